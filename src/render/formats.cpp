#include <algorithm>

#include "rung/render/render.hpp"

namespace rung {
namespace {

using Each = std::string (*)(const Explanation& explanation, const RenderOptions& options);

// One after another, with a line of dashes between those that are for people.
template <Each each, bool ruled>
std::string in_a_row(std::span<const Explanation* const> explanations, const RenderOptions& options) {
  if (explanations.size() == 1) return each(*explanations.front(), options);
  std::string text;
  for (const Explanation* const one : explanations) {
    if (ruled && !text.empty()) text += std::string(options.width, '-') + "\n";
    text += each(*one, options);
  }
  return text;
}

}  // namespace

std::span<const Format> formats() {
  static constexpr Format table[] = {
      {"text", "for people; plain, to paste into a chart note", in_a_row<render_text, true>},
      {"json", "for machines; everything, with the whole trace; one line a case", in_a_row<render_json, false>},
      {"picture", "the ladder, the answers and the course, for a terminal", in_a_row<render_picture, true>},
      {"html", "one page, to read on a screen or print; without scripts or anything from outside", render_page},
  };
  return table;
}

const Format* find_format(std::string_view name) {
  const auto found =
      std::find_if(formats().begin(), formats().end(), [&](const Format& format) { return format.name == name; });
  return found == formats().end() ? nullptr : &*found;
}

}  // namespace rung
