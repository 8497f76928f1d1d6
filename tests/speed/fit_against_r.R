# rung beside ordinal::clm on one machine in one run: time of the processor, gradient, memory.
#   Rscript tests/speed/fit_against_r.R FIT_SPEED [ROWS]     FIT_SPEED: the program rung_fit_speed; ROWS: 1000000
# Twenty columns (ten normal, five 0/1, five 0..4), four levels. Needs r-base-core and r-cran-ordinal; clm needs 2.6 GB for a million rows.
suppressMessages(library(ordinal))
arguments <- commandArgs(trailingOnly = TRUE)
rows <- if (length(arguments) > 1) as.integer(arguments[2]) else 1000000L
set.seed(7)
x <- cbind(matrix(rnorm(10 * rows), rows), matrix(rbinom(5 * rows, 1, 0.3), rows), matrix(sample(0:4, 5 * rows, TRUE), rows))
level <- findInterval(drop(x %*% rep(c(0.3, -0.2, 0.15, 0.1), 5)) + rlogis(rows), c(-0.5, 1, 2.5))
file <- tempfile()
out <- file(file, "wb")
writeBin(as.integer(c(rows, 20L, 4L)), out)
writeBin(as.integer(level), out)
writeBin(as.vector(t(x)), out)
close(out)

ours <- list()
for (threads in 1:3) {
  lines <- strsplit(system2(arguments[1], c(file, threads), stdout = TRUE), " ")
  ours[[threads]] <- setNames(lapply(lines, function(line) as.numeric(line[-1])), sapply(lines, `[`, 1))
}
unlink(file)
frame <- data.frame(level = factor(level, ordered = TRUE), x)
gc(reset = TRUE)
time <- system.time(peer <- clm(level ~ ., data = frame))
seconds <- sum(time[c("user.self", "sys.self")])
cat(sprintf("rows %d, columns 20, levels 4\n", rows))
cat(sprintf("clm   %8.2f s of the processor, largest gradient %.1e, log-likelihood %.6f\n", seconds, max(abs(peer$gradient)), as.numeric(peer$logLik)))
cat(sprintf("rung  %8.2f s of the processor, largest gradient %.1e, log-likelihood %.6f, %.0f MB beyond the data\n",
            ours[[1]]$seconds_of_processor, ours[[1]]$largest_gradient, ours[[1]]$log_likelihood, ours[[1]]$megabytes_beyond_the_data))
cat(sprintf("times faster: %.1f; coefficients apart by at most %.1e; the same bits for 1, 2 and 3 threads: %s\n",
            seconds / ours[[1]]$seconds_of_processor, max(abs(ours[[1]]$estimates - coef(peer))),
            if (identical(ours[[1]]$estimates, ours[[2]]$estimates) && identical(ours[[1]]$estimates, ours[[3]]$estimates)) "yes" else "NO"))
