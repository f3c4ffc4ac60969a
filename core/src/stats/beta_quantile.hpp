#pragma once

namespace myolung::stats {

// Inversion by bracketing of the incomplete beta function, which is what every caller links anyway: the
// library's own inverse needs three other distributions' inverses, 25 kB of a WebAssembly module.

/// The x with I_x(a, b) = p. Domain (asserted): a, b > 0, 0 < p < 1.
/// Accuracy: that of the incomplete beta function, about 1e-14 relative in x.
[[nodiscard]] double beta_quantile(double a, double b, double p);

/// The x with 1 - I_x(a, b) = q, without the cancellation of 1 - q. Domain and accuracy as above.
[[nodiscard]] double beta_quantile_complement(double a, double b, double q);

}  // namespace myolung::stats
