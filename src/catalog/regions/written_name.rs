//! By which of its names a row writes a region.

/// By which of its names a region is written: its own name or code, or one of its aliases. A region that took over others bears their
/// names as aliases, so that two rows which write it by different names are about two places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct WrittenName(u16);

impl WrittenName {
    /// Its own name or code.
    pub const OWN: Self = Self(0);

    /// The alias at a position of the region's list.
    #[must_use]
    pub fn alias(position: usize) -> Self {
        Self(u16::try_from(position).map_or(u16::MAX, |n| n.saturating_add(1)))
    }

    /// The position of the alias in the region's list; `None` for its own name or code.
    #[must_use]
    pub fn position(self) -> Option<usize> {
        usize::from(self.0).checked_sub(1)
    }

    /// As a number, to be stored.
    #[must_use]
    pub fn number(self) -> u16 {
        self.0
    }

    /// The name with such a number.
    #[must_use]
    pub fn of_number(number: u16) -> Self {
        Self(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_regions_own_or_one_of_its_aliases() {
        assert_eq!((WrittenName::default(), WrittenName::OWN.position()), (WrittenName::OWN, None));
        for position in [0, 1, 65_533] {
            let name = WrittenName::alias(position);
            assert_eq!((name.position(), WrittenName::of_number(name.number())), (Some(position), name));
        }
    }
}
