//! The roll drawn: officers, guests, the numbers, what Enter does, and what else there is to say of the row in focus.

use ratatui::layout::Rect;

use super::{Row, duty_to_take, rows};
use crate::domain::{Duty, FrozenSet, MemberId, Phase, Proceedings};
use crate::screens::attendance::{counts_words, guest_words, more_about, officer_words};
use crate::screens::desk::Desk;
use crate::text::Lang;
use crate::text::width::{cut, wrap};
use crate::ui::{Canvas, Column, Focus, Line, Role, Table, Width, inside};

/// In fewer rows than these there are no free ones.
const SHORT: u16 = 18;

/// Rows for what else there is to say of the row in focus, in short and in tall windows.
const MORE: (usize, usize) = (1, 3);

/// Draws the roll with the focus on a row.
pub(super) fn draw(desk: &Desk, focus: usize, canvas: &mut Canvas<'_>, body: Rect) {
    let Some(state) = desk.proceedings() else { return };
    let lang = desk.lang;
    let inside = inside(body);
    let gap = u16::from(body.height >= SHORT);
    let foot = foot(desk, state, focus, body.height >= SHORT, usize::from(inside.width));
    let foot_rows = u16::try_from(foot.len()).unwrap_or(u16::MAX);
    canvas.text(inside, lang.roll_title(), Role::Strong);
    let all = rows(state);
    let cells = |at: usize| all.get(at).map_or_else(Vec::new, |row| cells(state, *row, lang));
    let table = Table {
        columns: &[
            Column::text("", Width::Fixed(1)),
            Column::text(lang.roll_officer(), Width::Between(18, 30)),
            Column::text(lang.roll_answer(), Width::Between(24, 44)),
            Column::text("", Width::Fixed(9)),
            Column::text(lang.roll_seat(), Width::Between(14, 40)),
        ],
        count: all.len(),
        row: &cells,
        focus: Focus::Here(focus),
    };
    let needed = u16::try_from(all.len() + 1).unwrap_or(u16::MAX);
    let top = 1 + gap;
    let room = body.height.saturating_sub(top + gap + foot_rows);
    let list = Rect { y: body.y + top, height: room.min(needed), ..body };
    table.draw(canvas, list);
    let below = Rect { y: list.bottom() + gap, height: foot_rows, ..inside };
    canvas.lines(below.intersection(body), &foot);
}

fn cells(state: &Proceedings, row: Row, lang: Lang) -> Vec<Line> {
    match row {
        Row::Officer(at) => {
            let Some(officer) = state.committee().get(at).copied() else { return Vec::new() };
            let (mark, words, role) = officer_words(state, &officer.id, lang);
            let seat = officer.office.as_ref().map_or("", |office| office.title.as_str());
            vec![
                Line::new(role, mark),
                Line::new(Role::Plain, officer.name.as_str()),
                Line::new(role, words),
                Line::new(Role::Dim, duty(state, &officer.id, lang)),
                Line::new(Role::Dim, seat),
            ]
        }
        Row::Guest(_) => {
            let Some(visit) = row.visit(state) else { return Vec::new() };
            let (mark, words, role) = guest_words(visit, lang);
            vec![
                Line::new(role, mark),
                Line::new(role, visit.guest.name.as_str()),
                Line::new(role, words),
                Line::new(Role::Dim, lang.guest_here()),
                Line::new(Role::Dim, visit.guest.capacity.as_str()),
            ]
        }
    }
}

/// The numbers, what Enter does, and what else there is to say of the row in focus; the last has rows kept free, so that
/// nothing jumps when the focus moves.
fn foot(desk: &Desk, state: &Proceedings, focus: usize, is_tall: bool, columns: usize) -> Vec<Line> {
    let lang = desk.lang;
    let mut lines: Vec<Line> = wrap(&counts_words(state, lang), columns)
        .into_iter()
        .map(|line| Line::new(Role::Plain, line))
        .collect();
    if let Some(pause) = state.breaks().last().filter(|_| state.is_adjourned()) {
        lines.push(Line::new(
            Role::Warn,
            lang.roll_adjourned(pause.at.day(), pause.at.clock(), &pause.reason),
        ));
    }
    if state.phase() < Phase::Sealed {
        lines.extend(changed_since(desk, state).into_iter().map(|words| Line::new(Role::Warn, words)));
    }
    if state.phase() == Phase::RollCall {
        let lacking = state.members().iter().filter(|member| !state.facts_missing(member).is_empty());
        if let count @ 1.. = lacking.count() {
            lines.push(Line::new(Role::Warn, lang.roll_facts_missing(count)));
        }
    }
    lines.push(next_words(state, lang));
    let more = match rows(state).get(focus) {
        Some(Row::Officer(at)) => state.committee().get(*at).map(|officer| {
            let about = more_about(state, &officer.id, lang);
            (officer.name.to_string(), about)
        }),
        Some(row @ Row::Guest(_)) => row
            .visit(state)
            .map(|visit| (visit.guest.name.to_string(), vec![visit.guest.capacity.to_string()])),
        None => None,
    };
    let most = if is_tall { MORE.1 } else { MORE.0 };
    let said = more
        .filter(|(_, about)| !about.is_empty())
        .map(|(name, about)| [vec![name], about].concat().join(" · "));
    let mut more = said.map(|said| wrap(&said, columns)).unwrap_or_default();
    if more.len() > most {
        more.truncate(most);
        if let Some(last) = more.last_mut() {
            *last = cut(&format!("{last} …"), columns).into_owned();
        }
    }
    more.resize(most, String::new());
    lines.extend(more.into_iter().map(|line| Line::new(Role::Dim, line)));
    lines
}

/// What Enter does next, so that nobody has to guess; before that, what is missing.
fn next_words(state: &Proceedings, lang: Lang) -> Line {
    let waiting = usize::try_from(state.attendance().waiting).unwrap_or(usize::MAX);
    let missing = state.quorum().saturating_sub(state.roll().present());
    let (role, words) = match state.phase() {
        Phase::Sealed => (Role::Dim, lang.roll_sealed().into()),
        _ if waiting > 0 => (Role::Strong, lang.roll_next_rest(waiting)),
        Phase::RollCall if missing > 0 => (Role::Warn, lang.roll_no_quorum(missing)),
        _ if missing > 0 => (Role::Warn, lang.roll_lost_quorum(missing)),
        _ if state.is_adjourned() && duty_to_take(state).is_none() => {
            (Role::Strong, lang.roll_next_resume().into())
        }
        phase => match (duty_to_take(state), phase) {
            (Some(Duty::Chair), _) => (Role::Warn, lang.roll_next_chair().into()),
            (Some(Duty::Secretary), _) => (Role::Warn, lang.roll_next_secretary().into()),
            (None, Phase::RollCall) => (Role::Strong, lang.roll_next_open().into()),
            (None, _) => (Role::Strong, lang.roll_next_back().into()),
        },
    };
    Line::new(role, words)
}

/// What the unit has changed since the meeting was prepared. The meeting keeps what it was frozen with.
fn changed_since(desk: &Desk, state: &Proceedings) -> Option<&'static str> {
    let opening = state.opening();
    let is_supplement = opening.supplements.is_some();
    let roster = desk.unit.roster().is_some_and(|roster| *roster != opening.roster) && !is_supplement;
    let newer = |set: &FrozenSet| {
        let mut sets = desk.unit.sets().iter();
        sets.any(|now| now.set().id == set.rulebook.set().id && *now != set.rulebook)
    };
    let criteria = opening.sets.iter().any(newer);
    match (roster, criteria) {
        (true, true) => Some(desk.lang.roll_both_changed()),
        (true, false) => Some(desk.lang.roll_roster_changed()),
        (false, true) => Some(desk.lang.roll_criteria_changed()),
        (false, false) => None,
    }
}

fn duty(state: &Proceedings, officer: &MemberId, lang: Lang) -> &'static str {
    if state.holder(Duty::Chair) == officer {
        lang.duty_chair()
    } else if state.holder(Duty::Secretary) == officer {
        lang.duty_secretary()
    } else {
        ""
    }
}
