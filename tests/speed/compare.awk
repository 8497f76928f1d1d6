# The names and values that compare.sh found, as tables.
/^#/ { print; next }
$1 == "hidden" { hidden[++domains] = $2; decided[$2] = $3; outside[$2] = $4; wrong[$2] = $5 + $6; next }
{ value[$1] = $2 }
function row(what, name) {
  if (name in value) printf "%-58s %12.0f\n", what, value[name]
}
function ratio(what, name, other, limit) {
  if (name in value && other in value) printf "%-58s %12.2f   %s\n", what, value[name] / value[other], limit ~ /^[0-9]/ ? "at least " limit : limit
}
END {
  print "Decisions a second on columns in memory, one thread"
  row("rung, columns", "columns_per_second"); row("C++ by hand, if over structs", "by_hand_per_second"); row("DuckDB, CASE", "duckdb_memory_per_second")
  ratio("  rung / by hand", "columns_per_second", "by_hand_per_second", 5)
  ratio("  rung / DuckDB", "columns_per_second", "duckdb_memory_per_second", 30)
  print "\nLines a second of processor time, NDJSON in and out, one thread"
  row("simdjson alone, stopping each line early: the floor", "floor_per_second")
  row("rung batch --detail none", "none_per_second"); row("rung batch --detail level", "level_per_second"); row("rung batch --detail reasons", "reasons_per_second")
  row("DuckDB", "duckdb_lines_per_second"); row("@gorules/zen-engine", "zen_engine_lines_per_second")
  row("json-rules-engine", "json_rules_engine_lines_per_second"); row("cql-execution", "cql_execution_lines_per_second")
  ratio("  rung none / floor", "none_per_second", "floor_per_second", 0.6)
  ratio("  rung none / DuckDB", "none_per_second", "duckdb_lines_per_second", 1.5)
  ratio("  rung reasons / DuckDB", "reasons_per_second", "duckdb_lines_per_second", 1)
  ratio("  rung none / zen-engine", "none_per_second", "zen_engine_lines_per_second", 20)
  ratio("  rung none / json-rules-engine", "none_per_second", "json_rules_engine_lines_per_second", 20)
  ratio("  rung none / cql-execution", "none_per_second", "cql_execution_lines_per_second", 20)
  row("rung batch --detail reasons, `adult`: at least 100000", "adult_per_second")
  split("none level reasons", details, " ")
  for (i = 1; i <= 3; ++i) {
    ratio("  by wall time, --detail " details[i] ", two threads / one", "two_" details[i] "_wall_per_second", "one_" details[i] "_wall_per_second", 1.8)
    ratio("    two programs at once / one", "pair_" details[i] "_wall_per_second", "one_" details[i] "_wall_per_second", "- what the machine can do")
  }
  row("rung batch, two million lines, KiB at most: below 65536", "memory_kib")
  print "\nOne answer hidden from each of the 200,000: share of wrong answers given without a word"
  printf "%-12s %8s %10s %8s %8s %8s %8s\n", "hidden", "decided", "rung", "DuckDB", "zen", "json-r-e", "cql"
  for (i = 1; i <= domains; ++i) {
    h = hidden[i]
    printf "%-12s %7.1f%% %9.1f%% %7.1f%% %7.1f%% %7.1f%% %7.1f%%\n", h, decided[h] / 2000, (outside[h] + wrong[h]) / 2000,
      100 * value["hidden_wrong_duckdb_" h], 100 * value["hidden_wrong_zen_engine_" h],
      100 * value["hidden_wrong_json_rules_engine_" h], 100 * value["hidden_wrong_cql_execution_" h]
  }
  print "decided: all five values of the hidden answer give one level. Wrong for rung: a span without the true level, a single level\nwhere the answer matters, or a span where it does not."
}
