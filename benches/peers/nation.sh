#!/usr/bin/env bash
# A country's loans read, added up and judged by onpace (everything validated and accounted for), DuckDB, Polars and pandas, in
# turn; then medians, ratios, peak memory, and whether the results agree: benches/peers/nation.sh FOLDER [RUNS [PEER…]].
# FOLDER is what `cargo run --release --example make_large -- FOLDER ROWS MONTHS` wrote. Needs python3 with duckdb, polars, pandas.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
if [ -z "${ONPACE:-}" ]; then
    cargo build --release --locked --quiet --bin onpace
    ONPACE=${CARGO_TARGET_DIR:-target}/release/onpace
fi
exec python3 benches/peers/nation_all.py "$ONPACE" "$@"
