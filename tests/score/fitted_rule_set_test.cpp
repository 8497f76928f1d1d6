#include <cmath>

#include "rung/advise/advisor.hpp"
#include "rung/advise/judge.hpp"
#include "rung/advise/read_file.hpp"
#include "rung/advise/read_study.hpp"
#include "rung/evaluate/prediction.hpp"
#include "rung/parse/parse_case.hpp"
#include "rung/parse/parse_case_map.hpp"
#include "rung/parse/parse_terms.hpp"
#include "rung/render/fit.hpp"
#include "rung/render/judge.hpp"

using namespace rung;

namespace {

const std::string folder = RUNG_SOURCE_DIR "/examples/placements/";

CaseMap example_map() { return *parse_case_map(*read_file(folder + "map.yaml")); }

const FitReport& example_fit() {
  static const FitReport report = [] {
    StudyPlan plan;
    plan.terms = *parse_terms(Source("--terms", "symptoms, ordered(impairment), alone, plan, symptoms:plan"));
    plan.levels = {"weekly", "iop", "php", "residential"};
    plan.fold_count = 5;
    const CaseMap map = example_map();
    auto study = read_study(folder + "placements.csv", plan, &map);
    REQUIRE_MESSAGE(study.has_value(), describe(study.error()));
    auto made = report_fit(std::move(study).value(), {.partial = {"alone"}}, 0.8);
    REQUIRE_MESSAGE(made.has_value(), describe(made.error()));
    return std::move(made).value();
  }();
  return report;
}

Advisor with_model() {
  const std::string text = read_file(folder + "rules-before-model.yaml")->text() +
                           render_model_yaml(example_fit(), {"2026-11-27", "nobody", "us"}) + "  climb_when: 0.5\n";
  auto advisor = Advisor::read(Source("rules.yaml", text));
  REQUIRE_MESSAGE(advisor.has_value(), describe(advisor.error()));
  return *advisor;
}

}  // namespace

TEST_CASE("what rung fit writes is read by a rule set and gives the probabilities of the fit") {
  const Advisor advisor = with_model();
  const Program& program = advisor.program();
  const CumulativeFit& fit = example_fit().fit;
  const std::vector<std::string> columns = {"symptoms",      "impairment>=1", "impairment>=2", "impairment>=3",
                                            "impairment>=4", "alone",         "plan",          "symptoms:plan"};
  REQUIRE(fit.columns.size() == columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) CHECK(fit.columns[i].id == columns[i]);
  for (const int symptoms : {0, 9, 27})
    for (const int impairment : {0, 2, 4})
      for (const bool plan : {false, true}) {
        CAPTURE(symptoms);
        CAPTURE(impairment);
        const auto one = parse_case(
            Source("case.yaml", "rung_case: 1\nid: x\npopulation: adult\nhistory: []\nanswers: {symptoms: " +
                                    std::to_string(symptoms) + ", impairment: " + std::to_string(impairment) +
                                    ", alone: true, plan: " + (plan ? "true" : "false") + "}\n"));
        REQUIRE(one.has_value());
        const auto facts = bind(program, *one);
        REQUIRE(facts.has_value());
        Decision decision;
        decide(program, *facts, decision);
        const auto said = predict(program, decision);
        REQUIRE(said.has_value());
        std::vector<double> row = {double(symptoms)}, expected(4);
        for (int step = 1; step <= 4; ++step) row.push_back(impairment >= step ? 1 : 0);
        row.insert(row.end(), {1.0, plan ? 1.0 : 0.0, plan ? double(symptoms) : 0.0});
        fit.predict(row, expected);
        for (std::size_t level = 0; level < 4; ++level)
          CHECK(std::abs(static_cast<double>(said->level[level].low.units()) * 1e-8 - expected[level]) < 1e-6);
      }
}

TEST_CASE("rows without an answer that is needed are left out and counted") {
  CHECK(example_fit().study.rows_read == 240);
  REQUIRE(example_fit().study.missing.size() == 1);
  CHECK(example_fit().study.missing[0].first == "symptoms");
  CHECK(example_fit().study.missing[0].second + example_fit().study.design.rows() == 240);
}

TEST_CASE("a rule set is judged by what was recorded and says which rules demanded more") {
  const Advisor advisor = with_model();
  const auto report = judge_rules(advisor.program(), folder + "placements.csv", example_map(), {}, {"site"});
  REQUIRE_MESSAGE(report.has_value(), describe(report.error()));
  CHECK(report->rows_read == 240);
  CHECK(report->rules_assessment.measures.cases == 240);
  REQUIRE(report->model_assessment.has_value());
  CHECK(report->model_assessment->measures.cases + static_cast<double>(report->without_model) == 240);
  double apart = 0;
  for (std::size_t i = 0; i < 16; ++i)
    if (i % 5 != 0) apart += report->rules_assessment.confusion[i];
  CHECK(static_cast<double>(report->displaced.size()) == apart);
  for (const Displaced& one : report->displaced)
    if (one.stated > one.recorded) CHECK(!one.because.empty());
  const std::string text = render_judge_text(*report);
  CHECK(text.find("RECOMMENDED ABOVE THE RECORD") != std::string::npos);
  CHECK(text.find("The model was fitted to " + std::to_string(example_fit().study.design.rows()) + " rows: ") !=
        std::string::npos);
  CHECK(text.find("If these are among them") != std::string::npos);
}

TEST_CASE("pages of fits escape what the data hold and load nothing") {
  FitReport report = example_fit();
  report.study.data = "<script>alert(1)</script>&\".csv";
  const std::string page = render_fit_html(report);
  CHECK(page.find("<script") == std::string::npos);
  CHECK(page.find("&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;.csv") != std::string::npos);
  CHECK(page.find("http://") == std::string::npos);
  CHECK(page.find("https://") == std::string::npos);
}

TEST_CASE("terms that are not written as such are refused with their place") {
  for (const auto& [terms, column] : {std::pair<const char*, std::uint32_t>{"age, ordered(danger", 13},
                                      {"age; x", 4},
                                      {"age, age", 6},
                                      {"many(x)", 1},
                                      {"a:", 3}}) {
    CAPTURE(terms);
    const auto read = parse_terms(Source("--terms", terms));
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error()[0].code == "S10");
    CHECK(read.error()[0].place.column == column);
  }
}
