#include <algorithm>

#include "summary_page.hpp"

namespace rung {
namespace {

// "rule (12), other (3)", the most frequent first.
std::string rules_in_words(const std::map<std::string, std::uint64_t>& counts) {
  std::vector<std::pair<std::string, std::uint64_t>> sorted(counts.begin(), counts.end());
  std::ranges::stable_sort(sorted, std::ranges::greater(), [](const auto& one) { return one.second; });
  std::string made;
  for (std::size_t i = 0; i < sorted.size() && i < 8; ++i)
    made += (i ? ", " : "") + sorted[i].first + " (" + with_commas(sorted[i].second) + ")";
  return sorted.size() > 8 ? made + " and " + std::to_string(sorted.size() - 8) + " more" : made;
}

std::string because_of(const Moves::Move& move) {
  std::string made;
  if (!move.because.empty()) made += "      because of    " + rules_in_words(move.because) + "\n";
  if (!move.no_longer.empty()) made += "      no longer by  " + rules_in_words(move.no_longer) + "\n";
  return made.empty() ? "      because of limits, or of answers that are missing\n" : made;
}

}  // namespace

std::string render_moves_text(const Program& before, const Program& after, const Moves& moves) {
  const auto title = [](const Program& program) { return program.rules().id.text + " " + program.rules().version; };
  std::uint64_t up = 0, down = 0;
  for (const auto& [way, move] : moves.moves) (way.second > way.first ? up : down) += move.cases;
  std::string made = "From " + title(before) + " to " + title(after) + ": " + with_commas(moves.cases) + " cases";
  if (moves.faulty > 0) made += ", " + with_commas(moves.faulty) + " more at fault";
  const auto row = [&](const char* words, std::uint64_t count) {
    return std::string("  ") + words + with_commas(count) + "  " + share_of(count, moves.cases) + "\n";
  };
  made += "\n" + row("stay       ", moves.cases - up - down) + row("move up    ", up) + row("move down  ", down);
  const auto& levels = before.rules().ladder.levels;
  for (const bool upward : {true, false}) {
    for (const auto& [way, move] : moves.moves) {
      if ((way.second > way.first) != upward) continue;
      made += "\n  " + levels[way.first].name + " -> " + levels[way.second].name + ": " + with_commas(move.cases) +
              "  " + share_of(move.cases, moves.cases) + "\n" + because_of(move);
    }
  }
  return made;
}

}  // namespace rung
