#include "rung/expression/keywords.hpp"

#include <algorithm>

namespace rung {
namespace {

// Sorted. Source: HL7 CQL 1.5.3, cql.g4, rule `keyword`; the CQL 2.0 ballot's additions.
constexpr std::string_view keywords[] = {"Code",       "Concept",     "Interval",     "List",
                                         "Tuple",      "after",       "aggregate",    "all",
                                         "and",        "as",          "asc",          "ascending",
                                         "before",     "between",     "bind",         "by",
                                         "called",     "case",        "cast",         "code",
                                         "codes",      "codesystem",  "codesystems",  "collapse",
                                         "concept",    "contains",    "context",      "conversion",
                                         "convert",    "date",        "day",          "days",
                                         "default",    "define",      "desc",         "descending",
                                         "difference", "display",     "distinct",     "div",
                                         "duration",   "during",      "else",         "end",
                                         "ends",       "except",      "exists",       "expand",
                                         "explicit",   "extends",     "false",        "flatten",
                                         "fluent",     "from",        "function",     "hour",
                                         "hours",      "identifier",  "if",           "implicit",
                                         "implies",    "in",          "include",      "included",
                                         "includes",   "intersect",   "is",           "key",
                                         "label",      "let",         "library",      "maximum",
                                         "meets",      "millisecond", "milliseconds", "minimum",
                                         "minute",     "minutes",     "mod",          "month",
                                         "months",     "not",         "null",         "occurs",
                                         "of",         "on",          "or",           "ordered",
                                         "overlaps",   "parameter",   "path",         "per",
                                         "point",      "predecessor", "primary",      "private",
                                         "properly",   "public",      "related",      "retrievable",
                                         "return",     "same",        "second",       "seconds",
                                         "singleton",  "sort",        "start",        "starting",
                                         "starts",     "successor",   "such",         "that",
                                         "then",       "time",        "timezone",     "timezoneoffset",
                                         "to",         "true",        "type",         "union",
                                         "using",      "valueset",    "version",      "week",
                                         "weeks",      "when",        "where",        "width",
                                         "with",       "within",      "without",      "xor",
                                         "year",       "years"};
static_assert(std::ranges::is_sorted(keywords));

}  // namespace

bool is_cql_keyword(std::string_view word) { return std::ranges::binary_search(keywords, word); }

}  // namespace rung
