#!/usr/bin/env python3
"""Breaks evaluate/ and diagram/ in one place at a time and sees whether a test fails.

    tests/mutation/run.py BUILD [--jobs N] [--quick] [--only PART] [--without PART] [--again LOG] [--every N] [--from K]

BUILD is a folder that was configured without joined files (preset dev); what is needed there is built. mutants.py says what
is broken and where; woven.py puts all that is wrong with a source into one copy of it, and the tests of these layers are
linked once with all copies, as BUILD/mutation/rung_tests, in which RUNG_MUTANT says what is wrong. Cheap tests come first, and the first
that fails ends the run of a mutant.

A mutant that no test sees must stand in tests/exclusions.md with the reason, or get a test: any other ends the run with 1,
and so does a line there that names no mutant, or one that is caught. --only takes sources with PART in their path, --without
leaves them out, --quick asks only tests with few rule sets made by chance, --again takes those that survived in what an
earlier run printed, --every takes each N-th mutant, --from starts at the K-th. Reckoned from parts of it, all with --quick take fifty minutes of one core, and each mutant that is neither caught
nor listed half a minute more without.
"""
import argparse
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import resource
import shlex
import subprocess
import sys

import mutants
import woven

TESTS = re.compile(r"^tests/CMakeFiles/rung_tests.dir/(?!cli/|prove/(smt|golden)_test|release/)[\w/]+\.cpp\.o$")
# Cheap ones first, that see most of what is wrong; with few rule sets made by chance, but for the last, which is for
# mutants that are not listed.
STAGES = [
    ("*tests/diagram*,*bind_test*,*decide_test*,*score_test*,*prediction_test*,*case_maker_test*,*prove/planted_test*", True),
    ("*prove_agreement*,*diff_test*,*insight_agreement*,*explain/near*,*rich_agreement*", True),
    ("*tests/evaluate*", True),
    ("*tests/embed*,*tests/advise*,*tests/rules*,*tests/compile*,*tests/score*,*tests/parse*", True),
    ("*tests/diagram*,*prove_agreement*,*diff_test*,*insight_agreement*,*explain/near*,*rich_agreement*,*planted_adult*", False),
]
TIMES, AND_SECONDS, BYTES = 4, 3, 4 << 30  # a run that takes so much more than it should never ends
MUTANT = "int rung_mutant = std::getenv(\"RUNG_MUTANT\") ? std::atoi(std::getenv(\"RUNG_MUTANT\")) : -1;\n"


class Program:
    """The tests with all mutants in them, made anew where a source has changed."""

    def __init__(self, root, build, found):
        self.root, self.build, self.folder = root, build, build / "mutation"
        self.program = self.folder / "rung_tests"
        self.found, self.lost = found, set()  # by number
        self.commands = {pathlib.Path(one["file"]).resolve(): one["command"] for one in
                         json.loads((build / "compile_commands.json").read_text()) if "rung.dir" in one["command"]}

    def make(self):
        by_path = {}
        if any(one.path.suffix == ".hpp" for one in self.found.values()):  # a header is broken in all that include it
            by_path = {path: {} for path in mutants.mutated_files(self.root) if path.suffix == ".cpp"}
        for number, one in self.found.items():
            by_path.setdefault(one.path, {})[number] = one
        self.headers, objects = hashlib.sha1(), []
        for path in sorted(by_path, key=lambda path: path.suffix != ".hpp"):  # headers first
            own = by_path[path]
            self.lost.update(set(own) - woven.woven(path, own)[1])
            made = self.compiled(path, own)
            if path.suffix == ".cpp":
                objects.append(made)
        self.link(objects)

    def compiled(self, path, own):
        """Leaves out mutants that are no program. A header is only looked at, with what is included in it."""
        place = self.folder / path.relative_to(self.root)
        made, kept = place.with_suffix(".o"), place.with_suffix(".lost")
        place.parent.mkdir(parents=True, exist_ok=True)
        is_header = path.suffix == ".hpp"
        like = path if not is_header else next(iter(self.commands))
        words = [word for word in shlex.split(self.commands[like]) if not word.startswith(("-O", "-W"))]
        words = [*words[:words.index("-o")], "-O1", "-w", f"-I{path.parent}"]
        words[1:1] = [f"-I{self.folder}/include", f"-I{place.parent}"]
        words += ["-fsyntax-only", "-x", "c++", place] if is_header else ["-o", made, "-c", place]
        hashed = hashlib.sha1(woven.woven(path, own)[0].encode() + self.headers.digest()).hexdigest()
        known = kept.read_text().split() if kept.exists() else [""]
        no_program = set(map(int, known[1:])) if known[0] == hashed else set()
        without = lambda: woven.woven(path, {number: own[number] for number in sorted(set(own) - no_program)})[0]
        while known[0] != hashed and (broken := self.broken(path, place, words, without(), set(own) - no_program)):
            no_program |= broken
        kept.write_text(" ".join([hashed, *map(str, sorted(no_program))]))
        self.lost |= no_program
        if is_header:
            self.headers.update(without().encode())
        return made

    def broken(self, path, place, words, text, own):
        """Those of its mutants at which the compiler stops."""
        place.write_text(text)
        run = subprocess.run(words, cwd=self.build, capture_output=True, text=True)
        found = own & set(map(int, re.findall(r"mutant-(\d+)\.:\d+:\d+: error", run.stderr)))
        if run.returncode != 0 and not found:
            sys.exit(f"{path} does not compile\n{run.stderr[:2000]}")
        return found

    def link(self, objects):
        """Of the tests only those that are asked, so that the others need not be built."""
        switch = self.folder / "switch.cpp"
        switch.write_text("#include <cstdlib>\nextern int rung_mutant;\n" + MUTANT)
        subprocess.run(["c++", "-O1", "-c", switch, "-o", self.folder / "switch.o"], check=True)
        listed = subprocess.run(["ninja", "-C", self.build, "-t", "commands", "rung_tests"], capture_output=True,
                                text=True, check=True).stdout.splitlines()
        line = next(line for line in listed if "-o tests/rung_tests" in line)
        words = shlex.split(line.split(" && ")[1] if line.startswith(": &&") else line)
        words = [word for word in words if not word.startswith("tests/CMakeFiles") or TESTS.match(word)]
        words[words.index("tests/rung_tests")] = str(self.program)
        at = words.index("src/librung.a")
        words[at:at] = [str(self.folder / "switch.o"), *map(str, objects)]
        subprocess.run(["ninja", "-C", self.build, "librung.a", *filter(TESTS.match, words)], check=True)
        subprocess.run(words, cwd=self.build, check=True)

    def run(self, number, stage, seconds, few):
        """Empty when no test fails, else what did, and how long it took."""
        limit = lambda: (resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds)),
                         resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES)))
        environment = {**os.environ, "RUNG_MUTANT": str(number), **({"RUNG_FEW": "1"} if few else {})}
        run = subprocess.run([self.program, f"-sf={stage}", "--abort-after=1"], cwd=self.build, preexec_fn=limit,
                             env=environment, capture_output=True, text=True, errors="replace")
        if run.returncode == 0:
            return ""
        failed = re.search(r"TEST CASE: +(.*)", run.stdout)
        return failed.group(1) if failed else f"it ends with {run.returncode}"


def seconds_of(program, stage, few):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    if failed := program.run(-1, stage, 3600, few):
        sys.exit(f"with nothing broken fails: {failed}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def listed_survivors(root):
    lines = (root / "tests/exclusions.md").read_text().splitlines()
    return {line.strip()[2:].strip() for line in lines if re.match(r" +- `(src|include)/", line)}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--from", dest="start", type=int, default=0)
    parser.add_argument("--only", default="")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--again", type=pathlib.Path)
    parser.add_argument("--without", action="append", default=[])
    arguments = parser.parse_args()
    root = pathlib.Path(__file__).resolve().parents[2]
    found = {1000 * index + i: one for index, path in enumerate(mutants.mutated_files(root))
             if arguments.only in path.as_posix() and not any(part in path.as_posix() for part in arguments.without)
             for i, one in enumerate(mutants.mutants_of(path))}
    if arguments.again:
        survived = set(re.findall(r"^ *\d+ survived +\d+ (`.*`(?: \(\d+\))?) *$", arguments.again.read_text(), re.M))
        found = {number: one for number, one in found.items() if one.name(root) in survived}
    program = Program(root, arguments.build.resolve(), found)
    program.make()
    listed = listed_survivors(root)
    stages = [(stage, int(TIMES * seconds_of(program, stage, few)) + AND_SECONDS, few) for stage, few in STAGES
              if few or not arguments.quick]

    def judged(number):
        name = found[number].name(root)
        for stage, seconds, few in stages:
            if not few and name in listed:
                break
            if "diagram" not in stage and "near" not in stage and "diagram" in found[number].path.parts:
                continue  # what knows nothing of diagrams
            if by := program.run(number, stage, seconds, few):
                return number, name, "caught", by
        return number, name, "listed" if name in listed else "survived", ""

    chosen = [number for number in found if number not in program.lost][arguments.start::arguments.every]
    counted, wrong = {}, []
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        for done in concurrent.futures.as_completed([pool.submit(judged, number) for number in chosen]):
            number, name, result, by = done.result()
            counted[result] = counted.get(result, 0) + 1
            print(f"{number:5} {result:8} {found[number].line:4} {name}  {by}", flush=True)
            if result == "survived" or (result == "caught" and name in listed):
                wrong.append(f"{result}: {name}")
    if not arguments.only and not arguments.without:
        wrong += [f"no mutant: {name}" for name in sorted(listed - {one.name(root) for one in found.values()})]
    print(f"{len(found)} mutants, {len(program.lost)} of them no program; "
          + ", ".join(f"{count} {result}" for result, count in counted.items()))
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
