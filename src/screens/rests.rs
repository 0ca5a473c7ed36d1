//! Whether a meeting that this one rests on was opened again since: what was frozen from it stays, and whoever looks is told.

use super::desk::Desk;
use crate::domain::{MemberId, Proceedings, Summary};
use crate::text::width::wrap;
use crate::ui::{Line, Role};

/// A sentence for each earlier meeting whose seal is no longer the one that this meeting was prepared with, and for each whose
/// personal data had been removed by then.
pub fn lines(state: &Proceedings, desk: &Desk, columns: usize) -> Vec<Line> {
    let changed = changed(state, desk).map(|now| sentence(now, desk));
    let removed = state.opening().earlier.iter().flat_map(|earlier| &earlier.removed);
    let removed = removed.map(|gone| desk.lang.rests_on_removed(gone.period.title(desk.lang)));
    changed
        .chain(removed)
        .flat_map(|sentence| wrap(&sentence, columns))
        .map(|line| Line::new(Role::Warn, line))
        .collect()
}

/// A sentence for each meeting that was opened again since and that told something about a member.
pub fn of_member(state: &Proceedings, member: &MemberId, desk: &Desk) -> Vec<String> {
    let Some(history) = state.history(member) else { return Vec::new() };
    let first = state.opening().first_month();
    // Sums over the year do not say which meetings they are of.
    let sums = !history.year.is_empty() || !history.happened.is_empty() || !history.latest.is_empty();
    let told = |now: &&Summary| {
        let days = now.days.or_else(|| now.period.days(first));
        sums || history.past.iter().any(|past| Some(past.days) == days)
    };
    let sentence = |now: &Summary| desk.lang.why_rests_on_reopened(now.about(desk.lang));
    changed(state, desk).filter(told).map(sentence).collect()
}

/// The earlier meetings whose seal is no longer the one that this meeting was prepared with.
fn changed<'a>(state: &'a Proceedings, desk: &'a Desk) -> impl Iterator<Item = &'a Summary> {
    let rests_on = state.opening().earlier.iter().flat_map(|earlier| &earlier.rests_on);
    rests_on.filter_map(|rests_on| {
        let now = desk.meetings.iter().find(|known| known.id.as_ref() == Some(&rests_on.meeting))?;
        let is_same = now.seal.is_some_and(|(head, _)| head == rests_on.seal);
        (!is_same).then_some(now)
    })
}

fn sentence(now: &Summary, desk: &Desk) -> String {
    let period = now.about(desk.lang);
    match now.seal {
        Some(_) => desk.lang.rests_on_sealed_anew(period),
        None => desk.lang.rests_on_reopened(period),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Moment, Unit};
    use crate::papers::words::tests::{SET, member, open};
    use crate::screens::desk::Keeping;
    use crate::screens::earlier::tests::{october, remembered};
    use crate::text::Lang;

    #[test]
    fn whoever_an_opened_meeting_told_something_about_is_told_that_it_was() {
        let state = remembered(None);
        let now = Moment::at(jiff::civil::date(2026, 11, 23).at(8, 0, 0, 0), 7).expect("a moment");
        let told = |seal| {
            let mut desk = Desk::new(Unit::default(), Lang::Vi, Keeping::ForGood, now);
            let period = "2026-10".parse().expect("a period");
            let (id, days) = ("2026-10".parse().ok(), Some(october()));
            desk.meetings = vec![Summary { id, period, days, seal, ..Summary::of(&state) }];
            of_member(&state, &member("M1"), &desk)
        };
        assert_eq!(told(None), ["Cuộc họp tháng 10/2026 đã mở lại sau đó; thẻ này theo số liệu khi họp."]);
        let seal = state.opening().earlier.as_ref().expect("known").rests_on[0].seal;
        assert!(told(Some((seal, 9))).is_empty(), "it is sealed as it was");
        let without = open(SET, |opening| opening);
        let desk = Desk::new(Unit::default(), Lang::Vi, Keeping::ForGood, now);
        assert!(of_member(&without, &member("M1"), &desk).is_empty());
    }
}
