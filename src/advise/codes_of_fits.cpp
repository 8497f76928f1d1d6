#include "code_chapters.hpp"

namespace rung {
namespace {

constexpr CodeEntry table[] = {
    {"S01",
     "A model has too few levels to tell apart, or a level that no row of the data has: nothing can be learned about it.",
     "`--levels weekly,iop,php` for a table in which nobody was placed in php",
     "Leave the level out, join it with its neighbor, or bring rows that have it."},
    {"S02",
     "A column of the model is the same in every row, or others make it up together, so that its coefficient could be "
     "anything.",
     "`--terms 'score, score_doubled'`", "Leave one of the terms out; the message names them."},
    {"S03", "A value or a weight is not a finite number, or a weight is not above 0.", "a row with the weight 0",
     "Leave such rows out of the table."},
    {"S04",
     "Some terms tell the levels apart without a single exception in these rows, so the likelihood has no maximum: "
     "their coefficients would grow without end.",
     "a term `locked_ward` that is true in every row of the highest level and in no other",
     "Leave a term out, join rare values, or fit with `--ridge`, which keeps coefficients finite."},
    {"S05", "No maximum of the likelihood was reached within the steps that are allowed.",
     "partial terms whose cuts would have to cross", "Make fewer terms partial, or fit with `--ridge`."},
    {"S06",
     "A level has too few cases for prediction sets with the coverage asked for: no threshold but 0 would promise it.",
     "`--coverage 0.95` where a level has 12 cases; it needs 19", "Ask for less coverage, for 0, or bring more cases."},
    {"S07", "Cross-validation needs two folds or more, each with a row.", "`--folds site` in a table of one site",
     "Name a column with more values, or a number such as 10."},
    {"S10", "The terms of a model are not written as such.", "`--terms 'age, ordered(danger'`",
     "Write `age, ordered(danger), nominal(type: tower), danger:custd`."},
    {"S11", "A table has no column of that name, nor a mapping an answer.", "`--outcome plase`",
     "Correct the name; letter case counts."},
    {"S12", "A cell is not a number where a term needs one.", "`unknown` in a column that the terms name without brackets",
     "Write `nominal(column)` for words. Codes of missing answers belong into a mapping, with `--map`."},
    {"S13", "The levels of the outcome, or their order, are not known, or no row has what is needed.",
     "an outcome of words without `--levels`", "Name every level with `--levels`, lowest first."},
    {"S14", "Values of a column are not those that its term names.", "`ordered(mood: low < high)` where a row has `middle`",
     "Name every value that the column has, and no other."},
};

}  // namespace

std::span<const CodeEntry> codes_of_fits() { return table; }

}  // namespace rung
