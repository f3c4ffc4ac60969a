// The core's sentences in another language.

#include <catch2/catch.hpp>

#include "clinical/sentence.hpp"
#include "support/catalogue.hpp"

using namespace myolung;

namespace {

const Language kBackwards{{{"not known", "nwonk ton"}, {"{0} of {1}", "{1} fo {0}"}}};

/// The embedded files, and sentences of another language.
tl::expected<Catalogue, std::vector<DataProblem>> load_in(std::string_view sentences) {
  const auto embedded = embedded_data();
  std::vector<DataFile> files(embedded.begin(), embedded.end());
  files.push_back({"language.json", sentences});
  return load_catalogue(files, "000000000000");
}

}  // namespace

TEST_CASE("a sentence is said in the language, in English where it is not translated") {
  CHECK(say({}, "not known") == "not known");
  CHECK(say(kBackwards, "not known") == "nwonk ton");
  CHECK(say(kBackwards, "present") == "present");
  CHECK(say({}, "{0} of {1}", {"9", "16"}) == "9 of 16");
  CHECK(say(kBackwards, "{0} of {1}", {"9", "16"}) == "16 fo 9");
  CHECK(say({}, "{0}, {0}, {1}", {"{1}", "b"}) == "{1}, {1}, b");
}

TEST_CASE("a sentence with a part that is not given does no harm") {
  CHECK(say({}, "a {1} b", {"x"}) == "a  b");
  CHECK(say({}, "a {", {"x"}) == "a ");
  CHECK(say({}, "a {0", {"x"}) == "a x");
}

TEST_CASE("a pack's sentences are those of its answers; what a program does wrong stays English") {
  const auto loaded =
      load_in(R"({"not known": "unbekannt", "{0}: {1} is not a number.": "{1} ist keine Zahl ({0})."})");
  REQUIRE(loaded);
  const auto answer =
      test::Json::parse(assess_json(*loaded, R"({"values": {"age": {"value": "old", "unit": "a"}}})"));
  CHECK(answer["errors"][0]["message"] == "\"old\" ist keine Zahl (Age).");
  CHECK(answer["errors"][0]["remedy"] ==
        "Type one number without spaces or signs such as < or >, for example 43.5.");
  CHECK(answer["factors"][0]["text"] == "unbekannt");
  const auto broken = test::Json::parse(assess_json(*loaded, "{"));
  CHECK(broken["errors"][0]["code"] == "malformed_json");
}

TEST_CASE("sentences that are no texts are refused") {
  const auto loaded = load_in(R"({"not known": 1})");
  REQUIRE(!loaded);
  CHECK(loaded.error()[0].file == "language.json");
  CHECK(loaded.error()[0].path == "/not known");
}
