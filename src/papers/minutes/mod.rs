//! The minutes of a meeting, made from its log and nothing else: who was there, how it voted, what was in question and what
//! came of it, what was taken back, everybody's result, and the seal.
//!
//! No law prescribes their form; the parts are those that the papers of a union's committee always have. What comes of this is a
//! [`Document`], parts without a layout: the screen that reads the minutes out lays it out, and so can every other paper.

mod attendance;
mod ballots;
mod closing;
mod course;
mod heading;
mod procedure;
mod results;

use crate::domain::Proceedings;
use crate::papers::document::Document;
use crate::text::Lang;

/// The minutes of a meeting as it stands, in a language.
pub fn minutes(state: &Proceedings, lang: Lang) -> Document {
    let mut document = Document::default();
    heading::put(&mut document, state, lang);
    attendance::put(&mut document, state, lang);
    procedure::put(&mut document, state, lang);
    course::put(&mut document, state, lang);
    results::put(&mut document, state, lang);
    closing::put(&mut document, state, lang);
    document
}

#[cfg(test)]
mod tests;
