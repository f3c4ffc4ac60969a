# Predicted probabilities against outcomes: formulas written out, glm for intercept and slope, glm on
# Hmisc's restricted cubic splines for the curve, net benefit by counting. Data sets: random ones that are
# well or badly calibrated, tied, tiny, rare, all but certain; infert and mtcars; and 150 000 patients from a
# generator of whole numbers that is written once more in C++.
source("support.R")
suppressMessages(library(Hmisc))

set.seed(20210642)
spread <- function(x) paste(sprintf("%.17g", x), collapse = " ")
z <- qnorm(0.975)
exact <- glm.control(epsilon = 1e-14, maxit = 200)
# glm's covariance has the weights of the step before the last: it starts once more from where it ended.
settled <- function(formula, data) {
  fit <- suppressWarnings(glm(formula, binomial, data, control = exact))
  suppressWarnings(do.call(glm, list(formula, binomial, data, control = exact, start = coef(fit))))
}

random_set <- function(i) {
  n <- sample(c(60, 120, 300), 1)
  x <- rnorm(n, sample(c(-2, -0.5, 1), 1), sample(c(0.6, 1.2), 1))
  outcome <- rbinom(n, 1, plogis(runif(1, -0.5, 0.5) + runif(1, 0.5, 1.3) * x + 0.15 * x^2))
  probability <- round(plogis(x), sample(c(2, 4), 1))
  probability <- pmin(pmax(probability, 0.01), 0.99)
  list(name = paste0("random_", i), outcome = outcome, probability = probability, knots = sample(3:5, 1))
}
halves <- function(data, formula, name) {
  odd <- seq_len(nrow(data)) %% 2 == 1
  fit <- suppressWarnings(glm(formula, binomial, data[odd, ]))
  list(name = name, outcome = model.response(model.frame(formula, data[!odd, ])),
    probability = round(as.double(predict(fit, data[!odd, ], type = "response")), 6), knots = 4)
}
tiny <- function(name, outcome, probability) {
  list(name = name, outcome = outcome, probability = probability, knots = 0)
}
sets <- c(
  list(
    halves(infert, case ~ spontaneous + induced + age, "infert"),
    halves(transform(mtcars, am = am), am ~ hp, "mtcars"),
    tiny("four", c(0, 1, 0, 1), c(0.2, 0.4, 0.6, 0.7)),
    tiny("one_event", c(rep(0, 11), 1), c(1:10 / 100, 0.5, 0.3)),
    tiny("two_values", rep(c(0, 1, 0, 1), c(30, 5, 10, 12)), rep(c(0.2, 0.2, 0.6, 0.6), c(30, 5, 10, 12))),
    tiny("all_but_certain", c(0, 0, 1, 0, 1, 1, 0, 1), c(1e-9, 1e-6, 1e-5, 0.5, 0.9, 0.999, 0.99999, 1 - 1e-9)),
    tiny("upside_down", c(1, 1, 0, 1, 0, 0, 1, 0), 1:8 / 10),
    tiny("all_but_apart", c(rep(0, 10), 1, 0, rep(1, 10)), 1:22 / 25)
  ),
  lapply(1:22, random_set)
)
sets[[2]]$knots <- 0 # 16 cars

curve_figures <- function(probability, outcome, knots, at) {
  x <- qlogis(probability)
  outer <- if (knots == 3) 0.1 else 0.05
  places <- quantile(x, seq(outer, 1 - outer, length = knots), names = FALSE)
  if (anyDuplicated(places)) return(NULL)
  columns <- function(x) rcspline.eval(x, knots = places, inclx = TRUE)
  frame <- data.frame(y = outcome, I(columns(x)))
  names(frame)[2] <- "s"
  fit <- settled(y ~ s, frame)
  if (!fit$converged || any(abs(fit$linear.predictors) > 20)) return(NULL)
  predicted <- predict(fit, data.frame(s = I(columns(qlogis(at)))), se.fit = TRUE)
  apart <- abs(fit$fitted.values - probability)
  list(knots = plogis(places), observed = plogis(predicted$fit), low = plogis(predicted$fit - z * predicted$se.fit),
    high = plogis(predicted$fit + z * predicted$se.fit),
    figures = c(mean(apart), quantile(apart, c(0.5, 0.9), names = FALSE), max(apart)))
}

calibration_row <- function(s, write_data = TRUE) {
  y <- s$outcome
  p <- s$probability
  n <- length(y)
  o <- mean(y)
  x <- qlogis(p)
  log_se <- sqrt((1 - o) / sum(y))
  given <- settled(y ~ 1 + offset(x), data.frame(y = y, x = x))
  line <- settled(y ~ x, data.frame(y = y, x = x))
  as_predicted <- sum(dbinom(y, 1, p, log = TRUE))
  statistic <- 2 * (as.double(logLik(line)) - as_predicted)
  brier <- mean((p - y)^2)
  at <- if (s$knots > 0) as.double(quantile(p, c(0, 0.1, 0.3, 0.5, 0.8, 1), type = 1)) else NA
  curve <- if (s$knots > 0) curve_figures(p, y, s$knots, at)
  from <- function(field) if (is.null(curve)) "" else spread(curve[[field]])
  data.frame(
    name = s$name, outcome = if (write_data) spread(y) else "", probability = if (write_data) spread(p) else "",
    observed = o, mean_predicted = mean(p), difference_se = sqrt(o * (1 - o) / n), ratio = o / mean(p),
    ratio_low = o / mean(p) * exp(-z * log_se), ratio_high = o / mean(p) * exp(z * log_se),
    given = coef(given), given_se = sqrt(vcov(given)[1, 1]), slope = coef(line)[2],
    slope_se = sqrt(vcov(line)[2, 2]), intercept = coef(line)[1], intercept_se = sqrt(vcov(line)[1, 1]),
    slope_low = confint.default(line)[2, 1], slope_high = confint.default(line)[2, 2], statistic = statistic,
    p_value = pchisq(statistic, 2, lower.tail = FALSE), brier = brier, brier_se = sd((p - y)^2) / sqrt(n),
    scaled = 1 - brier / (o * (1 - o)), knots = if (is.null(curve)) 0L else s$knots,
    at = if (is.null(curve)) "" else spread(at), places = from("knots"), curve = from("observed"),
    curve_low = from("low"), curve_high = from("high"), figures = from("figures")
  )
}
big_set <- function() {
  state <- 19720417
  uniforms <- numeric(300000)
  for (i in seq_along(uniforms)) {
    state <- (state * 16807) %% 2147483647
    uniforms[i] <- state / 2147483647
  }
  u <- matrix(uniforms, nrow = 2)
  probability <- 0.01 + 0.9 * u[1, ]
  list(name = "big", outcome = as.integer(u[2, ] < probability * (0.7 + 0.4 * probability)),
    probability = probability, knots = 5)
}
write_oracle(do.call(rbind, c(lapply(sets, calibration_row), list(calibration_row(big_set(), FALSE)))),
  "calibration.csv")

thresholds <- c(0.01, 0.05, 0.1, 0.2, 0.25, 0.5, 0.6, 0.8, 0.99)
net_benefit <- function(s) {
  o <- mean(s$outcome)
  benefit <- function(t) {
    treated <- s$probability >= t
    mean(treated & s$outcome == 1) - mean(treated & s$outcome == 0) * t / (1 - t)
  }
  model <- vapply(thresholds, benefit, 0)
  all <- o - (1 - o) * thresholds / (1 - thresholds)
  data.frame(name = s$name, thresholds = spread(thresholds), model = spread(model), all = spread(all),
    standardized_model = spread(model / o), standardized_all = spread(all / o))
}
write_oracle(do.call(rbind, lapply(sets, net_benefit)), "decision_curve.csv")

# Riley 2021: numbers needed, by the formulas of standard errors and a search for the third.
size_row <- function(i) {
  n <- sample(c(50, 400, 5000), 1)
  p <- round(plogis(rnorm(40, runif(1, -3, 1), runif(1, 0.3, 2))), 4)
  p <- pmin(pmax(p, 1e-4), 1 - 1e-4)
  o <- runif(1, 0.03, 0.9)
  c <- runif(1, 0.5, 0.98)
  widths <- round(c(runif(1, 0.1, 1), runif(1, 0.1, 0.8), runif(1, 0.05, 0.2)), 3)
  level <- sample(c(0.9, 0.95, 0.99), 1)
  zl <- qnorm(0.5 + level / 2)
  x <- qlogis(p)
  w <- p * (1 - p)
  a <- mean(w)
  b <- mean(w * x^2)
  ab <- mean(w * x)
  oe_se <- function(n) sqrt((1 - o) / (n * o))
  slope_se <- function(n) sqrt(a / (n * (a * b - ab^2)))
  c_se <- function(n) sqrt(c * (1 - c) * (1 + (n / 2 - 1) * (1 - c) / (2 - c) + (n / 2 - 1) * c / (1 + c)) /
    (n^2 * o * (1 - o)))
  needed <- function(se, target) {
    ceiling(uniroot(function(log_n) log(se(exp(log_n)) / target), c(-5, 30), tol = 1e-14)$root |> exp())
  }
  oe_target <- uniroot(function(s) exp(zl * s) - exp(-zl * s) - widths[1], c(1e-6, 5), tol = 1e-15)$root
  targets <- c(oe_target, widths[2:3] / 2 / zl)
  data.frame(
    n = n, prevalence = o, c_statistic = c, probability = spread(p), widths = spread(widths), level = level,
    targets = spread(targets), se = spread(c(oe_se(n), slope_se(n), c_se(n))),
    needed = spread(c(needed(oe_se, targets[1]), needed(slope_se, targets[2]), needed(c_se, targets[3])))
  )
}
write_oracle(do.call(rbind, lapply(1:24, size_row)), "validation_size.csv")
