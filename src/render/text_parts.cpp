#include "text_parts.hpp"

#include <algorithm>

#include "phrases.hpp"
#include "terms.hpp"

namespace rung {

std::string upper(std::string_view word) {
  std::string text(word);
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return text;
}

void write_grounds(Page& page, const Reason& reason) {
  if (const std::string words = grounds_of(reason); !words.empty()) page.paragraph("    from ", words);
  page.paragraph("    ", tag_of(reason));
}

void write_review(Page& page, const Ladder& ladder, const Review& review) {
  page.paragraph("", review_in_words(ladder, review));
}

void write_sources(Page& page, const std::vector<const Citation*>& sources,
                   const std::vector<InstrumentSource>& of_instruments) {
  if (sources.empty() && of_instruments.empty()) return;
  page.blank();
  page.heading("SOURCES");
  for (const Citation* source : sources) page.paragraph("  " + source->id.text + ": ", source_in_words(*source));
  for (const InstrumentSource& source : of_instruments)
    page.paragraph("  " + source.instrument->short_name + ", " + source.citation->id.text + ": ",
                   source_in_words(*source.citation));
}

}  // namespace rung
