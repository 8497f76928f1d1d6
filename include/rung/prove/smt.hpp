#pragma once

#include <string>
#include <vector>

#include "rung/prove/prove.hpp"

namespace rung {

/// One question about a rule set as an SMT-LIB 2 script that any solver of linear integer arithmetic can answer.
struct SmtQuestion {
  std::string file;           ///< `worse-never-less.state.mania.smt2`
  std::string text;           ///< says in comments what it asks and what the answers mean
  std::string expected = {};  ///< `sat` or `unsat` as the report has it; `unknown` where it is undecided
};

/// All that could be asked of a rule set, and what could not.
struct SmtQuestions {
  std::vector<SmtQuestion> questions;  ///< in the order of the report
  std::vector<std::string> left_out;   ///< one sentence for each question that could not be written, or for all
};

/// A script for each claim of a report that is not exempt. It states the opposite of the claim, so that `unsat` proves
/// it; a claim that some case exists is stated itself, so that `sat` proves it.
///
/// The scripts are written from the program, not from its decision diagram: what they share with prove() is how the
/// values of each answer fall into cells, and which histories and answer sheets there can be.
/// Source: Barrett, Fontaine, Tinelli, The SMT-LIB Standard, version 2.6.
/// @pre the report is of this program
SmtQuestions smt_questions(const Program& program, const ProofReport& report);

}  // namespace rung
