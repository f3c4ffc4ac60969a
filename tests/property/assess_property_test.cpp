// What must hold for every patient, whatever the values.

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <cmath>
#include <set>

#include "support/catalogue.hpp"

using namespace myolung;
using test::catalogue;
using test::Json;

namespace {

/// A value of `variable` in its canonical unit: anywhere within the limits, and often at or beside a
/// threshold of one of the models.
Value any_value(const Variable& variable, std::size_t index) {
  switch (variable.kind) {
    case VariableKind::finding: return *rc::gen::arbitrary<bool>();
    case VariableKind::category: return (*rc::gen::elementOf(variable.categories)).code;
    case VariableKind::number: break;
  }
  std::vector<double> edges{variable.hard_min, variable.hard_max};
  for (const auto& model : catalogue().models) {
    for (const auto& item : model.items) {
      if (item.variable != index) continue;
      for (const auto& rule : item.rules) {
        const double t = std::get<Comparison>(rule.condition).threshold;
        for (const double x : {t, std::nextafter(t, -1e9), std::nextafter(t, 1e9)}) edges.push_back(x);
      }
    }
  }
  const double share = *rc::gen::inRange(0, 1000001) / 1e6;
  const double within = variable.hard_min + share * (variable.hard_max - variable.hard_min);
  return *rc::gen::oneOf(rc::gen::just(within), rc::gen::elementOf(edges));
}

/// A patient of whom each of the model's inputs is known, could not be measured (where that is a
/// state), or unknown; nothing says that the model does not apply.
Patient any_patient(const Model& model) {
  Patient patient(catalogue().variables.size());
  for (const auto& item : model.items) {
    if (*rc::gen::inRange(0, 3) > 0) {
      const Variable& variable = catalogue().variables[item.variable];
      const bool tried = variable.could_not_perform && *rc::gen::inRange(0, 5) == 0;
      patient.values[item.variable] = tried ? Value{CouldNotPerform{}} : any_value(variable, item.variable);
    }
  }
  return patient;
}

const Model& any_model() {
  return catalogue().models[*rc::gen::inRange<std::size_t>(0, catalogue().models.size())];
}

ModelAssessment assess(const Model& model, const Patient& patient) {
  return myolung::assess(catalogue(), model, patient);
}

}  // namespace

TEST_CASE("an unknown input's range contains the answer for each of its values") {
  rc::prop("range contains", [] {
    const Model& model = any_model();
    const Patient patient = any_patient(model);
    const auto before = assess(model, patient);
    for (const auto& item : model.items) {
      if (!std::holds_alternative<Unknown>(patient.values[item.variable])) continue;
      Patient known = patient;
      known.values[item.variable] = any_value(catalogue().variables[item.variable], item.variable);
      const auto after = assess(model, known);
      const std::set<int> allowed(before.scores.begin(), before.scores.end());
      for (const int score : after.scores) RC_ASSERT(allowed.count(score) == 1);
      if (before.band != nullptr) RC_ASSERT(after.band == before.band);
    }
  });
}

TEST_CASE("what `next` announces is what happens") {
  rc::prop("next", [] {
    const Model& model = any_model();
    const Patient patient = any_patient(model);
    for (const auto& next : assess(model, patient).next) {
      Patient known = patient;
      const auto index = model.items[next.item].variable;
      known.values[index] = any_value(catalogue().variables[index], index);
      const auto after = assess(model, known);
      const int points = after.items[next.item].points.front();
      bool announced = false;
      for (const auto& outcome : next.outcomes) {
        if (outcome.points != points) continue;
        announced = true;
        RC_ASSERT(after.scores.front() == outcome.score.min);
        RC_ASSERT(after.scores.back() == outcome.score.max);
        RC_ASSERT(after.band == outcome.band);
      }
      RC_ASSERT(announced);
    }
  });
}

TEST_CASE("meeting one more criterion of the DLM score never lowers it") {
  rc::prop("monotone", [] {
    const Model& model = test::model("dlm-2021");
    const Patient patient = any_patient(model);
    const auto before = assess(model, patient);
    const auto i = *rc::gen::inRange<std::size_t>(0, model.items.size());
    const auto& item = model.items[i];
    Patient more = patient;
    // 0 % is below 50 %, 20 g/mL is above 0.450 g/mL, an abnormal node is abnormal: each is met.
    more.values[item.variable] = i == 0 ? Value{0.0} : i == 1 ? Value{20.0} : Value{true};
    const auto after = assess(model, more);
    RC_ASSERT(after.items[i].met);
    RC_ASSERT(after.scores.front() >= before.scores.front());
    RC_ASSERT(after.scores.back() >= before.scores.back());
  });
}

TEST_CASE("a lower DLCO or a higher SUVmean never lowers the DLM score") {
  rc::prop("monotone in the value", [] {
    const Model& model = test::model("dlm-2021");
    Patient patient = any_patient(model);
    const auto i = *rc::gen::inRange<std::size_t>(0, 2);
    const auto index = model.items[i].variable;
    double a = std::get<double>(any_value(catalogue().variables[index], index));
    double b = std::get<double>(any_value(catalogue().variables[index], index));
    const bool lower_is_worse = i == 0;
    if ((a < b) == lower_is_worse) std::swap(a, b);  // b is the worse one
    patient.values[index] = a;
    const auto before = assess(model, patient);
    patient.values[index] = b;
    const auto after = assess(model, patient);
    RC_ASSERT(after.scores.front() >= before.scores.front());
    RC_ASSERT(after.scores.back() >= before.scores.back());
  });
}

TEST_CASE("the status follows from what is known") {
  rc::prop("status", [] {
    const Model& model = any_model();
    const Patient patient = any_patient(model);
    const auto m = assess(model, patient);
    const auto unknown = std::count_if(model.items.begin(), model.items.end(), [&](const Item& item) {
      return std::holds_alternative<Unknown>(patient.values[item.variable]);
    });
    const auto all = static_cast<std::ptrdiff_t>(model.items.size());
    const auto tried = std::count_if(model.items.begin(), model.items.end(), [&](const Item& item) {
      return std::holds_alternative<CouldNotPerform>(patient.values[item.variable]);
    });
    RC_ASSERT(m.status == (unknown + tried == 0 ? Status::complete
                           : unknown == all     ? Status::no_input
                                                : Status::partial));
    RC_ASSERT(static_cast<std::ptrdiff_t>(m.next.size()) == unknown);
    if (m.status == Status::no_input) RC_ASSERT(m.band == nullptr);
    if (m.status == Status::complete) RC_ASSERT(m.scores.size() == 1);
  });
}

TEST_CASE("a post-test probability lies strictly between 0 and 1 and within its interval") {
  rc::prop("post-test", [] {
    const Model& model = any_model();
    Patient patient = any_patient(model);
    const int exponent = *rc::gen::inRange(-300, 0);
    const double small = std::pow(10.0, exponent);
    patient.pretest = *rc::gen::element(small, 0.5, 1.0 - std::max(small, 1e-16));
    for (const auto& p : assess(model, patient).posttest) {
      RC_ASSERT(p.probability > 0.0);
      RC_ASSERT(p.probability < 1.0);
      RC_ASSERT(p.ci.low <= p.probability);
      RC_ASSERT(p.probability <= p.ci.high);
    }
  });
}

TEST_CASE("a higher pre-test probability never lowers the post-test one") {
  rc::prop("monotone in the pre-test probability", [] {
    const Model& model = any_model();
    Patient patient = any_patient(model);
    double a = *rc::gen::inRange(1, 1000000) / 1e6;
    double b = *rc::gen::inRange(1, 1000000) / 1e6;
    if (a > b) std::swap(a, b);
    patient.pretest = a;
    const auto lower = assess(model, patient).posttest;
    patient.pretest = b;
    const auto higher = assess(model, patient).posttest;
    RC_ASSERT(lower.size() == higher.size());
    for (std::size_t i = 0; i < lower.size(); ++i) RC_ASSERT(lower[i].probability <= higher[i].probability);
  });
}

TEST_CASE("the unit a value is typed in does not change what is understood") {
  // Canonical values to 1e-12: two roundings, one each way.
  rc::prop("units", [] {
    std::vector<std::size_t> with_units;
    for (std::size_t i = 0; i < catalogue().variables.size(); ++i) {
      if (catalogue().variables[i].units.size() > 1) with_units.push_back(i);
    }
    RC_ASSERT(with_units.size() >= 7);
    const Variable& variable = catalogue().variables[*rc::gen::elementOf(with_units)];
    const auto& unit = *rc::gen::elementOf(variable.units);
    const double share = *rc::gen::inRange(1, 1000000) / 1e6;
    const double value = variable.hard_min + share * (variable.hard_max - variable.hard_min);
    const auto back = to_canonical(variable, value / unit.multiply_by * unit.divide_by, unit);
    RC_ASSERT(back.has_value());
    RC_ASSERT(std::abs(*back - value) <= 1e-12 * value);
  });
}

TEST_CASE("the order in which inputs are sent does not change the answer") {
  rc::prop("order", [] {
    auto entries = std::vector<std::string>{R"("lung_suvmean":{"value":0.52,"unit":"g/mL"})",
                                            R"("age":{"value":300,"unit":"a"})", R"("nonsense":{"value":1})",
                                            R"("crp":{"value":0.5,"unit":"mg/L"})",
                                            R"("dlco_percent_predicted":{"value":43,"unit":"%"})"};
    const auto text = [](const std::vector<std::string>& list) {
      std::string out = R"({"values":{)";
      for (const auto& entry : list) out += (out.back() == '{' ? "" : ",") + entry;
      return out + "}}";
    };
    const auto first = assess_json(catalogue(), text(entries));
    const auto a = *rc::gen::inRange<std::size_t>(0, entries.size());
    const auto b = *rc::gen::inRange<std::size_t>(0, entries.size());
    std::swap(entries[a], entries[b]);
    RC_ASSERT(assess_json(catalogue(), text(entries)) == first);
  });
}

TEST_CASE("a value as number, as text, and with a decimal comma is the same value") {
  rc::prop("spelling", [] {
    const int thousandths = *rc::gen::inRange(0, 20000);
    const std::string digits = std::to_string(thousandths);
    const std::string padded = std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
    const std::string point = padded.substr(0, padded.size() - 3) + "." + padded.substr(padded.size() - 3);
    std::string comma = point;
    comma[comma.find('.')] = ',';
    const auto answer = [](const Json& value) {
      return assess_json(catalogue(),
                         Json{{"values", {{"lung_suvmean", {{"value", value}, {"unit", "g/mL"}}}}}}.dump());
    };
    const auto as_text = answer(point);
    RC_ASSERT(answer(Json::parse(point)) == as_text);
    // One or two whole digits, three decimals and a comma can be a thousand: refused, not guessed.
    if (thousandths < 1000) {
      RC_ASSERT(answer(comma) == as_text);
    } else {
      RC_ASSERT(Json::parse(answer(comma))["errors"][0]["code"] == "ambiguous_number");
    }
  });
}

TEST_CASE("any text at all gets an answer that is JSON") {
  rc::prop("any text", [](const std::string& text) {
    const Json answer = Json::parse(assess_json(catalogue(), text), nullptr, false);
    RC_ASSERT(!answer.is_discarded());
  });
}
