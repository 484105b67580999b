//! Number formats → the kind of number that a cell shows.

/// What a number means by its format. Rounding, separators and units that a format adds are not looked at: the value in
/// full is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Kind {
    #[default]
    Plain,
    /// With two places, and nothing else: `0.00`.
    Hundredths,
    Percent,
    /// A day, perhaps with a time.
    Date,
    /// A month of a year: typed as `2020年11月`, it is kept as that month's first day.
    Month,
    /// A time of the day.
    Time,
    /// Hours, minutes and seconds that may go beyond a day: `[h]:mm`.
    Duration,
}

/// The kind of a format that needs no code in the file (ECMA-376 part 1, 18.8.30, with those of Chinese workbooks).
pub(super) fn builtin(id: u32) -> Kind {
    match id {
        2 => Kind::Hundredths,
        9 | 10 => Kind::Percent,
        18..=21 | 32..=35 | 45 | 47 | 55 | 56 => Kind::Time,
        17 | 27 | 36 | 50 | 52 | 57 => Kind::Month,
        14..=16 | 22 | 28..=31 | 51 | 53 | 54 | 58 => Kind::Date,
        46 => Kind::Duration,
        _ => Kind::Plain,
    }
}

impl Kind {
    /// The kind of a format code such as `yyyy"年"m"月"d"日"`, by its first section.
    pub fn of(code: &str) -> Self {
        if matches!(code.trim_end_matches(['_', ' ', ')']), "0.00" | "0.00;[Red]0.00") {
            return Self::Hundredths;
        }
        let (mut year, mut day, mut month, mut time, mut percent) = (false, false, false, false, false);
        let mut chars = code.chars();
        while let Some(c) = chars.next() {
            match c.to_ascii_lowercase() {
                ';' => break,
                '"' => {
                    chars.by_ref().find(|c| *c == '"');
                }
                // The next character is shown, or gives a width.
                '\\' | '!' | '_' | '*' => {
                    chars.next();
                }
                '[' => {
                    let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                    let mut units = inside.chars().map(|c| c.to_ascii_lowercase());
                    if let Some(unit @ ('h' | 'm' | 's')) = units.next()
                        && units.all(|c| c == unit)
                    {
                        return Self::Duration;
                    }
                }
                'y' => year = true,
                'd' => day = true,
                'm' => month = true,
                'h' | 's' => time = true,
                '%' => percent = true,
                _ => {}
            }
        }
        // `m` beside hours or seconds are minutes.
        match () {
            () if year && month && !day && !time => Self::Month,
            () if year || day || (month && !time) => Self::Date,
            () if time => Self::Time,
            () if percent => Self::Percent,
            () => Self::Plain,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_told_from_numbers() {
        for code in ["yyyy-mm-dd", "m/d/yy h:mm", "yyyy\"年\"m\"月\"d\"日\";@", "[DBNum1][$-804]m\"月\"d\"日\""] {
            assert_eq!(Kind::of(code), Kind::Date, "{code}");
        }
        for code in ["[$-804]yyyy\"年\"m\"月\";@", "mmm-yy", "yyyy-mm"] {
            assert_eq!(Kind::of(code), Kind::Month, "{code}");
        }
        for code in ["h:mm:ss AM/PM", "mm:ss.0", "上午/下午h\"时\"mm\"分\""] {
            assert_eq!(Kind::of(code), Kind::Time, "{code}");
        }
        for code in ["[h]:mm", "[mm]:ss", "[S]"] {
            assert_eq!(Kind::of(code), Kind::Duration, "{code}");
        }
        for code in [
            "General",
            "G/通用格式",
            "0.00E+00",
            "#,##0.00_);[Red](#,##0.00)",
            "0.00\"亩\"",
            "0\"days\"",
            "0!d",
            "\\d0",
            "0_d",
            "0*y",
            "# ?/?",
            "@",
            "\"m",
            "[",
            "",
        ] {
            assert_eq!(Kind::of(code), Kind::Plain, "{code}");
        }
    }

    #[test]
    fn a_percent_sign_that_is_only_shown_makes_no_percent() {
        assert_eq!(Kind::of("0.00%"), Kind::Percent);
        assert_eq!(Kind::of("0.00%;[Red]-0.00%"), Kind::Percent);
        assert_eq!(Kind::of("0.00\"%\""), Kind::Plain);
        assert_eq!(Kind::of("0.00\\%"), Kind::Plain);
    }
}
