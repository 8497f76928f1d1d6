#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rung/compile/program.hpp"
#include "rung/model/case_map.hpp"

namespace rung {

/// What an expression of a mapping must come to.
class MapTarget {
 public:
  static MapTarget anything(std::string name) { return MapTarget(std::move(name)); }
  static MapTarget number(std::string name);
  static MapTarget text(std::string name);
  static MapTarget one_of(std::string name, std::vector<std::string> allowed);
  static MapTarget level(std::string name, std::vector<std::string> allowed);
  static MapTarget slot(const Slot& slot);

  /// Its type, and every constant that it can end in.
  void check(const Expression& expression, Type type, Faults& faults) const;

 private:
  explicit MapTarget(std::string name) : name_(std::move(name)) {}
  void check_constant(const Term& term, Faults& faults) const;

  std::string name_;
  std::optional<Type> type_;  // Decimal stands for every number
  std::vector<std::string> one_of_;
  std::optional<Range> range_;
  const char* code_ = "M25";
};

/// What each part of one reading must come to.
struct AnswerTarget {
  MapTarget value = MapTarget::anything("");
  std::vector<MapTarget> items = {}, named = {};
};

/// What a rule set asks for, as targets of a mapping. Faults go to the list given at the start.
class MapTargets {
 public:
  MapTargets(const Program* program, Faults& faults) : program_(program), faults_(faults) {}

  AnswerTarget answer(const MappedAnswer& answer, const MappedReading& reading);
  MapTarget place_of_care() const;
  MapTarget level_of_ladder() const;

 private:
  const Slot* find(const std::string& name) const;
  void sheet(const Instrument& instrument, const MappedAnswer& answer, const MappedReading& reading,
             AnswerTarget& made);
  std::vector<std::string> known(const std::string& prefix) const;

  const Program* program_;
  Faults& faults_;
};

}  // namespace rung
