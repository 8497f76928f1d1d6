"""Sources with one place changed: what is compared, connected, missing or counted on there is so no more."""
import dataclasses
import pathlib
import re

# What becomes what, at each place of a line. Comparisons, connectives, quantifiers, what is missing, ends of ranges.
RULES = [
    (r" >= ", " > "), (r" > ", " >= "), (r" <= ", " < "), (r" < ", " <= "), (r" == ", " != "), (r" != ", " == "),
    (r" && ", " || "), (r" \|\| ", " && "), (r" & ", " | "), (r" \| ", " & "), (r" \|= ", " &= "), (r" &= ", " |= "),
    (r"!(?=[\w(])", ""), (r"\bif \((?=[\w:.>\[\]-]+(?:\([\w:.>*&\[\], -]*\))?\)(?: |$))", "if (!"),
    (r"\bboth\(", "either("), (r"\beither\(", "both("), (r"\bcertain\(", "possible("), (r"\bpossible\(", "certain("),
    (r"\bany_of\b", "all_of"), (r"\ball_of\b", "any_of"), (r"\bnone_of\b", "any_of"),
    (r"\bset_union\b", "set_intersection"), (r"\bset_intersection\b", "set_union"),
    (r"\byes\b", "no"), (r"\bno\b", "yes"), (r"\bunknown\b", "no"), (r"\btrue\b", "false"), (r"\bfalse\b", "true"),
    (r"\bis_null\(\)", "is_null() == false"), (r"\bhas_value\(\)", "has_value() == false"),
    (r"\bmin\b", "max"), (r"\bmax\b", "min"), (r" \+ 1\b", ""), (r" - 1\b", ""),
]
# Lines that are no place for it: nothing is decided there.
PASSED_OVER = re.compile(r"^\s*(//|#|/?\*)|\btemplate\b|\boperator\b|static_assert")
STRING = re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])\'')
LOOP_END = re.compile(r"\bfor \([^;]*; [\w.>-]+ < ")  # one past it is past the end of what is gone through: undefined


@dataclasses.dataclass(frozen=True)
class Mutant:
    path: pathlib.Path
    line: int
    offset: int  # of the change in the source
    text: str  # of the line, without its margin
    place: int  # 0 for the first in the line at which this is changed
    change: str
    whole: str  # the source with the change

    def name(self, root):
        """As tests/exclusions.md lists it; it lasts while the line does."""
        where = f" ({self.place + 1})" if self.place else ""
        return f"`{self.path.relative_to(root)}`: `{self.text}`: `{self.change}`{where}"


def mutants_of(path):
    lines, start = path.read_text().splitlines(keepends=True), 0
    found = []
    for number, line in enumerate(lines):
        blank = STRING.sub(lambda at: " " * len(at.group()), line.rstrip())
        blank = LOOP_END.sub(lambda at: at.group()[:-3] + "   ", blank.split("//")[0])
        for old, new in RULES if not PASSED_OVER.search(blank) else []:
            for place, at in enumerate(re.finditer(old, blank)):
                changed = line[:at.start()] + new + line[at.end():]
                change = f"{at.group().strip()} -> {new.strip() or 'nothing'}"
                found.append(Mutant(path, number + 1, start + at.start(), line.split("//")[0].strip(), place, change,
                                    "".join(lines[:number] + [changed] + lines[number + 1:])))
        start += len(line)
    return found


def mutated_files(root):
    """All that evaluate/ and diagram/ consist of, headers last: they are compiled into more."""
    folders = [root / "src" / part for part in ("diagram", "evaluate")]
    headers = folders + [root / "include/rung" / part for part in ("diagram", "evaluate")]
    return (sorted(path for folder in folders for path in folder.glob("*.cpp"))
            + sorted(path for folder in headers for path in folder.glob("*.hpp")))
