//! The page between two papers: who has the keyboard next, and who has taken part. Nothing of any vote is on it.

use ratatui::layout::Rect;

use super::draw::{focused, middle};
use crate::domain::{Meeting, SecretBox, Slip};
use crate::text::Lang;
use crate::ui::{Canvas, Column, Focus, Line, Role, Table, Width, glyph};

/// Rows above the list: what happened, whose turn it is, a space. And below it: a space, how many have voted.
const ABOVE: usize = 3;
const BELOW: usize = 2;

/// What the page shows.
pub struct View<'a> {
    /// The meeting.
    pub meeting: &'a Meeting,
    /// The ballot.
    pub slip: &'a Slip,
    /// Who has taken part.
    pub ballots: Option<&'a SecretBox>,
    /// Whose turn it is, by the place among the entitled.
    pub at: usize,
    /// Whether a ballot has just been cast.
    pub cast: bool,
    /// The language.
    pub lang: Lang,
}

impl View<'_> {
    /// Draws the page.
    pub fn draw(&self, canvas: &mut Canvas<'_>, body: Rect) {
        let Self { meeting, slip, lang, .. } = *self;
        let entitled = slip.entitled.as_slice();
        let area = middle(body, ABOVE + entitled.len() + BELOW);
        let voted = self.ballots.map_or(0, |ballots| ballots.took_part().len());
        let is_full = voted == entitled.len();
        let said = if self.cast { lang.booth_cast() } else { lang.booth_title() };
        canvas.text(area, said, if self.cast { Role::Good } else { Role::Head });
        let turn = Rect { y: area.y + 1, height: 1, ..area };
        match entitled.get(self.at).filter(|_| !is_full) {
            Some(officer) => {
                let line = Line::new(Role::Plain, lang.booth_hand_to())
                    .and(Role::Strong, format!(" {}", meeting.name(officer)));
                canvas.lines(turn, &[line]);
            }
            None => focused(canvas, turn, lang.booth_all_voted()),
        }
        let row = |at: usize| {
            let Some(officer) = entitled.get(at) else { return Vec::new() };
            let has_voted = self.ballots.is_some_and(|ballots| ballots.took_part().contains(officer));
            let (mark, words, role) = match has_voted {
                true => (glyph::DONE, lang.booth_took_part(), Role::Good),
                false => (glyph::OPEN, "", Role::Dim),
            };
            let digit = if at < 9 { (at + 1).to_string() } else { String::new() };
            vec![
                Line::new(Role::Accent, digit),
                Line::new(role, mark),
                Line::new(Role::Plain, meeting.name(officer)),
                Line::new(Role::Dim, words),
            ]
        };
        let columns = [
            Column::text("", Width::Fixed(1)),
            Column::text("", Width::Fixed(1)),
            Column::text("", Width::Between(18, 32)),
            Column::text("", Width::Between(12, 16)),
        ];
        let focus = if is_full { Focus::None } else { Focus::Here(self.at) };
        let room = usize::from(area.height).saturating_sub(ABOVE + BELOW);
        let list = Rect {
            x: area.x.saturating_sub(1),
            y: area.y + 3,
            width: area.width + 1,
            height: u16::try_from(room).unwrap_or(u16::MAX),
        };
        Table { columns: &columns, count: entitled.len(), row: &row, focus }
            .draw(canvas, list.intersection(body));
        let foot = Rect { y: area.bottom().saturating_sub(1), height: 1, ..area };
        canvas.text(foot, &lang.booth_turnout(voted, entitled.len()), Role::Dim);
    }
}
