# Woolf's odds ratio, against glm on part of the tables to show that the arithmetic is the model's; the
# standard error behind an interval; the smallest standard error, against numerical minimisation over
# how many patients have the factor.
source("support.R")

set.seed(20210609)
grid <- rbind(
  data.frame(a = c(18, 1, 5, 900000, 1, 400), b = c(7, 1, 10, 3, 1e6, 2), c = c(3, 1, 2, 1, 1e6, 3), d = c(33, 1, 4, 7e5, 1, 500)),
  do.call(rbind, lapply(1:260, function(i) {
    size <- 10^runif(1, 0.5, sample(c(2, 3, 6), 1))
    n <- 1 + rpois(4, size * 10^-runif(4, 0, 1.5))
    data.frame(a = n[1], b = n[2], c = n[3], d = n[4])
  }))
)
grid$level <- sample(c(0.9, 0.95, 0.99), nrow(grid), replace = TRUE)
odds <- with(grid, {
  log_estimate <- log(a * d / (b * c))
  log_se <- sqrt(1 / a + 1 / b + 1 / c + 1 / d)
  z <- qnorm((1 - level) / 2, lower.tail = FALSE)
  data.frame(estimate = a * d / (b * c), log_estimate, log_se, ci_low = exp(log_estimate - z * log_se),
             ci_high = exp(log_estimate + z * log_se), statistic = log_estimate / log_se,
             p_value = 2 * pnorm(-abs(log_estimate / log_se)))
})
for (i in 1:40) {
  fit <- suppressWarnings(summary(glm(cbind(c(a, c), c(b, d)) ~ c(1, 0), binomial, data = grid[i, ], control = list(epsilon = 1e-14))))
  stopifnot(all.equal(unname(coef(fit)[2, 1:2]), c(odds$log_estimate[i], odds$log_se[i]), tolerance = 1e-6))
}
keep <- odds$p_value > 1e-300
write_oracle(cbind(grid, odds)[keep, ], "odds_ratio.csv")

se <- c(runif(120, 0.02, 1.5), 10^runif(100, -4, 1))
estimate <- exp(c(rnorm(120), rnorm(100, sd = 4)))
level <- sample(c(0.8, 0.9, 0.95, 0.99), 220, replace = TRUE)
z <- qnorm((1 - level) / 2, lower.tail = FALSE)
low <- estimate * exp(-z * se)
high <- estimate * exp(z * se)
# log(high / low) = 2 atanh((high - low) / (high + low)), which does not cancel between near limits.
width <- ifelse(high < 4 * low, 2 * atanh((high - low) / (high + low)), log(high) - log(low))
write_oracle(data.frame(ci_low = low, ci_high = high, level = level, se = width / (2 * z)), "se_from_interval.csv")

rows <- lapply(1:200, function(i) {
  k <- sample(c(1, 2, 5, 12, 30), 1)
  n1 <- round(10^runif(k, 0, sample(1:5, 1)))
  n0 <- round(10^runif(k, 0, sample(1:5, 1)))
  # The share x of the patients with the outcome, y of those without, who have the factor.
  information <- mapply(function(n1, n0) {
    least <- optim(c(0.3, 0.6), function(s) if (any(s <= 0 | s >= 1)) Inf else sum(1 / (c(n1, n0) * s * (1 - s))))
    1 / least$value
  }, n1, n0)
  smallest <- 1 / sqrt(sum(n1 * n0 / (4 * (n1 + n0))))
  stopifnot(all.equal(1 / sqrt(sum(information)), smallest, tolerance = 1e-5))
  data.frame(with = paste(n1, collapse = " "), without = paste(n0, collapse = " "), se = smallest)
})
write_oracle(do.call(rbind, rows), "smallest_se.csv")
