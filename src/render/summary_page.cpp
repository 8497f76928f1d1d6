#include "summary_page.hpp"

#include <algorithm>

#include "terms.hpp"

namespace rung {
namespace {

constexpr std::size_t most_rules = 12;

std::string name_of(const Program& program, std::size_t level) { return program.rules().ladder.levels[level].name; }

Figure levels_of(const Program& program, const Tally& tally) {
  Figure made{"Recommended", "", tally.cases};
  for (std::size_t i = 0; i < program.rules().ladder.levels.size(); ++i)
    made.bars.push_back({name_of(program, i), tally.recommended[i]});
  return made;
}

Figure spans_of(const Program& program, const Tally& tally) {
  Figure made{"Open", "the level known answers demand, up to what missing ones still could", tally.cases};
  const std::size_t levels = program.rules().ladder.levels.size();
  std::uint64_t settled = 0;
  for (std::size_t i = 0; i < levels; ++i) settled += tally.spans[i * levels + i];
  made.bars.push_back({"settled: one level", settled});
  for (std::size_t low = 0; low < levels; ++low)
    for (std::size_t high = low + 1; high < levels; ++high)
      if (const auto count = tally.spans[low * levels + high])
        made.bars.push_back({name_of(program, low) + " up to " + name_of(program, high), count});
  return made;
}

Figure changes_of(const Tally& tally) {
  Figure made{"Change", "from where the person is to the level recommended", tally.cases};
  constexpr std::pair<const char*, Change> rows[] = {{"step up", Change::step_up},
                                                     {"stay", Change::stay},
                                                     {"step down", Change::step_down},
                                                     {"start: in no care yet", Change::start},
                                                     {"not known where they are", Change::unknown}};
  for (const auto& [label, change] : rows)
    made.bars.push_back({label, tally.changes[static_cast<std::size_t>(change)]});
  return made;
}

Figure alerts_of(const Program& program, const Tally& tally) {
  Figure made{"Alerts", "that hold; beside them, where a missing answer keeps one open", tally.cases};
  made.nothing = "None holds, and none is left open.";
  for (std::size_t i = 0; i < tally.held.size(); ++i) {
    const Rule& rule = program.rules().rules[i];
    if (rule.effect != Effect::alert || tally.held[i] + tally.open[i] == 0) continue;
    made.bars.push_back({std::string(to_text(rule.alert)) + ": " + rule.id.text, tally.held[i],
                         tally.open[i] ? with_commas(tally.open[i]) + " open" : ""});
  }
  return made;
}

void keep_greatest(Figure& figure) {
  std::ranges::stable_sort(figure.bars, std::ranges::greater(), &Bar::count);
  if (figure.bars.size() <= most_rules) return;
  figure.note += "; the first " + std::to_string(most_rules) + " of " + std::to_string(figure.bars.size());
  figure.bars.resize(most_rules);
}

Figure rules_of(const Program& program, const Tally& tally) {
  Figure made{"Rules that held most", "floors and limits", tally.cases};
  made.nothing = "None held.";
  for (std::size_t i = 0; i < tally.held.size(); ++i)
    if (program.rules().rules[i].effect != Effect::alert && tally.held[i] > 0)
      made.bars.push_back({program.rules().rules[i].id.text, tally.held[i]});
  keep_greatest(made);
  return made;
}

Figure missing_of(const Tally& tally) {
  Figure made{"Missing and mattering", "answers that were not given and could change the result", tally.cases};
  made.nothing = "No missing answer could change a result.";
  for (const auto& [name, count] : tally.missing) made.bars.push_back({name, count});
  keep_greatest(made);
  return made;
}

Figure placings_of(const Tally& tally) {
  Figure made{"Placed", "where the case says what was decided, against what is recommended",
              tally.placings[0] + tally.placings[1] + tally.placings[2]};
  made.nothing = "No case says where the person was placed.";
  if (made.total == 0) return made;
  made.bars = {{"below", tally.placings[0]}, {"as recommended", tally.placings[1]}, {"above", tally.placings[2]}};
  return made;
}

PagePart part_of(const SummaryOf& of, std::size_t index, const Tally& tally) {
  const Program& program = of.rules[index];
  const RuleSet& rules = program.rules();
  PagePart part{
      rules.id.text + " " + rules.version + " (" + std::string(status_id(rules.status)) + ")", tally.cases, {}, {}};
  part.figures = {levels_of(program, tally), spans_of(program, tally), changes_of(tally), alerts_of(program, tally),
                  rules_of(program, tally),  missing_of(tally),        placings_of(tally)};
  for (std::size_t i = 0; i < rules.ladder.levels.size(); ++i) part.levels.push_back(name_of(program, i));
  if (of.by.empty()) return part;
  for (const auto& [value, group] : of.summary.groups) {
    if (index >= group.tallies.size()) continue;
    const Tally& one = group.tallies[index];
    if (one.cases == 0 && (group.faulty == 0 || index > 0)) continue;
    PagePart::Row row{value.empty() ? "(missing)" : value, one.cases, one.incomplete, group.faulty, one.recommended};
    row.recommended.resize(rules.ladder.levels.size());
    part.groups.push_back(std::move(row));
  }
  return part;
}

}  // namespace

std::string with_commas(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

std::string share_of(std::uint64_t count, std::uint64_t total) {
  if (total == 0) return "";
  if (count == total) return "100 %";
  const std::uint64_t tenths = (count * 2000 + total) / (2 * total);  // of a percent, rounded half up
  if (tenths == 0 && count > 0) return "< 0.1 %";
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " %";
}

SummaryPage summary_page(const SummaryOf& of) {
  SummaryPage page{of.summary.lines, of.summary.faulty, of.by, {}, {"At fault", "lines with a fault of each code", 0}};
  page.faults.total = page.lines;
  for (const auto& [code, count] : of.summary.codes) page.faults.bars.push_back({code, count, "rung explain " + code});
  for (std::size_t i = 0; i < of.rules.size(); ++i)
    if (const Tally tally = of.summary.all_of(i); tally.cases > 0) page.parts.push_back(part_of(of, i, tally));
  return page;
}

}  // namespace rung
