#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "myolung/meta_analysis.hpp"

namespace myolung::stats {

// Whether small studies say something else than large ones: one reason is that small ones without a finding
// are not published, others are chance, and effects that truly differ.

struct EggerTest {
  double bias;  ///< slope on the standard error; 0 when small studies say the same as large ones
  double se;    ///< of the bias
  Interval ci;
  double statistic;  ///< t = bias / se
  double df;         ///< k - 2
  double p_value;    ///< two-sided
  double limit;      ///< the estimate foreseen for a study without sampling error
  Interval limit_ci;
  std::int64_t n;
};

/// Egger's regression in its classical form: estimate = limit + bias * se, weighted by 1/se^2, with the
/// residual variance estimated; the bias is the intercept of estimate/se on 1/se. For log odds ratios it
/// finds bias too often, since there the standard error depends on the estimate.
/// Domain: 3 studies or more (Errc::too_few), standard errors that differ and estimates off the line
/// (Errc::no_variation), kLowestLevel <= level < 1; else as pool.
/// Accuracy: 1e-8 relative against R metafor regtest(model = "lm") (tests/oracle/meta_models).
/// Source: Egger, Davey Smith, Schneider & Minder 1997, BMJ 315:629.
[[nodiscard]] Result<EggerTest> egger_test(std::span<const StudyEstimate> studies, double level = 0.95);

/// How the number of missing studies is found from the signed ranks of the distances from the centre.
enum class MissingStudies : std::uint8_t {
  l0,  ///< from the rank sum: (4 T - k (k + 1)) / (2 k - 1), rounded
  r0,  ///< from the longest run of extreme ranks on one side, less 1
};

enum class FunnelSide : std::uint8_t { left, right };

struct TrimAndFill {
  std::int64_t missing;               ///< studies added
  FunnelSide side;                    ///< where studies are missing
  std::vector<StudyEstimate> filled;  ///< mirror images of those on the other side
  MetaAnalysis pooled;                ///< all studies with the filled ones last
};

/// Trims the most extreme studies of one side, pools the others for a centre, counts again until the
/// count stays, and fills in the mirror images of the trimmed ones. The side is the left one when Egger's
/// bias is 0 or more, or all standard errors are alike (metafor looks at a regression of the model
/// chosen, which as a rule points to the same side). Equal distances from the centre share the mean of their
/// ranks, so that a symmetric funnel misses nothing (metafor ranks them as they stand). A way to see how much
/// missing studies could change, not a correction.
/// Domain: 3 studies or more (Errc::too_few); Errc::not_converged when the count runs in circles; else as
/// pool.
/// Accuracy: as pool, against R metafor trimfill with that side (tests/oracle/meta_models).
/// Source: Duval & Tweedie 2000, Biometrics 56:455.
[[nodiscard]] Result<TrimAndFill> trim_and_fill(std::span<const StudyEstimate> studies,
                                                const Pooling& pooling = {},
                                                MissingStudies estimator = MissingStudies::l0);

}  // namespace myolung::stats
