// Each short form in full: every sheet that can be filled in without a gap, against the published scoring.

#include "scorer.hpp"

namespace {

// Those of the sheets that answer the first item with `first`.
void check_share(const std::string& id, int first, std::int64_t expected_count) {
  Scorer scorer(id);
  published::Choices choices = scorer.form().choices;
  choices[0] = {first};
  check_sheets(scorer, choices, expected_count);
}

}  // namespace

TEST_CASE("every PHQ-9 has the published total, band and risk check") {
  check_every_sheet("phq9", 262'144);  // 4^9
}

TEST_CASE("every PHQ-A has the published total, band and risk check") {
  check_every_sheet("phqa", 262'144);  // 4^9
}

TEST_CASE("every GAD-7 has the published total and band") {
  check_every_sheet("gad7", 16'384);  // 4^7
}

TEST_CASE("every AUDIT-C has the published total and reading") {
  check_every_sheet("auditc", 125);  // 5^3
}

TEST_CASE("every DAST-10 has the published total and band") {
  check_every_sheet("dast10", 1'024);  // 2^10
}

TEST_CASE("every C-SSRS, with skipped questions too, has the published triage") {
  Scorer scorer("cssrs");
  check_sheets(scorer, published::Choices(7, {1, 0, published::skipped}), 2'187);  // 3^7
}

TEST_CASE("every K5 has the published total and band") {
  check_every_sheet("k5", 3'125);  // 5^5
}

TEST_CASE("every WSAS has the published total and band") {
  check_every_sheet("wsas", 118'098);  // 9^5 x 2
}

TEST_CASE("every ISI has the published total and band") {
  check_every_sheet("isi", 78'125);  // 5^7
}

TEST_CASE("every EPDS has the published total, band and risk check") {
  check_every_sheet("epds", 1'048'576);  // 4^10
}

TEST_CASE("every ASRM has the published total and band") {
  check_every_sheet("asrm", 3'125);  // 5^5
}

TEST_CASE("every CGI-S has its own band") { check_every_sheet("cgis", 7); }

// 5^8 x 3^2 sheets of the AUDIT and 5^10 of the K10, in five parts each: 5^7 x 3^2, and 5^9.
TEST_CASE("every AUDIT of a person who never drinks is scored as published") { check_share("audit", 0, 703'125); }
TEST_CASE("every AUDIT with 1 on the first item is scored as published") { check_share("audit", 1, 703'125); }
TEST_CASE("every AUDIT with 2 on the first item is scored as published") { check_share("audit", 2, 703'125); }
TEST_CASE("every AUDIT with 3 on the first item is scored as published") { check_share("audit", 3, 703'125); }
TEST_CASE("every AUDIT with 4 on the first item is scored as published") { check_share("audit", 4, 703'125); }
TEST_CASE("every K10 with 1 on the first item is scored as published") { check_share("k10", 1, 1'953'125); }
TEST_CASE("every K10 with 2 on the first item is scored as published") { check_share("k10", 2, 1'953'125); }
TEST_CASE("every K10 with 3 on the first item is scored as published") { check_share("k10", 3, 1'953'125); }
TEST_CASE("every K10 with 4 on the first item is scored as published") { check_share("k10", 4, 1'953'125); }
TEST_CASE("every K10 with 5 on the first item is scored as published") { check_share("k10", 5, 1'953'125); }
