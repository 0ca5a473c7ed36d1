//! Exact numbers: points, shares and bounds that never pass through a float.

mod exact;

pub use exact::{Exact, NotANumber, Rounding};
