#include <algorithm>

#include "policy_parts.hpp"
#include "rung/explain/words.hpp"
#include "rung/render/policy.hpp"
#include "rung/text/version.hpp"

namespace rung {
namespace {

class InstrumentSheet {
 public:
  InstrumentSheet(const Instrument& instrument, std::string_view sha256, std::size_t width)
      : instrument_(instrument), sha256_(sha256), page_(std::max<std::size_t>(width, 40), false) {}

  std::string run() {
    page_.heading(instrument_.title);
    page_.paragraph("", instrument_.short_name + " [" + instrument_.id.text + "]");
    head();
    items();
    scores();
    sources();
    page_.blank();
    page_.paragraph("", "Instrument " + instrument_.id.text + ", SHA-256 " + std::string(sha256_) + ", rung " +
                            std::string(version()) + ".");
    page_.paragraph("", "A score is no diagnosis.");
    return page_.take();
  }

 private:
  void said(const std::string& what, const std::string& text) {
    page_.paragraph("  " + what + ": ", text.empty() ? "not stated" : text);
  }

  void head() {
    page_.blank();
    said("Measures", instrument_.measures);
    said("Looks back", instrument_.recall_days ? "over " + std::to_string(*instrument_.recall_days) + " days" : "");
    said("Rights", instrument_.rights);
    said("Codes", codes_of(instrument_.codes));
    said("Source", ids_of(instrument_.sources));
  }

  std::size_t position_of(const Word& id) const {
    const auto found = std::ranges::find(instrument_.items, id.text, [](const Item& item) { return item.id.text; });
    return static_cast<std::size_t>(found - instrument_.items.begin());
  }

  bool is_reversed(const Item& item) const {
    return std::ranges::any_of(instrument_.scores, [&](const Score& score) {
      return std::ranges::find(score.reversed, item.id.text, &Word::text) != score.reversed.end();
    });
  }

  static std::string answers_of(const Item& item) {
    if (!item.range) return "yes or no";
    if (item.values.empty()) return plain_number(item.range->low) + " to " + plain_number(item.range->high);
    std::vector<std::string> values;
    for (const std::int32_t value : item.values) values.push_back(std::to_string(value));
    return joined(values) + ", nothing between";
  }

  void not_asked(const NotAsked& rule) {
    Saying meaning = say(instrument_, rule.when);
    meaning.text.insert(0, "The form passes over it when ");
    list(page_, "      ", meaning);
    page_.paragraph("      Exactly: ", exactly(rule.when));
    page_.paragraph("      ", "Left empty it then counts as " + spoken_answer(rule.counts) +
                                  ", and an answer that is given stands" + with_sources(rule.sources) + ".");
  }

  static std::string spoken_answer(const Value& value) {
    if (value.kind() == Value::Kind::boolean) return value.boolean() ? "yes" : "no";
    return std::to_string(value.integer());
  }

  void items() {
    page_.blank();
    page_.heading("ITEMS");
    for (std::size_t i = 0; i < instrument_.items.size(); ++i) {
      const Item& item = instrument_.items[i];
      std::string text = item.id.text;
      text += ": " + answers_of(item);
      if (is_reversed(item)) text += item.range ? ", reversed" : ", reversed: a no counts 1";
      if (!item.codes.empty()) text += "; " + codes_of(item.codes);
      if (!item.question.empty()) text += ". " + item.question;
      page_.paragraph("  " + std::to_string(i + 1) + ". ", text);
      if (item.not_asked) not_asked(*item.not_asked);
    }
  }

  std::string numbered(const std::vector<Word>& ids) const {
    std::vector<std::string> numbers;
    for (const Word& id : ids) numbers.push_back(std::to_string(position_of(id) + 1));
    return (numbers.size() == 1 ? "item " : "items ") + joined(numbers);
  }

  void sum(const Score& score) {
    Decimal low = 0, high = 0;
    bool has_flags = false;
    for (const Word& id : score.items) {
      const Item& item = instrument_.items[position_of(id)];
      low = *add(low, item.range ? item.range->low : Decimal(0));
      high = *add(high, item.range ? item.range->high : Decimal(1));
      has_flags = has_flags || !item.range;
    }
    const bool is_all = score.items.size() == instrument_.items.size();
    page_.paragraph("    ", "The sum of " + (is_all ? "all items" : numbered(score.items)) + ": " + plain_number(low) +
                                " to " + plain_number(high) + " points." +
                                (has_flags ? " A yes counts 1 and a no 0." : ""));
    if (!score.reversed.empty())
      page_.paragraph("    ", "Reversed, so that the highest answer counts least: " + numbered(score.reversed) + ".");
    if (!score.skipped) return page_.paragraph("    ", "Skipped items: any one leaves the score missing.");
    skipped(*score.skipped);
  }

  void skipped(const SkipRule& rule) {
    const std::string which = rule.only.empty() ? "" : " of " + numbered(rule.only);
    page_.paragraph("    ", "Skipped items: up to " + std::to_string(rule.at_most) + which +
                                " count as the mean of those answered, and the sum is rounded to the nearest whole "
                                "number, halves up; with more, the score is missing" +
                                with_sources(rule.sources) + ".");
    if (rule.when.empty()) return;
    Saying meaning = say(instrument_, rule.when);
    meaning.text.insert(0, "That is so only when ");
    list(page_, "    ", meaning);
    page_.paragraph("    Exactly: ", exactly(rule.when));
  }

  void changes(const Score& score) {
    for (const ImportantChange& change : score.changes_that_matter)
      page_.paragraph("    ", "A change that matters: " + plain_number(change.amount) +
                                  (change.percent ? " per cent of the first reading" : " points") +
                                  (change.words.empty() ? "" : ", " + change.words) + with_sources(change.sources) +
                                  ".");
  }

  void value(const Score& score) {
    Saying meaning = say(instrument_, score.value);
    meaning.text.insert(0, meaning.is_condition ? "Yes when " : "Is ");
    list(page_, "    ", meaning);
    page_.paragraph("    Exactly: ", exactly(score.value));
    if (score.range)
      page_.paragraph("    ", plain_number(score.range->low) + " to " + plain_number(score.range->high) + " points.");
  }

  void scores() {
    page_.blank();
    page_.heading("SCORES");
    for (const Score& score : instrument_.scores) {
      page_.blank();
      page_.paragraph("  * ", (score.words.empty() ? score.id.text : score.words) + " [" + instrument_.id.text + "." +
                                  score.id.text + "]");
      if (score.value.empty()) {
        sum(score);
      } else {
        value(score);
      }
      if (!score.bands.empty()) page_.paragraph("    ", "Bands: " + bands_of(score) + ".");
      changes(score);
      if (score.value.empty() || !score.bands.empty())
        page_.paragraph("    ", score.worse == Worse::lower ? "Lower is worse." : "Higher is worse.");
      if (!score.codes.empty()) page_.paragraph("    ", "Codes: " + codes_of(score.codes));
      if (!score.sources.empty()) page_.paragraph("    ", "Source: " + ids_of(score.sources));
    }
  }

  void sources() {
    page_.blank();
    page_.heading("SOURCES");
    for (const Citation& source : instrument_.citations)
      page_.paragraph("  " + source.id.text + ": ", source_in_full(source));
  }

  const Instrument& instrument_;
  std::string_view sha256_;
  Page page_;
};

}  // namespace

std::string render_instrument(const Instrument& instrument, std::string_view sha256, std::size_t width) {
  return InstrumentSheet(instrument, sha256, width).run();
}

}  // namespace rung
