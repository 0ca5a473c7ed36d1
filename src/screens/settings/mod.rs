//! The settings of the unit: a row each, with its value and what it is for.

mod backups;
mod idle;
mod line;
mod lock_now;
mod minutes_head;
mod passphrase;
mod pins;
mod retention;
mod row;
mod small;

use ratatui::layout::Rect;

use super::ask::Ask;
use super::desk::Desk;
use super::numbered::{self, Act};
use super::screen::{Head, Screen};
use crate::input::Binding;
use crate::text::Lang;
use crate::text::width::{cut, wrap};
use crate::ui::{Canvas, Focus, Line, List, Role, inside};
use row::Row;

/// The rows, the most useful first. A new setting is a file with its row and a line here.
const ROWS: &[Row] = &[
    lock_now::ROW,
    idle::ROW,
    pins::OFFICERS,
    pins::AT_VOTES,
    minutes_head::HIGHER_UNION,
    minutes_head::PLACE,
    backups::FOLDER,
    backups::KEPT,
    passphrase::ROW,
    retention::ROW,
];

/// Rows of the window under the list: a space, and what the setting in focus is for.
const PURPOSE: u16 = 3;

/// Which setting has the focus.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SettingsPage {
    at: usize,
}

impl Screen for SettingsPage {
    type Action = Act;

    const TABLE: &'static [Binding<Act>] =
        &numbered::table(Lang::key_setting_change, Lang::key_settings_rows, Lang::key_setting_number);

    fn head(&self, desk: &Desk) -> Head {
        super::unit_head(desk.lang.settings_title(), desk)
    }

    fn obstacle(&self, action: Act, desk: &Desk) -> Option<String> {
        numbered::obstacle(action, ROWS.len(), desk.lang)
    }

    fn act(&mut self, action: Act, desk: &Desk) -> Ask {
        let change = |at: usize| ROWS.get(at).map_or(Ask::Nothing, |row| (row.change)(desk));
        numbered::act(action, &mut self.at, ROWS.len(), change)
    }

    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>, body: Rect) {
        let lang = desk.lang;
        let inside = inside(body);
        canvas.text(inside, lang.settings_intro(), Role::Strong);
        let most = usize::from(inside.width / 2);
        let row = |at: usize| {
            let Some(row) = ROWS.get(at) else { return (Line::default(), Line::default()) };
            let title = Line::new(Role::Dim, numbered::number(at)).and(Role::Plain, (row.title)(lang));
            (title, Line::new(Role::Plain, cut(&(row.value)(desk), most)))
        };
        let room = body.height.saturating_sub(2 + PURPOSE);
        let height = u16::try_from(ROWS.len()).unwrap_or(u16::MAX).min(room);
        let place = Rect { y: body.y + 2, height, ..body };
        List { count: ROWS.len(), row: &row, focus: Focus::Here(self.at) }
            .draw(canvas, place.intersection(body));
        if let Some(row) = ROWS.get(self.at) {
            let y = place.bottom().saturating_add(1);
            let purpose = Rect { y, height: body.bottom().saturating_sub(y), ..inside };
            let lines = wrap((row.purpose)(lang), usize::from(inside.width));
            let lines: Vec<Line> = lines.into_iter().map(|line| Line::new(Role::Dim, line)).collect();
            canvas.lines(purpose, &lines);
        }
    }
}
