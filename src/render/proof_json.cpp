#include <string>

#include "rung/render/proof.hpp"
#include "rung/text/version.hpp"
#include "write_witness.hpp"

namespace rung {
void write_witness(JsonWriter& json, const Witness& witness) {
  json.open('{');
  json.key("answers").open('[');
  for (const std::string& answer : witness.answers) json.text(answer);
  json.close(']');
  json.key("then").text(witness.then);
  json.key("cases").open('[');
  for (const Case& one : witness.cases) write_case(json, one);
  json.close(']');
  json.close('}');
}

std::string render_proof_json(const Program& program, const ProofReport& report) {
  JsonWriter json;
  json.open('{');
  json.key("rung_proof").number(1);
  json.key("engine").text("rung " + std::string(version()));
  json.key("rule_set").open('{');
  json.key("id").text(program.rules().id.text);
  json.key("version").text(program.rules().version);
  json.key("sha256").text(program.rules().sha256);
  json.close('}');
  json.key("answers_asked").number(static_cast<std::int64_t>(report.inputs));
  json.key("nodes").number(static_cast<std::int64_t>(report.nodes));
  json.key("steps").number(static_cast<std::int64_t>(report.steps));
  json.key("findings").open('[');
  for (const Finding& finding : report.findings) {
    json.open('{');
    json.key("property").text(to_text(finding.property));
    if (!finding.about.empty()) json.key("about").text(finding.about);
    if (!finding.words.empty()) json.key("words").text(finding.words);
    json.key("verdict").text(to_text(finding.verdict));
    if (finding.tier != Tier::none) json.key("tier").text(to_text(finding.tier));
    if (!finding.because.empty()) json.key("because").text(finding.because);
    if (!finding.witnesses.empty()) {
      json.key("witnesses").open('[');
      for (const Witness& witness : finding.witnesses) write_witness(json, witness);
      json.close(']');
    }
    json.close('}');
  }
  json.close(']');
  json.close('}');
  return json.take() + "\n";
}

}  // namespace rung
