#!/bin/sh
# matplotlib drawing a trend, beside `cargo bench --bench charts`: two processes at once, one for each core.
set -eu
cd "$(dirname "$0")/../.."
font=assets/fonts/NotoSansSC-Regular.ttf
python3 benches/peers/charts.py "$font" 60 &
python3 benches/peers/charts.py "$font" 60
wait
