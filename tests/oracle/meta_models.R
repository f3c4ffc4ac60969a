# metafor's fixed and random effects (DL, REML, PM; Wald and Hartung-Knapp), prediction intervals and the Q
# profile of tau2, on published data sets and generated ones: 2 to 200 studies, alike or far apart, one that
# outweighs the others. Then subgroups, leave-one-out, cumulative pooling, Egger's regression, trim and fill.
source("support.R")
suppressMessages(library(metafor))

full <- function(x) paste(sprintf("%.17g", x), collapse = " ")
set <- function(name, yi, vi) list(name = name, yi = as.numeric(yi), sei = sqrt(as.numeric(vi)))

bcg <- escalc(measure = "RR", ai = tpos, bi = tneg, ci = cpos, di = cneg, data = dat.bcg)
magnesium <- escalc(measure = "OR", ai = ai, n1i = n1i, ci = ci, n2i = n2i, data = dat.egger2001)
normand <- escalc(measure = "MD", m1i = m1i, sd1i = sd1i, n1i = n1i, m2i = m2i, sd2i = sd2i, n2i = n2i, data = dat.normand1999)
sets <- list(
  set("bcg", bcg$yi, bcg$vi), set("magnesium", magnesium$yi, magnesium$vi), set("normand", normand$yi, normand$vi),
  set("raudenbush", dat.raudenbush1985$yi, dat.raudenbush1985$vi),
  set("smoking", log(c(1.2, 1.4, 0.9)), c(0.1, 0.2, 0.15)),
  set("two alike", c(0.3, 0.31), c(0.04, 0.09)), set("two apart", c(-1, 2), c(0.04, 0.09)))

set.seed(20250831)
for (k in c(2, 3, 4, 5, 8, 12, 30, 60, 200)) {
  for (tau in c(0, 0.4, 5)) {
    se <- runif(k, 0.1, 0.6)
    if (tau == 0.4) se <- 10^runif(k, -2, 0.5)
    sets <- c(sets, list(set(paste0("k", k, " tau", tau), 0.5 + tau * rnorm(k) + se * rnorm(k), se^2)))
  }
}
se <- c(0.001, runif(9, 0.3, 0.6))
sets <- c(sets, list(set("one outweighs", c(0.2, 0.6 + 0.7 * rnorm(9)), se^2)))
se <- c(0.01, runif(4, 1, 2))
sets <- c(sets, list(set("one outweighs few", c(0, 1 + rnorm(4)), se^2)))
se <- runif(14, 0.2, 0.5)
sets <- c(sets, list(set("large numbers", 1e4 * (3 + 0.5 * rnorm(14) + se * rnorm(14)), (1e4 * se)^2)))
sets <- c(sets, list(set("small numbers", 1e-5 * (1 + 0.5 * rnorm(14) + se * rnorm(14)), (1e-5 * se)^2)))
sets <- c(sets, list(set("underdispersed", 1 + 0.01 * (1:10), rep(0.25, 10))))

# Fisher scoring may stop at a lower of two maxima: the highest from several starts, to the last digits.
fitted_model <- function(s, method, test, level) {
  scale <- min(s$sei)
  if (method != "REML") {
    control <- list(tau2.max = 1e6 * (1 + var(s$yi) / scale^2), tol = 1e-300, maxiter = 1e4)
    fit <- suppressWarnings(rma(yi = s$yi / scale, sei = s$sei / scale, method = method, test = test, level = level, control = control))
    return(fit)
  }
  best <- NULL
  spread <- var(s$yi / scale)
  for (start in (if (length(s$yi) > 50) 1 else c(0, 1e-3, 0.1, 1, 10)) * spread) {
    fit <- try(suppressWarnings(rma(yi = s$yi / scale, sei = s$sei / scale, method = "REML", test = test, level = level,
                                    control = list(tau2.init = start, threshold = 1e-12 * (1 + spread), maxiter = 2e4))), silent = TRUE)
    if (inherits(fit, "try-error")) next
    if (is.null(best) || c(logLik(fit)) > c(logLik(best))) best <- fit
  }
  best
}

rows <- list()
for (s in sets) for (method in c("FE", "DL", "REML", "PM")) for (test in c("z", "knha", "adhoc")) {
  if (method == "FE" && test != "z") next
  level <- sample(c(0.9, 0.95, 0.99), 1)
  fit <- fitted_model(s, method, test, level)
  stopifnot(!is.null(fit))
  scale <- min(s$sei)
  k <- length(s$yi)
  row <- data.frame(name = s$name, studies = full(s$yi), se_of_studies = full(s$sei), method = method, test = test, level = level,
    estimate = scale * c(fit$beta), se = scale * fit$se, ci_low = scale * fit$ci.lb, ci_high = scale * fit$ci.ub,
    statistic = fit$zval, p_value = fit$pval, q = fit$QE, q_p_value = fit$QEp, smallest_se = scale)
  row$tau2 <- row$tau2_low <- row$tau2_high <- row$i2_tau2 <- row$h2_tau2 <- row$pi_low <- row$pi_high <- row$higgins_low <- row$higgins_high <- NA_real_
  row$weights <- if (k <= 12) full(1 / (s$sei^2 / scale^2 + fit$tau2) / sum(1 / (s$sei^2 / scale^2 + fit$tau2))) else ""
  if (k <= 12 && test != "adhoc") stopifnot(all.equal(unname(weights(fit)) / 100, 1 / (s$sei^2 / scale^2 + fit$tau2) / sum(1 / (s$sei^2 / scale^2 + fit$tau2))))
  if (method != "FE") {
    ci <- confint(fit, control = list(tol = 1e-300, maxiter = 1e4, tau2.max = 1e7 * (1 + var(s$yi) / scale^2)))$random
    row$tau2 <- scale^2 * fit$tau2
    row$tau2_low <- scale^2 * ci["tau^2", "ci.lb"]
    row$tau2_high <- scale^2 * ci["tau^2", "ci.ub"]
    row$i2_tau2 <- fit$I2 / 100
    row$h2_tau2 <- fit$H2
    row$pi_low <- scale * predict(fit)$pi.lb
    row$pi_high <- scale * predict(fit)$pi.ub
    if (k >= 3) {
      riley <- predict(fit, pi.type = "riley")
      half <- qt(1 - (1 - level) / 2, k - 2) * sqrt(fit$se^2 + fit$tau2)
      if (test == "z" && k > 3) stopifnot(all.equal(riley$pi.ub, c(fit$beta) + half))
      row$higgins_low <- scale * (c(fit$beta) - half)
      row$higgins_high <- scale * (c(fit$beta) + half)
    }
  } else {
    row$i2_tau2 <- NA_real_
  }
  row$i2 <- max(0, (fit$QE - (k - 1)) / fit$QE)
  rows <- c(rows, list(row))
}
models <- do.call(rbind, rows)
for (name in c("p_value", "q_p_value")) models[[name]][models[[name]] < 1e-290] <- 0  # below what a test compares
# The data once, the models beside.
data_sets <- unique(models[c("name", "studies", "se_of_studies")])
write_oracle(data_sets, "meta_data.csv")
write_oracle(models[setdiff(names(models), c("studies", "se_of_studies"))], "meta_models.csv")

named <- function(name) Filter(function(s) s$name == name, sets)[[1]]
tight <- list(threshold = 1e-13, maxiter = 1e5)

# Left out one by one, and cumulatively in file order.
rows <- list()
for (name in c("bcg", "raudenbush", "k5 tau0.4", "k12 tau5", "k3 tau5")) for (method in c("FE", "DL", "REML")) for (test in c("z", "knha")) {
  if (method == "FE" && test != "z") next
  s <- named(name)
  fit <- rma(yi = s$yi, sei = s$sei, method = method, test = test, control = if (method == "REML") tight else list())
  out <- leave1out(fit)
  add <- suppressWarnings(cumul(fit))
  one <- function(kind, x, i) data.frame(name = name, method = method, test = test, kind = kind, place = i - 1L, estimate = x$estimate[i],
    se = x$se[i], ci_low = x$ci.lb[i], ci_high = x$ci.ub[i], p_value = x$pval[i], q = x$Q[i])
  for (i in seq_along(s$yi)) rows <- c(rows, list(one("left out", out, i)))
  for (i in seq_along(s$yi)[-1]) rows <- c(rows, list(one("added", add, i)))
}
write_oracle(do.call(rbind, rows), "meta_repeated.csv")

# Subgroups, each by itself, and the Q between them, with Wald's standard errors whatever the test: a model with
# the subgroup as moderator of the pooled estimates.
rows <- list()
for (name in c("bcg", "raudenbush", "k8 tau0.4", "k30 tau5", "k60 tau0")) for (method in c("FE", "DL", "REML")) for (test in c("z", "knha")) {
  if (method == "FE" && test != "z") next
  s <- named(name)
  group <- if (name == "bcg") match(dat.bcg$alloc, unique(dat.bcg$alloc)) - 1L else (seq_along(s$yi) - 1L) %% 3L
  fits_by <- function(test) lapply(sort(unique(group)), function(g) rma(yi = s$yi[group == g], sei = s$sei[group == g], method = method, test = test,
    control = if (method == "REML") tight else list()))
  fits <- fits_by(test)
  wald <- fits_by("z")
  between <- rma(yi = sapply(wald, function(f) c(f$beta)), sei = sapply(wald, function(f) f$se), mods = ~ factor(seq_along(wald)), method = "FE")
  rows <- c(rows, list(data.frame(name = name, method = method, test = test, groups = paste(group, collapse = " "),
    estimates = full(sapply(fits, function(f) c(f$beta))), se = full(sapply(fits, function(f) f$se)), q = between$QM, q_p_value = between$QMp)))
}
write_oracle(do.call(rbind, rows), "meta_subgroups.csv")

# Egger's regression, twice: metafor's and its classical form.
rows <- list()
for (s in sets) {
  if (length(s$yi) < 3 || s$name == "underdispersed") next
  level <- sample(c(0.9, 0.95, 0.99), 1)
  fit <- regtest(s$yi, sei = s$sei, model = "lm", level = level)
  line <- summary(lm(s$yi ~ s$sei, weights = 1 / s$sei^2))
  classical <- summary(lm(I(s$yi / s$sei) ~ I(1 / s$sei)))
  stopifnot(all.equal(line$coefficients[2, ], classical$coefficients[1, ], tolerance = 1e-6), all.equal(fit$zval, line$coefficients[2, 3]))
  df <- length(s$yi) - 2
  b <- line$coefficients[2, 1:2]
  t <- qt(1 - (1 - level) / 2, df)
  rows <- c(rows, list(data.frame(name = s$name, level = level, bias = b[[1]], se = b[[2]], ci_low = b[[1]] - t * b[[2]], ci_high = b[[1]] + t * b[[2]],
    statistic = fit$zval, df = df, p_value = fit$pval, limit = fit$est, limit_low = fit$ci.lb, limit_high = fit$ci.ub)))
}
write_oracle(do.call(rbind, rows), "meta_egger.csv")

# Trim and fill with the side of the weighted regression; lopsided sets, so that there is something to fill.
skewed <- lapply(1:12, function(i) {
  k <- c(6, 10, 15, 25, 40)[i %% 5 + 1]
  se <- runif(k, 0.05, 1)
  set(paste0("skewed", i), 0.3 + (-1)^i * se * abs(rnorm(k)) + 0.1 * rnorm(k), se^2)
})
rows <- list()
for (s in c(sets, skewed)) for (method in c("FE", "DL", "REML")) for (estimator in c("L0", "R0")) {
  if (length(s$yi) < 3 || length(s$yi) > 60 || s$name == "underdispersed") next  # without ties
  slope <- coef(lm(s$yi ~ s$sei, weights = 1 / s$sei^2))[[2]]
  side <- if (slope < 0) "right" else "left"
  scale <- min(s$sei)
  # metafor's Fisher scoring has no end for some of the trimmed sets.
  fit <- try(rma(yi = s$yi / scale, sei = s$sei / scale, method = method,
                 control = if (method == "REML") list(threshold = 1e-10 * max(1, var(s$yi / scale)), maxiter = 1e4) else list()), silent = TRUE)
  if (inherits(fit, "try-error")) next
  filled <- try(trimfill(fit, side = side, estimator = estimator, control = fit$control), silent = TRUE)
  if (inherits(filled, "try-error")) next
  extra <- filled$yi[-seq_along(s$yi)]
  rows <- c(rows, list(data.frame(name = s$name, studies = full(s$yi), se_of_studies = full(s$sei), method = method, test = "z", estimator = estimator,
    missing = filled$k0, side = side, estimate = scale * c(filled$beta), se = scale * filled$se, filled = full(scale * sort(extra)))))
}
trimmed <- do.call(rbind, rows)
stopifnot(sum(trimmed$missing > 0) >= 30)
write_oracle(trimmed, "meta_trim_and_fill.csv")
