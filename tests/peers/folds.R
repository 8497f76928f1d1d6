# Ten-fold cross-validation of ordinal::clm and nnet::multinom on the Adolescent Placement Study: the figures that the test
# "cross-validated figures on placements of adolescents are those of R" holds ours to.
#   Rscript tests/peers/folds.R DATA     DATA: the folder with aps.csv; column fold10 has the folds
suppressMessages({library(ordinal); library(nnet)})
aps <- read.csv(file.path(commandArgs(trailingOnly = TRUE)[1], "aps.csv"))
aps$ordered <- factor(aps$place, ordered = TRUE)
covariates <- c("age", "race", "gender", "neuro", "emot", "danger", "elope", "los", "behav", "custd", "viol")
levels <- 4

kappa_of <- function(recorded, stated) {
  apart <- outer(seq_len(levels), seq_len(levels), function(i, j) (i - j)^2)
  seen <- table(factor(recorded, seq_len(levels) - 1), factor(stated, seq_len(levels) - 1))
  1 - sum(apart * seen) / sum(apart * outer(rowSums(seen), colSums(seen)) / sum(seen))
}

figures <- function(name, probabilities) {
  reached <- t(apply(probabilities, 1, cumsum))[, -levels]
  recorded <- outer(aps$place, seq_len(levels - 1) - 1, "<=")
  mode <- apply(probabilities, 1, which.max) - 1
  median <- apply(reached, 1, function(below) sum(below <= 0.5))
  cat(sprintf("%-20s log loss %.4f  RPS %.4f  kappa of the most probable level %.4f, of the median %.4f\n", name,
              -mean(log(probabilities[cbind(seq_len(nrow(aps)), aps$place + 1)])), mean(rowSums((reached - recorded)^2)),
              kappa_of(aps$place, mode), kappa_of(aps$place, median)))
}

across <- function(name, predict_rows) {
  probabilities <- matrix(0, nrow(aps), levels)
  for (fold in unique(aps$fold10)) probabilities[aps$fold10 == fold, ] <- predict_rows(aps[aps$fold10 != fold, ], aps[aps$fold10 == fold, ])
  figures(name, probabilities)
}

across("proportional odds", function(seen, unseen) {
  unseen$ordered <- NULL
  predict(clm(reformulate(covariates, "ordered"), data = seen), unseen)$fit
})
across("multinomial", function(seen, unseen) {
  predict(multinom(reformulate(covariates, "place"), seen, trace = FALSE, maxit = 500), unseen, "probs")
})
