# metafor's fixed-effect model on 1 to 60 studies, alike or not, of like or unlike precision; the p value of
# Q behind a printed I2.
source("support.R")
suppressMessages(library(metafor))

set.seed(20210609)
full <- function(x) paste(sprintf("%.17g", x), collapse = " ")
rows <- lapply(1:280, function(i) {
  k <- sample(c(1, 2, 3, 5, 8, 12, 22, 60), 1)
  se <- 10^runif(k, -sample(c(0.3, 1, 2), 1), 0.3)
  estimate <- sample(c(0, 0.1, 1.8, -0.7), 1) + sample(c(0, 0.2, 1.5), 1) * rnorm(k) + se * rnorm(k)
  level <- sample(c(0.9, 0.95, 0.99), 1)
  fit <- rma(yi = estimate, sei = se, method = "FE", level = level)
  data.frame(studies = full(estimate), se_of_studies = full(se), level = level,
             estimate = as.numeric(fit$beta), se = fit$se, ci_low = fit$ci.lb, ci_high = fit$ci.ub,
             statistic = fit$zval, p_value = fit$pval, q = fit$QE, q_p_value = fit$QEp, i2 = fit$I2 / 100)
})
pooled <- do.call(rbind, rows)
pooled <- subset(pooled, p_value > 1e-300 & q_p_value > 1e-300)
write_oracle(pooled, "fixed_effect.csv")

grid <- merge(data.frame(i2 = c(0, 1e-6, 0.001, 0.03, 0.12, 0.25, 0.42, 0.5, 0.626, 0.75, 0.9, 0.953, 0.99, 0.999)),
              data.frame(k = c(2:14, 22, 30, 61, 100, 1000)))
grid$q <- (grid$k - 1) / (1 - grid$i2)
grid$p_value <- pchisq(grid$q, grid$k - 1, lower.tail = FALSE)
write_oracle(subset(grid, p_value > 1e-300), "heterogeneity_p.csv")
