//! Places on a slide of 16:9, and how large letters may be. Lengths are EMU (360,000 to a centimetre).

use crate::report::SlidePoint;
use unicode_width::UnicodeWidthStr;

pub(super) const SLIDE: (u64, u64) = (12_192_000, 6_858_000);
/// Of notes: A4 upright.
pub(super) const NOTES: (u64, u64) = (6_858_000, 9_144_000);

const EMU_PER_POINT: u64 = 12_700;

/// A place on a slide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub x: u64,
    pub y: u64,
    pub width: u64,
    pub height: u64,
}

const MARGIN: u64 = 540_000;
const WIDTH: u64 = SLIDE.0 - 2 * MARGIN;
const BODY_TOP: u64 = 1_330_000;
const BODY_HEIGHT: u64 = 4_950_000;
/// The gap between a picture and its text.
const GAP: u64 = 300_000;
const PICTURE_WIDTH: u64 = 6_700_000;

pub(super) const TITLE: Place = Place { x: MARGIN, y: 330_000, width: WIDTH, height: 900_000 };
pub(super) const BODY: Place = Place { x: MARGIN, y: BODY_TOP, width: WIDTH, height: BODY_HEIGHT };
pub(super) const BESIDE: Place = Place { x: MARGIN, y: BODY_TOP, width: PICTURE_WIDTH, height: BODY_HEIGHT };
pub(super) const TEXT_BESIDE: Place =
    Place { x: MARGIN + PICTURE_WIDTH + GAP, y: BODY_TOP, width: WIDTH - PICTURE_WIDTH - GAP, height: BODY_HEIGHT };
pub(super) const FOOT: Place = Place { x: MARGIN, y: 6_380_000, width: WIDTH - 900_000, height: 300_000 };
pub(super) const NUMBER: Place = Place { x: SLIDE.0 - MARGIN - 800_000, y: 6_380_000, width: 800_000, height: 300_000 };
pub(super) const NOTES_SLIDE: Place = Place { x: 686_000, y: 1_143_000, width: 5_486_000, height: 3_086_000 };
pub(super) const NOTES_TEXT: Place = Place { x: 686_000, y: 4_400_000, width: 5_486_000, height: 3_600_000 };

/// Hundredths of a point, from large to small.
const TITLE_SIZES: [u32; 4] = [2800, 2400, 2000, 1800];
const TEXT_SIZES: [u32; 7] = [2000, 1800, 1600, 1400, 1200, 1100, 1000];

/// Height of a line over the size of its letters, and what stands above a paragraph, in per cent of it.
const LINE: u64 = 125;
const ABOVE: u64 = 40;
/// What a text box has left and right.
const INSET: u64 = 2 * 91_440;

/// The largest letters with which a title stays within its place.
pub(super) fn title_size(text: &str) -> u32 {
    largest(&TITLE_SIZES, TITLE, |_| vec![text.width()])
}

/// The largest letters with which all points stay within a place.
pub(super) fn text_size(points: &[SlidePoint], place: Place) -> u32 {
    let widths: Vec<usize> = points.iter().map(|point| point.label.width() + point.text.width() + 2).collect();
    largest(&TEXT_SIZES, place, |_| widths.clone())
}

fn largest(sizes: &[u32], place: Place, paragraphs: impl Fn(u32) -> Vec<usize>) -> u32 {
    let fits = |size: &u32| height(*size, place.width, &paragraphs(*size)) <= place.height;
    sizes.iter().copied().find(fits).unwrap_or_else(|| sizes.last().copied().unwrap_or(1000))
}

/// The height that paragraphs of so many half-width characters take.
fn height(size: u32, width: u64, paragraphs: &[usize]) -> u64 {
    let letter = u64::from(size) * EMU_PER_POINT / 100;
    // Words are not broken, so that some of each line stays empty.
    let per_line = (width.saturating_sub(INSET) * 2 * 94 / 100 / letter.max(1)).max(1);
    let lines: u64 = paragraphs.iter().map(|n| (*n as u64).div_ceil(per_line).max(1)).sum();
    (lines * LINE + paragraphs.len() as u64 * ABOVE) * letter / 100
}

/// A picture of so many pixels as large as it can be, in the middle of a place's upper edge.
pub(super) fn fitted((width, height): (u64, u64), place: Place) -> Place {
    let (wide, high) = (place.width, place.width * height / width.max(1));
    let (wide, high) =
        if high > place.height { (place.height * width / height.max(1), place.height) } else { (wide, high) };
    Place { x: place.x + (place.width - wide) / 2, y: place.y, width: wide, height: high }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(n: usize) -> SlidePoint {
        SlidePoint { label: String::new(), text: "字".repeat(n) }
    }

    #[test]
    fn longer_texts_have_smaller_letters_in_steps() {
        assert_eq!(text_size(&[point(20)], BODY), 2000);
        let sizes: Vec<u32> = [100, 200, 400, 800].map(|n| text_size(&[point(n)], TEXT_BESIDE)).into();
        assert!(sizes.is_sorted_by(|a, b| a >= b) && sizes[0] > sizes[3], "{sizes:?}");
        assert_eq!(title_size("短"), 2800);
        assert!(title_size(&"长".repeat(90)) < 2800);
    }

    #[test]
    fn a_picture_keeps_its_shape_and_begins_where_the_text_does() {
        let tall = fitted((100, 200), BODY);
        assert_eq!((tall.height, tall.width), (BODY.height, BODY.height / 2));
        assert_eq!(tall.x - BODY.x, (BODY.width - tall.width) / 2);
        let wide = fitted((400, 100), BESIDE);
        assert_eq!((wide.width, wide.y), (BESIDE.width, BESIDE.y));
    }
}
