"""Polars' typed scan of the file that `make_large` writes, without validation: seconds of one run, and peak memory."""

import resource
import sys
import time

import polars as pl

SCHEMA = {
    "放贷日期": pl.Date,
    "地区": pl.Int64,
    "借款人类型": pl.String,
    "户数": pl.Int64,
    "金额": pl.Float64,
    "备注": pl.String,
}
folder, mode = sys.argv[1], sys.argv[2]
scan = pl.scan_csv(folder + "/feeds/loans-2020-12.csv", schema=SCHEMA)
start = time.perf_counter()
if mode == "columns":
    # What the other program does: the declared columns, all rows, in memory.
    rows = scan.select(pl.exclude("备注")).collect().height
else:
    sums = scan.group_by("地区").agg(pl.col("户数").sum(), pl.col("金额").sum())
    rows = sums.collect(engine="streaming").height
seconds = time.perf_counter() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(f"polars {pl.__version__} {mode} {seconds:.3f} s, {rows} rows, peak {peak} kB")
