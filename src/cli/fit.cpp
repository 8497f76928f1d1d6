#include <algorithm>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <thread>

#include "commands.hpp"
#include "files.hpp"
#include "rung/advise/read_file.hpp"
#include "rung/advise/read_study.hpp"
#include "rung/parse/parse_case_map.hpp"
#include "rung/parse/parse_terms.hpp"
#include "rung/render/fit.hpp"
#include "rung/text/nearest.hpp"

namespace rung::cli {
namespace {

// Between commas or spaces.
std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text + ",") {
    if (c != ',' && c != ' ') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  return words;
}

template <class Number>
bool read_number(const std::string& text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

// What is wrong with the command line, or nothing.
std::string read_plan(const options::variables_map& arguments, StudyPlan& plan) {
  plan.outcome = text_of(arguments, "outcome");
  plan.levels = words_of(text_of(arguments, "levels"));
  plan.weights = text_of(arguments, "weights");
  plan.groups = words_of(text_of(arguments, "by"));
  const std::string folds = text_of(arguments, "folds");
  if (!read_number(folds, plan.fold_count)) plan.folds = folds;
  if (plan.folds.empty() && plan.fold_count == 1) return "`--folds` needs two or more, 0 for none, or a column";
  for (const std::string& word : words_of(text_of(arguments, "monotone")))
    (word.front() == '-' ? plan.falling : plan.rising).push_back(word.front() == '-' ? word.substr(1) : word);
  return {};
}

std::string read_recipe(const options::variables_map& arguments, Recipe& recipe) {
  const std::string ridge = text_of(arguments, "ridge"), partial = text_of(arguments, "partial");
  recipe.choose_ridge = ridge == "auto";
  if (!recipe.choose_ridge && (!read_number(ridge, recipe.fit.ridge) || !(recipe.fit.ridge >= 0)))
    return "`--ridge` is a number from 0 up, or `auto`, not `" + ridge + "`";
  recipe.choose_partial = partial == "auto";
  if (!recipe.choose_partial) recipe.partial = words_of(partial);
  const std::string criterion = text_of(arguments, "criterion");
  if (criterion != "log-loss" && criterion != "bic")
    return "`--criterion` is `log-loss` or `bic`, not `" + criterion + "`";
  recipe.by = criterion == "bic" ? Criterion::bic : Criterion::log_loss;
  recipe.fit.threads = std::max(1u, std::thread::hardware_concurrency());
  return {};
}

// Every product of two terms that is not a term itself. Where neither of the two may lower the need, it may not either.
std::vector<TermSpec> pairs_of(StudyPlan& plan) {
  std::vector<TermSpec> pairs;
  const auto rises = [&](const TermSpec& term) {
    return std::ranges::find(plan.rising, term.id) != plan.rising.end() ||
           (std::ranges::find(plan.rising, "all") != plan.rising.end() &&
            term.factors[0].kind != TermSpec::Factor::Kind::nominal);
  };
  for (std::size_t i = 0; i < plan.terms.size(); ++i)
    for (std::size_t j = i + 1; j < plan.terms.size(); ++j) {
      const TermSpec &one = plan.terms[i], &other = plan.terms[j];
      if (one.factors.size() > 1 || other.factors.size() > 1) continue;
      TermSpec pair{one.id + ":" + other.id, {one.factors[0], other.factors[0]}};
      if (std::ranges::find(plan.terms, pair.id, &TermSpec::id) != plan.terms.end()) continue;
      if (rises(one) && rises(other)) plan.rising.push_back(pair.id);
      pairs.push_back(std::move(pair));
    }
  return pairs;
}

// Terms that are in the model only where they are chosen.
Faults read_candidates(const std::string& text, StudyPlan& plan, Recipe& recipe) {
  std::vector<TermSpec> candidates;
  if (text == "pairs") {
    candidates = pairs_of(plan);
  } else if (!text.empty()) {
    const Source source("--candidates", text);
    auto parsed = parse_terms(source);
    if (!parsed) return std::move(parsed).error();
    candidates = std::move(parsed).value();
  }
  Faults faults;
  for (TermSpec& term : candidates) {
    if (std::ranges::find(plan.terms, term.id, &TermSpec::id) != plan.terms.end())
      faults.push_back({"S10", "`" + term.id + "` is a term and a candidate", {}, "name it in one of the two"});
    recipe.candidates.push_back(term.id);
    plan.terms.push_back(std::move(term));
  }
  return faults;
}

// Every term that an option names must be one.
std::string check_names(const StudyPlan& plan, const Recipe& recipe) {
  std::vector<std::string> known;
  for (const TermSpec& term : plan.terms) known.push_back(term.id);
  for (const auto* const names : {&recipe.partial, &plan.rising, &plan.falling})
    for (const std::string& name : *names)
      if (std::ranges::find(known, name) == known.end() && (names == &recipe.partial || name != "all"))
        return "`" + name + "` is not one of the terms, which are " + listed(known, 20);
  return {};
}

// The day on which the table was last changed, since a program that is asked twice says the same.
std::string day_of(const std::string& path) {
  std::error_code error;
  const auto changed = std::filesystem::last_write_time(path, error);
  if (error) return "unknown";
  const auto day = std::chrono::floor<std::chrono::days>(std::chrono::file_clock::to_sys(changed));
  const std::chrono::year_month_day date(day);
  const auto two = [](unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return std::to_string(int(date.year())) + "-" + two(unsigned(date.month())) + "-" + two(unsigned(date.day()));
}

Status refuse(Faults faults, std::span<const Source> sources) {
  locate(faults, sources);
  std::cerr << describe(faults);
  return faulty;
}

Status print(const FitReport& report, const std::string& format) {
  std::cout << (format == "json"   ? render_fit_json(report)
                : format == "html" ? render_fit_html(report)
                                   : render_fit_text(report));
  return flushed(done);
}

}  // namespace

void add_fit_options(options::options_description& described) {
  const auto text = [](const char* takes) { return options::value<std::string>()->value_name(takes); };
  described.add_options()("outcome", text("COLUMN"), "the level that each row had; without it, what the mapping says")(
      "levels", text("A,B,..."), "the levels, lowest first; without it, the outcome is a number, by size")(
      "terms", text("TERMS"), "what the model is made of")(
      "partial", text("TERMS")->default_value(""),
      "terms with a coefficient for each cut; auto: chosen by cross-validation")(
      "candidates", text("TERMS")->default_value(""),
      "terms that come in only where they are chosen; pairs: every product of two terms")(
      "criterion", text("WHICH")->default_value("log-loss"),
      "by what terms are chosen: log-loss of a cross-validation within the rows, or bic")(
      "monotone", text("TERMS")->implicit_value("all"),
      "terms that may never lower the need, `-TERM` never raise it; alone: every number and ordered term never lower")(
      "ridge", text("NUMBER")->default_value("0"), "penalty on coefficients; auto: chosen by cross-validation")(
      "folds", text("COLUMN|N")->default_value("10"),
      "a column of folds for cross-validation, or how many to make; 0: none")(
      "coverage", options::value<double>()->default_value(0.9, "0.9")->value_name("SHARE"),
      "of the cases of each level that prediction sets hold; 0: no sets")("by", text("COLUMNS"),
                                                                          "groups to be judged apart, such as sex")(
      "weights", text("COLUMN"), "how many cases a row is")("map", text("FILE"),
                                                            "how columns become answers; see rules/README.md")(
      "population", text("WORDS"), "whose placements they are, for the model's provenance")(
      "fitted-by", text("NAME"), "who fits it, for the same")(
      "date", text("DAY"), "of the data, YYYY-MM-DD; without it, the day the file was changed")(
      "format,f", text("FORMAT")->default_value("text"), "text, json or html")(
      "output,o", text("FILE"), "write the model there, as part of a rule set");
}

Status fit(const options::variables_map& arguments) {
  const auto names = operands(arguments);
  if (names.size() != 1) return misuse("`rung fit` needs one table", "see `rung help fit`");
  if (!arguments.count("terms"))
    return misuse("`rung fit` needs `--terms`", "such as --terms 'age, behav, ordered(danger)'");
  const std::string format = text_of(arguments, "format");
  if (format != "text" && format != "json" && format != "html")
    return misuse("there is no format `" + format + "`", "the formats are `text`, `json` and `html`");
  const double coverage = arguments["coverage"].as<double>();
  if (!(coverage >= 0 && coverage < 1)) return misuse("`--coverage` is a share from 0 to less than 1");
  StudyPlan plan;
  Recipe recipe;
  const Source terms("--terms", text_of(arguments, "terms"));
  auto parsed = parse_terms(terms);
  if (!parsed) return refuse(std::move(parsed).error(), {});
  plan.terms = std::move(parsed).value();
  std::string wrong = read_plan(arguments, plan);
  if (wrong.empty()) wrong = read_recipe(arguments, recipe);
  if (!wrong.empty()) return misuse(wrong);
  if (Faults faults = read_candidates(text_of(arguments, "candidates"), plan, recipe); !faults.empty())
    return refuse(std::move(faults), {});
  if (wrong = check_names(plan, recipe); !wrong.empty()) return misuse(wrong);
  std::optional<CaseMap> map;
  if (arguments.count("map")) {
    const auto source = read_file(text_of(arguments, "map"));
    if (!source) return refuse(source.error(), {});
    auto made = parse_case_map(*source);
    if (!made) return refuse(std::move(made).error(), {&*source, 1});
    map = std::move(made).value();
  }
  auto study = read_study(names[0], plan, map ? &*map : nullptr);
  if (!study) return refuse(std::move(study).error(), {});
  auto report = report_fit(std::move(study).value(), recipe, coverage);
  if (!report) return refuse(std::move(report).error(), {});
  if (arguments.count("output")) {
    const std::string date = arguments.count("date") ? text_of(arguments, "date") : day_of(names[0]);
    const Provenance from{date, text_of(arguments, "population"), text_of(arguments, "fitted-by")};
    if (write_aside(text_of(arguments, "output"), render_model_yaml(*report, from)) != done) return faulty;
  }
  return print(*report, format);
}

}  // namespace rung::cli
