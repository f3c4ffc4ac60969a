# ROC curves by pROC: areas with DeLong's interval, every point, the best thresholds, DeLong's tests, and
# bootstraps with the draws of the core. Data sets: random ones, tied, tiny, unbalanced, apart or all but
# apart, against the direction; pROC's aSAH; and 150 000 patients from a generator of whole numbers that is
# written once more in C++.
source("support.R")
source("support_draws.R")
suppressMessages(library(pROC))

set.seed(19880944)
dataset <- function(name, outcome, score, direction = "higher") {
  list(name = name, outcome = outcome, score = score, direction = direction)
}
random_set <- function(i) {
  n <- sample(c(8, 20, 60, 150), 1)
  share <- sample(c(0.1, 0.3, 0.5, 0.8), 1)
  outcome <- c(0, 0, 1, 1, rbinom(n - 4, 1, share))
  score <- rnorm(n, mean = outcome * sample(c(-0.7, 0, 0.5, 1, 3), 1))
  dataset(paste0("random_", i), outcome, round(score, sample(c(0, 1, 4), 1)), sample(c("higher", "lower"), 1))
}
data(aSAH)
poor <- as.integer(aSAH$outcome == "Poor")
sets <- c(
  list(
    dataset("asah_s100b", poor, aSAH$s100b),
    dataset("asah_ndka", poor, aSAH$ndka),
    dataset("asah_wfns", poor, as.integer(aSAH$wfns)),
    dataset("mtcars_wt", mtcars$am, mtcars$wt, "lower"),
    dataset("infert_age", as.integer(infert$case), infert$age),
    dataset("smallest", c(0, 1, 0, 1), c(1, 2, 3, 4)),
    dataset("apart", c(0, 0, 0, 1, 1), c(-1, 0, 1, 2, 7)),
    dataset("wrong_way", c(0, 0, 0, 1, 1), c(-1, 0, 1, 2, 7), "lower"),
    dataset("all_but_apart", c(0, 0, 0, 1, 0, 1, 1, 1), c(1, 2, 3, 4, 5, 6, 7, 8)),
    dataset("constant", c(0, 0, 1, 1, 1), rep(3, 5)),
    dataset("two_values", rep(c(0, 1), c(40, 10)), c(rep(0:1, c(33, 7)), rep(0:1, c(2, 8)))),
    dataset("two_events", rep(c(0, 1), c(98, 2)), c(1:98, 55.5, 90))
  ),
  lapply(1:28, random_set)
)

spread <- function(x) paste(sprintf("%.17g", x), collapse = " ")
curve_of <- function(outcome, score, direction) {
  roc(outcome, score, levels = c(0, 1), direction = if (direction == "higher") "<" else ">", quiet = TRUE)
}
# The rule's row of the points, highest sensitivity first among equals, and how many others are as good.
best_of <- function(points, rule, curve) {
  merit <- if (rule == "youden") points$sensitivity + points$specificity - 1 else
    -((1 - points$sensitivity)^2 + (1 - points$specificity)^2)
  best <- which(merit >= max(merit) - 1e-12)
  theirs <- coords(curve, "best", best.method = if (rule == "youden") "youden" else "closest.topleft",
    ret = c("tp", "fp"), transpose = FALSE)
  stopifnot(paste(round(theirs$tp), round(theirs$fp)) %in% paste(points$tp, points$fp)[best])
  c(at = best[1] - 1, tied = length(best) - 1)
}
big_set <- function() {
  state <- 20240229
  uniforms <- numeric(450000)
  for (i in seq_along(uniforms)) {
    state <- (state * 16807) %% 2147483647
    uniforms[i] <- state / 2147483647
  }
  u <- matrix(uniforms, nrow = 3)
  list(outcome = as.integer(u[2, ] < 0.05 + 0.4 * u[1, ]), first = floor(1000 * u[1, ]),
    second = floor(1000 * (u[1, ] + u[3, ])))
}

rows <- lapply(sets, function(s) {
  curve <- curve_of(s$outcome, s$score, s$direction)
  interval <- suppressWarnings(ci.auc(curve, method = "delong"))
  points <- coords(curve, "all", ret = c("tp", "fp", "sensitivity", "specificity"), transpose = FALSE)
  points$tp <- round(points$tp) # shares times patients
  points$fp <- round(points$fp)
  points <- points[order(-points$tp - points$fp), ]
  youden <- best_of(points, "youden", curve)
  corner <- best_of(points, "corner", curve)
  data.frame(
    name = s$name, outcome = spread(s$outcome), score = spread(s$score), direction = s$direction,
    estimate = as.double(auc(curve)), se = sqrt(var(curve, method = "delong")), ci_low = interval[1],
    ci_high = interval[3], true_positive = spread(points$tp), false_positive = spread(points$fp),
    youden = youden["at"], youden_tied = youden["tied"], corner = corner["at"], corner_tied = corner["tied"]
  )
})
write_oracle(do.call(rbind, rows), "roc.csv")

big <- big_set()
tests <- list()
paired_row <- function(name, outcome, first, second) {
  one <- curve_of(outcome, first, "higher")
  two <- curve_of(outcome, second, "higher")
  test <- suppressWarnings(roc.test(one, two, method = "delong", paired = TRUE))
  big <- name == "big"
  data.frame(
    name = name, outcome = if (big) "" else spread(outcome), first = if (big) "" else spread(first),
    second = if (big) "" else spread(second), first_auc = as.double(auc(one)),
    first_se = sqrt(var(one, method = "delong")), second_auc = as.double(auc(two)),
    second_se = sqrt(var(two, method = "delong")), statistic = as.double(test$statistic),
    p_value = test$p.value, ci_low = test$conf.int[1], ci_high = test$conf.int[2]
  )
}
random_pair <- function(i) {
  n <- sample(c(12, 50, 120), 1)
  outcome <- c(0, 0, 1, 1, rbinom(n - 4, 1, 0.4))
  first <- round(rnorm(n, outcome * runif(1, 0, 2)), 2)
  second <- round(0.5 * first + rnorm(n, outcome * runif(1, -0.5, 1.5)), sample(0:2, 1))
  paired_row(paste0("random_", i), outcome, first, second)
}
write_oracle(do.call(rbind, c(
  list(
    paired_row("asah_s100b_ndka", poor, aSAH$s100b, aSAH$ndka),
    paired_row("asah_wfns_s100b", poor, as.integer(aSAH$wfns), aSAH$s100b),
    paired_row("big", big$outcome, big$first, big$second)
  ),
  lapply(1:22, random_pair)
)), "roc_paired.csv")

unpaired_row <- function(name, outcome1, score1, outcome2, score2) {
  one <- curve_of(outcome1, score1, "higher")
  two <- curve_of(outcome2, score2, "higher")
  test <- suppressWarnings(roc.test(one, two, method = "delong", paired = FALSE))
  # Student's interval, which pROC does not print, within what a difference can be.
  half <- qt(0.975, test$parameter) * sqrt(var(one, method = "delong") + var(two, method = "delong"))
  limits <- pmin(pmax(as.double(auc(one)) - as.double(auc(two)) + c(-1, 1) * half, -1), 1)
  data.frame(
    name = name, first_outcome = spread(outcome1), first = spread(score1), second_outcome = spread(outcome2),
    second = spread(score2), statistic = as.double(test$statistic), df = as.double(test$parameter),
    p_value = test$p.value, ci_low = limits[1], ci_high = limits[2]
  )
}
random_groups <- function(i) {
  one <- random_set(i)
  two <- random_set(i)
  unpaired_row(paste0("random_", i), one$outcome, one$score, two$outcome, two$score)
}
men <- aSAH$gender == "Male"
write_oracle(do.call(rbind, c(
  list(unpaired_row("asah_gender", poor[men], aSAH$s100b[men], poor[!men], aSAH$s100b[!men])),
  lapply(1:22, random_groups)
)), "roc_unpaired.csv")

# Draws from those without, then those with the outcome, each in the order of the score towards it.
boot_row <- function(s, seed, number) {
  sign <- if (s$direction == "higher") 1 else -1
  order <- order(s$outcome, sign * s$score)
  outcome <- s$outcome[order]
  score <- sign * s$score[order]
  generator <- new_generator(seed)
  n0 <- sum(outcome == 0)
  n1 <- sum(outcome == 1)
  figures <- function(threshold, x) {
    sensitivity <- mean(x[outcome == 1] >= threshold)
    specificity <- mean(x[outcome == 0] < threshold)
    c(sensitivity, specificity, sensitivity + specificity - 1)
  }
  pick <- function(x, rule) {
    thresholds <- c(sort(unique(x)), Inf)
    f <- vapply(thresholds, figures, numeric(3), x = x)
    merit <- if (rule == "youden") f[3, ] else -((1 - f[1, ])^2 + (1 - f[2, ])^2)
    thresholds[which(merit >= max(merit) - 1e-12)[1]]
  }
  areas <- numeric(number)
  excess <- list(youden = matrix(0, 3, number), corner = matrix(0, 3, number))
  for (i in seq_len(number)) {
    rows <- c(vapply(seq_len(n0), function(j) below(generator, n0), 0),
      vapply(seq_len(n1), function(j) below(generator, n1), 0) + n0) + 1
    drawn <- score[rows]
    areas[i] <- as.double(auc(roc(outcome, drawn, levels = c(0, 1), direction = "<", quiet = TRUE)))
    for (rule in names(excess)) {
      threshold <- pick(drawn, rule)
      excess[[rule]][, i] <- figures(threshold, drawn) - figures(threshold, score)
    }
  }
  interval <- quantile(areas, c(0.025, 0.975), names = FALSE)
  data.frame(
    name = s$name, seed = seed, draws = number, ci_low = interval[1], ci_high = interval[2], se = sd(areas),
    youden = spread(rowMeans(excess$youden)), corner = spread(rowMeans(excess$corner))
  )
}
write_oracle(do.call(rbind, Map(boot_row, sets[c(1, 3, 4, 6, 7, 13, 14)], c(1, 2, 3, 4, 65535, 6, 7),
  c(100, 100, 200, 100, 100, 100, 100))), "roc_bootstrap.csv")
