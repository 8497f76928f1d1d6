#pragma once

#include <algorithm>
#include <map>

#include "asking.hpp"
#include "on_chart.hpp"

namespace rung {

/// What each missing answer can still come to, and the questions that would tell.
class Opening {
 public:
  explicit Opening(const OnChart& person) : person_(person), cells_(person.chart().positions()) {
    for (std::size_t at = 0; at < cells_.size(); ++at) cells_[at] = {person.cell(at)};
    for (const std::uint32_t at : person.chart().asked())
      if (!person.is_known(at)) open(at);
    for (std::size_t i = 0; i < person.program().instruments().size(); ++i) fill_sheet(i);
    for (const Chart& one : sheets_) parts_.push_back(&one);
    for (const Chart* one : person.real())
      if (std::ranges::any_of(one->support(), [&](std::uint32_t at) { return cells_[at].size() > 1; }))
        parts_.push_back(one);
  }

  const std::vector<std::vector<std::uint32_t>>& cells() const { return cells_; }
  const std::vector<const Chart*>& parts() const { return parts_; }
  /// The positions that each question would tell.
  const std::map<Asking, std::vector<std::uint32_t>>& questions() const { return questions_; }
  bool is_exact() const { return is_exact_; }

 private:
  void open(std::uint32_t at);
  void fill_sheet(std::size_t instrument);
  std::vector<std::uint32_t> missing_of(std::size_t instrument) const;
  void add_rows(const std::vector<std::uint32_t>& positions, std::vector<std::vector<std::uint32_t>> rows);
  bool fill_every_way(std::size_t instrument, const std::vector<std::uint32_t>& missing);
  bool fill_sum(std::size_t instrument, std::uint32_t at);

  const OnChart& person_;
  std::vector<std::vector<std::uint32_t>> cells_;
  std::vector<Chart> sheets_;
  std::vector<const Chart*> parts_;
  std::map<Asking, std::vector<std::uint32_t>> questions_;
  bool is_exact_ = true;
};

}  // namespace rung
