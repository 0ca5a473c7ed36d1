//! A question with its answers.

use ratatui::layout::Rect;

use super::frame::{draw_frame, draw_lines, flow, inner_width, paragraphs, rows, split_bottom, without_top};
use crate::input::Hint;
use crate::ui::canvas::Canvas;
use crate::ui::line::Line;
use crate::ui::theme::Role;

/// A question: what is at stake, and one key an answer.
#[derive(Clone, Debug)]
pub struct Question<'a> {
    /// What it is about.
    pub title: &'a str,
    /// What there is to know before answering, a sentence or two each.
    pub body: &'a [String],
    /// The answers, the way back last.
    pub answers: &'a [Hint],
}

impl Question<'_> {
    /// Draws the question over what stands in the area. The answers always stay in sight.
    pub fn draw(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let width = inner_width(area);
        let body = paragraphs(self.body, width, Role::Plain);
        let answers = flow(self.answers, width);
        let wanted = width_of(&body).max(width_of(&answers)).max(width.min(40));
        // A free row above, and one between what there is to know, where there is anything, and the answers.
        let free = if body.is_empty() { 1 } else { 2 };
        let inner = draw_frame(canvas, area, self.title, wanted, rows(&body) + rows(&answers) + free);
        let (upper, lower) = split_bottom(inner, rows(&answers));
        canvas.lines(lower, &answers);
        let upper = without_top(upper);
        let upper = Rect { height: upper.height.saturating_sub(1), ..upper };
        draw_lines(canvas, upper, &body);
    }
}

/// The columns of the longest line.
fn width_of(lines: &[Line]) -> u16 {
    lines.iter().map(crate::ui::list::columns).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::picture::{drawn_text, small_sizes};

    fn shown(columns: u16, rows: u16, body: &[String]) -> String {
        let answers = [Hint::new('1', "Chốt"), Hint::new("Esc", "Quay lại")];
        let question = Question { title: "Chốt cuộc họp?", body, answers: &answers };
        drawn_text(columns, rows, |canvas| question.draw(canvas, canvas.area()))
    }

    #[test]
    fn a_question_stands_in_the_middle_with_its_answers_below() {
        let seen = shown(60, 11, &["Kết quả của 24 đoàn viên sẽ được chốt.".to_owned()]);
        let expected = "


       ╭─ Chốt cuộc họp? ───────────────────────────╮
       │                                            │
       │  Kết quả của 24 đoàn viên sẽ được chốt.    │
       │                                            │
       │  1 Chốt   Esc Quay lại                     │
       ╰────────────────────────────────────────────╯



";
        assert_eq!(seen, expected);
    }

    #[test]
    fn a_question_with_nothing_more_to_know_has_one_free_row() {
        let seen = shown(60, 11, &[]);
        assert_eq!(seen.lines().filter(|line| line.contains('│')).count(), 2, "{seen}");
    }

    #[test]
    fn a_long_question_never_hides_its_answers() {
        let body: Vec<String> = (0..20).map(|at| format!("Điều thứ {at} cần biết trước khi chốt.")).collect();
        let seen = shown(60, 16, &body);
        assert!(seen.contains("1 Chốt   Esc Quay lại"), "{seen}");
        assert!(seen.contains("│  …"), "{seen}");
    }

    #[test]
    fn an_area_of_nothing_is_no_trouble() {
        for (columns, rows) in small_sizes() {
            shown(columns, rows, &["Một câu.".to_owned()]);
        }
    }
}
