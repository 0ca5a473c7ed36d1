//! What is left of a meeting whose personal data were removed: numbers, the seal, and the record that it was done.

use ratatui::layout::Rect;

use super::ask::Ask;
use super::desk::Desk;
use super::screen::{Head, Screen};
use crate::domain::{MemberId, Redacted, Redaction, Remainder};
use crate::input::{Binding, Chord, Keys};
use crate::text::{Lang, clean};
use crate::ui::{Canvas, Focus, Line, List, Role, inside};

/// Groups of the seal's head in one line.
const GROUPS_A_LINE: usize = 8;

/// Which of its lines has the focus, blank ones aside; it stays in sight.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RemainderPage {
    at: usize,
}

/// What can be done with what is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// A line up.
    Up,
    /// A line down.
    Down,
    /// Remove old backups that still have the data.
    Backups,
    /// Open the meeting again.
    Reopen,
    /// Prepare a supplementary meeting.
    Supplement,
    /// Back.
    Leave,
}

impl Screen for RemainderPage {
    type Action = Act;

    const TABLE: &'static [Binding<Act>] = &[
        Binding::new(Keys::Each(&[(Chord::Up, Act::Up), (Chord::Down, Act::Down)]), Lang::key_lines),
        Binding::new(Keys::Any(&[Chord::Char('1'), Chord::Char('b')], Act::Backups), Lang::key_old_backups),
        Binding::new(Keys::Any(&[Chord::Char('0'), Chord::Char('r')], Act::Reopen), Lang::key_reopen),
        Binding::new(Keys::Any(&[Chord::Char('9')], Act::Supplement), Lang::key_supplement),
        Binding::new(Keys::Any(&[Chord::Esc], Act::Leave), Lang::key_back),
    ];

    fn head(&self, desk: &Desk) -> Head {
        let Some(redacted) = desk.redacted() else { return super::unit_head("", desk) };
        let about = redacted.redaction.remainder.about(desk.lang);
        Head {
            state: desk.lang.remainder_state().into(),
            ..super::unit_head(&desk.lang.head_meeting(about), desk)
        }
    }

    fn obstacle(&self, action: Act, desk: &Desk) -> Option<String> {
        let lang = desk.lang;
        match action {
            Act::Reopen => Some(lang.remainder_no_reopening().into()),
            Act::Supplement => Some(lang.remainder_no_supplement().into()),
            Act::Backups => desk.closed.unit.clone(),
            Act::Up | Act::Down | Act::Leave => None,
        }
    }

    fn act(&mut self, action: Act, desk: &Desk) -> Ask {
        match action {
            Act::Up => self.at = self.at.saturating_sub(1),
            Act::Down => self.at = (self.at + 1).min(said(&lines(desk)).count().saturating_sub(1)),
            Act::Backups => return Ask::DropOutdated,
            Act::Reopen | Act::Supplement => {}
            Act::Leave => return Ask::Back,
        }
        Ask::Nothing
    }

    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>, body: Rect) {
        let lines = lines(desk);
        let focus = said(&lines).nth(self.at).unwrap_or_default();
        let row = |at: usize| (lines.get(at).cloned().unwrap_or_default(), Line::default());
        List { count: lines.len(), row: &row, focus: Focus::Here(focus) }.draw(canvas, body);
    }
}

/// The places of the lines that are not blank.
fn said(lines: &[Line]) -> impl Iterator<Item = usize> {
    lines.iter().enumerate().filter(|(_, line)| **line != Line::default()).map(|(at, _)| at)
}

fn lines(desk: &Desk) -> Vec<Line> {
    let Some(Redacted { redaction, at }) = desk.redacted() else { return Vec::new() };
    let (lang, columns) = (desk.lang, usize::from(inside(desk.body).width));
    let Redaction { remainder, chair, secretary, meeting } = redaction;
    let name = |id: &MemberId| {
        let person = desk.unit.roster().and_then(|roster| roster.person(id));
        person.map_or_else(|| id.to_string(), |person| person.name.to_string())
    };
    let done = lang.remainder_done(at.day(), at.clock());
    let mut lines = Line::new(Role::Strong, done).wrapped(columns, "", "");
    let by = lang.remainder_by(name(chair), name(secretary));
    lines.extend(Line::new(Role::Plain, by).wrapped(columns, "", "  "));
    lines.push(Line::default());
    let said = sentences(remainder, lang).into_iter();
    lines.extend(said.flat_map(|said| Line::new(Role::Plain, said).wrapped(columns, "", "  ")));
    lines.push(Line::default());
    let sealed = lang.seal_words(remainder.sealed.day(), remainder.sealed.clock(), remainder.entries);
    lines.extend(Line::new(Role::Good, sealed).wrapped(columns, "", "  "));
    let groups = remainder.head.groups();
    lines.extend(
        groups.chunks(GROUPS_A_LINE).map(|line| Line::new(Role::Plain, format!("  {}", line.join(" ")))),
    );
    lines.extend(Line::new(Role::Dim, lang.remainder_chain(meeting)).wrapped(columns, "", ""));
    lines.push(Line::default());
    lines.extend(Line::new(Role::Warn, lang.remainder_elsewhere()).wrapped(columns, "", ""));
    lines
}

/// The numbers that are left, a sentence each. Names of classes and sets are those that a log has, which others may write.
pub fn sentences(remainder: &Remainder, lang: Lang) -> Vec<String> {
    let counted = |counts: &[(String, usize)]| {
        let some = counts.iter().filter(|(_, count)| *count > 0);
        some.map(|(what, count)| format!("{} {count}", clean(what))).collect::<Vec<String>>()
    };
    let mut classes = counted(&remainder.classes);
    if remainder.not_ranked > 0 {
        classes.push(format!("{} {}", lang.standing_not_ranked(), remainder.not_ranked));
    }
    if remainder.suspended > 0 {
        classes.push(lang.home_suspended(remainder.suspended));
    }
    let sets = remainder.sets.iter().map(|set| clean(&set.title)).collect::<Vec<_>>().join(", ");
    let period = remainder
        .days
        .map(|days| lang.remainder_days(days.start.strftime("%d/%m/%Y"), days.end.strftime("%d/%m/%Y")));
    let titles = counted(&remainder.titles).join(" · ");
    [
        period,
        Some(lang.remainder_sets(sets)),
        Some(lang.remainder_people(remainder.members, remainder.present)),
        Some(lang.remainder_classes(classes.join(" · "))),
        (!titles.is_empty()).then(|| lang.remainder_titles(titles)),
    ]
    .into_iter()
    .flatten()
    .collect()
}
