#include "rung/advise/read_study.hpp"

#include <algorithm>
#include <numeric>

#include "rung/text/nearest.hpp"
#include "table_columns.hpp"

namespace rung {
namespace {

using Kind = TermSpec::Factor::Kind;

// One column of numbers that a factor becomes.
struct Piece {
  std::string id, of;
  bool is_condition = false;  // `of` is a Boolean
  const KeptColumn* column = nullptr;
  std::vector<double> by_code = {};  // empty: the numbers of the column

  double value(std::size_t row) const { return by_code.empty() ? column->numbers[row] : by_code[column->codes[row]]; }
};

std::string in_rules(const std::string& text, bool as_number) {
  if (as_number || text == "true" || text == "false") return text;
  std::string quoted = "'";
  for (const char c : text) (c == '\'' || c == '\\' ? quoted += '\\' : quoted) += c;
  return quoted + "'";
}

// The codes of a column, by the size of their numbers, else by the order given, else by alphabet.
std::vector<std::uint32_t> order_of(const KeptColumn& column, const std::vector<std::string>& given, Faults& faults) {
  std::vector<std::uint32_t> order(column.texts.size());
  std::iota(order.begin(), order.end(), 0u);
  const auto numbers = column.as_numbers();
  if (given.empty()) {
    if (numbers)
      std::ranges::sort(order, {}, [&](std::uint32_t code) { return (*numbers)[code]; });
    else
      std::ranges::sort(order, {}, [&](std::uint32_t code) { return column.texts[code]; });
    return order;
  }
  for (const std::string& text : column.texts)
    if (std::ranges::find(given, text) == given.end())
      faults.push_back(
          {"S14",
           "`" + column.name + "` has the value `" + text + "`, which the order that is given does not name",
           {},
           "the order has " + listed(given)});
  for (const std::string& text : given)
    if (!column.code_of.contains(text))
      faults.push_back({"S14",
                        "no row has the value `" + text + "` of `" + column.name + "`",
                        {},
                        did_you_mean(text, column.texts)});
  if (faults.empty())
    std::ranges::sort(order, {},
                      [&](std::uint32_t code) { return std::ranges::find(given, column.texts[code]) - given.begin(); });
  return order;
}

std::vector<Piece> steps_of(const TermSpec::Factor& factor, const KeptColumn& column, Faults& faults) {
  const bool as_number = column.as_numbers().has_value();
  if (factor.order.empty() && !as_number)
    faults.push_back({"S14",
                      "`" + column.name + "` has words, whose order is not known",
                      {},
                      "write ordered(" + column.name + ": lowest < next < highest)"});
  const auto order = order_of(column, factor.order, faults);
  std::vector<Piece> pieces;
  for (std::size_t step = 1; step < order.size() && faults.empty(); ++step) {
    const std::string& text = column.texts[order[step]];
    Piece piece{column.name + ">=" + text, column.name + " >= " + text, true, &column,
                std::vector<double>(order.size())};
    for (std::size_t i = step; i < order.size(); ++i) piece.by_code[order[i]] = 1;
    if (!as_number) {
      piece.of = column.name + " in {";
      for (std::size_t i = step; i < order.size(); ++i)
        piece.of += (i > step ? ", " : "") + in_rules(column.texts[order[i]], false);
      piece.of += "}";
    }
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

std::vector<Piece> indicators_of(const TermSpec::Factor& factor, const KeptColumn& column, Faults& faults) {
  const bool as_number = column.as_numbers().has_value();
  const auto order = order_of(column, {}, faults);
  if (!factor.reference.empty() && !column.code_of.contains(factor.reference))
    faults.push_back({"S14",
                      "no row has the value `" + factor.reference + "` of `" + column.name + "`",
                      {},
                      did_you_mean(factor.reference, column.texts)});
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < order.size() && faults.empty(); ++i) {
    const std::string& text = column.texts[order[i]];
    if (factor.reference.empty() ? i == 0 : text == factor.reference) continue;
    Piece piece{column.name + "=" + text, column.name + " = " + in_rules(text, as_number), true, &column,
                std::vector<double>(order.size())};
    piece.by_code[order[i]] = 1;
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

std::vector<Piece> pieces_of(const TermSpec::Factor& factor, const KeptTable& table, Faults& faults) {
  const KeptColumn& column = table.column(factor.name.text, factor.kind != Kind::number);
  if (factor.kind == Kind::ordered) return steps_of(factor, column, faults);
  if (factor.kind == Kind::nominal) return indicators_of(factor, column, faults);
  return {{column.name, column.name, column.is_boolean, &column, {}}};
}

// `a and b` of conditions, `a * b` of numbers, `b * ToDecimal(a)` of both: what is missing leaves it missing.
std::string product(const std::vector<const Piece*>& pieces) {
  std::string conditions, numbers;
  for (const Piece* const piece : pieces) {
    std::string& into = piece->is_condition ? conditions : numbers;
    into += (into.empty() ? "" : piece->is_condition ? " and " : " * ") + piece->of;
  }
  if (numbers.empty() || conditions.empty()) return conditions + numbers;
  return numbers + " * ToDecimal(" + conditions + ")";
}

struct Product {
  std::vector<const Piece*> pieces;
  double value(std::size_t row) const {
    double all = 1;
    for (const Piece* const piece : pieces) all *= piece->value(row);
    return all;
  }
};

std::vector<Product> products_of(const std::vector<std::vector<Piece>>& factors) {
  std::vector<Product> all = {{}};
  for (const auto& pieces : factors) {
    std::vector<Product> longer;
    for (const Product& one : all)
      for (const Piece& piece : pieces) {
        longer.push_back(one);
        longer.back().pieces.push_back(&piece);
      }
    all = std::move(longer);
  }
  return all;
}

Sign sign_of(const TermSpec& term, const StudyPlan& plan) {
  const auto has = [&](const std::vector<std::string>& names, const char* every) {
    const bool can = term.factors.size() == 1 && term.factors[0].kind != Kind::nominal;
    return std::ranges::find(names, term.id) != names.end() || (can && std::ranges::find(names, every) != names.end());
  };
  if (has(plan.falling, "all")) return Sign::not_positive;
  return has(plan.rising, "all") ? Sign::not_negative : Sign::free;
}

void add_outcome(const KeptColumn& column, const StudyPlan& plan, Design& design, Faults& faults) {
  const auto numbers = column.as_numbers();
  const bool named = std::ranges::all_of(
      column.texts, [&](const std::string& text) { return std::ranges::find(plan.levels, text) != plan.levels.end(); });
  std::vector<std::uint8_t> level_of(column.texts.size());
  if (!plan.levels.empty() && named) {
    design.levels = plan.levels;
    for (std::size_t code = 0; code < level_of.size(); ++code)
      level_of[code] =
          static_cast<std::uint8_t>(std::ranges::find(plan.levels, column.texts[code]) - plan.levels.begin());
  } else if (numbers && (plan.levels.empty() || plan.levels.size() == column.texts.size()) &&
             column.texts.size() < 256) {
    const auto order = order_of(column, {}, faults);
    for (std::size_t i = 0; i < order.size(); ++i) {
      design.levels.push_back(plan.levels.empty() ? column.texts[order[i]] : plan.levels[i]);
      level_of[order[i]] = static_cast<std::uint8_t>(i);
    }
  } else {
    faults.push_back(
        {"S13",
         plan.levels.empty()
             ? "the outcome is " + listed(column.texts) + ", and which of them is higher is not known"
             : "the outcome is " + listed(column.texts) + ", which are not the levels " + listed(plan.levels),
         {},
         "name every level, lowest first, with --levels"});
  }
  for (const std::uint32_t code : column.codes) design.outcome.push_back(level_of[code]);
}

void add_terms(const KeptTable& table, const StudyPlan& plan, Design& design, Faults& faults) {
  std::vector<std::vector<std::vector<Piece>>> kept;  // products point into it
  std::vector<Product> all;
  kept.reserve(plan.terms.size());
  for (const TermSpec& term : plan.terms) {
    kept.emplace_back();
    for (const TermSpec::Factor& factor : term.factors) kept.back().push_back(pieces_of(factor, table, faults));
    for (Product& one : products_of(kept.back())) {
      std::string id;
      for (const Piece* const piece : one.pieces) id += (id.empty() ? "" : ":") + piece->id;
      design.columns.push_back({id, product(one.pieces), term.id, false, sign_of(term, plan)});
      all.push_back(std::move(one));
    }
  }
  design.values.reserve(all.size() * table.lines.size());
  for (std::size_t row = 0; row < table.lines.size(); ++row)
    for (const Product& one : all) design.values.push_back(one.value(row));
}

std::vector<KeptColumn> wanted_by(const StudyPlan& plan) {
  std::vector<KeptColumn> wanted;
  const auto want = [&](const std::string& name, bool as_text) {
    if (std::ranges::none_of(wanted,
                             [&](const KeptColumn& one) { return one.name == name && one.as_text == as_text; })) {
      wanted.emplace_back();
      wanted.back().name = name;
      wanted.back().as_text = as_text;
    }
  };
  want(plan.outcome, true);
  for (const TermSpec& term : plan.terms)
    for (const TermSpec::Factor& factor : term.factors) want(factor.name.text, factor.kind != Kind::number);
  if (!plan.weights.empty()) want(plan.weights, false);
  if (!plan.folds.empty()) want(plan.folds, true);
  for (const std::string& group : plan.groups) want(group, true);
  return wanted;
}

// The first row at fault stands for the rest.
void add_weights(const KeptTable& table, const StudyPlan& plan, Design& design, Faults& faults) {
  design.weights = table.column(plan.weights, false).numbers;
  const auto wrong = std::ranges::find_if(design.weights, [](double weight) { return !(weight > 0); });
  if (wrong == design.weights.end()) return;
  const auto row = static_cast<std::size_t>(wrong - design.weights.begin());
  faults.push_back({"S03",
                    "the weight `" + plan.weights + "` in line " + std::to_string(table.lines[row]) +
                        " of the table is not a number above 0",
                    {},
                    "leave such rows out of the table"});
}

std::string named_outcome(const StudyPlan& plan, const CaseMap* map) {
  if (!plan.outcome.empty()) return plan.outcome;
  const bool is_short = map != nullptr && !map->outcome.text.empty() && map->outcome.text.size() <= 40;
  return is_short ? map->outcome.text : "the outcome";
}

}  // namespace

Result<Study> read_study(const std::string& path, const StudyPlan& plan, const CaseMap* map) {
  auto kept = keep_columns(path, wanted_by(plan), map);
  if (!kept) return std::move(kept).error();
  const KeptTable& table = *kept;
  Study study{path, named_outcome(plan, map), {}, table.lines, table.rows_read};
  for (const KeptColumn& column : table.columns)
    if (column.missing > 0) study.missing.emplace_back(column.name, column.missing);
  Faults faults;
  if (table.lines.empty()) faults.push_back({"S13", "no row of `" + path + "` has everything that is needed", {}, {}});
  if (faults.empty()) add_outcome(table.column(plan.outcome, true), plan, study.design, faults);
  if (faults.empty()) add_terms(table, plan, study.design, faults);
  if (faults.empty() && !plan.weights.empty()) add_weights(table, plan, study.design, faults);
  if (!faults.empty()) return faults;
  if (!plan.folds.empty()) {
    const KeptColumn& column = table.column(plan.folds, true);
    const auto order = order_of(column, {}, faults);
    std::vector<std::size_t> fold_of(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) fold_of[order[i]] = i;
    for (const std::uint32_t code : column.codes) study.folds.push_back(fold_of[code]);
    study.folds_by = plan.folds;
  } else if (plan.fold_count > 0) {
    study.folds = spread_folds(study.design, plan.fold_count);
  }
  for (const std::string& group : plan.groups) {
    const KeptColumn& column = table.column(group, true);
    study.groups.emplace_back(group, std::vector<std::string>{});
    for (std::size_t row = 0; row < table.lines.size(); ++row) study.groups.back().second.push_back(column.text(row));
  }
  return study;
}

}  // namespace rung
