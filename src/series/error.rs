//! The error of this room.

/// The engine failed on frames that the `feed` room made. This is a defect of the program, not a fault of the data.
#[derive(Debug, thiserror::Error)]
#[error("the engine could not answer: {0}")]
pub struct EngineError(#[from] polars::error::PolarsError);
