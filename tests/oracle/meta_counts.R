# metafor's effects of single studies from their counts, with the half where a cell is 0; Mantel-Haenszel and
# Peto over several, cells of 0 and studies without contrast among them.
source("support.R")
suppressMessages(library(metafor))

set.seed(20250831)
tables <- rbind(
  with(dat.bcg, data.frame(a = tpos, b = tneg, c = cpos, d = cneg)),
  data.frame(a = c(0, 5, 0, 3, 0, 7, 1, 400000), b = c(10, 0, 12, 4, 9, 0, 1, 7), c = c(4, 3, 0, 0, 9, 8, 1, 3), d = c(8, 6, 15, 5, 0, 0, 1, 500000)),
  do.call(rbind, lapply(1:80, function(i) {
    n <- rpois(4, 10^runif(4, -0.5, sample(c(1, 2, 4), 1)))
    data.frame(a = n[1], b = n[2], c = n[3], d = n[4])
  })))
tables <- subset(tables, a + b > 0 & c + d > 0)
added <- sample(c(0.5, 0.5, 0.25, 1), nrow(tables), replace = TRUE)
out <- tables
out$added <- added
for (measure in c("OR", "RR", "RD")) {
  one <- lapply(seq_len(nrow(tables)), function(i) escalc(measure, ai = a, bi = b, ci = c, di = d, data = tables[i, ], add = added[i], to = "only0"))
  out[[paste0(measure, "_estimate")]] <- sapply(one, function(x) c(x$yi))
  out[[paste0(measure, "_se")]] <- sqrt(sapply(one, function(x) x$vi))
}
# 1 - p loses digits in metafor where p is near 1: the same without the difference.
x <- tables + added * (apply(tables, 1, min) == 0)
exact <- with(x, sqrt(a * b / (a + b)^3 + c * d / (c + d)^3))
stopifnot(all.equal(exact, out$RD_se, tolerance = 1e-9))
out$RD_se <- exact
write_oracle(out, "study_effects.csv")

n <- round(10^runif(120, 0, 4))
x <- pmin(n, round(n * sample(c(0, 1, 0.5, 0.02, 0.97), 120, replace = TRUE)))
plo <- escalc("PLO", xi = x, ni = n)
write_oracle(data.frame(events = x, total = n, estimate = c(plo$yi), se = sqrt(plo$vi), back = transf.ilogit(c(plo$yi))), "logit_effects.csv")

cells <- function(v) paste(v, collapse = " ")
sets <- c(list(with(dat.bcg, data.frame(a = tpos, b = tneg, c = cpos, d = cneg)),
               with(dat.nielweise2007, data.frame(a = ai, b = n1i - ai, c = ci, d = n2i - ci)),
               with(dat.egger2001, data.frame(a = ai, b = n1i - ai, c = ci, d = n2i - ci))),
  lapply(1:60, function(i) {
    k <- sample(c(1, 2, 3, 5, 12, 30), 1)
    n1 <- round(10^runif(k, 0.7, 3))
    n2 <- round(10^runif(k, 0.7, 3))
    p <- sample(c(0.01, 0.1, 0.5, 0.97), 1)
    a <- rbinom(k, n1, p)
    c <- rbinom(k, n2, plogis(qlogis(p) + 0.7))
    data.frame(a = a, b = n1 - a, c = c, d = n2 - c)
  }))
rows <- list()
for (s in sets) for (measure in c("OR", "RR", "RD", "PETO")) {
  level <- sample(c(90, 95, 99), 1)
  fit <- if (measure == "PETO") try(rma.peto(ai = a, bi = b, ci = c, di = d, data = s, level = level, drop00 = c(TRUE, FALSE)), silent = TRUE)
    else try(suppressWarnings(rma.mh(ai = a, bi = b, ci = c, di = d, data = s, measure = measure, level = level, drop00 = c(TRUE, FALSE))), silent = TRUE)
  if (inherits(fit, "try-error") || is.na(fit$se) || !is.finite(fit$se) || fit$se == 0) next
  df <- if (measure == "PETO") fit$k.pos - 1 else fit$k.yi - 1
  rows <- c(rows, list(data.frame(a = cells(s$a), b = cells(s$b), c = cells(s$c), d = cells(s$d), measure = measure, level = level / 100,
    estimate = c(fit$beta), se = fit$se, ci_low = fit$ci.lb, ci_high = fit$ci.ub, statistic = fit$zval, p_value = fit$pval,
    q = if (df < 1) 0 else fit$QE, q_df = max(df, 0), q_p_value = if (df < 1) 1 else fit$QEp)))
}
write_oracle(do.call(rbind, rows), "mantel_haenszel.csv")
