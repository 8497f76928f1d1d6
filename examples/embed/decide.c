/* Decides from numbers, as an alarm list or a dashboard would for many people: no text, and no memory once it runs.
 * Someone in weekly therapy for eight weeks whose PHQ-9 total is 11; everything else is not known. */
#include <rung/rung.h>
#include <stdio.h>
#include <stdlib.h>

int main(void) {
  rung_rules *rules = NULL;
  rung_decider *decider = NULL;
  rung_value *values = NULL;
  rung_stay stay = {sizeof stay, 0, RUNG_NOWHERE, 8 * 7, 0}; /* on the lowest level of the ladder, before that nowhere */
  rung_outcome outcome = {sizeof outcome, 0, 0, 0, 0, 0, 0, 0, 0};
  size_t slots;
  int64_t total;
  int status = 1;
  if (rung_rules_built_in("adult", &rules, NULL) != RUNG_OK) return 1;

  slots = rung_slot_count(rules);
  values = calloc(slots, sizeof *values); /* all zero: nothing is known */
  total = rung_slot_find(rules, "phq9.total");
  if (values != NULL && total >= 0 && rung_decider_new(rules, &decider, NULL) == RUNG_OK) {
    values[total].number = 11;
    values[total].known = 1;
    if (rung_decide(decider, values, slots, &stay, &outcome) == RUNG_OK) {
      printf("from %s to %s, and %d alerts cannot be ruled out\n", rung_place_id(rules, (size_t)outcome.level),
             rung_place_id(rules, (size_t)outcome.up_to), (int)outcome.possible_alerts);
      status = 0;
    }
  }
  rung_decider_free(decider);
  rung_rules_free(rules);
  free(values);
  return status;
}
