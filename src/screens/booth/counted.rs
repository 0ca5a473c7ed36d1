//! The page when the box was opened: the count of each row and what came of it, and whether a count gives votes away.

use ratatui::layout::Rect;

use super::chair::one_question;
use super::draw::{middle, paragraph};
use crate::domain::{Count, Meeting, Ruling, Side, SlipResult, SlipRow};
use crate::papers::words::closed_words;
use crate::screens::projector::Sight;
use crate::screens::sheet::{item_title, side_words, value_words};
use crate::text::Lang;
use crate::text::width::wrap;
use crate::ui::{Canvas, Column, Focus, Line, Role, Table, Width};

/// What the page shows.
pub struct View<'a> {
    /// The meeting.
    pub meeting: &'a Meeting,
    /// The questions.
    pub asked: &'a [SlipRow],
    /// What came of each.
    pub results: &'a [SlipResult],
    /// The row in focus.
    pub at: usize,
    /// The language.
    pub lang: Lang,
    /// Whether the room looks on: then what came of classes and titles does not show before it is announced.
    pub sight: Sight,
}

impl View<'_> {
    /// Whether a row shows: what came of a row of a sheet may be known once the vote is closed.
    fn sight_of(&self, row: &SlipRow) -> Sight {
        if row.item.is_on_sheet() { Sight::Whole } else { self.sight }
    }
}

/// Draws the page.
pub fn draw(view: &View<'_>, canvas: &mut Canvas<'_>, body: Rect) {
    let View { asked, results, lang, .. } = *view;
    let columns = middle(body, 0).width;
    let mut head = vec![Line::new(Role::Head, lang.booth_counted())];
    match asked {
        [row] => head.extend(one_question(view.meeting, row, columns, 3, lang)),
        [row, ..] => {
            let title = item_title(view.meeting.rules_of(&row.member), &row.item, lang);
            head.push(Line::new(Role::Strong, title));
        }
        [] => {}
    }
    head.push(Line::default());
    let mut foot = arithmetic(view, usize::from(columns));
    let shown = asked.iter().zip(results).filter(|(row, _)| view.sight_of(row) == Sight::Whole);
    let unanimous = shown.filter(|(_, result)| is_unanimous(&result.count)).count();
    if unanimous > 0 {
        foot.extend(paragraph(Role::Warn, &lang.booth_unanimous(unanimous), columns, 2));
    }
    let fixed = head.len() + foot.len() + 1;
    let area = middle(body, fixed + asked.len());
    canvas.lines(area, &head);
    let height = usize::from(area.height).saturating_sub(fixed);
    let list = Rect {
        x: area.x.saturating_sub(1),
        y: area.y + u16::try_from(head.len()).unwrap_or(u16::MAX),
        width: area.width + 1,
        height: u16::try_from(height).unwrap_or(u16::MAX),
    };
    draw_rows(view, canvas, list.intersection(body));
    let below =
        Rect { y: list.bottom() + 1, height: area.bottom().saturating_sub(list.bottom() + 1), ..area };
    canvas.lines(below.intersection(body), &foot);
}

/// How the row in focus came out, by which rule.
fn arithmetic(view: &View<'_>, columns: usize) -> Vec<Line> {
    let Some(row) = view.asked.get(view.at) else { return Vec::new() };
    let question = view.meeting.sheet(&row.member).and_then(|sheet| sheet.question(&row.item));
    let Some(closed) = question.and_then(|question| question.ballots.last()) else { return Vec::new() };
    let words = closed_words(view.meeting, closed, view.lang);
    let words = view.sight_of(row).of(words);
    let mut lines: Vec<Line> =
        wrap(&words, columns).into_iter().take(2).map(|line| Line::new(Role::Strong, line)).collect();
    // The rows keep their place while the focus moves.
    lines.resize(2, Line::default());
    lines
}

fn draw_rows(view: &View<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let View { meeting, asked, results, at, lang, .. } = *view;
    let row = |at: usize| {
        let (Some(row), Some(result)) = (asked.get(at), results.get(at)) else { return Vec::new() };
        let rules = meeting.rules_of(&row.member);
        let ruling = match &result.ruling {
            Ruling::Decided(value) => (value_words(rules, &row.item, value, lang), Role::Strong),
            Ruling::Stands(_) => (lang.booth_stands().to_owned(), Role::Warn),
            Ruling::Again(_) => (lang.booth_again().to_owned(), Role::Warn),
            Ruling::Chair(_) => (lang.booth_chair().to_owned(), Role::Warn),
        };
        let sight = view.sight_of(row);
        let (ruling, role) = sight.over(ruling);
        vec![
            Line::new(Role::Plain, meeting.called(&row.member)),
            Line::new(Role::Plain, sight.of(count_words(view, row, &result.count))),
            Line::new(role, ruling),
        ]
    };
    let columns = [
        Column::text("", Width::Between(18, 28)),
        Column::text("", Width::Between(22, 36)),
        Column::text("", Width::Between(10, 20)),
    ];
    Table { columns: &columns, count: asked.len(), row: &row, focus: Focus::Here(at) }.draw(canvas, area);
}

/// "Tốt 6 · Khá 3 · để trống 1".
fn count_words(view: &View<'_>, row: &SlipRow, count: &Count) -> String {
    let rules = view.meeting.rules_of(&row.member);
    let side =
        |side: &Side| format!("{} {}", side_words(rules, &row.item, &side.value, view.lang), side.votes);
    let blank = (count.blank() > 0).then(|| format!("{} {}", view.lang.booth_blank(), count.blank()));
    let mut sides: Vec<&Side> = count.by_side().iter().collect();
    sides.sort_by_key(|side| std::cmp::Reverse(side.votes));
    sides.into_iter().map(side).chain(blank).collect::<Vec<_>>().join(" · ")
}

/// Whether the count tells what everybody voted who took part.
fn is_unanimous(count: &Count) -> bool {
    let blank = usize::from(count.blank() > 0);
    count.by_side().len() + blank == 1 && count.invalid() == 0
}
