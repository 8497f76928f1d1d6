#include "model_phrases.hpp"
#include "page_parts.hpp"

namespace rung {

void write_page_model(Html& html, const Explanation& explanation) {
  if (!explanation.prediction) return;
  const ModelWords words = model_in_words(explanation);
  html.raw("<section><h3>What the scoring model says</h3>\n").element("p", words.origin);
  if (!words.missing.empty()) html.element("p", words.missing);
  html.raw(
      "<table>\n<thead><tr><th scope=\"col\">Level</th><th scope=\"col\">Probability that it is needed</th>"
      "<th scope=\"col\">It or a higher one</th></tr></thead>\n<tbody>\n");
  for (const ModelWords::Row& row : words.rows) {
    html.raw("<tr>").element("th scope=\"row\"", row.level);
    html.element("td", row.own).element("td", row.at_least).raw("</tr>\n");
  }
  html.raw("</tbody>\n</table>\n").element("p", words.floor);
  if (!words.set.empty()) html.element("p", words.set);
  html.raw("<details><summary>How it comes to that</summary>\n").element("p", words.index).raw("<ul>\n");
  for (const std::string& part : words.parts) html.element("li", part);
  html.raw("</ul>\n").element("p", words.cuts).raw("</details>\n</section>\n");
}

}  // namespace rung
