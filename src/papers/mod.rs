//! What comes in from outside and goes out: rosters and proposals as tables, meetings as bundles.
//!
//! A file is read whole and either taken or refused with every [`Fault`] named; it never changes anything by halves.

pub mod bundle;
pub mod columns;
pub mod date;
pub mod document;
mod encoding;
pub mod facts;
mod fault;
mod fitting;
mod formula;
mod heading;
pub mod marks;
pub mod minutes;
pub mod proposals;
pub mod roster;
mod rows;
pub mod sample;
mod table;
pub mod words;

pub use encoding::text_of_set;
pub use fault::{Fault, Wrong};
pub use fitting::fit;
pub use heading::Heading;
