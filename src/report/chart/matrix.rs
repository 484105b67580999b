//! The spec of a matrix.

use super::Role;
use serde::Serialize;

/// Regions × indicators: a verdict and a value in each cell.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Matrix {
    pub region_head: String,
    pub columns: Vec<String>,
    pub rows: Vec<MatrixRow>,
    /// The verdicts that occur, in order of merit, with their words.
    pub key: Vec<(Role, String)>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MatrixRow {
    pub name: String,
    /// One a column; None where nothing is asked of the region.
    pub cells: Vec<Option<MatrixCell>>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MatrixCell {
    pub role: Role,
    pub text: String,
}
