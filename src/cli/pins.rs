//! `pins`: taking away a PIN that nobody can take away on the screen.

use super::arguments::Pins;
use super::failed::Failed;
use super::place::Place;
use super::tell;
use crate::domain::{PinEnd, UnitEvent};
use crate::shell;

/// Does a command about PINs. That it was done by command stays on record.
///
/// # Errors
/// When there is no such PIN, or nothing could be recorded.
pub fn run(command: &Pins, place: &Place) -> Result<(), Failed> {
    let Pins::Clear { officer } = command;
    let lang = place.lang;
    let mut started = place.open_telling()?;
    if started.unit.pin(officer).is_none() {
        return Err(Failed::Said(lang.cli_no_pin(officer)));
    }
    let event = UnitEvent::PinDropped { officer: officer.clone(), how: PinEnd::Command };
    let warning = shell::enter(&mut started, vec![event], lang)?;
    warning.iter().for_each(|sentence| tell(sentence));
    tell(&lang.cli_pin_cleared(officer));
    Ok(())
}
