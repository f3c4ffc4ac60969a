# Tails and critical values of the normal, Student, chi-square and F distributions: from the middle to
# p = 1e-300, degrees of freedom from a fraction to a million.
source("support.R")

set.seed(20210609)
exponent <- c(runif(150, 0, 3), runif(150, 3, 300)) # p = 10^-exponent

z <- c(-8, -1.959963984540054, -1, -1e-8, 0, 1e-300, 0.5, 1, 1.96, 8, 30, 37, -37,
       qnorm(-exponent * log(10), log.p = TRUE) * sample(c(-1, 1), 300, replace = TRUE))
write_oracle(data.frame(z = z, cdf = pnorm(z), two_sided = 2 * pnorm(-abs(z))), "normal_tail.csv")

# Students with few degrees of freedom have heavy tails: p = 1e-300 is then no t anybody meets.
df <- c(sample(c(1:30, 0.5, 1.5, 2.7, 11.3, 59, 345, 1000, 2097.4), 150, replace = TRUE),
        sample(c(100, 250.5, 1e3, 12345.6, 1e5, 1e6), 150, replace = TRUE))
t <- -qt(-pmin(exponent, df * 12) * log(10) - log(2), df, log.p = TRUE)
student <- rbind(data.frame(t = t, df = df), expand.grid(t = c(0, 1e-8, 1e-5, 0.002, 0.3, -2), df = c(0.7, 1, 1.5, 2, 3, 10, 1e4, 1e9)))
student$two_sided <- 2 * pt(-abs(student$t), student$df)
write_oracle(student, "student_tail.csv")

df <- c(1:100, 0.5, 2.5, 61.5, sample(1:200, 97, replace = TRUE), sample(c(1, 2, 5, 30, 1000, 1e5), 100, replace = TRUE))
statistic <- qchisq(-exponent * log(10), df, lower.tail = FALSE, log.p = TRUE)
chi_square <- rbind(data.frame(statistic = statistic, df = df),
                    expand.grid(statistic = c(0, 1e-12, 0.1, 1, 3.841458820694124), df = c(1, 2, 3, 7, 60)))
chi_square$upper <- pchisq(chi_square$statistic, chi_square$df, lower.tail = FALSE)
write_oracle(chi_square, "chi_square_tail.csv")

critical <- expand.grid(
  level = c(0.01, 0.5, 0.8, 0.9, 0.95, 0.99, 0.999, 0.999999),
  df = c(1, 1.2, 2, 2.5, 3, 4.4, 7, 10, 15.7, 21, 30, 59, 61, 100, 345, 345.2, 1e3, 2099, 1e4, 123456.7, 1e6, 1e8, 1e9)
)
tail <- (1 - critical$level) / 2
critical$z <- qnorm(tail, lower.tail = FALSE)
critical$t <- qt(tail, critical$df, lower.tail = FALSE)
write_oracle(critical, "critical_value.csv")

set.seed(19241)
# One-sided: both signs; beyond the middle the tail is near 1.
df <- sample(c(1:30, 0.5, 2.7, 59, 345, 1000, 2097.4, 1e6), 100, replace = TRUE)
t <- c(rnorm(50, 0, 2), rnorm(50, 0, 8))
write_oracle(data.frame(t = t, df = df, upper = pt(t, df, lower.tail = FALSE), z_upper = pnorm(t, lower.tail = FALSE)),
             "one_sided_tail.csv")

df1 <- sample(c(1:12, 0.5, 3.3, 60, 1000), 300, replace = TRUE)
df2 <- c(sample(c(1:30, 2.5, 61), 150, replace = TRUE), sample(c(345, 1000, 12345.6, 1e6), 150, replace = TRUE))
f <- qf(-pmin(exponent, df2 * 6) * log(10), df1, df2, lower.tail = FALSE, log.p = TRUE)
f_tail <- rbind(data.frame(f = f, df1 = df1, df2 = df2),
                expand.grid(f = c(0, 1e-8, 0.2, 1, 3), df1 = c(1, 2, 7, 1e4), df2 = c(1, 3, 20, 1e5)))
f_tail$upper <- pf(f_tail$f, f_tail$df1, f_tail$df2, lower.tail = FALSE)
write_oracle(f_tail, "f_tail.csv")

quantile <- expand.grid(p = c(1e-10, 0.0005, 0.025, 0.1, 0.5, 0.9, 0.95, 0.975, 0.9999),
                        df = c(0.3, 1, 1.5, 2, 3, 7, 12, 30.5, 100, 1000, 1e6))
quantile$lower <- qchisq(quantile$p, quantile$df)
quantile$upper <- qchisq(quantile$p, quantile$df, lower.tail = FALSE)
write_oracle(quantile, "chi_square_quantile.csv")
