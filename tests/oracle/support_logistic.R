# Maximum likelihood and Firth's penalized likelihood of a logistic regression, for the scripts of this folder.

tight <- list(epsilon = 1e-14, maxit = 200)
# What glm.fit finds, by its own steps, but halved while they lead downwards: glm.fit runs away at profile
# limits of data that are nearly told apart. Starts where the log odds are nearest to `near`. Held to glm below wherever glm converges.
ml <- function(x, y, offset = rep(0, length(y)), near = offset) {
  log_likelihood <- function(eta) sum(plogis(ifelse(y == 1, eta, -eta), log.p = TRUE))
  beta <- numeric(ncol(x))
  if (ncol(x) > 0) {
    # In orthogonal columns, where columns far from 0 or nearly alike cost no digits.
    unit <- sqrt(colSums(x^2))
    q <- qr(t(t(x) / unit), tol = 1e-14)
    z <- qr.Q(q) * sqrt(nrow(x))
    gamma <- drop(crossprod(z, near - offset)) / nrow(x)
    value <- log_likelihood(drop(z %*% gamma) + offset)
    for (iteration in 1:500) {
      eta <- drop(z %*% gamma) + offset
      information <- crossprod(z, plogis(eta) * plogis(-eta) * z)
      # Far out the information has no inverse in doubles; a little more of it leads back.
      if (rcond(information) < 1e-14) information <- information + diag(1e-6 * max(information), ncol(z))
      step <- solve(information, drop(crossprod(z, ifelse(y == 1, plogis(-eta), -plogis(eta)))), tol = 0)
      while (log_likelihood(drop(z %*% (gamma + step)) + offset) < value - 1e-12 * (1 + abs(value))) step <- step / 2
      gamma <- gamma + step
      value <- log_likelihood(drop(z %*% gamma) + offset)
      if (max(abs(step)) < 1e-11 * max(abs(gamma), 1e-6)) break
    }
    beta <- drop(backsolve(qr.R(q), gamma * sqrt(nrow(x)))) / unit
  }
  eta <- drop(x %*% beta) + offset
  list(beta = beta, eta = eta, weights = plogis(eta) * plogis(-eta), value = log_likelihood(eta), converged = ncol(x) == 0 || iteration < 500)
}

# --- Firth: modified score, checked against the maximum that optim finds ---

penalized <- function(beta, x, y) {
  eta <- drop(x %*% beta)
  w <- plogis(eta) * plogis(-eta)
  information <- crossprod(x, w * x)
  sum(plogis(ifelse(y == 1, eta, -eta), log.p = TRUE)) + 0.5 * as.numeric(determinant(information)$modulus)
}
firth <- function(x, y, free = seq_len(ncol(x)), beta = rep(0, ncol(x))) {
  if (!is.finite(penalized(beta, x, y))) return(list(value = -Inf))
  for (iteration in 1:2000) {
    eta <- drop(x %*% beta)
    p <- plogis(eta)
    w <- p * plogis(-eta)
    information <- crossprod(x, w * x)
    h <- w * rowSums((x %*% solve(information, tol = 0)) * x)
    score <- drop(crossprod(x, y - p + h * (0.5 - p)))[free]
    step <- solve(information[free, free, drop = FALSE], score, tol = 0)
    if (max(abs(step)) > 5) step <- step * 5 / max(abs(step))
    before <- penalized(beta, x, y)
    repeat {
      after <- beta
      after[free] <- after[free] + step
      if (penalized(after, x, y) >= before - 1e-10) break
      step <- step / 2
    }
    beta <- after
    if (max(abs(step) / (1e-8 + abs(beta[free]))) < 1e-13) break
  }
  list(beta = beta, value = penalized(beta, x, y), information = information)
}
