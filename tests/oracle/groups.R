# t.test, wilcox.test and cor.test on raw data: random, tied, tiny, unbalanced, shifted far from 0, classics
# that come with R, and long ones that the C++ test draws from the same generator. chisq.test and
# fisher.test on tables of any size; fisher.test's odds ratio searched to the end; predictive values at
# another prevalence by their logits.
source("support.R")
set.seed(20210818)

list_of <- function(x) paste(sprintf("%.17g", x), collapse = " ")

# Lehmer's generator: whole numbers below 2^31 - 1, exact in doubles.
lehmer <- function(seed, n) {
  out <- numeric(n)
  for (i in seq_len(n)) {
    seed <- (seed * 16807) %% 2147483647
    out[i] <- seed
  }
  out
}

# --- two groups of numbers ---
random_pair <- function(i) {
  n <- sample(list(c(2, 2), c(3, 2), c(4, 7), c(6, 6), c(12, 30), c(21, 40), c(49, 49), c(50, 8), c(60, 45)), 1)[[1]]
  draw <- switch(sample(6, 1),
    function(k) rnorm(k), function(k) rexp(k), function(k) round(rnorm(k), 1), function(k) 1e6 + rnorm(k),
    function(k) rpois(k, 3), function(k) exp(3 * rnorm(k)))
  list(x = draw(n[1]) + sample(c(0, 0.5, 2), 1), y = draw(n[2]))
}
pairs <- lapply(1:60, random_pair)
small <- list( # no two equal, so exact
  list(x = c(1.1, 2.2, 3.3), y = c(0.4, 5.5)), list(x = 1, y = c(2, 3)), list(x = c(5, 7, 9), y = 8),
  list(x = 1:5 + 0.25, y = 6:12), list(x = c(-3, -1, 0), y = c(-2, 4, 5)), list(x = rnorm(49), y = rnorm(3))
)
tied <- list(
  list(x = c(1, 1, 1), y = c(2, 2)), list(x = c(0, 1), y = c(0, 1)), list(x = c(0, 0, 0, 1), y = c(1, 1, 1, 0, 1)),
  list(x = c(3, 3, 3), y = c(3, 3, 4)), list(x = rpois(80, 1), y = rpois(15, 1.5)), list(x = c(2, 2), y = c(2, 5, 5, 9))
)
classics <- list(
  with(mtcars, list(x = mpg[am == 1], y = mpg[am == 0])),
  with(mtcars, list(x = wt[vs == 1], y = wt[vs == 0])),
  with(sleep, list(x = extra[group == 1], y = extra[group == 2])),
  with(ToothGrowth, list(x = len[supp == "OJ"], y = len[supp == "VC"])),
  with(chickwts, list(x = weight[feed == "linseed"], y = weight[feed == "casein"])),
  with(airquality, list(x = na.omit(Ozone[Month == 5]), y = na.omit(Ozone[Month == 8]))),
  with(iris, list(x = Sepal.Width[Species == "setosa"], y = Sepal.Width[Species == "virginica"]))
)
pairs <- c(pairs, small, tied, classics)

t_rows <- do.call(rbind, lapply(Filter(function(p) length(p$x) > 1 && length(p$y) > 1, pairs), function(p) {
  level <- sample(c(0.9, 0.95, 0.99), 1)
  test <- function(equal) {
    t <- tryCatch(t.test(p$x, p$y, var.equal = equal, conf.level = level), error = function(e) NULL)
    if (is.null(t)) return(rep(NA, 6))
    unname(c(t$stderr, t$statistic, t$parameter, t$p.value, t$conf.int))
  }
  data.frame(x = list_of(p$x), y = list_of(p$y), level = level, mean1 = mean(p$x), sd1 = sd(p$x), student = t(test(TRUE)),
             welch = t(test(FALSE)))
}))
fields <- c("se", "statistic", "df", "p_value", "ci_low", "ci_high")
names(t_rows)[6:17] <- c(paste0("student_", fields), paste0("welch_", fields))
write_oracle(subset(t_rows, !is.na(student_se)), "groups_t.csv")

rank_test <- function(x, y, level) {
  exact <- length(x) < 50 && length(y) < 50 && !anyDuplicated(c(x, y))
  w <- suppressWarnings(wilcox.test(x, y, conf.int = TRUE, conf.level = level, tol.root = 1e-12))
  as_is <- suppressWarnings(wilcox.test(x, y, conf.int = TRUE, conf.level = level))
  differences <- if (length(x) * length(y) < 1e6) sort(outer(x, y, `-`)) else NA
  middle <- (length(differences) + 0:1) / 2
  data.frame(level = level, exact = as.integer(exact), statistic = w$statistic, p_value = w$p.value,
             estimate = w$estimate, median = median(differences), half_gap = diff(differences[c(floor(middle[1] + 0.5), ceiling(middle[2]))]) / 2,
             ci_low = w$conf.int[1], ci_high = w$conf.int[2],
             default_low = as_is$conf.int[1], default_high = as_is$conf.int[2])
}
wilcoxon <- do.call(rbind, lapply(pairs, function(p) {
  level <- sample(c(0.5, 0.9, 0.95, 0.99), 1)
  if (length(unique(c(outer(p$x, p$y, `-`)))) == 1) return(NULL) # R has no interval then
  cbind(data.frame(x = list_of(p$x), y = list_of(p$y)), rank_test(p$x, p$y, level))
}))
write_oracle(wilcoxon, "mann_whitney.csv")

# Long ones, drawn again by the C++ test: `seed`, then n1 + n2 numbers modulo `modulus`.
long <- data.frame(seed = c(1, 7, 42, 2021, 99), n1 = c(1000, 400, 3000, 52, 700), n2 = c(900, 1500, 20, 5000, 700),
                   modulus = c(2147483647, 50, 1000, 2147483647, 2))
long_rows <- do.call(rbind, lapply(seq_len(nrow(long)), function(i) with(long[i, ], {
  all <- lehmer(seed, n1 + n2) %% modulus
  x <- all[1:n1]
  y <- all[n1 + 1:n2]
  t <- t.test(x, y)
  r <- rank_test(x, y, 0.95)
  cbind(long[i, ], r[, c("statistic", "p_value", "median", "ci_low", "ci_high")], t_statistic = t$statistic, t_df = t$parameter,
        t_p_value = t$p.value)
})))
write_oracle(long_rows, "groups_long.csv")

# --- correlation ---
xy <- c(
  lapply(1:40, function(i) {
    n <- sample(c(3:12, 15, 40), 1)
    x <- switch(sample(4, 1), rnorm(n), rpois(n, 4) + 0.0, 1e5 + rnorm(n), exp(2 * rnorm(n)))
    list(x = x, y = sample(c(-1, 0, 0.3, 5), 1) * (x - mean(x)) / (sd(x) + 1e-9) + switch(sample(2, 1), rnorm(n), round(rnorm(n))))
  }),
  lapply(3:11, function(n) list(x = rnorm(n), y = rnorm(n))), # no two equal
  list(list(x = mtcars$mpg, y = mtcars$wt), list(x = mtcars$hp, y = mtcars$qsec), list(x = cars$speed, y = cars$dist),
       list(x = faithful$eruptions[1:100], y = faithful$waiting[1:100]), list(x = women$height, y = women$weight),
       list(x = anscombe$x1, y = anscombe$y1), list(x = anscombe$x4, y = anscombe$y4),
       list(x = 1:9, y = c(1:8, 8.5)), list(x = 1:7, y = 7:1), list(x = c(1, 2, 3, 4), y = c(2, 1, 4, 3)))
)
xy <- Filter(function(p) sd(p$x) > 0 && sd(p$y) > 0, xy)
correlated <- do.call(rbind, lapply(xy, function(p) {
  level <- sample(c(0.9, 0.95, 0.99), 1)
  n <- length(p$x)
  pearson <- cor.test(p$x, p$y, conf.level = level)
  exact <- n < 10 && !anyDuplicated(p$x) && !anyDuplicated(p$y)
  spearman <- suppressWarnings(cor.test(p$x, p$y, method = "spearman", exact = exact))
  rho <- spearman$estimate
  ends <- if (n > 3) tanh(atanh(rho) + c(-1, 1) * qnorm((1 + level) / 2) * sqrt((1 + rho^2 / 2) / (n - 3))) else c(NA, NA)
  limits <- if (n > 3) pearson$conf.int else c(NA, NA)
  data.frame(x = list_of(p$x), y = list_of(p$y), level = level, pearson = pearson$estimate, statistic = pearson$statistic,
             p_value = pearson$p.value, ci_low = limits[1], ci_high = limits[2], exact = as.integer(exact), spearman = rho,
             spearman_p_value = spearman$p.value, spearman_low = ends[1], spearman_high = ends[2])
}))
write_oracle(correlated, "correlation.csv")

# --- tables of any size ---
tables <- c(
  list(
    matrix(c(1, 2, 1, 0, 3, 3, 6, 1, 10, 10, 14, 9, 6, 7, 12, 11), 4, byrow = TRUE), # Agresti's job satisfaction
    unclass(HairEyeColor[, , "Female"]), apply(UCBAdmissions, c(1, 3), sum), unclass(table(mtcars$cyl, mtcars$gear)),
    unclass(table(infert$education, infert$case)), unclass(table(warpbreaks$tension, warpbreaks$breaks > 25)),
    rbind(c(0, 0, 7), c(5, 1, 0)), rbind(c(3, 0), c(0, 4), c(2, 2)), rbind(c(8, 9, 10, 11), c(20, 2, 3, 4)), diag(4) + 1,
    diag(5), rbind(c(100, 120, 130), c(90, 125, 140)), rbind(c(1000, 1000, 1000), c(1000, 1001, 999))),
  lapply(1:60, function(i) {
    rows <- sample(2:5, 1)
    columns <- sample(2:4, 1)
    repeat {
      m <- matrix(rpois(rows * columns, sample(c(1, 3, 6), 1) * rexp(rows * columns)), rows)
      if (all(rowSums(m) > 0) && all(colSums(m) > 0) && sum(m) < 90) return(m)
    }
  }))
tested <- do.call(rbind, lapply(tables, function(m) {
  m <- unname(as.matrix(m))
  plain <- suppressWarnings(chisq.test(m, correct = FALSE))
  exact <- tryCatch(fisher.test(m, workspace = 2e7)$p.value, error = function(e) NA)
  data.frame(rows = nrow(m), columns = ncol(m), counts = paste(t(m), collapse = " "), statistic = plain$statistic,
             df = plain$parameter + 0.0, p_value = plain$p.value, expected = list_of(t(plain$expected)), fisher_p_value = exact)
}))
write_oracle(tested, "contingency_table.csv")

# --- conditional odds ratios: fisher.test with a uniroot that searches to the end ---
to_the_end <- fisher.test
environment(to_the_end) <- list2env(
  list(uniroot = function(...) stats::uniroot(..., tol = 1e-16, maxiter = 10000)), parent = asNamespace("stats"))
cells <- rbind(
  c(3, 1, 1, 3), c(18, 7, 3, 33), c(0, 12, 9, 4), c(9, 0, 2, 5), c(5, 0, 0, 7), c(0, 3, 4, 0), c(1, 1, 1, 1), c(40, 60, 55, 45),
  c(200, 800, 150, 850), c(2, 98, 10, 90), c(7, 14, 4, 36), c(1, 20, 5, 300), c(30, 1, 2, 25), c(100, 3, 4, 100), c(0, 1, 1, 1),
  matrix(rpois(4 * 60, 10^runif(240, 0, 1.8)), ncol = 4))
cells <- subset(cells, cells[, 1] + cells[, 2] > 0 & cells[, 3] + cells[, 4] > 0 & cells[, 1] + cells[, 3] > 0 & cells[, 2] + cells[, 4] > 0)
conditional <- do.call(rbind, lapply(seq_len(nrow(cells)), function(i) {
  level <- sample(c(0.9, 0.95, 0.99), 1)
  m <- matrix(cells[i, ], 2, byrow = TRUE)
  f <- to_the_end(m, conf.level = level)
  stopifnot(all.equal(f$p.value, fisher.test(m)$p.value))
  data.frame(a = cells[i, 1], b = cells[i, 2], c = cells[i, 3], d = cells[i, 4], level = level, estimate = f$estimate,
             ci_low = f$conf.int[1], ci_high = f$conf.int[2])
}))
write_oracle(conditional, "conditional_odds_ratio.csv")

# --- predictive values at another prevalence (Mercaldo, Lau & Zhou 2007, their logits) ---
shares <- do.call(rbind, lapply(1:40, function(i) {
  tp <- sample(1:80, 1); fn <- sample(1:60, 1); fp <- sample(1:60, 1); tn <- sample(1:300, 1)
  prevalence <- sample(c(0.001, 0.05, 0.2, 0.5, 0.9), 1)
  level <- sample(c(0.9, 0.95), 1)
  n1 <- tp + fn
  n0 <- fp + tn
  se <- tp / n1
  sp <- tn / n0
  z <- qnorm((1 + level) / 2)
  ppv <- log(se * prevalence / ((1 - sp) * (1 - prevalence)))
  npv <- log(sp * (1 - prevalence) / ((1 - se) * prevalence))
  ppv_se <- sqrt((1 - se) / se / n1 + sp / (1 - sp) / n0)
  npv_se <- sqrt(se / (1 - se) / n1 + (1 - sp) / sp / n0)
  data.frame(tp, fp, fn, tn, prevalence, level, ppv = plogis(ppv), ppv_low = plogis(ppv - z * ppv_se),
             ppv_high = plogis(ppv + z * ppv_se), npv = plogis(npv), npv_low = plogis(npv - z * npv_se),
             npv_high = plogis(npv + z * npv_se))
}))
write_oracle(shares, "diagnostic_accuracy.csv")
