//! The officers' PINs: who has one, since when; each sets and changes the own one.

use ratatui::layout::Rect;

use super::ask::Ask;
use super::desk::Desk;
use super::dialog::{change_pin, new_pin};
use super::numbered::{self, Act};
use super::screen::{Head, Screen};
use crate::domain::Person;
use crate::input::Binding;
use crate::text::Lang;
use crate::text::width::wrap;
use crate::ui::{Canvas, Focus, Line, List, Role, glyph, inside};

/// Which officer has the focus.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pins {
    at: usize,
}

impl Screen for Pins {
    type Action = Act;

    const TABLE: &'static [Binding<Act>] =
        &numbered::table(Lang::key_pin_change, Lang::key_officers, Lang::key_pin_number);

    fn head(&self, desk: &Desk) -> Head {
        super::unit_head(desk.lang.pins_title(), desk)
    }

    fn obstacle(&self, action: Act, desk: &Desk) -> Option<String> {
        let officers = desk.committee().len();
        match action {
            Act::Change | Act::Number(_) if officers == 0 => Some(desk.lang.missing_roster().into()),
            action => numbered::obstacle(action, officers, desk.lang),
        }
    }

    fn act(&mut self, action: Act, desk: &Desk) -> Ask {
        let officers = desk.committee();
        let change = |at: usize| officers.get(at).map_or(Ask::Nothing, |officer| change(officer, desk));
        numbered::act(action, &mut self.at, officers.len(), change)
    }

    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>, body: Rect) {
        let lang = desk.lang;
        let inside = inside(body);
        let intro = wrap(lang.pins_intro(), usize::from(inside.width));
        let intro: Vec<Line> = intro.into_iter().map(|line| Line::new(Role::Dim, line)).collect();
        canvas.lines(inside, &intro);
        let officers = desk.committee();
        let row = |at: usize| {
            let Some(officer) = officers.get(at) else { return (Line::default(), Line::default()) };
            let (mark, role, words) = match desk.unit.pin(&officer.id) {
                Some(pin) => (glyph::DONE, Role::Good, lang.pins_since(pin.since.day())),
                None => (glyph::OPEN, Role::Dim, lang.pins_none().to_owned()),
            };
            let name = Line::new(Role::Dim, numbered::number(at)).and(role, format!("{mark} "));
            (name.and(Role::Plain, officer.name.as_str()), Line::new(Role::Dim, words))
        };
        let above = u16::try_from(intro.len() + 1).unwrap_or(u16::MAX);
        let place =
            Rect { y: body.y.saturating_add(above), height: body.height.saturating_sub(above), ..body };
        List { count: officers.len(), row: &row, focus: Focus::Here(self.at) }.draw(canvas, place);
    }
}

/// Asks for the PIN that an officer shall have.
fn change(officer: &Person, desk: &Desk) -> Ask {
    match desk.unit.pin(&officer.id) {
        None => new_pin(officer.id.clone(), officer.name.to_string(), desk.lang),
        Some(_) => change_pin(&officer.id, officer.name.as_str(), desk),
    }
}

impl Desk {
    /// The committee as the roster in force has it.
    pub fn committee(&self) -> Vec<&Person> {
        self.unit.roster().map(|roster| roster.committee()).unwrap_or_default()
    }
}
