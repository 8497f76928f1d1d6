#include "boundary.hpp"
#include "rung/render/render.hpp"

namespace rung::embed {
namespace {

// What tells JSON from YAML is the name.
Source case_source(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  const bool is_json = first != std::string_view::npos && text[first] == '{';
  return {is_json ? "case.json" : "case.yaml", std::string(text)};
}

const char* wrong_with(const rung_recommend_options& options) {
  if (options.width != 0 && options.width < 40) return "`width` is below 40";
  if (options.format != nullptr && find_format(options.format) == nullptr) return "there is no such `format`";
  if (options.also_count > 0 && options.also == nullptr) return "`also` is NULL";
  for (std::size_t i = 0; i < options.also_count; ++i)
    if (options.also[i] == nullptr) return "a rule set in `also` is NULL";
  return nullptr;
}

}  // namespace
}  // namespace rung::embed

using namespace rung::embed;

rung_status rung_recommend(const rung_rules* rules, const char* case_text, size_t case_size,
                           const rung_recommend_options* options, rung_text** advice, rung_error** error) {
  return guarded(error, [&] {
    if (advice == nullptr) return misused("`advice` is NULL", error);
    *advice = nullptr;
    if (rules == nullptr || case_text == nullptr) return misused("`rules` or `case_text` is NULL", error);
    rung_recommend_options taken;
    if (!take(options, taken))
      return misused("`struct_size` is wrong, or what this library does not know is set", error);
    if (const char* const wrong = wrong_with(taken)) return misused(wrong, error);
    std::vector<rung::Advisor> also;
    for (std::size_t i = 0; i < taken.also_count; ++i) also.push_back(taken.also[i]->advisor);
    auto made = rules->advisor.recommend(case_source({case_text, case_size}), also);
    if (!made) return fail(RUNG_FAULTY, std::move(made).error(), error);
    rung::Faults warnings = made.error();
    std::string report = rung::describe(warnings);
    *advice = new rung_text{made->render(taken.format != nullptr ? taken.format : "json",
                                         {.colour = false, .width = taken.width != 0 ? taken.width : 100}),
                            {std::move(warnings), std::move(report)}};
    return rung_status{RUNG_OK};
  });
}

const char* rung_text_data(const rung_text* text) { return text != nullptr ? text->text.c_str() : ""; }
size_t rung_text_size(const rung_text* text) { return text != nullptr ? text->text.size() : 0; }
const rung_error* rung_text_warnings(const rung_text* text) {
  return text != nullptr && !text->warnings.faults.empty() ? &text->warnings : nullptr;
}
void rung_text_free(rung_text* text) { delete text; }
