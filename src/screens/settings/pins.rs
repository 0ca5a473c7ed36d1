//! The officers' PINs, and where they are asked for besides.

use super::row::Row;
use crate::domain::PinAtVotes;
use crate::screens::ask::{Ask, Place};
use crate::screens::desk::Desk;
use crate::text::Lang;

/// Who has a PIN.
pub const OFFICERS: Row = Row {
    title: Lang::pins_title,
    purpose: Lang::setting_pins_purpose,
    value: |desk| desk.lang.setting_pins_count(desk.unit.pins().count(), desk.committee().len()),
    change: |_| Ask::Go(Place::Pins),
};

/// Whether a PIN is asked for at every vote that is typed.
pub const AT_VOTES: Row = Row {
    title: Lang::setting_pin_votes,
    purpose: Lang::setting_pin_votes_purpose,
    value: |desk| match desk.unit.settings().pin_at_votes() {
        PinAtVotes::Never => desk.lang.setting_pin_votes_never().to_owned(),
        PinAtVotes::Each => desk.lang.setting_pin_votes_each().to_owned(),
    },
    change: turn,
};

fn turn(desk: &Desk) -> Ask {
    let mut settings = desk.unit.settings().clone();
    settings.pin_at_votes = Some(match settings.pin_at_votes() {
        PinAtVotes::Never => PinAtVotes::Each,
        PinAtVotes::Each => PinAtVotes::Never,
    });
    Ask::Set(Box::new(settings))
}
