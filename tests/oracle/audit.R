# What the audit recomputes, by R's own functions from the typed tables of the papers: for each row its id, which
# number of the recomputed text is meant, its value, and how far rounding of the print may move it.
source("support.R")
suppressPackageStartupMessages(library(metafor))

out <- data.frame(id = character(), number = integer(), value = numeric(), tolerance = numeric())
note <- function(id, number, value, tolerance) {
  out[nrow(out) + 1, ] <<- list(id, number, value, tolerance)
}
numbers <- function(x) as.numeric(gsub("<", "", x))

# Liang 2021, Table 1. Row ids are made of the factors' names.
liang <- read.csv("../published/liang2021_table1.csv", check.names = FALSE, encoding = "UTF-8", na.strings = character())
id_of <- function(name) {
  name <- gsub("\u03b1", "a", gsub("\u03b2", "b", gsub("\u03b3", "g", tolower(name))))
  if (!startsWith(name, "fev1/")) name <- gsub("\\(.*?\\)", "", name)
  gsub("^-|-$", "", gsub("[^a-z0-9]+", "-", name))
}
liang$id <- vapply(liang$factor, id_of, "")
digits <- function(cell) as.numeric(regmatches(cell, gregexpr("[0-9]+\\.?[0-9]*", cell))[[1]])

for (i in which(liang$summary == "count" & liang$p_value != "NA")) {
  a <- digits(liang$rp_ild_21[i])[1]
  b <- digits(liang$non_rp_ild_40[i])[1]
  table <- matrix(c(a, b, 21 - a, 40 - b), 2)
  test <- suppressWarnings(chisq.test(table, correct = FALSE))
  p <- if (min(test$expected) < 5) fisher.test(table)$p.value else test$p.value
  note(paste0("liang2021/count-test/", liang$id[i]), 0, p, 5.1e-5)
}
# Student's t test over every corner of what the means and SDs were rounded from; the range's two ends.
t_p <- function(m1, s1, m2, s2) {
  s <- sqrt((20 * s1^2 + 39 * s2^2) / 59)
  2 * pt(-abs((m1 - m2) / (s * sqrt(1 / 21 + 1 / 40))), 59)
}
for (i in which(liang$summary == "mean_sd")) {
  x <- c(digits(liang$rp_ild_21[i]), digits(liang$non_rp_ild_40[i]))
  corners <- expand.grid(lapply(x, function(v) v + c(-0.005, 0.005)))
  p <- t_p(corners[[1]], corners[[2]], corners[[3]], corners[[4]])
  note(paste0("liang2021/t-test/", liang$id[i]), 0, min(p), 5.1e-5)
}
tested <- liang[liang$p_value != "NA", ]
raw <- numbers(tested$p_value)
half <- ifelse(startsWith(tested$p_value, "<"), 0, 0.0005)
low <- p.adjust(pmax(0, ifelse(startsWith(tested$p_value, "<"), 0, raw - half)), "BH")
for (i in seq_len(nrow(tested))) note(paste0("liang2021/adjusted/", tested$id[i]), 0, low[i], 5.1e-5)

# Yuan 2025, Table 2.
yuan <- read.csv("../published/yuan2025_table2.csv", check.names = FALSE, encoding = "UTF-8")
names <- c(
  "Female" = "female", "Heliotrope rash" = "heliotrope_rash", "Shawl sign" = "shawl_sign", "Dysphagia" = "dysphagia",
  "V sign" = "v_sign", "Muscle weakness" = "muscle_weakness", "Arthritis" = "arthritis",
  "Pulmonary infection" = "pulmonary_infection", "DM" = "dm", "Anti-MDA5" = "anti_mda5", "Anti-Jo-1" = "anti_jo1",
  "Anti-Ku" = "anti_ku", "CRP (>0.05 mg/L)" = "crp", "ESR (>21 mm/h)" = "esr"
)
z <- qnorm(0.975)
for (factor in names(names)) {
  rows <- yuan[yuan$factor == factor & yuan$subgroup != "all", ]
  pooled <- rma(
    yi = log(rows$odds_ratio), sei = (log(rows$ci_high) - log(rows$ci_low)) / (2 * z), method = "FE"
  )
  id <- paste0("yuan2025/repooled/", names[[factor]])
  note(id, 0, exp(pooled$b[1]), 2e-3 * exp(pooled$b[1]))
  note(id, 1, exp(pooled$ci.lb), 2e-3 * exp(pooled$ci.lb))
  note(id, 2, exp(pooled$ci.ub), 2e-3 * exp(pooled$ci.ub))
}
studies <- read.csv("../published/yuan2025_table1.csv", check.names = FALSE, encoding = "UTF-8")
floor_of <- function(numbers) {
  s <- studies[studies$no %in% numbers, ]
  1 / sqrt(sum(s$n_rp_ild * (s$n_total - s$n_rp_ild) / (4 * s$n_total)))
}
note("yuan2025/smallest-se/dysphagia.all", 0, floor_of(c(2, 5, 6, 9)), 5.1e-5)
note("yuan2025/smallest-se/dysphagia.lt3months", 0, floor_of(c(2, 5, 9)), 5.1e-5)
note("yuan2025/smallest-se/pulmonary_infection.all", 0, floor_of(c(5, 6, 19)), 5.1e-5)
note("yuan2025/smallest-se/pulmonary_infection.lt1month", 0, floor_of(c(6, 19)), 5.1e-5)
note("yuan2025/smallest-se/v_sign.lt1month", 0, floor_of(c(8, 17)), 5.1e-5)
# I2 of 24.9 % over five studies, from its upper end of rounding.
note("yuan2025/heterogeneity/crp.all", 0, pchisq(4 / (1 - 0.2495), 4, lower.tail = FALSE), 5.1e-5)
note("yuan2025/egger-p/pulmonary_infection.all", 0, 2 * pt(-0.375, 1), 5.1e-5)
# Lee 2022: 7 of 17 against 10 of 19.
note("lee2022/comparison", 0, chisq.test(matrix(c(7, 10, 10, 9), 2))$p.value, 5.1e-5)
write_oracle(out, "audit.csv")
