//! A sealed meeting to look at: its seals, the classes, why, and every sheet with its votes. Nothing can be changed, unless chair
//! and secretary open it again.

use ratatui::layout::Rect;

use super::ask::{Ask, Place};
use super::desk::Desk;
use super::dialog;
use super::projector::Sight;
use super::quotas;
use super::rests;
use super::screen::Screen;
use super::sheet::{self, SheetLine, lines, rows};
use super::why;
use crate::domain::{Event, MemberId, Opening, Record, Retained};
use crate::input::{Binding, Chord, Keys};
use crate::text::Lang;
use crate::ui::{Canvas, Line, Role, inside};

/// Groups of the seal's head in one line.
const GROUPS_A_LINE: usize = 8;

/// The rows that a sheet needs at least: its heading, some lines, its total.
const SHEET_ROWS: u16 = 5;

/// Which member has the focus, and what is shown of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Review {
    row: usize,
    page: usize,
    aspect: Aspect,
}

/// What is shown of a member.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Aspect {
    /// The explanation of the class.
    #[default]
    Why,
    /// The sheet.
    Sheet,
}

/// What can be done with a sealed meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// The member above.
    Up,
    /// The member below.
    Down,
    /// The page before.
    PageBack,
    /// The next page.
    PageOn,
    /// The explanation or the sheet.
    Switch,
    /// Read the minutes.
    Minutes,
    /// Open the meeting again.
    Reopen,
    /// Remove the personal data.
    Redact,
    /// Look a member up.
    Find,
    /// The roll.
    Roll,
    /// Prepare the supplementary meeting about those who were suspended.
    Supplement,
    /// Back.
    Leave,
}

impl Screen for Review {
    type Action = Act;

    const TABLE: &'static [Binding<Act>] = &[
        Binding::new(Keys::Each(&[(Chord::Up, Act::Up), (Chord::Down, Act::Down)]), Lang::key_members),
        Binding::new(Keys::Any(&[Chord::Tab, Chord::Enter], Act::Switch), Lang::key_switch),
        Binding::new(
            Keys::Each(&[(Chord::Left, Act::PageBack), (Chord::Right, Act::PageOn)]),
            Lang::key_pages,
        ),
        Binding::new(Keys::Any(&[Chord::Char('1'), Chord::Char('b')], Act::Minutes), Lang::key_minutes),
        Binding::new(Keys::Any(&[Chord::Char('/')], Act::Find), Lang::key_find),
        Binding::new(Keys::Any(&[Chord::BackTab, Chord::Char('p')], Act::Roll), Lang::key_roll_look),
        Binding::new(Keys::Any(&[Chord::Char('0'), Chord::Char('r')], Act::Reopen), Lang::key_reopen),
        Binding::new(Keys::Any(&[Chord::Char('9')], Act::Supplement), Lang::key_supplement),
        Binding::new(Keys::Any(&[Chord::Char('8'), Chord::Char('x')], Act::Redact), Lang::key_redact),
        Binding::new(Keys::Any(&[Chord::Esc], Act::Leave), Lang::key_back),
    ];

    fn obstacle(&self, action: Act, desk: &Desk) -> Option<String> {
        let record = desk.record()?;
        match action {
            Act::Supplement if record.suspended().is_empty() => Some(desk.lang.supplement_nobody().into()),
            Act::Redact => {
                let closed = desk.closed.unit.as_ref().or_else(|| desk.closed.meetings.get(record.id()));
                let retained = desk.unit.releases(record, desk.now.date()).err();
                closed.cloned().or_else(|| Some(retained?.sentence(desk.lang)))
            }
            _ => None,
        }
    }

    fn act(&mut self, action: Act, desk: &Desk) -> Ask {
        let Some(record) = desk.record() else { return Ask::Back };
        match action {
            Act::Up => self.show(self.row.saturating_sub(1)),
            Act::Down => self.show((self.row + 1).min(record.members().len().saturating_sub(1))),
            Act::PageBack => self.page = self.page.saturating_sub(1),
            Act::PageOn => self.page = (self.page + 1).min(self.last_page(record, desk)),
            Act::Switch => {
                self.page = 0;
                self.aspect = match self.aspect {
                    Aspect::Why => Aspect::Sheet,
                    Aspect::Sheet => Aspect::Why,
                };
            }
            Act::Find => return Ask::Open(dialog::find_member(record, desk.lang)),
            Act::Minutes => return Ask::Go(Place::Minutes),
            Act::Reopen => return Ask::Open(dialog::reopen(record, desk.lang)),
            Act::Redact => return redact(record, desk),
            Act::Roll => return Ask::Go(Place::RollCall),
            Act::Supplement => {
                let roster = desk.unit.roster();
                let opening = roster.and_then(|roster| Opening::supplement(record, roster));
                return match opening {
                    Some(opening) => Ask::Open(dialog::supplement(opening, desk.lang)),
                    None => Ask::Refuse(desk.lang.supplement_nobody().into()),
                };
            }
            Act::Leave => return Ask::Back,
        }
        Ask::Nothing
    }

    fn settle(&mut self, event: &Event, _desk: &Desk) -> Ask {
        match event {
            Event::Prepared(_) => Ask::Turn(Place::RollCall),
            Event::Reopened { .. } => Ask::Turn(Place::Walkthrough),
            _ => Ask::Nothing,
        }
    }

    fn find(&mut self, member: &MemberId, desk: &Desk) {
        if let Some(at) = desk.record().and_then(|r| r.members().iter().position(|other| other == member)) {
            self.show(at);
        }
    }

    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>, body: Rect) {
        let Some(record) = desk.record() else { return };
        canvas.lines(inside(body), &top(record, desk));
        let below = below_top(record, desk, body);
        let aside = why::draw_members(record, self.row, (desk.lang, Sight::Whole), canvas, below);
        let Some(member) = record.members().get(self.row) else { return };
        match self.aspect {
            Aspect::Why => why::draw_card(record, member, self.page, desk, canvas, aside),
            Aspect::Sheet => self.draw_sheet(record, member, desk.lang, canvas, aside),
        }
    }
}

/// Asks chair and secretary whether the personal data shall go.
fn redact(record: &Record, desk: &Desk) -> Ask {
    let Some(both) = desk.unit.agreeing(record) else {
        return Ask::Refuse(Retained::Nobody.sentence(desk.lang));
    };
    let names = both.each_ref().map(|id| {
        let person = desk.unit.roster().and_then(|roster| roster.person(id));
        person.map_or_else(|| record.name(id), |person| person.name.as_str())
    });
    Ask::Open(dialog::redact(&record.opening().about(desk.lang), names, desk.lang))
}

/// How many have each class, the seals, and whether a meeting that this one rests on was opened again.
fn top(record: &Record, desk: &Desk) -> Vec<Line> {
    let (lang, columns) = (desk.lang, usize::from(inside(desk.body).width));
    let mut lines = vec![Line::new(Role::Strong, why::counts(record, lang))];
    lines.extend(quotas::lines(record, lang, columns));
    lines.extend(why::otherwise_line(record, lang));
    lines.extend(seal_lines(record, lang, columns));
    lines.extend(rests::lines(record, desk, columns));
    lines
}

/// The area below that.
fn below_top(record: &Record, desk: &Desk, body: Rect) -> Rect {
    let rows = u16::try_from(top(record, desk).len()).unwrap_or(u16::MAX).saturating_add(1);
    Rect { y: body.y.saturating_add(rows), height: body.height.saturating_sub(rows), ..body }
}

impl Review {
    /// The last page of what is shown of a member.
    fn last_page(&self, record: &Record, desk: &Desk) -> usize {
        let Some(member) = record.members().get(self.row) else { return 0 };
        match self.aspect {
            Aspect::Why => why::last_page(record, member, desk, below_top(record, desk, desk.body)),
            // A page unfolds a section; the last one the gates.
            Aspect::Sheet => record.rules_of(member).sections().count(),
        }
    }

    fn show(&mut self, row: usize) {
        *self = Self { row, page: 0, aspect: self.aspect };
    }

    /// The sheet; the pages unfold one section after the other where not all fit.
    fn draw_sheet(
        &self,
        record: &Record,
        member: &MemberId,
        lang: Lang,
        canvas: &mut Canvas<'_>,
        area: Rect,
    ) {
        // What these lines lead to now, where another result stands.
        let inside_area = inside(area);
        let columns = usize::from(inside_area.width);
        let now = why::otherwise(record, member, lang);
        let otherwise: Vec<Line> = now.map_or_else(Vec::new, |now| {
            let words = Line::new(Role::Warn, lang.sheet_otherwise()).wrapped(columns, "", "");
            words.into_iter().chain([Line::new(Role::Plain, now)]).collect()
        });
        // In a small window the sheet goes first; the top of the screen says it, too.
        let foot = u16::try_from(otherwise.len()).unwrap_or(0);
        let foot = if area.height < foot.saturating_add(SHEET_ROWS) { 0 } else { foot };
        let room = usize::from(area.height.saturating_sub(2).saturating_sub(foot));
        let sections: Vec<_> =
            record.rules_of(member).sections().map(|section| section.criteria.first()).collect();
        let all = rows(record, member);
        let at = self.page.min(sections.len());
        let unfolded = sections
            .get(at)
            .and_then(|first| *first)
            .and_then(|first| all.iter().find(|row| **row == super::spot::Row::Criterion(first.id.clone())))
            .or(all.last());
        SheetLine::heading(record.rules_of(member), lang).draw(canvas, Rect { height: 1, ..area }, false);
        let lines = lines(record, member, unfolded, room, lang);
        let rows = u16::try_from(lines.len().min(room)).unwrap_or(area.height);
        let list = Rect { y: area.y + 1, height: rows, ..area };
        sheet::draw(canvas, list, &lines, None);
        let total = Rect { y: list.bottom(), height: 1, ..area };
        let columns = usize::from(SheetLine::title_in(total).width);
        SheetLine::total(record, member, columns, lang).draw(canvas, total, false);
        canvas.lines(Rect { y: list.bottom() + 1, height: foot, ..inside_area }, &otherwise);
    }
}

/// The head of the chain in groups to be read aloud, with the number of entries that it covers.
fn seal_lines(record: &Record, lang: Lang, columns: usize) -> Vec<Line> {
    let seal = record.seal();
    let groups = seal.head.groups();
    let mut lines: Vec<Line> =
        vec![Line::new(Role::Good, lang.seal_words(seal.at.day(), seal.at.clock(), seal.entries))];
    lines.extend(
        groups.chunks(GROUPS_A_LINE).map(|line| Line::new(Role::Plain, format!("  {}", line.join(" ")))),
    );
    // Where it was sealed before, the heads of those seals stand in the minutes.
    if let Some(last) = record.reopenings().last() {
        let words = lang.seal_reopened(last.at.day(), &last.reason);
        lines.extend(Line::new(Role::Warn, words).wrapped(columns, "", ""));
    }
    lines
}
