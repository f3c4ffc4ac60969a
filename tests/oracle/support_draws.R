# The random draws of core/src/stats/resample.hpp once more: xoshiro256** seeded by SplitMix64, Lemire's
# whole numbers below n. A word of 64 bits is 4 whole numbers below 2^16, the lowest first.
carry <- function(limbs) {
  for (i in 1:3) {
    limbs[i + 1] <- limbs[i + 1] + limbs[i] %/% 65536
    limbs[i] <- limbs[i] %% 65536
  }
  limbs[4] <- limbs[4] %% 65536
  limbs
}
word_xor <- function(a, b) as.double(bitwXor(a, b))
word_product <- function(a, b) {
  out <- numeric(4)
  for (i in 1:4) for (j in seq_len(5 - i)) {
    product <- a[i] * b[j]
    out[i + j - 1] <- out[i + j - 1] + product %% 65536
    if (i + j <= 4) out[i + j] <- out[i + j] + product %/% 65536
  }
  carry(out)
}
shifted_left <- function(a, by) {
  limbs <- by %/% 16
  bits <- by %% 16
  moved <- c(numeric(limbs), a)[1:4] * 2^bits
  carry(moved)
}
shifted_right <- function(a, by) {
  limbs <- by %/% 16
  bits <- by %% 16
  moved <- c(a, numeric(limbs))[(1:4) + limbs]
  above <- c(moved[-1], 0)
  moved %/% 2^bits + (above %% 2^bits) * 2^(16 - bits)
}
rotated <- function(a, by) shifted_left(a, by) + shifted_right(a, 64 - by)
word <- function(hex) {
  starts <- c(13, 9, 5, 1)
  as.double(strtoi(substring(hex, starts, starts + 3), 16))
}

new_generator <- function(seed) {
  state <- vector("list", 4)
  z0 <- carry(c(seed, 0, 0, 0))
  for (i in 1:4) {
    z0 <- carry(z0 + word("9E3779B97F4A7C15"))
    z <- word_product(word_xor(z0, shifted_right(z0, 30)), word("BF58476D1CE4E5B9"))
    z <- word_product(word_xor(z, shifted_right(z, 27)), word("94D049BB133111EB"))
    state[[i]] <- word_xor(z, shifted_right(z, 31))
  }
  function() {
    out <- carry(rotated(carry(state[[2]] * 5), 7) * 9)
    shifted <- shifted_left(state[[2]], 17)
    state[[3]] <<- word_xor(state[[3]], state[[1]])
    state[[4]] <<- word_xor(state[[4]], state[[2]])
    state[[2]] <<- word_xor(state[[2]], state[[3]])
    state[[1]] <<- word_xor(state[[1]], state[[4]])
    state[[3]] <<- word_xor(state[[3]], shifted)
    state[[4]] <<- rotated(state[[4]], 45)
    out
  }
}

# A whole number from 0 to n - 1.
below <- function(generator, n) {
  repeat {
    bits <- generator()
    product <- (bits[4] * 65536 + bits[3]) * n
    if (product %% 2^32 >= (2^32) %% n) return(product %/% 2^32)
  }
}
