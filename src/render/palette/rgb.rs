//! A colour: mixing, contrast, and how SVG and CSS write it.

/// A colour of the palette.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rgb(pub(super) u8, pub(super) u8, pub(super) u8);

impl Rgb {
    /// The colour that `0xRRGGBB` names.
    pub(super) const fn of(hex: u32) -> Self {
        let [_, red, green, blue] = hex.to_be_bytes();
        Self(red, green, blue)
    }

    /// Red, green and blue, 0 to 255 in sRGB.
    pub fn channels(self) -> [u8; 3] {
        [self.0, self.1, self.2]
    }

    /// This colour laid over `under`, covering `share` of it (0 to 1).
    pub(super) fn over(self, under: Self, share: f64) -> Self {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between two bytes")]
        let mix = |a: u8, b: u8| (f64::from(a) * share + f64::from(b) * (1.0 - share)).round() as u8;
        Self(mix(self.0, under.0), mix(self.1, under.1), mix(self.2, under.2))
    }

    /// As the charts and the page write it: `#1F77B4`.
    pub(in crate::render) fn hex(self) -> String {
        let [r, g, b] = self.channels();
        format!("#{r:02X}{g:02X}{b:02X}")
    }

    /// Relative luminance as WCAG 2.1 defines it.
    fn luminance(self) -> f64 {
        let linear = self.channels().map(|c| {
            let c = f64::from(c) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    /// Contrast as WCAG 2.1 defines it, from 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}
