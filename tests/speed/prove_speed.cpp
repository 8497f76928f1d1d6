// Times of `prove` in full, and its questions as one file for each rule set, for solvers to be timed on: see prove.sh.

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>

#include "rung/advise/advisor.hpp"
#include "rung/prove/smt.hpp"

namespace {

constexpr int runs = 7;

/// Processor time of one proof in milliseconds: the least of some, for what else the machine does only adds.
double least_time(const rung::Program& program, rung::ProofReport& report) {
  double least = 1e9;
  for (int run = 0; run < runs; ++run) {
    const std::clock_t start = std::clock();
    report = rung::prove(program);
    least = std::min(least, 1e3 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return least;
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) return std::cerr << "usage: rung_prove_speed MADE_UP.yaml FOLDER\n", 2;
  const std::filesystem::path folder = words[2];
  const std::pair<std::string, double> sets[] = {{"eight-domain-stepped-care", 100}, {"adult", 1000}, {words[1], 300}};
  bool in_time = true;
  for (const auto& [name, limit] : sets) {
    const auto advisor = std::filesystem::exists(name) ? rung::Advisor::open(name) : rung::Advisor::built_in(name);
    if (!advisor) return std::cerr << rung::describe(advisor.error()), 1;
    rung::ProofReport report;
    const double least = least_time(advisor->program(), report);
    const std::string id = advisor->program().rules().id.text;
    const auto asked = rung::smt_questions(advisor->program(), report);
    std::ofstream file(folder / (id + ".smt2"));
    for (const rung::SmtQuestion& question : asked.questions) file << question.text << "(reset)\n";
    std::cout << std::left << std::setw(28) << id << std::right << std::fixed << std::setprecision(1) << std::setw(8)
              << least << " ms of " << std::setw(4) << static_cast<int>(limit) << ": " << report.findings.size()
              << " findings, " << report.count(rung::Verdict::undecided) << " undecided, " << report.nodes << " nodes; "
              << asked.questions.size() << " questions\n";
    in_time = in_time && least < limit;
  }
  return in_time ? 0 : 1;
}
