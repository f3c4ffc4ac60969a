# Likelihood ratios of a positive and a negative result, with intervals on the log scale.
source("support.R")

set.seed(20251009)
n <- 220
grid <- data.frame(
  true_positive = sample(1:400, n, replace = TRUE),
  false_positive = sample(1:400, n, replace = TRUE),
  false_negative = sample(1:400, n, replace = TRUE),
  true_negative = sample(1:400, n, replace = TRUE)
)
# Zhang 2025, abstract: 25 of 35 and 25 of 34.
grid <- rbind(data.frame(true_positive = 25, false_positive = 9, false_negative = 10, true_negative = 25), grid)

with <- grid$true_positive + grid$false_negative
without <- grid$false_positive + grid$true_negative
z <- qnorm(0.975)
ratio <- function(a, b) (a / with) / (b / without)
se <- function(a, b) sqrt(1 / a - 1 / with + 1 / b - 1 / without)
interval <- function(a, b, sign) exp(log(ratio(a, b)) + sign * z * se(a, b))
a <- grid$true_positive
b <- grid$false_positive
c <- grid$false_negative
d <- grid$true_negative
write_oracle(data.frame(grid,
  positive = ratio(a, b), positive_low = interval(a, b, -1), positive_high = interval(a, b, 1),
  negative = ratio(c, d), negative_low = interval(c, d, -1), negative_high = interval(c, d, 1)
), "likelihood_ratios.csv")
