#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rung/model/scoring_model.hpp"
#include "rung/score/cross_validate.hpp"
#include "rung/score/inference.hpp"
#include "rung/score/multinomial.hpp"
#include "rung/score/prediction_sets.hpp"

namespace rung {

/// Data as they were read for a model.
struct Study {
  std::string data;                ///< what the table is called
  std::string outcome;             ///< the column or answer that is predicted
  Design design;                   ///< its rows, those with everything that is needed
  std::vector<std::size_t> lines;  ///< for each row of the design, its line in the table
  std::size_t rows_read = 0;       ///< of the table
  std::vector<std::pair<std::string, std::size_t>> missing =
      {};                               ///< columns with missing values, and how many rows it cost
  std::vector<std::size_t> folds = {};  ///< for each row, its fold; none: none asked for
  std::string folds_by = {};            ///< the column of the folds; empty: spread by chance
  std::vector<std::pair<std::string, std::vector<std::string>>> groups =
      {};  ///< columns by which it is judged, as written
};

/// How good some predictions are, in every way that is told.
struct Assessment {
  Measures measures;                                                       ///< over all rows
  MeasureIntervals intervals;                                              ///< of them
  std::vector<double> confusion;                                           ///< recorded times stated
  std::vector<Calibration> calibration;                                    ///< none without probabilities
  std::vector<std::pair<std::string, std::vector<GroupMeasures>>> groups;  ///< by column
};
/// All of it. @param study  whose groups are used
Assessment assess(const Judged& judged, const Study& study);

/// A model, what it rests on and how good it is on rows that it has not seen.
struct FitReport {
  Study study;                              ///< the data
  Recipe recipe;                            ///< as it was asked for
  Chosen chosen;                            ///< from all rows, without what is idle
  std::vector<std::string> idle = {};       ///< terms left out since their signs hold every coefficient of them at 0
  CumulativeFit fit;                        ///< to all rows
  Inference inference;                      ///< errors, intervals, tests
  std::optional<MultinomialFit> rival;      ///< to all rows; empty where it has no fit
  std::optional<CrossValidation> cross;     ///< empty without folds
  std::optional<Assessment> assessment;     ///< of the cross-validated predictions
  std::optional<PredictionSets> sets;       ///< calibrated on them; empty when not asked for
  std::optional<SetMeasures> set_measures;  ///< each fold by thresholds from the others
};

/// One case whose recorded level is not the one recommended.
struct Displaced {
  std::string id;                    ///< of the case
  std::size_t line = 0;              ///< of the table
  std::size_t recorded = 0;          ///< level, from the lowest
  std::size_t stated = 0;            ///< the level recommended
  std::vector<std::string> because;  ///< what demanded it: ids of rules, or what the case's answers do not demand
};

/// A rule set against recorded placements.
struct JudgeReport {
  std::string data;                            ///< what the table is called
  std::string rules;                           ///< id of the rule set
  std::string version;                         ///< of it
  std::string sha256;                          ///< of its text
  std::vector<std::string> levels;             ///< lowest first
  std::size_t rows_read = 0;                   ///< of the table
  std::size_t without_record = 0;              ///< rows without a recorded level, or one that is not on the ladder
  std::size_t open = 0;                        ///< cases of which more than one level could still be recommended
  Assessment rules_assessment;                 ///< of the level recommended
  std::optional<Assessment> model_assessment;  ///< of the model's probabilities; empty without a model
  FittedTo fitted_to;                ///< where that model comes from
  std::size_t without_model = 0;     ///< cases of which a term was missing, left out of the model's assessment
  std::vector<Displaced> displaced;  ///< in the order of the table
};

/// Everything that `rung fit` does with its data. @param coverage  of prediction sets; 0: none
/// @errors those of the parts
Result<FitReport> report_fit(Study study, const Recipe& recipe, double coverage);

}  // namespace rung
