#pragma once

#include <span>
#include <string>
#include <vector>

#include "rung/text/place.hpp"

namespace rung {

/// Whether the text can be used all the same.
enum class Severity { error, warning };

/// One thing that is wrong with a text somebody wrote. Codes are stable; their letter says where to look:
/// `F` the file itself, `Y` YAML or JSON, `E` an expression's spelling, `T` its types and ranges, `R` a rule set,
/// `I` an instrument, `C` a case, `K` a case table, `M` a mapping, `V` a row of values, `A` a call of the C interface.
struct Fault {
  std::string code;                     ///< for example `R07`
  std::string message;                  ///< one line, lower case, no full stop; the user's own text in backticks
  Place place;                          ///< where it stands
  std::string hint = {};                ///< what to do, or what was meant; empty when there is no guess
  Severity severity = Severity::error;  ///< whether the text can be used all the same
  std::string file = {};                ///< name of the source; filled in by locate()
  std::string excerpt = {};  ///< the source line that `place` names, a wide one cut around it; filled in by locate()
};

/// Everything that is wrong with a text.
using Faults = std::vector<Fault>;

/// True when at least one of them is an error, not a warning.
bool has_error(std::span<const Fault> faults);

/// Fills in `file` and `excerpt` of each fault from the source its place names, and puts the faults in
/// reading order (file, line, column, code). Faults that already have a file keep it; only the first hundred get an
/// excerpt.
void locate(Faults& faults, std::span<const Source> sources);

/// `file:line:column: error R07: message`, then the marked line and the hint where there are any:
///
///     my.yaml:12:11: error T03: `phq.total` is not a name of this rule set
///        12 |     when: phq.total >= 20
///           |           ^~~~~~~~~
///           = did you mean `phq9.total`?
///
/// Control characters of the user's text are shown as `\xNN`, long lines are cut around the mark. Ends in a line feed.
std::string describe(const Fault& fault);

/// The first hundred, one after another, and how many more there are.
std::string describe(std::span<const Fault> faults);

}  // namespace rung
