//! The first screen: what is to be done now, then the meetings held.

use ratatui::layout::Rect;

use super::ask::{Ask, Place};
use super::desk::{Desk, Keeping};
use super::dialog;
use super::screen::{Head, Screen};
use super::vault::Errand;
use crate::domain::Summary;
use crate::input::{Binding, Chord, Keys};
use crate::store::Protection;
use crate::text::Lang;
use crate::text::width::wrap;
use crate::ui::{Canvas, Focus, Line, List, Role, glyph, inside};

/// Which entry has the focus.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Home {
    /// None as long as nobody has moved it: then it is on the first entry that something can be done with.
    row: Option<usize>,
}

/// What can be done on the first screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Do what the entry in focus says.
    Choose,
    /// Do what the entry with this number says.
    Number(u8),
    /// The entry above.
    Up,
    /// The entry below.
    Down,
    /// To the criteria sets.
    Criteria,
    /// To the settings.
    Settings,
    /// Leave the program.
    Leave,
}

/// From how many columns on an entry has its counts beside it.
const ROOM_FOR_COUNTS: u16 = 76;

/// From how many columns on the counts are in full words.
const ROOM_FOR_WORDS: u16 = 100;

/// So many entries have a number; 9 and 0 are those of the last two.
const MOST_NUMBERED: usize = 8;

/// One entry.
#[derive(Clone, Debug)]
enum Entry {
    Sample,
    Protect,
    GoOn(Summary),
    /// A new meeting by the set at this place.
    New(usize),
    Sealed(Summary),
    Criteria,
    Settings,
}

impl Screen for Home {
    type Action = Act;

    const TABLE: &'static [Binding<Act>] = &[
        Binding::new(Keys::Any(&[Chord::Enter], Act::Choose), Lang::key_choose),
        Binding::new(Keys::Each(&[(Chord::Up, Act::Up), (Chord::Down, Act::Down)]), Lang::key_entries),
        Binding::new(Keys::Digits(1, 8, Act::Number), Lang::key_entry_number).in_help(),
        Binding::new(Keys::Any(&[Chord::Char('0'), Chord::Char('c')], Act::Criteria), Lang::key_criteria),
        Binding::new(Keys::Any(&[Chord::Char('9'), Chord::Char('s')], Act::Settings), Lang::key_settings),
        Binding::new(Keys::Any(&[Chord::Esc, Chord::Char('q')], Act::Leave), Lang::key_quit),
    ];

    fn head(&self, desk: &Desk) -> Head {
        super::unit_head(desk.lang.home_title(), desk)
    }

    fn obstacle(&self, action: Act, desk: &Desk) -> Option<String> {
        let entries = entries(desk);
        match action {
            Act::Number(number) if usize::from(number) > numbered(&entries) => {
                Some(desk.lang.home_choose(numbered(&entries)))
            }
            Act::Choose => entries.get(self.focus(&entries, desk)).and_then(|entry| refused(entry, desk)),
            Act::Number(number) => {
                entries.get(usize::from(number).saturating_sub(1)).and_then(|entry| refused(entry, desk))
            }
            _ => None,
        }
    }

    fn act(&mut self, action: Act, desk: &Desk) -> Ask {
        let entries = entries(desk);
        let at = self.focus(&entries, desk);
        match action {
            Act::Up => self.row = Some(at.saturating_sub(1)),
            Act::Down => self.row = Some((at + 1).min(entries.len().saturating_sub(1))),
            Act::Criteria => return Ask::Go(Place::Criteria),
            Act::Settings => return Ask::Go(Place::Settings),
            Act::Leave => return Ask::Open(dialog::leave(desk.keeping, desk.lang)),
            Act::Choose | Act::Number(_) => {
                let at = match action {
                    Act::Number(number) => usize::from(number).saturating_sub(1),
                    _ => at,
                };
                self.row = Some(at);
                return match entries.into_iter().nth(at) {
                    Some(Entry::Sample) => Ask::TakeSample,
                    Some(Entry::New(set)) => Ask::Go(Place::Prepare(set)),
                    Some(Entry::Protect) => Ask::Go(Place::Vault(Errand::Protect)),
                    Some(Entry::Criteria) => Ask::Go(Place::Criteria),
                    Some(Entry::Settings) => Ask::Go(Place::Settings),
                    Some(Entry::GoOn(summary) | Entry::Sealed(summary)) => {
                        summary.id.map_or(Ask::Nothing, Ask::Fetch)
                    }
                    None => Ask::Nothing,
                };
            }
        }
        Ask::Nothing
    }

    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>, body: Rect) {
        let lang = desk.lang;
        let inside = inside(body);
        let columns = usize::from(inside.width);
        let entries = entries(desk);
        let intro = if desk.unit.is_empty() { lang.home_empty() } else { lang.home_intro() };
        let mut top: Vec<Line> =
            wrap(intro, columns).into_iter().map(|line| Line::new(Role::Strong, line)).collect();
        let closed = desk.closed.unit.iter().flat_map(|why| wrap(why, columns));
        top.extend(closed.map(|line| Line::new(Role::Warn, line)));
        top.push(Line::default());
        canvas.lines(inside, &top);
        let above = u16::try_from(top.len()).unwrap_or(u16::MAX);
        let focus = Focus::Here(self.focus(&entries, desk));
        let row = |at: usize| entries.get(at).map(|entry| row(at, entry, desk)).unwrap_or_default();
        let list = List { count: entries.len(), row: &row, focus };
        let height = u16::try_from(entries.len()).unwrap_or(u16::MAX);
        let place = Rect {
            y: body.y.saturating_add(above),
            height: height.min(body.height.saturating_sub(above)),
            ..body
        };
        list.draw(canvas, place);
        let own = Rect {
            y: place.bottom() + 1,
            height: body.bottom().saturating_sub(place.bottom() + 1),
            ..inside
        };
        canvas.lines(own, &own_unit(desk, columns));
    }
}

/// How a unit of one's own comes in, as long as something of it is missing.
fn own_unit(desk: &Desk, columns: usize) -> Vec<Line> {
    let lang = desk.lang;
    let (said, command) = match (desk.unit.roster(), desk.unit.sets().is_empty()) {
        (None, true) => (lang.home_own(), Some(lang.home_own_roster())),
        (None, false) => (lang.home_own_members(), Some(lang.home_own_roster())),
        (Some(_), true) => (lang.missing_criteria(), None),
        (Some(_), false) => return Vec::new(),
    };
    let lines = wrap(said, columns).into_iter().map(|line| Line::new(Role::Dim, line));
    lines.chain(command.map(|line| Line::new(Role::Accent, format!("  {line}")))).collect()
}

impl Home {
    /// The entry in focus.
    fn focus(&self, entries: &[Entry], desk: &Desk) -> usize {
        let first = || entries.iter().position(|entry| refused(entry, desk).is_none()).unwrap_or(0);
        self.row.unwrap_or_else(first).min(entries.len().saturating_sub(1))
    }
}

/// Why nothing can be done with an entry.
fn refused(entry: &Entry, desk: &Desk) -> Option<String> {
    match entry {
        Entry::New(_) | Entry::Sample if desk.closed.unit.is_some() => desk.closed.unit.clone(),
        Entry::New(_) => desk.missing_for_meeting(),
        _ => None,
    }
}

/// What can be done, most pressing first: go on with what is open, hold the meeting that is due, look back.
fn entries(desk: &Desk) -> Vec<Entry> {
    if desk.unit.is_empty() {
        let is_open = desk.protection == Protection::None && desk.keeping == Keeping::ForGood;
        let protect = is_open.then_some(Entry::Protect);
        let rest = [Entry::Criteria, Entry::Settings];
        return [Entry::Sample].into_iter().chain(protect).chain(rest).collect();
    }
    let (open, sealed): (Vec<&Summary>, Vec<&Summary>) =
        desk.meetings.iter().partition(|meeting| meeting.is_open());
    let open = open.into_iter().cloned().map(Entry::GoOn);
    let sealed = sealed.into_iter().cloned().map(Entry::Sealed);
    let new = desk.unit.usual_sets(&desk.meetings).into_iter().map(Entry::New);
    open.chain(new).chain(sealed).chain([Entry::Criteria, Entry::Settings]).collect()
}

/// How many entries are chosen by their place: all but the last two, as far as numbers go.
fn numbered(entries: &[Entry]) -> usize {
    entries.len().saturating_sub(2).min(MOST_NUMBERED)
}

/// An entry with its number, and what stands at the right.
fn row(at: usize, entry: &Entry, desk: &Desk) -> (Line, Line) {
    let lang = desk.lang;
    let number = match entry {
        Entry::Criteria => "0 ".to_owned(),
        Entry::Settings => "9 ".to_owned(),
        _ if at < MOST_NUMBERED => format!("{} ", at + 1),
        _ => "  ".to_owned(),
    };
    let line = Line::new(Role::Dim, number);
    match entry {
        Entry::Sample => (line.and(Role::Plain, lang.home_sample()), Line::new(Role::Dim, "Enter")),
        Entry::Criteria => {
            let (sets, drafts) = (desk.unit.sets().len(), desk.drafts.len());
            let count = match (sets, drafts) {
                (_, 1..) => Line::new(Role::Warn, lang.home_drafts(drafts)),
                (0, 0) => Line::default(),
                _ => Line::new(Role::Dim, lang.home_sets(sets)),
            };
            (line.and(Role::Plain, lang.home_criteria()), count)
        }
        Entry::Protect => (line.and(Role::Plain, lang.home_protect()), Line::default()),
        Entry::Settings => (line.and(Role::Plain, lang.settings_home()), Line::default()),
        Entry::New(set) => (line.and(Role::Plain, new_words(*set, desk)), Line::default()),
        Entry::GoOn(summary) => (
            line.and(Role::Warn, format!("{} ", glyph::OPEN))
                .and(Role::Plain, lang.home_go_on(summary.about(lang))),
            match progress(summary, lang) {
                _ if is_closed(summary, desk) => Line::new(Role::Warn, lang.home_closed()),
                progress => Line::new(Role::Dim, progress),
            },
        ),
        Entry::Sealed(summary) => (
            line.and(Role::Good, format!("{} ", glyph::DONE))
                .and(Role::Plain, lang.home_sealed(summary.about(lang))),
            if summary.redacted.is_some() {
                Line::new(Role::Dim, lang.home_redacted())
            } else if is_closed(summary, desk) {
                Line::new(Role::Warn, lang.home_closed())
            } else if desk.body.width < ROOM_FOR_COUNTS {
                Line::default()
            } else {
                Line::new(Role::Dim, counts(summary, desk))
            },
        ),
    }
}

/// Whether a meeting can be read and not written.
fn is_closed(summary: &Summary, desk: &Desk) -> bool {
    summary.id.as_ref().is_some_and(|id| desk.closed.meetings.contains_key(id))
}

/// How far a meeting is that goes on.
fn progress(summary: &Summary, lang: Lang) -> String {
    if summary.adjourned {
        lang.home_adjourned(summary.done, summary.members)
    } else {
        lang.home_progress(summary.phase.title(lang), summary.done, summary.members)
    }
}

/// "Họp bình xét tháng 11/2026", with the period that is due by the set at this place.
fn new_words(set: usize, desk: &Desk) -> String {
    let set = desk.unit.sets().get(set);
    let due = set.map(|set| desk.unit.next_period(set, &desk.meetings, desk.now.date()));
    due.map_or_else(|| desk.lang.home_new_any().into(), |period| desk.lang.home_new(period.title(desk.lang)))
}

fn counts(summary: &Summary, desk: &Desk) -> String {
    let lang = desk.lang;
    let mut parts: Vec<String> = summary
        .classes
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(class, count)| format!("{class} {count}"))
        .collect();
    if summary.not_ranked > 0 {
        let is_short = desk.body.width < ROOM_FOR_WORDS;
        let words = if is_short { lang.standing_not_ranked_short() } else { lang.standing_not_ranked() };
        parts.push(format!("{words} {}", summary.not_ranked));
    }
    if summary.suspended > 0 {
        parts.push(lang.home_suspended(summary.suspended));
    }
    parts.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Moment, Unit, UnitEvent};
    use crate::rules::Rulebook;

    const SAMPLE: &str = include_str!("../../fixtures/sample/criteria.json");

    #[test]
    fn a_meeting_is_offered_for_each_kind_of_period_that_the_unit_has_a_set_for() {
        let quarters = SAMPLE.replacen("phuong_mau_thang", "quy", 1).replace("\"month\"", "\"quarter\"");
        let sets = [SAMPLE, &quarters].map(|text| Rulebook::read(text).expect("a sound set"));
        let events = sets.map(|set| UnitEvent::CriteriaAdopted(Box::new(set))).into();
        let now = Moment::at(jiff::civil::date(2026, 11, 3).at(8, 0, 0, 0), 7).expect("a moment");
        let unit = Unit::replay(&Unit::default().entries(events, now)).expect("sound");
        let desk = Desk::new(unit, Lang::En, Keeping::ForGood, now);
        let entries = entries(&desk);
        let rows: Vec<String> =
            entries.iter().enumerate().map(|(at, entry)| row(at, entry, &desk).0.text()).collect();
        let meeting = |period: &str| Lang::En.home_new(period);
        assert_eq!(rows[0], format!("1 {}", meeting("quarter 4/2026")));
        assert_eq!(rows[1], format!("2 {}", meeting("11/2026")));
        assert_eq!((rows.len(), numbered(&entries)), (4, 2));
    }
}
