# A mixed model of what dyads have beyond chance, with lme4: Rscript mixed_model.R [FOLDER OF THE RESULT]
#
# Condition within dyads, a random intercept a dyad. The second model takes every pair, real or not, with both people as
# crossed random effects, since all pairs share members: `real` is what dyads have beyond strangers.
library(lme4)

folder <- commandArgs(trailingOnly = TRUE)
folder <- if (length(folder)) folder[1] else "."
dyads <- read.csv(file.path(folder, "dyads.csv"))
dyads <- dyads[!is.na(dyads$z_beyond), ]
several <- length(unique(dyads$condition)) > 1
print(summary(lmer(if (several) z_beyond ~ condition + (1 | dyad) else z_beyond ~ 1 + (1 | session), dyads)))

pairs <- read.csv(file.path(folder, "pairs.csv"))
formula <- if (several) z ~ real * condition + (1 | first) + (1 | second) else z ~ real + (1 | first) + (1 | second)
print(summary(lmer(formula, pairs)))
