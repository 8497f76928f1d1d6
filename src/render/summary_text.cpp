#include <algorithm>

#include "rung/text/utf8.hpp"
#include "summary_page.hpp"

namespace rung {
namespace {

std::string padded(const std::string& text, std::size_t width) {
  const std::size_t length = count_characters(text);
  return text + std::string(length < width ? width - length : 0, ' ');
}

std::string right(const std::string& text, std::size_t width) {
  const std::size_t length = count_characters(text);
  return std::string(length < width ? width - length : 0, ' ') + text;
}

std::string capitals(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return text;
}

std::string bar_of(std::uint64_t count, std::uint64_t total) {
  constexpr std::uint64_t width = 24;
  const std::uint64_t length = total == 0 ? 0 : (count * width + total / 2) / total;
  return std::string(count > 0 ? std::max<std::uint64_t>(length, 1) : 0, '#');
}

std::string text_of(const Figure& figure) {
  std::string made = "\n" + capitals(figure.title) + (figure.note.empty() ? "" : " - " + figure.note) + "\n";
  if (figure.bars.empty()) return made + "  " + figure.nothing + "\n";
  std::size_t width = 28, digits = 0;
  for (const Bar& bar : figure.bars) {
    width = std::max(width, count_characters(printable(bar.label)));
    digits = std::max(digits, with_commas(bar.count).size());
  }
  for (const Bar& bar : figure.bars) {
    std::string line = "  " + padded(printable(bar.label), width) + "  " + right(with_commas(bar.count), digits) +
                       "  " + right(share_of(bar.count, figure.total), 7) + "  " +
                       (bar.note.empty() ? bar_of(bar.count, figure.total)
                                         : padded(bar_of(bar.count, figure.total), 1) + "  " + bar.note);
    line.resize(line.find_last_not_of(' ') + 1);
    made += line + "\n";
  }
  return made;
}

std::string text_of(const PagePart& part, const std::string& by) {
  if (part.groups.empty()) return "";
  std::string made = "\nBY " + printable(by) + " - share recommended at each level\n";
  std::size_t width = 8, digits = 5;
  for (const PagePart::Row& row : part.groups) {
    width = std::max(width, count_characters(printable(row.value)));
    digits = std::max(digits, with_commas(row.cases).size());
  }
  const auto column = [](const std::string& name) {
    return std::max<std::size_t>(8, std::min<std::size_t>(count_characters(name), 14));
  };
  made += "  " + padded("", width) + "  " + right("cases", digits) + "  " + right("open", 7);
  for (const std::string& level : part.levels) {
    const std::string name = count_characters(level) > 14 ? level.substr(0, level.find(' ')) : level;
    made += "  " + right(name.substr(0, 14), column(level));
  }
  made += "\n";
  for (const PagePart::Row& row : part.groups) {
    made += "  " + padded(printable(row.value), width) + "  " + right(with_commas(row.cases), digits) + "  " +
            right(share_of(row.incomplete, row.cases), 7);
    for (std::size_t i = 0; i < part.levels.size(); ++i)
      made += "  " + right(share_of(row.recommended[i], row.cases), column(part.levels[i]));
    made += (row.faulty ? "  " + with_commas(row.faulty) + " at fault" : "") + "\n";
  }
  return made;
}

}  // namespace

std::string render_summary_text(const SummaryOf& summary) {
  const SummaryPage page = summary_page(summary);
  std::string made = with_commas(page.lines) + (page.lines == 1 ? " line" : " lines") + ", " +
                     (page.faulty ? with_commas(page.faulty) : "none") + " at fault\n";
  for (const PagePart& part : page.parts) {
    made += "\nRULE SET " + printable(part.title) + ": " + with_commas(part.cases) + " cases\n";
    for (const Figure& figure : part.figures) made += text_of(figure);
    made += text_of(part, page.by);
  }
  if (!page.faults.bars.empty()) made += text_of(page.faults);
  return made + "\nSupports a decision; the clinician decides.\n";
}

}  // namespace rung
