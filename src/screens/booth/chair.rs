//! The pages for the chair: before the first ballot, and when the box of an interrupted ballot has to be opened again.

use ratatui::layout::Rect;

use super::draw::{focused, middle, paragraph};
use crate::domain::{Meeting, Slip, SlipRow};
use crate::screens::projector::Sight;
use crate::screens::sheet::{item_question, item_title};
use crate::store::Code;
use crate::text::Lang;
use crate::ui::{Canvas, Line, Role};

/// With fewer voters than this a result gives votes away.
const FEW: usize = 4;
/// In fewer rows than these there is no space between paragraphs.
const SHORT: u16 = 18;
/// The widest text, in columns.
const COLUMNS: u16 = 74;

/// What will be voted on, who may take part, the code and what it is for.
pub fn draw(
    meeting: &Meeting,
    slip: &Slip,
    code: Option<&Code>,
    (lang, sight): (Lang, Sight),
    canvas: &mut Canvas<'_>,
    body: Rect,
) {
    let columns = body.width.saturating_sub(3).min(COLUMNS);
    let is_short = body.height < SHORT;
    let most = if is_short { 2 } else { 4 };
    // Rows stay free for what is said when the ballot opens.
    let most_names = if is_short { 1 } else { 4 };
    let names = |ids: &mut dyn Iterator<Item = String>| ids.collect::<Vec<_>>().join(", ");
    let voters = names(&mut slip.entitled.iter().map(|officer| meeting.name(officer).to_owned()));
    let mut parts = vec![vec![Line::new(Role::Head, lang.booth_title())]];
    parts.push(question(meeting, &slip.rows, columns, (most, most_names), lang));
    parts.push(paragraph(Role::Plain, &lang.booth_voters(slip.entitled.len(), voters), columns, most_names));
    let few = few_voters(meeting, slip);
    if few > 0 {
        parts.push(paragraph(Role::Warn, &lang.booth_few(few), columns, if is_short { 1 } else { 2 }));
    }
    if let Some(code) = code {
        let code = sight.of(code.to_string());
        let mut lines =
            vec![Line::new(Role::Plain, lang.booth_code()).and(Role::Strong, format!("  {code}"))];
        lines.extend(match sight {
            Sight::Whole => paragraph(Role::Dim, lang.booth_code_for(), columns, 3),
            Sight::Masked => paragraph(Role::Warn, lang.booth_code_masked(), columns, 3),
        });
        parts.push(lines);
    }
    page(parts, lang.booth_begin(), is_short, canvas, body);
}

/// The digits typed so far, and what to do where the code is lost.
pub fn draw_locked(
    slip: &Slip,
    typed: &[u8],
    (lang, sight): (Lang, Sight),
    canvas: &mut Canvas<'_>,
    body: Rect,
) {
    let columns = body.width.saturating_sub(3).min(COLUMNS);
    let is_short = body.height < SHORT;
    let parts = vec![
        vec![Line::new(Role::Head, lang.booth_title())],
        paragraph(Role::Plain, &lang.booth_locked(slip.entitled.len()), columns, 3),
        paragraph(Role::Dim, lang.booth_code_lost(), columns, 3),
    ];
    let digits: Vec<String> = (0..Code::DIGITS)
        .map(|at| {
            let gap = if at == Code::DIGITS / 2 { " " } else { "" };
            let digit = match (typed.get(at), sight) {
                (None, _) => "_".to_owned(),
                (Some(digit), Sight::Whole) => digit.to_string(),
                (Some(_), Sight::Masked) => "*".to_owned(),
            };
            format!("{gap}{digit}")
        })
        .collect();
    page(parts, &format!("{}  {}", lang.booth_code(), digits.concat()), is_short, canvas, body);
}

/// Paragraphs, and beneath them what the next key does.
fn page(parts: Vec<Vec<Line>>, next: &str, is_short: bool, canvas: &mut Canvas<'_>, body: Rect) {
    let mut lines: Vec<Line> = Vec::new();
    for part in parts {
        if !is_short && !lines.is_empty() {
            lines.push(Line::default());
        }
        lines.extend(part);
    }
    let gap = usize::from(lines.len() + 2 <= usize::from(body.height));
    let area = middle(body, lines.len() + 1 + gap);
    canvas.lines(area, &lines);
    let last = Rect { y: area.bottom().saturating_sub(1), height: 1, ..area };
    focused(canvas, last, next);
}

/// What is asked: one question in full, or the heading of many and whom they are about.
fn question(
    meeting: &Meeting,
    rows: &[SlipRow],
    columns: u16,
    (most, most_names): (usize, usize),
    lang: Lang,
) -> Vec<Line> {
    let [row] = rows else {
        let mut titles: Vec<String> =
            rows.iter().map(|row| item_title(meeting.rules_of(&row.member), &row.item, lang)).collect();
        titles.dedup();
        let names: Vec<String> = rows.iter().map(|row| meeting.called(&row.member)).collect();
        let mut lines = vec![Line::new(Role::Strong, lang.booth_asked(titles.join(", "), rows.len()))];
        lines.extend(paragraph(Role::Plain, &names.join(", "), columns, most_names));
        return lines;
    };
    one_question(meeting, row, columns, most, lang)
}

/// Whose sheet, what is asked, and what it rests on.
pub fn one_question(meeting: &Meeting, row: &SlipRow, columns: u16, most: usize, lang: Lang) -> Vec<Line> {
    let mut lines = vec![Line::new(Role::Dim, lang.booth_about(meeting.called(&row.member)))];
    let question = item_question(meeting.rules_of(&row.member), &row.item, lang);
    lines.extend(paragraph(Role::Strong, &question, columns, most));
    let asked = meeting.sheet(&row.member).and_then(|sheet| sheet.question(&row.item));
    if let Some(evidence) = asked.and_then(|question| question.evidence.as_ref()) {
        lines.extend(paragraph(Role::Plain, &lang.ballot_evidence(evidence), columns, most - most / 2));
    }
    lines
}

/// The fewest that vote on a row, where they are so few that the result tells what single ones voted; else nought.
fn few_voters(meeting: &Meeting, slip: &Slip) -> usize {
    let voters = |row| meeting.row_ballot(slip, row).entitled.len();
    slip.rows.iter().map(voters).min().filter(|voters| *voters < FEW).unwrap_or(0)
}
