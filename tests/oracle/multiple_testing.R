# p.adjust on lists of 1 to 100 p values: uniform, small, extreme, tied, 0 and 1.
source("support.R")

set.seed(20210609)
one_list <- function(i) {
  m <- sample(c(1, 2, 3, 5, 10, 30, 100), 1, prob = c(1, 1, 2, 4, 4, 2, 0.3))
  p <- switch(sample(4, 1), runif(m), runif(m)^4, 10^-runif(m, 0, 300), round(runif(m), 2))
  if (i %% 7 == 0) p[sample(m, 1)] <- 0
  if (i %% 9 == 0) p[sample(m, 1)] <- 1
  p
}
full <- function(p) paste(sprintf("%.17g", p), collapse = " ")
rows <- lapply(1:240, function(i) {
  p <- one_list(i)
  data.frame(p = full(p), bonferroni = full(p.adjust(p, "bonferroni")), holm = full(p.adjust(p, "holm")),
             bh = full(p.adjust(p, "BH")))
})
write_oracle(do.call(rbind, rows), "multiple_testing.csv")
