#include "rung/explain/tally.hpp"

namespace rung {
namespace {

void add_each(std::vector<std::uint64_t>& to, const std::vector<std::uint64_t>& more) {
  if (to.size() < more.size()) to.resize(more.size());
  for (std::size_t i = 0; i < more.size(); ++i) to[i] += more[i];
}

template <std::size_t count>
void add_each(std::array<std::uint64_t, count>& to, const std::array<std::uint64_t, count>& more) {
  for (std::size_t i = 0; i < count; ++i) to[i] += more[i];
}

}  // namespace

void Tally::add(const Program& program, const Decision& decision, std::optional<std::size_t> placed,
                std::span<const std::size_t> open_rules, std::span<const std::string> missing_names) {
  const std::size_t levels = program.rules().ladder.levels.size();
  recommended.resize(levels);
  spans.resize(levels * levels);
  held.resize(decision.truths.size());
  open.resize(decision.truths.size());
  ++cases;
  if (!open_rules.empty() || decision.level != decision.up_to) ++incomplete;
  if (decision.conflict) ++conflicts;
  ++recommended[decision.recommended];
  ++spans[decision.level * levels + decision.up_to];
  for (std::size_t i = 0; i < decision.truths.size(); ++i)
    if (decision.truths[i] == Truth::yes) ++held[i];
  for (const std::size_t rule : open_rules) ++open[rule];
  for (const std::string& name : missing_names) ++missing[name];
  ++changes[static_cast<std::size_t>(decision.change)];
  if (placed) ++placings[*placed < decision.recommended ? 0 : *placed == decision.recommended ? 1 : 2];
}

void Tally::merge(const Tally& other) {
  cases += other.cases;
  incomplete += other.incomplete;
  conflicts += other.conflicts;
  add_each(recommended, other.recommended);
  add_each(spans, other.spans);
  add_each(held, other.held);
  add_each(open, other.open);
  for (const auto& [name, count] : other.missing) missing[name] += count;
  add_each(changes, other.changes);
  add_each(placings, other.placings);
}

void Moves::merge(const Moves& other) {
  cases += other.cases;
  faulty += other.faulty;
  for (const auto& [way, theirs] : other.moves) {
    Move& ours = moves[way];
    ours.cases += theirs.cases;
    for (const auto& [rule, count] : theirs.because) ours.because[rule] += count;
    for (const auto& [rule, count] : theirs.no_longer) ours.no_longer[rule] += count;
  }
}

Summary::Group& Summary::group(const std::string& value, std::size_t programs) {
  const bool full = groups.size() >= most_groups && !groups.contains(value);
  Group& found = groups[full ? rest : value];
  if (found.tallies.size() < programs) found.tallies.resize(programs);
  return found;
}

void Summary::merge(const Summary& other) {
  lines += other.lines;
  faulty += other.faulty;
  for (const auto& [code, count] : other.codes) codes[code] += count;
  for (const auto& [value, theirs] : other.groups) {
    Group& ours = group(value, theirs.tallies.size());
    ours.faulty += theirs.faulty;
    for (std::size_t i = 0; i < theirs.tallies.size(); ++i) ours.tallies[i].merge(theirs.tallies[i]);
  }
}

Tally Summary::all_of(std::size_t program) const {
  Tally all;
  for (const auto& [value, one] : groups)
    if (program < one.tallies.size()) all.merge(one.tallies[program]);
  return all;
}

}  // namespace rung
