# binom.test and prop.test for x of n: every x up to n = 30, chosen x beyond, at three levels.
# qnorm at chosen points.
source("support.R")

small <- do.call(rbind, lapply(1:30, function(n) data.frame(events = 0:n, total = n)))
large <- do.call(rbind, lapply(c(40, 61, 100, 347, 1000, 2099, 150000), function(n) {
  data.frame(events = unique(round(n * c(0, 0.0005, 0.01, 0.1, 0.344, 0.5, 0.9, 0.999, 1))), total = n)
}))
grid <- merge(unique(rbind(small, large)), data.frame(level = c(0.9, 0.95, 0.99)))
grid <- grid[order(grid$level, grid$total, grid$events), ]

# The exact beta quantiles binom.test is made of; its own printed interval is these, at 0 and n cut.
exact <- t(mapply(function(x, n, l) binom.test(x, n, conf.level = l)$conf.int, grid$events, grid$total, grid$level))
score <- t(mapply(function(x, n, l) {
  suppressWarnings(prop.test(x, n, conf.level = l, correct = FALSE)$conf.int)
}, grid$events, grid$total, grid$level))
tail <- (1 - grid$level) / 2
jeffreys <- cbind(
  ifelse(grid$events == 0, 0, qbeta(tail, grid$events + 0.5, grid$total - grid$events + 0.5)),
  ifelse(grid$events == grid$total, 1, qbeta(tail, grid$events + 0.5, grid$total - grid$events + 0.5, lower.tail = FALSE))
)
write_oracle(data.frame(grid,
  clopper_pearson_low = exact[, 1], clopper_pearson_high = exact[, 2],
  wilson_low = score[, 1], wilson_high = score[, 2],
  jeffreys_low = jeffreys[, 1], jeffreys_high = jeffreys[, 2]
), "proportion.csv")

p <- c(1e-10, 1e-5, 0.005, 0.025, 0.05, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 0.95, 0.975, 0.995, 0.99999)
write_oracle(data.frame(p = p, quantile = qnorm(p)), "normal_quantile.csv")
