#include "cohort/meta_studies.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "clinical/sentence.hpp"
#include "myolung/odds_ratio.hpp"
#include "myolung/tail_probability.hpp"
#include "myolung/text.hpp"

namespace myolung::cohort {
namespace {

using stats::EffectMeasure;
using stats::StudyEstimate;

constexpr double kAlike = 0.1;         // an se and the interval's, or its square
constexpr double kOffCentre = 0.05;    // of the interval's width
constexpr double kLargestCount = 1e9;  // stats::kLargestTableTotal

struct RatioName {
  const char* column;
  const char* measure;
};
constexpr RatioName kRatios[] = {
    {"or", "odds ratio"}, {"rr", "risk ratio"}, {"hr", "hazard ratio"}, {"ratio", "ratio"}};

constexpr const char* kVariances[] = {"variance", "var", "vi"};

const char* ratio_named(std::string_view name) {
  for (const auto& ratio : kRatios) {
    if (name == ratio.column) return ratio.measure;
  }
  return nullptr;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

/// Which column has which meaning, by name in any case of letters.
class Meanings {
 public:
  explicit Meanings(const Table& table) {
    for (const auto& column : table.columns()) {
      const std::string name = lower(column.name);
      if (name == column.name) names_[name] = column.name;
      names_.emplace(name, column.name);
    }
  }
  [[nodiscard]] bool has(const std::string& meaning) const { return names_.count(meaning) > 0; }
  [[nodiscard]] bool have(const std::vector<std::string>& meanings) const {
    return std::all_of(meanings.begin(), meanings.end(), [this](const auto& one) { return has(one); });
  }
  [[nodiscard]] const std::string& column(const std::string& meaning) const { return names_.at(meaning); }

 private:
  std::map<std::string, std::string> names_;
};

/// A way to read the table.
struct Form {
  std::string name;
  std::vector<std::string> columns;
};

std::vector<Form> forms_of(const Meanings& meanings) {
  std::vector<Form> out;
  if (meanings.have({"estimate", "se"})) {
    out.push_back({"estimate", {"estimate", "se"}});
  } else if (meanings.have({"estimate", "ci_low", "ci_high"})) {
    out.push_back({"estimate", {"estimate", "ci_low", "ci_high"}});
  }
  for (const auto& ratio : kRatios) {
    if (meanings.have({ratio.column, "ci_low", "ci_high"})) {
      out.push_back({"ratio", {ratio.column, "ci_low", "ci_high"}});
    }
  }
  if (meanings.have({"a", "b", "c", "d"})) out.push_back({"counts", {"a", "b", "c", "d"}});
  if (meanings.have({"events", "total"})) out.push_back({"proportion", {"events", "total"}});
  return out;
}

/// A table in no form: where a variance or a ratio stands in it, how it comes into one.
tl::unexpected<Error> without_form(const Meanings& meanings) {
  std::string seen;
  std::string remedy;
  for (const auto* name : kVariances) {
    if (!meanings.has(name) || meanings.has("se")) continue;
    const std::string column = in_quotes(meanings.column(name));
    seen += " " + column + " seems to be a variance.";
    remedy += "Take the square root of " + column +
              " and give it as se. Or name the column se and say --se variance. ";
    break;
  }
  for (const auto& ratio : kRatios) {
    if (!meanings.has(ratio.column) || meanings.have({"ci_low", "ci_high"})) continue;
    const std::string column = in_quotes(meanings.column(ratio.column));
    seen += " " + column + " seems to be a ratio without the limits of its interval.";
    remedy += "Take the logarithm of " + column +
              " and give it as estimate, with the standard error of the logarithm as se, and say --measure " +
              ratio.column + "; or give the limits of the ratio's interval as ci_low and ci_high. ";
    break;
  }
  return fail(Errc::unknown_column, "columns",
              "The table does not have the columns of a meta-analysis." + seen,
              remedy +
                  "Name the columns estimate and se; or (rr, hr, ratio), ci_low and ci_high; a, b, c and d; "
                  "or events "
                  "and total.");
}

Result<Form> choose_form(const Meanings& meanings, const Options& options) {
  auto forms = forms_of(meanings);
  if (options.has("form")) {
    const auto form = options.choice("form", {"estimate", "ratio", "counts", "proportion"});
    if (!form) return tl::unexpected<Error>(form.error());
    forms.erase(std::remove_if(forms.begin(), forms.end(), [&](const Form& f) { return f.name != *form; }),
                forms.end());
  }
  // Of several ratios the measure tells which.
  if (forms.size() > 1 && options.has("measure")) {
    const auto wanted = std::find_if(forms.begin(), forms.end(), [&](const Form& f) {
      return f.name == "ratio" && f.columns.front() == options.text("measure");
    });
    const bool all_ratios =
        std::all_of(forms.begin(), forms.end(), [](const Form& f) { return f.name == "ratio"; });
    if (all_ratios && wanted != forms.end()) return *wanted;
  }
  if (forms.size() == 1) return forms.front();
  if (forms.empty()) return without_form(meanings);
  std::vector<std::string> ways;
  std::vector<std::string> answers;
  for (const auto& form : forms) {
    ways.push_back(form.name + " (" + listed(form.columns) + ")");
    const std::string answer =
        form.name == "ratio" && forms.front().name == "ratio" && forms.back().name == "ratio"
            ? "--measure " + form.columns.front()
            : "--form " + form.name;
    if (std::find(answers.begin(), answers.end(), answer) == answers.end()) answers.push_back(answer);
  }
  return fail(Errc::missing_option, "form",
              "Which columns are meant? The table can be read as " + listed(ways) + ".",
              "Say one of " + listed(answers) + ".");
}

/// The columns of the form in the rows used, and how a row is named.
struct Reader {
  const Table& table;
  const MetaStudies& studies;
  std::map<std::string, std::vector<double>> values;

  [[nodiscard]] double at(const std::string& meaning, std::size_t i) const { return values.at(meaning)[i]; }
  [[nodiscard]] std::string study(std::size_t i) const {
    return "Study " + in_quotes(studies.labels[i]) + " (line " +
           std::to_string(table.line_of(studies.cases.rows[i])) + ")";
  }
};

/// What is pooled, from `measure`; nullopt when not given.
Result<std::optional<std::string>> measure_of(const Options& options,
                                              const std::vector<std::string>& choices) {
  if (!options.has("measure")) return std::optional<std::string>();
  const auto measure = options.choice("measure", choices);
  if (!measure) return tl::unexpected<Error>(measure.error());
  return std::optional(*measure);
}

/// The se that an interval of this level gives, on the logarithmic scale for a ratio.
Result<double> se_of_interval(const Reader& reader, std::size_t i, bool ratio, double level) {
  const double low = reader.at("ci_low", i);
  const double high = reader.at("ci_high", i);
  if (!(high > low) || (ratio && !(low > 0.0))) {
    return fail(Errc::out_of_range, "ci_low",
                reader.study(i) + ": " + value_text_in_full(low) + " to " + value_text_in_full(high) +
                    " is not the interval of a " + (ratio ? "ratio" : "difference") + ".",
                ratio ? "Give both limits above 0, the lower one first, and not as logarithms."
                      : "Give the lower limit first.");
  }
  if (ratio) return stats::log_odds_ratio_se_from_ci(low, high, level);
  return (high - low) / (2.0 * *stats::two_sided_critical_z(level));
}

/// Estimates with intervals: the se behind each.
Result<void> from_intervals(const Reader& reader, const std::string& column, bool ratio, double level,
                            MetaStudies& out) {
  std::vector<std::string> off_centre;
  for (std::size_t i = 0; i < out.labels.size(); ++i) {
    const auto se = se_of_interval(reader, i, ratio, level);
    if (!se) return tl::unexpected<Error>(se.error());
    const double given = reader.at(column, i);
    const double low = reader.at("ci_low", i);
    const double high = reader.at("ci_high", i);
    if (!(given >= low && given <= high)) {
      return fail(Errc::out_of_range, column,
                  reader.study(i) + ": " + value_text_in_full(given) + " lies outside its own interval, " +
                      value_text_in_full(low) + " to " + value_text_in_full(high) + ".",
                  "Look for a number typed wrongly or in another column.");
    }
    const auto scaled = [ratio](double x) { return ratio ? std::log(x) : x; };
    const double middle = 0.5 * (scaled(low) + scaled(high));
    if (std::abs(scaled(given) - middle) > kOffCentre * (scaled(high) - scaled(low))) {
      off_centre.push_back(out.labels[i]);
    }
    out.effects.push_back({scaled(given), *se});
  }
  if (!off_centre.empty()) {
    out.notes.push_back("The estimate is not in the middle of its interval" +
                        std::string(ratio ? ", on the logarithmic scale" : "") + ": " + listed(off_centre) +
                        ". Was it typed as printed, and is the interval one of Wald's?");
  }
  return {};
}

/// Where an se stands beside an interval: does it fit, or is it a variance? Refused when it may be one and is
/// what is pooled, until --se says what it holds.
Result<void> question_standard_errors(const Reader& reader, const Meanings& meanings, const Options& options,
                                      bool ratio, double level, MetaStudies& out) {
  for (const auto* needed : {"se", "ci_low", "ci_high"}) {
    if (reader.values.count(needed) == 0) return {};
  }
  if (options.has("se") && options.text("se") == "variance") return {};
  std::size_t squares = 0;
  std::vector<std::string> strange;
  for (std::size_t i = 0; i < out.labels.size(); ++i) {
    const auto fits = se_of_interval(reader, i, ratio, level);
    if (!fits) return {};  // limits on another scale say nothing
    const double se = reader.at("se", i);
    if (std::abs(se - *fits) <= kAlike * *fits) continue;
    if (std::abs(se - *fits * *fits) <= kAlike * *fits * *fits) {
      ++squares;
    } else {
      strange.push_back(out.labels[i]);
    }
  }
  if (2 * squares >= out.labels.size()) {
    const std::string question =
        "Is the column " + meanings.column("se") + " a standard error, or a variance? In " +
        std::to_string(squares) + " of " + std::to_string(out.labels.size()) +
        " studies it is within 10 % of the square of the standard error that the interval gives, " +
        (ratio ? "(log ci_high - log ci_low) / (2 z)." : "(ci_high - ci_low) / (2 z).");
    if (out.form == "estimate" && !options.has("se")) {
      return fail(Errc::missing_option, "se", question, "Say --se variance; or --se error, if it is none.");
    }
    out.notes.push_back(question + (out.form == "estimate" ? " --se error says the first."
                                                           : " The interval is what is pooled here."));
  } else if (!strange.empty()) {
    out.notes.push_back("The standard error and the interval disagree by more than 10 %: " + listed(strange) +
                        ".");
  }
  return {};
}

Result<void> read_estimates(const Reader& reader, const Form& form, const Meanings& meanings,
                            const Options& options, double printed_level, MetaStudies& out) {
  const auto measure = measure_of(options, {"difference", "or", "rr", "hr", "ratio"});
  if (!measure) return tl::unexpected<Error>(measure.error());
  const char* ratio = *measure ? ratio_named(**measure) : nullptr;
  out.measure = ratio != nullptr ? ratio : "difference";
  out.scale = ratio != nullptr ? EffectScale::log : EffectScale::as_given;
  if (form.columns.size() == 3) {
    if (!*measure) {
      return fail(Errc::missing_option, "measure",
                  "Is the estimate a ratio or a difference? An interval is one of a logarithm, or not.",
                  "Say --measure or, rr, hr or ratio; or --measure difference.");
    }
    return from_intervals(reader, "estimate", ratio != nullptr, printed_level, out);
  }
  const bool squared = options.has("se") && options.text("se") == "variance";
  const std::string what = squared ? "variance" : "standard error";
  for (std::size_t i = 0; i < out.labels.size(); ++i) {
    const double se = reader.at("se", i);
    if (!(se > 0.0)) {
      return fail(
          Errc::out_of_range, "se",
          reader.study(i) + ": " + value_text_in_full(se) + " is not a " + what + ", which is above 0.",
          "Give the " + what + ", not rounded to 0, or leave the study out.");
    }
    out.effects.push_back({reader.at("estimate", i), squared ? std::sqrt(se) : se});
  }
  if (squared) {
    out.notes.push_back("The column " + meanings.column("se") +
                        " is taken as variances, of which the square roots are the standard errors.");
  }
  if (!*measure) {
    out.notes.emplace_back(
        "The estimates are pooled as they stand, as differences; if they are logarithms of ratios, say so "
        "with --measure or, rr, hr or ratio.");
  }
  if (ratio != nullptr) {
    out.notes.push_back(std::string("The columns estimate and se are taken as those of the log ") + ratio +
                        ".");
  }
  return question_standard_errors(reader, meanings, options, ratio != nullptr, printed_level, out);
}

Result<void> read_ratios(const Reader& reader, const Form& form, const Meanings& meanings,
                         const Options& options, double printed_level, MetaStudies& out) {
  const auto measure = measure_of(options, {"or", "rr", "hr", "ratio"});
  if (!measure) return tl::unexpected<Error>(measure.error());
  out.measure = ratio_named(*measure ? **measure : form.columns.front());
  out.scale = EffectScale::log;
  if (auto ok = from_intervals(reader, form.columns.front(), true, printed_level, out); !ok) return ok;
  return question_standard_errors(reader, meanings, options, true, printed_level, out);
}

Result<std::int64_t> count_at(const Reader& reader, const std::string& meaning, std::size_t i) {
  const double x = reader.at(meaning, i);
  if (x >= 0.0 && x <= kLargestCount && x == std::floor(x)) return static_cast<std::int64_t>(x);
  return fail(Errc::out_of_range, meaning,
              reader.study(i) + ": " + value_text_in_full(x) + " in column " + meaning + " is not a count.",
              "Give whole numbers of patients, 0 or more.");
}

/// An error of one study, with its name in front.
Error of_study(const Reader& reader, std::size_t i, Error error) {
  error.message = reader.study(i) + ": " + error.message;
  return error;
}

/// Leaves out the studies of `gone`.
void leave_out(const std::vector<bool>& gone, MetaStudies& out) {
  const auto keep = [&gone](auto& list) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < gone.size(); ++i) {
      if (!gone[i]) list[kept++] = list[i];
    }
    list.resize(kept);
  };
  keep(out.cases.rows);
  keep(out.labels);
  keep(out.tables);
}

Result<void> read_counts(const Reader& reader, const Options& options, double added, MetaStudies& out) {
  const auto measure = measure_of(options, {"or", "rr", "rd"});
  if (!measure) return tl::unexpected<Error>(measure.error());
  const std::string name = measure->value_or("or");
  out.compared = name == "or"   ? EffectMeasure::log_odds_ratio
                 : name == "rr" ? EffectMeasure::log_risk_ratio
                                : EffectMeasure::risk_difference;
  out.measure = name == "rd" ? "risk difference" : ratio_named(name);
  out.scale = name == "rd" ? EffectScale::as_given : EffectScale::log;
  auto without_contrast = Result<std::string>(name == "rd" ? "keep" : "drop");
  if (options.has("double-zero")) without_contrast = options.choice("double-zero", {"keep", "drop"});
  if (!without_contrast) return tl::unexpected<Error>(without_contrast.error());

  std::vector<bool> gone;
  std::vector<std::string> names;
  std::size_t halved = 0;
  for (std::size_t i = 0; i < out.labels.size(); ++i) {
    std::int64_t cells[4];
    for (std::size_t cell = 0; cell < 4; ++cell) {
      const auto count = count_at(reader, std::string(1, "abcd"[cell]), i);
      if (!count) return tl::unexpected<Error>(count.error());
      cells[cell] = *count;
    }
    const stats::ExposureTable table{cells[0], cells[1], cells[2], cells[3]};
    const bool dropped = *without_contrast == "drop" && stats::without_contrast(table);
    gone.push_back(dropped);
    out.tables.push_back(table);
    if (dropped) {
      names.push_back(out.labels[i]);
      continue;
    }
    const auto effect = stats::study_effect(table, out.compared, added);
    if (!effect) return tl::unexpected<Error>(of_study(reader, i, effect.error()));
    out.effects.push_back(*effect);
    if (*std::min_element(cells, cells + 4) == 0) ++halved;
  }
  leave_out(gone, out);
  if (!names.empty()) {
    out.notes.push_back(
        "Left out, since in both groups nobody or everybody has the outcome, which says nothing of "
        "a ratio: " +
        listed(names) + " (--double-zero keep takes them in).");
  }
  if (halved > 0) {
    out.notes.push_back("A count is 0 in " + std::to_string(halved) + (halved == 1 ? " study" : " studies") +
                        ", where " + value_text_in_full(added) +
                        " is added to each of the four for the study's own effect.");
  }
  return {};
}

Result<void> read_proportions(const Reader& reader, const Options& options, double added, MetaStudies& out) {
  const auto measure = measure_of(options, {"proportion"});
  if (!measure) return tl::unexpected<Error>(measure.error());
  out.measure = "proportion";
  out.scale = EffectScale::logit;
  std::size_t halved = 0;
  for (std::size_t i = 0; i < out.labels.size(); ++i) {
    const auto events = count_at(reader, "events", i);
    if (!events) return tl::unexpected<Error>(events.error());
    const auto total = count_at(reader, "total", i);
    if (!total) return tl::unexpected<Error>(total.error());
    const auto effect = stats::logit_effect({*events, *total}, added);
    if (!effect) return tl::unexpected<Error>(of_study(reader, i, effect.error()));
    out.effects.push_back(*effect);
    if (*events == 0 || *events == *total) ++halved;
  }
  if (halved > 0) {
    out.notes.push_back("Nobody or everybody has the event in " + std::to_string(halved) +
                        (halved == 1 ? " study" : " studies") + ", where " + value_text_in_full(added) +
                        " is added to the patients with and to those without it.");
  }
  return {};
}

/// Two names with the same result to the last digit: one study, as a rule, under both.
void note_same_results(MetaStudies& studies) {
  std::map<std::pair<double, double>, std::size_t> first;
  for (std::size_t i = 0; i < studies.effects.size(); ++i) {
    const auto [at, is_new] = first.emplace(std::pair(studies.effects[i].estimate, studies.effects[i].se), i);
    if (is_new || studies.labels[at->second] == studies.labels[i]) continue;
    studies.notes.push_back(
        "Studies " + in_quotes(studies.labels[at->second]) + " and " + in_quotes(studies.labels[i]) +
        " have the same estimate and the same standard error: are they one study, counted twice?");
  }
}

/// A number of an option from 0 to 1.
Result<double> share(const Options& options, const std::string& name) {
  const auto value = options.number(name);
  if (!value) return value;
  if (*value >= 0.0 && *value <= 1.0) return value;
  return fail(Errc::out_of_range, name, "--" + name + " lies between 0 and 1.",
              "Leave it out for its preset.");
}

}  // namespace

Result<MetaStudies> read_studies(const Table& table, const Options& options,
                                 const std::vector<std::string>& also) {
  const Meanings meanings(table);
  const auto form = choose_form(meanings, options);
  if (!form) return tl::unexpected<Error>(form.error());
  const auto added = share(options, "add");
  if (!added) return tl::unexpected<Error>(added.error());
  const auto printed_level = share(options, "printed-level");
  if (!printed_level) return tl::unexpected<Error>(printed_level.error());
  if (const auto z = stats::two_sided_critical_z(*printed_level); !z) return tl::unexpected<Error>(z.error());

  if (options.has("se")) {
    if (auto what = options.choice("se", {"error", "variance"}); !what)
      return tl::unexpected<Error>(what.error());
    if (form->columns.back() != "se") {
      return fail(Errc::wrong_category, "se",
                  "No column of standard errors is pooled here, and --se says what it holds.",
                  "Leave out --se, or say --form estimate.");
    }
  }

  MetaStudies out;
  out.form = form->name;
  // The interval beside an se is only compared with it: a study without one still counts.
  std::vector<std::string> names;
  for (const auto& meaning : form->columns) names.push_back(meanings.column(meaning));
  std::optional<std::string> labels = options.maybe_text("study");
  if (!labels && meanings.has("study")) labels = meanings.column("study");
  if (labels) names.push_back(*labels);
  names.insert(names.end(), also.begin(), also.end());
  auto cases = table.complete_cases(names);
  if (!cases) return tl::unexpected<Error>(cases.error());
  out.cases = std::move(*cases);
  if (out.cases.rows.empty()) {
    return fail(Errc::too_few, "columns", "No row has a value in all of the columns " + listed(names) + ".",
                "Give at least one study.");
  }
  out.named = labels.has_value();
  if (labels) {
    const auto named = table.categories(*labels, out.cases);
    if (!named) return tl::unexpected<Error>(named.error());
    for (const auto code : named->codes) out.labels.push_back(named->labels[static_cast<std::size_t>(code)]);
  } else {
    for (const auto row : out.cases.rows) out.labels.push_back("line " + std::to_string(table.line_of(row)));
  }
  Reader reader{table, out, {}};
  std::vector<std::string> read = form->columns;
  for (const auto* beside : {"se", "ci_low", "ci_high"}) {
    if (!meanings.have({"se", "ci_low", "ci_high"}) ||
        std::find(read.begin(), read.end(), beside) != read.end()) {
      continue;
    }
    const auto whole = table.complete_cases({&meanings.column(beside), 1});
    if (whole &&
        std::includes(whole->rows.begin(), whole->rows.end(), out.cases.rows.begin(), out.cases.rows.end())) {
      read.emplace_back(beside);
    }
  }
  for (const auto& meaning : read) {
    auto numbers = table.numbers(meanings.column(meaning), out.cases);
    if (!numbers) return tl::unexpected<Error>(numbers.error());
    reader.values.emplace(meaning, std::move(*numbers));
  }

  Result<void> ok;
  if (form->name == "estimate") ok = read_estimates(reader, *form, meanings, options, *printed_level, out);
  if (form->name == "ratio") ok = read_ratios(reader, *form, meanings, options, *printed_level, out);
  if (form->name == "counts") ok = read_counts(reader, options, *added, out);
  if (form->name == "proportion") ok = read_proportions(reader, options, *added, out);
  if (!ok) return tl::unexpected<Error>(ok.error());
  if (out.effects.empty()) {
    return fail(
        Errc::too_few, "columns",
        "No study says anything of a ratio: in each nobody or everybody of both groups has the outcome.",
        "Pool the risk difference with --measure rd.");
  }
  std::vector<std::string> sorted = out.labels;
  std::sort(sorted.begin(), sorted.end());
  const auto twice = std::adjacent_find(sorted.begin(), sorted.end());
  if (twice != sorted.end()) {
    out.notes.push_back("Study " + in_quotes(*twice) +
                        " stands in more than one row; patients who count twice make intervals too narrow.");
  }
  if (form->name == "estimate" || form->name == "ratio") note_same_results(out);
  return out;
}

}  // namespace myolung::cohort
