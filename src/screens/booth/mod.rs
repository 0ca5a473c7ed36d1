//! The secret booth: the chair begins, the keyboard goes from one officer to the next, each fills one paper that nobody
//! else sees, and the counts are shown when the box is opened.

mod chair;
mod counted;
pub(super) mod draw;
mod filling;
mod hand_over;
mod obstacle;
mod paper;
mod slip;

use ratatui::layout::Rect;

use super::ask::Ask;
use super::audience::Subject;
use super::desk::{BoxState, Desk};
use super::dialog;
use super::projector::{Shift, Sight};
use super::screen::Screen;
use super::sheet::item_title;
use super::spot::Row;
use crate::domain::{
    Choice, Command, Event, Meeting, MemberId, Missing, Proceedings, Slip, SlipResult, SlipRow, Value,
};
use crate::input::{Binding, Chord, Keys};
use crate::store::Code;
use crate::text::Lang;
use crate::ui::Canvas;
use filling::{cast, tick};
use paper::Paper;

/// Which page of the booth is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Booth {
    page: Page,
    /// The questions; kept for the page on which the counts are shown.
    asked: Vec<SlipRow>,
    /// Counts how often the keyboard changed hands.
    hands: usize,
}

/// A page of the booth.
#[derive(Clone, Debug, PartialEq)]
enum Page {
    /// The box is locked, and the chair types the code; these digits so far.
    Locked(Vec<u8>),
    /// The chair sees what will be asked, and the code.
    Chair,
    /// The keyboard is handed over.
    HandOver {
        /// The officer in focus, by the place among the entitled; behind the last one, what closes the ballot.
        at: usize,
        /// Whether a ballot has just been cast.
        cast: bool,
    },
    /// An officer fills a paper.
    Slip(Paper),
    /// The ballot is closed.
    Counted {
        /// What came of each row.
        results: Vec<SlipResult>,
        /// The row in focus.
        at: usize,
    },
}

/// What can be done in the booth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Tick the answer beside this digit, choose the officer beside it, or type it.
    Digit(u8),
    /// Go on: begin, hand over, cast, count, leave.
    GoOn,
    /// The row above.
    Up,
    /// The row below.
    Down,
    /// Take the last digit of the code back.
    Erase,
    /// Show the paper that is masked because the room looks on.
    Show,
    /// Take the paper back, or leave the booth.
    Leave,
}

impl Screen for Booth {
    type Action = Act;
    const MASKS: bool = true;

    const TABLE: &'static [Binding<Act>] = &[
        Binding::new(Keys::Digits(1, 9, Act::Digit), Lang::key_booth_choose),
        Binding::new(Keys::Any(&[Chord::Char('0')], Act::Digit(0)), Lang::key_booth_blank),
        Binding::new(Keys::Any(&[Chord::Enter], Act::GoOn), Lang::key_booth_go_on),
        Binding::new(Keys::Each(&[(Chord::Up, Act::Up), (Chord::Down, Act::Down)]), Lang::key_booth_rows),
        Binding::new(Keys::Any(&[Chord::Space], Act::Show), Lang::key_booth_show),
        Binding::new(Keys::Any(&[Chord::Backspace, Chord::Ctrl('h')], Act::Erase), Lang::key_booth_erase),
        Binding::new(Keys::Any(&[Chord::Esc], Act::Leave), Lang::key_back),
    ];

    fn obstacle(&self, action: Act, desk: &Desk) -> Option<String> {
        self.stands_against(action, desk)
    }

    fn act(&mut self, action: Act, desk: &Desk) -> Ask {
        let Some(meeting) = desk.meeting() else { return Ask::Back };
        let slip = meeting.slip();
        match (&mut self.page, action) {
            (Page::Counted { .. }, Act::GoOn | Act::Leave) => return Ask::Back,
            (Page::Counted { at, .. }, Act::Up) => *at = at.saturating_sub(1),
            (Page::Counted { at, results }, Act::Down) => {
                *at = (*at + 1).min(results.len().saturating_sub(1))
            }
            (Page::Locked(typed), Act::Digit(digit)) => typed.push(digit),
            (Page::Locked(typed), Act::Erase) => drop(typed.pop()),
            (Page::Locked(typed), Act::GoOn) => {
                return Code::of_digits(typed).map_or(Ask::Nothing, Ask::Unlock);
            }
            (Page::Chair, Act::GoOn) => {
                self.hand_over(desk, false);
                return Ask::CodeTaken;
            }
            (Page::HandOver { at, .. }, Act::Up) => *at = at.saturating_sub(1),
            (Page::HandOver { at, .. }, Act::Down) => {
                *at = (*at + 1).min(slip.map_or(0, |slip| slip.entitled.len()).saturating_sub(1));
            }
            (Page::HandOver { at, .. }, Act::Digit(digit)) => *at = usize::from(digit).saturating_sub(1),
            (Page::HandOver { at, .. }, Act::GoOn) => {
                let officer = slip.and_then(|slip| slip.entitled.get(*at)).cloned();
                return self.begin(meeting, officer, desk);
            }
            (Page::Slip(_), Act::Show) => return Ask::Shift(Shift::Mask),
            (Page::Slip(paper), Act::Up) => paper.up(),
            (Page::Slip(paper), Act::Down) => paper.down(),
            (Page::Slip(paper), Act::Digit(digit)) => {
                return tick(paper, &self.asked, meeting, digit, desk.lang);
            }
            (Page::Slip(paper), Act::GoOn) => return cast(paper, desk.lang),
            (Page::Slip(_), Act::Leave) => {
                self.hand_over(desk, false);
                return Ask::Say(desk.lang.booth_taken_back().into());
            }
            (_, Act::Leave) => {
                return slip.map_or(Ask::Back, |slip| {
                    Ask::Open(dialog::leave_slip(
                        slip,
                        desk.ballots(),
                        &self.title(meeting, desk.lang),
                        desk.lang,
                    ))
                });
            }
            _ => {}
        }
        Ask::Nothing
    }

    fn label(&self, action: Act, desk: &Desk) -> Option<&'static str> {
        let lang = desk.lang;
        match (&self.page, action) {
            (Page::Locked(_), Act::Digit(_)) => Some(lang.key_booth_code()),
            (Page::Locked(_), Act::GoOn) => Some(lang.key_booth_try()),
            (Page::Chair, Act::GoOn) => Some(lang.key_booth_begin()),
            (Page::HandOver { .. }, Act::Digit(_) | Act::Down) => Some(lang.key_booth_officer()),
            (Page::HandOver { .. }, Act::GoOn) if is_full(desk) => Some(lang.key_booth_count()),
            (Page::HandOver { .. }, Act::GoOn) => Some(lang.key_booth_take()),
            (Page::Slip(paper), Act::GoOn) if paper.is_at_end() => Some(lang.key_booth_cast()),
            (Page::Slip(_), Act::Leave) => Some(lang.key_booth_take_back()),
            _ => None,
        }
    }

    fn hands(&self) -> Option<usize> {
        Some(self.hands)
    }

    fn settle(&mut self, event: &Event, _desk: &Desk) -> Ask {
        match event {
            Event::SlipClosed { results, .. } => {
                self.page = Page::Counted { results: results.clone(), at: 0 };
                self.hands += 1;
                Ask::Nothing
            }
            Event::SlipCancelled { .. } => Ask::Back,
            _ => Ask::Nothing,
        }
    }

    fn ballot_kept(&mut self, desk: &Desk) {
        match (&self.page, desk.own_box()) {
            (Page::Locked(_), Some(BoxState::Locked { .. })) => self.page = Page::Locked(Vec::new()),
            (_, Some(BoxState::Open { .. })) => self.hand_over(desk, matches!(self.page, Page::Slip(_))),
            _ => {}
        }
    }

    fn answered(&mut self, value: Value, _desk: &Desk) {
        if let Page::Slip(paper) = &mut self.page {
            paper.tick(Choice::For(value));
        }
    }

    fn subject(&self, desk: &Desk) -> Option<Subject> {
        match &self.page {
            // Each paper is a subject of its own, so that what was shown to one voter is masked before the next.
            Page::Slip(paper) => Some(Subject { member: paper.officer.clone(), row: None }),
            Page::Counted { at, .. } if desk.meeting().is_some() => {
                let row = self.asked.get(*at)?;
                Some(Subject { member: row.member.clone(), row: Row::of(&row.item) })
            }
            _ => None,
        }
    }

    fn vouched(&mut self, officer: &MemberId, desk: &Desk) {
        if let (Page::HandOver { .. }, Some(meeting)) = (&self.page, desk.meeting()) {
            self.take_up(officer.clone(), meeting);
        }
    }

    fn put_away(&mut self, desk: &Desk) {
        match &mut self.page {
            Page::Slip(_) => self.hand_over(desk, false),
            Page::Locked(typed) => typed.clear(),
            Page::Chair | Page::HandOver { .. } | Page::Counted { .. } => {}
        }
    }

    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>, body: Rect) {
        let Some(meeting) = desk.meeting() else { return };
        let (lang, sight) = (desk.lang, desk.room_sight());
        match (&self.page, meeting.slip()) {
            (Page::Counted { results, at }, _) => {
                counted::draw(
                    &counted::View { meeting, asked: &self.asked, results, at: *at, lang, sight },
                    canvas,
                    body,
                );
            }
            (Page::Locked(typed), Some(slip)) => {
                chair::draw_locked(slip, typed, (lang, sight), canvas, body);
            }
            (Page::Chair, Some(slip)) => {
                let code = match desk.own_box() {
                    Some(BoxState::Open { code, .. }) => code.as_ref(),
                    _ => None,
                };
                chair::draw(meeting, slip, code, (lang, sight), canvas, body);
            }
            (Page::HandOver { at, cast }, Some(slip)) => {
                let view =
                    hand_over::View { meeting, slip, ballots: desk.ballots(), at: *at, cast: *cast, lang };
                view.draw(canvas, body);
            }
            (Page::Slip(paper), Some(_)) if sight == Sight::Masked => {
                slip::draw_masked(meeting, paper, lang, canvas, body);
            }
            (Page::Slip(paper), Some(slip)) => {
                slip::View { meeting, rows: &slip.rows, paper, lang }.draw(canvas, body);
            }
            (_, None) => {}
        }
    }
}

impl Booth {
    /// The booth of the ballot that is open: locked after a new start, at the chair's page when it was just opened.
    pub fn new(desk: &Desk) -> Self {
        let asked = desk.proceedings().and_then(Proceedings::slip).map(|slip| slip.rows.clone());
        let mut booth = Self { page: Page::Chair, asked: asked.unwrap_or_default(), hands: 0 };
        match desk.own_box() {
            Some(BoxState::Open { code: Some(_), .. }) => {}
            Some(BoxState::Open { code: None, .. }) => booth.hand_over(desk, false),
            Some(BoxState::Locked { .. }) | None => booth.page = Page::Locked(Vec::new()),
        }
        booth
    }

    /// Goes to the page on which the keyboard is handed to the next officer who has not voted.
    fn hand_over(&mut self, desk: &Desk, cast: bool) {
        let slip = desk.proceedings().and_then(Proceedings::slip);
        let next = slip.and_then(|slip| slip.entitled.iter().position(|officer| !voted(desk, officer)));
        self.page = Page::HandOver { at: next.unwrap_or(0), cast };
        self.hands += 1;
    }

    /// Begins an officer's paper, after the officer's PIN where there is one, or closes the ballot when everybody has voted.
    fn begin(&mut self, meeting: &Meeting, officer: Option<MemberId>, desk: &Desk) -> Ask {
        if is_full(desk) {
            let Some(ballots) = desk.ballots().cloned() else { return Ask::Nothing };
            return Ask::Do(Command::CloseSlip { ballots, missing: Missing::Refuse });
        }
        let Some(officer) = officer else { return Ask::Nothing };
        if desk.unit.pin(&officer).is_some() {
            let whose = [(officer.clone(), meeting.name(&officer).to_owned())];
            return dialog::prove(&whose, Ask::Vouch(officer), desk.lang);
        }
        self.take_up(officer, meeting);
        Ask::Nothing
    }

    fn take_up(&mut self, officer: MemberId, meeting: &Meeting) {
        self.page = Page::Slip(Paper::new(officer, &self.asked, meeting));
        self.hands += 1;
    }

    /// Why a digit chooses no officer.
    fn no_officer(&self, digit: u8, desk: &Desk) -> Option<String> {
        let last = desk.proceedings()?.slip()?.entitled.len().min(9);
        let is_one = (1..=last).contains(&usize::from(digit));
        (!is_one).then(|| desk.lang.booth_choose_officer(last))
    }

    /// Why the keyboard is not handed to the officer at this place.
    fn has_voted(&self, at: usize, desk: &Desk) -> Option<String> {
        let meeting = desk.meeting()?;
        let officer = meeting.slip()?.entitled.get(at)?;
        (!is_full(desk) && voted(desk, officer)).then(|| desk.lang.booth_has_voted(meeting.name(officer)))
    }

    /// What the ballot is about, in a few words.
    fn title(&self, meeting: &Meeting, lang: Lang) -> String {
        match self.asked.as_slice() {
            [row] => item_title(meeting.rules_of(&row.member), &row.item, lang),
            rows => lang.booth_rows(rows.len()),
        }
    }
}

/// Whether the room looks on, so that a paper does not show.
fn is_masked(desk: &Desk) -> bool {
    desk.room_sight() == Sight::Masked
}

/// Whether an officer has taken part.
fn voted(desk: &Desk, officer: &MemberId) -> bool {
    desk.ballots().is_some_and(|ballots| ballots.took_part().contains(officer))
}

/// Whether everybody who may vote has voted.
fn is_full(desk: &Desk) -> bool {
    let slip: Option<&Slip> = desk.proceedings().and_then(Proceedings::slip);
    slip.zip(desk.ballots()).is_some_and(|(slip, ballots)| ballots.took_part().len() == slip.entitled.len())
}
