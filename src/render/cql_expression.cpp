#include "cql_expression.hpp"

#include <algorithm>

namespace rung {
namespace {

bool is_identifier_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool is_identifier(std::string_view text) {
  return !text.empty() && !(text.front() >= '0' && text.front() <= '9') &&
         std::all_of(text.begin(), text.end(), is_identifier_character);
}

// The grammar of CQL has tokens of two words, such as `or on` and `or more`, and the longest token wins: in `a or
// one_day` it reads `or on` and `e_day`. Source: HL7 CQL 1.5.3, cql.g4, temporalRelationship and the qualifiers beside
// it.
bool is_taken_apart(std::string_view name) {
  constexpr std::string_view second_words[] = {"on", "before", "after", "more", "less"};
  return std::ranges::any_of(second_words, [&](std::string_view word) { return name.starts_with(word); });
}

bool asks_history(const Term& term) {
  return term.form == Term::Form::apply && term.op != nullptr && term.op->fixity == Fixity::history;
}

struct Bytes {
  std::size_t begin, end;
};

// Where a name, or a call of a history function, stands in its term: a term's bytes take in the brackets around it, and
// with them spaces and comments. @pre well spelled; the parser has read it
class NameFinder {
 public:
  NameFinder(const Expression& expression, const Term& term)
      : text_(std::string_view(expression.text).substr(0, term.end)), at_(term.begin) {}

  Bytes find() {
    while (accept('(')) continue;
    skip_space();
    Bytes found{at_, 0};
    do found.end = skip_word();
    while (accept('.'));
    if (accept('(')) found.end = skip_arguments();
    return found;
  }

 private:
  bool at_end() const { return at_ >= text_.size(); }

  bool accept(char symbol) {
    skip_space();
    if (at_end() || text_[at_] != symbol) return false;
    ++at_;
    return true;
  }

  void skip_past(std::string_view mark, std::size_t from) {
    const std::size_t found = text_.find(mark, from);
    at_ = found == std::string_view::npos ? text_.size() : found + mark.size();
  }

  void skip_space() {
    while (!at_end()) {
      const std::string_view rest = text_.substr(at_);
      if (rest.starts_with("//")) {
        skip_past("\n", at_);
      } else if (rest.starts_with("/*")) {
        skip_past("*/", at_ + 2);
      } else if (std::string_view(" \t\r\n").find(rest.front()) != std::string_view::npos) {
        ++at_;
      } else {
        return;
      }
    }
  }

  bool is_quote() const { return std::string_view("'\"`").find(text_[at_]) != std::string_view::npos; }

  void skip_quoted() {
    const char quote = text_[at_++];
    for (; !at_end() && text_[at_] != quote; ++at_)
      if (text_[at_] == '\\') ++at_;
    ++at_;
  }

  std::size_t skip_word() {
    skip_space();
    if (!at_end() && is_quote()) {
      skip_quoted();
    } else {
      while (!at_end() && is_identifier_character(text_[at_])) ++at_;
    }
    return at_;
  }

  std::size_t skip_arguments() {
    for (int open = 1; open > 0;) {
      skip_space();
      if (at_end()) break;
      if (is_quote()) {
        skip_quoted();
        continue;
      }
      open += text_[at_] == '(' ? 1 : text_[at_] == ')' ? -1 : 0;
      ++at_;
    }
    return at_;
  }

  std::string_view text_;
  std::size_t at_;
};

/// A term that names something, and what it names.
struct Naming {
  const Term* term;
  std::string_view name;
};

// The names of an expression in the order of its text; what a history function is asked about belongs to its name.
std::vector<Naming> namings(const Program& program, const Expression& expression, const Compiled& compiled) {
  std::vector<bool> asked_about(expression.terms.size());
  for (const Term& term : expression.terms)
    if (asks_history(term))
      for (const std::uint32_t argument : term.arguments) asked_about[argument] = true;
  std::vector<Naming> found;
  for (std::size_t i = 0; i < expression.terms.size(); ++i) {
    const Term& term = expression.terms[i];
    if (asks_history(term)) found.push_back({&term, program.slots()[compiled.registers[i]].name});
    if (term.form == Term::Form::name && !asked_about[i]) found.push_back({&term, term.text});
  }
  std::ranges::stable_sort(found, {}, [](const Naming& one) { return one.term->begin; });
  return found;
}

// Whether a name may stay as it is written.
bool is_cql(const Term& term, std::string_view name, std::string_view written) {
  if (!is_identifier(name)) return false;
  if (written == name) return !is_taken_apart(name);
  return term.form == Term::Form::name;  // in quotes already
}

}  // namespace

std::string cql_quoted(std::string_view text, char quote) {
  constexpr std::string_view controls = "\r\n\t\f", letters = "rntf";
  std::string made(1, quote);
  for (const char c : text) {
    const std::size_t control = controls.find(c);
    if (c == quote || c == '\\' || control != std::string_view::npos) made += '\\';
    made += control == std::string_view::npos ? c : letters[control];
  }
  return made + quote;
}

std::string cql_expression(const Program& program, const Expression& expression, const Compiled& compiled) {
  const std::string_view text = expression.text;
  std::string made;
  std::size_t copied = 0;
  for (const auto& [term, name] : namings(program, expression, compiled)) {
    const Bytes at = NameFinder(expression, *term).find();
    const std::string_view written = text.substr(at.begin, at.end - at.begin);
    if (at.begin < copied || is_cql(*term, name, written)) continue;
    made.append(text.substr(copied, at.begin - copied)) += cql_quoted(name, '"');
    copied = at.end;
  }
  return made.append(text.substr(copied));
}

void mark_used_slots(const Program& program, const Expression& expression, const Compiled& compiled,
                     std::vector<bool>& used) {
  for (const Naming& naming : namings(program, expression, compiled))
    if (const auto slot = program.find_slot(naming.name)) used[*slot] = true;
}

}  // namespace rung
