#!/usr/bin/env bash
# Which lines of the library the tests run: a page with every line in build/coverage/report, and here the files with the
# least. A line that ran is not a line that was checked; what is left is where to look first.
#   tests/coverage/run.sh [CTEST_OPTION...]     such as -R "^diagrams"
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

source examples/install_packages.sh
install_packages "${build_packages[@]}" doctest-dev pkgconf gcovr
cmake --preset coverage >/dev/null
cmake --build --preset coverage --parallel "$(nproc)"
find build/coverage -name '*.gcda' -delete
ctest --preset coverage "$@" || echo "Some tests failed; what they ran is counted all the same" >&2

mkdir -p build/coverage/report
gcovr --root . --object-directory build/coverage --filter src/ --filter include/ --exclude-throw-branches -j "$(nproc)" \
  --html-details build/coverage/report/index.html --csv build/coverage/report/files.csv --print-summary
echo
echo "The twenty files with the least, lines in percent:"
tail -n +2 build/coverage/report/files.csv | sort -t, -k4 -g | head -20 |
  awk -F, '{ printf "  %5.1f  %s\n", 100 * $4, $1 }'
echo "Every line: build/coverage/report/index.html"
