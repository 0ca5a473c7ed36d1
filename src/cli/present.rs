//! `present`: the window for the room, beside the program that holds the meeting.

use super::failed::Failed;
use super::place::Place;
use crate::shell;

/// Shows what the room may see of the meeting.
///
/// # Errors
/// When there is no folder for the data, or the window ended other than by a key.
pub fn run(place: &Place) -> Result<(), Failed> {
    Ok(shell::present(place.data_dir()?, place.look, place.lang)?)
}
