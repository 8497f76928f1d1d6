#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rung/render/summary.hpp"

namespace rung {

/// One count among others.
struct Bar {
  std::string label;        ///< for a reader
  std::uint64_t count = 0;  ///< how many
  std::string note = {};    ///< beside the count; may be empty
};

/// Counts of one kind, each a share of `total`.
struct Figure {
  std::string title;           ///< `Recommended`
  std::string note;            ///< one sentence on what is counted; may be empty
  std::uint64_t total = 0;     ///< of what the counts are shares
  std::vector<Bar> bars = {};  ///< in the order shown; empty: nothing to show
  std::string nothing = {};    ///< said where there are no bars
};

/// One rule set's part of a batch.
struct PagePart {
  std::string title;                ///< `adult 1.0.0 (draft)`
  std::uint64_t cases = 0;          ///< decided by it
  std::vector<Figure> figures;      ///< in the order shown
  std::vector<std::string> levels;  ///< names, least intensive first
  /// One group of cases.
  struct Row {
    std::string value;                                    ///< that they share
    std::uint64_t cases = 0, incomplete = 0, faulty = 0;  ///< how many
    std::vector<std::uint64_t> recommended;               ///< for each level
  };
  std::vector<Row> groups = {};  ///< empty unless something groups them
};

/// A summary put in order for a reader, and not yet in any format.
struct SummaryPage {
  std::uint64_t lines = 0, faulty = 0;
  std::string by;
  std::vector<PagePart> parts;
  Figure faults;
};

SummaryPage summary_page(const SummaryOf& summary);

/// `1,234,567`
std::string with_commas(std::uint64_t number);
/// `40.5 %`, `100 %`, `< 0.1 %`; of nothing: empty
std::string share_of(std::uint64_t count, std::uint64_t total);

}  // namespace rung
