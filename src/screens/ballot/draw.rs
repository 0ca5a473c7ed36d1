//! The vote drawn: what is asked and needed, the answers by digit, the officers, and the result as it stands.

use ratatui::layout::Rect;

use super::header::header;
use super::offers::{offers, other_words, takes_numbers};
use super::writers;
use crate::domain::{Ballot, Meeting, MemberId, Moment, Person};
use crate::papers::words::{aside_words, choice_words, ruling_words};
use crate::rules::Rulebook;
use crate::screens::projector::Sight;
use crate::text::Lang;
use crate::text::width::{Align, fit, width, wrap};
use crate::ui::{Canvas, Column, Focus, Line, Role, Table, Width, glyph, inside};

/// The most rows for the result and its arithmetic.
const MOST_RESULT: usize = 3;

/// In fewer rows than these everything moves together, so that the officers stay in sight.
const SHORT: u16 = 18;

/// What the page shows.
pub struct Page<'a> {
    /// The meeting.
    pub meeting: &'a Meeting,
    /// The vote.
    pub ballot: &'a Ballot,
    /// Whose vote the next key records.
    pub officer: Option<&'a MemberId>,
    /// The clock.
    pub now: Moment,
    /// The language.
    pub lang: Lang,
    /// Whether the room looks on: then nobody's vote shows, nor what they would come to.
    pub sight: Sight,
}

impl Page<'_> {
    /// Draws the vote.
    pub fn draw(&self, canvas: &mut Canvas<'_>, body: Rect) {
        let inside = inside(body);
        let columns = usize::from(inside.width);
        let foot = self.foot(columns);
        let mut top = header(self.meeting, self.ballot, self.now, columns, (self.lang, self.sight));
        let cells = self.answers();
        if body.height < SHORT {
            top.extend(one_after_the_other(&cells, columns));
        } else {
            top.push(Line::default());
            top.extend(side_by_side(&cells, columns));
            top.push(Line::default());
        }
        let (top_rows, foot_rows) = (rows(top.len()), rows(foot.len()));
        canvas.lines(inside, &top);
        let gap = u16::from(body.height >= SHORT);
        let middle = Rect {
            y: body.y.saturating_add(top_rows),
            height: body
                .height
                .saturating_sub(top_rows + foot_rows + gap)
                .min(rows(self.meeting.committee().len())),
            ..body
        };
        self.draw_officers(canvas, middle);
        let below = Rect { y: middle.bottom() + gap, height: foot_rows, ..inside };
        let below = below.intersection(body);
        canvas.lines(below, &foot);
        if self.officer.is_none() && self.ballot.missing() == 0 {
            // Nobody is left to vote: what Enter does has the focus.
            let last = Rect { x: body.x, y: below.bottom().saturating_sub(1), width: body.width, height: 1 };
            canvas.clear(last, Role::Focus);
            canvas.text(last, glyph::FOCUS, Role::Focus);
            canvas.text(
                Rect { x: inside.x, width: inside.width, ..last },
                self.lang.ballot_close(),
                Role::Focus,
            );
        }
    }

    /// The rules of the sheet that the vote is about.
    fn rules(&self) -> &Rulebook {
        self.meeting.rules_of(&self.ballot.member)
    }

    /// The answers with their digits.
    fn answers(&self) -> Vec<(String, String)> {
        let Self { meeting, ballot, lang, .. } = *self;
        let mut cells: Vec<(String, String)> = offers(meeting, ballot, lang)
            .into_iter()
            .enumerate()
            .map(|(at, offer)| ((at + 1).to_string(), offer.words))
            .collect();
        if takes_numbers(self.rules(), &ballot.item) {
            cells.push(((cells.len() + 1).to_string(), other_words(self.rules(), &ballot.item, lang)));
        }
        cells.push(("0".into(), lang.word_abstain().into()));
        cells
    }

    /// The committee with what each said. Officers who take no part are listed with the reason.
    fn draw_officers(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let Self { meeting, ballot, officer, lang, sight, .. } = *self;
        let committee = listed(meeting, ballot);
        let entitled = |id: &MemberId| ballot.entitled.contains(id);
        let writers = writers(meeting, ballot);
        let left_out = meeting.left_out(ballot);
        let row = |at: usize| {
            let Some(person) = committee.get(at) else { return Vec::new() };
            let seat = person.office.as_ref().map_or("", |office| office.title.as_str());
            let (mark, words, role) = match ballot.vote_of(&person.id) {
                Some(vote) => {
                    let mark = if vote.corrected.is_empty() { glyph::DONE } else { glyph::CORRECTED };
                    let words = choice_words(self.rules(), &ballot.item, &vote.choice, lang);
                    let words = if vote.written { lang.vote_written(words) } else { words };
                    (mark, sight.of(words), Role::Plain)
                }
                None if entitled(&person.id) => (glyph::OPEN, "…".to_owned(), Role::Dim),
                None if officer == Some(&person.id) => {
                    (glyph::OPEN, lang.ballot_away_writes().to_owned(), Role::Dim)
                }
                None if writers.contains(&person.id) => {
                    (" ", lang.ballot_away_may_write().to_owned(), Role::Dim)
                }
                None => {
                    let aside = left_out.iter().find(|(officer, _)| *officer == person.id);
                    let words = aside.map(|(_, aside)| aside_words(aside, lang)).unwrap_or_default();
                    (" ", words.to_owned(), Role::Dim)
                }
            };
            vec![
                Line::new(Role::Dim, mark),
                Line::new(Role::Plain, person.name.as_str()),
                Line::new(Role::Dim, seat),
                Line::new(role, words),
            ]
        };
        let focus = officer.and_then(|officer| committee.iter().position(|person| person.id == *officer));
        let table = Table {
            columns: &[
                Column::text("", Width::Fixed(1)),
                Column::text("", Width::Between(18, 30)),
                Column::text("", Width::Between(14, 34)),
                Column::text("", Width::Between(14, 60)),
            ],
            count: committee.len(),
            row: &row,
            focus: focus.map_or(Focus::None, Focus::Here),
        };
        table.draw(canvas, area);
    }

    /// The result as it stands, with its arithmetic, and what Enter does.
    fn foot(&self, columns: usize) -> Vec<Line> {
        let Self { meeting, ballot, lang, .. } = *self;
        if ballot.is_untouched() {
            return vec![Line::new(Role::Dim, lang.ballot_start())];
        }
        let (ruling, tally) = meeting.ruling_of(ballot);
        let words = match self.sight {
            Sight::Whole => ruling_words(meeting, ballot, &ruling, tally, lang),
            Sight::Masked => lang.audience_voting(ballot.cast(), ballot.entitled.len() + ballot.written()),
        };
        let missing = ballot.missing();
        let next = if missing > 0 { lang.ballot_waiting(missing) } else { lang.ballot_close().into() };
        let role = if missing > 0 { Role::Dim } else { Role::Strong };
        let mut lines: Vec<Line> =
            wrap(&words, columns).into_iter().take(MOST_RESULT).map(|line| Line::new(role, line)).collect();
        lines.push(Line::new(Role::Plain, next));
        lines
    }
}

/// The committee in the order of the list: those who may vote, those who are away and may write, and the others.
fn listed<'a>(meeting: &'a Meeting, ballot: &Ballot) -> Vec<&'a Person> {
    let mut committee = meeting.committee();
    committee.sort_by_key(|person| {
        if ballot.entitled.contains(&person.id) {
            0
        } else if meeting.may_write(ballot, &person.id) {
            1
        } else {
            2
        }
    });
    committee
}

fn rows(lines: usize) -> u16 {
    u16::try_from(lines).unwrap_or(u16::MAX)
}

/// Answers in columns of one width.
fn side_by_side(cells: &[(String, String)], columns: usize) -> Vec<Line> {
    let widest =
        cells.iter().map(|(_, words)| width(words)).max().unwrap_or(0).min(columns.saturating_sub(4));
    let a_row = (columns / (widest + 6)).max(1);
    let row = |row: &[(String, String)]| {
        row.iter().fold(Line::default(), |line, (digit, words)| {
            line.and(Role::Accent, format!("{digit}) ")).and(Role::Plain, fit(words, widest + 3, Align::Left))
        })
    };
    cells.chunks(a_row).map(row).collect()
}

/// Answers in as few rows as they fit into.
fn one_after_the_other(cells: &[(String, String)], columns: usize) -> Vec<Line> {
    let mut lines = vec![Line::default()];
    for (digit, words) in cells {
        let cell = Line::new(Role::Accent, format!("{digit}) ")).and(Role::Plain, format!("{words}  "));
        match lines.last_mut() {
            Some(last) if last.width() + cell.width() <= columns + 2 => *last = last.clone().join(cell),
            _ => lines.push(cell),
        }
    }
    lines
}
