#pragma once

#include <string>

#include "rung/compile/program.hpp"

namespace rung {

/// A rule set as an HL7 CQL 1.5 library, so that other people's engines can be held to what rung makes of it.
///
///     parameter "phq9.total" Integer default null    each answer, score or fact of the history that an expression asks
///                                                    for, under the name of `trace.answers` in render_json()
///     define "depressed": ...                        each define
///     define "rule work-suffers": ...                each rule's condition
///     define "Floors", "Open Floors"                 ids of the at_least rules that hold, and that are unknown
///     define "Missing Facts"                         names of the parameters that are null
///
/// Expressions are their authors' own, byte for byte, but for names that CQL cannot read: dotted ones, questions about
/// the history, and those that it would take apart (`or one_day` as `or on`, `e_day`) stand in double quotes. A rule
/// set's names are small letters, digits, `_` and points, and no two of its answers and defines share one; what is
/// generated has a space or a capital in it, and nothing collides. Scores are parameters: how an instrument adds up is
/// not part of the library, nor is the choice of a level. Source: HL7 CQL 1.5.3, Author's Guide, Declarations;
/// Developer's Guide, Lexical Elements.
/// @return text that ends in a line feed
std::string render_cql(const Program& program);

}  // namespace rung
