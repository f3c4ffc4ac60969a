# Logistic regression against glm, its profile limits against uniroot on glm (MASS confint agrees within what
# its interpolation allows); Firth's against the penalized likelihood maximized here; a bootstrap's measures
# on resamples drawn here.
source("support.R")
source("support_logistic.R")
suppressPackageStartupMessages(library(MASS))

limits <- function(f, estimate, se) {
  one <- function(side) {
    far <- estimate + side * se
    while (f(far) < 0) far <- estimate + 1.25 * (far - estimate)
    root <- uniroot(f, sort(c(estimate, far)), tol = 1e-12 * se, maxiter = 1000)$root
    stopifnot(abs(f(root)) < 1e-6)
    root
  }
  c(one(-1), one(1))
}

# --- data: an outcome and terms, each a matrix of one or more columns ---

dummies <- function(f) model.matrix(~f)[, -1, drop = FALSE]
sets <- list()
add <- function(name, y, ...) sets[[name]] <<- list(y = as.integer(y), terms = list(...))

add("infert", infert$case, age = infert$age, parity = infert$parity, education = dummies(infert$education),
    spontaneous = infert$spontaneous, induced = infert$induced)
add("mtcars_wt", mtcars$am, wt = mtcars$wt)
add("mtcars_wt_hp", mtcars$am, wt = mtcars$wt, hp = mtcars$hp)
add("mtcars_vs", mtcars$vs, mpg = mtcars$mpg, gear = mtcars$gear)
add("birthwt", birthwt$low, age = birthwt$age, lwt = birthwt$lwt, race = dummies(factor(birthwt$race)),
    smoke = birthwt$smoke, ptl = birthwt$ptl, ht = birthwt$ht, ui = birthwt$ui)
one_each <- esoph[rep(seq_len(nrow(esoph)), esoph$ncases + esoph$ncontrols), ]
add("esoph", unlist(mapply(function(a, b) rep(1:0, c(a, b)), esoph$ncases, esoph$ncontrols)),
    age = dummies(factor(as.integer(one_each$agegp) > 3)), alcohol = as.integer(one_each$alcgp),
    tobacco = as.integer(one_each$tobgp))

set.seed(20101301)
simulated <- function(x, beta, intercept = 0) {
  repeat {
    y <- as.integer(runif(nrow(x)) < plogis(intercept + drop(x %*% beta)))
    fit <- ml(cbind(1, x), y)
    if (sum(y) > 0 && sum(y) < length(y) && max(abs(fit$eta)) < 25 && fit$converged) return(y)
  }
}
random <- function(name, n, beta, intercept = 0, make = rnorm, change = identity) {
  x <- matrix(round(make(n * length(beta)), 3), n)
  y <- simulated(x, beta, intercept)
  columns <- lapply(seq_along(beta), function(j) change(x[, j]))
  names(columns) <- paste0("x", seq_along(beta))
  do.call(add, c(list(name, y), columns))
}
random("tiny_6", 6, 0.2)
random("tiny_12", 12, c(0.5, -0.5))
random("small_20", 20, c(1, 0.5))
random("small_40", 40, c(1, -1, 0.2))
random("none_60", 60, c(0, 0, 0))
random("strong_80", 80, c(3, -2))
random("wide_90", 90, c(0.5, 0.2, 0, -0.5, 0.1, 0.3, 0, 0))
random("rare_400", 400, c(0.8, 0.3), -4)
random("common_300", 300, c(0.8, 0.3), 3)
random("findings_70", 70, c(1, -0.5), make = function(n) rbinom(n, 1, 0.3))
random("rare_finding_150", 150, c(1, 0.5), make = function(n) rbinom(n, 1, 0.08))
random("tied_100", 100, c(0.3, -0.2), make = function(n) sample(1:4, n, TRUE))
random("skewed_120", 120, c(0.4, 0.1), -1, make = rlnorm)
random("heavy_100", 100, c(0.2, 0.1), make = function(n) rt(n, 2))
random("years_100", 100, c(0.8, 0.3), change = function(x) 2000 + x)
random("micro_100", 100, c(0.8, 0.3), change = function(x) x * 1e-6)
random("mega_100", 100, c(0.8, 0.3), change = function(x) x * 1e9)
x <- round(rnorm(80), 3)
add("collinear_80", simulated(cbind(x), 0.7), x1 = x, x2 = x + round(rnorm(80), 3) * 1e-3)
# One pair on the wrong side of a wide gap, and two halves that overlap by less than their steps.
add("near_pair", c(rep(0, 20), 1, 0, rep(1, 20)), x = c(1:20, 20.5, 20.6, 22:41) / 10)
add("near_overlap", rep(0:1, each = 30), x = c((1:30) / 30, 0.98 + (0:29) / 30), z = rep(c(1, 0, 1), 20))
add("near_empty", rep(c(1, 0, 1, 0), c(1, 24, 20, 15)), x = rep(0:1, c(25, 35)), z = rep(c(0.2, 0.5, 0.1, 0.4, 0.3), 12))
# Told apart: for Firth alone.
add("apart_wholly", rep(0:1, each = 8), x = c(1:8, 11:18) / 4)
add("apart_border", rep(c(1, 0, 0), c(7, 9, 14)), x = rep(1:0, c(16, 14)), z = c(3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 4, 6, 2, 6, 4, 3, 3, 8, 3, 2, 7) / 10)
add("apart_together", as.integer((1:24 %% 5) - (1:24 %% 7) > 0), a = 1:24 %% 5, b = 1:24 %% 7)

lehmer <- function(n) {
  state <- 20100512
  out <- numeric(n)
  for (i in seq_len(n)) {
    state <- (state * 16807) %% 2147483647
    out[i] <- state / 2147483647
  }
  out
}
u <- matrix(lehmer(150000 * 4), ncol = 4, byrow = TRUE)
add("large_150000", u[, 4] < plogis(-3 + 2 * u[, 1] - u[, 2] + (u[, 3] < 0.1)), a = u[, 1], b = u[, 2], c = as.integer(u[, 3] < 0.1))

# --- the numbers ---

data <- coefficients <- terms <- fits <- NULL
level <- 0.95
cut <- qchisq(level, 1)
for (name in names(sets)) {
  set <- sets[[name]]
  y <- set$y
  columns <- do.call(cbind, lapply(names(set$terms), function(t) {
    m <- as.matrix(set$terms[[t]])
    storage.mode(m) <- "double"
    colnames(m) <- if (ncol(m) == 1) t else paste0(t, seq_len(ncol(m)))
    m
  }))
  term_of <- rep(names(set$terms), sapply(set$terms, NCOL))
  large <- length(y) > 10000
  if (!large) {
    values <- function(v) paste(sprintf("%.17g", v), collapse = " ")
    data <- rbind(data, data.frame(data = name, term = "outcome", column = "outcome", values = values(y)),
                  data.frame(data = name, term = term_of, column = colnames(columns), values = apply(columns, 2, values)))
  }
  x <- cbind("(intercept)" = 1, columns)
  p <- ncol(x)

  if (!startsWith(name, "apart")) {
    fit <- ml(x, y)
    # In units of the columns, so that solve does not stop at columns of 1e9.
    unit <- sqrt(colSums(fit$weights * x^2))
    covariance <- solve(crossprod(t(t(x * sqrt(fit$weights)) / unit)), tol = 0) / outer(unit, unit)
    se <- sqrt(diag(covariance))
    beta <- fit$beta
    if (name != "near_overlap") {
      reference <- suppressWarnings(glm(y ~ columns, family = binomial, control = tight))
      stopifnot(all.equal(unname(coef(reference)), unname(beta), tolerance = 1e-7),
                all.equal(unname(summary(reference)$coefficients[, 2]), unname(se), tolerance = 1e-5),
                all.equal(deviance(reference), -2 * fit$value, tolerance = 1e-10))
    }
    loss <- function(held, value) 2 * (fit$value - ml(x[, -held, drop = FALSE], y, offset = drop(x[, held, drop = FALSE] %*% value), near = fit$eta)$value)
    profile <- sapply(seq_len(p), function(j) if (large) c(NA, NA) else limits(function(b) loss(j, b) - cut, beta[j], se[j]))
    if (name %in% c("infert", "birthwt", "small_40")) {
      by_mass <- suppressMessages(confint(glm(y ~ columns, family = binomial, control = tight)))
      stopifnot(all.equal(unname(t(by_mass)), unname(profile), tolerance = 2e-3))
    }
    lr <- sapply(seq_len(p), function(j) loss(j, 0))
    coefficients <- rbind(coefficients, data.frame(data = name, penalty = "none", coefficient = colnames(x),
      log_estimate = beta, log_se = se, statistic = beta / se, p_value = 2 * pnorm(-abs(beta / se)),
      ci_low = beta - qnorm(0.975) * se, ci_high = beta + qnorm(0.975) * se,
      profile_low = profile[1, ], profile_high = profile[2, ], lr = lr, lr_p = pchisq(lr, 1, lower.tail = FALSE)))
    for (t in unique(term_of)) {
      held <- 1 + which(term_of == t)
      statistic <- loss(held, rep(0, length(held)))
      terms <- rbind(terms, data.frame(data = name, penalty = "none", term = t, statistic, df = length(held), p_value = pchisq(statistic, length(held), lower.tail = FALSE)))
    }
    n <- length(y)
    m <- mean(y)
    l <- fit$value
    null <- n * (m * log(m) + (1 - m) * log(1 - m))
    u0 <- crossprod(columns, y - m)
    centred <- scale(columns, scale = FALSE)
    sd0 <- sqrt(colSums(centred^2))
    rao <- sum((u0 / sd0) * solve(cor(columns), u0 / sd0, tol = 0)) / (m * (1 - m))
    if (!large && p <= 4 && !grepl("collinear|mega|micro|years", name)) {
      by_anova <- anova(glm(y ~ 1, family = binomial, control = tight), glm(y ~ columns, family = binomial, control = tight), test = "Rao")
      stopifnot(all.equal(by_anova$Rao[2], rao, tolerance = 1e-6))
    }
    fits <- rbind(fits, data.frame(data = name, penalty = "none", log_likelihood = l, lr = 2 * (l - null), lr_df = p - 1,
      lr_p = pchisq(2 * (l - null), p - 1, lower.tail = FALSE), score = rao, score_p = pchisq(rao, p - 1, lower.tail = FALSE),
      deviance = -2 * l, null_deviance = -2 * null, aic = 2 * p - 2 * l, mcfadden = 1 - l / null,
      cox_snell = 1 - exp(2 * (null - l) / n), nagelkerke = (1 - exp(2 * (null - l) / n)) / (1 - exp(2 * null / n)),
      probability_sum_of_squares = sum(plogis(fit$eta)^2)))
  }

  # The columns of 1e9 and 1e-6 are those of others in another unit, of which Firth's answer is known.
  if (!large && !grepl("mega|micro|collinear|years", name)) {
    fit <- firth(x, y)
    best <- optim(fit$beta * 0.9, penalized, x = x, y = y, method = "BFGS", control = list(fnscale = -1, reltol = 1e-16, maxit = 2000, parscale = sqrt(diag(solve(fit$information)))))
    stopifnot(best$value <= fit$value + 1e-9, best$value >= fit$value - 1e-6)
    beta <- fit$beta
    se <- sqrt(diag(solve(fit$information)))
    # Far out the others have several tops: the highest counts.
    last <- beta
    held_value <- function(held, value) {
      starts <- list(beta, last, beta * if (length(held) == 1) value / beta[held] else 0, 0 * beta)
      fits <- lapply(starts, function(start) {
        start[held] <- value
        firth(x, y, setdiff(seq_len(p), held), start)
      })
      best <- fits[[which.max(sapply(fits, function(f) f$value))]]
      last <<- best$beta
      best$value
    }
    profile <- sapply(seq_len(p), function(j) limits(function(b) 2 * (fit$value - held_value(j, b)) - cut, beta[j], se[j]))
    lr <- sapply(seq_len(p), function(j) 2 * (fit$value - held_value(j, 0)))
    coefficients <- rbind(coefficients, data.frame(data = name, penalty = "firth", coefficient = colnames(x),
      log_estimate = beta, log_se = se, statistic = beta / se, p_value = 2 * pnorm(-abs(beta / se)),
      ci_low = beta - qnorm(0.975) * se, ci_high = beta + qnorm(0.975) * se,
      profile_low = profile[1, ], profile_high = profile[2, ], lr = lr, lr_p = pchisq(lr, 1, lower.tail = FALSE)))
    for (t in unique(term_of)) {
      held <- 1 + which(term_of == t)
      statistic <- 2 * (fit$value - held_value(held, 0))
      terms <- rbind(terms, data.frame(data = name, penalty = "firth", term = t, statistic, df = length(held), p_value = pchisq(statistic, length(held), lower.tail = FALSE)))
    }
    statistic <- 2 * (fit$value - held_value(2:p, 0))
    fits <- rbind(fits, data.frame(data = name, penalty = "firth", log_likelihood = fit$value, lr = statistic, lr_df = p - 1,
      lr_p = pchisq(statistic, p - 1, lower.tail = FALSE), score = NA, score_p = NA, deviance = NA, null_deviance = NA, aic = NA,
      mcfadden = NA, cox_snell = NA, nagelkerke = NA, probability_sum_of_squares = sum(plogis(x %*% beta)^2)))
  }
}
write_oracle(data, "logistic_data.csv")
write_oracle(coefficients, "logistic_coefficient.csv")
write_oracle(terms, "logistic_term.csv")
write_oracle(fits, "logistic_fit.csv")

# --- a bootstrap's measures: the model of a resample, in the resample and in all patients ---

area <- function(score, y) {
  r <- rank(signif(score, 10))
  (sum(r[y == 1]) - sum(y) * (sum(y) + 1) / 2) / (sum(y) * sum(1 - y))
}
measures <- function(beta, x, y) {
  eta <- drop(x %*% beta)
  n <- length(y)
  l <- sum(plogis(ifelse(y == 1, eta, -eta), log.p = TRUE))
  null <- sum(dbinom(y, 1, mean(y), log = TRUE))
  c(auc = area(eta, y), brier = mean((y - plogis(eta))^2), nagelkerke = (1 - exp(2 * (null - l) / n)) / (1 - exp(2 * null / n)))
}
resamples <- NULL
for (name in c("small_40", "findings_70", "skewed_120", "birthwt")) {
  set <- sets[[name]]
  x <- cbind(1, do.call(cbind, set$terms))
  for (i in 1:12) {
    repeat {
      rows <- sample(nrow(x), replace = TRUE)
      fit <- ml(x[rows, ], set$y[rows])
      if (fit$converged && max(abs(fit$eta)) < 20) break
    }
    inside <- measures(fit$beta, x[rows, ], set$y[rows])
    outside <- measures(fit$beta, x, set$y)
    resamples <- rbind(resamples, data.frame(data = name, rows = paste(rows - 1, collapse = " "),
      auc = inside[1], brier = inside[2], nagelkerke = inside[3],
      auc_all = outside[1], brier_all = outside[2], nagelkerke_all = outside[3]))
  }
}
write_oracle(resamples, "logistic_resample.csv")
