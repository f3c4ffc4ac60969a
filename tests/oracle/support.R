# Shared by the scripts of this folder; writes nothing itself.

# A table as CSV with every double in full (17 significant digits read back as the same double).
write_oracle <- function(table, file) {
  full <- table
  for (name in names(full)) {
    if (is.double(full[[name]])) full[[name]] <- sprintf("%.17g", full[[name]])
  }
  write.csv(full, file, row.names = FALSE, quote = FALSE)
}
