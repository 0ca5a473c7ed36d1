//! The facts on a sheet without points: what stands there in place of criteria.

use super::{MAX, POINTS, SheetLine};
use crate::domain::{MemberId, Proceedings};
use crate::papers::words::fact_words;
use crate::text::Lang;
use crate::text::width::width;
use crate::ui::{Role, glyph};

/// A line for each fact that the sheet asks for, under a heading; none on a sheet with points, whose facts have a screen of
/// their own.
pub(super) fn lines(state: &Proceedings, member: &MemberId, lang: Lang) -> Vec<SheetLine> {
    let inputs = state.inputs(member);
    if state.rules_of(member).has_points() || inputs.is_empty() {
        return Vec::new();
    }
    let line = |title: &str, title_role, words: String| {
        // What is too long for the columns of the points stands beside the title.
        let is_short = width(&words) <= usize::from(POINTS + MAX);
        let (points, level) = if is_short { (words, String::new()) } else { (String::new(), words) };
        SheetLine {
            row: None,
            number: String::new(),
            title: title.to_owned(),
            title_role,
            level,
            points,
            max: String::new(),
            mark: (" ", Role::Plain),
        }
    };
    let mut lines = vec![line(lang.place_facts(), Role::Strong, String::new())];
    lines.extend(inputs.iter().map(|input| {
        let known = state.fact(member, &input.id);
        let words = known.map(|(value, _)| fact_words(&value, Some(input), lang));
        line(&input.title, Role::Plain, words.unwrap_or_else(|| glyph::INCOMPLETE.to_owned()))
    }));
    lines
}
