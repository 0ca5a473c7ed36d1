//! Reading on in what stands beneath the rows, where there is more of it than fits.

use super::draw::noted_in;
use super::outline::Part;
use super::{Act, Editor, Pane};
use crate::screens::desk::Desk;

impl Editor {
    /// How many lines of what stands beneath the row in focus were read and have gone up.
    pub(super) fn noted_above(&self) -> usize {
        let (part, row, lines) = self.noted;
        if (part, row) == (self.part, self.row) { lines } else { 0 }
    }

    /// Whether there is more beneath the row in focus than can be seen at once.
    pub(super) fn can_read_notes(&self, desk: &Desk) -> bool {
        if self.pane == Pane::Outline || matches!(self.part, Part::Trial | Part::Save) {
            return false;
        }
        let (lines, room) = noted_in(self, desk);
        lines > room && room > 0
    }

    /// Reads on in it, or back.
    pub(super) fn read_notes(&mut self, action: Act, desk: &Desk) {
        let (lines, room) = noted_in(self, desk);
        let (last, above) = (lines.saturating_sub(room), self.noted_above());
        let above = match action {
            Act::PageUp => above.min(last).saturating_sub(room.max(1)),
            _ => (above + room.max(1)).min(last),
        };
        self.noted = (self.part, self.row, above);
    }
}
