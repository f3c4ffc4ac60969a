# Likelihood ratio of a score's level with Jeffreys' half on each of the score's levels, delta-method
# interval on the log scale, and the probability after it.
source("support.R")

set.seed(20210609)
n <- 200
grid <- data.frame(
  n_with = sample(2:400, n, replace = TRUE),
  n_without = sample(2:400, n, replace = TRUE),
  levels = sample(2:14, n, replace = TRUE),
  pretest = runif(n, 0.001, 0.999)
)
grid$with <- round(runif(n) * grid$n_with)
grid$without <- round(runif(n) * grid$n_without)
# The DLM score's four levels (Liang 2021, Table 2), at the cohort's own 21 of 61.
dlm <- data.frame(n_with = 21, n_without = 40, levels = 4, pretest = 21 / 61,
                  with = c(0, 3, 9, 9), without = c(15, 18, 7, 0))
grid <- rbind(dlm, grid)

z <- qnorm(0.975)
x <- grid$with + 0.5
y <- grid$without + 0.5
n1 <- grid$n_with + grid$levels / 2
n0 <- grid$n_without + grid$levels / 2
ratio <- (x / n1) / (y / n0)
se <- sqrt(1 / x - 1 / n1 + 1 / y - 1 / n0)
after <- function(lr) plogis(qlogis(grid$pretest) + log(lr))
write_oracle(data.frame(grid,
  estimate = ratio, ci_low = exp(log(ratio) - z * se), ci_high = exp(log(ratio) + z * se),
  posttest = after(ratio)
), "likelihood_ratio.csv")
