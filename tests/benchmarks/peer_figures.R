# SPDX-License-Identifier: EUPL-1.2
# One run of a peer in R on a table that peer_figures.py wrote. Says the version and the seconds of processor time.
#   data NAME OUT | round IN FORMULA BASE OUT | gauss IN FORMULA THRESHOLD WIDTH ZEROS OUT | sdctable IN METHOD THRESHOLD OUT

said <- commandArgs(trailingOnly = TRUE)
needed <- c(data = "SSBtools", round = "SmallCountRounding", gauss = "GaussSuppression", sdctable = "sdcTable")

table_of <- function(from) utils::read.csv(from, colClasses = "character", encoding = "UTF-8") |> transform(n = as.integer(n))

# Every table and margin that the formula names, each once: a group of one category is that category.
cells_of <- function(data, formula) {
  made <- SSBtools::ModelMatrix(data, formula = stats::as.formula(formula), crossTable = TRUE)
  once <- !duplicated(made$crossTable)
  list(x = made$modelMatrix[, once, drop = FALSE], crossTable = made$crossTable[once, , drop = FALSE])
}

rounded <- function(data, formula, base) {
  made <- do.call(PLSrounding, c(list(data, "n", roundBase = base, printInc = FALSE), cells_of(data, formula)))$publish
  names(made)[names(made) == "rounded"] <- "n"
  made[setdiff(names(made), c("original", "difference"))]
}

# Zeros may be hidden too where ZEROS is "hidden"; a WIDTH of 0 asks for no interval.
gauss <- function(data, formula, threshold, width, zeros) {
  cells <- cells_of(data, formula)
  asked <- list(
    data = data, freqVar = "n", maxN = threshold - 1, protectZeros = FALSE, secondaryZeros = zeros == "hidden",
    extend0 = FALSE, printInc = FALSE
  )
  if (width > 0) asked <- c(asked, list(lpPackage = "Rglpk", rangeMin = width))
  made <- do.call(SuppressSmallCounts, c(asked, cells))
  made[made$suppressed, names(cells$crossTable), drop = FALSE]
}

# One table without groups; every small count asks for THRESHOLD - 1 of room.
suppressed <- function(data, method, threshold) {
  columns <- setdiff(names(data), "n")
  trees <- lapply(columns, function(column) hier_create("Total", unique(data[[column]])))
  names(trees) <- columns
  problem <- makeProblem(data, dimList = trees, freqVarInd = which(names(data) == "n"))
  problem <- primarySuppression(problem, type = "freq", maxN = threshold - 1)
  made <- as.data.frame(getInfo(protectTable(problem, method = method, verbose = FALSE), "finalData"))
  made[made$sdcStatus %in% c("u", "x"), columns, drop = FALSE]
}

suppressPackageStartupMessages(library(needed[[said[1]]], character.only = TRUE))
began <- sum(proc.time()[1:2])
utils::capture.output(made <- switch(said[1],
  data = if (said[2] == "exPSD") SmallCountRounding::SmallCountData(said[2]) else SSBtoolsData(said[2]),
  round = rounded(table_of(said[2]), said[3], as.integer(said[4])),
  gauss = gauss(table_of(said[2]), said[3], as.integer(said[4]), as.integer(said[5]), said[6]),
  sdctable = suppressed(table_of(said[2]), said[3], as.integer(said[4]))
))
took <- sum(proc.time()[1:2]) - began
utils::write.csv(made, said[length(said)], row.names = FALSE, fileEncoding = "UTF-8")
cat(paste(needed[[said[1]]], packageVersion(needed[[said[1]]])), round(took, 2), sep = "\n")
