#include "code_chapters.hpp"

namespace rung {
namespace {

constexpr CodeEntry table[] = {
    {"I01", "An instrument, or a part of it, has no such key. What it says would be passed over.", "recal_days: 14",
     "Correct the key; rules/README.md has all of them."},
    {"I02", "A key is missing that must be there, or has no value.", "- {id: appetite}",
     "Add it. An item needs a `range`, `values` or `type: boolean`."},
    {"I03", "A value has another shape than is needed: a list in place of a map, a text in place of a number.",
     "recall_days: two weeks", "The message says what is needed; rules/README.md has an example of each."},
    {"I04", "A value is not one of the words that are allowed there.", "worse: up", "Write one of the words listed."},
    {"I05", "An id or a name is not written as such, or the instrument calls itself otherwise than its file is named.",
     "- {id: Appetite, range: [0, 3]}", "Names are small letters, digits and `_`, a letter first."},
    {"I06", "Two items, scores or bands have the same id.", "- {id: sleep, range: [0, 4]}",
     "Give one of them another id."},
    {"I07", "A name is a keyword of CQL, so that expressions could not use it.", "- {id: hour, range: [0, 3]}",
     "Add a word: `hours_of_sleep`."},
    {"I08", "The file is of another kind, or in a version of the format that this program does not read.",
     "rung_instrument: 2", "An instrument begins with `rung_instrument: 1`."},
    {"I09", "A number is out of range: a range runs backwards, or a band begins at or below the one before it.",
     "bands: [{id: low, from: 4, name: low}, {id: high, from: 0, name: high}]", "Bands rise; the least comes first."},
    {"I10", "Two keys do not go together.", "- {id: appetite, range: [0, 3], values: [0, 3]}",
     "Keep one of them; the message says which "
     "goes with what."},
    {"I20", "A score counts something that is not an item of this instrument.", "sum: [sleep, apetite]",
     "Write the ids under `items`."},
    {"I21",
     "Bands do not fit the scores that can come: the lowest score is in none, or one of them can never be reached; or "
     "a "
     "number about a score lies outside it.",
     "bands: [{id: low, from: 1, name: low}, {id: high, from: 4, name: high}]",
     "The first band begins at the lowest score that can come; each other one within the scores."},
};

}  // namespace

std::span<const CodeEntry> codes_of_instruments() { return table; }

}  // namespace rung
