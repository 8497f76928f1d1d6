#include "chapters.hpp"

// rung's own functions of a case's readings and stays. The compiler turns each call into a value that is looked up once
// for a case, so they have types but no meaning of their own here.

namespace rung {

std::vector<Operator> history_operators() {
  const auto row = [](std::string_view name, std::vector<Overload> overloads, std::string_view summary) {
    return Operator{name, Fixity::history, 0, std::move(overloads), summary, {}, Absence::of_its_own};
  };
  const std::vector<Overload> of_number = {{{integer_type}, integer_type, nullptr},
                                           {{decimal_type}, decimal_type, nullptr}};
  return {
      row("current_level", {{{}, string_type, nullptr}},
          "The id of the level of the stay that is open now; 'none' when none is."),
      row("previous_level", {{{}, string_type, nullptr}},
          "The id of the level of the stay before the current one, or of the last one when none is open; 'none' when "
          "there was none."),
      row("weeks_at_level", {{{}, integer_type, nullptr}},
          "Whole weeks since the current stay began; unknown when none is open."),
      row("days_since_discharge", {{{string_type}, integer_type, nullptr}},
          "`days_since_discharge('php')`: days since the last stay there ended; unknown when there was none."),
      row("episodes", {{{string_type, integer_type}, integer_type, nullptr}},
          "`episodes('php', 90)`: how many stays there were open at some time in the last 90 days."),
      row("baseline", of_number,
          "The last reading at or before the start of the current stay, else the earliest reading."),
      row("change", of_number, "The latest reading minus the baseline; unknown with fewer than two readings."),
      row("age_days", {{{any_type}, integer_type, nullptr}}, "Days since the latest reading."),
  };
}

}  // namespace rung
