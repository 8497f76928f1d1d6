# Sourced by the tests of packages: what a user's two programs must say, and where they work.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# check_users FOLDER RUNG: the programs in_cpp and in_c say what the command line says.
check_users() {
  local case_file=$root/examples/cases/17-home-defeats-recovery.json
  cmp <("$2" recommend --format json "$case_file") <("$1/in_c" adult "$case_file")
  cmp <("$2" recommend --rules "$root/rules/adult.yaml" "$case_file") <("$1/in_cpp" "$root/rules/adult.yaml" "$case_file")
}
