#pragma once

#include <string>
#include <vector>

#include "rung/explain/saying.hpp"

namespace rung {

/// What sort of value an expression has, as far as words depend on it.
enum class Sort : std::uint8_t { scalar, truth, list, interval };

/// What a name of an expression stands for, as a reader has to know it.
struct Sense {
  std::string words = {};
  Sort sort = Sort::scalar;
  bool is_finding = false;              // a define, whose words are a statement by themselves
  bool is_place = false;                // its values are ids of levels
  std::vector<std::string> steps = {};  // a word for each of its numbers, from `first` up
  std::int64_t first = 0;
  Worse worse = Worse::unsaid;
  std::string unit = {};
};

/// Looks names up: one kind for rule sets, one for instruments.
class Senses {
 public:
  virtual ~Senses() = default;
  /// @pre `term` is a name, or asks the history
  virtual Sense of(const Expression& expression, const Compiled& compiled, std::uint32_t term) const = 0;
  /// The name of a level.
  virtual std::string place(std::string_view id) const = 0;

  Sort sort_of(const Expression& expression, const Compiled& compiled, std::uint32_t term) const;
};

class RuleSetSenses : public Senses {
 public:
  explicit RuleSetSenses(const Program& program) : program_(program) {}
  Sense of(const Expression& expression, const Compiled& compiled, std::uint32_t term) const override;
  std::string place(std::string_view id) const override;

 private:
  Sense of_slot(const Slot& slot) const;
  Sense of_history(const Slot& slot) const;
  Sense of_define(std::size_t define) const;
  std::string told_apart(const std::string& words, const std::string& name) const;

  const Program& program_;
};

class InstrumentSenses : public Senses {
 public:
  explicit InstrumentSenses(const Instrument& instrument) : instrument_(instrument) {}
  Sense of(const Expression& expression, const Compiled& compiled, std::uint32_t term) const override;
  std::string place(std::string_view id) const override { return std::string(id); }

 private:
  const Instrument& instrument_;
};

}  // namespace rung
