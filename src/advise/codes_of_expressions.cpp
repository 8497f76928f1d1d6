#include "code_chapters.hpp"

namespace rung {
namespace {

constexpr CodeEntry table[] = {
    {"E01", "An expression is empty.", "because: Mood stands at {}.",
     "Write what is meant, such as the name of an answer. For a brace as such write `{{`."},
    {"E02", "A character or a number cannot begin or be part of an expression.", "$ rung eval '12. + 1'",
     "Numbers are written as `12` or `12.5`, text in single quotes."},
    {"E03",
     "Something else is expected at this place: a value is missing, a bracket is not closed, or two values stand side "
     "by "
     "side.",
     "$ rung eval '1 +'", "The message says what was found and what could stand there."},
    {"E04", "A text in quotes, or a comment, is never closed.", "$ rung eval \"'house\"", "Close it on the same line."},
    {"E05", "A number is too large for its type.", "$ rung eval 3000000000",
     "Write a whole number beyond 2147483647 as a Long, `3000000000L`, or as a Decimal, `3000000000.0`."},
    {"E06", "A backslash in a text is followed by something that is not an escape of CQL.", "$ rung eval \"'a\\qb'\"",
     "For a backslash as such write two."},
    {"E07", "An expression is longer than 64 KiB or nested more than 100 deep.", "not not not and so on, 101 times",
     "Give a part of it a name under `define`."},
    {"E08",
     "This is CQL, but not in the part of it that rules are written in: no dates, quantities, queries or tuples.",
     "$ rung eval '@2026-05-21'",
     "A case counts in days, so ask `age_days(x)` or `weeks_at_level`. tests/exclusions.md lists what is left out and "
     "why."},
    {"E09", "This is how other languages write it, and not CQL.", "$ rung eval '1 == 1'",
     "CQL has `=`, `!=`, `and`, `or`, `not`; `rung help operators` prints all of it."},
    {"T01", "A name is neither an input, a define, nor part of an instrument of this rule set.",
     "when: low and dosis > 10", "Correct the name, or declare it under `inputs` or `define`."},
    {"T02", "There is no function of that name.", "$ rung eval 'Maximum({1, 2})'",
     "`rung help operators` prints every function. Names are written as CQL has them: `Max`, `Coalesce`."},
    {"T03", "An operator is given values of types that it does not take.", "$ rung eval '1 and true'",
     "The message lists what it takes and what it was given. A comparison makes a condition of a number: `mood >= 3`."},
    {"T04", "A condition is needed, something that is true or false, and this is a number or a text.", "when: mood",
     "Compare it: `mood >= 3`."},
    {"T05",
     "A number can never be what it is compared with, for it is outside its range; or a constant is not one that the "
     "function takes.",
     "when: mood > 9", "Correct the number, or the `range` of the input."},
    {"T06", "A text is compared with something that is not among its answers, or a level is not on the ladder.",
     "when: not safe or home = 'stret'", "Write one of the answers under `one_of`, or a level by its id."},
    {"T07", "An operator is given nothing but nulls, so nothing is known of the type of what it makes.",
     "$ rung eval 'Max({null})'", "Give it a value, or leave it out."},
    {"T08",
     "A function about the past is given something else than it takes: a level in quotes, a number of days, or the "
     "name of "
     "an answer.",
     "when: weeks_at_level(3) > 1", "The hint shows a call, such as `episodes('php', 90)` or `change(phq9.total)`."},
    {"T09", "Warning: a condition comes out the same whatever the answers are.", "when: 1 = 1",
     "Such a rule holds always or never; say what it depends on, or delete it."},
    {"T10", "Warning: `is null` turns a missing answer into a fact, so the rule acts although nobody knows.",
     "when: mood is null",
     "Leave it out: a rule whose answers are missing stays open by itself and is told as such. Where absence is a fact "
     "in earnest, "
     "give the input `optional: true`."},
    {"T11",
     "Warning: a missing answer vanishes here: an operator goes on as if it had been no, or as if it were not there.",
     "when: if dose > 10 then true else false",
     "The hint shows how to keep it unknown, and how to say that the other is meant."},
};

}  // namespace

std::span<const CodeEntry> codes_of_expressions() { return table; }

}  // namespace rung
