#include "json_writer.hpp"
#include "rung/render/proof.hpp"
#include "write_case.hpp"

namespace rung {
namespace {

void write(JsonWriter& json, const Written& written) {
  if (written.is_null) return json.null();
  if (written.text == "true" || written.text == "false") return json.flag(written.text == "true");
  if (const auto number = Decimal::parse(written.text); number && !written.quoted) {
    if (number->is_whole() && number->to_int64()) return json.number(*number->to_int64());
    return json.value(Value::of(*number));
  }
  json.text(written.text);
}

bool is_bare(const Reading& reading) { return reading.value && !reading.days_ago; }

void write(JsonWriter& json, const Reading& reading) {
  if (is_bare(reading)) return write(json, *reading.value);
  json.open('{');
  if (reading.value) write(json.key("value"), *reading.value);
  if (reading.has_items) {
    json.key("items").open('[');
    for (const Written& item : reading.items) write(json, item);
    json.close(']');
  }
  for (const auto& [name, value] : reading.named) write(json.key(name.text), value);
  if (reading.days_ago) json.key("days_ago").number(*reading.days_ago);
  json.close('}');
}

}  // namespace

void write_case(JsonWriter& json, const Case& written) {
  json.open('{');
  json.key("rung_case").number(case_format);
  json.key("id").text(written.id.text);
  json.key("population").text(written.population.text);
  if (!written.shows.empty()) json.key("shows").text(written.shows);
  json.key("answers").open('{');
  for (const Answer& answer : written.answers) {
    json.key(answer.name.text);
    if (answer.readings.size() == 1) {
      write(json, answer.readings.front());
      continue;
    }
    json.open('[');
    for (const Reading& reading : answer.readings) write(json, reading);
    json.close(']');
  }
  json.close('}');
  if (written.history) {
    json.key("history").open('[');
    for (const Episode& stay : *written.history) {
      json.open('{');
      json.key("level").text(stay.level.text);
      json.key("from_days_ago").number(stay.from_days_ago);
      if (stay.to_days_ago) json.key("to_days_ago").number(*stay.to_days_ago);
      if (!stay.ended.empty()) json.key("ended").text(stay.ended);
      json.close('}');
    }
    json.close(']');
  }
  if (written.placed) {
    json.key("placed").open('{');
    json.key("level").text(written.placed->level.text);
    if (!written.placed->reason.empty()) json.key("reason").text(written.placed->reason);
    json.close('}');
  }
  json.close('}');
}

std::string render_case(const Case& written) {
  JsonWriter json;
  write_case(json, written);
  return json.take() + "\n";
}

}  // namespace rung
