# t.test on raw data, given to us as means, standard deviations and sizes; its arithmetic with pt where
# the data would be too many. chisq.test with and without Yates' correction and fisher.test on 2x2
# tables from tiny to huge, balanced or not, with empty cells.
source("support.R")

set.seed(20210609)
from_data <- do.call(rbind, lapply(1:220, function(i) {
  n <- sample(list(c(2, 2), c(2, 9), c(5, 40), c(21, 40), c(150, 197), c(1000, 3)), 1)[[1]]
  shift <- sample(c(0, 0.3, 2, 40), 1)
  spread <- sample(c(1, 0.2, 15), 1)
  x <- 50 + rnorm(n[1]) * 8
  y <- 50 + shift * 8 + rnorm(n[2]) * 8 * spread
  if (i %% 20 == 0) y <- rep(47.5, n[2]) # one group does not vary
  level <- sample(c(0.9, 0.95, 0.99), 1)
  test <- function(equal) {
    t <- t.test(x, y, var.equal = equal, conf.level = level)
    c(t$stderr, t$statistic, t$parameter, t$p.value, t$conf.int)
  }
  data.frame(mean1 = mean(x), sd1 = sd(x), n1 = n[1], mean2 = mean(y), sd2 = sd(y), n2 = n[2], level = level,
             student = t(test(TRUE)), welch = t(test(FALSE)))
}))
fields <- c("se", "statistic", "df", "p_value", "ci_low", "ci_high")
names(from_data)[8:19] <- c(paste0("student_", fields), paste0("welch_", fields))

summaries <- data.frame(
  mean1 = rnorm(120, 60, 15), sd1 = runif(120, 0.5, 25), n1 = round(10^runif(120, 0.5, 6)),
  sd2 = runif(120, 0.5, 25), n2 = round(10^runif(120, 0.5, 6)), level = 0.95
)
summaries <- within(summaries, {
  n1 <- pmax(n1, 3)
  n2 <- pmax(n2, 3)
  # Differences of 0 to about 36 standard errors: p values down to 1e-280.
  mean2 <- mean1 + runif(120, -36, 36) * sqrt(sd1^2 / n1 + sd2^2 / n2)
})
from_formula <- with(summaries, {
  finish <- function(se, df) {
    t <- (mean1 - mean2) / se
    half <- qt(0.975, df) * se
    data.frame(se, t, df, 2 * pt(-abs(t), df), mean1 - mean2 - half, mean1 - mean2 + half)
  }
  e1 <- sd1^2 / n1
  e2 <- sd2^2 / n2
  pooled <- sqrt(((n1 - 1) * sd1^2 + (n2 - 1) * sd2^2) / (n1 + n2 - 2))
  cbind(mean1, sd1, n1, mean2, sd2, n2, level,
        finish(pooled * sqrt(1 / n1 + 1 / n2), n1 + n2 - 2),
        finish(sqrt(e1 + e2), (e1 + e2)^2 / (e1^2 / (n1 - 1) + e2^2 / (n2 - 1))))
})
names(from_formula) <- names(from_data)
# Where a p value leaves the range of doubles in full precision, there is no reference.
t_tests <- subset(rbind(from_data, from_formula), student_p_value > 1e-300 & welch_p_value > 1e-300)
write_oracle(t_tests, "t_test.csv")

# Every table of up to 3 in a cell with no empty margin, then random ones.
tiny <- expand.grid(a = 0:3, b = 0:3, c = 0:3, d = 0:3)
random <- do.call(rbind, lapply(1:300, function(i) {
  size <- 10^runif(1, 0.7, sample(c(2, 3, 6), 1))
  data.frame(t(rpois(4, size * 10^-runif(4, 0, sample(c(0.3, 1, 2), 1)))))
}))
names(random) <- names(tiny)
chosen <- data.frame(rbind(
  c(18, 7, 3, 33), c(3, 1, 1, 3), c(0, 12, 9, 4), c(0, 500, 500, 0), c(498, 2, 1, 499), c(1, 999999, 20, 999980),
  c(100000, 100000, 100000, 100000), c(500000, 500400, 499000, 500200), c(1000, 1000, 1003, 997), c(250, 0, 3, 190)
))
names(chosen) <- names(tiny)
grid <- rbind(chosen, tiny, random)
grid <- subset(grid, a + b > 0 & c + d > 0 & a + c > 0 & b + d > 0)

rows <- lapply(seq_len(nrow(grid)), function(i) {
  table <- matrix(as.numeric(grid[i, ]), 2, byrow = TRUE)
  plain <- suppressWarnings(chisq.test(table, correct = FALSE))
  yates <- suppressWarnings(chisq.test(table, correct = TRUE))
  data.frame(grid[i, ],
    chi_square = plain$statistic, p_value = plain$p.value,
    yates = yates$statistic, yates_p_value = yates$p.value,
    fisher_p_value = fisher.test(table, conf.int = FALSE)$p.value,
    expected_a = plain$expected[1, 1], expected_b = plain$expected[1, 2],
    expected_c = plain$expected[2, 1], expected_d = plain$expected[2, 2]
  )
})
tested <- do.call(rbind, rows)
tested <- subset(tested, p_value > 1e-300 & yates_p_value > 1e-300 & fisher_p_value > 1e-300)
write_oracle(tested, "exposure_table.csv")
