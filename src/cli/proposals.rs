//! `proposals`: the marks that members and groups propose for a meeting, taken from a table.

use std::collections::BTreeSet;
use std::path::Path;

use super::arguments::Proposals;
use super::failed::Failed;
use super::place::Place;
use super::{file, tell};
use crate::domain::{MemberId, Period, UnitEvent};
use crate::papers::{self, proposals};
use crate::shell;

/// Does a command about proposals.
///
/// # Errors
/// When the file is not sound, there is nothing that it could be about, or nothing could be recorded.
pub fn run(command: &Proposals, place: &Place) -> Result<(), Failed> {
    let Proposals::Import { file, period } = command;
    import(file, *period, place)
}

fn import(path: &Path, period: Option<Period>, place: &Place) -> Result<(), Failed> {
    let lang = place.lang;
    let bytes = file::read(path, lang)?;
    let mut started = place.open_telling()?;
    let unit = &started.unit;
    let roster = unit.roster().ok_or_else(|| Failed::said(lang.cli_no_roster()))?;
    let rulebook = unit
        .sets()
        .get(unit.usual_set(&started.meetings))
        .ok_or_else(|| Failed::said(lang.cli_no_criteria()))?;
    let next = unit.next_period(rulebook, &started.meetings, shell::now().date());
    let period = period.unwrap_or(next);
    if period.kind() != next.kind() {
        return Err(Failed::Said(lang.cli_other_kind(period.title(lang), next.title(lang))));
    }
    let audience = |member: &MemberId| roster.person(member).and_then(|person| person.audience.as_ref());
    let rules_of = |member: &MemberId| unit.usual_rules(&started.meetings, rulebook, audience(member));
    let proposals = proposals::read(&bytes, roster)
        .and_then(|rows| papers::fit(&rows, rules_of))
        .map_err(|faults| file::unsound(path, faults.iter().map(|fault| fault.sentence(lang)), lang))?;
    let members: BTreeSet<_> = proposals.iter().map(|proposed| &proposed.member).collect();
    let taken = lang.cli_proposals_taken(period.title(lang), proposals.len(), members.len());
    let received = vec![UnitEvent::ProposalsReceived { period, proposals }];
    let warning = shell::enter(&mut started, received, lang)?;
    warning.iter().for_each(|sentence| tell(sentence));
    tell(&taken);
    Ok(())
}
