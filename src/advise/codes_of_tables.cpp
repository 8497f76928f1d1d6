#include "code_chapters.hpp"

namespace rung {
namespace {

constexpr CodeEntry table[] = {
    {"M01", "A mapping, or a part of it, has no such key. What it says would be passed over.", "answer: {mood: MOOD}",
     "Correct the key; rules/README.md has a mapping with every key there is."},
    {"M02", "A key is missing that must be there, or has no value.", "placed: {reason: WHY}",
     "Add it. An answer that no column has is left out."},
    {"M03", "A value has another shape than is needed.", "history: {level: LEVEL}",
     "Write a list of stays, `history: [{level: .., from_days_ago: ..}]`; the message says what is needed."},
    {"M04", "A value is not one of the words that are allowed there.", "columns: {MOOD: integer}",
     "Write one of the words listed: a column is a number, text or boolean."},
    {"M05", "A population is not written as an id.", "population: Adult",
     "Ids are small letters, digits, `-` and `_`. A population that differs by row is {from: EXPRESSION}."},
    {"M08", "The file is of another kind, or in a version of the format that this program does not read.",
     "rung_map: 2", "A mapping begins with `rung_map: 1`."},
    {"M11", "A mapping says of no answer which column has it.", "answers: {}",
     "Write `answers:` and under it the name of each answer with its column."},
    {"M20", "A mapping names a column that the table does not have.", "id: CASEIDD",
     "Correct the name: it is written as in the first row of the table, large and small letters alike. A name with "
     "spaces stands in double quotes, text in single ones."},
    {"M21", "A mapping gives an answer that the rule set does not ask for.", "answers: {functioning.wrok: MOOD}",
     "Correct the name, or delete the line: nothing is mapped that nobody reads."},
    {"M22", "An expression of a mapping is of another type than what it answers.", "answers: {risk.plan: MOOD + 1}",
     "Compare a code with what it means, `PLAN = 1`, or turn it into an answer with `case when`."},
    {"M23", "A mapping names a level that is not on the ladder of the rule set.",
     "placed: {level: if MOOD = 1 then 'wekly' else 'iop'}", "Write one of the levels listed, in single quotes."},
    {"M24", "A mapping lists another number of items than the instrument has.",
     "answers: {gad7: {items: [MOOD, MOOD]}}",
     "Give one column for each item in the order of the form, `null` for one that no column has."},
    {"M25", "A mapping can come to an answer that nobody can give.",
     "answers: {functioning.work: if MOOD = 1 then 7 else 0}",
     "The message says the range, or the answers that are allowed."},
    {"V01", "Two columns of a table have one name. Which of the two is meant cannot be known, so neither is read.",
     "a table that begins with `id,mood,mood`", "Rename one of them, or delete it."},
    {"V02", "A column of a table has no name.", "a table that begins with `id,,mood`",
     "Every field of the first row is a name. A program may have written row numbers: delete that column, or name it."},
    {"V03", "A row has another number of fields than the header.", "`a,1,2,3` under the header `id,mood,dose`",
     "A field that has a comma in it stands in double quotes; a field that is missing keeps its comma."},
    {"V04", "A double quote opens a field and is never closed. What follows would be taken for its text.",
     "`a,\"not well` as the last row", "Close the quote, or take it away."},
    {"V05", "A double quote stands where none can: in the middle of a field, or before more text.", "`a,6\" pipe,2`",
     "Put the field in double quotes and write the quote in it twice: `\"6\"\" pipe\"` (RFC 4180)."},
    {"V06", "A row of a table, or a line of cases, is longer than is read. Reading ends there.",
     "a quote that is opened in the second row of a large table and closed nowhere",
     "Look for the quote in the row named, or raise the limit with `--max-line`."},
    {"V07", "The columns of a table are separated by something else than commas.", "`id;mood;dose`",
     "Save the table as CSV with commas (RFC 4180)."},
    {"V08", "A cell is not what its column holds: text in a column of numbers, a word for a day.",
     "`low` in a column with which the mapping computes",
     "Look the cell up. A code for a missing answer is listed under `missing`, a column of text under `columns`."},
    {"V09", "A row lacks what every case needs: an id, a population, the day on which a stay began.",
     "an empty field in the column that the mapping has under `id`",
     "Look the row up, or change the expression so that it gives a value for every row."},
};

}  // namespace

std::span<const CodeEntry> codes_of_tables() { return table; }

}  // namespace rung
