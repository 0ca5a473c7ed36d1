//! The count of hands drawn: what is asked and needed, a row for each answer with its number, and what it comes to.

use ratatui::layout::Rect;

use super::{Check, Hands, Side};
use crate::domain::{Ballot, Meeting, Moment, Refusal};
use crate::papers::words::ruling_words;
use crate::screens::ballot::{header, other_words, takes_numbers};
use crate::screens::projector::Sight;
use crate::screens::sheet::value_words;
use crate::text::Lang;
use crate::text::width::wrap;
use crate::ui::{Canvas, Column, Focus, Line, Role, Table, Width, glyph, inside};

/// In fewer rows than these there are no free rows between the parts.
const SHORT: u16 = 18;

/// Columns of a number.
const NUMBER: u16 = 8;

/// The most rows for the result and its arithmetic.
const MOST_RESULT: usize = 2;

/// What the page shows.
pub struct Page<'a> {
    /// What was typed.
    pub hands: &'a Hands,
    /// The meeting.
    pub meeting: &'a Meeting,
    /// The vote.
    pub ballot: &'a Ballot,
    /// The language.
    pub lang: Lang,
    /// The clock.
    pub now: Moment,
    /// Whether the room looks on: then no number shows, nor what they come to.
    pub sight: Sight,
}

impl Page<'_> {
    /// Draws the count.
    pub fn draw(&self, canvas: &mut Canvas<'_>, body: Rect) {
        let inside = inside(body);
        let columns = usize::from(inside.width);
        let top = header(self.meeting, self.ballot, self.now, columns, (self.lang, self.sight));
        canvas.lines(inside, &top);
        let foot = self.foot(columns);
        let gap = u16::from(body.height >= SHORT);
        let y = body.y.saturating_add(rows(top.len()) + gap);
        let titles = u16::from(self.titled());
        let wanted = rows(self.hands.rows(self.meeting, self.ballot)) + titles;
        let left = body.bottom().saturating_sub(y).saturating_sub(rows(foot.len()) + gap);
        let middle = Rect { y, height: wanted.min(left), ..body };
        self.draw_answers(canvas, middle);
        let below = Rect { y: middle.bottom() + gap, height: rows(foot.len()), ..inside }.intersection(body);
        canvas.lines(below, &foot);
        if self.closes() {
            // Nothing is left to type: what Enter does has the focus.
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

    /// Whether Enter closes the vote: what is in sight has been recorded, and no other answer is asked for.
    fn closes(&self) -> bool {
        self.hands.is_recorded(self.ballot) && self.hands.row < self.hands.entry().rows()
    }

    /// Whether the numbers stand under titles: where there are two of them.
    fn titled(&self) -> bool {
        self.hands.check != Check::None
    }

    fn draw_answers(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let Self { hands, meeting, ballot, lang, .. } = *self;
        let rules = meeting.rules_of(&ballot.member);
        let answers = hands.answers.len();
        let others = usize::from(takes_numbers(rules, &ballot.item));
        let row = |at: usize| {
            let title = match hands.answers.get(at) {
                Some(value) => Line::new(Role::Plain, value_words(rules, &ballot.item, value, lang)),
                None if at == answers => Line::new(Role::Plain, lang.word_abstain()),
                None => Line::new(Role::Dim, other_words(rules, &ballot.item, lang)),
            };
            let mut cells = vec![title];
            cells.extend(self.numbers(at));
            cells
        };
        let (first, second) = match hands.check {
            Check::None => (String::new(), None),
            Check::Typing(_) | Check::Compared(..) => {
                (self.side_title(Side::First), Some(self.side_title(Side::Second)))
            }
        };
        let mut columns = vec![Column::text("", Width::Between(18, 28)), Column::number(first, NUMBER)];
        if let Some(second) = second {
            columns.push(Column::number(second, NUMBER));
            columns.push(Column::text("", Width::Fixed(2)));
        }
        let focus = if self.closes() { Focus::Kept(hands.row) } else { Focus::Here(hands.row) };
        Table { columns: &columns, count: answers + 1 + others, row: &row, focus }.draw(canvas, area);
    }

    /// What a column of numbers is called; the one that digits go to is marked.
    fn side_title(&self, side: Side) -> String {
        let words = match side {
            Side::First => self.lang.hands_first(),
            Side::Second => self.lang.hands_second(),
        };
        let here = match self.hands.check {
            Check::Compared(_, at) => at == side,
            _ => false,
        };
        if here { format!("{}{words}", glyph::FOCUS) } else { words.to_owned() }
    }

    /// The numbers of a row, with a mark where two of them differ.
    fn numbers(&self, at: usize) -> Vec<Line> {
        let hands = self.hands;
        if at >= hands.first.rows() {
            return Vec::new();
        }
        // Of a count that is recorded a row that nobody voted for would show by being empty.
        let is_recorded = self.sight == Sight::Masked && hands.is_recorded(self.ballot);
        let shown = |number: Option<u32>| {
            let number = number.or(is_recorded.then_some(0));
            let words =
                number.map_or_else(|| glyph::OPEN.to_owned(), |number| self.sight.of(number.to_string()));
            Line::new(if number.is_some() { Role::Strong } else { Role::Dim }, words)
        };
        match &hands.check {
            Check::None => vec![shown(hands.first.number(at))],
            Check::Typing(second) => vec![Line::new(Role::Dim, "…"), shown(second.number(at))],
            Check::Compared(second, _) => {
                let mark = if hands.first.agrees(second, at) {
                    Line::new(Role::Good, glyph::DONE)
                } else {
                    Line::new(Role::Warn, glyph::CORRECTED)
                };
                vec![shown(hands.first.number(at)), shown(second.number(at)), mark]
            }
        }
    }

    /// How many may vote, were counted and are missing; what that comes to; what Enter does.
    fn foot(&self, columns: usize) -> Vec<Line> {
        let Self { hands, meeting, ballot, lang, .. } = *self;
        let entitled = ballot.entitled.len();
        let cast = usize::try_from(hands.entry().sum()).unwrap_or(usize::MAX);
        let mut lines = vec![match entitled.checked_sub(cast) {
            None => Line::new(Role::Bad, Refusal::TooManyVotes { cast, entitled }.sentence(lang)),
            Some(0) => Line::new(Role::Good, lang.hands_whole(entitled)),
            Some(_) if self.sight == Sight::Masked => Line::new(Role::Plain, lang.hands_masked(entitled)),
            Some(missing) => Line::new(Role::Plain, lang.hands_so_far(entitled, cast, missing)),
        }];
        let tells = hands.check == Check::None && self.sight == Sight::Whole;
        if cast > 0 && cast <= entitled && tells {
            let after = hands.with_typed(ballot);
            let (ruling, tally) = meeting.ruling_of(&after);
            let words = ruling_words(meeting, &after, &ruling, tally, lang);
            let role = if cast == entitled { Role::Strong } else { Role::Dim };
            lines.extend(
                wrap(&words, columns).into_iter().take(MOST_RESULT).map(|line| Line::new(role, line)),
            );
        }
        lines.push(self.next_words());
        lines
    }

    /// What is to be done now.
    fn next_words(&self) -> Line {
        let Self { hands, ballot, lang, .. } = *self;
        let words = match &hands.check {
            Check::Compared(second, _) if hands.first.differences(second) > 0 => {
                return Line::new(Role::Warn, lang.hands_differ(hands.first.differences(second)));
            }
            Check::Compared(..) => lang.hands_agree(),
            Check::Typing(_) => lang.hands_second_types(),
            Check::None if hands.is_recorded(ballot) => lang.ballot_close(),
            Check::None if hands.is_whole(ballot) && ballot.count().is_some() => lang.hands_record_anew(),
            Check::None if hands.is_whole(ballot) => lang.hands_record(),
            Check::None => lang.hands_start(),
        };
        Line::new(Role::Dim, words)
    }
}

fn rows(lines: usize) -> u16 {
    u16::try_from(lines).unwrap_or(u16::MAX)
}
