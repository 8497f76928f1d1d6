#include "ordering.hpp"

#include <algorithm>
#include <bit>

namespace rung {
namespace {

constexpr std::size_t few_rows = 500;
constexpr std::uint64_t few_times = 6;  // of 1,000 made-up cases for `adult` none with less was ever ordered to the end

}  // namespace

Ordering::Ordering(const OnChart& person, const Opening& opening, Pruned& pruned, std::vector<Pruned>& parts,
                   std::uint64_t budget)
    : person_(person),
      opening_(opening),
      pruned_(pruned),
      parts_(parts),
      support_(pruned.support(pruned.root())),
      steps_(budget) {
  unit_of_.resize(opening.cells().size());
  for (const auto& [asked, positions] : opening.questions()) {
    for (const std::uint32_t at : positions) unit_of_[at] = units_.size();
    units_.push_back(unit(asked, positions));
  }
}

// Every combination of the cells left that can be together, with whatever others come to.
Unit Ordering::unit(Asking asked, const std::vector<std::uint32_t>& positions) {
  Unit made{asked, positions, {}};
  std::size_t rows = 1;
  for (const std::uint32_t at : positions) {
    rows *= opening_.cells()[at].size();
    if (rows > few_rows) return made;
  }
  for (std::size_t row = 0; row < rows; ++row) {
    std::vector<std::uint32_t> answer;
    std::size_t rest = row;
    for (const std::uint32_t at : positions) {
      answer.push_back(opening_.cells()[at][rest % opening_.cells()[at].size()]);
      rest /= opening_.cells()[at].size();
    }
    if (can_be(positions, answer)) made.answers.push_back(std::move(answer));
  }
  return made;
}

bool Ordering::can_be(const std::vector<std::uint32_t>& positions, const std::vector<std::uint32_t>& answer) {
  return std::ranges::all_of(parts_, [&](Pruned& part) {
    Pruned::Node node = part.root();
    for (std::size_t i = 0; i < positions.size(); ++i) node = part.hold(node, positions[i], answer[i]);
    return node != Chart::no;
  });
}

// With what the explanation knows of it: the rules that wait, and how far the sheet is filled in.
Question Ordering::asked(const Unit& unit, std::vector<std::size_t>& slots) const {
  for (const std::uint32_t at : unit.positions)
    if (person_.variable(at).places.empty() && std::ranges::binary_search(support_, at))
      slots.push_back(person_.slot(at));
  std::ranges::sort(slots);
  Question made = worded(person_.program(), unit.asked);
  for (const Question& one : person_.explanation().questions)
    if (one.name == made.name && one.words == made.words) return one;
  return made;
}

// One bit for each unit. Kept of all nodes so far, from the ends: a node asks what those below it ask, and for its own
// variable.
std::span<const std::uint64_t> Ordering::asks(Pruned::Node node) {
  if (Chart::is_terminal(node)) return {};
  const std::size_t words = units_.size() / 64 + 1;
  for (auto next = static_cast<Pruned::Node>(asked_.size() / words); next <= node; ++next) {
    const std::size_t unit = unit_of_[pruned_.variable(next)];
    asked_.resize(asked_.size() + words);
    asked_[next * words + unit / 64] |= std::uint64_t{1} << unit % 64;
    for (const Pruned::Node child : pruned_.below(next))
      for (std::size_t word = 0; word < words && !Chart::is_terminal(child); ++word)
        asked_[next * words + word] |= asked_[child * words + word];
  }
  return std::span(asked_).subspan(node * words, words);
}

std::vector<std::size_t> Ordering::asked_by(Pruned::Node node) {
  std::vector<std::size_t> found;
  const auto asked = asks(node);
  for (std::size_t unit = 0; unit < units_.size() && !asked.empty(); ++unit)
    if (asked[unit / 64] >> unit % 64 & 1) found.push_back(unit);
  return found;
}

std::size_t Ordering::count(Pruned::Node node) {
  std::size_t sum = 0;
  for (const std::uint64_t word : asks(node)) sum += static_cast<std::size_t>(std::popcount(word));
  return sum;
}

// What is left after each answer, each once.
std::vector<Pruned::Node> Ordering::outcomes(std::size_t index, Pruned::Node node) {
  std::vector<Pruned::Node> found;
  for (const auto& answer : units_[index].answers) {
    Pruned::Node left = node;
    for (std::size_t i = 0; i < answer.size(); ++i) left = pruned_.hold(left, units_[index].positions[i], answer[i]);
    found.push_back(left);
  }
  return found;
}

bool Ordering::matters(std::size_t index, const std::vector<Pruned::Node>& left) {
  if (units_[index].answers.empty()) return true;
  return std::ranges::any_of(left, [&](Pruned::Node node) { return node != left.front(); });
}

double Ordering::weight(std::size_t index, std::size_t answer) const {
  if (weights_.empty()) return 0;
  const Unit& one = units_[index];
  return weights_[one.positions.front()][one.answers[answer].front()];
}

Ordering::Plan Ordering::after(std::size_t index, Pruned::Node node, const std::vector<Pruned::Node>& left) {
  Plan made;
  if (units_[index].answers.empty()) {
    made.is_wide = true;
    made.most = count(node) - 1;
    return made;
  }
  for (std::size_t i = 0; i < left.size(); ++i) {
    const Plan plan = best(left[i]);
    made.most = std::max(made.most, plan.most);
    made.mean += weight(index, i) * plan.mean;
  }
  return made;
}

// One question ahead: all that still counts may have to be asked.
Ordering::Plan Ordering::guess(Pruned::Node node) {
  const std::size_t left = count(node);
  return {false, static_cast<double>(left), left};
}

Ordering::Plan Ordering::best(Pruned::Node node) {
  if (Chart::is_terminal(node)) return {};
  if (ran_out_) return guess(node);
  if (const auto found = plans_.find(node); found != plans_.end()) return found->second;
  const std::vector<std::size_t> asked = asked_by(node);
  const std::uint64_t cost = cost_of(asked);
  if (asked.size() > 1 && steps_ < cost) {
    ran_out_ = true;
    return guess(node);
  }
  std::optional<Plan> least;
  if (asked.size() == 1) {
    least = Plan{};  // whatever is answered settles it
  } else {
    steps_ -= cost;
    for (const std::size_t unit : asked)
      if (const Plan plan = after(unit, node, outcomes(unit, node)); !least || better(plan, *least)) least = plan;
  }
  const Plan made{false, 1 + least->mean, 1 + least->most};
  plans_.emplace(node, made);
  return made;
}

std::uint64_t Ordering::cost_of(const std::vector<std::size_t>& asked) const {
  std::uint64_t cost = 0;
  for (const std::size_t unit : asked) cost += units_[unit].answers.size() * asked.size();
  return cost;
}

// To the end as far as the budget goes; where it does not, all of them one question ahead, so that like is compared
// with like. It is not begun where the budget is not a few times what the first question costs, for then it never
// sufficed.
void Ordering::run(OpenLevels& open) {
  const std::vector<std::size_t> asked = asked_by(pruned_.root());
  std::vector<std::vector<Pruned::Node>> left;
  for (const std::size_t unit : asked) left.push_back(outcomes(unit, pruned_.root()));
  ran_out_ = steps_ < few_times * cost_of(asked);
  for (std::size_t i = 0; i < asked.size() && !ran_out_; ++i) after(asked[i], pruned_.root(), left[i]);
  std::vector<std::pair<Plan, NextQuestion>> found;
  for (std::size_t i = 0; i < asked.size(); ++i)
    if (matters(asked[i], left[i])) found.push_back(planned(asked[i], left[i]));
  std::ranges::stable_sort(found, [&](const auto& a, const auto& b) { return better(a.first, b.first); });
  for (auto& [plan, next] : found) open.questions.push_back(std::move(next));
  open.is_best_order = !ran_out_;
}

std::pair<Ordering::Plan, NextQuestion> Ordering::planned(std::size_t unit, const std::vector<Pruned::Node>& left) {
  NextQuestion next;
  next.question = this->asked(units_[unit], next.slots);
  const Plan plan = after(unit, pruned_.root(), left);
  for (const Pruned::Node node : left) next.can_settle |= Chart::is_terminal(node);
  next.then_most = plan.most;
  next.then_mean = plan.mean;
  return {plan, std::move(next)};
}

}  // namespace rung
