//! The sizes of letters in charts, in units of a quarter of a millimetre.
//!
//! On paper no letter is smaller than 8 pt: 8 ÷ 72 × 25.4 mm is 11.29 units.

use super::font::Face;

/// Ticks, heads of columns, keys and notes.
pub(super) const SMALL: Face = Face::regular(11.4);
/// Words and figures of a drawing.
pub(super) const BODY: Face = Face::regular(11.6);
pub(super) const BODY_BOLD: Face = Face::bold(11.6);
/// The value that a trend ends with.
pub(super) const VALUE: Face = Face::bold(13.0);
/// The title, on paper as wide as a text and half as wide.
pub(super) const TITLE: Face = Face::bold(16.0);
pub(super) const NARROW_TITLE: Face = Face::bold(13.5);
/// Paper narrower than this is half as wide as a text.
pub(super) const NARROW: f64 = 400.0;
