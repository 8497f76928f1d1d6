#pragma once

#include "rung/advise/codes.hpp"

namespace rung {

// The chapters of code_table(), one a file.
std::span<const CodeEntry> codes_of_texts();        // F, Y
std::span<const CodeEntry> codes_of_expressions();  // E, T
std::span<const CodeEntry> codes_of_rule_sets();    // R
std::span<const CodeEntry> codes_of_instruments();  // I
std::span<const CodeEntry> codes_of_cases();        // C, K, D, P, A
std::span<const CodeEntry> codes_of_tables();       // M, V
std::span<const CodeEntry> codes_of_fits();         // S

}  // namespace rung
