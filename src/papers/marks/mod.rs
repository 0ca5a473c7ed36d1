//! Marks without a meeting: a file of members with what is known about each, and what each comes to.

mod answer;
mod cut;
mod fault;
mod grouped;
mod head;
mod history;
mod ids;
mod layout;
mod marked;
mod member;
mod occurred;
mod passes;
mod period;
mod reader;
mod sets;
#[cfg(test)]
mod tests;
mod titles;
mod value;
mod voters;
mod waived;
mod walk;
mod wanted;

pub use self::fault::{Fault, Faults, Part, Wanted, Wrong};
pub use self::ids::Scratch;
pub use self::passes::{Progress, Request, Trouble, classify};
pub use self::sets::Sets;
