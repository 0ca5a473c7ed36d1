//! `balances`: what facts had come to before the unit's first meeting here, taken from a table.

use std::path::Path;

use super::arguments::Balances;
use super::failed::Failed;
use super::place::Place;
use super::{file, tell};
use crate::domain::{self, Kind, Period, UnitEvent};
use crate::papers::facts;
use crate::rules::FirstMonth;
use crate::shell;

/// Does a command about opening balances.
///
/// # Errors
/// When the file is not sound, there is nothing that it could be about, or nothing could be recorded.
pub fn run(command: &Balances, place: &Place) -> Result<(), Failed> {
    let Balances::Import { file, through } = command;
    import(file, *through, place)
}

fn import(path: &Path, through: Period, place: &Place) -> Result<(), Failed> {
    let lang = place.lang;
    let month = (through.kind() == Kind::Month).then(|| through.days(FirstMonth::JANUARY)).flatten();
    let month = month.ok_or_else(|| Failed::Said(lang.cli_not_a_month(through)))?;
    let bytes = file::read(path, lang)?;
    let mut started = place.open_telling()?;
    let unit = &started.unit;
    let roster = unit.roster().ok_or_else(|| Failed::said(lang.cli_no_roster()))?;
    if unit.sets().is_empty() {
        return Err(Failed::said(lang.cli_no_criteria()));
    }
    let balances = facts::balances(&bytes, roster, unit.sets().iter())
        .map_err(|faults| file::unsound(path, faults.iter().map(|fault| fault.sentence(lang)), lang))?;
    let taken = lang.cli_balances_taken(balances.len(), through.title(lang));
    let event = UnitEvent::BalancesTaken(domain::Balances { through: month.end, balances });
    let warning = shell::enter(&mut started, vec![event], lang)?;
    warning.iter().for_each(|sentence| tell(sentence));
    tell(&taken);
    Ok(())
}
