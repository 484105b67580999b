"""The job that `onpace run` does on `make_large FOLDER ROWS MONTHS`, as one would write it for DuckDB, Polars or pandas: for every
county and township households and amount of the last month and of all months; for every county the gap to its targets.

    nation.py FOLDER duckdb|duckdb-rejects|polars|polars-checked|pandas OUT

Prints the seconds of one run, the peak memory, the rows that were thrown away, and the grand totals."""

import glob
import resource
import sys
import time

folder, tool, out = sys.argv[1:4]
files = sorted(glob.glob(folder + "/feeds/*.csv"))
last = files[-1][-11:-4]
HEADERS = ["放贷日期", "地区", "借款人类型", "户数", "金额", "备注"]
GROUPS = ["贫困户", "边缘户", "一般农户", "企业"]


def duckdb(rejects):
    import duckdb

    db = duckdb.connect()
    db.execute("SET memory_limit = '8GB'")
    db.execute(f"CREATE TABLE regions AS SELECT * FROM read_csv('{folder}/regions.csv', header = true, all_varchar = true)")
    db.execute(f"CREATE TABLE targets AS SELECT * FROM read_csv('{folder}/targets.csv', header = true, all_varchar = true)")
    mode = "store_rejects = true, rejects_limit = 0" if rejects else "ignore_errors = true"
    types = "{'放贷日期': 'DATE', '地区': 'VARCHAR', '借款人类型': 'VARCHAR', '户数': 'INTEGER', '金额': 'DECIMAL(18,2)', '备注': 'VARCHAR'}"
    checks = f"WHERE 借款人类型 IN {tuple(GROUPS)} AND 户数 >= 0 AND 金额 >= 0 AND 地区 IN (SELECT code FROM regions)" if rejects else ""
    db.execute(f"""
        CREATE TABLE sums AS SELECT 地区 AS code, sum(户数) AS households, sum(金额) AS amount,
            sum(户数) FILTER (放贷日期 >= DATE '{last}-01') AS month_households,
            sum(金额) FILTER (放贷日期 >= DATE '{last}-01') AS month_amount, count(*) AS n
        FROM read_csv('{folder}/feeds/*.csv', header = true, columns = {types}, {mode}) {checks} GROUP BY 1""")
    db.execute(f"""COPY (
        WITH up AS (
            SELECT code, households, amount, month_households, month_amount FROM sums
            UNION ALL SELECT parent, sum(households), sum(amount), sum(month_households), sum(month_amount)
            FROM sums JOIN regions USING (code) WHERE level = 'township' GROUP BY 1)
        SELECT up.*, t.indicator, t.value, CASE WHEN t.indicator = 'loan_amount' THEN amount / 10000 ELSE households END
            - t.value::DOUBLE AS gap FROM up LEFT JOIN targets t ON t.scope = up.code ORDER BY code, indicator)
        TO '{out}' (HEADER)""")
    if rejects:
        db.execute(f"COPY (SELECT * FROM reject_errors) TO '{out}.rejects' (HEADER)")
    thrown = db.execute("SELECT count(DISTINCT (file_id, line)) FROM reject_errors").fetchone()[0] if rejects else None
    return thrown, db.execute("SELECT sum(n), sum(households), sum(amount) FROM sums").fetchone()


def polars(checked):
    import polars as pl

    typed = dict(zip(HEADERS, [pl.Date, pl.Int64, pl.String, pl.Int64, pl.Float64, pl.String]))
    if checked:
        scan = pl.scan_csv(files, schema=dict.fromkeys(HEADERS, pl.String), include_file_paths="file")
        scan = scan.with_columns(
            pl.col("放贷日期").str.to_date("%Y-%m-%d", strict=False),
            pl.col("地区").cast(pl.Int64, strict=False),
            pl.col("户数").cast(pl.Int64, strict=False),
            pl.col("金额").cast(pl.Float64, strict=False),
        )
        good = pl.all_horizontal(pl.col("放贷日期", "地区", "户数", "金额").is_not_null()) & pl.col("借款人类型").is_in(GROUPS)
        scan = scan.filter(good)
    else:
        scan = pl.scan_csv(files, schema=typed, ignore_errors=True)
    newest = pl.col("放贷日期") >= pl.lit(last + "-01").str.to_date()
    sums = (
        scan.group_by("地区")
        .agg(
            pl.col("户数").sum().alias("households"),
            pl.col("金额").sum().alias("amount"),
            pl.col("户数").filter(newest).sum().alias("month_households"),
            pl.col("金额").filter(newest).sum().alias("month_amount"),
            pl.len().alias("n"),
        )
        .collect(engine="streaming")
    )
    regions = pl.read_csv(folder + "/regions.csv", schema_overrides={"code": pl.Int64, "parent": pl.Int64})
    targets = pl.read_csv(folder + "/targets.csv", schema_overrides={"scope": pl.Int64})
    numbers = ["households", "amount", "month_households", "month_amount"]
    sums = sums.rename({"地区": "code"})
    below = sums.join(regions.filter(pl.col("level") == "township"), on="code")
    counties = below.group_by("parent").agg(pl.col(numbers).sum()).rename({"parent": "code"})
    up = pl.concat([sums.select("code", *numbers), counties])
    value = pl.when(pl.col("indicator") == "loan_amount").then(pl.col("amount") / 10000).otherwise(pl.col("households"))
    up = up.join(targets, left_on="code", right_on="scope", how="left").with_columns((value - pl.col("value")).alias("gap"))
    up.sort("code", "indicator").write_csv(out)
    return None, (sums["n"].sum(), sums["households"].sum(), sums["amount"].sum())


def pandas():
    import pandas as pd

    parts, thrown = [], 0
    for file in files:
        for part in pd.read_csv(file, dtype=str, chunksize=1_000_000):
            part["day"] = pd.to_datetime(part["放贷日期"], format="%Y-%m-%d", errors="coerce")
            for name in ["地区", "户数", "金额"]:
                part[name] = pd.to_numeric(part[name], errors="coerce")
            good = part[["day", "地区", "户数", "金额"]].notna().all(axis=1) & part["借款人类型"].isin(GROUPS)
            thrown += int((~good).sum())
            part = part[good].astype({"地区": "int64", "户数": "int64"})
            newest = part["day"] >= pd.Timestamp(last + "-01")
            part = part.assign(month_households=part["户数"].where(newest, 0), month_amount=part["金额"].where(newest, 0), n=1)
            parts.append(part.groupby("地区")[["户数", "金额", "month_households", "month_amount", "n"]].sum())
    sums = pd.concat(parts).groupby(level=0).sum()
    regions = pd.read_csv(folder + "/regions.csv", dtype={"parent": "Int64"}).set_index("code")
    counties = sums.join(regions[["parent", "level"]]).query("level == 'township'").groupby("parent")[list(sums.columns)].sum()
    up = pd.concat([sums, counties]).reset_index(names="code")
    targets = pd.read_csv(folder + "/targets.csv")
    up = up.merge(targets, left_on="code", right_on="scope", how="left")
    up["gap"] = up["金额"].div(10000).where(up["indicator"] == "loan_amount", up["户数"]) - up["value"]
    up.sort_values(["code", "indicator"]).to_csv(out, index=False)
    return thrown, (int(sums["n"].sum()), sums["户数"].sum(), sums["金额"].sum())


jobs = {
    "duckdb": lambda: duckdb(False),
    "duckdb-rejects": lambda: duckdb(True),
    "polars": lambda: polars(False),
    "polars-checked": lambda: polars(True),
    "pandas": pandas,
}
start = time.perf_counter()
thrown, totals = jobs[tool]()
seconds = time.perf_counter() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(f"{tool} {seconds:.3f} s, peak {peak} kB, thrown away {thrown}, rows, households and amount {totals}", flush=True)
