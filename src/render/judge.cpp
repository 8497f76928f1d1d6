#include "rung/render/judge.hpp"

#include "plots.hpp"
#include "rung/text/nearest.hpp"
#include "rung/text/version.hpp"

namespace rung {
namespace {

constexpr std::size_t most_shown = 40;

std::vector<std::string> told(const JudgeReport& report) {
  std::vector<std::string> said;
  const double used = report.rules_assessment.measures.cases;
  said.push_back(fixed(used, 0) + " of " + std::to_string(report.rows_read) + " rows have a level on record.");
  if (report.open > 0)
    said.push_back(
        "For " + std::to_string(report.open) +
        " of them answers are missing that could still change the level; what is recommended meanwhile was taken.");
  if (report.without_model > 0)
    said.push_back("The model had a term missing in " + std::to_string(report.without_model) +
                   "; they are not among its figures.");
  const FittedTo& from = report.fitted_to;
  if (report.model_assessment && !from.expert) {
    std::string words = "The model was fitted to " + std::to_string(from.n) + " rows: " + from.data + ".";
    words += " If these are among them, all figures here are better than they would be for others";
    const auto loss = std::ranges::find(from.metrics, "log_loss", &std::pair<std::string, std::string>::first);
    if (loss != from.metrics.end())
      words += "; when it was fitted its log loss was " + loss->second + " on rows that it had not seen";
    said.push_back(words + ".");
  }
  return said;
}

std::string move_of(const JudgeReport& report, const Displaced& one) {
  return report.levels[one.recorded] + " on record, " + report.levels[one.stated] + " recommended";
}

std::string reason_of(const Displaced& one) {
  if (one.stated > one.recorded) {
    if (one.because.empty()) return "the level on record is ruled out";
    std::vector<std::string> quoted;
    for (const std::string& id : one.because) quoted.push_back("`" + id + "`");
    return "demanded by " + all_of(quoted);
  }
  if (!one.because.empty()) return "no rule goes further than " + listed(one.because, 12);
  return "no rule demands more than the lowest level";
}

void say_displaced(Page& page, const JudgeReport& report, bool above) {
  std::size_t count = 0;
  for (const Displaced& one : report.displaced) count += (one.stated > one.recorded) == above;
  page.blank();
  page.heading(std::string(above ? "RECOMMENDED ABOVE THE RECORD" : "RECOMMENDED BELOW THE RECORD") + " (" +
               std::to_string(count) + ")");
  std::size_t shown = 0;
  for (const Displaced& one : report.displaced) {
    if ((one.stated > one.recorded) != above) continue;
    if (++shown > most_shown) {
      page.paragraph("  ", "and " + std::to_string(count - most_shown) + " more; --format json has all of them");
      return;
    }
    page.paragraph("  " + one.id + " (line " + std::to_string(one.line) + "): ",
                   move_of(report, one) + "; " + reason_of(one));
  }
}

}  // namespace

std::string render_judge_text(const JudgeReport& report, std::size_t width) {
  Page page(std::max<std::size_t>(width, 40), false);
  page.heading("RULE SET " + report.rules + " " + report.version + " AGAINST " + report.data);
  for (const std::string& said : told(report)) page.paragraph("", said);
  page.blank();
  page.line("  " + left("", 34) + right("log loss", 9) + right("kappa", 9) + right("by mode", 9) + right("RPS", 9) +
            right("accuracy", 10) + right("above", 9) + right("below", 9));
  say_measures(page, "the rule set", report.rules_assessment.measures);
  if (report.model_assessment) say_measures(page, "its model alone", report.model_assessment->measures);
  say_assessment(page, report.rules_assessment, report.levels);
  if (report.model_assessment) {
    page.blank();
    page.heading("ITS MODEL ALONE");
    say_assessment(page, *report.model_assessment, report.levels);
  }
  say_displaced(page, report, true);
  say_displaced(page, report, false);
  page.blank();
  page.paragraph("", "A record says where people were placed, not where they should have been. Rule set SHA-256 " +
                         report.sha256 + ", rung " + std::string(version()) + ".");
  return page.take();
}

std::string render_judge_json(const JudgeReport& report) {
  JsonWriter json;
  json.open('{');
  json.key("rung_judge").number(1);
  json.key("engine").text("rung " + std::string(version()));
  json.key("rules").open('{');
  json.key("id").text(report.rules);
  json.key("version").text(report.version);
  json.key("sha256").text(report.sha256);
  json.close('}');
  json.key("data").text(report.data);
  json.key("rows_read").number(static_cast<std::int64_t>(report.rows_read));
  json.key("without_record").number(static_cast<std::int64_t>(report.without_record));
  json.key("open").number(static_cast<std::int64_t>(report.open));
  json.key("levels");
  write_levels(json, report.levels);
  write_assessment(json.key("rule_set"), report.rules_assessment, report.levels);
  if (report.model_assessment) {
    write_assessment(json.key("model"), *report.model_assessment, report.levels);
    json.key("model_fitted_to").open('{');
    json.key("expert").flag(report.fitted_to.expert);
    json.key("data").text(report.fitted_to.data);
    json.key("n").number(static_cast<std::int64_t>(report.fitted_to.n));
    json.close('}');
  }
  json.key("displaced").open('[');
  for (const Displaced& one : report.displaced) {
    json.open('{');
    json.key("id").text(one.id);
    json.key("line").number(static_cast<std::int64_t>(one.line));
    json.key("recorded").text(report.levels[one.recorded]);
    json.key("recommended").text(report.levels[one.stated]);
    json.key("because");
    write_levels(json, one.because);
    json.close('}');
  }
  json.close(']');
  json.close('}');
  return json.take() + "\n";
}

std::string render_judge_html(const JudgeReport& report) {
  std::string out = html_head("Rule set " + report.rules + " against " + report.data);
  out += "<h1>Rule set " + escaped(report.rules) + " " + escaped(report.version) + "</h1>\n<p>Against " +
         escaped(report.data) + ".</p>\n" + paragraphs(told(report), "said") + "<h2>The rule set</h2>\n" +
         html_assessment(report.rules_assessment, report.levels);
  if (report.model_assessment)
    out += "<h2>Its model alone</h2>\n" + html_assessment(*report.model_assessment, report.levels);
  for (const bool above : {true, false}) {
    std::vector<std::vector<std::string>> rows;
    std::size_t count = 0;
    for (const Displaced& one : report.displaced)
      if ((one.stated > one.recorded) == above && ++count <= 5 * most_shown)
        rows.push_back(
            {one.id, std::to_string(one.line), report.levels[one.recorded], report.levels[one.stated], reason_of(one)});
    out += std::string("<h2>Recommended ") + (above ? "above" : "below") + " the record: " + std::to_string(count) +
           "</h2>\n";
    if (!rows.empty())
      out += html_table(count > rows.size() ? "The first " + std::to_string(rows.size()) : "",
                        {"case", "line", "on record", "recommended", "why"}, rows, {2, 3, 4});
  }
  out +=
      "<p class=\"quiet\">A record says where people were placed, not where they should have been. Rule set SHA-256 " +
      escaped(report.sha256) + ", rung " + std::string(version()) + ".</p>\n";
  return out + html_foot();
}

}  // namespace rung
