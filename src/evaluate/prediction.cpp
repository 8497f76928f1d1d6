#include "rung/evaluate/prediction.hpp"

#include <algorithm>
#include <cmath>

namespace rung {
namespace {

Range known(Decimal number) { return {number, number}; }

Decimal as_number(const Value& value) {
  if (value.kind() == Value::Kind::decimal) return value.decimal();
  return Decimal(value.long_integer());
}

Decimal less(Decimal a, Decimal b) { return std::max(Decimal(0), subtract(a, b).value_or(Decimal(0))); }

std::uint32_t filled(std::uint32_t levels) {
  std::uint32_t made = levels;
  for (std::size_t level = 1; level + 1 < 32; ++level)
    if ((levels & ((1u << level) - 1)) != 0 && (levels >> level) != 0) made |= 1u << level;
  return made;
}

constexpr std::size_t most_completions = 1000;

/// The registers of a decision with each combination of what the missing answers can be on which missing terms of its
/// model rest.
class Completions {
 public:
  Completions(const Program& program, const std::vector<Value>& values) : program_(program), values_(values) {
    find_end();
    for (const std::size_t slot : missing()) {
      open_.push_back({slot, answers(program.slots()[slot])});
      count_ *= open_.back().answers.size();
      if (count_ > most_completions) count_ = 0;
      if (count_ == 0) return;
    }
    if (are_few()) fill();
  }

  bool are_few() const { return count_ > 0; }
  const std::vector<Value>& values() const { return values_; }
  /// False after the last.
  bool next() {
    for (Open& one : open_) {
      if (++one.at < one.answers.size()) return fill(), true;
      one.at = 0;
    }
    return false;
  }

 private:
  struct Open {
    std::size_t slot;
    std::vector<Value> answers;
    std::size_t at = 0;
  };

  // The instruction after the last that the model needs.
  void find_end() {
    for (const std::size_t index : program_.model()->index) {
      const std::size_t reg = program_.compiled_defines()[index].result();
      if (reg >= program_.code().first_computed()) end_ = std::max(end_, reg - program_.code().first_computed() + 1);
    }
  }

  std::vector<std::size_t> missing() const {
    const Code& code = program_.code();
    std::vector<bool> needed(code.registers());
    for (const CompiledModel::Term& term : program_.model()->terms)
      if (const Register reg = program_.compiled_defines()[term.value].result(); values_[reg].is_null())
        needed[reg] = true;
    for (std::size_t i = end_; i-- > 0;)
      for (std::size_t k = 0; needed[code.first_computed() + i] && k < code.instructions[i].count; ++k)
        needed[code.operands[code.instructions[i].operands + k]] = true;
    std::vector<std::size_t> found;
    for (std::size_t slot = 0; slot < code.slots; ++slot)
      if (needed[slot] && values_[slot].is_null()) found.push_back(slot);
    return found;
  }

  // Empty where they are not few, or hang together with other answers as scores do.
  static std::vector<Value> answers(const Slot& slot) {
    std::vector<Value> made;
    if (slot.kind != Slot::Kind::input) return made;
    if (slot.type == boolean_type) return {Value::of(false), Value::of(true)};
    for (const std::string& one : slot.one_of) made.push_back(Value::of(std::string_view(one)));
    if (slot.type != integer_type || !slot.range) return made;
    const auto low = slot.range->low.to_int64(), high = slot.range->high.to_int64();
    for (std::int64_t one = low.value_or(0); high && one <= *high && made.size() <= most_completions; ++one)
      made.push_back(Value::of(static_cast<std::int32_t>(one)));
    return made;
  }

  void fill() {
    for (const Open& one : open_) values_[one.slot] = one.answers[one.at];
    arena_.clear();
    rung::run(program_.code(), values_, arena_, 0, end_);
  }

  const Program& program_;
  std::vector<Value> values_;
  std::vector<Open> open_;
  std::size_t count_ = 1, end_ = 0;
  Arena arena_;
};

/// Reckons from the registers of one decision.
class Reckoning {
 public:
  Reckoning(const Program& program, const Decision& decision)
      : program_(program), model_(*program.model()), decision_(decision) {}

  Prediction run() {
    made_ = of(decision_.values);
    made_.is_exact = made_.is_whole || try_all();
    for (std::size_t cut = 0; cut < model_.thresholds.size(); ++cut) {
      const Truth truth = decision_.truths[model_.first_rule + cut];
      if (truth == Truth::yes) made_.floor = cut + 1;
      if (truth != Truth::no) made_.floor_up_to = cut + 1;
    }
    return std::move(made_);
  }

 private:
  // What the model comes to, floors left out.
  Prediction of(const std::vector<Value>& values) {
    values_ = &values;
    made_ = {};
    made_.is_whole = true;
    for (const CompiledModel::Term& term : model_.terms) add_term(term);
    for (std::size_t i = 0; i < model_.index.size(); ++i) add_index(i);
    add_probabilities();
    add_levels();
    if (!model_.set_at_least.empty()) add_set();
    return std::move(made_);
  }

  const Value& value(std::size_t define) const { return (*values_)[program_.compiled_defines()[define].result()]; }
  std::size_t cuts() const { return model_.cuts.size(); }

  void add_term(const CompiledModel::Term& term) {
    Prediction::Term made{value(term.value)};
    made_.is_whole = made_.is_whole && !made.value.is_null();
    for (std::size_t i = 0; i < model_.index.size(); ++i) {
      const Value& part = value(CompiledModel::part_of(term, i));
      made.parts.push_back(part.is_null() ? CompiledModel::range_of(term, i) : known(as_number(part)));
    }
    made_.terms.push_back(std::move(made));
  }

  void add_index(std::size_t index) {
    std::optional<Range> sum = known(0);
    for (const Prediction::Term& term : made_.terms) {
      const auto& part = term.parts[index];
      if (!sum || !part) return made_.index.push_back(std::nullopt);
      const auto low = add(sum->low, part->low), high = add(sum->high, part->high);
      sum = low && high ? std::optional(Range{*low, *high}) : std::nullopt;
    }
    made_.index.push_back(sum);
  }

  // From the top down, so that where cuts cross the higher need counts.
  void add_probabilities() {
    made_.at_least.assign(cuts() + 1, known(1));
    Range above = known(0);
    for (std::size_t cut = cuts(); cut-- > 0;) {
      const auto& index = made_.index[made_.index.size() == 1 ? 0 : cut];
      const Range own =
          index ? Range{probability_of(index->low, model_.cuts[cut]), probability_of(index->high, model_.cuts[cut])}
                : Range{0, 1};
      above = {std::max(above.low, own.low), std::max(above.high, own.high)};
      made_.at_least[cut + 1] = above;
    }
  }

  Decimal at_least(std::size_t level, Decimal index) const {
    if (level == 0) return 1;
    return level > cuts() ? Decimal(0) : probability_of(index, model_.cuts[level - 1]);
  }

  void add_levels() {
    for (std::size_t level = 0; level <= cuts(); ++level) {
      const Range upper = level == cuts() ? known(0) : made_.at_least[level + 1];
      const Range& own = made_.at_least[level];
      Range made{less(own.low, upper.high), less(own.high, upper.low)};
      if (made_.index.size() == 1 && made_.index[0]) made = over_index(level, *made_.index[0]);
      made_.level.push_back(made);
    }
  }

  // Of one index: it rises up to midway between a level's two cuts and falls from there.
  Range over_index(std::size_t level, const Range& index) const {
    const auto at = [&](Decimal point) { return less(at_least(level, point), at_least(level + 1, point)); };
    const Decimal low = at(index.low), high = at(index.high);
    Range made{std::min(low, high), std::max(low, high)};
    if (level == 0 || level == cuts()) return made;
    const auto both = add(model_.cuts[level - 1], model_.cuts[level]);
    const auto middle = both ? divide(*both, 2) : std::nullopt;
    if (middle && index.holds(*middle)) made.high = std::max(made.high, at(*middle));
    return made;
  }

  void add_set() {
    std::vector<Decimal> low, high;
    for (const Range& one : made_.level) low.push_back(one.low), high.push_back(one.high);
    if (made_.is_whole) {
      made_.set = made_.set_up_to = prediction_set(low, model_.set_at_least);
      return;
    }
    const Decimal surely = *std::ranges::max_element(low);
    std::uint32_t can_be_most_probable = 0;
    for (std::size_t level = 0; level < low.size(); ++level) {
      if (low[level] >= model_.set_at_least[level]) made_.set |= 1u << level;
      if (high[level] >= model_.set_at_least[level]) made_.set_up_to |= 1u << level;
      if (high[level] >= surely) can_be_most_probable |= 1u << level;
    }
    if (made_.set == 0) made_.set_up_to |= can_be_most_probable;
    made_.set = filled(made_.set);
    made_.set_up_to = filled(made_.set_up_to);
  }

  // With each combination of what the missing answers can be, where those are few. False where they are not.
  bool try_all() {
    const Prediction by_intervals = made_;
    Completions completions(program_, decision_.values);
    if (!completions.are_few()) return false;
    Prediction all;
    do {
      Prediction one = of(completions.values());
      if (!one.is_whole) return made_ = by_intervals, false;
      all = all.terms.empty() ? std::move(one) : joined(std::move(all), one);
    } while (completions.next());
    all.is_whole = false;
    for (std::size_t i = 0; i < all.terms.size(); ++i) all.terms[i].value = by_intervals.terms[i].value;
    made_ = std::move(all);
    return true;
  }

  static void join(Range& to, const Range& more) { to = {std::min(to.low, more.low), std::max(to.high, more.high)}; }

  static Prediction joined(Prediction all, const Prediction& one) {
    for (std::size_t i = 0; i < one.index.size(); ++i) {
      join(*all.index[i], *one.index[i]);
      for (std::size_t term = 0; term < one.terms.size(); ++term)
        join(*all.terms[term].parts[i], *one.terms[term].parts[i]);
    }
    for (std::size_t level = 0; level < one.level.size(); ++level) {
      join(all.level[level], one.level[level]);
      join(all.at_least[level], one.at_least[level]);
    }
    all.set &= one.set;
    all.set_up_to |= one.set_up_to;
    return all;
  }

  const Program& program_;
  const CompiledModel& model_;
  const Decision& decision_;
  const std::vector<Value>* values_ = nullptr;
  Prediction made_;
};

}  // namespace

Decimal probability_of(Decimal index, Decimal cut) {
  const double logit = static_cast<double>(index.units() - cut.units()) / Decimal::units_per_one;
  const double small = std::exp(-std::fabs(logit));  // never overflows
  const double probability = logit < 0 ? small / (1 + small) : 1 / (1 + small);
  return *Decimal::from_units(static_cast<Int128>(std::floor(probability * Decimal::units_per_one + 0.5)));
}

std::uint32_t prediction_set(const std::vector<Decimal>& level, const std::vector<Decimal>& at_least) {
  std::uint32_t made = 0;
  for (std::size_t i = 0; i < level.size(); ++i)
    if (level[i] >= at_least[i]) made |= 1u << i;
  if (made == 0) made = 1u << (std::ranges::max_element(level) - level.begin());
  return filled(made);
}

std::optional<Prediction> predict(const Program& program, const Decision& decision) {
  if (!program.model()) return std::nullopt;
  return Reckoning(program, decision).run();
}

}  // namespace rung
