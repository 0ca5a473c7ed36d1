//! The four bands of every screen: head, body, notice, keys.

use ratatui::layout::Rect;

use super::canvas::{Canvas, inside};
use super::glyph;
use super::line::Line;
use super::list::{columns, split_right};
use super::theme::Role;
use crate::input::Hint;
use crate::text::Lang;
use crate::text::width::{Align, wrap};

/// The smallest window that the program works in: columns and rows.
const SMALLEST: (u16, u16) = (60, 16);

/// Columns between two keys of the footer, and between the two parts of the head.
const GAP: u16 = 2;

/// A notice covers at most so many rows of the screen.
const MOST_NOTICE_ROWS: u16 = 4;

/// Where each band of a window stands. Head, notice and keys begin and end where the text of lists does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bands {
    /// Which meeting, who is present, the time.
    pub head: Rect,
    /// What the screen is for.
    pub body: Rect,
    /// The last thing that happened, in words.
    pub notice: Rect,
    /// What can be done here now.
    pub keys: Rect,
}

impl Bands {
    /// The bands of a window; none if the window is too small to work in.
    pub fn of(window: Rect) -> Option<Self> {
        if window.width < SMALLEST.0 || window.height < SMALLEST.1 {
            return None;
        }
        let row = |y: u16| inside(Rect { y, height: 1, ..window });
        Some(Self {
            head: row(window.y),
            body: Rect { y: window.y + 1, height: window.height - 3, ..window },
            notice: row(window.bottom() - 2),
            keys: row(window.bottom() - 1),
        })
    }
}

/// Says in the middle of a small window how large it has to be.
pub fn draw_too_small(canvas: &mut Canvas<'_>, lang: Lang) {
    let area = canvas.area();
    let sentence = lang.ui_too_small(SMALLEST.0, SMALLEST.1, area.width, area.height);
    let lines = wrap(&sentence, usize::from(area.width));
    let spare = usize::from(area.height).saturating_sub(lines.len()) / 2;
    for (row, line) in area.rows().skip(spare).zip(lines) {
        canvas.line(row, &line.into(), Align::Centre);
    }
}

/// Draws the head: the left text is cut so that the right one always stands whole.
pub fn draw_head(canvas: &mut Canvas<'_>, area: Rect, left: &str, right: &str) {
    let right = Line::from(right);
    let (before, aside) = split_right(area, columns(&right));
    canvas.text(Rect { width: before.width.saturating_sub(GAP), ..before }, left, Role::Head);
    canvas.line(aside, &right, Align::Right);
}

/// What happened to the last thing that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// It was done.
    Said,
    /// It may not be done.
    Refused,
    /// It could not be done: the world failed.
    Failed,
}

/// The last thing that happened, in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What kind of thing.
    pub kind: NoticeKind,
    /// The sentence.
    pub text: String,
}

/// Draws a notice into the band. One that is longer than the band grows upward over the end of the body, which keeps
/// its place, so that nothing jumps and no sentence loses its end.
pub fn draw_notice(canvas: &mut Canvas<'_>, band: Rect, notice: &Notice) {
    let (mark, role) = match notice.kind {
        NoticeKind::Said => (glyph::DONE, Role::Good),
        NoticeKind::Refused => (glyph::DISPUTED, Role::Warn),
        NoticeKind::Failed => (glyph::FAILED, Role::Bad),
    };
    let lines = wrap(&notice.text, usize::from(band.width.saturating_sub(2)));
    let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX).clamp(1, MOST_NOTICE_ROWS).min(band.y + 1);
    let area = Rect { y: band.y + 1 - rows, height: rows, ..band };
    if rows > 1 {
        canvas.clear(Rect { x: area.x - area.x.min(1), width: area.width + 3, ..area }, Role::Plain);
    }
    canvas.text(area, mark, role);
    for (row, line) in area.rows().zip(&lines) {
        canvas.text(Rect { x: row.x + 2, width: row.width.saturating_sub(2), ..row }, line, Role::Plain);
    }
}

/// Draws the keys, most useful first, as many as fit, and at the right edge always the one that shows them all.
pub fn draw_footer(canvas: &mut Canvas<'_>, area: Rect, hints: &[Hint], help: &Hint) {
    let all = hint_line(help);
    let (mut rest, last) = split_right(area, columns(&all));
    canvas.line(last, &all, Align::Right);
    for hint in hints {
        let line = hint_line(hint);
        let needed = columns(&line);
        if needed.saturating_add(GAP) > rest.width {
            break;
        }
        canvas.line(rest, &line, Align::Left);
        rest = Rect { x: rest.x + needed + GAP, width: rest.width - needed - GAP, ..rest };
    }
}

/// A key with what it does.
pub(super) fn hint_line(hint: &Hint) -> Line {
    Line::new(Role::Accent, &hint.keys).and(Role::Plain, format!(" {}", hint.label))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::picture::drawn_text;

    #[test]
    fn the_bands_fill_the_window() {
        let bands = Bands::of(Rect::new(0, 0, 80, 24)).unwrap();
        assert_eq!(bands.head, Rect::new(1, 0, 77, 1));
        assert_eq!(bands.body, Rect::new(0, 1, 80, 21));
        assert_eq!(bands.notice, Rect::new(1, 22, 77, 1));
        assert_eq!(bands.keys, Rect::new(1, 23, 77, 1));
    }

    #[test]
    fn a_window_under_the_smallest_is_told_so() {
        assert_eq!(Bands::of(Rect::new(0, 0, 59, 24)), None);
        assert_eq!(Bands::of(Rect::new(0, 0, 80, 15)), None);
        assert!(Bands::of(Rect::new(0, 0, 60, 16)).is_some());
        let seen = drawn_text(30, 5, |canvas| draw_too_small(canvas, Lang::Vi));
        assert_eq!(seen, "\n\nCửa sổ cần ít nhất 60×16, hiện\n là 30×5. Hãy mở rộng cửa sổ.\n\n\n");
        drawn_text(1, 1, |canvas| draw_too_small(canvas, Lang::En));
    }

    #[test]
    fn the_head_keeps_its_right_side() {
        let seen = drawn_text(40, 1, |canvas| {
            draw_head(canvas, canvas.area(), "Bình xét tháng 10/2026 · Phường Mẫu", "Có mặt 7/7  14:32");
        });
        assert_eq!(seen, "\nBình xét tháng 10/20…  Có mặt 7/7  14:32\n");
    }

    #[test]
    fn a_notice_says_its_kind_by_a_mark() {
        for (kind, mark) in [(NoticeKind::Said, "✓"), (NoticeKind::Refused, "!"), (NoticeKind::Failed, "✗")]
        {
            let notice = Notice { kind, text: "Vũ Đình Đạt, hạng Tốt.".to_owned() };
            let seen = drawn_text(30, 1, |canvas| draw_notice(canvas, canvas.area(), &notice));
            assert_eq!(seen, format!("\n{mark} Vũ Đình Đạt, hạng Tốt.\n"));
        }
    }

    #[test]
    fn a_long_notice_grows_over_the_end_of_the_body() {
        let seen = drawn_text(26, 4, |canvas| {
            for row in canvas.area().rows() {
                canvas.text(row, "thân màn hình phía dưới ấy", Role::Plain);
            }
            let text = "Chưa ghi được: đĩa đầy. Phiếu vẫn như trước.".to_owned();
            draw_notice(canvas, Rect::new(1, 2, 24, 1), &Notice { kind: NoticeKind::Failed, text });
        });
        let body = "thân màn hình phía dưới ấy";
        assert_eq!(seen, format!("\n ✗ Chưa ghi được: đĩa\n   đầy. Phiếu vẫn như\n   trước.\n{body}\n"));
    }

    #[test]
    fn the_footer_drops_the_least_useful_and_keeps_the_help() {
        let hints = [
            Hint::new("Enter", "đồng ý cả phiếu"),
            Hint::new("Space", "tranh luận"),
            Hint::new("↑↓", "tiêu chí"),
        ];
        let seen =
            drawn_text(60, 1, |canvas| draw_footer(canvas, canvas.area(), &hints, &Hint::new('?', "phím")));
        assert_eq!(seen, "\nEnter đồng ý cả phiếu  Space tranh luận  ↑↓ tiêu chí  ? phím\n");
        let seen =
            drawn_text(59, 1, |canvas| draw_footer(canvas, canvas.area(), &hints, &Hint::new('?', "phím")));
        assert_eq!(seen, "\nEnter đồng ý cả phiếu  Space tranh luận              ? phím\n");
        let seen =
            drawn_text(10, 1, |canvas| draw_footer(canvas, canvas.area(), &hints, &Hint::new('?', "phím")));
        assert_eq!(seen, "\n    ? phím\n");
    }
}
