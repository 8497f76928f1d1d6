#!/usr/bin/env python3
"""Breaks evaluate/ and diagram/ in one place at a time and sees whether a test fails.

    tests/mutation/run.py BUILD [--every N] [--from K] [--only PART]

BUILD is a folder in which `rung_tests` is built without joined files (preset dev). Each mutant is one source with one
line changed; it is compiled alone and linked before the library, so that nothing else is built anew. --every takes each
N-th mutant, --from starts at the K-th, --only takes sources with PART in their path. Prints each mutant with what became
of it; those that survive must stand in tests/exclusions.md with a reason, or get a test. Takes hours in full.
"""
import argparse
import json
import pathlib
import re
import resource
import shlex
import subprocess
import sys
import tempfile

# What becomes what, at the first place in a line: comparisons, connectives, what is missing, ends of ranges.
RULES = [
    (" >= ", " > "), (" > ", " >= "), (" <= ", " < "), (" < ", " <= "), (" == ", " != "), (" != ", " == "),
    (" && ", " || "), (" || ", " && "), (" & ", " | "), (" |= ", " &= "),
    ("both(", "either("), ("either(", "both("), ("certain(", "possible("), ("possible(", "certain("),
    ("Truth::yes", "Truth::no"), ("Truth::no", "Truth::yes"), ("Truth::unknown", "Truth::no"),
    ("Forest::yes", "Forest::no"), ("Forest::no", "Forest::yes"), ("std::min", "std::max"), ("std::max", "std::min"),
    (".is_null()", ".is_null() == false"), ("(!", "("), (" + 1", ""), (" - 1", ""), ("true", "false"), ("false", "true"),
]
# Lines that are no place for it: nothing is decided there, or a loop would never end.
PASSED_OVER = re.compile(r"^\s*(//|#|/?\*)|\bfor \(|\bwhile \(|template|operator|static_assert|^#include")
FILES = "*tests/diagram*,*tests/evaluate*,*prove_agreement_test*,*prove/planted_test*,*prove/diff_test*"
NOT = "*of the solver*,*looking at each combination*,*about a small rule set is*"  # others show the same sooner
SECONDS = 300  # of processor time: a mutant that takes longer never ends


def mutants(path):
    """Each as (line number, what was changed, the whole text)."""
    lines = path.read_text().splitlines(keepends=True)
    for number, line in enumerate(lines):
        code = line.split("//")[0].rstrip()
        if PASSED_OVER.search(code):
            continue
        for old, new in RULES:
            if old not in code:
                continue
            changed = code.replace(old, new, 1) + "\n"
            yield number + 1, f"{old.strip()} -> {new.strip() or 'nothing'}", "".join(
                lines[:number] + [changed] + lines[number + 1:])


def commands(build):
    """How each source is compiled, and how the tests are linked."""
    compiled = {pathlib.Path(one["file"]).resolve(): one for one in
                json.loads((build / "compile_commands.json").read_text()) if "rung.dir" in one["command"]}
    listed = subprocess.run(["ninja", "-C", build, "-t", "commands", "rung_tests"], capture_output=True, text=True,
                            check=True).stdout.splitlines()
    link = next(line for line in listed if "-o tests/rung_tests" in line)
    link = link.split(" && ")[1] if link.startswith(": &&") else link
    return compiled, link


def outcome(text, source, compiled, link, build, folder):
    """`caught`, `survived` or `no program`, with the first line of what failed."""
    changed, made, program = folder / source.name, folder / "mutant.o", folder / "rung_tests"
    changed.write_text(text)
    words = shlex.split(compiled["command"])
    at = next(i for i, word in enumerate(words) if word == "-o")
    words[at + 1] = str(made)
    words = [word for word in words if not word.startswith("-O")]
    words[words.index("-c") + 1] = str(changed)
    words[words.index("-c"):words.index("-c")] = ["-O1", "-w", f"-I{source.parent}"]
    if subprocess.run(words, cwd=build, capture_output=True).returncode != 0:
        return "no program", ""
    linked = link.replace("-o tests/rung_tests", f"-o {program}").replace("src/librung.a", f"{made} src/librung.a", 1)
    if (failed := subprocess.run(linked, cwd=build, shell=True, capture_output=True, text=True)).returncode != 0:
        return "no program", failed.stderr[-200:]
    limit = lambda: resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    run = subprocess.run([program, f"-sf={FILES}", f"-tce={NOT}", "--abort-after=1"], cwd=build, preexec_fn=limit,
                         capture_output=True, text=True, errors="replace")
    failed = re.search(r"TEST CASE: +(.*)", run.stdout)
    return ("survived", "") if run.returncode == 0 else ("caught", failed.group(1) if failed else "crash")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--from", dest="start", type=int, default=0)
    parser.add_argument("--only", default="")
    arguments = parser.parse_args()
    root = pathlib.Path(__file__).resolve().parents[2]
    compiled, link = commands(arguments.build.resolve())
    sources = sorted(path for part in ("evaluate", "diagram") for path in (root / "src" / part).glob("*.cpp"))
    listed = [(path, *mutant) for path in sources if arguments.only in str(path) for mutant in mutants(path)]
    survivors, counted = [], {}
    for number, (path, line, change, text) in list(enumerate(listed))[arguments.start::arguments.every]:
        with tempfile.TemporaryDirectory() as folder:
            result, by = outcome(text, path, compiled[path], link, arguments.build.resolve(), pathlib.Path(folder))
        name = f"{path.relative_to(root)}:{line}: {change}"
        counted[result] = counted.get(result, 0) + 1
        print(f"{number:4} {result:10} {name}  {by}", flush=True)
        if result == "survived":
            survivors.append(name)
    print(f"{len(listed)} mutants in all; " + ", ".join(f"{count} {result}" for result, count in counted.items()))
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())
