#include "boundary.hpp"

rung_rules::rung_rules(rung::Advisor made, rung::Faults found)
    : advisor(std::move(made)), warnings{std::move(found), {}} {
  warnings.report = rung::describe(warnings.faults);
}

namespace rung::embed {
namespace {

rung_status give(Result<Advisor> read, rung_rules** rules, rung_error** error) {
  if (!read) return fail(RUNG_FAULTY, std::move(read).error(), error);
  Faults warnings = read.error();
  *rules = new rung_rules(std::move(read).value(), std::move(warnings));
  return RUNG_OK;
}

// The instruments that came with the rule set.
FindInstrument find_among(const rung_read_options& options) {
  return [&options](const std::string& id, std::uint32_t index) -> std::optional<RuleText> {
    for (std::size_t i = 0; i < options.instrument_count; ++i) {
      const rung_named_text& one = options.instruments[i];
      if (id == one.name) return Source(id + ".yaml", std::string(one.text, one.size), index);
    }
    return std::nullopt;
  };
}

const char* wrong_with(const rung_read_options& options) {
  if (options.instrument_count > 0 && options.instruments == nullptr) return "`instruments` is NULL";
  for (std::size_t i = 0; i < options.instrument_count; ++i)
    if (options.instruments[i].name == nullptr || options.instruments[i].text == nullptr)
      return "an instrument without a name or a text";
  return nullptr;
}

}  // namespace
}  // namespace rung::embed

using namespace rung::embed;

rung_status rung_rules_built_in(const char* name, rung_rules** rules, rung_error** error) {
  return guarded(error, [&] {
    if (rules == nullptr) return misused("`rules` is NULL", error);
    *rules = nullptr;
    if (name == nullptr) return misused("`name` is NULL", error);
    return give(rung::Advisor::built_in(name), rules, error);
  });
}

rung_status rung_rules_read(const char* text, size_t size, const rung_read_options* options, rung_rules** rules,
                            rung_error** error) {
  return guarded(error, [&] {
    if (rules == nullptr) return misused("`rules` is NULL", error);
    *rules = nullptr;
    rung_read_options taken;
    if (text == nullptr) return misused("`text` is NULL", error);
    if (!take(options, taken))
      return misused("`struct_size` is wrong, or what this library does not know is set", error);
    if (const char* const wrong = wrong_with(taken)) return misused(wrong, error);
    const char* const name = taken.name != nullptr ? taken.name : "rules.yaml";
    return give(rung::Advisor::read(rung::Source(name, std::string(text, size)), find_among(taken)), rules, error);
  });
}

rung_status rung_rules_open(const char* path, rung_rules** rules, rung_error** error) {
  return guarded(error, [&] {
    if (rules == nullptr) return misused("`rules` is NULL", error);
    *rules = nullptr;
    if (path == nullptr) return misused("`path` is NULL", error);
    return give(rung::Advisor::open(path), rules, error);
  });
}

const char* rung_rules_id(const rung_rules* rules) {
  return rules != nullptr ? rules->advisor.program().rules().id.text.c_str() : "";
}
const char* rung_rules_version(const rung_rules* rules) {
  return rules != nullptr ? rules->advisor.program().rules().version.c_str() : "";
}
const char* rung_rules_sha256(const rung_rules* rules) {
  return rules != nullptr ? rules->advisor.program().rules().sha256.c_str() : "";
}
const rung_error* rung_rules_warnings(const rung_rules* rules) {
  return rules != nullptr && !rules->warnings.faults.empty() ? &rules->warnings : nullptr;
}
void rung_rules_free(rung_rules* rules) { delete rules; }
