#pragma once

#include <string>

#include "rung/compile/program.hpp"

namespace rung {

/// The source attributes of a rule set, for whoever decides on its use: who made it and when, for what and for whom,
/// which data about a person it uses in which rules, its limits, validation and sources. All of it comes from the rule
/// set; what that does not say is printed as `not stated`. The list follows what 45 CFR 170.315(b)(11)(iv) asks of
/// evidence-based decision support; that is a shape, not a claim to meet it.
/// @param width  columns, 40 or more
std::string render_attributes_text(const Program& program, std::size_t width = 100);

/// The same as one JSON object on one line; null is what is not stated. Its shape is version 1 and only grows:
///
///     rung_attributes       1
///     engine                "rung 0.1.0"
///     rule_set              {id, version, title, status, population, purpose, sha256}
///     developer, contact, funding, released, intended_use, intended_users, intended_population, out_of_scope,
///     validation            text or null
///     revised, known_limits [text] or null
///     data                  {race, ethnicity, language, sexual_orientation, gender_identity, sex, age, social,
///                           health_status, other: [use]}
///     data_not_stated       [use]  inputs that do not say what kind of data they are
///     history               use    what a case tells of its stays at levels of care
///     bibliography          [{id, instrument, title, date, section, url, note, verify}]  `instrument` is the id of the
///                           one that cites it, null for the rule set itself
///     use                   {name, words, protected, conditions: [rule], sentences: [rule]}  rules whose conditions
///                           ask for it, through findings too, and rules that name it in their sentence only
std::string render_attributes_json(const Program& program);

}  // namespace rung
