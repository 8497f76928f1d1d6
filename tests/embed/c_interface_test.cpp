#include "rung/rung.h"

#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>

#include "cli/run.hpp"
#include "rung/advise/advisor.hpp"
#include "rung/advise/choose.hpp"
#include "rung/advise/read_file.hpp"

using namespace rung;

namespace {

struct Free {
  void operator()(rung_rules* rules) const { rung_rules_free(rules); }
  void operator()(rung_text* text) const { rung_text_free(text); }
  void operator()(rung_error* error) const { rung_error_free(error); }
  void operator()(rung_live* live) const { rung_live_free(live); }
};
template <class Handle>
using Owned = std::unique_ptr<Handle, Free>;

Owned<rung_rules> built_in(const std::string& name) {
  rung_rules* rules = nullptr;
  REQUIRE(rung_rules_built_in(name.c_str(), &rules, nullptr) == RUNG_OK);
  return Owned<rung_rules>(rules);
}

std::string read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// What a call comes to: a status, and the text or the error.
struct Called {
  rung_status status = RUNG_INTERNAL;
  Owned<rung_text> text = {};
  Owned<rung_error> error = {};
  std::string bytes() const { return {rung_text_data(text.get()), rung_text_size(text.get())}; }
  std::string code(std::size_t index = 0) const { return rung_error_code(error.get(), index); }
};

Called recommend(const rung_rules* rules, const std::string& text, const rung_recommend_options* options = nullptr) {
  rung_text* advice = nullptr;
  rung_error* error = nullptr;
  const rung_status status = rung_recommend(rules, text.data(), text.size(), options, &advice, &error);
  return {status, Owned<rung_text>(advice), Owned<rung_error>(error)};
}

const std::string examples = RUNG_SOURCE_DIR "/examples/cases/";

}  // namespace

#ifdef RUNG_CLI

TEST_CASE("the C interface gives the bytes of the command line for every example case") {
  std::size_t compared = 0;
  for (const auto& file : std::filesystem::directory_iterator(examples)) {
    if (file.path().filename().string().find("faults") != std::string::npos) continue;
    const std::string path = file.path().string();
    CAPTURE(path);
    const auto rules = built_in(rule_set_for(*read_file(path)));
    const Called json = recommend(rules.get(), read(path));
    REQUIRE(json.status == RUNG_OK);
    CHECK(json.error == nullptr);
    CHECK(json.bytes() == test::run_rung("recommend --format json '" + path + "'").output);
    rung_recommend_options options = {};
    options.struct_size = sizeof options;
    options.format = "text";
    CHECK(recommend(rules.get(), read(path), &options).bytes() == test::run_rung("recommend '" + path + "'").output);
    ++compared;
  }
  CHECK(compared >= 23);
}

TEST_CASE("the C interface lays other rule sets over a recommendation as the command line does") {
  const std::string path = RUNG_SOURCE_DIR "/examples/other-rule-sets/what-medicare-asks.yaml";
  const auto rules = built_in("adult"), payer = built_in("medicare-us");
  const rung_rules* const also[] = {payer.get()};
  const rung_recommend_options options = {sizeof options, nullptr, 0, also, 1};
  const Called laid = recommend(rules.get(), read(path), &options);
  REQUIRE(laid.status == RUNG_OK);
  CHECK(laid.bytes() ==
        test::run_rung("recommend --format json --rules adult --also medicare-us '" + path + "'").output);
}

#endif

TEST_CASE("the C interface gives every fault of a case with its code and place") {
  const auto rules = built_in("adult");
  const std::string text = read(examples + "90-with-faults.yaml");
  const Called called = recommend(rules.get(), text);
  CHECK(called.status == RUNG_FAULTY);
  CHECK(called.text == nullptr);
  const auto expected = Advisor::built_in("adult")->recommend(Source("case.yaml", text));
  REQUIRE(rung_error_count(called.error.get()) == expected.error().size());
  REQUIRE(expected.error().size() > 1);
  for (std::size_t i = 0; i < expected.error().size(); ++i) {
    const Fault& fault = expected.error()[i];
    const rung_error* const error = called.error.get();
    CHECK(rung_error_code(error, i) == fault.code);
    CHECK(rung_error_message(error, i) == fault.message);
    CHECK(rung_error_hint(error, i) == fault.hint);
    CHECK(rung_error_file(error, i) == std::string("case.yaml"));
    CHECK(rung_error_line(error, i) == fault.place.line);
    CHECK(rung_error_column(error, i) == fault.place.column);
    CHECK(rung_error_length(error, i) == fault.place.length);
    CHECK(rung_error_is_warning(error, i) == 0);
  }
  CHECK(rung_error_report(called.error.get()) == describe(expected.error()));
  CHECK(std::string(rung_error_code(called.error.get(), 1000)).empty());
}

TEST_CASE("the C interface reads rule sets from memory with instruments of their own") {
  const std::string folder = RUNG_SOURCE_DIR "/examples/my-clinic/";
  const std::string rules = read(folder + "my-clinic.yaml"), strain = read(folder + "instruments/strain.yaml");
  const rung_named_text instruments[] = {{"strain", strain.data(), strain.size()}};
  rung_read_options options = {sizeof options, "mine.yaml", instruments, 1};
  rung_rules* made = nullptr;
  REQUIRE(rung_rules_read(rules.data(), rules.size(), &options, &made, nullptr) == RUNG_OK);
  const Owned<rung_rules> owned(made);
  CHECK(rung_rules_id(made) == std::string("my-clinic"));
  CHECK(rung_rules_sha256(made) == Advisor::open(folder + "my-clinic.yaml")->program().rules().sha256);
  const auto opened = Advisor::open(folder + "my-clinic.yaml");
  CHECK(recommend(made, read(folder + "case.yaml")).bytes() ==
        opened->recommend(*read_file(folder + "case.yaml"))->render("json"));

  options.instrument_count = 0;  // now the instrument is nowhere
  rung_error* error = nullptr;
  CHECK(rung_rules_read(rules.data(), rules.size(), &options, &made, &error) == RUNG_FAULTY);
  CHECK(made == nullptr);
  const Owned<rung_error> kept(error);
  CHECK(rung_error_code(error, 0) == std::string("R11"));
  CHECK(rung_error_file(error, 0) == std::string("mine.yaml"));
}

TEST_CASE("the C interface refuses calls that its header forbids") {
  const auto rules = built_in("adult");
  const std::string text = read(examples + "01-weekly-is-enough.yaml");
  CHECK(recommend(nullptr, text).status == RUNG_MISUSED);
  CHECK(recommend(nullptr, text).code() == "A01");
  CHECK(rung_recommend(rules.get(), nullptr, 0, nullptr, nullptr, nullptr) == RUNG_MISUSED);
  rung_recommend_options options = {};
  CHECK(recommend(rules.get(), text, &options).status == RUNG_MISUSED);  // no size
  options.struct_size = sizeof options;
  CHECK(recommend(rules.get(), text, &options).status == RUNG_OK);
  options.format = "xml";
  CHECK(recommend(rules.get(), text, &options).status == RUNG_MISUSED);
  options.format = nullptr;
  options.width = 39;
  CHECK(recommend(rules.get(), text, &options).status == RUNG_MISUSED);
  CHECK(rung_rules_built_in("adutl", nullptr, nullptr) == RUNG_MISUSED);
  rung_error_free(nullptr), rung_text_free(nullptr), rung_rules_free(nullptr), rung_live_free(nullptr);
  rung_decider_free(nullptr);
  CHECK(rung_error_count(nullptr) == 0);
  CHECK(rung_rules_id(nullptr) == std::string());
}

TEST_CASE("the C interface takes shorter and longer option structs") {
  const auto rules = built_in("adult");
  const std::string text = read(examples + "01-weekly-is-enough.yaml");
  struct {
    rung_recommend_options known;
    std::uint64_t added_later;
  } newer = {};
  newer.known.struct_size = sizeof newer;
  CHECK(recommend(rules.get(), text, &newer.known).status == RUNG_OK);
  newer.added_later = 1;
  CHECK(recommend(rules.get(), text, &newer.known).status == RUNG_MISUSED);
  struct {
    std::size_t struct_size;
    const char* format;
  } older = {sizeof older, "text"};
  const auto* const options = reinterpret_cast<const rung_recommend_options*>(&older);
  CHECK(recommend(rules.get(), text, options).bytes().starts_with("Case demo-01\n"));
}

TEST_CASE("a live rule set of the C interface is swapped and a faulty file leaves it as it was") {
  const auto adult = built_in("adult"), adolescent = built_in("adolescent");
  rung_live* made = nullptr;
  REQUIRE(rung_live_new(adult.get(), &made, nullptr) == RUNG_OK);
  const Owned<rung_live> live(made);
  const auto now = [&] {
    rung_rules* rules = nullptr;
    REQUIRE(rung_live_rules(live.get(), &rules, nullptr) == RUNG_OK);
    return Owned<rung_rules>(rules);
  };
  const auto before = now();
  CHECK(rung_live_swap(live.get(), adolescent.get(), nullptr) == RUNG_OK);
  CHECK(rung_rules_id(now().get()) == std::string("adolescent"));
  CHECK(rung_rules_id(before.get()) == std::string("adult"));
  rung_error* error = nullptr;
  CHECK(rung_live_open(live.get(), (examples + "90-with-faults.yaml").c_str(), &error) == RUNG_FAULTY);
  CHECK(rung_error_count(error) > 0);
  rung_error_free(error);
  CHECK(rung_rules_id(now().get()) == std::string("adolescent"));
  CHECK(rung_live_open(live.get(), RUNG_SOURCE_DIR "/examples/my-clinic/my-clinic.yaml", nullptr) == RUNG_OK);
  CHECK(rung_rules_id(now().get()) == std::string("my-clinic"));
}
