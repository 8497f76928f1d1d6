#include "text_parts.hpp"

#include <algorithm>

#include "terms.hpp"

namespace rung {
namespace {

std::string in_days(std::int32_t count) {
  return count == 0 ? "today" : count == 1 ? "in 1 day" : "in " + std::to_string(count) + " days";
}

std::string tag(const Reason& reason) {
  std::vector<std::string> ids;
  for (const Citation* source : reason.sources) ids.push_back(source->id.text + (source->verify ? " (verify)" : ""));
  return "[" + reason.said->id.text + (ids.empty() ? "" : "; source: " + joined(ids, ", ")) +
         (reason.said->draft ? "; draft rule" : "") + "]";
}

void write_source(Page& page, const std::string& name, const Citation& source) {
  std::string text = source.title;
  for (const std::string* part : {&source.section, &source.date})
    if (!part->empty()) text += ", " + *part;
  page.paragraph("  " + name + ": ",
                 text + (source.verify ? " (to be verified: not yet read again in the original)" : ""));
}

}  // namespace

std::string upper(std::string_view word) {
  std::string text(word);
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return text;
}

void write_grounds(Page& page, const Reason& reason) {
  std::vector<std::string> words;
  for (const Evidence& evidence : reason.rests_on)
    words.push_back(evidence.words + (evidence.verify ? " (verify)" : ""));
  if (!words.empty()) page.paragraph("    from ", joined(words, "; "));
  page.paragraph("    ", tag(reason));
}

void write_review(Page& page, const Ladder& ladder, const Review& review) {
  page.paragraph("", "Review: due " + in_days(review.due_in) + ", then every " + std::to_string(review.then_every) +
                         " days at " + ladder.levels[review.level].short_name + ".");
}

void write_sources(Page& page, const std::vector<const Citation*>& sources,
                   const std::vector<InstrumentSource>& of_instruments) {
  if (sources.empty() && of_instruments.empty()) return;
  page.blank();
  page.heading("SOURCES");
  for (const Citation* source : sources) write_source(page, source->id.text, *source);
  for (const InstrumentSource& source : of_instruments)
    write_source(page, source.instrument->short_name + ", " + source.citation->id.text, *source.citation);
}

}  // namespace rung
