#include <algorithm>

#include "rung/explain/words.hpp"
#include "rung/text/nearest.hpp"
#include "witness.hpp"

namespace rung {
namespace {

/// A run of points that stand in a row.
struct Run {
  std::size_t first, last;
};

std::vector<Run> runs(const Variable& variable, std::span<const std::uint32_t> cells) {
  std::vector<Run> found;
  for (std::size_t p = 1; p < variable.points.size(); ++p) {
    if (std::ranges::find(cells, variable.cell_of[p]) == cells.end()) continue;
    if (!found.empty() && found.back().last + 1 == p)
      found.back().last = p;
    else
      found.push_back({p, p});
  }
  return found;
}

// Numbers with many places are those right beside a threshold.
std::string number_run(const Variable& variable, Run run, const std::optional<Range>& range) {
  const Value low = variable.points[run.first].front(), high = variable.points[run.last].front();
  const bool to_the_end = run.last + 1 == variable.points.size(), from_the_start = run.first == 1;
  const auto text = [](const Value& value) { return plain_number(number_in(value)); };
  if (run.first == run.last && !(low.kind() == Value::Kind::decimal && !low.decimal().is_whole())) return text(low);
  if (low.kind() == Value::Kind::decimal) {
    const std::string from = from_the_start              ? ""
                             : number_in(low).is_whole() ? "from " + text(low)
                                                         : "above " + text(variable.points[run.first - 1].front());
    const std::string to = to_the_end                   ? ""
                           : number_in(high).is_whole() ? "up to " + text(high)
                                                        : "below " + text(variable.points[run.last + 1].front());
    return from + (!from.empty() && !to.empty() ? " and " : "") + to + (from.empty() && to.empty() ? "any" : "");
  }
  if (!range && from_the_start && to_the_end) return "any number";
  if (!range && from_the_start) return text(high) + " or less";
  if (!range && to_the_end) return text(low) + " or more";
  return text(low) + " to " + text(high);
}

std::string scale_run(const Input& input, const Variable& variable, Run run) {
  const std::int64_t first = input.range->low.to_int64().value_or(0);
  const auto step = [&](std::size_t point) { return variable.points[point].front().integer(); };
  const auto word = [&](std::size_t point) { return input.scale[static_cast<std::size_t>(step(point) - first)]; };
  const std::string of = " of " + plain_number(input.range->high) + ")";
  if (run.first == run.last) return word(run.first) + " (" + std::to_string(step(run.first)) + of;
  return word(run.first) + " to " + word(run.last) + " (" + std::to_string(step(run.first)) + " to " +
         std::to_string(step(run.last)) + of;
}

std::string place_at(const Program& program, const Whereabouts& where) {
  const Ladder& ladder = program.rules().ladder;
  if (where.kind == Whereabouts::Kind::on_ladder) return ladder.levels[where.index].name;
  return where.kind == Whereabouts::Kind::above ? ladder.above[where.index].name : "none";
}

}  // namespace

std::string variable_in_words(const Program& program, const Variable& variable) {
  if (variable.kind == Variable::Kind::current) return "current level";
  if (variable.kind == Variable::Kind::previous) return "level before";
  return name_in_words(program, program.slots()[variable.slots.front()]);
}

std::string cells_in_words(const Program& program, const Variable& variable, std::span<const std::uint32_t> cells) {
  std::vector<std::string> texts;
  if (std::ranges::find(cells, 0u) != cells.end()) texts.emplace_back("not answered");
  for (const Run& run : runs(variable, cells)) {
    if (!variable.places.empty()) {
      for (std::size_t p = run.first; p <= run.last; ++p) texts.push_back(place_at(program, variable.places[p]));
      continue;
    }
    const Slot& slot = program.slots()[variable.slots.front()];
    const Input* const input = slot.kind == Slot::Kind::input ? &program.rules().inputs[slot.input] : nullptr;
    if (slot.type == boolean_type)
      for (std::size_t p = run.first; p <= run.last; ++p)
        texts.emplace_back(variable.points[p].front().boolean() ? "yes" : "no");
    else if (slot.type == string_type)
      for (std::size_t p = run.first; p <= run.last; ++p) texts.emplace_back(variable.points[p].front().string());
    else if (input && !input->scale.empty() && input->range)
      texts.push_back(scale_run(*input, variable, run));
    else
      texts.push_back(number_run(variable, run, slot.range) + (input && !input->unit.empty() ? " " + input->unit : ""));
  }
  std::string text;
  for (std::size_t i = 0; i < texts.size(); ++i)
    text += (i == 0 ? "" : i + 1 == texts.size() ? " or " : ", ") + texts[i];
  return text;
}

std::string level_in_words(const Program& program, const Outcome& outcome) {
  const auto& levels = program.rules().ladder.levels;
  std::string text = levels[outcome.level].name;
  if (outcome.up_to != outcome.level) text += " (up to " + levels[outcome.up_to].name + ")";
  if (outcome.conflict) text += ", against a limit";
  return text;
}

}  // namespace rung
