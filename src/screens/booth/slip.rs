//! One officer's paper: what is asked, the answers by digit, a row for each question, and how to cast it. Nothing of
//! anybody else is on it.

use ratatui::layout::Rect;

use super::chair::one_question;
use super::draw::{focused, middle, paragraph};
use super::paper::Paper;
use crate::domain::{Choice, Meeting, SlipRow};
use crate::papers::words::choice_words;
use crate::rules::Rulebook;
use crate::screens::ballot::{answers, other_words, takes_numbers};
use crate::screens::sheet::item_title;
use crate::text::Lang;
use crate::text::width::{Align, fit, width};
use crate::ui::{Canvas, Column, Focus, Line, Role, Table, Width, glyph};

/// In fewer rows than these there is no space between parts.
const SHORT: u16 = 18;

/// What the paper shows.
pub struct View<'a> {
    /// The meeting.
    pub meeting: &'a Meeting,
    /// The questions.
    pub rows: &'a [SlipRow],
    /// What is ticked so far.
    pub paper: &'a Paper,
    /// The language.
    pub lang: Lang,
}

/// Draws in the place of a paper whose it is and how it is shown: the room looks on.
pub fn draw_masked(meeting: &Meeting, paper: &Paper, lang: Lang, canvas: &mut Canvas<'_>, body: Rect) {
    let columns = middle(body, 0).width;
    let mut lines = vec![Line::new(Role::Head, lang.booth_paper_of(meeting.name(&paper.officer)))];
    lines.extend(paragraph(Role::Warn, lang.booth_masked(), columns, 4));
    lines.push(Line::default());
    let area = middle(body, lines.len() + 1);
    canvas.lines(area, &lines);
    let last = Rect { y: area.bottom().saturating_sub(1), height: 1, ..area };
    focused(canvas, last, lang.booth_masked_show());
}

impl View<'_> {
    /// Draws the paper.
    pub fn draw(&self, canvas: &mut Canvas<'_>, body: Rect) {
        let Self { meeting, rows, paper, lang } = *self;
        let gap = usize::from(body.height >= SHORT);
        let columns = middle(body, 0).width;
        let mut top = vec![Line::new(Role::Head, lang.booth_paper_of(meeting.name(&paper.officer)))];
        match rows {
            [row] => top.extend(one_question(meeting, row, columns, 3, lang)),
            _ => top.push(Line::new(Role::Strong, self.heading())),
        }
        top.extend((0..gap).map(|_| Line::default()));
        top.extend(self.answers(usize::from(columns)));
        top.extend((0..gap).map(|_| Line::default()));
        let fixed = top.len() + 1 + gap;
        // The answers to a single question have the tick themselves; they need no row below.
        let listed = if rows.len() == 1 { 0 } else { rows.len() };
        let area = middle(body, fixed + listed);
        canvas.lines(area, &top);
        let list = usize::from(area.height).saturating_sub(fixed);
        let list = Rect {
            x: area.x.saturating_sub(1),
            y: area.y + u16::try_from(top.len()).unwrap_or(u16::MAX),
            width: area.width + 1,
            height: u16::try_from(list).unwrap_or(u16::MAX),
        };
        if listed > 0 {
            self.draw_rows(canvas, list.intersection(body));
        }
        let foot = Rect { y: area.bottom().saturating_sub(1), height: 1, ..area };
        match rows {
            _ if paper.is_at_end() => focused(canvas, foot, lang.booth_cast_now()),
            [_] => focused(canvas, foot, lang.booth_choose()),
            _ => canvas.text(foot, &lang.booth_left(paper.left(), paper.theirs()), Role::Dim),
        }
    }

    /// What the rows have in common; else what the row in focus asks.
    fn heading(&self) -> String {
        let title = |row: &SlipRow| item_title(self.meeting.rules_of(&row.member), &row.item, self.lang);
        let at = self.paper.at.min(self.rows.len().saturating_sub(1));
        self.rows.get(at).map(title).unwrap_or_default()
    }

    /// The answers to the row in focus, each with its digit: below one another for one question, else in as few rows as
    /// they fit into.
    fn answers(&self, columns: usize) -> Vec<Line> {
        let Self { meeting, paper, lang, .. } = *self;
        let at = paper.row_to_tick().unwrap_or(self.rows.len().saturating_sub(1));
        let Some(row) = self.rows.get(at) else { return Vec::new() };
        let mut cells: Vec<(usize, String)> = answers(meeting, &row.member, &row.item, lang)
            .into_iter()
            .enumerate()
            .map(|(at, offer)| (at + 1, offer.words))
            .collect();
        if takes_numbers(meeting.rules_of(&row.member), &row.item) {
            cells.push((cells.len() + 1, other_words(meeting.rules_of(&row.member), &row.item, lang)));
        }
        cells.push((0, lang.booth_blank().into()));
        if let [only] = self.rows {
            return one_below_the_other(&cells, self.ticked(only));
        }
        let widest = cells.iter().map(|(_, words)| width(words)).max().unwrap_or(0);
        let a_row = (columns / (widest + 6)).max(1);
        let cell = |line: Line, (digit, words): &(usize, String)| {
            let fitted = fit(words, (widest + 3).min(columns.saturating_sub(3)), Align::Left);
            line.and(Role::Accent, format!("{digit}) ")).and(Role::Plain, fitted)
        };
        cells.chunks(a_row).map(|row| row.iter().fold(Line::default(), cell)).collect()
    }

    /// Which answer to the only question is ticked, by its digit, and in words.
    fn ticked(&self, row: &SlipRow) -> Option<(usize, String)> {
        let choice = self.paper.choice(0)?;
        let rules = self.meeting.rules_of(&row.member);
        let words = choice_in(rules, row, choice, self.lang);
        let listed = answers(self.meeting, &row.member, &row.item, self.lang);
        let digit = match choice {
            Choice::Abstain => 0,
            // What is not listed was typed, behind the last listed one.
            Choice::For(value) => {
                listed.iter().position(|offer| offer.value == *value).unwrap_or(listed.len()) + 1
            }
        };
        Some((digit, words))
    }

    fn draw_rows(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let Self { meeting, rows, paper, lang } = *self;
        let is_mixed = rows.windows(2).any(|two| two[0].item != two[1].item);
        let row = |at: usize| {
            let Some(row) = rows.get(at) else { return Vec::new() };
            let rules = meeting.rules_of(&row.member);
            let (mark, words, role) = match paper.choice(at) {
                Some(choice) => (glyph::DONE, choice_in(rules, row, choice, lang), Role::Strong),
                None if paper.is_theirs(at) => (glyph::OPEN, "…".to_owned(), Role::Dim),
                None => (" ", lang.booth_not_theirs().to_owned(), Role::Dim),
            };
            let name = if is_mixed {
                format!("{} · {}", meeting.called(&row.member), item_title(rules, &row.item, lang))
            } else {
                meeting.called(&row.member)
            };
            vec![Line::new(Role::Dim, mark), Line::new(Role::Plain, name), Line::new(role, words)]
        };
        let columns = [
            Column::text("", Width::Fixed(1)),
            Column::text("", Width::Between(20, 36)),
            Column::text("", Width::Between(20, 32)),
        ];
        let focus = if paper.is_at_end() { Focus::Kept(paper.len()) } else { Focus::Here(paper.at) };
        let focus = if paper.is_at_end() && area.height as usize >= rows.len() { Focus::None } else { focus };
        Table { columns: &columns, count: rows.len(), row: &row, focus }.draw(canvas, area);
    }
}

/// Answers with a column for the tick before them; behind a ticked number that is not listed stands the number.
fn one_below_the_other(cells: &[(usize, String)], ticked: Option<(usize, String)>) -> Vec<Line> {
    let line = |(digit, words): &(usize, String)| {
        let is_ticked = ticked.as_ref().filter(|(at, _)| at == digit);
        let (mark, role) = match is_ticked {
            Some(_) => (glyph::DONE, Role::Strong),
            None => (" ", Role::Plain),
        };
        let typed = is_ticked.map(|(_, typed)| typed).filter(|typed| !words.starts_with(typed.as_str()));
        let words = typed.map_or(words.clone(), |typed| format!("{words}  {typed}"));
        Line::new(Role::Good, format!("{mark} ")).and(Role::Accent, format!("{digit}) ")).and(role, words)
    };
    cells.iter().map(line).collect()
}

/// What was ticked; nothing is called a blank here.
fn choice_in(rules: &Rulebook, row: &SlipRow, choice: &Choice, lang: Lang) -> String {
    match choice {
        Choice::Abstain => lang.booth_blank().into(),
        choice => choice_words(rules, &row.item, choice, lang),
    }
}
