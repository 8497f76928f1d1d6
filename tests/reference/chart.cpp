#include "chart.hpp"

#include <algorithm>

namespace rung::reference {
namespace {

template <class Named>
const Named* find(const std::vector<Named>& all, const std::string& name) {
  for (const Named& each : all) {
    if (each.name.text == name) return &each;
  }
  return nullptr;
}

/// The instrument that `phq9.total` is of, and `total`.
std::pair<const Instrument*, std::string> split(const RuleSet& rules, const std::string& name) {
  for (const Instrument& instrument : rules.instruments) {
    if (name.starts_with(instrument.id.text + ".")) return {&instrument, name.substr(instrument.id.text.size() + 1)};
  }
  return {nullptr, ""};
}

}  // namespace

Chart::Chart(const RuleSet& rules, const Case& person)
    : rules_(rules),
      case_(person),
      past_(person),
      names_{[this](const std::string& name) { return value(name); },
             [this](const std::string& name) { return numbers(name); },
             [this](const Expression& whole, const Term& call) { return history_call(whole, call); }} {}

Plain Chart::value(const std::string& name) const {
  if (const Define* define = find(rules_.defines, name)) {
    const auto known = defines_.find(name);
    if (known != defines_.end()) return known->second;
    return defines_[name] = value(define->is);
  }
  const std::vector<Dated>& all = readings(name);
  return all.empty() ? Plain{} : all.front().value;
}

Numbers Chart::numbers(const std::string& name) const {
  if (const Define* define = find(rules_.defines, name)) return numbers_of(define->is, names_);
  if (const Input* input = find(rules_.inputs, name)) {
    return input->type == integer_type   ? Numbers::integers
           : input->type == decimal_type ? Numbers::decimals
                                         : Numbers::none;
  }
  const auto [instrument, part] = split(rules_, name);
  return numbers_of_part(*instrument, part);
}

const std::vector<Dated>& Chart::readings(const std::string& name) const {
  const auto known = readings_.find(name);
  if (known != readings_.end()) return known->second;
  return readings_[name] = find_readings(name);
}

std::vector<Dated> Chart::find_readings(const std::string& name) const {
  const Input* input = find(rules_.inputs, name);
  if (input == nullptr) {
    const auto [instrument, part] = split(rules_, name);
    return readings_of_part(*instrument, part);
  }
  std::vector<Dated> all;
  if (const Answer* answer = find(case_.answers, name)) {
    for (const Reading& reading : answer->readings)
      all.push_back({reading.days_ago, plain(*reading.value, input->type)});
  }
  put_latest_first(all);
  return all;
}

std::vector<Dated> Chart::readings_of_part(const Instrument& instrument, const std::string& part) const {
  const std::string& id = instrument.id.text;
  if (!sheets_.contains(id)) sheets_[id] = sheets(instrument, case_);
  std::vector<Dated> all;
  for (const Sheet& sheet : sheets_[id]) all.push_back({sheet.days_ago, sheet.parts.at(part)});
  return all;
}

Plain Chart::history_call(const Expression& whole, const Term& call) const {
  std::string of;
  std::int64_t days = 0;
  if (!call.arguments.empty()) of = whole.terms[call.arguments[0]].text;
  if (call.arguments.size() > 1) {
    days = static_cast<std::int64_t>(units_from(whole.text_of(whole.terms[call.arguments[1]])) / 100'000'000);
  }
  return history(call.op->spelling, of, days);
}

Plain Chart::history(std::string_view question, const std::string& of, std::int64_t days) const {
  if (question == "current_level") return past_.level(past_.current());
  if (question == "previous_level") return past_.level(past_.previous());
  if (question == "weeks_at_level") return past_.weeks_at_level();
  if (question == "days_since_discharge") return past_.days_since_discharge(of);
  if (question == "episodes") return past_.episodes(of, days);
  const std::vector<Dated>& all = readings(of);
  if (question == "baseline") return past_.baseline(all);
  if (question == "change") return past_.change(all);
  // age_days: of the latest reading, where that has an answer. It takes no history to know it.
  if (all.empty() || all.front().value.is_null() || !all.front().days_ago) return {};
  return {*all.front().days_ago};
}

}  // namespace rung::reference
