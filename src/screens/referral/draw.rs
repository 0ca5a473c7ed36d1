//! A case drawn: why it was left to the committee, what must be decided by which digit, and everything that is known.

use ratatui::layout::Rect;

use super::Case;
use crate::domain::{Item, Meeting, Value};
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
    /// Which case.
    pub case: &'a Case,
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
        let asked = rows(&top).saturating_sub(rows(&self.answers(usize::from(inside.width))) + 1);
        let asked = Rect { y: body.y.saturating_add(asked), height: 1, ..body }.intersection(body);
        canvas.clear(asked, Role::Focus);
        canvas.text(asked, glyph::FOCUS, Role::Focus);
        canvas.text(Rect { x: inside.x, width: inside.width, ..asked }, self.asks(), Role::Focus);
        let rule = Rect { y: body.y.saturating_add(rows(&top)), height: 1, ..body }.intersection(body);
        canvas.rule_across(rule);
        why::draw_card(self.meeting, &self.case.member, page, self.desk, canvas, self.below(body));
    }

    /// The last page of what is known, counted from 0.
    pub fn last_page(&self, body: Rect) -> usize {
        why::last_page_of_card(self.meeting, &self.case.member, self.desk, self.below(body))
    }

    fn below(&self, body: Rect) -> Rect {
        let top = rows(&self.top(usize::from(inside(body).width))).saturating_add(1);
        Rect { y: body.y.saturating_add(top), height: body.height.saturating_sub(top), ..body }
    }

    /// Whose case, why it is one, and the answers with their digits.
    fn top(&self, columns: usize) -> Vec<Line> {
        let Self { meeting, case, lang, .. } = *self;
        let member = &case.member;
        let all = Case::all(meeting);
        let at = all.iter().position(|other| other == case).map_or(0, |at| at + 1);
        let left = Case::waiting(meeting).len();
        let mut lines = vec![
            Line::new(Role::Strong, meeting.called(member))
                .and(Role::Dim, format!("   {}", lang.referral_case(at, all.len(), left))),
        ];
        let mut put = |role: Role, words: &str| {
            lines.extend(wrap(words, columns).into_iter().map(|line| Line::new(role, line)));
        };
        for why in self.because() {
            put(Role::Warn, &why);
        }
        match case.title {
            Some(_) => self.granted().iter().for_each(|words| put(Role::Plain, words)),
            None => {
                self.ballot().iter().for_each(|words| put(Role::Plain, words));
                self.before().iter().for_each(|words| put(Role::Dim, words));
            }
        }
        if let Some(decided) = case.decided(meeting, lang) {
            put(Role::Good, &decided);
        }
        lines.push(Line::new(Role::Plain, self.asks()));
        lines.extend(self.answers(columns));
        lines
    }

    /// Why it was left to the committee.
    fn because(&self) -> Vec<String> {
        let Self { meeting, case, lang, .. } = *self;
        let rules = meeting.rules_of(&case.member);
        match case.declared(meeting) {
            Some(title) => {
                let left = meeting.left_by_quota(&case.member, title);
                left.map(|left| lang.open_title(&title.title, left.words(lang))).into_iter().collect()
            }
            None => {
                let outcome = meeting.outcome(&case.member);
                outcome.map(|outcome| outcome.referred_because(rules, lang)).unwrap_or_default()
            }
        }
    }

    /// To whom of those for whom the title was left open the committee has given it.
    fn granted(&self) -> Option<String> {
        let Self { meeting, case, lang, .. } = *self;
        let title = case.title.as_ref()?;
        let is_granted = |other: &&Case| {
            let decision = meeting.sheet(&other.member).and_then(|sheet| sheet.title_decision(title));
            other.title == case.title && decision.is_some_and(|decision| decision.granted)
        };
        let all = Case::all(meeting);
        let names: Vec<String> =
            all.iter().filter(is_granted).map(|case| meeting.called(&case.member)).collect();
        (!names.is_empty()).then(|| lang.referral_granted(names.join(", ")))
    }

    /// The question that a digit answers.
    fn asks(&self) -> &'static str {
        let Self { meeting, case, lang, .. } = *self;
        match (&case.title, case.decided(meeting, lang)) {
            (None, None) => lang.referral_asks(),
            (None, Some(_)) => lang.referral_asks_again(),
            (Some(_), None) => lang.referral_asks_title(),
            (Some(_), Some(_)) => lang.referral_asks_title_again(),
        }
    }

    /// What the ballot on the class came to, with its votes, beside the class that it has without it.
    fn ballot(&self) -> Option<String> {
        let Self { meeting, case: Case { member, .. }, lang, .. } = *self;
        let closed = meeting.sheet(member)?.question(&Item::Class)?.ballots.last()?;
        let rules = meeting.rules_of(member);
        let Some(value @ Value::Class(chosen)) = closed.decided() else { return None };
        let votes = closed.ballot.sides().filter(|side| *side == value).count();
        let stood_in = meeting.outcome(member)?.stood_in(rules, lang);
        Some(lang.referral_ballot(stood_in, class_title(rules, Some(chosen)), votes, closed.tally.present))
    }

    /// What earlier meetings came to, where the set asks for that.
    fn before(&self) -> Option<String> {
        let Self { meeting, case: Case { member, .. }, lang, .. } = *self;
        let past = &meeting.history(member)?.past;
        let rules = meeting.rules_of(member);
        let one = |past: &crate::rules::Past| {
            let class = past.class.as_ref().map(|class| class_title(rules, Some(class)));
            lang.referral_past(past.days.end.strftime("%m/%Y"), class.unwrap_or_else(|| "–".into()))
        };
        let words: Vec<String> = past.iter().map(one).collect();
        (!words.is_empty()).then(|| lang.referral_before(words.join(" · ")))
    }

    /// The answers beside their digits, in as few rows as they fit into.
    fn answers(&self, columns: usize) -> Vec<Line> {
        let rules = self.meeting.rules_of(&self.case.member);
        let answers: Vec<&str> = match self.case.title {
            Some(_) => vec![self.lang.referral_grant(), self.lang.referral_refuse()],
            None => rules.classes().take(8).map(|class| class.title.as_str()).collect(),
        };
        let mut lines = vec![Line::default()];
        for (at, answer) in answers.into_iter().enumerate() {
            let cell =
                Line::new(Role::Accent, format!("{}) ", at + 1)).and(Role::Plain, format!("{answer}   "));
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
