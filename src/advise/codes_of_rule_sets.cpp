#include "code_chapters.hpp"

namespace rung {
namespace {

constexpr CodeEntry table[] = {
    {"R01", "A rule set, or a part of it, has no such key. What it says would be passed over.",
     "titel: A small rule set", "Correct the key; rules/README.md has all of them."},
    {"R02", "A key is missing that must be there, or has no value.",
     "- {name: Intensive outpatient, hours_per_week: [9, 15]}", "Add it."},
    {"R03", "A value has another shape than is needed: a list in place of a map, a text in place of a number.",
     "sources: [us]", "The message says what is needed; rules/README.md has an example of each."},
    {"R04", "A value is not one of the words that are allowed there.", "status: final",
     "Write one of the words listed."},
    {"R05", "An id, a name, a version or a day is not written as such.", "id: Demo Rules",
     "Ids are small letters, digits, `-` and `_`, a letter first; names have points between parts; versions are "
     "`1.0.0`; days are "
     "`2026-05-21`."},
    {"R06", "Two parts have the same id, so that nobody could say which of them is meant.",
     "- {id: iop, name: Partial hospitalization, hours_per_week: [20, 30]}", "Give one of them another id."},
    {"R07", "A name is a keyword of CQL, so that expressions could not use it.",
     "hour: {type: integer, range: [0, 4], name: hour, ask: How many hours?, source: us}",
     "Add a word: `hours_of_sleep`."},
    {"R08", "The file is of another kind, or in a version of the format that this program does not read.", "rung: 2",
     "A rule set begins with `rung: 1`."},
    {"R09", "A number is out of range, or the lower end of a range lies above the upper one.",
     "hours_per_week: [15, 9]", "Write the least first."},
    {"R10", "Two keys do not go together, or a rule says nothing about the level.",
     "at_least: iop\n    rules_out: [php]", "Keep one of them; two effects are two rules."},
    {"R11", "There is no such instrument.", "instruments: [gda7]",
     "`rung rules phq9` prints a built-in one. An instrument of your own lies in the folder `instruments` beside the "
     "rule set."},
    {"R12", "No rule set of that name is built in.", "$ rung check adutl",
     "`rung rules` lists them. A file is named with its ending."},
    {"R13", "This rule set states requirements, such as a payer's, and recommends no level.",
     "$ rung recommend examples/cases/01-weekly-is-enough.yaml --rules medicare-us",
     "Lay it over one that recommends: `--rules adult --also medicare-us`."},
    {"R14", "A branch of a tree leads nowhere, back, or a node is never reached.",
     "trees:\n  - id: way\n    source: us\n    nodes:\n      - {id: n1, if: safe, yes: n3, no: {id: out, at_least: "
     "iop, because: Not safe.}}",
     "Nodes lead to later nodes of the same tree or to leaves; the first node is where it starts."},
    {"R20", "A level is not on the ladder of this rule set.", "at_least: ipo",
     "Write the id of a level under `ladder`."},
    {"R21", "A source is named that is not declared.", "because: Home is not safe.\n    source: them",
     "Declare it under `sources:`, with its title."},
    {"R22", "Warning: something is declared and never used.",
     "sources:\n  us: {title: Set by us}\n  them: {title: Set by them}",
     "Use it or delete it; often a name was misspelt elsewhere."},
    {"R24", "Defines refer to each other in a circle.", "low: low or mood >= 3", "Take one of the references out."},
    {"R25", "A name is taken by something else: an input, a define, an instrument's item or a function.",
     "mood: dose > 3", "Choose another name."},
    {"R28", "A rule set is too large: more than 65,535 values, or defines that refer to each other more than 200 deep.",
     "a define that uses another, which uses another, and so on, 201 times",
     "Split the rule set, or shorten the chain of defines."},
    {"R30", "A profile does not say what fits each level of the ladder in its order.",
     "profiles:\n  - id: bands\n    source: us\n    fits:\n      iop: {mood: [0, 2]}\n      weekly: {mood: [0, 1]}",
     "List every level once, least intensive first."},
    {"R31", "A rule asks for a level, and this rule set has `role: requirements`.",
     "population: adult\nrole: requirements",
     "Requirements rule levels out or raise alerts. A rule set that recommends has no `role`."},
    {"R32", "A rule set exempts something from what is shown of it, and has nothing of that name.",
     "status: draft\nexempt: [{from: rule-can-hold, of: no-hom, because: Tried out.}]",
     "Write the id of a rule or level, or the name of an input, as the property asks."},
    {"R33", "The scoring model does not have one number for each level that needs one, or its cuts do not rise.",
     "status: draft\nmodel: {kind: cumulative-logit, terms: {mood: 0.9}, cuts: {iop: 3, php: 1}, fitted_to: expert, "
     "source: us}",
     "`cuts` and the coefficients by cut name each level above the lowest, in the order of the ladder; the prediction "
     "set names every level. Cuts rise."},
    {"R34", "A term of the scoring model is no number and no condition.",
     "status: draft\nmodel: {kind: cumulative-logit, terms: {home: 0.9}, cuts: {iop: 1, php: 3}, fitted_to: expert, "
     "source: us}",
     "Write a condition, which counts 1 where it holds: `of: home = 'street'`."},
    {"R35", "Warning: a coefficient of the scoring model goes against what is declared to be worse.",
     "status: draft\nmodel: {kind: cumulative-logit, terms: {gad7.total: -0.1}, cuts: {iop: 1, php: 3}, fitted_to: "
     "expert, source: us}",
     "Look at the data, or at how the term is coded; `rung prove` says whether the level can fall."},
    {"R36",
     "Warning: coefficients that differ by cut let the model call a need of a higher level more probable than one of a "
     "lower level or more.",
     "status: draft\nmodel:\n  kind: cumulative-logit\n  terms: [{id: mood, of: mood, coefficient: {iop: 0.1, php: "
     "0.9}}]\n  cuts: {iop: 1, php: 2}\n  fitted_to: expert\n  source: us",
     "Give these terms one coefficient, or narrow the ranges of what they ask."},
};

}  // namespace

std::span<const CodeEntry> codes_of_rule_sets() { return table; }

}  // namespace rung
