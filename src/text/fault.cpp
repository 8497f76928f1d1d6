#include "rung/text/fault.hpp"

#include <algorithm>
#include <tuple>

#include "rung/text/utf8.hpp"

namespace rung {
namespace {

constexpr std::size_t widest = 100;           // characters of a line that are shown
constexpr std::size_t keep_from_start = 120;  // a mark this near to the start needs no cut before it
constexpr std::size_t lead = 60;              // characters shown before a mark that stands further in
constexpr std::string_view ellipsis = "…";
constexpr std::size_t gutter = 5;  // columns for a line number
constexpr std::size_t most_shown =
    100;  // faults with their excerpts; nobody reads more, and a hostile text can have a million

// `count` characters of `text` from character `first` (both counted, from 0).
std::string_view characters(std::string_view text, std::size_t first, std::size_t count) {
  const auto advance = [text](std::size_t offset, std::size_t steps) {
    while (steps > 0 && offset < text.size()) {
      offset += code_point_at(text, offset).bytes;
      --steps;
    }
    return offset;
  };
  const std::size_t from = advance(0, first);
  return text.substr(from, advance(from, count) - from);
}

// A line cut before the mark is told by being too short to hold the mark's column.
bool is_cut(std::string_view line, std::size_t column) {
  return column > keep_from_start && line.starts_with(ellipsis) && count_characters(line) + 1 < column;
}

// A wide line is cut, and where the cut lies depends on the column only: so the mark can be found again in the cut
// line.
std::string cut(std::string_view line, std::size_t column) {
  if (line.size() <= widest || is_cut(line, column)) return std::string(line);
  const bool from_start = column <= keep_from_start;
  const std::size_t first = from_start ? 0 : column - lead;
  const std::size_t shown = from_start ? std::max(widest, column + 20) : widest;
  const std::string_view kept = characters(line, first, shown);
  std::string made;
  if (first > 0) made += ellipsis;
  made += kept;
  if (kept.data() + kept.size() < line.data() + line.size()) made += ellipsis;
  return made;
}

// Which character of the cut line the mark starts at, from 0; at most just behind its end.
std::size_t mark_in(std::string_view cut_line, std::size_t column) {
  const bool from_start = column <= keep_from_start || !cut_line.starts_with(ellipsis);
  return std::min(from_start ? column - 1 : lead, count_characters(cut_line));
}

struct Shown {
  std::string text;
  std::string mark;
};

// The line as a terminal may have it, and under it the mark: both grow alike where a character is written as `\xNN`.
Shown shown(const std::string& excerpt, const Place& place) {
  const std::string line = cut(excerpt, place.column);
  const std::size_t mark_start = mark_in(line, place.column);
  Shown made;
  std::size_t index = 0;
  for (std::size_t offset = 0; offset < line.size(); ++index) {
    const std::size_t bytes = code_point_at(line, offset).bytes;
    const std::string_view character = std::string_view(line).substr(offset, bytes);
    const std::string written = character == "\t" ? " " : printable(character);
    made.text += written;
    const std::size_t width = count_characters(written);
    if (index < mark_start) made.mark.append(width, ' ');
    if (index >= mark_start && index < mark_start + place.length) made.mark.append(width, '~');
    offset += bytes;
  }
  if (index == mark_start) made.mark += '~';  // just behind the end of the line
  made.mark[made.mark.find('~')] = '^';
  return made;
}

std::string where(const Fault& fault) {
  std::string made = printable(fault.file);
  if (fault.place.line != 0) {
    if (!made.empty()) made += ':';
    made += std::to_string(fault.place.line) + ":" + std::to_string(fault.place.column);
  }
  if (!made.empty()) made += ": ";
  return made;
}

}  // namespace

bool has_error(std::span<const Fault> faults) {
  return std::any_of(faults.begin(), faults.end(), [](const Fault& f) { return f.severity == Severity::error; });
}

void locate(Faults& faults, std::span<const Source> sources) {
  std::stable_sort(faults.begin(), faults.end(), [](const Fault& a, const Fault& b) {
    return std::tie(a.place.file, a.place.line, a.place.column, a.code) <
           std::tie(b.place.file, b.place.line, b.place.column, b.code);
  });
  for (std::size_t i = 0; i < faults.size(); ++i) {
    Fault& fault = faults[i];
    const auto found = std::find_if(sources.begin(), sources.end(),
                                    [&](const Source& source) { return source.index() == fault.place.file; });
    if (!fault.file.empty() || found == sources.end()) continue;
    fault.file = found->name();
    if (i < most_shown && fault.excerpt.empty()) fault.excerpt = cut(found->line(fault.place.line), fault.place.column);
  }
}

std::string describe(const Fault& fault) {
  const std::string kind = fault.severity == Severity::error ? "error " : "warning ";
  std::string made = where(fault) + kind + fault.code + ": " + printable(fault.message) + "\n";
  const std::string number = std::to_string(fault.place.line);
  const std::size_t width = std::max(gutter, number.size());
  const std::string margin(width + 1, ' ');
  if (fault.place.line != 0 && fault.place.column != 0 && !fault.excerpt.empty()) {
    const Shown line = shown(fault.excerpt, fault.place);
    made += std::string(width - number.size(), ' ') + number + " | " + line.text + "\n";
    made += margin + "| " + line.mark + "\n";
  }
  if (!fault.hint.empty()) made += margin + "= " + printable(fault.hint) + "\n";
  return made;
}

std::string describe(std::span<const Fault> faults) {
  std::string made;
  for (const Fault& fault : faults.first(std::min(faults.size(), most_shown))) made += describe(fault);
  if (faults.size() > most_shown) made += "and " + std::to_string(faults.size() - most_shown) + " more\n";
  return made;
}

}  // namespace rung
