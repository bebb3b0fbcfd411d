#!/usr/bin/env Rscript
# How many Allies and how many partners sat in the EAPC at the end of each year?
#
# Needs nato-partners on the path (or its path in the variable NATO_PARTNERS), and no package.
# eapc_by_year.py prints the same table.

program <- Sys.getenv("NATO_PARTNERS", "nato-partners")
panel <- "panel --formats eapc --rule last --columns year,country,eapc,eapc_role -o csv"

# NA is Namibia: only an empty cell is a missing value.
panel <- read.csv(text = system2(program, panel, stdout = TRUE), na.strings = "")

seated <- panel[panel$eapc %in% 1, ]
by_year <- as.data.frame.matrix(table(seated$year, seated$eapc_role)[, c("ally", "partner")])
by_year <- cbind(year = rownames(by_year), by_year)
write.csv(by_year, quote = FALSE, row.names = FALSE)
