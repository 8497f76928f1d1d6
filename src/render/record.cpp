#include "rung/render/record.hpp"

#include <algorithm>

#include "rung/text/version.hpp"
#include "terms.hpp"

namespace rung {
namespace {

std::string as_json(std::string_view text) {
  std::string made;
  append_json(made, text);
  return made;
}

void append_key(std::string& out, std::string_view key) { out.append(",\"").append(key).append("\":"); }

}  // namespace

bool is_incomplete(const Program& program, const Outcome& outcome, std::span<const Truth> truths) {
  if (outcome.level != outcome.up_to || (outcome.conflict_possible && !outcome.conflict)) return true;
  for (std::size_t i = 0; i < truths.size(); ++i)
    if (truths[i] == Truth::unknown && program.compiled_rules()[i].effect == Effect::alert) return true;
  return false;
}

RecordWriter::RecordWriter(const Program& program, Detail detail) : program_(program), detail_(detail) {
  const RuleSet& rules = program.rules();
  for (const Level& level : rules.ladder.levels) {
    const std::string id = as_json(level.id.text);
    begins_[0].push_back(",\"status\":\"ok\",\"recommended\":" + id + ",\"level\":");
    begins_[1].push_back(",\"status\":\"incomplete\",\"recommended\":" + id + ",\"level\":");
    levels_.push_back(id + ",\"up_to\":");
    ends_.push_back(id + (detail == Detail::none ? "}\n" : ",\"change\":\""));
  }
  for (std::size_t i = 0; i < rules.rules.size(); ++i) {
    rules_.push_back(as_json(rules.rules[i].id.text));
    if (rules.rules[i].effect == Effect::alert) alerts_.push_back(i);
  }
  colophon_ = ",\"rules\":{\"id\":" + as_json(rules.id.text) + ",\"version\":" + as_json(rules.version) +
              ",\"sha256\":" + as_json(rules.sha256) + "},\"engine\":" + as_json("rung " + std::string(version()));
}

void RecordWriter::append(std::string& out, const RecordOf& record) const {
  out += "{\"case_id\":";
  append_json(out, record.case_id);
  out += begins_[is_incomplete(program_, *record.outcome, record.truths)][record.recommended];
  out += levels_[record.outcome->level];
  out += ends_[record.outcome->up_to];
  if (detail_ == Detail::none) return;
  append_level(out, record);
  out += "}\n";
}

void RecordWriter::append_level(std::string& out, const RecordOf& record) const {
  out += change_id(record.change);
  out += record.outcome->open_above ? "\",\"or_above\":true,\"conflict\":" : "\",\"or_above\":false,\"conflict\":";
  out += record.outcome->conflict ? "true,\"alerts\":" : "false,\"alerts\":";
  append_alerts(out, record.truths, Truth::yes);
  out += ",\"possible_alerts\":";
  append_alerts(out, record.truths, Truth::unknown);
  if (!record.placed)
    out += ",\"placed\":null";
  else
    out += *record.placed < record.recommended   ? ",\"placed\":\"below\""
           : *record.placed > record.recommended ? ",\"placed\":\"above\""
                                                 : ",\"placed\":\"as_recommended\"";
  out += colophon_;
  if (detail_ == Detail::level) return;
  if (detail_ == Detail::reasons) append_reasons(out, record);
  append_key(out, "input_sha256");
  append_json(out, record.input_sha256);
  if (detail_ != Detail::trace) return;
  append_key(out, "recommendation");
  out += record.recommendation.substr(0, record.recommendation.find_last_not_of('\n') + 1);
}

void RecordWriter::append_alerts(std::string& out, std::span<const Truth> truths, Truth wanted) const {
  out += '[';
  bool first = true;
  for (const std::size_t rule : alerts_) {
    if (truths[rule] != wanted) continue;
    if (!first) out += ',';
    out += rules_[rule];
    first = false;
  }
  out += ']';
}

void RecordWriter::append_reasons(std::string& out, const RecordOf& record) const {
  append_key(out, "reasons");
  out += '[';
  bool first = true;
  for (std::size_t i = 0; i < record.truths.size(); ++i) {
    const Effect effect = program_.compiled_rules()[i].effect;
    const bool bears = effect == Effect::rules_out || record.bearings[i].kind != Bearing::Kind::none;
    if (record.truths[i] != Truth::yes || effect == Effect::alert || !bears) continue;
    if (!first) out += ',';
    out += rules_[i];
    first = false;
  }
  out += "],\"open\":[";
  for (std::size_t i = 0; i < record.open.size(); ++i) {
    if (i) out += ',';
    out += rules_[record.open[i]];
  }
  out += "],\"missing\":[";
  for (std::size_t i = 0; i < record.missing.size(); ++i) {
    if (i) out += ',';
    append_json(out, record.missing[i]);
  }
  out += ']';
}

void append_error(std::string& out, std::optional<std::string_view> case_id, std::span<const RecordFault> faults,
                  std::string_view input_sha256) {
  out += "{\"case_id\":";
  if (case_id)
    append_json(out, *case_id);
  else
    out += "null";
  out += ",\"status\":\"error\",\"faults\":[";
  bool first = true;
  for (const auto& [fault, pointer, column] : faults) {
    out += first ? "{\"code\":" : ",{\"code\":";
    first = false;
    append_json(out, fault.code);
    const std::pair<const char*, const std::string*> texts[] = {
        {"message", &fault.message}, {"hint", &fault.hint}, {"pointer", &pointer}, {"column", &column}};
    for (const auto& [key, text] : texts) {
      if (text->empty()) continue;
      append_key(out, key);
      append_json(out, *text);
    }
    if (fault.place.line == 1) {
      append_key(out, "at");
      out += std::to_string(fault.place.column);
    }
    out += '}';
  }
  out += "]";
  append_key(out, "input_sha256");
  append_json(out, input_sha256);
  out += "}\n";
}

}  // namespace rung
