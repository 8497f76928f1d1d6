#include "manual.hpp"
#include "option_list.hpp"
#include "rung/text/version.hpp"

namespace rung::cli {
namespace {

// Text that roff prints as it is: a backslash, a minus, and what would be a request at the start of a line.
std::string roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if ((out.empty() || out.back() == '\n') && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  return out;
}

std::string command_section(const Command& command) {
  std::string out = ".SS rung " + roff(command.name) + " " + roff(command.usage) + "\n" + roff(command.summary) + ".\n";
  if (!command.details.empty()) out += ".PP\n" + roff(command.details) + "\n";
  for (const OptionRow& row : option_rows(command)) {
    out += ".TP\n.B " + roff("--" + row.name) + (row.letter.empty() ? "" : roff(", -" + row.letter));
    out += (row.takes.empty() ? "" : " " + roff(row.takes)) + "\n" + roff(row.words) + "\n";
  }
  return out;
}

}  // namespace

std::string man_page() {
  std::string out = ".\\\" Made by `rung help --as man`.\n.TH RUNG 1 \"\" \"rung " + std::string(version()) +
                    "\" \"User commands\"\n.SH NAME\nrung \\- recommends a level of care in behavioral health, and "
                    "shows why\n.SH SYNOPSIS\n.B rung\n.I COMMAND\n[\\fIARGUMENT\\fR ...]\n.SH DESCRIPTION\n"
                    "Recommends a level of care from severity, functioning, risk, history and supports, with reasons a "
                    "clinician can check line by line. Supports a decision; it makes no diagnosis and does not replace "
                    "a clinician.\n.SH COMMANDS\n";
  for (const Command& command : commands()) out += command_section(command);
  out +=
      ".SH EXIT STATUS\n.TP\n0\ndone\n.TP\n1\na case, a rule set or an expression was at fault, a row of a case table "
      "differs, or a result could not be written\n.TP\n2\nthe command line was at fault\n.SH ENVIRONMENT\n.TP\n"
      ".B NO_COLOR\nset and not empty: no colors on a terminal\n.SH DIAGNOSTICS\nEach has a code, such as C23, and "
      "goes "
      "to standard error. \\fBrung explain\\fR C23 tells what it means and what to do.\n";
  return out;
}

}  // namespace rung::cli
