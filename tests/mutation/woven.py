"""One source in which every mutant sleeps: each function as often as it has mutants, and a switch on which one is awake.

So a source is compiled once for all of its mutants, and a run of the tests is all that each one costs.
"""
import bisect
import re

COMMENT_OR_STRING = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\'', re.S)
HEAD_OF_SCOPE = re.compile(r"(^|\s)(namespace|class|struct|union)\b[^()=]*$")
END_OF_HEAD = re.compile(r"(\)|\bconst|\bnoexcept|\boverride|-> [\w:<>, *&]+)\s*$")


def blanked(text):
    return COMMENT_OR_STRING.sub(lambda at: re.sub(r"[^\n]", " ", at.group()), text)


def closing(text, opened):
    depth = 0
    for at in range(opened, len(text)):
        depth += (text[at] == "{") - (text[at] == "}")
        if depth == 0:
            return at
    raise ValueError("a bracket is never closed")


def bodies(text):
    """Where the body of each function is, from bracket to bracket; of those that run while the program does."""
    blank, at, head_from, found = blanked(text), 0, 0, []
    while at < len(blank):
        if blank[at] in ";}" or (blank[at] == "\n" and blank[head_from:at].strip().startswith("#")):
            head_from = at + 1
        if blank[at] == "{":
            head = blank[head_from:at]
            if HEAD_OF_SCOPE.search(head):
                head_from = at + 1
            else:
                end = closing(blank, at)
                is_function = "(" in head and END_OF_HEAD.search(head) and not re.search(r"[^=!<>]=\s*$", head)
                if is_function:
                    head_from = end + 1
                    if "constexpr" not in head:
                        found.append((at, end))
                at = end
        at += 1
    return found


def woven(path, mutants):
    """The source with those of its mutants that are within a function: the text, and the numbers of these mutants.

    @param mutants  of this source, by number
    """
    text = path.read_text()
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    made, last, within = [], 0, set()
    for opened, closed in bodies(text):
        own = {number: one for number, one in mutants.items() if opened < one.offset < closed}
        if not own:
            continue
        within.update(own)
        before = bisect.bisect_right(starts, opened)
        made += [text[last:opened], "{ switch (rung_mutant) {"]
        for number, one in own.items():
            grown = len(one.whole) - len(text)
            made.append(f'\n case {number}: {{\n#line 1 "mutant-{number}."\n{one.whole[opened + 1:closed + grown]}\n}} break;')
        made.append(f'\n default: {{\n#line {before} "{path}"\n{text[opened + 1:closed]}}} }} }}')
        last = closed + 1
    return "extern int rung_mutant;\n" + f'#line 1 "{path}"\n' + "".join(made) + text[last:], within
