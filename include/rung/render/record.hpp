#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rung/compile/program.hpp"
#include "rung/evaluate/decision.hpp"
#include "rung/text/fault.hpp"

namespace rung {

/// How much a record of a batch says.
enum class Detail : std::uint8_t {
  none,     ///< case_id, status, recommended, level, up_to
  level,    ///< and change, or_above, conflict, alerts, possible_alerts, placed, rules {id, version, sha256}, engine
  reasons,  ///< and reasons, open (ids of rules), missing (names of answers, most useful first), input_sha256
  trace,    ///< as `level`, and input_sha256, recommendation: the object of render_json()
};

/// What a record is written of. Levels are positions on the ladder of the writer's program.
struct RecordOf {
  std::string_view case_id;                   ///< as the case gives it
  const Outcome* outcome = nullptr;           ///< never null
  std::size_t recommended = 0;                ///< `level` or `up_to`, as the rule set says
  Change change = Change::unknown;            ///< from where the person is
  std::span<const Truth> truths = {};         ///< of each rule
  std::span<const Bearing> bearings = {};     ///< reasons: of each rule
  std::optional<std::size_t> placed = {};     ///< the level decided in the end
  std::span<const std::size_t> open = {};     ///< reasons: see open_rules()
  std::span<const std::string> missing = {};  ///< reasons: names of answers that could change the result
  std::string_view input_sha256 = {};         ///< reasons, trace
  std::string_view recommendation = {};       ///< trace: one JSON object
};

/// A fault of a line or row, for its record: places are within the line, for nobody knows where a host cut the file.
struct RecordFault {
  Fault fault;               ///< its place is within the line
  std::string pointer = {};  ///< RFC 6901, into a line of JSON; empty when it is of no value in particular
  std::string column = {};   ///< of a table; empty for JSON
};

/// Writes the records of a batch, one line of JSON each. What is the same in every record is written once, at the
/// start. Immutable, so one may serve many threads.
class RecordWriter {
 public:
  RecordWriter(const Program& program, Detail detail);  ///< `program` must outlive it

  /// The record of a case that was decided. Its `status` is "ok", or "incomplete" where an answer that is missing could
  /// change the level, make a conflict or raise an alert. Ends in a line feed.
  void append(std::string& out, const RecordOf& record) const;

  Detail detail() const { return detail_; }  ///< how much it says

 private:
  void append_level(std::string& out, const RecordOf& record) const;
  void append_alerts(std::string& out, std::span<const Truth> truths, Truth wanted) const;
  void append_reasons(std::string& out, const RecordOf& record) const;

  const Program& program_;
  Detail detail_;
  std::array<std::vector<std::string>, 2> begins_;  // by level recommended: status, and incomplete
  std::vector<std::string> levels_, ends_;          // by level and by up_to
  std::vector<std::string> rules_;                  // ids as JSON
  std::vector<std::size_t> alerts_;                 // rules that are alerts
  std::string colophon_;                            // rules and engine
};

/// True where an answer that is missing could change the level, make a conflict or raise an alert.
bool is_incomplete(const Program& program, const Outcome& outcome, std::span<const Truth> truths);

/// The record of a line at fault: `{"case_id":..,"status":"error","faults":[{code, message, hint, pointer or column,
/// at}],"input_sha256":..}`, where `at` is the character of the line, from 1. @param case_id  empty: null
void append_error(std::string& out, std::optional<std::string_view> case_id, std::span<const RecordFault> faults,
                  std::string_view input_sha256);

}  // namespace rung
