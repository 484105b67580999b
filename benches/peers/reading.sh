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
    for mode in columns sums; do
        "$bench" "$folder" "--$mode" | sed "s/^onpace/onpace $mode/" | tee -a "$log"
        python3 benches/peers/reading.py "$folder" "$mode" | tee -a "$log"
    done
done
python3 - "$log" <<'PY'
import re, statistics, sys
times = {}
for line in open(sys.argv[1]):
    program, mode, seconds = re.match(r"(\w+)(?: [\d.]+)? (columns|sums) ([\d.]+) s,", line).groups()
    times.setdefault((program, mode), []).append(float(seconds))
medians = {name: statistics.median(t) for name, t in times.items()}
for (program, mode), median in medians.items():
    print(f"{program} {mode}: median {median:.2f} s; onpace takes {medians['onpace', mode] / median:.2f} of it")
PY
