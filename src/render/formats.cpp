#include <algorithm>

#include "rung/render/render.hpp"

namespace rung {

std::span<const Format> formats() {
  static constexpr Format table[] = {
      {"text", "for people; plain, to paste into a chart note", render_text},
      {"json", "for machines; everything, with the whole trace; one line a case", render_json},
  };
  return table;
}

const Format* find_format(std::string_view name) {
  const auto found =
      std::find_if(formats().begin(), formats().end(), [&](const Format& format) { return format.name == name; });
  return found == formats().end() ? nullptr : &*found;
}

}  // namespace rung
