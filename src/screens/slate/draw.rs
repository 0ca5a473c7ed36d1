//! The list of the votes after the sheets drawn: what is voted on, in which form, what is needed, and how each stands.

use ratatui::layout::Rect;

use super::{Status, Subject};
use crate::domain::{Closed, Meeting, MemberId, Phase, Value};
use crate::papers::words::{closed_words, share_words, standing_words};
use crate::rules::{Award, Form};
use crate::screens::projector::Sight;
use crate::screens::sheet::{class_title, item_title, placed_in_list};
use crate::text::Lang;
use crate::text::width::wrap;
use crate::ui::{Canvas, Column, Focus, Line, Role, Table, Width, glyph, inside};

/// What is shown.
pub struct View<'a> {
    /// The meeting.
    pub meeting: &'a Meeting,
    /// What is voted on.
    pub subject: &'a Subject,
    /// Whom the next vote is about.
    pub next: Option<&'a MemberId>,
    /// The language.
    pub lang: Lang,
    /// Whether the room looks on: then no class, title or total shows, nor how a vote came out.
    pub sight: Sight,
}

impl View<'_> {
    /// Draws the list with the focus on a member.
    pub fn draw(&self, canvas: &mut Canvas<'_>, body: Rect, focus: Option<&MemberId>) {
        let inside = inside(body);
        let columns = usize::from(inside.width);
        let top = self.top(columns);
        canvas.lines(inside, &top);
        let rows = u16::try_from(top.len()).unwrap_or(u16::MAX);
        let gap = u16::from(body.height >= 18);
        let y = body.y.saturating_add(rows + gap);
        let foot = Rect { y: body.bottom().saturating_sub(1), height: 1, ..inside };
        let list = Rect { y, height: foot.y.saturating_sub(y + gap), ..body };
        self.draw_members(canvas, list, focus);
        canvas.lines(foot, &[self.next_words()]);
    }

    /// What is voted on, how, and how far it has come.
    fn top(&self, columns: usize) -> Vec<Line> {
        let Self { meeting, subject, lang, .. } = *self;
        let members = subject.members(meeting);
        let of = |status| members.iter().filter(|member| subject.status(meeting, member) == status).count();
        let (done, owed) = (of(Status::Done), of(Status::Due) + of(Status::Chair));
        let title = match subject {
            Subject::Classes => lang.slate_classes().to_owned(),
            Subject::Title(_) => {
                let rules =
                    members.first().map_or(meeting.committee_rules(), |member| meeting.rules_of(member));
                lang.slate_title(item_title(rules, &subject.item(), lang))
            }
        };
        let role = if owed > 0 { Role::Plain } else { Role::Good };
        let mut lines = vec![
            Line::new(Role::Strong, title).and(role, format!("   {}", lang.slate_done(done, done + owed))),
        ];
        let example = self.next.or(members.first());
        if let Some((member, threshold)) =
            example.and_then(|member| Some((member, subject.threshold(meeting, member)?)))
        {
            let form = form_words(subject.item().form(meeting.rules_of(member)), lang);
            let words = lang.slate_how(form, share_words(meeting, member, threshold, lang));
            lines.extend(wrap(&words, columns).into_iter().map(|line| Line::new(Role::Dim, line)));
        }
        lines
    }

    fn draw_members(&self, canvas: &mut Canvas<'_>, area: Rect, focus: Option<&MemberId>) {
        let Self { meeting, subject, lang, sight, .. } = *self;
        let members = subject.members(meeting);
        let row = |at: usize| {
            let Some(member) = members.get(at) else { return Vec::new() };
            let result = meeting.result(member);
            let total = meeting.points(member).map_or_else(String::new, |total| total.listed(lang));
            let is_contested = meeting.outcome(member).is_some_and(|outcome| outcome.contested.is_some());
            let (mark, role) = self.mark(member);
            let (words, words_role) = self.result(member);
            let (class, class_role) = match result {
                // A class that a ballot contradicts is shown as it was worked out.
                Some(result) if is_contested => {
                    (class_title(meeting.rules_of(member), result.class.as_ref()), Role::Plain)
                }
                Some(result) => placed_in_list(meeting.rules_of(member), result, lang),
                None => (String::new(), Role::Plain),
            };
            let (class, class_role) = sight.over((class, class_role));
            let mut cells = vec![
                Line::new(role, mark),
                Line::new(Role::Plain, meeting.called(member)),
                Line::new(class_role, class),
                Line::new(words_role, words),
            ];
            if meeting.has_points() {
                cells.push(Line::new(Role::Plain, sight.of(total)));
            }
            cells
        };
        let class = match subject {
            Subject::Classes if meeting.has_points() => lang.slate_by_points(),
            Subject::Classes => lang.slate_by_conditions(),
            Subject::Title(_) => lang.results_class(),
        };
        let mut columns = vec![
            Column::text("", Width::Fixed(1)),
            Column::text(lang.results_member(), Width::Between(15, 30)),
            Column::text(class, Width::Fixed(14)),
            Column::text(lang.slate_votes(), Width::Between(18, 56)),
        ];
        if meeting.has_points() {
            columns.push(Column::number(lang.results_total(), 7));
        }
        let at = focus.and_then(|focus| members.iter().position(|member| member == focus)).unwrap_or(0);
        Table { columns: &columns, count: members.len(), row: &row, focus: Focus::Here(at) }
            .draw(canvas, area);
    }

    fn mark(&self, member: &MemberId) -> (&'static str, Role) {
        match self.subject.status(self.meeting, member) {
            Status::Due => (glyph::OPEN, Role::Dim),
            Status::Chair => (glyph::DISPUTED, Role::Warn),
            Status::Done if self.contradicts(member) && self.sight == Sight::Whole => {
                (glyph::CORRECTED, Role::Warn)
            }
            Status::Done => (glyph::DONE, Role::Good),
            Status::Out => (" ", Role::Dim),
        }
    }

    /// Whether the ballot came to another class than the points.
    fn contradicts(&self, member: &MemberId) -> bool {
        let class = self.meeting.result(member).and_then(|result| result.class.as_ref());
        match self.last(member).and_then(Closed::decided) {
            Some(Value::Class(chosen)) => class.is_some_and(|class| class != chosen),
            _ => false,
        }
    }

    fn last(&self, member: &MemberId) -> Option<&Closed> {
        self.meeting.sheet(member)?.question(&self.subject.item())?.ballots.last()
    }

    /// What the vote came to, or why there is none.
    fn result(&self, member: &MemberId) -> (String, Role) {
        let Self { meeting, subject, lang, .. } = *self;
        match subject.status(meeting, member) {
            Status::Chair => (lang.slate_chair().into(), Role::Warn),
            Status::Due if self.last(member).is_some() => (lang.slate_again().into(), Role::Warn),
            Status::Due => (lang.slate_due().into(), Role::Dim),
            Status::Done => match self.last(member) {
                Some(last) => {
                    let words = closed_words(meeting, last, lang);
                    self.sight.over((words, if self.contradicts(member) { Role::Warn } else { Role::Plain }))
                }
                None => (String::new(), Role::Plain),
            },
            Status::Out => (self.sight.of(self.why_not(member)), Role::Dim),
        }
    }

    /// Why a member is not voted on.
    fn why_not(&self, member: &MemberId) -> String {
        let Self { meeting, subject, lang, .. } = *self;
        let rules = meeting.rules_of(member);
        let (Some(result), Some(outcome)) = (meeting.result(member), meeting.outcome(member)) else {
            return String::new();
        };
        let standing = || standing_words(rules, &result.standing, result.class.as_ref(), lang);
        let Subject::Title(title) = subject else { return standing() };
        match outcome.titles.iter().find(|result| result.id == *title).map(|result| &result.award) {
            Some(Award::Open | Award::NoClass) | None => standing(),
            Some(award) => award.words(rules, lang),
        }
    }

    /// What Enter does now.
    fn next_words(&self) -> Line {
        let Self { meeting, subject, next, lang, .. } = *self;
        if meeting.is_voting() {
            return Line::new(Role::Warn, lang.walk_ballot_open());
        }
        let (present, needed) = (meeting.roll().present(), meeting.quorum());
        if present < needed {
            return Line::new(Role::Warn, lang.walk_no_quorum(present, needed));
        }
        let Some(member) = next else {
            return Line::new(
                Role::Strong,
                if meeting.phase() == Phase::Open { lang.walk_finish() } else { lang.slate_to_results() },
            );
        };
        let name = meeting.called(member);
        match subject.status(meeting, member) {
            Status::Chair => Line::new(Role::Warn, lang.slate_next_chair(name)),
            _ if subject.item().form(meeting.rules_of(member)) == Form::Secret => {
                Line::new(Role::Strong, lang.slate_next_slip(subject.owed(meeting).len()))
            }
            _ => Line::new(Role::Strong, lang.slate_next(name)),
        }
    }
}

fn form_words(form: Form, lang: Lang) -> &'static str {
    match form {
        Form::RollCall => lang.form_roll_call(),
        Form::Hands => lang.form_hands(),
        Form::Secret => lang.form_secret(),
    }
}
