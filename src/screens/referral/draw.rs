//! A case drawn: why it was left to the committee, what must be decided by which digit, and everything that is known.

use ratatui::layout::Rect;

use super::{cases, waiting};
use crate::domain::{Item, Meeting, MemberId, Value};
use crate::screens::desk::Desk;
use crate::screens::sheet::class_title;
use crate::screens::why;
use crate::text::Lang;
use crate::text::width::wrap;
use crate::ui::{Canvas, Line, Role, glyph, inside};

/// What is shown.
pub struct View<'a> {
    /// The meeting.
    pub meeting: &'a Meeting,
    /// Whose case.
    pub member: &'a MemberId,
    /// The desk at which it is shown.
    pub desk: &'a Desk,
    /// The language.
    pub lang: Lang,
}

impl View<'_> {
    /// Draws the case with a page of what is known about it.
    pub fn draw(&self, canvas: &mut Canvas<'_>, body: Rect, page: usize) {
        let inside = inside(body);
        let top = self.top(usize::from(inside.width));
        canvas.lines(inside, &top);
        // What the next digit answers has the focus.
        let asked = rows(&top).saturating_sub(rows(&self.classes(usize::from(inside.width))) + 1);
        let asked = Rect { y: body.y.saturating_add(asked), height: 1, ..body }.intersection(body);
        canvas.clear(asked, Role::Focus);
        canvas.text(asked, glyph::FOCUS, Role::Focus);
        canvas.text(Rect { x: inside.x, width: inside.width, ..asked }, self.asks(), Role::Focus);
        let rule = Rect { y: body.y.saturating_add(rows(&top)), height: 1, ..body }.intersection(body);
        canvas.rule_across(rule);
        why::draw_card(self.meeting, self.member, page, self.desk, canvas, self.below(body));
    }

    /// The last page of what is known, counted from 0.
    pub fn last_page(&self, body: Rect) -> usize {
        why::last_page_of_card(self.meeting, self.member, self.desk, self.below(body))
    }

    fn below(&self, body: Rect) -> Rect {
        let top = rows(&self.top(usize::from(inside(body).width))).saturating_add(1);
        Rect { y: body.y.saturating_add(top), height: body.height.saturating_sub(top), ..body }
    }

    /// Whose case, why it is one, and the classes with their digits.
    fn top(&self, columns: usize) -> Vec<Line> {
        let Self { meeting, member, lang, .. } = *self;
        let rules = meeting.rules_of(member);
        let all = cases(meeting);
        let at = all.iter().position(|other| *other == member).map_or(0, |at| at + 1);
        let left = waiting(meeting).count();
        let mut lines = vec![
            Line::new(Role::Strong, meeting.called(member))
                .and(Role::Dim, format!("   {}", lang.referral_case(at, all.len(), left))),
        ];
        let mut put = |role: Role, words: &str| {
            lines.extend(wrap(words, columns).into_iter().map(|line| Line::new(role, line)));
        };
        let outcome = meeting.outcome(member);
        for why in outcome.map(|outcome| outcome.referred_because(rules, lang)).unwrap_or_default() {
            put(Role::Warn, &why);
        }
        if let Some(ballot) = self.ballot() {
            put(Role::Plain, &ballot);
        }
        if let Some(before) = self.before() {
            put(Role::Dim, &before);
        }
        if let Some(decided) = meeting.sheet(member).and_then(|sheet| sheet.decided()) {
            let class = class_title(rules, Some(&decided.class));
            put(Role::Good, &lang.referral_decided(class, &decided.reason));
        }
        lines.push(Line::new(Role::Plain, self.asks()));
        lines.extend(self.classes(columns));
        lines
    }

    /// The question that a digit answers.
    fn asks(&self) -> &'static str {
        let is_decided = self.meeting.sheet(self.member).is_some_and(|sheet| sheet.decided().is_some());
        if is_decided { self.lang.referral_asks_again() } else { self.lang.referral_asks() }
    }

    /// What the ballot on the class came to, with its votes, beside the class that it has without it.
    fn ballot(&self) -> Option<String> {
        let Self { meeting, member, lang, .. } = *self;
        let closed = meeting.sheet(member)?.question(&Item::Class)?.ballots.last()?;
        let rules = meeting.rules_of(member);
        let Some(value @ Value::Class(chosen)) = closed.decided() else { return None };
        let votes = closed.ballot.sides().filter(|side| *side == value).count();
        let stood_in = meeting.outcome(member)?.stood_in(rules, lang);
        Some(lang.referral_ballot(stood_in, class_title(rules, Some(chosen)), votes, closed.tally.present))
    }

    /// What earlier meetings came to, where the set asks for that.
    fn before(&self) -> Option<String> {
        let Self { meeting, member, lang, .. } = *self;
        let past = &meeting.history(member)?.past;
        let rules = meeting.rules_of(member);
        let one = |past: &crate::rules::Past| {
            let class = past.class.as_ref().map(|class| class_title(rules, Some(class)));
            lang.referral_past(past.days.end.strftime("%m/%Y"), class.unwrap_or_else(|| "–".into()))
        };
        let words: Vec<String> = past.iter().map(one).collect();
        (!words.is_empty()).then(|| lang.referral_before(words.join(" · ")))
    }

    /// The classes beside their digits, in as few rows as they fit into.
    fn classes(&self, columns: usize) -> Vec<Line> {
        let rules = self.meeting.rules_of(self.member);
        let mut lines = vec![Line::default()];
        for (at, class) in rules.classes().take(8).enumerate() {
            let cell = Line::new(Role::Accent, format!("{}) ", at + 1))
                .and(Role::Plain, format!("{}   ", class.title));
            match lines.last_mut() {
                Some(last) if last.width() + cell.width() <= columns + 3 => *last = last.clone().join(cell),
                _ => lines.push(cell),
            }
        }
        lines
    }
}

fn rows(lines: &[Line]) -> u16 {
    u16::try_from(lines.len()).unwrap_or(u16::MAX)
}
