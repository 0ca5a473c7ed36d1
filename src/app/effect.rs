//! What the update wants done in the world, and what the world answers.

use super::batch::Batch;
use crate::domain::{Held, MeetingId, Record};
use crate::input::Stroke;

/// Something that happened outside.
#[derive(Debug)]
pub enum Msg {
    /// Keys and pastes, as they were read together.
    Strokes(Vec<Stroke>),
    /// The window has this size now.
    Resized {
        /// Columns.
        columns: u16,
        /// Rows.
        rows: u16,
    },
    /// Time has passed.
    Tick,
    /// The batches in flight are kept, in both copies or, with a warning, in one; or they are not recorded.
    Kept(Result<Option<String>, String>),
    /// The sealed meetings that a new one rests on, or why they cannot be read.
    Recalled(Result<Vec<Record>, String>),
    /// A meeting was taken out of the archive, or why not.
    Fetched(Box<Result<(Held, Option<String>), String>>),
}

/// Something to be done outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Make these durable, in order; answered by [`Msg::Kept`].
    Keep(Vec<Batch>),
    /// Take a meeting out of the archive, with what was remembered of it; answered by [`Msg::Fetched`].
    Fetch(MeetingId),
    /// Take sealed meetings out of the archive, for what they leave to a new one; answered by [`Msg::Recalled`].
    Recall(Vec<MeetingId>),
    /// Remember where the focus stands in a meeting. Not answered, and not worth waiting for.
    Remember(MeetingId, String),
    /// Leave the program.
    Quit,
}
