//! The size of a picture in a document: from pixels to English Metric Units (EMU, 360,000 to a centimetre).

/// EMU in a pixel at 300 dpi.
const EMU_PER_PIXEL: u64 = 3048;
/// EMU in a twentieth of a point.
pub(in crate::render) const EMU_PER_TWIP: u64 = 635;

/// Width and height of a PNG in pixels, from its first chunk.
pub(in crate::render) fn pixels(png: &[u8]) -> Option<(u64, u64)> {
    let number = |at: usize| Some(u64::from(u32::from_be_bytes(png.get(at..at + 4)?.try_into().ok()?)));
    let is_png = png.starts_with(b"\x89PNG\r\n\x1a\n") && png.get(12..16) == Some(b"IHDR");
    is_png.then(|| Some((number(16)?, number(20)?))).flatten().filter(|(w, h)| *w > 0 && *h > 0)
}

/// Width and height in EMU at 300 dpi, smaller where that exceeds `most`.
pub(in crate::render) fn fitted((width, height): (u64, u64), most: (u64, u64)) -> (u64, u64) {
    let (width, height) = (width * EMU_PER_PIXEL, height * EMU_PER_PIXEL);
    let (width, height) = if width > most.0 { (most.0, height * most.0 / width) } else { (width, height) };
    if height > most.1 { (width * most.1 / height, most.1) } else { (width, height) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_shrink_to_fit_and_never_grow() {
        assert_eq!(fitted((300, 300), (5_000_000, 5_000_000)), (914_400, 914_400), "an inch is an inch");
        assert_eq!(fitted((600, 300), (914_400, 914_400)), (914_400, 457_200));
        assert_eq!(fitted((300, 600), (914_400, 914_400)), (457_200, 914_400));
        assert_eq!(pixels(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x02\0\0\0\x03"), Some((2, 3)));
        assert_eq!(pixels(b"GIF89a"), None);
    }
}
