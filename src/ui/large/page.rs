//! A page for a whole room: a few lines in the middle of the window, each as large as the window allows.

use ratatui::layout::Rect;

use super::text::{Large, wrap_large};
use crate::text::width::{Align, cut, wrap};
use crate::ui::canvas::Canvas;
use crate::ui::line::Line;
use crate::ui::theme::Role;

/// A line is cut to so many rows of so many columns, whatever the window: four lines can then be read whole in a window of
/// 12 rows and 40 columns, in which the terminal's own letters are large.
const MOST_ROWS: usize = 3;
const MOST_COLUMNS: usize = 40;

/// Columns that stay free beside large letters.
const MARGIN: usize = 2;

/// The most rows between two lines.
const MOST_GAP: usize = 3;

/// A line of such a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Big {
    /// The words.
    pub text: String,
    /// How they look.
    pub role: Role,
    /// Lines of a higher weight grow first, and stay where there is no room for all. One without weight is never larger than
    /// another.
    pub weight: u8,
}

/// A line as it is set.
#[derive(Clone, Debug)]
enum Setting {
    /// In the terminal's own letters.
    Plain(Vec<String>),
    /// In large ones, with so many columns a pixel.
    Large(u16, Vec<Large>),
}

/// Draws a page. A line with a letter that cannot be drawn large keeps the terminal's own letters.
pub fn draw_large(canvas: &mut Canvas<'_>, area: Rect, lines: &[Big]) {
    let (columns, rows) = (usize::from(area.width), usize::from(area.height));
    let mut lines: Vec<(&Big, Setting)> =
        lines.iter().map(|line| (line, Setting::Plain(wrap(&shortened(&line.text), columns)))).collect();
    while height(&lines) > rows && lines.len() > 1 {
        let least = lines.iter().map(|(line, _)| line.weight).min();
        lines.retain(|(line, _)| Some(line.weight) != least);
    }
    while let Some((at, larger)) = next_larger(&lines, columns, rows) {
        lines[at].1 = larger;
    }
    let spare = rows.saturating_sub(height(&lines));
    let widen = (spare / (lines.len() + 1)).min(MOST_GAP);
    let spare = spare - widen * lines.len().saturating_sub(1);
    let mut y = area.y.saturating_add(u16::try_from(spare / 2).unwrap_or(u16::MAX));
    for (at, (line, setting)) in lines.iter().enumerate() {
        for row in setting.drawn() {
            let here = Rect { y, height: 1, ..area };
            canvas.line(here.intersection(area), &Line::new(line.role, row), Align::Centre);
            y = y.saturating_add(1);
        }
        let gap = lines.get(at + 1).map_or(0, |(_, next)| gap(setting, next) + widen);
        y = y.saturating_add(u16::try_from(gap).unwrap_or(u16::MAX));
    }
}

/// The words that any window can show.
fn shortened(text: &str) -> String {
    let mut rows = wrap(text, MOST_COLUMNS);
    if rows.len() > MOST_ROWS {
        rows.truncate(MOST_ROWS);
        if let Some(last) = rows.last_mut() {
            *last = cut(&format!("{last} …"), MOST_COLUMNS).into_owned();
        }
    }
    rows.join(" ")
}

/// The line to be set larger next, if there is room for it: the smallest, of those the weightiest.
fn next_larger(lines: &[(&Big, Setting)], columns: usize, rows: usize) -> Option<(usize, Setting)> {
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by_key(|at| (lines[*at].1.scale(), std::cmp::Reverse(lines[*at].0.weight)));
    order.into_iter().find_map(|at| {
        let (line, setting) = &lines[at];
        let scale = setting.scale() + 1;
        if line.weight == 0
            && lines.iter().any(|(other, setting)| other.weight > 0 && setting.scale() < scale)
        {
            return None;
        }
        let large = wrap_large(&shortened(&line.text), scale, columns.saturating_sub(MARGIN))?;
        let larger = Setting::Large(scale, large);
        let mut trial = lines.to_vec();
        trial[at].1 = larger.clone();
        (larger.count() <= MOST_ROWS && height(&trial) <= rows).then_some((at, larger))
    })
}

/// The rows that lines take, with the least between them.
fn height(lines: &[(&Big, Setting)]) -> usize {
    let gaps = lines.windows(2).map(|pair| gap(&pair[0].1, &pair[1].1));
    lines.iter().map(|(_, setting)| setting.height()).sum::<usize>() + gaps.sum::<usize>()
}

/// The least between two lines: large letters need air.
fn gap(one: &Setting, other: &Setting) -> usize {
    usize::from(one.scale().max(other.scale()).min(2))
}

impl Setting {
    /// Columns a pixel; nought for the terminal's own letters.
    fn scale(&self) -> u16 {
        match self {
            Self::Plain(_) => 0,
            Self::Large(scale, _) => *scale,
        }
    }

    /// How many rows of letters.
    fn count(&self) -> usize {
        match self {
            Self::Plain(rows) => rows.len(),
            Self::Large(_, rows) => rows.len(),
        }
    }

    /// How many rows of the screen.
    fn height(&self) -> usize {
        match self {
            Self::Plain(rows) => rows.len(),
            Self::Large(scale, rows) => {
                let between = rows.len().saturating_sub(1) * usize::from(scale.div_ceil(2));
                rows.iter().map(|row| row.size(*scale).1).sum::<usize>() + between
            }
        }
    }

    /// The rows of the screen.
    fn drawn(&self) -> Vec<String> {
        let (scale, rows) = match self {
            Self::Plain(rows) => return rows.clone(),
            Self::Large(scale, rows) => (*scale, rows),
        };
        let between = vec![String::new(); usize::from(scale.div_ceil(2))];
        let cells = |row: &Large| (0..row.size(scale).1).map(|at| row.cells(scale, at)).collect::<Vec<_>>();
        rows.iter().map(cells).collect::<Vec<_>>().join(&between[..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::picture::{drawn_text, small_sizes};

    fn page() -> Vec<Big> {
        let line = |text: &str, weight| Big { text: text.into(), role: Role::Plain, weight };
        vec![
            line("Bình xét tháng 11/2026", 0),
            line("Công Tằng Tôn Nữ Hoàng Thị Mai", 2),
            line("II.3 Rõ người, rõ việc, rõ kết quả", 1),
            line("Cần ít nhất 5/7 phiếu “có”", 3),
        ]
    }

    #[test]
    fn all_can_be_read_in_twelve_rows_of_forty_columns() {
        let long = "Hoàn thành xuất sắc nhiệm vụ được giao ".repeat(9);
        let lines: Vec<Big> = (0..4)
            .map(|weight| Big { text: format!("{weight} {long}"), role: Role::Plain, weight })
            .collect();
        let seen = drawn_text(40, 12, |canvas| draw_large(canvas, canvas.area(), &lines));
        for line in 0..4 {
            assert!(seen.contains(&format!("{line} Hoàn thành")), "{seen}");
        }
        assert_eq!(seen.matches('…').count(), 4, "{seen}");
        let seen = drawn_text(40, 12, |canvas| draw_large(canvas, canvas.area(), &page()));
        assert!(!seen.contains('…'), "{seen}");
    }

    #[test]
    fn where_there_is_no_room_the_weightiest_line_stays() {
        let seen = drawn_text(30, 1, |canvas| draw_large(canvas, canvas.area(), &page()));
        assert_eq!(seen, "\n  Cần ít nhất 5/7 phiếu “có”\n");
    }

    #[test]
    fn lines_grow_with_the_window() {
        let large = |columns, rows| {
            let seen = drawn_text(columns, rows, |canvas| draw_large(canvas, canvas.area(), &page()));
            seen.chars().filter(|c| "█▀▄".contains(*c)).count()
        };
        assert_eq!(large(40, 12), 0);
        assert!(large(80, 24) > 0);
        assert!(large(160, 50) > large(80, 24));
        assert!(large(320, 100) > 2 * large(160, 50));
    }

    #[test]
    fn a_letter_that_cannot_be_drawn_large_leaves_its_line_plain() {
        let line = Big { text: "張明 An".into(), role: Role::Plain, weight: 0 };
        let seen = drawn_text(80, 24, |canvas| draw_large(canvas, canvas.area(), &[line]));
        assert!(seen.contains("張明 An"), "{seen}");
    }

    #[test]
    fn any_window_and_no_lines_will_do() {
        for (columns, rows) in small_sizes() {
            drawn_text(columns, rows, |canvas| draw_large(canvas, canvas.area(), &page()));
            drawn_text(columns, rows, |canvas| draw_large(canvas, canvas.area(), &[]));
        }
    }
}
