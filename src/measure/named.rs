//! The names by which catalogs, options and outputs know the variants of an enum.

/// Gives an enum `NAMES`, each variant with its name, and `as_str`. A variant without a name does not compile.
macro_rules! named {
    ($type:ident { $($variant:ident = $name:literal),+ $(,)? }) => {
        impl $type {
            /// Each with the name that catalogs, options and outputs use.
            pub const NAMES: [(&'static str, Self); [$($name),+].len()] = [$(($name, Self::$variant)),+];

            /// The name that catalogs, options and outputs use.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name),+
                }
            }
        }
    };
}
pub(crate) use named;
