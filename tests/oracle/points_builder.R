# A points score, step by step: tests of R, p.adjust, logistic regression, cut-offs by trying all; then
# all of it again in resamples drawn as the core draws them.
source("support.R")
source("support_logistic.R")
source("support_draws.R")

area <- function(score, y) {
  r <- rank(score)
  (sum(r[y == 1]) - sum(y) * (sum(y) + 1) / 2) / (sum(y) * sum(1 - y))
}

# Maximum likelihood, or Firth's where the outcomes are told apart.
regression <- function(columns, y) {
  x <- cbind(1, columns)
  fit <- tryCatch(ml(x, y), error = function(e) NULL)
  apart <- is.null(fit) || !fit$converged
  if (apart) {
    fit <- firth(x, y)
    none <- firth(x, y, 1, c(log(mean(y) / (1 - mean(y))), rep(0, ncol(columns))))
    information <- fit$information
    lr <- 2 * (fit$value - none$value)
  } else {
    information <- crossprod(x, fit$weights * x)
    lr <- 2 * (fit$value - sum(dbinom(y, 1, mean(y), log = TRUE)))
  }
  beta <- fit$beta
  se <- sqrt(diag(solve(information, tol = 0)))
  list(beta = beta[-1], p = 2 * pnorm(-abs(beta / se))[-1], lr_p = pchisq(lr, ncol(columns), lower.tail = FALSE), penalized = apart)
}

compare <- function(v, y, kind, test) {
  if (kind == "finding") {
    t <- table(factor(v, 0:1), factor(y, 0:1))
    expected <- outer(rowSums(t), colSums(t)) / sum(t)
    return(if (min(expected) < 5) fisher.test(t)$p.value else suppressWarnings(chisq.test(t, correct = FALSE)$p.value))
  }
  with <- v[y == 1]
  without <- v[y == 0]
  switch(test, student_t = t.test(with, without, var.equal = TRUE)$p.value, welch_t = t.test(with, without)$p.value,
         mann_whitney = suppressWarnings(wilcox.test(with, without)$p.value))
}

item_of <- function(v, y, kind, rounding) {
  sign <- if (area(v, y) < 0.5) -1 else 1
  cut <- 0.5
  if (kind == "number") {
    s <- sort(unique(sign * v))
    between <- (s[-1] + s[-length(s)]) / 2
    youden <- sapply(between, function(c) mean(sign * v[y == 1] > c) + mean(sign * v[y == 0] < c) - 1)
    # Several as good: the first, which calls most patients positive.
    cut <- sign * between[which(youden > max(youden) - 1e-12)[1]]
    if (rounding > 0) cut <- whole(cut / rounding) * rounding
  }
  list(sign = sign, cut = cut)
}
# Halves away from 0; R rounds them to the even number.
whole <- function(v) sign(v) * floor(abs(v) + 0.5)
pointed <- function(item, v) as.numeric(item$sign * v > item$sign * item$cut)

build <- function(columns, kinds, tests, rounding, y, options) {
  k <- ncol(columns)
  p <- sapply(seq_len(k), function(j) {
    v <- columns[, j]
    if (length(unique(v)) == 1) return(1)
    if (options$screening == "comparison") compare(v, y, kinds[j], tests[j]) else regression(cbind(v), y)$lr_p
  })
  adjusted <- if (options$adjust) p.adjust(p, "BH") else p
  chosen <- which(adjusted < 0.05)
  out <- list(p = p, adjusted = adjusted, chosen = chosen, kept = integer(), penalized = FALSE)
  if (length(chosen) == 0) return(out)
  items <- lapply(chosen, function(j) item_of(columns[, j], y, kinds[j], rounding[j]))
  points_of <- function(places) do.call(cbind, lapply(places, function(i) pointed(items[[i]], columns[, chosen[i]])))
  entered <- if (options$entry == "by_cut_off") points_of(seq_along(chosen)) else columns[, chosen, drop = FALSE]
  fit <- regression(entered, y)
  out$regression_p <- fit$p
  out$penalized <- fit$penalized
  left <- which(fit$p < options$regression_limit | options$regression_limit >= 1)
  points <- rep(1, length(left))
  if (options$points == "by_coefficient" && length(left) > 0) {
    again <- regression(points_of(left), y)
    out$penalized <- out$penalized || again$penalized
    points <- whole(again$beta / min(again$beta[again$beta > 0], Inf))
    left <- left[again$beta > 0]
    points <- points[again$beta > 0]
  }
  out$kept <- chosen[left]
  out$items <- items[left]
  out$points <- points
  out
}
score_of <- function(built, columns) {
  total <- numeric(nrow(columns))
  for (i in seq_along(built$kept)) total <- total + built$points[i] * pointed(built$items[[i]], columns[, built$kept[i]])
  total
}

set.seed(20210908)
data <- results <- NULL
cohort <- function(n, numbers, findings, effect, decimals = 1) {
  repeat {
    a <- matrix(round(rnorm(n * numbers, 50, 15), decimals), n)
    b <- matrix(rbinom(n * findings, 1, 0.35), n)
    w <- effect * c(-1, 1, 0, 0.5)[seq_len(numbers)]
    v <- effect * c(1.2, 0, 0.8, -0.9)[seq_len(findings)]
    y <- as.integer(runif(n) < plogis(-0.7 + drop(scale(a) %*% w) + drop((b - 0.35) %*% v)))
    if (sum(y) >= 5 && sum(1 - y) >= 5) return(list(columns = cbind(a, b), y = y))
  }
}
text <- function(v) paste(sprintf("%.17g", as.numeric(v)), collapse = " ")
for (i in 1:26) {
  n <- c(61, 90, 150, 40)[i %% 4 + 1]
  numbers <- 2 + i %% 3
  findings <- 2 + i %% 2 * 2
  options <- list(screening = if (i %% 5 == 0) "logistic" else "comparison", adjust = i %% 7 != 0,
                  entry = if (i %% 3 == 0) "by_cut_off" else "as_measured", regression_limit = if (i %% 4 == 0) 1 else 0.05,
                  points = if (i %% 2 == 0) "by_coefficient" else "one_each", resamples = if (n <= 61) 40 else 0, seed = i)
  repeat {
    drawn <- cohort(n, numbers, findings, c(1, 1.6, 2.4)[i %% 3 + 1], decimals = i %% 2)
    kinds <- rep(c("number", "finding"), c(numbers, findings))
    tests <- rep(c("student_t", "mann_whitney", "welch_t"), length.out = length(kinds))
    rounding <- ifelse(kinds == "number", c(0, 5, 0.5)[i %% 3 + 1], 0)
    built <- build(drawn$columns, kinds, tests, rounding, drawn$y, options)
    if (length(built$kept) > 0) break
  }
  y <- drawn$y
  score <- score_of(built, drawn$columns)
  best <- sapply(sort(unique(score)), function(c) mean(score[y == 1] >= c) + mean(score[y == 0] < c) - 1)
  names <- paste0(kinds, seq_along(kinds))
  optimism <- used <- without <- NA
  rates <- rep(NA, length(kinds))
  if (options$resamples > 0) {
    generator <- new_generator(options$seed)
    ordered <- do.call(order, c(list(y), asplit(drawn$columns, 2))) # whatever order the patients came in
    excess <- numeric()
    rates <- numeric(length(kinds))
    without <- 0
    for (r in seq_len(options$resamples)) {
      rows <- ordered[1 + replicate(n, below(generator, n))]
      again <- tryCatch(build(drawn$columns[rows, ], kinds, tests, rounding, y[rows], options), error = function(e) stop(i, " ", conditionMessage(e)))
      excess <- c(excess, area(score_of(again, drawn$columns[rows, ]), y[rows]) - area(score_of(again, drawn$columns), y))
      rates[again$kept] <- rates[again$kept] + 1
      without <- without + (length(again$kept) == 0)
    }
    optimism <- mean(excess)
    used <- length(excess)
    rates <- rates / used
  }
  label <- sprintf("cohort_%d", i)
  data <- rbind(data, data.frame(data = label, column = c("outcome", names), kind = c("outcome", kinds), test = c("", tests),
    rounding = c(0, rounding), values = c(text(y), apply(drawn$columns, 2, text))))
  results <- rbind(results, data.frame(data = label, screening = options$screening, adjust = as.integer(options$adjust), entry = options$entry,
    regression_limit = options$regression_limit, points_rule = options$points, resamples = options$resamples, seed = options$seed,
    p = text(built$p), adjusted = text(built$adjusted), chosen = text(built$chosen - 1), regression_p = text(built$regression_p),
    penalized = as.integer(built$penalized), kept = text(built$kept - 1), sign = text(sapply(built$items, function(it) it$sign)),
    cut = text(sapply(built$items, function(it) it$cut)), points = text(built$points), score = text(score), auc = area(score, y),
    threshold = sort(unique(score))[which(best > max(best) - 1e-12)[1]],
    optimism, used, without, rates = text(rates)))
}
write_oracle(data, "points_builder_data.csv")
write_oracle(results, "points_builder.csv")
