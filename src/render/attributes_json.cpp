#include <string>

#include "json_parts.hpp"
#include "rung/explain/data_use.hpp"
#include "rung/render/attributes.hpp"
#include "rung/text/version.hpp"

namespace rung {
namespace {

// In the order of DataKind.
constexpr std::string_view kind_keys[] = {"race", "ethnicity", "language", "sexual_orientation", "gender_identity",
                                          "sex",  "age",       "social",   "health_status",      "other"};

class AttributeJson {
 public:
  explicit AttributeJson(const Program& program) : program_(program), rules_(program.rules()) {}

  std::string run() {
    json_.open('{');
    json_.key("rung_attributes").number(1);
    json_.key("engine").text("rung " + std::string(version()));
    rule_set();
    about();
    data();
    json_.key("predictive").flag(rules_.model && !rules_.model->fitted_to.expert);
    if (rules_.model) write_fitted_to(json_, rules_.model->fitted_to);
    bibliography();
    json_.close('}');
    return json_.take() + "\n";
  }

 private:
  void said(std::string_view key, const std::string& text) {
    json_.key(key);
    if (text.empty()) return json_.null();
    json_.text(text);
  }

  void texts(std::string_view key, const std::vector<std::string>& texts) {
    json_.key(key);
    if (texts.empty()) return json_.null();
    json_.open('[');
    for (const std::string& text : texts) json_.text(text);
    json_.close(']');
  }

  void rule_set() {
    write_rule_set(json_, rules_);
    said("purpose", rules_.purpose);
  }

  void about() {
    const About& about = rules_.about;
    said("developer", about.developer);
    said("contact", about.contact);
    said("funding", about.funding);
    said("released", about.released);
    texts("revised", about.revised);
    said("intended_use", about.intended_use);
    said("intended_users", about.intended_users);
    said("intended_population", about.intended_population);
    said("out_of_scope", about.out_of_scope);
    texts("known_limits", about.known_limits);
    said("validation", about.validation);
  }

  void ids(std::string_view key, const std::vector<std::size_t>& rules) {
    json_.key(key).open('[');
    for (const std::size_t rule : rules) json_.text(rules_.rules[rule].id.text);
    json_.close(']');
  }

  void use(const DataUse& use) {
    json_.open('{');
    json_.key("name").text(use.name);
    json_.key("words").text(use.words);
    json_.key("protected").flag(use.is_protected);
    ids("conditions", use.conditions);
    ids("sentences", use.sentences);
    json_.key("in_model").flag(use.in_model);
    json_.close('}');
  }

  void all(std::string_view key, const std::vector<DataUse>& uses) {
    json_.key(key).open('[');
    for (const DataUse& one : uses) use(one);
    json_.close(']');
  }

  void data() {
    const DataUses uses = data_uses(program_);
    json_.key("data").open('{');
    for (std::size_t i = 0; i < uses.of_kind.size(); ++i) all(kind_keys[i], uses.of_kind[i]);
    json_.close('}');
    all("data_not_stated", uses.unsaid);
    json_.key("history");
    use(uses.history);
  }

  void cite(const Citation& source, const std::string& instrument) {
    json_.open('{');
    json_.key("id").text(source.id.text);
    said("instrument", instrument);
    json_.key("title").text(source.title);
    said("date", source.date);
    said("section", source.section);
    said("url", source.url);
    said("note", source.note);
    json_.key("verify").flag(source.verify);
    json_.close('}');
  }

  void bibliography() {
    json_.key("bibliography").open('[');
    for (const Citation& source : rules_.citations) cite(source, "");
    for (const Instrument& instrument : rules_.instruments)
      for (const Citation& source : instrument.citations) cite(source, instrument.id.text);
    json_.close(']');
  }

  const Program& program_;
  const RuleSet& rules_;
  JsonWriter json_;
};

}  // namespace

std::string render_attributes_json(const Program& program) { return AttributeJson(program).run(); }

}  // namespace rung
