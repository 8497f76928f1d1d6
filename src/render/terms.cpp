#include "terms.hpp"

namespace rung {
namespace {

template <class Enumerator, std::size_t count>
std::string_view row(const std::string_view (&words)[count], Enumerator which) {
  return words[static_cast<std::size_t>(which)];
}

}  // namespace

std::string_view status_id(Status status) { return row({"draft", "active", "retired"}, status); }
std::string_view effect_id(Effect effect) { return row({"at_least", "at_most", "rules_out", "alert"}, effect); }
std::string_view change_id(Change change) { return row({"unknown", "start", "step_up", "stay", "step_down"}, change); }
std::string_view standing_id(Standing::Kind kind) {
  return row({"too_little", "meets_every_need", "may_be_needed", "left_open", "more_than_needed", "ruled_out"}, kind);
}
std::string_view notice_id(Notice::Kind kind) { return row({"old_answers", "not_active", "to_verify"}, kind); }
std::string_view placing_id(Placing placing) { return row({"below", "as_recommended", "above"}, placing); }

std::string_view place_id(const Ladder& ladder, Whereabouts place) {
  if (place.kind == Whereabouts::Kind::on_ladder) return ladder.levels[place.index].id.text;
  return place.kind == Whereabouts::Kind::above ? std::string_view(ladder.above[place.index].id.text) : "none";
}

std::string_view place_name(const Ladder& ladder, Whereabouts place) {
  if (place.kind == Whereabouts::Kind::on_ladder) return ladder.levels[place.index].name;
  return place.kind == Whereabouts::Kind::above ? std::string_view(ladder.above[place.index].name) : "nowhere";
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string text;
  for (const std::string& part : parts) text.append(text.empty() ? "" : between).append(part);
  return text;
}

std::string ids_of(const std::vector<Word>& words) {
  std::vector<std::string> ids;
  for (const Word& word : words) ids.push_back(word.text);
  return joined(ids, ", ");
}

}  // namespace rung
