/* Recommends for a case with a rule set that is built in, and prints what `rung recommend --format json` prints.
 *     cc -std=c99 recommend.c $(pkg-config --cflags --libs rung-c) -o recommend && ./recommend adult CASE.json */
#include <rung/rung.h>
#include <stdio.h>
#include <stdlib.h>

static char *read_all(const char *path, size_t *size) {
  static const size_t most = 4u << 20; /* the library takes no longer case */
  FILE *file = fopen(path, "rb");
  char *text = file != NULL ? malloc(most + 1) : NULL;
  *size = text != NULL ? fread(text, 1, most + 1, file) : 0;
  if (file != NULL) fclose(file);
  return text;
}

int main(int count, char **words) {
  rung_rules *rules = NULL;
  rung_text *advice = NULL;
  rung_error *error = NULL;
  size_t size = 0;
  char *text;
  if (count != 3 || rung_abi_version() != RUNG_ABI_VERSION) return 2;
  text = read_all(words[2], &size);
  if (text == NULL) return perror(words[2]), 1;

  if (rung_rules_built_in(words[1], &rules, &error) == RUNG_OK &&
      rung_recommend(rules, text, size, NULL, &advice, &error) == RUNG_OK)
    fwrite(rung_text_data(advice), 1, rung_text_size(advice), stdout);
  else
    fputs(rung_error_report(error), stderr);

  count = advice != NULL ? 0 : 1;
  rung_text_free(advice);
  rung_error_free(error);
  rung_rules_free(rules);
  free(text);
  return count;
}
