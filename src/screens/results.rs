//! The results: the classes, why each member has theirs, and the steps to the seal.

use ratatui::layout::Rect;

use super::ask::{Ask, Place};
use super::desk::Desk;
use super::dialog;
use super::quotas;
use super::screen::Screen;
use super::why;
use crate::domain::{Command, Event, Item, Meeting, MemberId, Phase};
use crate::input::{Binding, Chord, Keys};
use crate::rules::{Form, Standing};
use crate::text::Lang;
use crate::ui::{Canvas, Line, Role, inside};

/// Which member has the focus, and which page of the explanation is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results {
    row: usize,
    page: usize,
}

/// What can be done with the results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Announce, then seal.
    GoOn,
    /// The member above.
    Up,
    /// The member below.
    Down,
    /// The page before.
    PageBack,
    /// The next page of the explanation.
    PageOn,
    /// Take the member's sheet back.
    Correct,
    /// Decide about the member, whom the rules have left to the committee.
    Decide,
    /// Look a member up.
    Find,
    /// Back to the first screen.
    Leave,
}

impl Screen for Results {
    type Action = Act;

    const TABLE: &'static [Binding<Act>] = &[
        Binding::new(Keys::Any(&[Chord::Enter], Act::GoOn), Lang::key_results_go_on),
        Binding::new(Keys::Each(&[(Chord::Up, Act::Up), (Chord::Down, Act::Down)]), Lang::key_members),
        Binding::new(Keys::Any(&[Chord::F(3), Chord::Char('h')], Act::Decide), Lang::key_decide),
        Binding::new(
            Keys::Each(&[(Chord::Left, Act::PageBack), (Chord::Right, Act::PageOn)]),
            Lang::key_pages,
        ),
        Binding::new(Keys::Any(&[Chord::Space], Act::Correct), Lang::key_correct),
        Binding::new(Keys::Any(&[Chord::Char('/')], Act::Find), Lang::key_find),
        Binding::new(Keys::Any(&[Chord::Esc], Act::Leave), Lang::key_back),
    ];

    fn obstacle(&self, action: Act, desk: &Desk) -> Option<String> {
        let meeting = desk.meeting()?;
        let member = meeting.members().get(self.row)?;
        let nobody = !can_decide(meeting, member) && waiting(meeting).next().is_none();
        (action == Act::Decide && nobody).then(|| desk.lang.results_not_referred().into())
    }

    fn act(&mut self, action: Act, desk: &Desk) -> Ask {
        let Some(meeting) = desk.meeting() else { return Ask::Back };
        match action {
            Act::GoOn if meeting.slip().is_some() => return Ask::Go(Place::Booth),
            Act::GoOn => match meeting.phase() {
                Phase::Tallied => {
                    let Some(at) = waiting(meeting).next() else {
                        return Ask::Do(title_slip(meeting).unwrap_or(Command::Confirm));
                    };
                    let Some(member) = meeting.members().get(at) else { return Ask::Nothing };
                    self.show(at);
                    return Ask::Open(dialog::decide_or_announce(meeting, member, desk.lang));
                }
                Phase::Confirmed => return Ask::Open(dialog::seal(meeting, desk.lang)),
                _ => return Ask::Turn(Place::Walkthrough),
            },
            Act::Correct => {
                let Some(member) = meeting.members().get(self.row) else { return Ask::Nothing };
                let title = desk.lang.correct_sheet(meeting.name(member));
                return Ask::Open(dialog::correction(title, meeting, member.clone(), None, desk.lang));
            }
            Act::Decide => {
                // Somebody who waits may be far down the list: the key finds them.
                let here = meeting.members().get(self.row).is_some_and(|member| can_decide(meeting, member));
                if let Some(at) = waiting(meeting).next().filter(|_| !here) {
                    self.show(at);
                }
                let Some(member) = meeting.members().get(self.row) else { return Ask::Nothing };
                return Ask::Open(dialog::decide_referral(meeting, member, desk.lang));
            }
            Act::Find => return Ask::Open(dialog::find_member(meeting, desk.lang)),
            Act::Leave => return Ask::Back,
            Act::Up => self.show(self.row.saturating_sub(1)),
            Act::Down => self.show((self.row + 1).min(meeting.members().len().saturating_sub(1))),
            Act::PageBack => self.page = self.page.saturating_sub(1),
            Act::PageOn => self.page = (self.page + 1).min(self.last_page(meeting, desk)),
        }
        Ask::Nothing
    }

    fn label(&self, action: Act, desk: &Desk) -> Option<&'static str> {
        let meeting = desk.meeting().filter(|_| action == Act::GoOn)?;
        Some(match meeting.phase() {
            Phase::Tallied if waiting(meeting).next().is_some() => desk.lang.key_decide(),
            Phase::Tallied => desk.lang.key_announce(),
            Phase::Confirmed => desk.lang.key_seal(),
            _ => desk.lang.key_results_go_on(),
        })
    }

    fn settle(&mut self, event: &Event, _desk: &Desk) -> Ask {
        match event {
            Event::Sealed { .. } => Ask::Turn(Place::Review),
            Event::Corrected { .. } => Ask::Turn(Place::Walkthrough),
            Event::SlipOpened { .. } => Ask::Go(Place::Booth),
            _ => Ask::Nothing,
        }
    }

    fn find(&mut self, member: &MemberId, desk: &Desk) {
        if let Some(at) = desk.meeting().and_then(|m| m.members().iter().position(|other| other == member)) {
            self.show(at);
        }
    }

    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>, body: Rect) {
        let Some(meeting) = desk.meeting() else { return };
        let inside = inside(body);
        canvas.lines(inside, &top(meeting, desk.lang));
        let below = below_top(meeting, desk.lang, body);
        let aside = why::draw_members(meeting, self.row, desk.lang, canvas, below);
        if let Some(member) = meeting.members().get(self.row) {
            why::draw_card(meeting, member, self.page, desk.lang, canvas, aside);
        }
    }
}

/// The secret ballot on the lowest title that has not been voted on, all candidates in one slip.
fn title_slip(meeting: &Meeting) -> Option<Command> {
    let (title, candidates) = meeting.title_candidates()?;
    let item = Item::Title(title);
    let is_secret = |member: &MemberId| item.form(meeting.rules_of(member)) == Form::Secret;
    let candidates = candidates.into_iter().filter(is_secret);
    let rows: Vec<(MemberId, Item)> = candidates.map(|member| (member, item.clone())).collect();
    (!rows.is_empty()).then_some(Command::OpenSlip { rows })
}

/// How many have each class, the quotas, and what Enter does.
fn top(meeting: &Meeting, lang: Lang) -> Vec<Line> {
    let mut lines = vec![Line::new(Role::Strong, why::counts(meeting, lang))];
    lines.extend(quotas::line(meeting, lang));
    lines.push(next_words(meeting, lang));
    lines
}

/// The area below that.
fn below_top(meeting: &Meeting, lang: Lang, body: Rect) -> Rect {
    let rows = u16::try_from(top(meeting, lang).len()).unwrap_or(u16::MAX).saturating_add(1);
    Rect { y: body.y.saturating_add(rows), height: body.height.saturating_sub(rows), ..body }
}

impl Results {
    fn last_page(&self, meeting: &Meeting, desk: &Desk) -> usize {
        let member = meeting.members().get(self.row);
        let area = below_top(meeting, desk.lang, desk.body);
        member.map_or(0, |member| why::last_page(meeting, member, desk.lang, area))
    }

    fn show(&mut self, row: usize) {
        *self = Self { row, page: 0 };
    }
}

/// The places of those whom the rules have left to the committee and about whom it has not decided.
fn waiting(meeting: &Meeting) -> impl Iterator<Item = usize> {
    let is_referred = |member: &MemberId| {
        meeting.outcome(member).is_some_and(|outcome| outcome.standing == Standing::Referred)
    };
    meeting.members().iter().enumerate().filter(move |(_, member)| is_referred(member)).map(|(at, _)| at)
}

/// Whether the committee can decide about a member: it is left to it, or was and has been decided.
fn can_decide(meeting: &Meeting, member: &MemberId) -> bool {
    meeting.outcome(member).is_some_and(|outcome| outcome.standing == Standing::Referred)
        || meeting.sheet(member).is_some_and(|sheet| sheet.decided().is_some())
}

/// What Enter does now.
fn next_words(meeting: &Meeting, lang: Lang) -> Line {
    match (meeting.phase(), waiting(meeting).count()) {
        (Phase::Tallied, 0) => Line::new(Role::Warn, lang.results_announce()),
        (Phase::Tallied, referred) => Line::new(Role::Warn, lang.results_referred(referred)),
        (Phase::Confirmed, _) => Line::new(Role::Good, lang.results_seal()),
        _ => Line::new(Role::Warn, lang.results_open_again()),
    }
}
