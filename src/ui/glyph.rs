//! The signs that screens are drawn with, and what stands for each where only ASCII can be shown.
//!
//! Everything is drawn with the signs of Unicode; [`ascii`] then exchanges them in the finished picture. So no widget
//! and no sentence has to know which set is in use.

use ratatui::buffer::Buffer;

/// The row that has the focus.
pub const FOCUS: &str = "▸";
/// Done.
pub const DONE: &str = "✓";
/// Not yet done.
pub const OPEN: &str = "·";
/// Disputed.
pub const DISPUTED: &str = "!";
/// Not ranked.
pub const NOT_RANKED: &str = "⊘";
/// Nothing is asked here.
pub const NOTHING: &str = "–";
/// Something is missing that the result needs.
pub const INCOMPLETE: &str = "?";
/// Corrected later.
pub const CORRECTED: &str = "≠";
/// Failed.
pub const FAILED: &str = "✗";
/// A thin line down.
pub const RULE_DOWN: &str = "│";
/// A thin line across.
pub const RULE_ACROSS: &str = "─";
/// The part of a long list that is in sight.
pub const THUMB: &str = "┃";
/// The corners of a box: top left, top right, bottom left, bottom right.
pub const CORNERS: [&str; 4] = ["╭", "╮", "╰", "╯"];
/// The filled part of a bar.
pub const BAR: &str = "━";
/// Where the filled part of a bar ends in the middle of a column.
pub const HALF_BAR: &str = "╾";

/// Stands for what is not shown yet.
pub const MASK: &str = "•••";
/// A text with the marks of what no longer holds, for terminals that cannot strike it through.
pub fn struck(text: &str) -> String {
    format!("~{text}~")
}

/// Each sign with its stand-in of one column. Signs that are ASCII already have no row.
const STAND_INS: &[(&str, &str)] = &[
    (FOCUS, ">"),
    (DONE, "v"),
    (OPEN, "."),
    (NOT_RANKED, "x"),
    (CORRECTED, "~"),
    (FAILED, "X"),
    (RULE_DOWN, "|"),
    (RULE_ACROSS, "-"),
    (THUMB, "#"),
    (CORNERS[0], "+"),
    (CORNERS[1], "+"),
    (CORNERS[2], "+"),
    (CORNERS[3], "+"),
    (BAR, "="),
    (HALF_BAR, "-"),
    // Large letters.
    ("█", "#"),
    ("▀", "\""),
    ("▄", "o"),
    // Signs within sentences and names of keys.
    ("…", "~"),
    ("–", "-"),
    ("—", "-"),
    ("×", "x"),
    ("→", ">"),
    ("←", "<"),
    ("↑", "^"),
    ("↓", "v"),
    ("≥", ">"),
    ("≤", "<"),
    ("−", "-"),
    ("•", "*"),
    ("“", "\""),
    ("”", "\""),
    ("‘", "'"),
    ("’", "'"),
    ("′", "'"),
    ("\u{a0}", " "),
];

/// Exchanges every sign in a finished picture for its stand-in. Letters stay, with their marks.
pub fn ascii(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        if let Some((_, stand_in)) = STAND_INS.iter().find(|(sign, _)| *sign == cell.symbol()) {
            cell.set_symbol(stand_in);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use ratatui::layout::Rect;

    use super::*;
    use crate::input::Hint;
    use crate::number::Exact;
    use crate::text::width::width;
    use crate::ui::{
        Canvas, Focus, Gauge, Line, List, Notice, NoticeKind, Question, Role, Theme, draw_footer, draw_notice,
    };

    #[test]
    fn every_sign_keeps_its_column() {
        for (sign, stand_in) in STAND_INS {
            assert_eq!((width(sign), width(stand_in)), (1, 1), "{sign}");
            assert!(stand_in.is_ascii() && !sign.is_ascii(), "{sign}");
        }
    }

    #[test]
    fn the_states_of_a_member_stay_apart_in_ascii() {
        let states = [FOCUS, DONE, OPEN, DISPUTED, NOT_RANKED, INCOMPLETE, CORRECTED];
        let mut buffer = Buffer::with_lines([states.concat()]);
        ascii(&mut buffer);
        let shown: HashSet<&str> = buffer.content.iter().map(|cell| cell.symbol()).collect();
        assert_eq!(shown.len(), states.len());
        assert_eq!(buffer, Buffer::with_lines([">v.!x?~"]));
    }

    #[test]
    fn no_widget_draws_a_sign_without_a_stand_in() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 24));
        let mut canvas = Canvas::new(&mut buffer, Theme::Colour);
        let (left, right) = canvas.part(canvas.area(), 30);
        let row = |at: usize| {
            (Line::from(format!("A row that is much too long for its list: {at}")), Line::from("7"))
        };
        List { count: 90, row: &row, focus: Focus::Here(40) }.draw(&mut canvas, left);
        Gauge { points: Exact::ONE, most: Exact::whole(3), role: Role::Good }.draw(&mut canvas, right);
        for (row, kind) in [(1, NoticeKind::Said), (2, NoticeKind::Refused), (3, NoticeKind::Failed)] {
            draw_notice(
                &mut canvas,
                Rect { y: row, height: 1, ..right },
                &Notice { kind, text: "Done.".to_owned() },
            );
        }
        draw_footer(
            &mut canvas,
            Rect { y: 4, height: 1, ..right },
            &[Hint::new("1–9 ↑↓ ←→", "move")],
            &Hint::new('?', "keys"),
        );
        let body = ["A question, too long to be seen as a whole. ".repeat(9)];
        let question =
            Question { title: "Seal the meeting?", body: &body, answers: &[Hint::new('1', "Seal")] };
        question.draw(&mut canvas, Rect { y: 6, height: 10, ..right });
        ascii(&mut buffer);
        let strange: Vec<&str> =
            buffer.content.iter().map(|cell| cell.symbol()).filter(|s| !s.is_ascii()).collect();
        assert_eq!(strange, [""; 0]);
    }

    #[test]
    fn sentences_keep_their_letters() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 1));
        buffer.set_string(0, 0, "Đã ghi · 1–9 × ↑↓ …", ratatui::style::Style::new());
        ascii(&mut buffer);
        assert_eq!(buffer, Buffer::with_lines(["Đã ghi . 1-9 x ^v ~ "]));
    }
}
