#include <algorithm>

#include "model_phrases.hpp"
#include "text_parts.hpp"

namespace rung {

void write_model(Page& page, const Explanation& explanation) {
  if (!explanation.prediction) return;
  const ModelWords words = model_in_words(explanation);
  page.blank();
  page.heading("SCORING MODEL");
  page.paragraph("  ", words.origin);
  if (!words.missing.empty()) page.paragraph("  ", words.missing);
  page.paragraph("  ", "Probability that a level is the one needed; that it or a higher one is:");
  std::size_t width = 0;
  for (const ModelWords::Row& row : words.rows) width = std::max(width, row.level.size());
  for (const ModelWords::Row& row : words.rows)
    page.line("    " + row.level + std::string(width - row.level.size() + 2, ' ') + row.own +
              std::string(row.own.size() < 14 ? 14 - row.own.size() : 1, ' ') + row.at_least);
  page.paragraph("  ", words.index);
  for (const std::string& part : words.parts) page.paragraph("    + ", part);
  page.paragraph("  ", words.cuts);
  page.paragraph("  ", words.floor);
  if (!words.set.empty()) page.paragraph("  ", words.set);
}

}  // namespace rung
