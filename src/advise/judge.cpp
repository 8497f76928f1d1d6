#include "rung/advise/judge.hpp"

#include <algorithm>
#include <fstream>
#include <iostream>

#include "rung/evaluate/case_maker.hpp"
#include "rung/evaluate/decision.hpp"
#include "rung/evaluate/prediction.hpp"
#include "rung/parse/csv.hpp"
#include "rung/text/nearest.hpp"

namespace rung {
namespace {

constexpr std::size_t most_faults_shown = 100;

class Judge {
 public:
  Judge(const Program& program, CsvReader& reader, const CompiledCaseMap& map, const std::string& path)
      : program_(program), levels_(program.rules().ladder.levels), reader_(reader), maker_(map), path_(path) {
    report_.data = path;
    report_.rules = program.rules().id.text;
    report_.version = program.rules().version;
    report_.sha256 = program.rules().sha256;
    for (const Level& level : levels_) report_.levels.push_back(level.id.text);
    stated_.levels = predicted_.levels = report_.levels;
  }

  // Columns are looked up before the first row.
  Faults find_columns(const std::string& outcome, const std::vector<std::string>& groups) {
    std::vector<std::string> names;
    for (const Word& column : reader_.columns()) names.push_back(column.text);
    Faults faults;
    const auto find = [&](const std::string& name) {
      const auto at = std::ranges::find(names, name);
      if (at == names.end())
        faults.push_back({"S11", "there is no column `" + name + "`", {0, 1, 1}, did_you_mean(name, names)});
      return static_cast<std::size_t>(at - names.begin());
    };
    if (!outcome.empty()) outcome_ = find(outcome);
    for (const std::string& group : groups) {
      groups_.push_back(find(group));
      study_.groups.emplace_back(group, std::vector<std::string>{});
      with_model_.groups.emplace_back(group, std::vector<std::string>{});
    }
    for (Fault& fault : faults) fault.file = path_;
    return faults;
  }

  Result<JudgeReport> run() {
    while (faults_.size() < most_faults_shown && reader_.next()) take(reader_.row());
    if (faults_.empty() && stated_.rows() == 0)
      faults_.push_back(
          {"S13",
           "no row of `" + path_ + "` has a level on record that is on the ladder, which has " + listed(report_.levels),
           {},
           "the mapping says it under `placed`; or name a column of level ids with --outcome"});
    if (!faults_.empty()) return std::move(faults_);
    report_.rules_assessment = assess(stated_, study_);
    if (predicted_.rows() > 0) {
      const Design recorded{report_.levels, {}, {}, predicted_.recorded};
      report_.fitted_to = program_.rules().model->fitted_to;
      report_.model_assessment = assess(judged(recorded, std::move(predicted_.probabilities)), with_model_);
    }
    return std::move(report_);
  }

 private:
  void refuse(Faults faults) {
    for (Fault& fault : faults) {
      if (fault.file.empty()) fault.file = path_;
      faults_.push_back(std::move(fault));
    }
  }

  std::optional<std::size_t> level_of(std::string_view id) const {
    const auto at = std::ranges::find_if(levels_, [&](const Level& level) { return level.id.text == id; });
    return at == levels_.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - levels_.begin()));
  }

  std::optional<std::size_t> recorded(const Row& row, const Case& one) const {
    if (outcome_) return level_of(row.cells[*outcome_].text);
    if (one.placed) return level_of(one.placed->level.text);
    return maker_.outcome() && !maker_.outcome()->is_null ? level_of(maker_.outcome()->text) : std::nullopt;
  }

  void take(const Row& row) {
    ++report_.rows_read;
    if (!reader_.faults().empty()) return refuse(reader_.faults());
    auto made = maker_.make(row);
    if (!made) return refuse(std::move(made).error());
    const auto level = recorded(row, *made);
    if (!level) return void(++report_.without_record);
    made.value().placed.reset();  // what is judged must not see it
    const auto facts = bind(program_, *made);
    if (!facts) return refuse(facts.error());
    decide(program_, *facts, decision_);
    if (decision_.level != decision_.up_to) ++report_.open;
    stated_.recorded.push_back(static_cast<std::uint8_t>(*level));
    stated_.predicted.push_back(static_cast<std::uint8_t>(decision_.recommended));
    for (std::size_t i = 0; i < groups_.size(); ++i) study_.groups[i].second.emplace_back(row.cells[groups_[i]].text);
    take_model(*level);
    if (decision_.recommended != *level)
      report_.displaced.push_back({made->id.text, row.place.line, *level, decision_.recommended, because(*level)});
  }

  // What the model says where it has all its terms.
  void take_model(std::size_t level) {
    const auto said = predict(program_, decision_);
    if (!said) return;
    if (!said->is_whole) return void(++report_.without_model);
    for (const Range& one : said->level)
      predicted_.probabilities.push_back(static_cast<double>(one.low.units()) /
                                         static_cast<double>(Decimal::units_per_one));
    predicted_.recorded.push_back(static_cast<std::uint8_t>(level));
    for (std::size_t i = 0; i < groups_.size(); ++i)
      with_model_.groups[i].second.push_back(study_.groups[i].second.back());
  }

  // Above: the rules that demand more than was recorded. Below: those that demand what is recommended, or speak against
  // more.
  std::vector<std::string> because(std::size_t level) const {
    std::vector<std::string> ids;
    const auto& rules = program_.rules().rules;
    const bool above = decision_.recommended > level;
    for (std::size_t i = 0; i < rules.size(); ++i) {
      if (decision_.truths[i] != Truth::yes) continue;
      const bool floor = rules[i].effect == Effect::at_least;
      const bool limit = rules[i].effect == Effect::at_most || rules[i].effect == Effect::rules_out;
      const bool known = decision_.bearings[i].kind == Bearing::Kind::level;
      const std::size_t at = decision_.bearings[i].level;
      if (above ? floor && known && at > level : limit || (floor && known && at == decision_.recommended && at > 0))
        ids.push_back(rules[i].id.text);
    }
    return ids;
  }

  const Program& program_;
  const std::vector<Level>& levels_;
  CsvReader& reader_;
  CaseMaker maker_;
  std::string path_;
  std::optional<std::size_t> outcome_;
  std::vector<std::size_t> groups_;
  Decision decision_;
  Judged stated_, predicted_;
  Study study_, with_model_;
  JudgeReport report_;
  Faults faults_;
};

}  // namespace

Result<JudgeReport> judge_rules(const Program& program, const std::string& path, const CaseMap& map,
                                const std::string& outcome, const std::vector<std::string>& groups) {
  std::ifstream file;
  if (path != "-") file.open(path, std::ios::binary);
  std::istream& in = path == "-" ? std::cin : file;
  if (!in)
    return Faults{{"F01", "the table `" + path + "` cannot be read", {}, "look at its name and its permissions"}};
  auto reader = CsvReader::open(path, [&in](char* to, std::size_t room) {
    in.read(to, static_cast<std::streamsize>(room));
    return static_cast<std::size_t>(in.gcount());
  });
  if (!reader) return std::move(reader).error();
  auto compiled = compile_case_map(map, reader->columns(), &program);
  if (!compiled) return std::move(compiled).error();
  Judge judge(program, reader.value(), *compiled, path);
  if (Faults faults = judge.find_columns(outcome, groups); !faults.empty()) return faults;
  return judge.run();
}

}  // namespace rung
