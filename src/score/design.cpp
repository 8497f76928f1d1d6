#include "rung/score/design.hpp"

#include <algorithm>
#include <numeric>

namespace rung {

double Design::total_weight() const {
  return weights.empty() ? static_cast<double>(rows()) : std::accumulate(weights.begin(), weights.end(), 0.0);
}

Design Design::only(std::span<const std::size_t> chosen) const {
  Design some{levels, columns, {}, {}, {}};
  some.values.reserve(chosen.size() * columns.size());
  for (const std::size_t at : chosen) {
    const auto numbers = row(at);
    some.values.insert(some.values.end(), numbers.begin(), numbers.end());
    some.outcome.push_back(outcome[at]);
    if (!weights.empty()) some.weights.push_back(weights[at]);
  }
  return some;
}

Design Design::without(std::span<const std::string> terms) const {
  Design fewer{levels, {}, {}, outcome, weights};
  std::vector<std::size_t> kept;
  for (std::size_t column = 0; column < columns.size(); ++column)
    if (std::ranges::find(terms, columns[column].term) == terms.end()) kept.push_back(column);
  for (const std::size_t column : kept) fewer.columns.push_back(columns[column]);
  fewer.values.reserve(rows() * kept.size());
  for (std::size_t at = 0; at < rows(); ++at)
    for (const std::size_t column : kept) fewer.values.push_back(row(at)[column]);
  return fewer;
}

Design Design::with_partial(std::span<const std::string> terms) const {
  Design other = *this;
  for (Column& column : other.columns) column.partial = std::ranges::find(terms, column.term) != terms.end();
  return other;
}

std::vector<std::string> Design::terms() const {
  std::vector<std::string> each;
  for (const Column& column : columns)
    if (std::ranges::find(each, column.term) == each.end()) each.push_back(column.term);
  return each;
}

}  // namespace rung
