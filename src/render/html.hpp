#pragma once

#include <string>
#include <string_view>

namespace rung {

/// Text of an HTML document. Whatever comes of rules or cases goes through text() or attribute(), which escape it.
class Html {
 public:
  Html& raw(std::string_view markup) {
    out_ += markup;
    return *this;
  }
  /// Escaped for a text or a quoted attribute; line breaks as spaces, control characters as `\xNN`.
  Html& text(std::string_view words);
  /// A whole element with text in it. @param tag  with its attributes, such as `p class="dose"`
  Html& element(std::string_view tag, std::string_view words);
  /// A length or a place in a picture, with one digit behind the point.
  Html& number(double length);

  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

}  // namespace rung
