//! A new meeting: which period, which criteria for whom, who chairs, who keeps the minutes.

mod choices;
mod notes;

use ratatui::layout::Rect;

use super::ask::{Ask, Place};
use super::desk::Desk;
use super::screen::{Head, Screen};
use crate::domain::{Event, Period, Person, ReviewOrder};
use crate::input::{Binding, Chord, Keys};
use crate::papers::Fault;
use crate::text::{Lang, Name};
use crate::ui::{Canvas, Line, Role, glyph, inside};

/// Columns of the choices' names; more where audiences are among them.
const LABEL: (u16, u16) = (14, 22);

/// The choices so far.
#[derive(Clone, Debug, PartialEq)]
pub struct Prepare {
    row: Field,
    set: usize,
    /// The sets of the audiences on the roster, where there are several sets to choose from.
    sheets: Vec<(Name, usize)>,
    period: Option<Period>,
    /// The unit's own class, where a set asks for it: its place among those that it can have.
    unit_class: Option<usize>,
    quotas: Quotas,
    order: ReviewOrder,
    chair: usize,
    secretary: usize,
}

/// One choice to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Period,
    Set,
    /// The set of the audience at this place.
    Sheet(usize),
    UnitClass,
    Quotas,
    Order,
    Chair,
    Secretary,
}

/// Within whom the quotas are counted where a meeting has several sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Quotas {
    /// Each set's among those who have it.
    BySet,
    /// Those of the first set over all.
    OverAll,
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
                return match self.opening(desk) {
                    Ok(Some(opening)) => Ask::Prepare(Box::new(opening)),
                    Ok(None) => Ask::Nothing,
                    Err(faults) => Ask::Refuse(faults_words(&faults, desk.lang)),
                };
            }
            Act::Up => self.row = self.neighbour(desk, |at| at.saturating_sub(1)),
            Act::Down => self.row = self.neighbour(desk, |at| at + 1),
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
        let inside = inside(body);
        canvas.text(inside, desk.lang.prepare_intro(), Role::Strong);
        let fields = self.fields(desk);
        let columns = usize::from(inside.width);
        let notes = self.notes(desk).into_iter().flat_map(|note| note.wrapped(columns, "", ""));
        let notes: Vec<Line> = notes.collect();
        let room = |lines: usize| u16::try_from(lines).unwrap_or(u16::MAX);
        // Choices stand apart as long as everything fits.
        let needed = 2 + room(fields.len()).saturating_mul(2) + 1 + room(notes.len());
        let apart = if needed <= body.height { 2 } else { 1 };
        let mut y = body.y.saturating_add(2);
        for field in fields {
            if y < body.bottom() {
                self.draw_field(field, desk, canvas, Rect { y, height: 1, ..body });
            }
            y = y.saturating_add(apart);
        }
        let y = y.saturating_add(1);
        canvas.lines(Rect { y, height: body.bottom().saturating_sub(y), ..inside }, &notes);
    }
}

impl Prepare {
    /// How many under review an audience has; without one, how many have none of those that are chosen for.
    fn reviewed(&self, audience: Option<&Name>, desk: &Desk) -> usize {
        let is_theirs = |person: &&Person| match (audience, &person.audience) {
            (Some(audience), of_person) => of_person.as_ref() == Some(audience),
            (None, Some(of_person)) => self.sheets.iter().all(|(name, _)| name != of_person),
            (None, None) => true,
        };
        desk.unit.roster().map_or(0, |roster| roster.members().filter(is_theirs).count())
    }

    fn draw_field(&self, field: Field, desk: &Desk, canvas: &mut Canvas<'_>, row: Rect) {
        let lang = desk.lang;
        let audience;
        let label = match field {
            Field::Period => lang.prepare_period(),
            Field::Set if self.sheets.is_empty() => lang.prepare_set(),
            Field::Set => {
                audience = lang.prepare_audience(lang.prepare_set_of_others(), self.reviewed(None, desk));
                audience.as_str()
            }
            Field::Sheet(at) => {
                let name = self.sheets.get(at).map(|(name, _)| name);
                let called = name.map_or("", |name| name.as_str());
                audience = lang.prepare_audience(called, self.reviewed(name, desk));
                audience.as_str()
            }
            Field::UnitClass => lang.prepare_unit_class(),
            Field::Quotas => lang.prepare_quotas(),
            Field::Order => lang.prepare_order(),
            Field::Chair => lang.prepare_chair(),
            Field::Secretary => lang.prepare_secretary(),
        };
        let inside = inside(row);
        let columns = if self.sheets.is_empty() { LABEL.0 } else { LABEL.1 };
        let name = Rect { width: columns.min(inside.width), ..inside };
        let value = Rect { x: inside.x + columns, width: inside.width.saturating_sub(columns), ..inside };
        if field == self.row {
            canvas.clear(row, Role::Focus);
            canvas.text(Rect { width: 1, ..row }, glyph::FOCUS, Role::Focus);
            canvas.text(name, label, Role::Focus);
            canvas.text(value, &format!("← {} →", self.value(field, desk)), Role::Focus);
        } else {
            canvas.text(name, label, Role::Dim);
            canvas.text(
                Rect { x: value.x + 2, width: value.width.saturating_sub(2), ..value },
                &self.value(field, desk),
                Role::Plain,
            );
        }
    }
}

/// The first of some faults, and how many there are besides.
fn faults_words(faults: &[Fault], lang: Lang) -> String {
    let first = faults.first().map(|fault| fault.sentence(lang)).unwrap_or_default();
    match faults.len() {
        0 | 1 => first,
        more => lang.prepare_more_faults(first, more - 1),
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

#[cfg(test)]
mod tests;
