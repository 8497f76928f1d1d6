#!/usr/bin/env bash
# Takes the example cases and what is decided for them as those of a release; see README.md.
#   tests/release/record.sh BUILD
set -euo pipefail
tests=$(realpath "${1:?the build is missing: tests/release/record.sh BUILD}")/tests/rung_tests
cd "$(dirname "${BASH_SOURCE[0]}")"
rm -rf cases && mkdir cases
find ../../examples/cases -type f ! -name '*faults*' -exec cp {} cases/ \;
RUNG_UPDATE_RELEASE=1 "$tests" -tc="the decisions of the last release still hold or are starred"
echo "Recorded: $(head -1 decisions.txt)"
