#include <functional>

#include "generate.hpp"
#include "write_expression.hpp"

namespace rung::reference {
namespace {

std::string join(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

/// Writes one rule set, part by part; later parts use the names of the earlier ones.
class RuleSetWriter {
 public:
  explicit RuleSetWriter(Random& random) : random_(random) {}

  RuleSetText write() {
    const std::string ladder = write_ladder(), inputs = write_inputs();
    std::string uses;
    for (const char* id : {"mood", "harm"}) {
      if (!uses.empty() && random_.chance(50)) continue;
      text_.instruments[id] = write_instrument(id);
      const std::string use = random_.chance(30) ? "{id: " + std::string(id) + ", optional: true}" : id;
      uses += (uses.empty() ? "" : ", ") + use;
    }
    text_.rules = "rung: 1\nid: made\nversion: 1.0.0\ntitle: Made by chance\nstatus: draft\npopulation: adult\n";
    if (random_.chance(30)) text_.rules += "when_unsure: highest\n";
    text_.rules += "sources:\n  us: {title: Us}\n" + ladder + "instruments: [" + uses + "]\n" + inputs;
    text_.rules += write_defines() + write_rules();
    if (random_.chance(40)) text_.rules += write_model();
    return std::move(text_);
  }

 private:
  std::string write_ladder() {
    std::string text = "ladder:\n";
    const std::size_t count = 2 + random_.below(4);
    for (std::size_t i = 0; i < count; ++i) {
      levels_.push_back("step" + std::to_string(i));
      text += "  - {id: " + levels_.back() + ", name: Step}\n";
    }
    places_ = levels_;
    if (random_.chance(60)) {
      places_.emplace_back("ward");
      text += "above_ladder:\n  - {id: ward, name: Ward}\n";
    }
    return text;
  }

  std::string write_inputs() {
    std::string text = "inputs:\n";
    const auto input = [&](Known known, const std::string& type) {
      const std::string optional = random_.chance(25) ? ", optional: true" : "";
      text += "  " + known.name + ": {type: " + type + optional + "}\n";
      known.dated = true;
      names_.push_back(std::move(known));
    };
    input({"work", integer_type, 0, 4}, "integer, range: [0, 4]");
    input({"home.debt", integer_type, -3, 12}, "integer, range: [-3, 12]");
    input({"dose", decimal_type, 0, 3}, "decimal, range: [0, 3.5]");
    if (random_.chance(50)) input({"lab.level", decimal_type, -2, 7}, "decimal, range: [-2.25, 7.75]");
    for (const char* name : {"safe", "risk.plan", "risk.means", "sleeps"})
      input({name, boolean_type}, "boolean, worse: higher");
    for (const char* name : {"mood_color", "home.color"})
      input({name, string_type}, "string, one_of: [" + join(colors()) + "]");
    return text;
  }

  /// Integer and Boolean items; a sum with everything that a published one can have, and scores by expression.
  std::string write_instrument(const std::string& id) {
    std::vector<Known> bare;
    const std::string items = write_items(bare);
    std::string scores = write_total(bare);  // first: the other scores may use it
    scores += write_other_scores(bare);
    for (Known known : bare) {
      known.name = id + "." + known.name;
      known.dated = true;
      names_.push_back(std::move(known));
    }
    names_.push_back({id + ".band", integer_type, 0, scores.find("id: many") == std::string::npos ? 1 : 2, true});
    return "rung_instrument: 1\nid: " + id + "\ntitle: Sheet\nsources: {us: {title: Us}}\nsource: us\nitems:\n" +
           items + "scores:\n" + scores;
  }

  std::string write_items(std::vector<Known>& bare) {
    std::string text;
    const bool alike = random_.chance(60);
    std::int64_t least = random_.between(-1, 1), most = least + random_.between(1, 4);
    const std::size_t count = 4 + random_.below(3);
    for (std::size_t i = 0; i < count; ++i) {
      const std::string item = "item" + std::to_string(i);
      const bool yes_no = i == 1 || (i > 0 && random_.chance(20));  // at least one of each
      if (!alike) least = random_.between(-1, 1), most = least + random_.between(1, 4);
      const std::string range = "range: [" + std::to_string(least) + ", " + std::to_string(most) + "]";
      text +=
          "  - {id: " + item + ", " + (yes_no ? "type: boolean" : range) + write_not_asked(bare, yes_no, most) + "}\n";
      bare.push_back({item, yes_no ? boolean_type : integer_type, yes_no ? 0 : least, yes_no ? 1 : most});
    }
    return text;
  }

  /// A form's own skip pattern, which looks at the items before.
  std::string write_not_asked(const std::vector<Known>& before, bool yes_no, std::int64_t most) {
    if (before.empty() || random_.chance(70)) return {};
    ExpressionWriter writer(random_, before, {});
    return ", not_asked: {when: \"" + writer.write(boolean_type, 1) +
           "\", counts: " + (yes_no ? (random_.chance(50) ? "true" : "false") : std::to_string(most)) + "}";
  }

  /// Of all items, or only of those that are Integers. Where the latter have one range, some may be skipped.
  std::string write_total(std::vector<Known>& bare) {
    const bool all = random_.chance(40);
    bool alike = !all;
    std::vector<std::string> summed, reversed;
    Known total{"total", integer_type};
    for (const Known& item : bare) {
      if (!all && item.type == boolean_type) continue;
      summed.push_back(item.name);
      if (random_.chance(30)) reversed.push_back(item.name);
      alike = alike && item.low == bare[0].low && item.high == bare[0].high;
      total.low += item.low;
      total.high += item.high;
    }
    std::string text =
        "  - {id: total, sum: " + (all ? "all" : "[" + join(summed) + "]") + ", reversed: [" + join(reversed) + "]";
    const std::size_t most = std::min<std::size_t>(summed.size() - 1, 2);  // items that may be skipped
    if (alike && most > 0) text += ", skipped: {" + write_skip_rule(bare, summed, most) + "}";
    text += ", bands: " + write_bands(total.low, total.high) + "}\n";
    bare.push_back(total);
    return text;
  }

  std::string write_skip_rule(const std::vector<Known>& items, const std::vector<std::string>& summed,
                              std::size_t most) {
    const std::size_t count = 1 + random_.below(most);
    std::string text = "at_most: " + std::to_string(count) + ", fill: mean";
    if (random_.chance(25)) text += ", only: [" + join({summed.begin(), summed.begin() + std::ptrdiff_t(count)}) + "]";
    if (random_.chance(75)) return text;
    ExpressionWriter writer(random_, items, {});
    return text + ", when: \"" + writer.write(boolean_type, 1) + "\"";
  }

  std::string write_bands(std::int64_t low, std::int64_t high) {
    const std::int64_t second = random_.between(low + 1, high), third = random_.between(second, high);
    std::string text =
        "[{id: few, from: " + std::to_string(low) + "}, {id: some, from: " + std::to_string(second) + "}";
    if (third > second) text += ", {id: many, from: " + std::to_string(third) + "}";
    return text + "]";
  }

  std::string write_other_scores(std::vector<Known>& bare) {
    std::string text;
    const std::pair<const char*, Type> all[] = {{"alarm", boolean_type}, {"count", integer_type}};
    for (const auto& [id, type] : all) {
      if (random_.chance(40)) continue;
      ExpressionWriter writer(random_, bare, {});
      text += "  - {id: " + std::string(id) + ", value: \"" +
              writer.write(type, 1 + static_cast<int>(random_.below(3))) + "\"" +
              (type == integer_type && random_.chance(30) ? ", range: [-2, 9]" : "") + "}\n";
      bare.push_back({id, type, -2, 9});
    }
    return text;
  }

  std::string write_defines() {
    ExpressionWriter writer(random_, names_, history_words());
    std::string text = "define:\n";
    const std::size_t count = 2 + random_.below(4);
    for (std::size_t i = 0; i < count; ++i) {
      const Type type =
          random_.pick(std::vector<Type>{boolean_type, boolean_type, integer_type, decimal_type, string_type});
      const Known known{"finding" + std::to_string(i), type, -2, 9};
      text += "  " + known.name + ": \"" + writer.write(type, 1 + static_cast<int>(random_.below(3))) + "\"\n";
      writer.add(known);
      names_.push_back(known);
    }
    return text;
  }

  std::string write_rules() {
    ExpressionWriter writer(random_, names_, history_words());
    std::string text = "rules:\n";
    const std::size_t count = 3 + random_.below(13);
    for (std::size_t i = 0; i < count; ++i) {
      text += "  - {id: rule" + std::to_string(i) + ", " + write_effect() + ", source: us, because: \"It is {" +
              random_.pick(names_).name + "}.\",\n     when: \"" +
              writer.write(boolean_type, static_cast<int>(random_.below(5))) + "\"}\n";
    }
    return text;
  }

  std::string write_effect() {
    const std::string relative[] = {"current", "one below current", "one above current", "previous"};
    const std::string level = random_.pick(levels_), other = random_.pick(levels_);
    switch (random_.below(12)) {
      case 0:
        return "alert: " + random_.pick(std::vector<std::string>{"emergency", "urgent", "review"});
      case 1:
        return "at_most: " + (random_.chance(30) ? relative[random_.below(4)] : level);
      case 2:
      case 3:
        return "rules_out: [" + (level == other ? level : level + ", " + other) + "]";
      case 4:
      case 5:
        return "at_least: " + relative[random_.below(4)] + (random_.chance(30) ? ", open_above: true" : "");
      default:
        return "at_least: " + level + (random_.chance(30) ? ", open_above: true" : "");
    }
  }

  /// Logits of 8 places between -2 and 2.
  std::string write_coefficient() {
    const std::string digits = std::to_string(100'000'000 + random_.below(100'000'000)).substr(1);
    return (random_.chance(40) ? "-" : "") + std::to_string(random_.below(2)) + "." + digits;
  }

  std::string write_by_level(std::size_t first, const std::function<std::string()>& number) {
    std::string text;
    for (std::size_t i = first; i < levels_.size(); ++i)
      text += (text.empty() ? "{" : ", ") + levels_[i] + ": " + number();
    return text + "}";
  }

  /// Terms are inputs that are numbers, or conditions.
  std::string write_model() {
    ExpressionWriter writer(random_, names_, history_words());
    const std::vector<std::string> numbers = {"work", "home.debt", "dose"};
    std::string text = "model:\n  kind: cumulative-logit\n  terms:\n";
    const std::size_t count = 1 + random_.below(4);
    for (std::size_t i = 0; i < count; ++i)
      text += "    - {id: t" + std::to_string(i) + ", of: \"" +
              (random_.chance(60) ? random_.pick(numbers) : writer.write(boolean_type, 1)) + "\", coefficient: " +
              (random_.chance(30) ? write_by_level(1, [&] { return write_coefficient(); }) : write_coefficient()) +
              "}\n";
    std::size_t cut = random_.below(3);
    text += "  cuts: " + write_by_level(1, [&] { return std::to_string(cut += 1 + random_.below(2)) + ".25"; }) + "\n";
    if (random_.chance(80)) text += "  climb_when: 0." + std::to_string(1 + random_.below(9)) + "\n";
    if (random_.chance(50))
      text += "  prediction_set: {coverage: 0.9, at_least: " +
              write_by_level(0, [&] { return "0." + std::to_string(random_.below(5)); }) + "}\n";
    return text + "  fitted_to: expert\n  source: us\n";
  }

  std::vector<std::string> history_words() const {
    std::vector<std::string> words = places_;
    words.emplace_back("none");
    return words;
  }

  Random& random_;
  RuleSetText text_;
  std::vector<std::string> levels_, places_;
  std::vector<Known> names_;
};

}  // namespace

RuleSetText generate_rule_set(Random& random) { return RuleSetWriter(random).write(); }

}  // namespace rung::reference
