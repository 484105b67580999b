"""Runs onpace and its peers on the same job in turn, see nation.sh.

    nation_all.py ONPACE FOLDER [RUNS [PEER…]]"""

import csv
import glob
import hashlib
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from decimal import Decimal

onpace, folder = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
runs = int(sys.argv[3]) if len(sys.argv) > 3 else 3
peers = sys.argv[4:] or ["duckdb", "duckdb-rejects", "polars", "polars-checked", "pandas"]
files = sorted(glob.glob(folder + "/feeds/*.csv"))
month = lambda file: file[-11:-4]
out = tempfile.mkdtemp(prefix="onpace-nation-")
seconds, peaks, thrown = {}, {}, {}


def timed(name, command, env=None):
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env)
    # What is said on either is short.
    said = child.stdout.read() + child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    took = time.perf_counter() - start
    if status != 0:
        sys.exit(f"{name} failed:\n{said}")
    inner = re.search(r"([\d.]+) s, peak (\d+) kB", said)
    took = float(inner[1]) if inner else took
    seconds.setdefault(name, []).append(took)
    peaks.setdefault(name, []).append(usage.ru_maxrss)
    print(f"{name}: {took:.3f} s, peak {usage.ru_maxrss / 1024:.0f} MiB", flush=True)
    return said


def run(name, *more, into="onpace", as_of=month(files[-1]), env=None):
    command = [onpace, "run", folder, "--as-of", as_of, "--only", "csv,values", "--out", f"{out}/{into}", *more]
    return timed(name, command, env)


def store(*verb):
    subprocess.run([onpace, "store", *verb, folder], check=True, stdout=subprocess.DEVNULL)


def one_more_row(file):
    size = os.path.getsize(file)
    with open(file, "a") as f:
        f.write(f"{month(file)}-28,110100001000,企业,1,1.00,R\n")
    return size


for file in files + [folder + "/regions.csv", folder + "/targets.csv"]:
    with open(file, "rb") as f:
        while f.read(1 << 24):
            pass

for n in range(runs):
    if not peers:
        # What was written less than two seconds before a run is no proof that nothing has changed. With peers, the last of them has
        # ended right before, as for each of them.
        time.sleep(2.5)
    shutil.rmtree(folder + "/.onpace", ignore_errors=True)
    run("onpace, cold")
    said = run("onpace, nothing changed")
    if "nothing has changed" not in said and "没有变化" not in said:
        print("  but the report was made again", flush=True)
    # As an office does that wants the same in another form: from the store.
    run("onpace, nothing changed but the report asked for", "--lang", "en", into="other")
    middle = files[len(files) // 2]
    size = one_more_row(middle)
    run("onpace, one month changed", into="changed")
    os.truncate(middle, size)
    # The last month comes: without it first, and nothing kept of it.
    aside = out + "/last.csv"
    shutil.move(files[-1], aside)
    try:
        before = [onpace, "run", folder, "--as-of", month(files[-2]), "--only", "csv,values", "--out", out + "/before"]
        subprocess.run(before, check=True, capture_output=True)
        store("prune")
    finally:
        shutil.move(aside, files[-1])
    run("onpace, one month added")
    for peer in peers:
        said = timed(peer, [sys.executable, "benches/peers/nation.py", folder, peer, f"{out}/{peer}.csv"])
        found = re.search(r"thrown away (\d+)", said)
        thrown[peer] = int(found[1]) if found else None

median = {name: statistics.median(took) for name, took in seconds.items()}
cold = median["onpace, cold"]
fastest = min((median[p] for p in peers if p in ("duckdb", "polars")), default=None)
size = sum(map(os.path.getsize, files))
print(f"\n{len(files)} files, {size / 1e9:.2f} GB, medians of {runs}")
for name, took in median.items():
    to = took / cold if name.startswith("onpace") else cold / took
    how = "of cold" if name.startswith("onpace") else "onpace, cold, takes so much of it"
    print(f"{name}: {took:.2f} s, peak {max(peaks[name]) / 1024:.0f} MiB; {to:.3f} {how}")
if fastest:
    print(f"onpace, cold, to the faster of DuckDB and Polars without validation: {cold / fastest:.2f}")


def table(path):
    with open(path, encoding="utf-8-sig", newline="") as f:
        return list(csv.DictReader(f))


def values(of):
    """By region: households and amount (yuan) in all, and those of the month."""
    found = {}
    for row in table(of):
        scale = 10000 if row["indicator"] == "loan_amount" else 1
        at = 1 if row["indicator"] == "loan_amount" else 0
        numbers = found.setdefault(row["region"], [None] * 4)
        numbers[at], numbers[at + 2] = Decimal(row["value"]) * scale, Decimal(row["own"]) * scale
    return found


folder_of = f"{out}/onpace/{month(files[-1])}"
ours = values(folder_of + "/values.csv")
rejects = table(folder_of + "/rejects.csv")
print(f"onpace rejected {len(rejects)} cells, in {len({(r['file'], r['line']) for r in rejects})} rows")
for peer in peers:
    if peer not in ("duckdb-rejects", "polars-checked", "pandas"):
        continue
    names = ["households", "amount", "month_households", "month_amount"]
    if peer == "pandas":
        names[:2] = ["户数", "金额"]
    worst, compared = Decimal(0), 0
    for row in table(f"{out}/{peer}.csv"):
        if row["code"] in ours:
            compared += 1
            theirs = [Decimal(row[name] or 0) for name in names]
            worst = max([worst, *(abs(a - b) for a, b in zip(theirs, ours[row["code"]]))])
    print(f"{peer} threw away {thrown[peer]} rows; regions compared {compared}, the largest difference {worst:.6f}")

# The same whatever the threads.
run("onpace, one thread", "--no-store", into="one", env={**os.environ, "RAYON_NUM_THREADS": "1", "POLARS_MAX_THREADS": "1"})
digest = lambda path: hashlib.sha256(open(path, "rb").read()).hexdigest()
for name in ["values.csv", "gaps.csv", "rejects.csv"]:
    same = digest(f"{folder_of}/{name}") == digest(f"{out}/one/{month(files[-1])}/{name}")
    print(f"{name} with one thread and without the store: {'the same bytes' if same else 'OTHER BYTES'}")
shutil.rmtree(out)
