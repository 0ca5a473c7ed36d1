//! Who has no vote, and why.

use super::some::some;
use crate::domain::{Aside, Ballot, MemberId, Proceedings, Slip};
use crate::text::Lang;

/// Why an officer has no vote, in few words.
pub fn aside_words(aside: &Aside, lang: Lang) -> &'static str {
    match aside {
        Aside::UnderReview => lang.ballot_recused(),
        Aside::Conflict { .. } => lang.aside_conflict(),
        Aside::SteppedOut => lang.aside_out(),
        Aside::Away => lang.ballot_away(),
        Aside::CameLater => lang.aside_later(),
    }
}

/// Who has no vote and why, as a sentence that names so many; none where everybody has one.
pub fn left_out_words(
    state: &Proceedings,
    left_out: &[(MemberId, Aside)],
    most: usize,
    lang: Lang,
) -> Option<String> {
    let named = |(officer, why): &(MemberId, Aside)| {
        let why = match why {
            Aside::Conflict { reason } => lang.aside_conflict_why(lang.aside_conflict(), reason),
            why => aside_words(why, lang).into(),
        };
        lang.aside_named(state.name(officer), why)
    };
    let who = some(left_out.iter().map(named), most, lang)?;
    Some(lang.ballot_left_out(left_out.len(), state.committee().len(), who))
}

/// Who has no vote in a secret ballot, and how many have none in some of its rows; none where everybody has one in all of them.
pub fn left_out_of_slip(state: &Proceedings, slip: &Slip, most: usize, lang: Lang) -> Option<String> {
    let ballots: Vec<Ballot> = slip.rows.iter().map(|row| state.row_ballot(slip, row)).collect();
    if let [ballot] = ballots.as_slice() {
        return left_out_words(state, &state.left_out(ballot), most, lang);
    }
    let takes_part = |officer: &MemberId| slip.entitled.contains(officer);
    let mut wholly = ballots.first().map(|ballot| state.left_out(ballot)).unwrap_or_default();
    wholly.retain(|(officer, _)| !takes_part(officer));
    let in_all_rows = |officer: &&MemberId| ballots.iter().all(|ballot| ballot.entitled.contains(officer));
    let in_part = slip.entitled.iter().filter(|officer| !in_all_rows(officer)).count();
    let in_part = (in_part > 0).then(|| lang.slip_left_out(in_part));
    let parts = [left_out_words(state, &wholly, most, lang), in_part];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}
