#include <algorithm>

#include "rung/prove/prove.hpp"

namespace rung {
namespace {

struct Row {
  Property property;
  std::string_view id, words;
};

constexpr Row rows[] = {
    {Property::level_or_gap, "level-or-gap", "Every case gets one level, or something that is missing can be named"},
    {Property::span, "span-well-formed", "The level is never above what it can still turn out to be"},
    {Property::rule_can_hold, "rule-can-hold", "Each rule holds for some case"},
    {Property::level_can_be_reached, "level-can-be-reached", "Each level is the answer for some case"},
    {Property::rule_matters, "rule-matters", "Each rule changes the level or the span of some case"},
    {Property::worse_never_less, "worse-never-less", "A worse answer never lowers the level or the span"},
    {Property::protected_never_matters, "protected-never-matters", "A protected answer changes nothing"},
    {Property::answer_stays_in_span, "answer-stays-in-span",
     "Answering what is missing never leaves the span shown before"},
    {Property::guarantee, "require", "What the rule set requires of itself"},
    {Property::fire_together, "fire-together", "Rules with different levels that can hold together"},
    {Property::conflict, "conflict", "Floors and limits that cannot both be met"},
    {Property::stability, "stability", "How far one step on one answer can move the level"},
};

}  // namespace

std::string_view to_text(Property property) { return rows[static_cast<std::size_t>(property)].id; }
std::string_view in_words(Property property) { return rows[static_cast<std::size_t>(property)].words; }

std::string_view to_text(Verdict verdict) {
  constexpr std::string_view words[] = {"PROVED", "REFUTED", "UNDECIDED", "EXEMPT", "NOTED"};
  return words[static_cast<std::size_t>(verdict)];
}

std::string_view to_text(Tier tier) {
  constexpr std::string_view words[] = {"", "polarity", "diagram", "enumeration", "solver"};
  return words[static_cast<std::size_t>(tier)];
}

std::string file_name(const Finding& finding) {
  std::string name(to_text(finding.property));
  if (!finding.about.empty()) name += "." + finding.about;
  if (finding.property == Property::conflict) name += "." + finding.words;
  std::ranges::replace_if(
      name, [](char c) { return c == '/' || c == '\'' || c == ' ' || c == '(' || c == ')' || c == ','; }, '_');
  return name;
}

}  // namespace rung
