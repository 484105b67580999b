"""One trend of 24 months as matplotlib draws it: how many a second as SVG and as PNG of 156 mm at 300 dpi, in one process.

charts.py FONT N
"""

import io
import sys
import time

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from matplotlib import font_manager

font_manager.fontManager.addfont(sys.argv[1])
plt.rcParams["font.family"] = "Noto Sans SC"
plt.rcParams["svg.fonttype"] = "none"
N = int(sys.argv[2])

months = list(range(1, 25))
actual = [8.0 + 0.1 * m + (0.2 if m % 3 else -0.1) for m in months[:21]]
plan = [8.0 + 5.0 * m / 36 for m in months]


def draw(kind):
    figure, axes = plt.subplots(figsize=(156 / 25.4, 80 / 25.4))
    axes.plot(months, plan, "--", color="#63707D", linewidth=1)
    axes.plot(months[:21], actual, color="#12395B", linewidth=1.8)
    axes.axhline(13, color="#8A4B08", linewidth=0.9)
    axes.annotate("10.00", (21, actual[-1]), textcoords="offset points", xytext=(5, 0), weight="bold")
    axes.annotate("目标13万亩（2023年12月）", (14, 13), textcoords="offset points", xytext=(0, 3))
    axes.annotate("序时进度", (10, plan[9]), textcoords="offset points", xytext=(-20, 8))
    axes.set_title("烟叶种植面积", loc="left", weight="bold")
    axes.set_xticks(months[::3], [f"{(m - 1) % 12 + 1}月" for m in months[::3]])
    axes.grid(axis="y", color="#E4E8EC")
    out = io.BytesIO()
    figure.savefig(out, format=kind, dpi=300)
    plt.close(figure)
    return len(out.getvalue())


for kind in ("svg", "png"):
    draw(kind)
    begun, cpu = time.perf_counter(), time.process_time()
    for _ in range(N):
        draw(kind)
    took, cpu = time.perf_counter() - begun, time.process_time() - cpu
    print(f"{kind}: {N} in {took:.2f} s ({cpu:.2f} s of processor), {N / took:.1f} a second and process")
