"""The windowed correlations of R packages, number for number: SUSY, rMEA and wcc."""
