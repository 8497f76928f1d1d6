#include "lexer.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "rung/text/utf8.hpp"

namespace rung {
namespace {

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// What people write who come from another language, and what CQL has in its place.
struct Foreign {
  std::string_view spelling, hint;
};
constexpr Foreign foreign_spellings[] = {
    {"==", "equality is `=`"},
    {"!==", "write `!=`"},
    {"<>", "write `!=`"},
    {"&&", "write `and`"},
    {"||", "write `or`"},
    {"≥", "write `>=`"},
    {"≤", "write `<=`"},
    {"≠", "write `!=`"},
    {"=>", "write `>=` or `implies`"},
    {"=<", "write `<=`"},
    {"->", "write `implies`"},
    {"?", "write `if c then a else b`"},
    {"!", "write `not`"},
    {"%", "the remainder is `mod`"},
    {"“", "text stands in straight single quotes: 'text'"},
    {"‘", "text stands in straight single quotes: 'text'"},
    {"’", "text stands in straight single quotes: 'text'"},
    {"−", "the minus sign is `-`"},
    {"×", "write `*`"},
    {"–", "the minus sign is `-`"},
};

constexpr std::string_view symbols[] = {"<=", ">=", "!=", "!~", "<", ">", "=", "~", "+", "-", "*", "/",
                                        "^",  "&",  "|",  "(",  ")", "[", "]", "{", "}", ",", "."};

class Lexer {
 public:
  explicit Lexer(const Node& scalar) : scalar_(scalar), text_(scalar.text) {}

  Result<std::vector<Token>> run() {
    for (skip_space(); !fault_ && at_ < text_.size(); skip_space()) next();
    if (fault_) return Faults{*fault_};
    tokens_.push_back({Token::Kind::end, "", text_.size(), text_.size()});
    return std::move(tokens_);
  }

 private:
  bool looking_at(std::string_view word) const { return std::string_view(text_).substr(at_).starts_with(word); }

  void refuse(const char* code, std::string message, std::size_t begin, std::size_t length, std::string hint = {}) {
    if (!fault_) fault_ = Fault{code, std::move(message), scalar_.place_of(begin, length), std::move(hint)};
  }

  void push(Token::Kind kind, std::size_t begin, std::string text) {
    tokens_.push_back({kind, std::move(text), begin, at_});
  }

  void skip_space() {
    while (at_ < text_.size() && !fault_) {
      if (std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos) {
        ++at_;
      } else if (looking_at("//")) {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else if (looking_at("/*")) {
        const auto close = text_.find("*/", at_ + 2);
        if (close == std::string::npos)
          return refuse("E04", "this comment is never closed", at_, 2, "end it with `*/`");
        at_ = close + 2;
      } else {
        return;
      }
    }
  }

  void next() {
    const char c = text_[at_];
    if (is_letter(c)) return word();
    if (is_digit(c)) return number();
    if (c == '\'') return quoted('\'', Token::Kind::string);
    if (c == '"' || c == '`') return quoted(c, Token::Kind::quoted_name);
    if (c == '@')
      return refuse("E08", "dates and times are CQL, but not in rung's subset", at_, 1,
                    "rung counts in days: `age_days(x)`");
    if (c == ':')
      return refuse("E08", "`:` belongs to tuples and declarations, which are CQL, but not in rung's subset", at_, 1);
    for (const auto& [spelling, hint] : foreign_spellings)
      if (looking_at(spelling) && !(spelling == "!" && (looking_at("!=") || looking_at("!~"))))
        return refuse("E09", "`" + std::string(spelling) + "` is not CQL", at_, count_characters(spelling),
                      std::string(hint));
    for (const std::string_view symbol : symbols)
      if (looking_at(symbol)) {
        at_ += symbol.size();
        return push(Token::Kind::symbol, at_ - symbol.size(), std::string(symbol));
      }
    const auto found = std::string_view(text_).substr(at_, code_point_at(text_, at_).bytes);
    refuse("E02", "`" + printable(found) + "` starts nothing in an expression", at_, 1);
  }

  void word() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && (is_letter(text_[at_]) || is_digit(text_[at_]))) ++at_;
    push(Token::Kind::word, begin, text_.substr(begin, at_ - begin));
  }

  void number() {
    const std::size_t begin = at_;
    const auto digits = [&] {
      while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
    };
    digits();
    const bool has_point = at_ + 1 < text_.size() && text_[at_] == '.' && is_digit(text_[at_ + 1]);
    if (has_point) {
      ++at_;
      digits();
    }
    const std::size_t digits_end = at_;
    const bool is_long = !has_point && at_ < text_.size() && text_[at_] == 'L';
    if (is_long) ++at_;
    if (at_ < text_.size() && (is_letter(text_[at_]) || text_[at_] == '.')) {
      const std::size_t end = at_ + 1;
      const std::string hint = text_[at_] == '.' ? "digits stand on both sides of the point"
                                                 : "numbers are digits with at most one point, such as 12 or 0.5";
      return refuse("E02", "`" + text_.substr(begin, end - begin) + "` is not a number", begin, end - begin, hint);
    }
    push(has_point ? Token::Kind::decimal
         : is_long ? Token::Kind::long_integer
                   : Token::Kind::integer,
         begin, text_.substr(begin, digits_end - begin));
  }

  void quoted(char quote, Token::Kind kind) {
    const std::size_t begin = at_++;
    std::string text;
    while (at_ < text_.size() && text_[at_] != quote) {
      if (text_[at_] != '\\') {
        text += text_[at_++];
      } else if (!escape(text)) {
        return;
      }
    }
    if (at_ == text_.size())
      return refuse("E04",
                    kind == Token::Kind::string ? "this text is never closed" : "this quoted name is never closed",
                    begin, 1, std::string("end it with `") + quote + "`");
    ++at_;
    push(kind, begin, std::move(text));
  }

  bool escape(std::string& text) {
    constexpr std::string_view letters = "'\"`\\/rntf", meanings = "'\"`\\/\r\n\t\f";
    const char c = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
    if (const auto found = letters.find(c); c != '\0' && found != std::string_view::npos) {
      text += meanings[found];
      at_ += 2;
      return true;
    }
    const std::string_view digits = std::string_view(text_).substr(std::min(at_ + 2, text_.size()), 4);
    const bool four = digits.size() == 4 &&
                      std::all_of(digits.begin(), digits.end(), [](unsigned char d) { return std::isxdigit(d); });
    const auto code =
        c == 'u' && four ? static_cast<char32_t>(std::stoul(std::string(digits), nullptr, 16)) : char32_t{0xD800};
    if (code >= 0xD800 && code <= 0xDFFF) {
      refuse("E06", "`\\" + printable(std::string_view(&c, c == '\0' ? 0u : 1u)) + "` is not an escape of CQL", at_, 2,
             R"(the escapes are \' \" \` \\ \/ \r \n \t \f and \uXXXX)");
      return false;
    }
    text += to_utf8(code);
    at_ += 6;
    return true;
  }

  const Node& scalar_;
  const std::string& text_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
  std::optional<Fault> fault_;
};

}  // namespace

Result<std::vector<Token>> lex(const Node& scalar) { return Lexer(scalar).run(); }

}  // namespace rung
