# An actor-partner model of people's own numbers, with dyadMLM and glmmTMB:
# Rscript dyad_model.R [FOLDER OF THE RESULT] [OUTCOME] [PREDICTOR]
#
# OUTCOME and PREDICTOR are columns of people.csv (rmssd_ms by mean_hr_bpm unless others are named), in the first
# condition and session. The two of a dyad count as exchangeable; with roles, see the vignette "apim" of dyadMLM.
library(dyadMLM)
library(glmmTMB)

arguments <- commandArgs(trailingOnly = TRUE)
folder <- if (length(arguments) > 0) arguments[1] else "."
outcome <- if (length(arguments) > 1) arguments[2] else "rmssd_ms"
predictor <- if (length(arguments) > 2) arguments[3] else "mean_hr_bpm"
people <- read.csv(file.path(folder, "people.csv"))
people <- people[people$condition == people$condition[1] & people$session %in% people$session[1], ]
people$outcome <- people[[outcome]]
people$predictor <- people[[predictor]]
people <- people[!is.na(people$outcome) & !is.na(people$predictor), c("dyad", "person", "outcome", "predictor")]
prepared <- prepare_dyad_data(
  people,
  dyad = dyad, member = person, predictors = predictor, model_types = "apim", incomplete_dyads = "drop",
  include_arbitrary_member_contrast = TRUE, add_apim_gmc_predictors = TRUE, seed = 1
)
print(summary(glmmTMB(
  outcome ~ .predictor_gmc_actor + .predictor_gmc_partner + us(1 | dyad) + us(0 + .member_contrast_arbitrary | dyad),
  dispformula = ~0, data = prepared
)))
