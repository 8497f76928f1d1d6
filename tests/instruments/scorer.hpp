#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "published.hpp"
#include "rung/advise/advisor.hpp"
#include "rung/evaluate/score.hpp"

/// One built-in instrument beside its published form, and a sheet of it.
class Scorer {
 public:
  explicit Scorer(const std::string& id);

  const rung::Instrument& instrument() const { return advisor_.program().rules().instruments[0]; }
  const published::Form& form() const { return form_; }

  const rung::ScoredSheet& score(const published::Answers& answers);
  /// Why that score of the sheet scored last is missing.
  std::string why_missing(std::size_t score) const;

  /// Empty, or how what rung makes of the sheet differs from what the publication does.
  std::string difference(const published::Answers& answers);

  /// Scores every sheet with one of `choices` for each item. Tells of the first that comes out otherwise than published
  /// and of how many do.
  std::string differences(const published::Choices& choices);
  std::int64_t scored() const { return scored_; }  ///< how many sheets difference() has seen

 private:
  bool agrees();
  std::string describe_sheet(const published::Answers& answers) const;

  rung::Advisor advisor_;
  const published::Form& form_;
  std::vector<bool> yes_no_;
  std::vector<rung::Value> items_, given_;
  rung::ScoredSheet sheet_;
  published::Answers completed_;  ///< with what the form does not ask filled in
  published::Outcome expected_;
  std::int64_t scored_ = 0;
};

/// Every sheet of that instrument comes out as published, and there are so many.
void check_every_sheet(const std::string& id, std::int64_t expected_count);
void check_sheets(Scorer& scorer, const published::Choices& choices, std::int64_t expected_count);
