#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>

#include "commands.hpp"
#include "rung/advise/choose.hpp"
#include "rung/prove/smt.hpp"
#include "rung/render/proof.hpp"

namespace rung::cli {
namespace {

// One file for each case of each witness: `worse-never-less.state.mania.1.json`. Ids of cases have no dots and are
// short, so that of a case is its number. Two things of one name, such as an input called `history`, get files of their
// own.
bool write_witnesses(const ProofReport& report, const std::string& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  std::map<std::string, int> taken;
  std::size_t number = 0;
  for (const Finding& finding : report.findings)
    for (const Witness& witness : finding.witnesses)
      for (std::size_t i = 0; i < witness.cases.size(); ++i) {
        Case written = witness.cases[i];
        std::string name =
            file_name(finding) + (witness.cases.size() > 1 ? "." + std::to_string(i + 1) : std::string());
        if (const int before = taken[name]++; before > 0) name += ".again-" + std::to_string(before);
        written.id.text = "witness-" + std::to_string(++number);
        written.shows = std::string(in_words(finding.property)) + ": " + witness.then;
        std::ofstream file(std::filesystem::path(folder) / (name + ".json"));
        file << render_case(written);
        file.close();
        if (!file) {
          std::cerr << "rung: the case `" << name << "` could not be written to `" << folder << "`\n";
          return false;
        }
      }
  return true;
}

// One file for each question: `worse-never-less.state.mania.smt2`.
bool write_questions(const SmtQuestions& asked, const std::string& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  for (const SmtQuestion& question : asked.questions) {
    std::ofstream file(std::filesystem::path(folder) / question.file);
    file << question.text;
    file.close();
    if (!file) {
      std::cerr << "rung: the question `" << question.file << "` could not be written to `" << folder << "`\n";
      return false;
    }
  }
  for (const std::string& why : asked.left_out) std::cerr << "rung: left out for SMT solvers: " << why << '\n';
  return true;
}

Status prove_one(const std::string& name, const options::variables_map& arguments) {
  const auto advisor = open_rule_set(name);
  if (!advisor) return std::cerr << describe(advisor.error()), faulty;
  const Program& program = advisor->program();
  const auto budget = budget_of(arguments);
  if (!budget) return misused;
  ProofOptions options;
  options.budget = *budget;
  const ProofReport report = rung::prove(program, options);
  const bool as_json = arguments["format"].as<std::string>() == "json";
  std::cout << (as_json ? render_proof_json(program, report) : render_proof_text(program, report));
  if (arguments.count("witness") && !write_witnesses(report, arguments["witness"].as<std::string>())) return faulty;
  if (arguments.count("smt") && !write_questions(smt_questions(program, report), arguments["smt"].as<std::string>()))
    return faulty;
  const auto left = std::ranges::find(report.findings, Verdict::undecided, &Finding::verdict);
  if (left != report.findings.end()) say_how_to_give_more(left->because);
  return report.count(Verdict::refuted) > 0 ? refuted : report.count(Verdict::undecided) > 0 ? undecided : done;
}

}  // namespace

void add_prove_options(options::options_description& described) {
  described.add_options()("format", options::value<std::string>()->default_value("text")->value_name("text|json"),
                          "a page to read, or one line of JSON")(
      "witness", options::value<std::string>()->value_name("DIR"), "write each case found as a file into this folder")(
      "smt", options::value<std::string>()->value_name("DIR"),
      "write each question as an SMT-LIB 2 file into this folder, to be checked again with z3 or cvc5");
  add_budget_options(described);
}

Status prove(const options::variables_map& arguments) {
  const auto names = operands(arguments);
  if (names.empty())
    return misuse("`rung prove` needs a rule set: a file, or the name of a built-in one", "see `rung help prove`");
  const std::string format = arguments["format"].as<std::string>();
  if (format != "text" && format != "json") return misuse("`--format` is `text` or `json`, not `" + format + "`");
  Status status = done;
  for (const std::string& name : names) status = std::max(status, prove_one(name, arguments));
  return flushed(status);
}

}  // namespace rung::cli
