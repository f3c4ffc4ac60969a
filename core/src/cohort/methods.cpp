#include "myolung/methods.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "clinical/sentence.hpp"
#include "cohort/csv_options.hpp"
#include "cohort/method_answer.hpp"
#include "cohort/options.hpp"

namespace myolung {
namespace {

using cohort::OrderedJson;

/// How the table was read, and what of it was used.
OrderedJson input_json(const Table& table, const CompleteCases& cases) {
  OrderedJson input;
  input["rows"] = table.rows();
  input["rows_used"] = cases.rows.size();
  input["delimiter"] =
      table.delimiter() ? OrderedJson(cohort::delimiter_name(*table.delimiter())) : OrderedJson();
  input["decimal"] = table.decimal() == ',' ? "comma" : "point";
  input["columns"] = OrderedJson::array();
  input["missing"] = OrderedJson::array();
  for (const auto& used : cases.columns) {
    const Column& column = **table.column(used.column);
    input["columns"].push_back({{"column", used.column}, {"dropped", used.rows}});
    for (const auto& code : column.missing) {
      input["missing"].push_back({{"column", used.column}, {"code", code.code}, {"count", code.count}});
    }
  }
  return input;
}

/// The path of the first number that is not finite; empty when there is none.
std::string not_finite(const OrderedJson& json, const std::string& path) {
  if (json.is_number_float() && !std::isfinite(json.get<double>())) return path;
  if (!json.is_structured()) return {};
  for (const auto& entry : json.items()) {
    auto found = not_finite(entry.value(), path + "/" + entry.key());
    if (!found.empty()) return found;
  }
  return {};
}

/// Options each of which names what only it is; others say more of a column that one of these names.
constexpr std::string_view kRoles[] = {"outcome", "time",        "event", "test",  "score",
                                       "score2",  "probability", "x",     "y",     "row",
                                       "column",  "value",       "group", "terms", "candidates"};

/// Refuses a column that is two things at once, as a score and the outcome: the answer would be perfect, and
/// worth nothing.
Result<void> check_roles(const Method& method, const Options& options) {
  std::vector<std::pair<std::string, std::string_view>> taken;
  for (const auto& option : method.options) {
    const bool is_role = std::find(std::begin(kRoles), std::end(kRoles), option.name) != std::end(kRoles);
    if (!is_role || !options.has(option.name)) continue;
    const bool many = option.placeholder != "COLUMN";
    const auto names = many ? options.list(option.name) : std::vector{options.text(option.name)};
    for (const auto& name : names) {
      const auto before = std::find_if(taken.begin(), taken.end(), [&](const auto& one) {
        return one.first == name && one.second != option.name;
      });
      if (before != taken.end()) {
        return fail(
            Errc::unknown_option, std::string(option.name),
            "Column " + in_quotes(name) + " is named as two things, with --" + std::string(before->second) +
                " and with --" + std::string(option.name) + ".",
            "Name another column with one of them: nothing is to be learnt from a column and itself.");
      }
      taken.emplace_back(name, option.name);
    }
  }
  return {};
}

}  // namespace

std::span<const Method> methods() {
  static const std::vector<Method> all = {
      cohort::calibration_method(),    cohort::chi_square_method(),
      cohort::correlation_method(),    cohort::cox_method(),
      cohort::decision_curve_method(), cohort::diagnostic_method(),
      cohort::fisher_method(),         cohort::kaplan_meier_method(),
      cohort::log_rank_method(),       cohort::logistic_method(),
      cohort::mann_whitney_method(),   cohort::meta_method(),
      cohort::points_score_method(),   cohort::proportion_method(),
      cohort::roc_compare_method(),    cohort::roc_method(),
      cohort::t_test_method(),         cohort::table1_method(),
      cohort::table1_printed_method(), cohort::validation_size_method(),
  };
  return all;
}

Result<std::string> run_method(std::string_view name, const Table& table, const OptionValues& given) {
  const auto known = methods();
  const auto method =
      std::find_if(known.begin(), known.end(), [name](const Method& m) { return m.name == name; });
  if (method == known.end()) {
    std::vector<std::string> names;
    for (const auto& one : known) names.emplace_back(one.name);
    const std::string near = nearest(name, names);
    return fail(Errc::unknown_method, std::string(name), "There is no method " + in_quotes(name) + ".",
                near.empty() ? "The methods are " + listed(names) + "." : "Did you mean " + near + "?");
  }
  const auto options = Options::of(*method, given);
  if (!options) return tl::unexpected<Error>(options.error());
  if (auto ok = check_roles(*method, *options); !ok) return tl::unexpected<Error>(ok.error());
  auto answer = method->run(table, *options);
  if (!answer) return tl::unexpected<Error>(answer.error());

  OrderedJson json;
  json["method"] = method->name;
  json["input"] = input_json(table, answer->cases);
  json["options"] = OrderedJson::object();
  for (const auto& [option, value] : options->values()) json["options"][option] = value;
  json["result"] = std::move(answer->result);
  json["notes"] = std::move(answer->notes);
  const auto where = not_finite(json, "");
  if (!where.empty()) {
    return fail(Errc::not_finite, where, "These numbers lead beyond what a computer can hold.",
                "Look for values far out, or give the columns in other units.");
  }
  return json.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
}

}  // namespace myolung
