//! The results: the classes, why each member has theirs, and the steps to the seal.

use ratatui::layout::Rect;

use super::ask::{Ask, Place};
use super::audience::Subject;
use super::desk::Desk;
use super::dialog;
use super::projector::{Shift, Sight};
use super::quotas;
use super::referral::Case;
use super::rests;
use super::screen::Screen;
use super::sheet::rows;
use super::slate;
use super::spot::Spot;
use super::totals;
use super::why;
use crate::domain::{Event, Meeting, MemberId, Phase, Refusal};
use crate::input::{Binding, Chord, Keys};
use crate::text::Lang;
use crate::text::width::wrap;
use crate::ui::{Canvas, Line, Role, glyph, inside};

/// Which member has the focus, and which page of the explanation is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results {
    row: usize,
    page: usize,
}

/// What can be done with the results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Announce, then read the minutes.
    GoOn,
    /// Read the minutes.
    Minutes,
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
    /// Take the latest step back.
    StepBack,
    /// Show what is masked, or mask it again.
    Mask,
    /// Look a member up.
    Find,
    /// The roll.
    Roll,
    /// Back to the first screen.
    Leave,
}

impl Screen for Results {
    type Action = Act;
    const MASKS: bool = true;

    const TABLE: &'static [Binding<Act>] = &[
        Binding::new(Keys::Any(&[Chord::Enter], Act::GoOn), Lang::key_results_go_on),
        Binding::new(Keys::Each(&[(Chord::Up, Act::Up), (Chord::Down, Act::Down)]), Lang::key_members),
        Binding::new(Keys::Any(&[Chord::F(3), Chord::Char('h')], Act::Decide), Lang::key_decide),
        Binding::new(Keys::Any(&[Chord::Char('0')], Act::Mask), Lang::key_mask),
        Binding::new(
            Keys::Each(&[(Chord::Left, Act::PageBack), (Chord::Right, Act::PageOn)]),
            Lang::key_pages,
        ),
        Binding::new(Keys::Any(&[Chord::Space], Act::Correct), Lang::key_correct),
        Binding::new(Keys::Any(&[Chord::Char('1'), Chord::Char('b')], Act::Minutes), Lang::key_minutes),
        Binding::new(Keys::Any(&[Chord::Char('/')], Act::Find), Lang::key_find),
        Binding::new(Keys::Any(&[Chord::BackTab, Chord::Char('p')], Act::Roll), Lang::key_roll).in_help(),
        Binding::new(Keys::Any(&[Chord::F(5), Chord::Char('u')], Act::StepBack), Lang::key_step_back)
            .in_help(),
        Binding::new(Keys::Any(&[Chord::Esc], Act::Leave), Lang::key_back),
    ];

    fn obstacle(&self, action: Act, desk: &Desk) -> Option<String> {
        let meeting = desk.meeting()?;
        match action {
            Act::Mask => return desk.nothing_to_mask(),
            Act::PageBack | Act::PageOn if desk.sight() == Sight::Masked => {
                return Some(desk.lang.results_masked().into());
            }
            _ => {}
        }
        let (present, needed) = (meeting.roll().present(), meeting.quorum());
        if matches!(action, Act::GoOn | Act::Correct | Act::Decide) && present < needed {
            return Some(Refusal::NoQuorum { present, needed }.sentence(desk.lang));
        }
        let member = meeting.members().get(self.row)?;
        let is_one = |case: &Case| case.member == *member || case.waits(meeting);
        (action == Act::Decide && !Case::all(meeting).iter().any(is_one))
            .then(|| desk.lang.results_not_referred().into())
    }

    fn act(&mut self, action: Act, desk: &Desk) -> Ask {
        let Some(meeting) = desk.meeting() else { return Ask::Back };
        match action {
            Act::GoOn if meeting.slip().is_some() => return Ask::Go(Place::Booth),
            Act::GoOn => match meeting.phase() {
                Phase::Tallied if !Case::due(meeting).is_empty() => return Ask::Go(Place::Referral),
                Phase::Tallied if slate::owed(meeting) > 0 => return Ask::Turn(Place::Slate),
                Phase::Tallied => return dialog::announce(meeting, desk.lang),
                Phase::Confirmed => return Ask::Go(Place::Minutes),
                _ => return Ask::Turn(Place::Walkthrough),
            },
            Act::Minutes => return Ask::Go(Place::Minutes),
            Act::Correct => {
                let Some(member) = meeting.members().get(self.row) else { return Ask::Nothing };
                let title = desk.lang.correct_sheet(meeting.name(member));
                return Ask::Open(dialog::correction(title, meeting, member.clone(), None, desk.lang));
            }
            Act::Decide => return Ask::Go(Place::Referral),
            Act::StepBack => return dialog::step_back(meeting, desk.lang),
            Act::Mask => return Ask::Shift(Shift::Mask),
            Act::Find => return Ask::Open(dialog::find_member(meeting, desk.lang)),
            Act::Roll => return Ask::Go(Place::RollCall),
            Act::Leave => return Ask::Back,
            Act::Up => self.show(self.row.saturating_sub(1)),
            Act::Down => self.show((self.row + 1).min(meeting.members().len().saturating_sub(1))),
            Act::PageBack => self.page = self.page.saturating_sub(1),
            Act::PageOn => self.page = (self.page + 1).min(self.last_page(meeting, desk)),
        }
        Ask::Nothing
    }

    fn label(&self, action: Act, desk: &Desk) -> Option<&'static str> {
        if action == Act::Mask && desk.sight() == Sight::Masked {
            return Some(desk.lang.key_unmask());
        }
        let meeting = desk.meeting().filter(|_| action == Act::GoOn)?;
        Some(match meeting.phase() {
            Phase::Tallied if !Case::due(meeting).is_empty() => desk.lang.key_decide(),
            Phase::Tallied if slate::owed(meeting) > 0 => desk.lang.key_go_on_vote(),
            Phase::Tallied => desk.lang.key_announce(),
            Phase::Confirmed => desk.lang.key_minutes(),
            _ => desk.lang.key_results_go_on(),
        })
    }

    fn settle(&mut self, event: &Event, _desk: &Desk) -> Ask {
        match event {
            Event::Sealed { .. } => Ask::Turn(Place::Review),
            Event::Corrected { .. } | Event::TallyTakenBack { .. } | Event::AcceptanceTakenBack { .. } => {
                Ask::Turn(Place::Walkthrough)
            }
            _ => Ask::Nothing,
        }
    }

    fn subject(&self, desk: &Desk) -> Option<Subject> {
        let member = desk.meeting()?.members().get(self.row)?.clone();
        Some(Subject { member, row: None })
    }

    fn find(&mut self, member: &MemberId, desk: &Desk) {
        if let Some(at) = desk.meeting().and_then(|m| m.members().iter().position(|other| other == member)) {
            self.show(at);
        }
    }

    fn spot(&self, desk: &Desk) -> Option<Spot> {
        let meeting = desk.meeting()?;
        let member = meeting.members().get(self.row)?;
        Some(Spot { member: member.clone(), row: rows(meeting, member).into_iter().next()? })
    }

    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>, body: Rect) {
        let Some(meeting) = desk.meeting() else { return };
        let inside = inside(body);
        let sight = desk.sight();
        canvas.lines(inside, &top(meeting, desk, sight));
        let below = below_top(meeting, desk, body);
        let aside = why::draw_members(meeting, self.row, (desk.lang, sight), canvas, below);
        let Some(member) = meeting.members().get(self.row) else { return };
        match sight {
            Sight::Whole => why::draw_card(meeting, member, self.page, desk, canvas, aside),
            Sight::Masked => draw_masked(meeting, member, desk.lang, canvas, aside),
        }
    }
}

/// Whose result is masked, and which key shows it.
fn draw_masked(meeting: &Meeting, member: &MemberId, lang: Lang, canvas: &mut Canvas<'_>, area: Rect) {
    let inside = inside(area);
    let mut lines = vec![Line::new(Role::Strong, meeting.name(member))];
    let words = wrap(lang.results_masked(), usize::from(inside.width));
    lines.extend(words.into_iter().map(|line| Line::new(Role::Plain, line)));
    canvas.lines(inside, &lines);
}

/// How many have each class, the quotas, whether a meeting that this one rests on was opened again, and what Enter does.
fn top(meeting: &Meeting, desk: &Desk, sight: Sight) -> Vec<Line> {
    let lang = desk.lang;
    let masked = |line: Line| match sight {
        Sight::Whole => line,
        Sight::Masked => Line::new(Role::Dim, glyph::MASK),
    };
    let mut lines = vec![masked(Line::new(Role::Strong, why::counts(meeting, lang)))];
    let columns = usize::from(inside(desk.body).width);
    lines.extend(quotas::lines(meeting, lang, columns).into_iter().map(masked));
    lines.extend(why::otherwise_line(meeting, lang));
    if meeting.phase() == Phase::Tallied {
        lines.extend(totals::lines(meeting, lang, columns).into_iter().map(masked));
    }
    lines.extend(rests::lines(meeting, desk, columns));
    lines.push(next_words(meeting, lang));
    lines
}

/// The area below that.
fn below_top(meeting: &Meeting, desk: &Desk, body: Rect) -> Rect {
    let rows = u16::try_from(top(meeting, desk, Sight::Masked).len()).unwrap_or(u16::MAX).saturating_add(1);
    Rect { y: body.y.saturating_add(rows), height: body.height.saturating_sub(rows), ..body }
}

impl Results {
    fn last_page(&self, meeting: &Meeting, desk: &Desk) -> usize {
        let member = meeting.members().get(self.row);
        let area = below_top(meeting, desk, desk.body);
        member.map_or(0, |member| why::last_page(meeting, member, desk, area))
    }

    fn show(&mut self, row: usize) {
        *self = Self { row, page: 0 };
    }
}

/// What Enter does now.
fn next_words(meeting: &Meeting, lang: Lang) -> Line {
    let (present, needed) = (meeting.roll().present(), meeting.quorum());
    let due = Case::due(meeting);
    match (meeting.phase(), due.len()) {
        _ if present < needed => Line::new(Role::Warn, lang.walk_no_quorum(present, needed)),
        (Phase::Tallied, 0) if slate::owed(meeting) > 0 => {
            Line::new(Role::Warn, lang.results_titles_owed(slate::owed(meeting)))
        }
        (Phase::Tallied, 0) => Line::new(Role::Warn, lang.results_announce()),
        (Phase::Tallied, open) if due.iter().all(|case| case.title.is_some()) => {
            Line::new(Role::Warn, lang.results_titles_open(open))
        }
        (Phase::Tallied, referred) => Line::new(Role::Warn, lang.results_referred(referred)),
        (Phase::Confirmed, _) => Line::new(Role::Good, lang.results_minutes()),
        _ => Line::new(Role::Warn, lang.results_open_again()),
    }
}
