//! A new meeting: which period, which criteria, who chairs, who keeps the minutes.

use ratatui::layout::Rect;

use super::ask::{Ask, Place};
use super::desk::Desk;
use super::screen::{Head, Screen};
use crate::domain::{Event, FrozenSet, Opening, Period, Person};
use crate::input::{Binding, Chord, Keys};
use crate::rules::Rulebook;
use crate::text::Lang;
use crate::ui::{Canvas, Line, Role, glyph};

/// The choices so far.
#[derive(Clone, Debug, PartialEq)]
pub struct Prepare {
    row: Field,
    set: usize,
    period: Option<Period>,
    chair: usize,
    secretary: usize,
}

/// One choice to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Period,
    Set,
    Chair,
    Secretary,
}

impl Field {
    const ALL: [Self; 4] = [Self::Period, Self::Set, Self::Chair, Self::Secretary];
}

/// What can be done while preparing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Begin the meeting.
    Begin,
    /// The choice above.
    Up,
    /// The choice below.
    Down,
    /// The value before.
    Less,
    /// The next value.
    More,
    /// Back.
    Leave,
}

impl Screen for Prepare {
    type Action = Act;

    const TABLE: &'static [Binding<Act>] = &[
        Binding::new(Keys::Any(&[Chord::Enter], Act::Begin), Lang::key_begin),
        Binding::new(Keys::Each(&[(Chord::Up, Act::Up), (Chord::Down, Act::Down)]), Lang::key_choices),
        Binding::new(Keys::Each(&[(Chord::Left, Act::Less), (Chord::Right, Act::More)]), Lang::key_change),
        Binding::new(Keys::Any(&[Chord::Esc], Act::Leave), Lang::key_back),
    ];

    fn head(&self, desk: &Desk) -> Head {
        super::unit_head(desk.lang.prepare_title(), desk)
    }

    fn obstacle(&self, action: Act, desk: &Desk) -> Option<String> {
        match action {
            Act::Begin => desk.missing_for_meeting(),
            _ => None,
        }
    }

    fn act(&mut self, action: Act, desk: &Desk) -> Ask {
        match action {
            Act::Begin => {
                return self.opening(desk).map_or(Ask::Nothing, |opening| Ask::Prepare(Box::new(opening)));
            }
            Act::Up => self.row = self.neighbour(|at| at.saturating_sub(1)),
            Act::Down => self.row = self.neighbour(|at| at + 1),
            Act::Less => self.change(desk, false),
            Act::More => self.change(desk, true),
            Act::Leave => return Ask::Back,
        }
        Ask::Nothing
    }

    fn settle(&mut self, event: &Event, _desk: &Desk) -> Ask {
        match event {
            Event::Prepared(_) => Ask::Turn(Place::RollCall),
            _ => Ask::Nothing,
        }
    }

    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>, body: Rect) {
        let lang = desk.lang;
        let inside = super::inset(body);
        canvas.text(inside, lang.prepare_intro(), Role::Strong);
        for (at, field) in Field::ALL.into_iter().enumerate() {
            let y = u16::try_from(at).unwrap_or(u16::MAX).saturating_mul(2).saturating_add(body.y + 2);
            if y < body.bottom() {
                self.draw_field(field, desk, canvas, Rect { y, height: 1, ..body });
            }
        }
        let notes = self.notes(desk);
        let below = Rect { y: inside.y + 11, height: inside.height.saturating_sub(11), ..inside };
        canvas.lines(below, &notes);
    }
}

impl Prepare {
    /// The meeting that is due, with the usual chair and secretary.
    pub fn new(desk: &Desk) -> Self {
        let (chair, secretary) = desk.unit.roster().map_or((0, 0), |roster| roster.usual_duties());
        let set = desk.unit.sets().len().saturating_sub(1);
        let mut screen = Self { row: Field::Period, set, period: None, chair, secretary };
        screen.period = screen.due(desk);
        screen
    }

    fn rulebook<'a>(&self, desk: &'a Desk) -> Option<&'a Rulebook> {
        desk.unit.sets().get(self.set)
    }

    fn due(&self, desk: &Desk) -> Option<Period> {
        Some(desk.unit.next_period(self.rulebook(desk)?, &desk.meetings, desk.now.date()))
    }

    fn opening(&self, desk: &Desk) -> Option<Opening> {
        let period = self.period?;
        let id = |at: usize| Some(officers(desk).get(at)?.id.clone());
        Some(Opening {
            period,
            roster: desk.unit.roster()?.clone(),
            chair: id(self.chair)?,
            secretary: id(self.secretary)?,
            sets: vec![FrozenSet::of(self.rulebook(desk)?.clone())],
            proposals: desk.unit.proposals(period).to_vec(),
        })
    }

    fn neighbour(&self, step: fn(usize) -> usize) -> Field {
        let at = Field::ALL.iter().position(|field| *field == self.row).unwrap_or(0);
        Field::ALL.get(step(at)).copied().unwrap_or(self.row)
    }

    fn change(&mut self, desk: &Desk, more: bool) {
        let people = officers(desk).len();
        let turn =
            |at: usize, of: usize| if more { (at + 1) % of.max(1) } else { (at + of.max(1) - 1) % of.max(1) };
        match self.row {
            Field::Period => {
                self.period = self.period.map(|period| if more { period.next() } else { period.before() });
            }
            Field::Set => {
                self.set = turn(self.set, desk.unit.sets().len());
                self.period = self.due(desk);
            }
            Field::Chair => {
                self.chair = turn(self.chair, people);
                if self.chair == self.secretary {
                    self.secretary = turn(self.secretary, people);
                }
            }
            Field::Secretary => {
                self.secretary = turn(self.secretary, people);
                if self.chair == self.secretary {
                    self.secretary = turn(self.secretary, people);
                }
            }
        }
    }

    fn value(&self, field: Field, desk: &Desk) -> String {
        let name = |at: usize| {
            officers(desk).get(at).map_or_else(String::new, |officer| {
                let seat = officer.office.as_ref().map_or("", |office| office.title.as_str());
                format!("{} · {seat}", officer.name)
            })
        };
        match field {
            Field::Period => self.period.map_or_else(String::new, |period| period.title(desk.lang)),
            Field::Set => {
                self.rulebook(desk).map_or_else(String::new, |rulebook| rulebook.set().title.clone())
            }
            Field::Chair => name(self.chair),
            Field::Secretary => name(self.secretary),
        }
    }

    fn draw_field(&self, field: Field, desk: &Desk, canvas: &mut Canvas<'_>, row: Rect) {
        const LABEL: u16 = 14;
        let lang = desk.lang;
        let label = match field {
            Field::Period => lang.prepare_period(),
            Field::Set => lang.prepare_set(),
            Field::Chair => lang.prepare_chair(),
            Field::Secretary => lang.prepare_secretary(),
        };
        let inside = Rect { x: row.x + 1, width: row.width.saturating_sub(2), ..row };
        let value = Rect { x: inside.x + LABEL, width: inside.width.saturating_sub(LABEL), ..inside };
        if field == self.row {
            canvas.clear(row, Role::Focus);
            canvas.text(Rect { width: 1, ..row }, glyph::FOCUS, Role::Focus);
            canvas.text(inside, label, Role::Focus);
            canvas.text(value, &format!("← {} →", self.value(field, desk)), Role::Focus);
        } else {
            canvas.text(inside, label, Role::Dim);
            canvas.text(
                Rect { x: value.x + 2, width: value.width.saturating_sub(2), ..value },
                &self.value(field, desk),
                Role::Plain,
            );
        }
    }

    /// What the meeting will be about, so that a wrong choice shows before it begins.
    fn notes(&self, desk: &Desk) -> Vec<Line> {
        let lang = desk.lang;
        if let Some(missing) = desk.missing_for_meeting() {
            return vec![Line::new(Role::Warn, missing)];
        }
        let mut notes = Vec::new();
        if let Some(roster) = desk.unit.roster() {
            let committee = roster.committee().len();
            notes.push(Line::new(Role::Plain, lang.prepare_counts(roster.members().count(), committee)));
        }
        if let Some(rulebook) = self.rulebook(desk) {
            let committee = u32::try_from(officers(desk).len()).unwrap_or(u32::MAX);
            let needed = rulebook.set().voting.quorum.needed(committee);
            notes.push(Line::new(Role::Plain, lang.prepare_quorum(needed, committee)));
        }
        let proposals = self.period.map_or(0, |period| desk.unit.proposals(period).len());
        notes.push(Line::new(
            Role::Dim,
            if proposals > 0 {
                lang.prepare_proposals(proposals)
            } else {
                lang.prepare_no_proposals().into()
            },
        ));
        let today = desk.now.date();
        if self.period.is_some_and(|period| period.first_day().is_some_and(|first| first > today)) {
            notes.push(Line::new(Role::Warn, lang.prepare_not_due()));
        }
        if desk.meetings.iter().any(|meeting| Some(meeting.period) == self.period) {
            notes.push(Line::new(Role::Warn, lang.prepare_held_already()));
        }
        notes
    }
}

/// The committee as the roster in force has it.
fn officers(desk: &Desk) -> Vec<&Person> {
    desk.unit.roster().map(|roster| roster.committee()).unwrap_or_default()
}

impl Desk {
    /// What has to be brought in before a meeting can be held, if anything.
    pub fn missing_for_meeting(&self) -> Option<String> {
        if self.unit.roster().is_none() {
            Some(self.lang.missing_roster().into())
        } else if self.unit.sets().is_empty() {
            Some(self.lang.missing_criteria().into())
        } else {
            None
        }
    }
}
