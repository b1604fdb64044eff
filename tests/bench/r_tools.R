# Runs R's own synchrony tools, those that are installed, on a dyad: columns a and b, at 4 Hz, of the file given.
# Leaves in the folder given the numbers of each task (TASK.csv), and each one's tool and processor seconds (tasks.csv).
given <- commandArgs(trailingOnly = TRUE)
dyad <- read.csv(given[1])
folder <- given[2]

run <- function(task, package, times, call, numbers) {
    if (!requireNamespace(package, quietly = TRUE)) return(invisible())
    took <- numeric(times)
    for (i in seq_len(times)) {
        start <- proc.time()
        found <- call()
        took[i] <- sum((proc.time() - start)[1:2])
    }
    write.table(
        numbers(found), file.path(folder, paste0(task, ".csv")), sep = ",", row.names = FALSE, col.names = FALSE
    )
    line <- paste(task, paste("R", package, packageVersion(package)), min(took), sep = ",")
    cat(line, "\n", sep = "", file = file.path(folder, "tasks.csv"), append = TRUE)
}

susy <- function() SUSY::susy(dyad, segment = 30L, Hz = 4L, maxlag = 5L)
rmea <- function(window) {
    mea <- rMEA::MEA(
        dyad, sampRate = 4, filter = "raw", id = "d", session = "1", group = "g", s1Name = "A", s2Name = "B"
    )
    rMEA::MEAccf(mea, lagSec = 5, winSec = window, incSec = 1, r2Z = TRUE, ABS = TRUE)
}
wcc <- function() wcc::wccCalc(dyad$a, dyad$b, wMax = 240, tMax = 20, wInc = 4, tInc = 1, method = "cumr")
delayedAssign("windows", wcc())

# SUSY's row begins with two names and the number of samples.
run("susy", "SUSY", 2, susy, function(found) as.data.frame(found)[-(1:3)])
run("rmea_30", "rMEA", 3, function() rmea(30), function(found) found$ccf)
run("rmea_60", "rMEA", 3, function() rmea(60), function(found) found$ccf)
run("wcc", "wcc", 5, wcc, identity)
run("wcc_peaks", "wcc", 5, function() wcc::wccPeakPick(windows, Lsize = 8, pspan = 0.25, type = "Max"), as.data.frame)
