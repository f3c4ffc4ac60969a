// Every published rule at its edges: score_boundaries.csv, typed from the sources, against the core.

#include <catch2/catch.hpp>

#include <set>

#include "clinical/request.hpp"
#include "support/boundaries.hpp"
#include "support/catalogue.hpp"

using namespace myolung;
using test::catalogue;

TEST_CASE("each score answers as its source says at the edges of its rules", "[published]") {
  for (const auto& failure : test::boundary_failures(catalogue())) FAIL_CHECK(failure);
}

TEST_CASE("the table of boundaries fires each rule, names each band, and meets each status", "[published]") {
  const auto rows = test::boundaries();
  for (const auto& model : catalogue().models) {
    CAPTURE(model.id);
    std::set<const Rule*> fired;
    std::set<const Case*> fell_through;
    std::set<std::string> bands;
    std::set<std::string> statuses;
    for (const auto& row : rows) {
      if (row.model != model.id) continue;
      statuses.insert(row.status);
      if (row.band.is_string()) bands.insert(row.band.get<std::string>());
      const auto request = read_request(catalogue(), test::boundary_request(catalogue(), row.inputs));
      CAPTURE(row.inputs);
      CHECK(request.errors.empty());
      for (const auto& item : model.items) {
        const Value& value = request.patient.values[item.variable];
        if (!is_known(value)) continue;
        for (const auto& one : item.cases) {
          if (one.when && !met(*one.when, request.patient.values[*item.decided_by])) continue;
          const Rule* rule = one.rule_for(value);
          rule != nullptr ? void(fired.insert(rule)) : void(fell_through.insert(&one));
        }
      }
    }
    for (const auto& item : model.items) {
      CAPTURE(item.label);
      for (const auto& one : item.cases) {
        CHECK(fell_through.count(&one) == 1);
        for (const auto& rule : one.rules) CHECK(fired.count(&rule) == 1);
      }
    }
    CHECK(bands.size() == model.bands.size());
    CHECK(statuses == std::set<std::string>{"complete", "no_input", "not_applicable", "partial"});
  }
}
