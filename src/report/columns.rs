//! Tables of named columns whose cells are text: what a CSV file holds.

/// Whether a cell is text, which a spreadsheet must not take for a formula, or a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellKind {
    Text,
    Number,
}

/// Declares a row of such a table, its columns in their order.
macro_rules! columns {
    ($(#[$about:meta])* $row:ident { $($name:ident $kind:ident),* $(,)? }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(default)]
        pub struct $row { $(pub $name: String),* }

        impl $row {
            /// The columns' names, in order.
            pub const HEADS: &'static [&'static str] = &[$(stringify!($name)),*];

            /// The cells, in the order of the heads.
            #[must_use]
            pub fn list(&self) -> Vec<(crate::report::columns::CellKind, &str)> {
                vec![$((crate::report::columns::CellKind::$kind, self.$name.as_str())),*]
            }
        }
    };
}
pub(crate) use columns;
