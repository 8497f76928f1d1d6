#pragma once

#include <memory>
#include <optional>
#include <string>

#include "rung/advise/batch.hpp"
#include "rung/model/case.hpp"

namespace rung {

/// One line or row of a batch, read.
struct CaseLine {
  std::string_view text = {};          ///< without its line end
  std::optional<std::string> id = {};  ///< empty where it could not be read
  std::string group = {};              ///< the value that the summary is grouped by
  std::optional<Case> made = {};       ///< empty when it is at fault
  Faults faults = {};                  ///< why
};

/// Takes a block apart line by line. One for each thread.
class CaseLines {
 public:
  virtual ~CaseLines() = default;
  void begin(const Block& block);
  /// The next line that is not blank and that the plan's part holds; false at the end of the block.
  bool next(CaseLine& line);
  /// Faults of the line last read, with where in it they are.
  virtual std::vector<RecordFault> placed(const CaseLine& line, const Faults& faults) const = 0;

  static std::unique_ptr<CaseLines> make(const BatchPlan& plan);

 protected:
  explicit CaseLines(const BatchPlan& plan) : plan_(plan) {}
  virtual std::size_t bytes_of_line(std::string_view rest) const = 0;
  virtual void read(CaseLine& line) = 0;
  const BatchPlan& plan_;

 private:
  const Block* block_ = nullptr;
  std::size_t at_ = 0;
};

}  // namespace rung
