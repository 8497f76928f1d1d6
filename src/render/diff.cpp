#include <algorithm>
#include <cstdio>

#include "colophon.hpp"
#include "rung/render/proof.hpp"

namespace rung {
namespace {

std::string percent(double share) {
  char text[32];
  std::snprintf(text, sizeof text, share > 0 && share < 0.00005 ? "%.1e %%" : "%.2f %%", share * 100);
  return text;
}

class DiffPage {
 public:
  DiffPage(const Program& before, const Program& after, const RuleSetDiff& diff, std::size_t width)
      : before_(before.rules()), after_(after.rules()), diff_(diff), page_(std::max<std::size_t>(width, 40), false) {}

  std::string run() {
    page_.heading("WHAT DIFFERS BETWEEN TWO RULE SETS");
    page_.paragraph("  old: ", named(before_));
    page_.paragraph("  new: ", named(after_));
    page_.blank();
    verdict();
    domain();
    differences();
    moves();
    page_.blank();
    page_.paragraph(
        "",
        "Compared over every case that both take. Order, ids and words of rules do not count. That two rule "
        "sets are equal does not show that they are right.");
    return page_.take();
  }

 private:
  static std::string named(const RuleSet& rules) {
    return rules.id.text + " " + rules.version + ", SHA-256 " + rules.sha256;
  }

  void verdict() {
    if (diff_.verdict == Verdict::proved)
      page_.paragraph("", "EQUAL for every case: level, span, conflicts and alerts.");
    if (diff_.verdict == Verdict::refuted)
      page_.paragraph("", "DIFFERENT. A smallest case for each way in which they differ:");
    if (diff_.verdict == Verdict::undecided) page_.paragraph("", "UNDECIDED: " + diff_.because + ".");
  }

  void domain() {
    if (diff_.domain.empty()) return;
    page_.blank();
    page_.heading("WHAT THEY ASK FOR");
    for (const std::string& line : diff_.domain) page_.paragraph("  - ", line);
  }

  void show(const Witness& witness) {
    for (const std::string& answer : witness.answers) page_.paragraph("      ", answer);
    if (witness.answers.empty()) page_.paragraph("      ", "no answers at all");
    page_.paragraph("      => ", witness.then);
  }

  void differences() {
    for (const RuleSetDiff::Difference& one : diff_.differences) {
      page_.blank();
      page_.paragraph("  ", one.what + " differs");
      show(one.witness);
      std::string rules;
      for (const std::string& id : one.rules) rules += (rules.empty() ? "" : ", ") + id;
      if (!rules.empty()) page_.paragraph("      because of: ", rules);
    }
  }

  // Old levels down, new ones across.
  void moves() {
    if (diff_.transitions.empty()) return;
    const auto& levels = before_.ladder.levels;
    page_.blank();
    page_.heading("WHO MOVES");
    page_.paragraph("", "The level recommended, old down and new across; - where no case moves so" +
                            std::string(diff_.moved ? "." : ", x where some do."));
    std::size_t wide = 11;
    for (const Level& level : levels) wide = std::max(wide, level.short_name.size() + 2);
    const auto cell = [&](std::string text) {
      return text.insert(0, wide > text.size() ? wide - text.size() : 1, ' ');
    };
    std::string head = std::string(wide, ' ');
    for (const Level& level : levels) head += cell(level.short_name);
    page_.line("  " + head);
    for (std::size_t from = 0; from < levels.size(); ++from) {
      std::string row = levels[from].short_name;
      row.resize(wide, ' ');
      for (std::size_t to = 0; to < levels.size(); ++to) row += cell(in_table(from, to));
      page_.line("  " + row);
    }
    if (!diff_.moved) return;
    page_.blank();
    page_.paragraph("", "Of the population, " + percent(*diff_.moved) + " get another level. " + diff_.population);
  }

  std::string in_table(std::size_t from, std::size_t to) const {
    if (from == to) return "=";
    for (const Transition& one : diff_.transitions)
      if (one.from == from && one.to == to) return one.share ? percent(*one.share) : "x";
    return "-";
  }

  const RuleSet& before_;
  const RuleSet& after_;
  const RuleSetDiff& diff_;
  Page page_;
};

}  // namespace

std::string render_diff_text(const Program& before, const Program& after, const RuleSetDiff& diff, std::size_t width) {
  return DiffPage(before, after, diff, width).run();
}

}  // namespace rung
