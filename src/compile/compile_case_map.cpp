#include "rung/compile/compile_case_map.hpp"

#include <algorithm>
#include <map>

#include "emitter.hpp"
#include "map_target.hpp"
#include "rung/text/nearest.hpp"

namespace rung {
namespace {

std::vector<std::string> names_of(std::span<const Word> columns) {
  std::vector<std::string> names;
  for (const Word& column : columns) names.push_back(column.text);
  return names;
}

/// The columns of a table as the names that expressions may use.
class Columns : public Scope {
 public:
  Columns(std::span<const Word> columns, std::vector<CompiledColumn>& compiled)
      : names_(names_of(columns)), compiled_(compiled) {
    for (std::size_t i = 0; i < names_.size(); ++i)
      named_[names_[i]] = {compiled_[i].type, Emitter::slot_register(i), nullptr};
  }

  const Named* find(const Term& name, Faults& faults) override {
    if (const auto column = position(name.text)) {
      compiled_[*column].computed_with = true;
      return &named_.find(name.text)->second;
    }
    faults.push_back(no_column(name.text, name.place));
    return nullptr;
  }
  const Named* history(const Expression&, const Term& call, Faults& faults) override {
    faults.push_back({"T02", "`" + call.text + "` asks about a case's history, and a row is no case yet", call.place,
                      "stays stand under `history`, readings with their `days_ago` under `answers`"});
    return nullptr;
  }

  std::optional<std::size_t> position(std::string_view name) const {
    const auto found = std::ranges::find(names_, name);
    return found == names_.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - names_.begin()));
  }

  Fault no_column(const std::string& name, const Place& place) const {
    const std::string guess = did_you_mean(name, names_);
    return {"M20", "the table has no column `" + name + "`", place,
            guess.empty() ? "its columns are " + listed(names_, 12) + "; text stands in single quotes" : guess};
  }

 private:
  std::vector<std::string> names_;
  std::vector<CompiledColumn>& compiled_;
  std::map<std::string, Named, std::less<>> named_;
};

/// One run of compile_case_map().
class MapCompiler {
 public:
  MapCompiler(const CaseMap& map, std::span<const Word> columns, const Program* program)
      : map_(map), program_(program), targets_(program, faults_) {
    for (const Word& column : columns) made_.columns.push_back({column.text});
    describe_columns(columns);
    scope_.emplace(columns, made_.columns);
  }

  Result<CompiledCaseMap> run() {
    check_types_of_columns();
    add(made_.id, map_.id, MapTarget::anything("id"));
    made_.population = map_.population.text;
    add(made_.population_from, map_.population_from, MapTarget::text("population"));
    for (const MappedAnswer& answer : map_.answers) add_answer(answer);
    if (map_.history) add_history(*map_.history);
    add(made_.placed, map_.placed, targets_.level_of_ladder());
    add(made_.placed_reason, map_.placed_reason, MapTarget::text("reason"));
    add(made_.outcome, map_.outcome, MapTarget::anything("outcome"));
    if (!emitter_.finish(made_.columns.size()))
      faults_.push_back({"R28", "the mapping is too large: more than 65535 values", map_.id.place});
    if (has_error(faults_)) return std::move(faults_);
    for (const auto& [mapped, result] : results_) mapped->result = emitter_.real(result);
    return {std::move(made_), std::move(faults_)};
  }

 private:
  void describe_columns(std::span<const Word> columns) {
    std::vector<std::string> general;
    for (const Word& code : map_.missing) general.push_back(code.text);
    for (CompiledColumn& column : made_.columns) column.missing = general;
    for (const MappedColumn& described : map_.columns) {
      const auto found = std::ranges::find(columns, described.name.text, &Word::text);
      if (found == columns.end()) continue;  // check_types_of_columns() says it
      CompiledColumn& column = made_.columns[static_cast<std::size_t>(found - columns.begin())];
      column.type = described.type;
      if (!described.missing) continue;
      column.missing.clear();
      for (const Word& code : *described.missing) column.missing.push_back(code.text);
    }
  }

  void check_types_of_columns() {
    for (const MappedColumn& described : map_.columns)
      if (!scope_->position(described.name.text))
        faults_.push_back(scope_->no_column(described.name.text, described.name.place));
  }

  // `case X when 1 then .. else null end`: of one column, and missing where that is; nothing vanishes unseen.
  static bool stays_missing(const Expression& expression) {
    const Term& whole = expression.whole();
    if (whole.op == nullptr || (whole.op->spelling != "case" && whole.op->spelling != "case of")) return false;
    const Term& otherwise = expression.terms[whole.arguments.back()];
    const Term* column = nullptr;
    for (const Term& term : expression.terms) {
      if (term.form != Term::Form::name) continue;
      if (column && column->text != term.text) return false;
      column = &term;
    }
    return otherwise.form == Term::Form::literal && otherwise.literal == Value::Kind::null;
  }

  void drop_warnings(std::size_t before) {
    const auto is_warning = [](const Fault& fault) { return fault.code == "T11"; };
    faults_.erase(std::remove_if(faults_.begin() + static_cast<std::ptrdiff_t>(before), faults_.end(), is_warning),
                  faults_.end());
  }

  bool is_declared(const std::string& name) const {
    return std::ranges::any_of(map_.columns, [&](const MappedColumn& one) { return one.name.text == name; });
  }

  // A column that stands alone is read as what it is the answer to; declared, it must be of that type.
  void add(Mapped& mapped, const Expression& expression, const MapTarget& target) {
    if (expression.empty()) return;
    for (const Term& term : expression.terms)
      if (term.form == Term::Form::name)
        if (const auto column = scope_->position(term.text)) mapped.columns.push_back(*column);
    const bool alone = expression.terms.size() == 1 && expression.whole().form == Term::Form::name;
    if (alone && !mapped.columns.empty() && !is_declared(expression.whole().text)) {
      mapped.kind = Mapped::Kind::cell;
      return;
    }
    const std::size_t before = faults_.size();
    const auto emitted = emitter_.emit(expression, *scope_);
    if (stays_missing(expression)) drop_warnings(before);
    mapped.kind = Mapped::Kind::computed;
    if (emitted.bad) return;
    target.check(expression, emitted.type, faults_);
    results_.emplace_back(&mapped, emitted.result());
  }

  void add_answer(const MappedAnswer& answer) {
    made_.answers.push_back({answer.name, std::vector<CompiledReading>(answer.readings.size())});
    if (std::ranges::count(map_.answers, answer.name.text, [](const MappedAnswer& one) { return one.name.text; }) > 1)
      return;  // the reader of the text has said it
    for (std::size_t i = 0; i < answer.readings.size(); ++i) {
      const MappedReading& reading = answer.readings[i];
      CompiledReading& made = made_.answers.back().readings[i];
      made.has_items = reading.has_items;
      made.items.resize(reading.items.size());
      for (const auto& [name, expression] : reading.named) made.named.push_back({name, {}});
      const AnswerTarget asked = targets_.answer(answer, reading);
      add(made.value, reading.value, asked.value);
      add(made.days_ago, reading.days_ago, MapTarget::number("days_ago"));
      for (std::size_t k = 0; k < reading.items.size(); ++k) add(made.items[k], reading.items[k], asked.items[k]);
      for (std::size_t k = 0; k < reading.named.size(); ++k)
        add(made.named[k].second, reading.named[k].second, asked.named[k]);
    }
  }

  void add_history(const std::vector<MappedStay>& stays) {
    made_.history.emplace(stays.size());
    for (std::size_t i = 0; i < stays.size(); ++i) {
      CompiledStay& made = (*made_.history)[i];
      add(made.level, stays[i].level, targets_.place_of_care());
      add(made.from_days_ago, stays[i].from_days_ago, MapTarget::number("from_days_ago"));
      add(made.to_days_ago, stays[i].to_days_ago, MapTarget::number("to_days_ago"));
      add(made.ended, stays[i].ended, MapTarget::one_of("ended", {"completed", "left_early", "transferred", "other"}));
    }
  }

  const CaseMap& map_;
  const Program* program_;
  CompiledCaseMap made_;
  Faults faults_;
  MapTargets targets_;
  Emitter emitter_{made_.code, faults_};
  std::optional<Columns> scope_;
  std::vector<std::pair<Mapped*, std::uint32_t>> results_;
};

}  // namespace

Result<CompiledCaseMap> compile_case_map(const CaseMap& map, std::span<const Word> columns, const Program* program) {
  return MapCompiler(map, columns, program).run();
}

Result<CompiledCaseMap> plain_case_map(std::span<const Word> columns, const Program* program) {
  Faults faults;
  MapTargets targets(program, faults);
  CompiledCaseMap made;
  made.code.slots = static_cast<std::uint16_t>(columns.size());
  const auto cell = [](std::size_t column) { return Mapped{Mapped::Kind::cell, 0, {column}}; };
  for (std::size_t i = 0; i < columns.size(); ++i) {
    made.columns.push_back({columns[i].text});
    if (columns[i].text == "id") {
      made.id = cell(i);
    } else if (columns[i].text == "population") {
      made.population_from = cell(i);
    } else if (columns[i].text == "placed") {
      made.placed = cell(i);
    } else {
      targets.answer({columns[i], {}}, {});
      made.answers.push_back({columns[i], {CompiledReading{.value = cell(i)}}});
    }
  }
  const std::pair<const char*, const Mapped*> needed[] = {{"id", &made.id}, {"population", &made.population_from}};
  for (const auto& [name, mapped] : needed)
    if (mapped->kind == Mapped::Kind::nothing)
      faults.push_back({"M20", std::string("the table has no column `") + name + "`", Place{.line = 1, .column = 1},
                        "columns are called as the rule set calls its answers; where they are not, `--map` says what "
                        "they mean"});
  if (!faults.empty()) return faults;
  return made;
}

}  // namespace rung
