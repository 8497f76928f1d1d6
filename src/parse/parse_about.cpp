#include "parse_about.hpp"

#include <algorithm>
#include <array>

namespace rung {
namespace {

// In the order of DataKind.
const std::array<std::string, 10> data_kinds = {
    "race", "ethnicity", "language", "sexual-orientation", "gender-identity",
    "sex",  "age",       "social",   "health-status",      "other"};

int digits(std::string_view text) {
  int number = 0;
  for (const char c : text) number = 10 * number + (c - '0');
  return number;
}

// The Gregorian calendar, which a leap year has in every fourth year but three of four centuries.
int days_of(int month, int year) {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && is_leap ? 29 : days[month - 1];
}

bool is_day(std::string_view text) {
  if (text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_dash = i == 4 || i == 7;
    if (is_dash ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
  }
  const int year = digits(text.substr(0, 4)), month = digits(text.substr(5, 2)), day = digits(text.substr(8));
  return month >= 1 && month <= 12 && day >= 1 && day <= days_of(month, year);
}

bool check_day(const Word& word, const std::string& key, Complaints& complaints) {
  if (word.text.empty() || is_day(word.text)) return true;
  complaints.add("05", "`" + key + "` must be a day, found `" + word.text + "`", word.place,
                 "year, month and day: 2026-05-21");
  return false;
}

// Days written like this are in order as text.
void read_days(Fields& fields, About& about) {
  Complaints& complaints = fields.complaints();
  const Word released = fields.word("released");
  bool good = check_day(released, "released", complaints);
  about.released = released.text;
  const std::string* before = &about.released;
  const std::vector<Word> revised = fields.words("revised");
  about.revised.reserve(revised.size());
  for (const Word& word : revised) {
    good = check_day(word, "revised", complaints) && good;
    if (good && !before->empty() && word.text <= *before)
      complaints.add("10", "the revision of " + word.text + " does not come after " + *before, word.place,
                     "`released` first, then each day of `revised` in order");
    about.revised.push_back(word.text);
    before = &about.revised.back();
  }
}

}  // namespace

About read_about(Fields& rule_set) {
  About about;
  const Node* const node = rule_set.find("about");
  if (!node) return about;
  Fields fields(*node, "`about`", rule_set.complaints());
  if (!fields.is_map()) return about;
  about.developer = fields.text("developer");
  about.funding = fields.text("funding");
  read_days(fields, about);
  about.intended_use = fields.text("intended_use");
  about.intended_users = fields.text("intended_users");
  about.intended_population = fields.text("intended_population");
  about.out_of_scope = fields.text("out_of_scope");
  about.known_limits = fields.texts("known_limits");
  about.validation = fields.text("validation");
  about.contact = fields.text("contact");
  return about;
}

std::vector<DataKind> read_data_kinds(Fields& input) {
  std::vector<DataKind> kinds;
  const Node* const node = input.find("data");
  if (!node) return kinds;
  const std::span<const Node> nodes =
      node->kind == Node::Kind::sequence ? std::span<const Node>(node->items) : std::span<const Node>(node, 1);
  Seen seen("the kind of data", input.complaints());
  for (const Node& one : nodes) {
    const auto word = read_choice(one, "`data`", data_kinds, input.complaints());
    if (!word || !seen.add({*word, one.place})) continue;
    kinds.push_back(static_cast<DataKind>(std::ranges::find(data_kinds, *word) - data_kinds.begin()));
  }
  return kinds;
}

}  // namespace rung
