#include "rung/parse/parse_terms.hpp"

#include <algorithm>
#include <cctype>

namespace rung {
namespace {

bool in_name(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.' ||
         static_cast<unsigned char>(c) >= 0x80;
}

std::string without_edges(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\n"), last = text.find_last_not_of(" \t\n");
  return first == std::string_view::npos ? std::string() : std::string(text.substr(first, last - first + 1));
}

class TermReader {
 public:
  explicit TermReader(const Source& source) : source_(source), text_(source.text()) {}

  Result<std::vector<TermSpec>> run() {
    for (skip(); at_ < text_.size() && faults_.empty(); skip()) {
      const std::size_t from = at_;
      TermSpec term = read_term();
      if (std::ranges::find(terms_, term.id, &TermSpec::id) != terms_.end())
        refuse("the term `" + term.id + "` stands twice", from);
      terms_.push_back(std::move(term));
    }
    if (terms_.empty() && faults_.empty()) refuse("there are no terms", 0);
    if (faults_.empty()) return std::move(terms_);
    locate(faults_, {&source_, 1});
    return std::move(faults_);
  }

 private:
  void refuse(std::string message, std::size_t at) {
    if (faults_.empty())
      faults_.push_back({"S10", std::move(message), source_.place(at),
                         "terms are written `age, ordered(danger), nominal(type: Tower), danger:custd`"});
  }

  void skip() {
    while (at_ < text_.size() && std::string_view(" \t\n,+").find(text_[at_]) != std::string_view::npos) ++at_;
  }

  TermSpec read_term() {
    TermSpec term;
    for (;;) {
      term.factors.push_back(read_factor());
      term.id += (term.factors.size() > 1 ? ":" : "") + term.factors.back().name.text;
      if (!faults_.empty() || at_ == text_.size() || text_[at_] != ':') return term;
      ++at_;
    }
  }

  std::string read_name() {
    const std::size_t from = at_;
    while (at_ < text_.size() && in_name(text_[at_])) ++at_;
    if (at_ == from)
      refuse(at_ == text_.size() ? "a name is missing at the end"
                                 : "`" + std::string(1, text_[at_]) + "` is not part of a term",
             at_);
    return std::string(text_.substr(from, at_ - from));
  }

  TermSpec::Factor read_factor() {
    TermSpec::Factor factor;
    const std::size_t from = at_;
    factor.name = {read_name(), source_.place(from)};
    if (at_ == text_.size() || text_[at_] != '(') return factor;
    if (factor.name.text == "ordered")
      factor.kind = TermSpec::Factor::Kind::ordered;
    else if (factor.name.text == "nominal")
      factor.kind = TermSpec::Factor::Kind::nominal;
    else
      refuse("`" + factor.name.text + "(` is neither `ordered(` nor `nominal(`", from);
    const std::size_t end = text_.find(')', at_);
    if (end == std::string_view::npos) {
      refuse("a bracket is not closed", at_);
      at_ = text_.size();
      return factor;
    }
    const std::string_view inside = text_.substr(at_ + 1, end - at_ - 1);
    const std::size_t colon = inside.find(':');
    factor.name.text = without_edges(inside.substr(0, colon));
    if (factor.name.text.empty()) refuse("a name is missing in the brackets", at_ + 1);
    if (colon != std::string_view::npos) read_values(inside.substr(colon + 1), factor);
    at_ = end + 1;
    return factor;
  }

  void read_values(std::string_view text, TermSpec::Factor& factor) {
    if (factor.kind == TermSpec::Factor::Kind::nominal) return void(factor.reference = without_edges(text));
    for (std::size_t from = 0; from <= text.size();) {
      const std::size_t end = std::min(text.find('<', from), text.size());
      factor.order.push_back(without_edges(text.substr(from, end - from)));
      if (factor.order.back().empty()) refuse("a value is missing in the order of `" + factor.name.text + "`", at_);
      from = end + 1;
    }
  }

  const Source& source_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<TermSpec> terms_;
  Faults faults_;
};

}  // namespace

Result<std::vector<TermSpec>> parse_terms(const Source& source) { return TermReader(source).run(); }

}  // namespace rung
