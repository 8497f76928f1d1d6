#include "commands.hpp"

namespace rung::cli {

std::span<const Command> commands() {
  static constexpr Command table[] = {
      {"recommend",
       "CASE... [--rules NAME|FILE] [--also NAME|FILE]... [--why] [--population FILE] [--since FILE|readings] "
       "[--detail] [--picture [--ascii]] [--format text|json|html|picture] [--output FILE]",
       "a level of care for each case, with its reasons",
       "Each CASE is a YAML or JSON file of one anonymized person; `-` is standard input. Without --rules, the "
       "built-in rule set named\n"
       "after the case's population is used. Text is a first screen of at most 25 lines, and all of it with --detail. "
       "JSON is one line a\n"
       "case; a page and pictures hold all cases one after another. A page and --detail look at the whole rule set as "
       "--why does.\n"
       "A case at fault is reported and the rest go on.",
       "case", add_recommend_options, recommend},
      {"batch",
       "FILE [--rules NAME|FILE] [--map FILE] [--detail none|level|reasons|trace] [--output FILE] [--jobs N] [--shard "
       "I/N] "
       "[--summary] [--summary-html FILE] [--by COLUMN] [--fail-on-error]",
       "a record for each of many cases, in the same order; or what was said of all of them",
       "FILE holds a JSON case a line, or is a CSV table; `-` is standard input; gzip is unpacked. A line at fault has "
       "its "
       "fault as\n"
       "its record, and the rest go on. Exit status: 0 every line was answered, 3 with --fail-on-error when one is at "
       "fault,\n"
       "1 the rules, the mapping or the header of the table are at fault or the file cannot be read, 143 stopped by "
       "SIGTERM.",
       "case", add_batch_options, batch},
      {"compare", "OLD NEW FILE [--map FILE] [--output FILE] [--jobs N]",
       "who of many cases moves from one rule set to another, from where to where, and because of which rules",
       "OLD and NEW are files, or names of built-in rule sets, with the same ladder. FILE is as for `rung batch`.",
       "rules", add_compare_options, compare},
      {"ask", "CASE [--rules NAME|FILE] [--population FILE] [--output FILE]",
       "an interview: asks for the answers that can still change the level, until it is settled",
       "CASE is a YAML or JSON file, of which most may be missing. Each question is one line: an answer, blank to skip "
       "it, or `?` for\n"
       "why it is asked. What cannot change the level is never asked for. Answers count as given today. The questions "
       "go to standard\n"
       "error, and in the end the recommendation to standard output; with --output, the case with its new answers to a "
       "file.",
       "case", add_ask_options, ask},
      {"check", "RULES...", "every fault of a rule set, with its place and what was meant",
       "Each RULES is a file, or the name of a built-in rule set. Warnings do not change the exit status.", "rules",
       add_no_options, check},
      {"test", "RULES... [--verbose]", "whether a rule set says of the people in its case table what it must",
       "Each RULES is a file, with its table beside it (my.cases.yaml beside my.yaml), or the name of a built-in rule "
       "set. Prints each row\n"
       "that differs: what was expected, what was found, and the rules behind it. Exit status: 0 every row as "
       "expected, "
       "1 a row differs\n"
       "or a file is at fault.",
       "rules", add_test_options, test},
      {"prove", "RULES... [--format text|json] [--witness DIR] [--smt DIR] [--nodes N] [--steps N]",
       "what holds of a rule set for every possible case, or a case against it",
       "Each RULES is a file, or the name of a built-in rule set. Exit status: 0 all that is asked holds or is exempt "
       "with a reason,\n"
       "3 something is refuted, 4 something is undecided, 1 a file is at fault.",
       "rules", add_prove_options, prove},
      {"diff", "OLD NEW [--population FILE] [--format text|json] [--nodes N] [--steps N]",
       "whether two rule sets are equal for every case, and who moves where they are not",
       "OLD and NEW are files, or names of built-in rule sets, with the same ladder. With --population, a YAML file of "
       "how often each\n"
       "answer is given, the share whose level is another. Exit status: 0 equal for every case, 3 different, 4 "
       "undecided,\n"
       "1 a file is at fault or the two cannot be compared.",
       "rules", add_diff_options, diff},
      {"fit",
       "DATA.csv [--outcome COLUMN] --terms 'TERM, ...' [--partial TERMS|auto] [--folds COLUMN|N] [--output "
       "MODEL.yaml]",
       "a scoring model from recorded placements, how good it is, and its part of a rule set",
       "DATA.csv has a header. Terms: `age` a number, `ordered(danger)` a step for each value, `nominal(type: tower)` "
       "an "
       "indicator for\neach value but one, `danger:custd` an interaction. Rows with something missing are left out and "
       "counted.\nWith --output, the `model:` part of a rule set is written there. With --candidates, step after step "
       "what lowers the\n"
       "criterion most comes in, or gets a coefficient for each cut where --partial is auto; figures on unseen rows "
       "are those\n"
       "of the whole way, since all of it is done anew in every fold.",
       "data", add_fit_options, fit},
      {"judge", "RULES DATA.csv --map FILE [--outcome COLUMN] [--format text|json|html]",
       "how a rule set and its model agree with recorded placements, and who was placed above or below and why",
       "RULES is a file, or the name of a built-in rule set. The mapping says how a row becomes a case; the recorded "
       "level "
       "is\nwhat it has under `placed` or `outcome`, or the column named.",
       "rules and data", add_judge_options, judge},
      {"rules", "[NAME|FILE] [--as policy|yaml|cql] [--attributes [--format text|json]]",
       "the rule sets built in, or one of them as a policy in words",
       "NAME is a rule set or an instrument that is built in; a rule set may also be a FILE. The policy has every "
       "rule\n"
       "in words and exactly, to be read and signed by a clinical lead. With --as cql, an HL7 CQL 1.5 library for\n"
       "other engines. With --attributes, who made the rule set, for what, from which data and sources.",
       "name", add_rules_options, rules},
      {"eval", "[--json] [EXPRESSION]", "one expression of the rule language",
       "With --json, reads lines such as {\"expr\": \"1 + null\"} from standard input and answers each with a line:\n"
       "{\"value\": ...} or {\"error\": \"...\"}.",
       "expression", add_eval_options, eval},
      {"explain", "[CODE...]", "what a diagnostic code such as C23 means, and what to do about it",
       "Each with an example that causes it. Without a CODE, a line for each there is.", "code", add_no_options,
       explain},
      {"help", "[COMMAND] [--as man|bash|zsh|fish]", "this, or more about one command",
       "With --as, all of it as a man page, or what completes command lines in a shell.", "command", add_help_options,
       help},
  };
  return table;
}

}  // namespace rung::cli
