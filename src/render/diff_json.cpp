#include "rung/render/proof.hpp"
#include "rung/text/version.hpp"
#include "write_witness.hpp"

namespace rung {
namespace {

void write_side(JsonWriter& json, std::string_view key, const RuleSet& rules) {
  json.key(key).open('{');
  json.key("id").text(rules.id.text);
  json.key("version").text(rules.version);
  json.key("sha256").text(rules.sha256);
  json.close('}');
}

void write_texts(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts) {
  json.key(key).open('[');
  for (const std::string& text : texts) json.text(text);
  json.close(']');
}

void write_share(JsonWriter& json, double share) {
  const auto units = static_cast<Int128>(share * static_cast<double>(Decimal::units_per_one) + 0.5);
  json.value(Value::of(Decimal::from_units(units).value_or(Decimal(0))));
}

}  // namespace

std::string render_diff_json(const Program& before, const Program& after, const RuleSetDiff& diff) {
  JsonWriter json;
  json.open('{');
  json.key("rung_diff").number(1);
  json.key("engine").text("rung " + std::string(version()));
  write_side(json, "old", before.rules());
  write_side(json, "new", after.rules());
  json.key("verdict").text(diff.verdict == Verdict::proved    ? "EQUAL"
                           : diff.verdict == Verdict::refuted ? "DIFFERENT"
                                                              : "UNDECIDED");
  if (!diff.because.empty()) json.key("because").text(diff.because);
  write_texts(json, "asked_for", diff.domain);
  json.key("differences").open('[');
  for (const RuleSetDiff::Difference& one : diff.differences) {
    json.open('{');
    json.key("what").text(one.what);
    write_texts(json, "rules", one.rules);
    json.key("witness");
    write_witness(json, one.witness);
    json.close('}');
  }
  json.close(']');
  json.key("moves").open('[');
  for (const Transition& one : diff.transitions) {
    json.open('{');
    json.key("from").text(before.rules().ladder.levels[one.from].id.text);
    json.key("to").text(before.rules().ladder.levels[one.to].id.text);
    if (one.share) write_share(json.key("share"), *one.share);
    if (one.witness) write_witness(json.key("witness"), *one.witness);
    json.close('}');
  }
  json.close(']');
  if (diff.moved) write_share(json.key("moved"), *diff.moved);
  json.close('}');
  return json.take() + "\n";
}

}  // namespace rung
