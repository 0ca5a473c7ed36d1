//! A bar: how much of the possible points was given.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::glyph;
use super::line::Line;
use super::theme::Role;
use crate::number::{Exact, Rounding};
use crate::text::width::Align;

/// Points of a maximum as a bar in halves of a column: a heavy line for what was given on a thin one for what could be.
///
/// Lines rather than blocks, since bars in neighbouring rows would grow into one slab.
#[derive(Clone, Copy, Debug)]
pub struct Gauge {
    /// The points given.
    pub points: Exact,
    /// The most that could be given.
    pub most: Exact,
    /// The role of what was given.
    pub role: Role,
}

impl Gauge {
    /// Draws the bar along the first row of an area.
    pub fn draw(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let halves = self.halves(area.width);
        let given = format!("{}{}", glyph::BAR.repeat(halves / 2), glyph::HALF_BAR.repeat(halves % 2));
        let rest = usize::from(area.width) - halves.div_ceil(2);
        let bar = Line::new(self.role, given).and(Role::Rule, glyph::RULE_ACROSS.repeat(rest));
        canvas.line(area, &bar, Align::Left);
    }

    /// The halves of a column to fill: rounded down, so that only the full points fill the bar, but never to nothing
    /// where there are points.
    fn halves(&self, columns: u16) -> usize {
        let all = usize::from(columns) * 2;
        if self.points <= Exact::ZERO || columns == 0 {
            return 0;
        }
        if self.points >= self.most {
            return all;
        }
        let filled = self.points.times(Exact::count(all)).and_then(|scaled| scaled.over(self.most));
        let filled = filled.and_then(|filled| filled.rounded(0, Rounding::Floor)).and_then(Exact::as_whole);
        filled.and_then(|filled| usize::try_from(filled).ok()).unwrap_or(0).clamp(1, all)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ui::picture::{drawn, drawn_text};

    fn bar(points: &str, most: &str, columns: u16) -> String {
        let exact = |text: &str| text.parse().unwrap();
        let gauge = Gauge { points: exact(points), most: exact(most), role: Role::Plain };
        drawn_text(columns, 1, |canvas| gauge.draw(canvas, canvas.area())).trim().to_owned()
    }

    #[test]
    fn a_bar_is_exact_to_half_a_column() {
        assert_eq!(bar("8.5", "10", 10), "━━━━━━━━╾─");
        assert_eq!(bar("1/3", "1", 3), "━──");
        assert_eq!(bar("5", "5", 4), "━━━━");
    }

    #[test]
    fn only_full_points_fill_it_and_only_none_leave_it_empty() {
        assert_eq!(bar("9.999", "10", 4), "━━━╾");
        assert_eq!(bar("0.001", "10", 4), "╾───");
        assert_eq!((bar("0", "10", 4), bar("-3", "10", 4)), ("────".to_owned(), "────".to_owned()));
        assert_eq!((bar("12", "10", 2), bar("0", "0", 2)), ("━━".to_owned(), "──".to_owned()));
    }

    #[test]
    fn what_was_given_stands_out_from_what_could_be() {
        let gauge = Gauge { points: Exact::ONE, most: Exact::whole(2), role: Role::Good };
        let expected = "
━━━━────
--------
aaaabbbb
--------
a green
b darkgray dim
";
        assert_eq!(drawn(8, 1, |canvas| gauge.draw(canvas, canvas.area())), expected);
    }

    proptest! {
        #[test]
        fn more_points_never_make_a_shorter_bar(points in 0_i64..1000, columns in 0_u16..30) {
            let gauge = |points| Gauge { points: Exact::whole(points), most: Exact::whole(1000), role: Role::Plain };
            prop_assert!(gauge(points).halves(columns) <= gauge(points + 1).halves(columns));
        }
    }
}
