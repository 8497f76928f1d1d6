# Reads `rung recommend --format json`, one line a case, and prints how often each level, span and alert came.

function value(key,  found) {
  if (!match($0, "\"" key "\":\"[a-z0-9_-]*\"")) { print "distribution.awk: no " key > "/dev/stderr"; exit 2 }
  found = substr($0, RSTART + length(key) + 4, RLENGTH - length(key) - 5)
  return found
}

{
  ++level[value("recommended")]
  ++span[value("level") (value("level") == value("up_to") ? "" : " up to " value("up_to"))]
  if ($0 ~ /"conflict":true/) ++conflicts
  from = index($0, "\"alerts\":["); to = index($0, "],\"possible_alerts\"")
  n = split(substr($0, from, to - from), parts, /\{"rule":"/)
  for (i = 2; i <= n; ++i) ++alert[substr(parts[i], 1, index(parts[i], "\"") - 1)]
}

function show(what, counts,  key) { for (key in counts) printf "  %-8s %4d  %s\n", what, counts[key], key | "sort" }

END {
  print NR " recommendations"
  show("level", level); show("span", span); show("alert", alert)
  close("sort")
  if (conflicts) print "  conflict " conflicts
}
