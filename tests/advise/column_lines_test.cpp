#include <algorithm>

#include "reference/agreement.hpp"
#include "rung/advise/batch.hpp"

using namespace rung;
using reference::Random;

namespace {

/// Lines of NDJSON for one rule set, as programs write them and as they rarely do, with and without faults.
class LineMaker {
 public:
  LineMaker(const Program& program, Random& random) : program_(program), random_(random) {}

  std::string line(std::size_t index) {
    line_ = "{\"rung_case\":1,\"id\":\"person-" + std::to_string(index) + "\",\"population\":\"" + population() + "\"";
    if (random_.chance(20)) line_ += R"(,"shows":"somebody with a \"quote\", a \u00e9 and some more text")";
    if (random_.chance(20)) line_ += ",\"shows\":\"somebody with a text of more than sixteen characters\"";
    line_ += ",\"answers\":{";
    first_ = true;
    for (const Input& input : program_.rules().inputs)
      if (random_.chance(complete_ ? 99 : 60)) add_input(input);
    for (std::size_t i = 0; i < program_.rules().instruments.size(); ++i)
      if (random_.chance(50)) add_sheet(i);
    if (random_.chance(2)) add("no_such_answer", "3");
    line_ += '}';
    if (random_.chance(50)) add_history();
    if (random_.chance(30)) line_ += ",\"placed\":{\"level\":\"" + level() + "\",\"reason\":\"preference\"}";
    line_ += '}';
    complete_ = random_.chance(70);
    return spoiled();
  }

 private:
  std::string population() const {
    const std::string& wanted = program_.rules().population.text;
    return random_.chance(2) ? "somebody-else" : wanted == any_population ? "adult" : wanted;
  }
  std::string level() const {
    const auto& levels = program_.rules().ladder.levels;
    return random_.chance(2) ? "no-such-level" : levels[random_.below(levels.size())].id.text;
  }

  void add(const std::string& name, const std::string& value) {
    line_ += (std::exchange(first_, false) ? "\"" : random_.chance(10) ? ", \"" : ",\"") + name + "\":" + value;
  }

  std::string value(const Slot& slot) const {
    if (random_.chance(1)) return random_.pick<std::string>({"null", "\"3\"", "3.5", "1e1", "-1", "99", "true", "007"});
    if (slot.type == boolean_type) return random_.chance(50) ? "true" : "false";
    if (slot.type == string_type) return '"' + random_.pick(slot.one_of) + '"';
    if (!slot.values.empty()) return std::to_string(random_.pick(slot.values));
    const std::int64_t low = slot.range ? *slot.range->low.ceiling().to_int64() : 0;
    const std::int64_t high = slot.range ? *slot.range->high.floor().to_int64() : 9;
    return std::to_string(random_.between(low, high));
  }

  std::string age() const { return std::to_string(random_.below(90)); }

  void add_input(const Input& input) {
    const std::string one = value(program_.slots()[*program_.find_slot(input.name.text)]);
    if (random_.chance(50)) return add(input.name.text, one);
    if (random_.chance(5)) return add(input.name.text, "[{\"value\":" + one + ",\"days_ago\":" + age() + "}]");
    add(input.name.text, random_.chance(80) ? "{\"value\":" + one + ",\"days_ago\":" + age() + "}"
                                            : "{\"days_ago\": " + age() + ", \"value\": " + one + "}");
  }

  void add_sheet(std::size_t index) {
    const Instrument& instrument = program_.rules().instruments[index];
    const std::size_t first = program_.instruments()[index].first_slot;
    std::string sheet;
    if (random_.chance(70)) {
      for (std::size_t i = 0; i < instrument.items.size(); ++i)
        sheet += (i ? "," : "") + (random_.chance(3) ? "null" : value(program_.slots()[first + i]));
      sheet = "\"items\":[" + sheet + "]";
    } else {
      const std::string& score = instrument.scores.front().id.text;
      sheet = "\"" + score + "\":" + value(program_.slots()[*program_.find_slot(instrument.id.text + "." + score)]);
    }
    add(instrument.id.text, "{" + sheet + (random_.chance(70) ? ",\"days_ago\":" + age() : "") + "}");
  }

  void add_history() {
    line_ += ",\"history\":[";
    const std::size_t over = random_.below(3);
    for (std::size_t i = 0; i < over; ++i)
      line_ += (i ? ",{" : "{") + std::string("\"level\":\"") + level() +
               "\",\"from_days_ago\":" + std::to_string(100 + random_.below(99)) + ",\"to_days_ago\":" + age() +
               ",\"ended\":\"completed\"}";
    if (random_.chance(60))
      line_ += (over ? ",{" : "{") + std::string("\"level\":\"") + level() + "\",\"from_days_ago\":3}";
    line_ += ']';
  }

  std::string spoiled() {
    if (random_.chance(1))
      line_.insert(random_.below(line_.size()), 1, random_.pick<char>({'"', '}', ',', '\\', '\t', '0'}));
    if (random_.chance(1)) line_.erase(random_.below(line_.size()), 1);
    if (random_.chance(1)) line_.resize(random_.below(line_.size()) + 1);
    if (random_.chance(1)) line_ = random_.pick<std::string>({"", "  ", "[]", "{}", "nonsense", "null"});
    if (random_.chance(1)) line_ += random_.pick<std::string>({" ", "\r", "x", "{}"});
    return line_;
  }

  const Program& program_;
  Random& random_;
  std::string line_;
  bool first_ = true, complete_ = true;
};

/// The same text with other values in it: numbers and words that are possible, and some that are not.
std::string with_other_values(const std::string& line, Random& random) {
  std::string made;
  for (std::size_t at = 0; at < line.size();) {
    const auto is_digit = [&](std::size_t i) { return i < line.size() && line[i] >= '0' && line[i] <= '9'; };
    std::size_t end = at;
    while (is_digit(end)) ++end;
    if (end > at && random.chance(30)) {
      made += random.chance(3)
                  ? random.pick<std::string>({"007", "99999", "-1", "1.5", "1234567890123", "null", "\"3\""})
                  : std::to_string(random.below(end - at > 1 ? 120 : 5));
      at = end;
    } else {
      made += line[at++];
    }
    if (line.compare(at, 11, "\"completed\"") == 0 && random.chance(50)) {
      made += random.pick<std::string>({"\"other\"", "\"left_early\"", "\"never\"", "\"\\u006fther\""});
      at += 11;
    }
  }
  if (random.chance(20)) made[random.below(made.size())] = 'x';  // a key, most often
  return made;
}

std::string records(BlockDecider& decider, const std::string& text) {
  Answered answered;
  decider.decide({0, text}, answered);
  return answered.records;
}

void hold_columns_to_plain(const Program& program, const std::string& text) {
  for (const Detail detail : {Detail::none, Detail::level, Detail::reasons, Detail::trace}) {
    BatchPlan plan;
    plan.rules = {program};
    plan.detail = detail;
    const std::string by_columns = records(*make_decider(plan), text), plain = records(*make_plain_decider(plan), text);
    CHECK(std::ranges::count(plain, '\n') > 0);
    const auto [a, b] = std::ranges::mismatch(by_columns, plain);
    CHECK(std::string(a, std::min(a + 200, by_columns.end())) == std::string(b, std::min(b + 200, plain.end())));
  }
}

}  // namespace

TEST_CASE("lines that differ in their values alone get the bytes that they get one by one") {
  for (const std::string name : {"eight-domain-stepped-care", "adult"}) {
    CAPTURE(name);
    Random random(23);
    const Program program = reference::program_of(name);
    LineMaker maker(program, random);
    std::string text;
    for (std::size_t i = 0; i < 12; ++i) {
      const std::string line = maker.line(i);
      for (std::size_t k = 0; k < 60; ++k) text += with_other_values(line, random) + '\n';
    }
    hold_columns_to_plain(program, text);
  }
}

TEST_CASE("a byte that is changed anywhere in a line like those before it is seen") {
  const Program program = reference::program_of("eight-domain-stepped-care");
  std::string answers;
  for (const std::string name :
       {"symptom", "risk", "functioning", "coexisting", "history", "stressors", "supports", "engagement"})
    answers += (answers.empty() ? "\"" : ",\"") + name + "\":{\"value\":2,\"days_ago\":3}";
  const std::string line = "{\"rung_case\":1,\"id\":\"member-100001\",\"population\":\"adult\",\"answers\":{" +
                           answers + "},\"history\":[{\"level\":\"" + program.rules().ladder.levels[0].id.text +
                           "\",\"from_days_ago\":30}]}";
  std::string text;
  for (std::size_t at = 0; at < line.size(); ++at)
    for (const char other : {'x', '"', '7'}) {
      std::string changed = line;
      changed[at] = other;
      text += line + '\n' + changed + '\n';
    }
  hold_columns_to_plain(program, text);
}

TEST_CASE("lines that are decided by columns get the bytes that they get one by one") {
  for (const std::string name : {"eight-domain-stepped-care", "adult", "adolescent"}) {
    CAPTURE(name);
    Random random(17);
    const Program program = reference::program_of(name);
    LineMaker maker(program, random);
    std::string text;
    for (std::size_t i = 0; i < 1300; ++i) text += maker.line(i) + '\n';
    hold_columns_to_plain(program, text + maker.line(1300));  // the last without an end
  }
}

TEST_CASE("no line touches another when they are decided by columns") {
  Random random(5);
  const Program program = reference::program_of("eight-domain-stepped-care");
  LineMaker maker(program, random);
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < 400; ++i) lines.push_back(maker.line(i) + '\n');
  BatchPlan plan;
  plan.rules = {program};
  const auto decider = make_decider(plan);
  std::vector<std::string> alone;
  for (const std::string& line : lines) alone.push_back(records(*decider, line));
  for (int round = 0; round < 3; ++round) {
    std::vector<std::size_t> order(lines.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    random.shuffle(order);
    std::string text, wanted;
    for (const std::size_t i : order) text += lines[i], wanted += alone[i];
    CHECK(records(*decider, text) == wanted);
  }
}
