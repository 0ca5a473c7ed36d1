//! The bundle `binhxet.meeting/1`: one meeting whole, to be recounted by anybody without a store.
//!
//! What counts is the log: every entry with its salt, the exact text that was hashed, and the chain's value after it.
//! What stands under `about` is a copy for readers, made from the log alone, and is held against it. `docs/formats.md`
//! describes the file well enough for a verifier in another language, and `docs/verify.py` is one.

mod about;
mod again;
mod chain;
mod content;
mod difference;
mod earlier;
mod fault;
mod file;
mod kind;
mod paper;
mod recount;
mod strict;
mod verdict;
mod write;

pub use difference::{BallotDifference, Difference};
pub use earlier::{Departure, Earlier};
pub use fault::{Fault, Place, Wrong};
pub use file::{LARGEST, Refused};
pub use paper::{Head, NotAHead, Paper};
pub use recount::Recount;
pub use verdict::{Verdict, verify};
pub use write::{Unfit, write};

pub use crate::store::PROGRAM;

/// The only format of a bundle that there is.
pub const FORMAT: &str = "binhxet.meeting/1";
