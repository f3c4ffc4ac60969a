# survfit, survdiff, coxph, cox.zph and concordance of the package survival, on its own data sets, on generated
# ones (tied, tiny, censored late, unbalanced, nearly monotone), and on large ones that the test makes from
# the same congruential numbers.
source("support.R")
suppressPackageStartupMessages(library(survival))

list_of <- function(x) paste(sprintf("%.17g", x), collapse = " ")

# --- data ------------------------------------------------------------------------------------------------

sets <- list()
add <- function(name, time, event, group, ...) {
  x <- list(...)
  names(x) <- paste0("x", seq_along(x))
  d <- data.frame(time = time, event = as.integer(event), group = as.integer(factor(group)) - 1L)
  sets[[name]] <<- list(data = cbind(d, as.data.frame(x)), covariates = names(x))
}
whole <- lung[complete.cases(lung[c("age", "sex", "ph.ecog", "ph.karno", "wt.loss")]), ]
with(whole, add("lung", time, status == 2, sex, age, sex, ph.ecog, wt.loss))
with(veteran, add("veteran", time, status, celltype, trt, karno, diagtime, age))
with(ovarian, add("ovarian", futime, fustat, rx, age, rx, resid.ds, ecog.ps))
with(aml, add("aml", time, status, x, x == "Maintained"))
with(rats, add("rats", time, status, rx, rx, sex == "f"))
with(rats[rats$sex == "f", ], add("rats_female", time, status, rx, rx))

set.seed(20261122)
generate <- function(name, n, groups, digits, censoring, effect, share = NULL) {
  group <- sample(groups, n, TRUE, share)
  x1 <- round(rnorm(n, 50, 12))
  x2 <- rbinom(n, 1, 0.4)
  x3 <- round(rexp(n), 3)
  risk <- exp(effect * ((x1 - 50) / 12 + 0.7 * x2 - 0.4 * x3 + 0.3 * group))
  time <- rexp(n, risk)
  end <- switch(censoring, none = rep(Inf, n), random = rexp(n, 0.5), late = rep(quantile(time, 0.7), n),
                heavy = rexp(n, 4))
  event <- time <= end
  unit <- 10^digits
  time <- ceiling(pmin(time, end) * unit) / unit
  add(name, time, event, group, x1, x2, x3)
}
for (censoring in c("none", "random", "late", "heavy")) {
  generate(paste0("plain_", censoring), 120, 2, 3, censoring, 0.5)
  generate(paste0("tied_", censoring), 150, 3, 1, censoring, 0.5)
  generate(paste0("days_", censoring), 90, 2, 0, censoring, 0.3)
  generate(paste0("small_", censoring), 18, 2, 3, censoring, 0.4)
}
generate("unbalanced", 200, 2, 2, "random", 0.4, c(0.96, 0.04))
generate("five_groups", 220, 5, 2, "random", 0.4, c(0.4, 0.3, 0.2, 0.07, 0.03))
generate("strong", 160, 2, 3, "none", 2.5)
generate("no_effect", 160, 2, 3, "random", 0)
add("tiny", c(1, 2, 3, 4, 5, 6), c(1, 0, 1, 1, 0, 1), c(0, 0, 1, 1, 0, 1), c(2, 1, 3, 1, 2, 4))
add("tie_of_both", c(1, 1, 2, 2, 2, 3, 3, 4), c(1, 0, 1, 1, 0, 0, 1, 0), c(0, 1, 0, 1, 1, 0, 1, 0),
    c(1, 3, 2, 5, 1, 2, 2, 4))
add("at_zero", c(0, 0, 0, 1, 2, 2, 5), c(1, 0, 1, 1, 0, 1, 1), c(0, 0, 1, 0, 1, 1, 0), c(1, 2, 1, 3, 2, 1, 2))
# Every event but one falls to the highest value at risk.
add("near_monotone", 1:40, rep(1, 40), rep(0:1, 20), c(40:22, 20, 21, 19:1))
# Far from 0 and of little spread.
far <- sets[["plain_random"]]$data
add("far", far$time, far$event, far$group, 1e6 + far$x1 / 1000, far$x3)
# The curve runs level at a half, and ends so.
add("level", c(1, 2, 3, 4), c(1, 1, 0, 0), c(0, 1, 0, 1), c(1, 2, 2, 1))

write_oracle(do.call(rbind, lapply(names(sets), function(name) {
  d <- sets[[name]]$data
  cell <- function(column) if (column %in% names(d)) list_of(as.numeric(d[[column]])) else ""
  as.data.frame(c(set = name, sapply(c("time", "event", "group", paste0("x", 1:4)), cell, simplify = FALSE)))
})), "survival_data.csv")

# Park and Miller's numbers; every operation below is exact or rounded once, in C++ as here.
large <- function(n, distinct) {
  state <- 20210609
  numbers <- numeric(5 * n)
  for (i in seq_along(numbers)) {
    state <- (16807 * state) %% 2147483647
    numbers[i] <- state / 2147483647
  }
  u <- matrix(numbers, n, byrow = TRUE)
  x1 <- floor(u[, 1] * 60) + 20
  x2 <- as.numeric(u[, 2] < 0.3)
  group <- as.integer(floor(u[, 2] * u[, 3] * 3))
  last <- 1 + floor(distinct * u[, 4] / (1 + x1 / 100 + x2))
  followed <- 1 + floor(distinct * u[, 5])
  list(data = data.frame(time = pmin(last, followed), event = as.integer(last <= followed), group = group,
                         x1 = x1, x2 = x2, x3 = u[, 3]), covariates = c("x1", "x2", "x3"))
}
large_sets <- list(large_fine = large(150000, 1e6), large_tied = large(150000, 60))

# --- curves ----------------------------------------------------------------------------------------------

curve <- function(d, scale, level) {
  survfit(Surv(time, event) ~ 1, data = d, conf.type = scale, conf.int = level)
}
none <- function(x, keep) ifelse(keep & is.finite(x), x, NaN)
curves <- list(); at <- list(); quantiles <- list()
read_curve <- function(set, d, scale, level, whole) {
  fit <- curve(d, scale, level)
  inside <- fit$surv < 1 & fit$surv > 0
  if (whole) {
    curves[[length(curves) + 1]] <<- data.frame(
      set, scale, level, time = list_of(fit$time), at_risk = list_of(fit$n.risk), events = list_of(fit$n.event),
      censored = list_of(fit$n.censor), estimate = list_of(fit$surv),
      se = list_of(none(fit$surv * fit$std.err, inside)), ci_low = list_of(none(fit$lower, inside)),
      ci_high = list_of(none(fit$upper, inside)))
  }
  times <- unique(c(0, max(d$time) * c(0.1, 0.25, 0.5, 0.9, 1), median(d$time)))
  there <- summary(fit, times = times)
  there_inside <- there$surv < 1 & there$surv > 0
  at[[length(at) + 1]] <<- data.frame(
    set, scale, level, time = there$time, at_risk = as.integer(there$n.risk),
    events = as.integer(cumsum(there$n.event)), censored = as.integer(cumsum(there$n.censor)),
    estimate = there$surv, se = none(there$std.err, there_inside), ci_low = none(there$lower, there_inside),
    ci_high = none(there$upper, there_inside))
  shares <- c(0.1, 0.25, 0.5, 0.75, 0.9)
  # The first time at which the upper limit is low enough; quantile() gives the same while it only falls.
  first <- function(y) survival:::findq(c(0, fit$time), c(0, cummax_known(1 - y)), shares, 2^-26)
  cummax_known <- function(y) ifelse(is.na(y), NA, cummax(ifelse(is.na(y), -Inf, y)))
  q <- quantile(fit, shares)
  high <- first(fit$upper)
  falls <- all(diff(fit$upper[!is.na(fit$upper)]) <= 1e-12)
  stopifnot(all.equal(unname(q$quantile), first(fit$surv)), !falls || isTRUE(all.equal(as.numeric(q$upper), as.numeric(high))))
  quantiles[[length(quantiles) + 1]] <<- data.frame(
    set, scale, level, share = shares, estimate = none(q$quantile, TRUE), ci_low = none(q$lower, TRUE),
    ci_high = none(high, TRUE))
}
for (scale in c("log", "log-log")) {
  for (name in names(sets)) {
    d <- sets[[name]]$data
    read_curve(name, d, scale, if (scale == "log") 0.95 else 0.9, scale == "log" || nrow(d) < 60)
  }
  for (name in names(large_sets)) read_curve(name, large_sets[[name]]$data, scale, 0.95, FALSE)
}
write_oracle(do.call(rbind, curves), "survival_curve.csv")
write_oracle(do.call(rbind, at), "survival_at.csv")
write_oracle(do.call(rbind, quantiles), "survival_time.csv")

# --- tests and models ------------------------------------------------------------------------------------

all_sets <- c(sets, large_sets)
write_oracle(do.call(rbind, lapply(names(all_sets), function(name) {
  d <- all_sets[[name]]$data
  test <- survdiff(Surv(time, event) ~ group, data = d)
  data.frame(set = name, n = list_of(as.numeric(test$n)), observed = list_of(test$obs),
             expected = list_of(test$exp), statistic = test$chisq, df = sum(test$exp > 0) - 1,
             p_value = test$pvalue)
})), "log_rank.csv")

options(warn = 2)  # a model without an end is no reference
cox <- list(); drift <- list()
for (name in names(all_sets)) {
  d <- all_sets[[name]]$data
  model <- as.formula(paste("Surv(time, event) ~", paste(all_sets[[name]]$covariates, collapse = " + ")))
  for (ties in c("efron", "breslow")) {
    fit <- coxph(model, d, ties = ties, control = coxph.control(eps = 1e-12, toler.chol = 1e-14, iter.max = 100))
    s <- summary(fit)
    cox[[length(cox) + 1]] <- data.frame(
      set = name, ties, log_estimate = list_of(s$coefficients[, "coef"]),
      log_se = list_of(s$coefficients[, "se(coef)"]), statistic = list_of(s$coefficients[, "z"]),
      p_value = list_of(2 * pnorm(-abs(s$coefficients[, "z"]))), ci_low = list_of(s$conf.int[, "lower .95"]),
      ci_high = list_of(s$conf.int[, "upper .95"]), log_likelihood_null = fit$loglik[1],
      log_likelihood = fit$loglik[2], likelihood_ratio = s$logtest[["test"]],
      likelihood_ratio_p = s$logtest[["pvalue"]], wald = fit$wald.test, wald_p = s$waldtest[["pvalue"]],
      score = s$sctest[["test"]], score_p = s$sctest[["pvalue"]], concordance = fit$concordance[["concordance"]],
      concordance_se = fit$concordance[["std"]])
    for (scale in c("km", "identity", "rank", "log")) {
      # Infinite or singular where there is no test: an event at time 0, one time with events.
      table <- tryCatch(cox.zph(fit, transform = scale)$table, error = function(e) NULL)
      cell <- function(column) if (is.null(table)) "" else list_of(table[, column])
      drift[[length(drift) + 1]] <- data.frame(
        set = name, ties, scale, statistic = cell("chisq"), df = cell("df"), p_value = cell("p"))
    }
  }
}
write_oracle(do.call(rbind, cox), "cox.csv")
write_oracle(do.call(rbind, drift), "proportional_hazards.csv")

# Terms of several columns: the groups as a category, beside the first column.
write_oracle(do.call(rbind, lapply(names(all_sets), function(name) {
  d <- all_sets[[name]]$data
  if (max(d$group) < 2) return(NULL)
  control <- coxph.control(eps = 1e-12, toler.chol = 1e-14, iter.max = 100)
  fit <- coxph(Surv(time, event) ~ factor(group) + x1, d, control = control)
  without <- list(coxph(Surv(time, event) ~ x1, d, control = control),
                  coxph(Surv(time, event) ~ factor(group), d, control = control))
  ratio <- sapply(without, function(smaller) 2 * (fit$loglik[2] - smaller$loglik[2]))
  table <- cox.zph(fit, transform = "km")$table
  data.frame(set = name, log_estimate = list_of(coef(fit)), statistic = list_of(ratio),
             p_value = list_of(pchisq(ratio, c(max(d$group), 1), lower.tail = FALSE)),
             drift = list_of(table[, "chisq"]), drift_df = list_of(table[, "df"]))
})), "cox_terms.csv")

write_oracle(do.call(rbind, lapply(names(all_sets), function(name) {
  d <- all_sets[[name]]$data
  do.call(rbind, lapply(all_sets[[name]]$covariates, function(x) {
    fit <- concordance(as.formula(paste("Surv(time, event) ~", x)), d, reverse = TRUE)
    count <- unname(fit$count)
    data.frame(set = name, marker = x, estimate = fit$concordance, se = sqrt(fit$var), concordant = count[1],
               discordant = count[2], tied_marker = count[3], tied_time = count[4] + count[5])
  }))
})), "concordance.csv")
