#include <algorithm>
#include <set>

#include "generate.hpp"
#include "rung/parse/parse_case.hpp"
#include "sheet.hpp"

namespace rung::reference {
namespace {

using Units = std::int64_t;  // of 10^-8; the ranges of answers are small
constexpr Units one = 100'000'000;

Units units(Decimal number) { return static_cast<Units>(number.units()); }

std::string write_number(Units number, bool whole) {
  if (whole) return std::to_string(number / one);
  return rung::reference::to_text(decimal(Wide(number)));
}

/// Every number that the rules name, from a set that is small enough to hit often.
void collect(const Expression& expression, std::set<Units>& numbers) {
  for (const Term& term : expression.terms) {
    if (term.form != Term::Form::literal || term.literal == rung::Value::Kind::string) continue;
    if (term.number.absolute() <= Decimal(1000)) numbers.insert(units(term.number));
  }
}

std::set<Units> numbers_named(const RuleSet& rules) {
  std::set<Units> numbers;
  for (const Define& define : rules.defines) collect(define.is, numbers);
  for (const Rule& rule : rules.rules) collect(rule.when, numbers);
  for (const Instrument& instrument : rules.instruments) {
    for (const Score& score : instrument.scores) {
      for (const Band& band : score.bands) numbers.insert(units(band.from));
    }
  }
  return numbers;
}

/// Writes one case.
class CaseWriter {
 public:
  CaseWriter(const RuleSet& rules, Random& random) : rules_(rules), random_(random), numbers_(numbers_named(rules)) {}

  std::string write() {
    const std::size_t missing = random_.pick(std::vector<std::size_t>{0, 5, 15, 30, 60, 95});
    std::string text = "rung_case: 1\nid: made\npopulation: " + rules_.population.text + "\nanswers: {";
    std::string sign;
    const auto add = [&](const std::string& answer) {
      if (answer.empty()) return;
      text += sign + answer;
      sign = ", ";
    };
    for (const Input& input : rules_.inputs) add(random_.chance(missing) ? "" : readings_of(input));
    for (const Instrument& instrument : rules_.instruments) add(random_.chance(missing) ? "" : readings_of(instrument));
    text += "}\n";
    if (random_.chance(75)) text += "history: " + history() + "\n";
    if (random_.chance(10)) text += "placed: {level: " + rules_.ladder.levels.back().id.text + "}\n";
    return text;
  }

  std::string answer(const std::string& name) {
    for (const Input& input : rules_.inputs) {
      if (input.name.text == name) return name + ": " + value(input);
    }
    for (const Instrument& instrument : rules_.instruments) {
      if (instrument.id.text == name) return name + ": {" + items(instrument, 0) + "}";
    }
    return "";
  }

  /// `[]`, or stays that follow each other, written in any order.
  std::string history() {
    std::vector<std::string> places, stays;
    for (const Level& level : rules_.ladder.levels) places.push_back(level.id.text);
    for (const Setting& setting : rules_.ladder.above) places.push_back(setting.id.text);
    std::int64_t day = 0;  // days ago, from now back
    for (std::size_t count = random_.below(5); count > 0; --count) {
      const bool open = stays.empty() && random_.chance(65);
      const std::int64_t to = open ? 0 : day + gap();
      day = to + std::max<std::int64_t>(gap(), open ? 0 : 1);
      const std::string end = open ? "" : ", to_days_ago: " + std::to_string(to);
      const std::string ended = open || random_.chance(50) ? "" : ", ended: completed";
      stays.push_back("{level: " + random_.pick(places) + ", from_days_ago: " + std::to_string(day) + end + ended +
                      "}");
    }
    random_.shuffle(stays);
    std::string text;
    for (const std::string& stay : stays) text += (text.empty() ? "" : ", ") + stay;
    return "[" + text + "]";
  }

 private:
  /// Days, often such that a border that rules draw (weeks, 14, 30, 90, 180 days) is just met or just missed.
  std::int64_t gap() {
    static const std::vector<std::int64_t> borders{0, 0, 7, 14, 28, 30, 42, 90, 180};
    return std::max<std::int64_t>(0, random_.pick(borders) + random_.between(-1, 1));
  }

  Units number(const Range& range, bool whole) {
    const Units low = units(range.low), high = units(range.high), step = whole ? one : 1;
    std::vector<Units> near{low, high, std::min(low + step, high), std::max(high - step, low)};
    for (const Units named : numbers_) {
      for (const Units each : {named - step, named, named + step}) {
        if (low <= each && each <= high && (!whole || each % one == 0)) near.push_back(each);
      }
    }
    if (random_.chance(70)) return random_.pick(near);
    return low + random_.between(0, (high - low) / one) * one;
  }

  std::string value(const Input& input) {
    if (input.type == boolean_type) return random_.chance(50) ? "true" : "false";
    if (input.type == string_type) return random_.pick(input.one_of);
    const bool whole = input.type == integer_type;
    return write_number(number(*input.range, whole), whole);
  }

  std::string item(const Item& item, std::size_t missing) {
    if (random_.chance(missing)) return "null";
    if (item.type == boolean_type) return random_.chance(50) ? "true" : "false";
    if (!item.values.empty()) return std::to_string(random_.pick(item.values));
    return write_number(number(*item.range, true), true);
  }

  std::string readings_of(const Input& input) {
    if (random_.chance(60)) return input.name.text + ": " + value(input);
    std::vector<std::string> readings;
    for (const std::int64_t day : days()) {
      const std::string what = random_.chance(5) ? "null" : value(input);
      readings.push_back("{value: " + what + ", days_ago: " + std::to_string(day) + "}");
    }
    return input.name.text + ": " + in_a_list(readings);
  }

  std::vector<std::int64_t> days() {
    std::set<std::int64_t> all;
    for (std::size_t count = 1 + random_.below(4); count > 0; --count) all.insert(gap());
    return {all.begin(), all.end()};
  }

  std::string in_a_list(std::vector<std::string>& readings) {
    if (readings.size() == 1 && random_.chance(50)) return readings[0];
    random_.shuffle(readings);
    std::string text;
    for (const std::string& reading : readings) text += (text.empty() ? "" : ", ") + reading;
    return "[" + text + "]";
  }

  std::string readings_of(const Instrument& instrument) {
    const std::string& id = instrument.id.text;
    if (has_total(instrument) && random_.chance(15)) return id + ".total: " + total(instrument);
    if (random_.chance(10)) return flat_items(instrument);
    if (random_.chance(40)) return id + ": {" + sheet(instrument) + "}";
    std::vector<std::string> readings;
    for (const std::int64_t day : days()) {
      readings.push_back("{" + sheet(instrument) + ", days_ago: " + std::to_string(day) + "}");
    }
    return id + ": " + in_a_list(readings);
  }

  static bool is_summed(const Score& score, const Item& item) {
    return std::any_of(score.items.begin(), score.items.end(), [&](const Word& id) { return id.text == item.id.text; });
  }

  static bool has_total(const Instrument& instrument) { return instrument.scores[0].id.text == "total"; }

  std::string sheet(const Instrument& instrument) {
    if (!has_total(instrument)) return items(instrument, random_.pick(std::vector<std::size_t>{0, 10, 40}));
    const std::size_t way = random_.below(8);
    if (way == 0) return "total: " + total(instrument);
    if (way == 1) return with_its_total(instrument);
    return items(instrument, random_.pick(std::vector<std::size_t>{0, 0, 10, 25, 60}));
  }

  std::string items(const Instrument& instrument, std::size_t missing) {
    const bool named = random_.chance(30);
    std::string text;
    for (const Item& each : instrument.items) {
      text += text.empty() ? "" : ", ";
      text += (named ? each.id.text + ": " : "") + item(each, missing);
    }
    return named ? "items: {" + text + "}" : "items: [" + text + "]";
  }

  std::string flat_items(const Instrument& instrument) {
    std::string text;
    for (const Item& each : instrument.items) {
      text += (text.empty() ? "" : ", ") + instrument.id.text + "." + each.id.text + ": " + item(each, 10);
    }
    return text;
  }

  std::string total(const Instrument& instrument) {
    Range range;
    for (const Item& each : instrument.items) {
      if (!is_summed(instrument.scores[0], each)) continue;
      const Range its = each.type == boolean_type ? Range{0, 1} : *each.range;
      range = {*rung::add(range.low, its.low), *rung::add(range.high, its.high)};
    }
    return write_number(number(range, true), true);
  }

  /// Items with the total that they make, or with any total where they make none.
  std::string with_its_total(const Instrument& instrument) {
    const std::string text = items(instrument, random_.pick(std::vector<std::size_t>{0, 20, 60}));
    const auto read = parse_case(Source(
        "sheet", "rung_case: 1\nid: x\npopulation: adult\nanswers: {" + instrument.id.text + ": {" + text + "}}\n"));
    const Plain made = sheets(instrument, *read).front().parts.at("total");
    return text + ", total: " + (made.is_null() ? total(instrument) : to_text(made));
  }

  const RuleSet& rules_;
  Random& random_;
  std::set<Units> numbers_;
};

}  // namespace

std::string generate_case(const RuleSet& rules, Random& random) { return CaseWriter(rules, random).write(); }

std::string generate_answer(const RuleSet& rules, const std::string& name, Random& random) {
  return CaseWriter(rules, random).answer(name);
}

std::string generate_history(const RuleSet& rules, Random& random) { return CaseWriter(rules, random).history(); }

}  // namespace rung::reference
