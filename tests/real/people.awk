# Writes one case file for each row of a table, in the folder `out`.
#   awk -v table=help -v out=DIR [-v history=TEXT] -f people.awk help_rct.csv
#   awk -v table=phq9 -v out=DIR -v rows=200 -f people.awk phq9_brighten_perla.csv
# A column becomes an answer only where it is the answer to the same question. What was not asked stays unanswered.

# HELP, at baseline: adults in a detoxification unit, alcohol, cocaine or heroin (package mosaicData).
#   cesd            CES-D total                                -> cesd.total
#   substance       primary substance; cocaine is a stimulant,
#                   heroin an opioid                           -> substance.main
#   i1              drinks a day on average, past 30 days      -> substance.drinks_per_day
#   g1b             serious thoughts of suicide, past 30 days  -> risk.ideation
#   mcs, pcs        SF-36 component scores                     -> functioning.mental_component, physical_component
#   homeless        a night or more on the street or in a
#                   shelter in the past 6 months               -> support.safe_home: false, since not stable;
#                   none                                       -> support.safe_home: true; whether the home is safe
#                                                                 in other respects was not asked
#   racegrp         race or ethnicity                          -> race, which no rule uses
# Left out, since they answer no question that is asked:
#   i2 and max_drinks (most drinks a day), avg_drinks (i1 again), indtot (consequences of use, no published severity
#   bands), drugrisk and sexrisk (infection risk), d1 and hospitalizations (medical stays, lifetime, undated), e2b
#   (detoxifications in 6 months, undated), satreat (any treatment, undated), pss_fr (support from friends; a person
#   without friends may have a family, and low support is not the same as none), age, sex and female;
#   anysub, anysubstatus, daysanysub, link, linkstatus, dayslink and treat, which are of the time after baseline.
# The study gives no dated history, so `history` is left out unless `history` says what to assume.
function help_row() {
  answer("cesd.total", field("cesd"))
  answer("substance.main", main_substance[field("substance")])
  answer("substance.drinks_per_day", field("i1"))
  answer("risk.ideation", yes_no[field("g1b")])
  answer("functioning.mental_component", four_places(field("mcs")))
  answer("functioning.physical_component", four_places(field("pcs")))
  answer("support.safe_home", safe_home[field("homeless")])
  answer("race", field("racegrp"))
}

# The nine items of a PHQ-9, in the order of the form; nothing else is known of these people.
function phq9_row(  i, items) {
  for (i = 1; i <= 9; ++i) items = items (i > 1 ? ", " : "") (field("item" i) == "" ? "null" : field("item" i))
  answer("phq9", "{items: [" items "]}")
}

function field(name) {
  if (!(name in column)) { print "people.awk: no column " name > "/dev/stderr"; exit 2 }
  return $column[name]
}
function four_places(number) { return number == "" ? "" : sprintf("%.4f", number) }
function answer(name, value) { if (value != "") print "  " name ": " value > file }

BEGIN {
  FS = ","
  main_substance["alcohol"] = "alcohol"; main_substance["cocaine"] = "stimulants"; main_substance["heroin"] = "opioids"
  yes_no["yes"] = "true"; yes_no["no"] = "false"
  safe_home["homeless"] = "false"; safe_home["housed"] = "true"
}
{ sub(/\r$/, "") }
NR == 1 { for (i = 1; i <= NF; ++i) column[$i] = i; next }
rows && NR > rows + 1 { exit }
{
  file = sprintf("%s/%s-%04d.yaml", out, table, field("id"))
  print "rung_case: 1\nid: " table "-" field("id") "\npopulation: adult" > file
  if (history != "") print "history: " history > file
  print "answers:" > file
  if (table == "help") help_row(); else phq9_row()
  close(file)
}
