#!/usr/bin/env bash
# One of examples/embed/ against the command line: the same bytes for the same cases, and a failure for a faulty one.
#   tests/embed/languages.sh c|python|node|java|csharp RUNG LIBRUNG_C C_EXAMPLE WORK
# Exit status: 0 the same, 1 not, 77 skipped since what the language needs cannot be had here.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
language=$1 rung=$2 library=$3 c_example=$4 work=$5
source "$root/examples/install_packages.sh"
mkdir -p "$work"

skip() {
  echo "skipped: $1" >&2
  exit 77
}
needs() {  # COMMAND PACKAGE...
  command -v "$1" >/dev/null || install_packages "${@:2}" || skip "$1 is missing and apt-get cannot install ${*:2}"
}

# For each language what it needs, and how its example is run: `example RULES CASE`.
case $language in
  c) example() { "$c_example" "$@"; } ;;
  python)
    needs python3 python3
    example() { python3 "$root/examples/embed/recommend.py" "$library" "$@"; }
    ;;
  node)
    needs node nodejs
    needs npm npm
    # Modules are looked for beside the program that asks for them, and none belongs into the source tree.
    [[ -d $work/node_modules/koffi ]] ||
      (cd "$work" && npm install --no-audit --no-fund --no-package-lock --ignore-scripts --silent koffi@3.3.4) ||
      skip "npm cannot install koffi"
    cp "$root/examples/embed/recommend.mjs" "$work/"
    example() { node "$work/recommend.mjs" "$library" "$@"; }
    ;;
  java)
    needs javac default-jdk-headless
    jna=/usr/share/java/jna.jar
    [[ -r $jna ]] || install_packages libjna-java || skip "apt-get cannot install libjna-java"
    javac -cp "$jna" -d "$work" "$root/examples/embed/Recommend.java"
    example() { java -cp "$jna:$work" Recommend "$library" "$@"; }
    ;;
  csharp)
    needs mcs mono-mcs
    needs mono mono-runtime
    mcs -out:"$work/recommend.exe" "$root/examples/embed/recommend.cs"
    example() { LD_LIBRARY_PATH=$(dirname "$library") mono "$work/recommend.exe" "$@"; }
    ;;
  *)
    echo "there is no example in $language" >&2
    exit 2
    ;;
esac

failed=0
compare() {  # RULES CASE
  local case_file=$root/examples/cases/$2
  "$rung" recommend --format json --rules "$1" "$case_file" >"$work/expected"
  example "$1" "$case_file" >"$work/found" || true
  cmp "$work/expected" "$work/found" || { echo "FAILED: $language, $2"; failed=1; }
}
compare adult 06-not-safe-overnight.yaml
compare adult 17-home-defeats-recovery.json
compare adult 12-missing-answers-that-matter.yaml
compare adolescent 11-adolescent-out-of-school.yaml

status=0
example adult "$root/examples/cases/90-with-faults.yaml" >"$work/found" 2>"$work/report" || status=$?
[[ $status -eq 1 && ! -s $work/found ]] && grep -q 'error C2' "$work/report" ||
  { echo "FAILED: $language, a faulty case"; failed=1; }
exit "$failed"
