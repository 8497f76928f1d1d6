#include "sheet.hpp"

#include <algorithm>

#include "meaning.hpp"

namespace rung::reference {
namespace {

const Wide one = 100'000'000;  // units of the Decimal 1

const Item* find_item(const Instrument& instrument, const std::string& id) {
  for (const Item& item : instrument.items) {
    if (item.id.text == id) return &item;
  }
  return nullptr;
}

const Score* find_score(const Instrument& instrument, const std::string& id) {
  for (const Score& score : instrument.scores) {
    if (score.id.text == id) return &score;
  }
  return nullptr;
}

/// `band` for the total, `SCORE_band` for any other score.
std::string band_name(const Score& score) { return score.id.text == "total" ? "band" : score.id.text + "_band"; }

/// Names in a score's expression: the items and the earlier scores of the same sheet.
Names names_of(const Instrument& instrument, const Sheet& sheet) {
  return {[&sheet](const std::string& name) { return sheet.parts.at(name); },
          [&instrument](const std::string& name) { return numbers_of_part(instrument, name); },
          {}};
}

/// What an answered item counts: its answer, yes 1 and no 0; reversed, low + high less that.
Wide points(const Item& item, const Plain& answer, bool reversed) {
  const bool yes_no = item.type == boolean_type;
  Wide raw = yes_no ? Wide(std::get<bool>(answer.of) ? 1 : 0) : units_of(answer) / one;
  if (!reversed) return raw;
  if (yes_no) return 1 - raw;
  const auto ends = Wide(item.range->low.units()) + Wide(item.range->high.units());
  return ends / one - raw;
}

bool has(const std::vector<Word>& words, const std::string& id) {
  return std::any_of(words.begin(), words.end(), [&](const Word& word) { return word.text == id; });
}

/// Whether the published rule for skipped items covers every one of these.
bool may_skip(const Instrument& instrument, const Score& score, const Sheet& sheet,
              const std::vector<std::string>& skipped) {
  if (!score.skipped || std::ssize(skipped) > score.skipped->at_most) return false;
  for (const std::string& id : skipped) {
    if (!score.skipped->only.empty() && !has(score.skipped->only, id)) return false;
  }
  if (score.skipped->when.empty()) return true;
  const Plain holds = walk(score.skipped->when, names_of(instrument, sheet));
  return !holds.is_null() && std::get<bool>(holds.of);
}

/// The sum of the items; where the published rule lets some be skipped, they count as the mean of the others, and the
/// total is rounded to the nearest whole, halves up.
Plain sum_of_items(const Instrument& instrument, const Score& score, const Sheet& sheet) {
  Wide total = 0;
  std::int64_t answered = 0;
  std::vector<std::string> left;
  for (const Word& id : score.items) {
    const Plain& answer = sheet.parts.at(id.text);
    if (answer.is_null()) {
      left.push_back(id.text);
      continue;
    }
    ++answered;
    total += points(*find_item(instrument, id.text), answer, has(score.reversed, id.text));
  }
  if (left.empty()) return integer(total);
  if (answered == 0 || !may_skip(instrument, score, sheet, left)) return {};
  const std::int64_t skipped = std::ssize(left);
  // total + skipped * total / answered, and a half more: down to a whole number. Scores may be below 0.
  const Wide top = 2 * total * (answered + skipped) + answered, bottom = 2 * answered;
  Wide whole = top / bottom;
  if (whole * bottom > top) whole -= 1;
  return integer(whole);
}

Plain band(const Score& score, const Plain& points) {
  if (points.is_null()) return {};
  std::int64_t number = -1;
  for (const Band& each : score.bands) {
    if (Wide(each.from.units()) <= units_of(points)) ++number;
  }
  return {number};
}

/// A score that was given, read by its own type.
Plain given_score(const Instrument& instrument, const Score& score, const Written& written, const Sheet& sheet) {
  if (written.text == "true" || written.text == "false") return plain(written, boolean_type);
  const bool whole = score.value.empty() || numbers_of(score.value, names_of(instrument, sheet)) == Numbers::integers;
  return plain(written, whole ? integer_type : decimal_type);
}

using WrittenParts = std::map<std::string, Written>;

/// What an item counts that the form itself passed over; nothing on a form that nobody has begun.
Plain not_asked(const Instrument& instrument, const Item& item, const Sheet& sheet) {
  if (!item.not_asked) return {};
  const Plain holds = walk(item.not_asked->when, names_of(instrument, sheet));
  if (holds.is_null() || !std::get<bool>(holds.of)) return {};
  const Value& counts = item.not_asked->counts;
  return counts.kind() == Value::Kind::boolean ? Plain{counts.boolean()} : integer(counts.integer());
}

/// A number that a score by expression cannot come to is none.
Plain in_range(const Score& score, const Plain& points) {
  if (!score.range || points.is_null()) return points;
  const bool inside =
      Wide(score.range->low.units()) <= units_of(points) && units_of(points) <= Wide(score.range->high.units());
  return inside ? points : Plain{};
}

/// Items as answered, then each score in order: what the items make of it, or else what was given.
Sheet score_sheet(const Instrument& instrument, std::optional<std::int64_t> days_ago, const WrittenParts& written) {
  Sheet sheet{days_ago};
  const bool begun = std::any_of(instrument.items.begin(), instrument.items.end(), [&](const Item& item) {
    const auto found = written.find(item.id.text);
    return found != written.end() && !found->second.is_null;
  });
  for (const Item& item : instrument.items) {
    const auto found = written.find(item.id.text);
    Plain answer = found == written.end() ? Plain{} : plain(found->second, item.type);
    sheet.parts[item.id.text] = answer.is_null() && begun ? not_asked(instrument, item, sheet) : answer;
  }
  for (const Score& score : instrument.scores) {
    Plain points = score.value.empty() ? sum_of_items(instrument, score, sheet)
                                       : in_range(score, walk(score.value, names_of(instrument, sheet)));
    const auto given = written.find(score.id.text);
    if (points.is_null() && given != written.end()) points = given_score(instrument, score, given->second, sheet);
    sheet.parts[score.id.text] = points;
    if (!score.bands.empty()) sheet.parts[band_name(score)] = band(score, points);
  }
  return sheet;
}

using Times = std::map<std::optional<std::int64_t>, WrittenParts>;

/// `phq9: {...}`, or `phq9.total: ...` and `phq9.sleep: ...`: what was written at each time.
Times collect(const Instrument& instrument, const Case& person) {
  Times times;
  for (const Answer& answer : person.answers) {
    const bool whole = answer.name.text == instrument.id.text,
               part = answer.name.text.starts_with(instrument.id.text + ".");
    for (const Reading& reading : answer.readings) {
      if (!whole && !part) continue;
      WrittenParts& written = times[reading.days_ago];
      for (std::size_t i = 0; i < reading.items.size(); ++i) written[instrument.items[i].id.text] = reading.items[i];
      for (const auto& [id, value] : reading.named) written[id.text] = value;
      if (part) written[answer.name.text.substr(instrument.id.text.size() + 1)] = reading.value.value();
    }
  }
  return times;
}

}  // namespace

std::vector<Sheet> sheets(const Instrument& instrument, const Case& person) {
  std::vector<Sheet> scored;
  for (const auto& [days_ago, written] : collect(instrument, person)) {
    scored.push_back(score_sheet(instrument, days_ago, written));
  }
  put_latest_first(scored);
  return scored;
}

Numbers numbers_of_part(const Instrument& instrument, const std::string& part) {
  if (const Item* item = find_item(instrument, part)) {
    return item->type == boolean_type ? Numbers::none : Numbers::integers;
  }
  const Score* score = find_score(instrument, part);
  if (score == nullptr || score->value.empty()) return Numbers::integers;  // a band, a sum
  const Names names{{}, [&](const std::string& name) { return numbers_of_part(instrument, name); }, {}};
  return numbers_of(score->value, names);
}

Plain plain(const Written& written, Type type) {
  if (written.is_null) return {};
  if (type == boolean_type) return {written.text == "true"};
  if (type == string_type) return text(written.text);
  const Wide units = units_from(written.text);
  return type == integer_type ? integer(units / one) : decimal(units);
}

}  // namespace rung::reference
