#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rung/explain/explanation.hpp"

namespace rung {

// The words of the JSON format for what the explanation has as enumerators. Stable.
std::string_view status_id(Status status);
std::string_view effect_id(Effect effect);
std::string_view change_id(Change change);
std::string_view standing_id(Standing::Kind kind);
std::string_view placing_id(Placing placing);
std::string_view notice_id(Notice::Kind kind);
/// The id of a level or a place above the ladder; `none` where there is none. @pre kind is not unknown
std::string_view place_id(const Ladder& ladder, Whereabouts place);
std::string_view place_name(const Ladder& ladder, Whereabouts place);

/// The parts, with `between` between them.
std::string joined(const std::vector<std::string>& parts, std::string_view between = ", ");
/// `id, id`; empty when there are none.
std::string ids_of(const std::vector<Word>& words);

}  // namespace rung
