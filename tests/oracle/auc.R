# pROC's AUC with DeLong's interval for ordered scores given as counts: the DLM score and random
# tables of 2 to 14 levels, balanced or not, some with levels nobody has.
source("support.R")
suppressMessages(library(pROC))

set.seed(20210609)
random_table <- function(i) {
  k <- sample(2:14, 1)
  with <- rpois(k, lambda = sample(c(0.5, 3, 20), 1) * seq_len(k) / k)
  without <- rpois(k, lambda = sample(c(0.5, 3, 20), 1) * rev(seq_len(k)) / k)
  with[k] <- with[k] + 2
  without[1] <- without[1] + 2
  list(with = with, without = without)
}
tables <- c(list(list(with = c(0, 3, 9, 9), without = c(15, 18, 7, 0))), lapply(1:59, random_table))

rows <- lapply(tables, function(t) {
  score <- c(rep(seq_along(t$with), t$with), rep(seq_along(t$without), t$without))
  outcome <- c(rep(1, sum(t$with)), rep(0, sum(t$without)))
  curve <- roc(outcome, score, levels = c(0, 1), direction = "<", quiet = TRUE)
  interval <- suppressWarnings(ci.auc(curve, method = "delong"))
  data.frame(
    with = paste(t$with, collapse = " "), without = paste(t$without, collapse = " "),
    estimate = as.double(auc(curve)), se = sqrt(var(curve, method = "delong")),
    ci_low = interval[1], ci_high = interval[3]
  )
})
write_oracle(do.call(rbind, rows), "auc.csv")
