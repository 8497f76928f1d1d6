#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace rung {

/// Text laid out in lines no wider than a page.
class Page {
 public:
  Page(std::size_t width, bool colour) : width_(width), colour_(colour) {}

  /// One paragraph: `first` opens its first line, later lines are indented as far as `first` is wide.
  void paragraph(std::string_view first, std::string_view text);
  void heading(std::string_view text);
  /// One line as it is, for tables.
  void line(std::string_view text) { (out_ += text) += '\n'; }
  /// A paragraph that calls out: bold, or red where it is grave.
  void call_out(std::string_view first, std::string_view text, bool grave);
  void blank() { out_ += '\n'; }

  std::size_t lines() const { return static_cast<std::size_t>(std::count(out_.begin(), out_.end(), '\n')); }
  std::string take() { return std::move(out_); }

 private:
  std::size_t width_;
  bool colour_;
  std::string out_;
};

}  // namespace rung
