# rung fit beside ordinal::clm and MASS::polr: coefficients, cuts and standard errors must agree.
#   Rscript tests/peers/fits.R RUNG [DATA]     RUNG: the program; DATA: a folder with aps.csv, housing.csv, wine.csv
# Needs r-base-core, r-cran-ordinal and r-cran-mass. Without DATA, only made-up placements are fitted.
suppressMessages({library(ordinal); library(MASS)})
arguments <- commandArgs(trailingOnly = TRUE)
rung <- normalizePath(arguments[1])
data <- if (length(arguments) > 1) arguments[2] else ""
tight <- clm.control(gradTol = 1e-10, relTol = 1e-12, maxIter = 200)
failed <- 0

numbers <- function(json, key) {
  found <- regmatches(json, gregexpr(paste0('"', key, '":(-?[0-9.]+|null)'), json))[[1]]
  suppressWarnings(as.numeric(sub(".*:", "", found)))
}

# What rung says: cuts first, then coefficients, as clm orders them where no term is partial.
fitted_by_rung <- function(file, words) {
  json <- paste(system2(rung, c("fit", file, words, "--folds", "0", "--format", "json"), stdout = TRUE), collapse = "")
  own <- sub('"partial":.*', "", json)
  list(estimates = c(numbers(own, "cut"), numbers(own, "estimate")), errors = numbers(own, "error"),
       log_likelihood = numbers(json, "log_likelihood"))
}

compare <- function(what, ours, estimates, errors, log_likelihood, within) {
  apart <- c(max(abs(ours$estimates - estimates)), max(abs(ours$errors - errors)), abs(ours$log_likelihood - log_likelihood))
  good <- all(is.finite(apart)) && all(apart <= within)
  if (!good) failed <<- failed + 1
  cat(sprintf("%-34s %s  coefficients %.1e, standard errors %.1e, log-likelihood %.1e\n", what, if (good) "agrees" else "DIFFERS",
              apart[1], apart[2], apart[3]))
}

# polr differentiates its gradient numerically, in steps of 1e-3 unless told otherwise: then its standard errors are good to
# 1e-5 only. In steps of 1e-5 they agree with the exact ones of clm and ours to 1e-9.
against_both <- function(name, formula, frame, words, file, weights = rep(1, nrow(frame))) {
  frame$weights_ <- weights
  ours <- fitted_by_rung(file, words)
  peer <- clm(formula, data = frame, weights = weights_, control = tight)
  compare(paste(name, "clm"), ours, coef(peer), sqrt(diag(vcov(peer))), as.numeric(peer$logLik), 1e-7)
  peer <- polr(formula, data = frame, weights = weights_, Hess = TRUE, start = c(coef(peer)[-seq_along(peer$alpha)], peer$alpha),
               control = list(reltol = 1e-16, maxit = 1000, ndeps = rep(1e-5, length(coef(peer)))))
  slopes <- seq_along(coef(peer))
  errors <- sqrt(diag(vcov(peer)))
  compare(paste(name, "polr"), ours, c(peer$zeta, coef(peer)), c(errors[-slopes], errors[slopes]), as.numeric(logLik(peer)), 1e-7)
}

set.seed(1)
rows <- data.frame(a = round(rnorm(400), 3), b = rbinom(400, 1, 0.4), c = sample(0:4, 400, TRUE))
need <- 0.8 * rows$a + 0.6 * rows$b + 0.3 * rows$c + rlogis(400)
rows$place <- findInterval(need, c(0, 1.2, 2.4))
made_up <- tempfile(fileext = ".csv")
write.csv(rows, made_up, row.names = FALSE)
rows$place <- factor(rows$place, ordered = TRUE)
against_both("made up", place ~ a + b + c, rows, c("--outcome", "place", "--terms", "a,b,c"), made_up)
peer <- clm(place ~ a + c, nominal = ~b, data = rows, control = tight)
ours <- fitted_by_rung(made_up, c("--outcome", "place", "--terms", "a,c,b", "--partial", "b"))
turn <- c(rep(1, 3), 1, 1, rep(-1, 3))  # clm gives the coefficients of partial terms with the sign of cuts
order <- c(1:3, 7:8, 4:6)
compare("made up, partial clm", ours, turn * coef(peer)[order], sqrt(diag(vcov(peer)))[order], as.numeric(peer$logLik), 1e-7)

if (nzchar(data) && file.exists(file.path(data, "aps.csv"))) {
  at <- function(name) file.path(data, name)
  aps <- read.csv(at("aps.csv"))
  aps$place <- factor(aps$place, ordered = TRUE)
  covariates <- c("age", "race", "gender", "neuro", "emot", "danger", "elope", "los", "behav", "custd", "viol")
  against_both("aps", reformulate(covariates, "place"), aps, c("--outcome", "place", "--terms", paste(covariates, collapse = ",")), at("aps.csv"))
  housing <- read.csv(at("housing.csv"))
  housing <- transform(housing, sat = factor(sat, ordered = TRUE), infl = factor(infl, c("Low", "High", "Medium")),
                       type = factor(type, c("Tower", "Apartment", "Atrium", "Terrace")), cont = factor(cont, c("Low", "High")))
  against_both("housing", sat ~ infl + type + cont, housing,
               c("--outcome", "sat", "--weights", "freq", "--terms", shQuote("nominal(infl: Low),nominal(type: Tower),nominal(cont: Low)")),
               at("housing.csv"), housing$freq)
  wine <- transform(read.csv(at("wine.csv")), rating = factor(rating, ordered = TRUE), temp = factor(temp, c("cold", "warm")))
  against_both("wine", rating ~ temp + contact, wine,
               c("--outcome", "rating", "--terms", shQuote("nominal(temp: cold),nominal(contact: no)")), at("wine.csv"))
}
quit(status = if (failed > 0) 1 else 0)
