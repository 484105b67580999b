#!/usr/bin/env bash
# One large file read by onpace (everything validated, every row accounted for) and by Polars' typed scan (nothing
# validated), in turn: benches/peers/reading.sh FOLDER [RUNS]. Needs python3 with polars.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
folder=$(realpath "$1")
runs=${2:-5}
log=$(mktemp)
cargo build --release --bench reading --quiet
bench=$(cargo build --release --bench reading --message-format=json 2>/dev/null |
    sed -n 's/.*"executable":"\([^"]*reading-[^"]*\)".*/\1/p' | tail -1)
cat "$folder"/feeds/*.csv >/dev/null
for _ in $(seq "$runs"); do
    "$bench" "$folder" | tee -a "$log"
    for mode in columns sums; do
        python3 benches/peers/reading.py "$folder" "$mode" | tee -a "$log"
    done
done
python3 - "$log" <<'PY'
import re, statistics, sys
times = {}
for line in open(sys.argv[1]):
    name, seconds = re.match(r"(\S+(?: \S+ (?:columns|sums))?) ([\d.]+) s,", line).groups()
    times.setdefault(name, []).append(float(seconds))
medians = {name: statistics.median(t) for name, t in times.items()}
for name, median in medians.items():
    print(f"{name}: median {median:.2f} s; onpace takes {medians['onpace'] / median:.2f} of it")
PY
