//! The walkthrough drawn: members at the left, the sheet, and on wide windows what lies behind the row in focus.

use ratatui::layout::Rect;

use super::lacking;
use crate::domain::{Meeting, MemberId, Moment, Phase};
use crate::papers::words::grounds_words;
use crate::screens::projector::Sight;
use crate::screens::sheet::{
    self, SheetLine, class_title, items_of, lines, mark_words, member_mark, placed, placed_in_list,
    proposal_words, row_title,
};
use crate::screens::slate;
use crate::screens::spot::Row;
use crate::screens::totals;
use crate::screens::votes;
use crate::text::Lang;
use crate::text::width::{Align, cut, parts, width, wrap};
use crate::ui::{Canvas, Focus, Line, List, Role, glyph, inside};

/// Columns of the list of members, in narrow and in wide windows.
const MEMBERS: (u16, u16) = (30, 36);

/// Columns of the sheet where something stands beside it: two fifths of the window within these bounds.
const SHEET: (u16, u16) = (52, 66);

/// From how many columns on something does, and below how many the sheet stands alone.
const WIDE: u16 = 120;
const NARROW: u16 = 76;

/// The most rows that say what the row in focus is about, and those that it may have where the sheet leaves them free.
const PROMPT_ROWS: usize = 2;
const PROMPT_ROWS_FREE: usize = 5;

/// Columns between the total and the class that it leads to.
const GAP: usize = 2;

/// What is shown.
pub struct View<'a> {
    /// The meeting.
    pub meeting: &'a Meeting,
    /// Whose sheet is at hand.
    pub member: &'a MemberId,
    /// The row in focus.
    pub row: Option<&'a Row>,
    /// The clock.
    pub now: Moment,
    /// Whether the chair's vote is what comes next.
    pub chair: bool,
    /// The language.
    pub lang: Lang,
    /// Whether the room looks on: then no points and no class show.
    pub sight: Sight,
}

impl View<'_> {
    /// Draws the walkthrough.
    pub fn draw(&self, canvas: &mut Canvas<'_>, body: Rect) {
        if body.width < NARROW {
            return self.draw_sheet(canvas, body);
        }
        let is_wide = body.width >= WIDE;
        let (left, right) = canvas.part(body, if is_wide { MEMBERS.1 } else { MEMBERS.0 });
        self.draw_members(canvas, left);
        if is_wide {
            let (middle, aside) = canvas.part(right, (body.width * 2 / 5).clamp(SHEET.0, SHEET.1));
            self.draw_sheet(canvas, middle);
            self.draw_behind(canvas, aside);
        } else {
            self.draw_sheet(canvas, right);
        }
    }

    fn draw_members(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let Self { meeting, member, lang, sight, .. } = *self;
        let all = meeting.members();
        let title = lang.walk_members(meeting.done(), all.len());
        canvas.text(inside(area), &title, Role::Dim);
        let row = |at: usize| {
            let Some(id) = all.get(at) else { return Default::default() };
            let (mark, role) = match (member_mark(meeting, id), sight) {
                ((glyph::NOT_RANKED, _), Sight::Masked) => (glyph::DONE, Role::Good),
                (mark, _) => mark,
            };
            let done = meeting.sheet(id).is_some_and(|sheet| sheet.is_done());
            let (class, class_role) = match meeting.result(id).filter(|_| done) {
                Some(result) => sight.over(placed_in_list(meeting.rules_of(id), result, lang)),
                None => (String::new(), Role::Plain),
            };
            let name = Line::new(role, format!("{mark} ")).and(Role::Plain, meeting.called(id));
            (name, Line::new(if class_role == Role::Plain { Role::Dim } else { class_role }, class))
        };
        let at = all.iter().position(|id| id == member).unwrap_or(0);
        let list = List { count: all.len(), row: &row, focus: Focus::Kept(at) };
        list.draw(canvas, Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area });
    }

    fn draw_sheet(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let Self { meeting, member, row, lang, sight, .. } = *self;
        let inside = inside(area);
        let minutes = meeting.minutes_on_table(member, self.now).filter(|minutes| *minutes > 0);
        let minutes = minutes.map(|minutes| lang.minutes_on_table(minutes)).unwrap_or_default();
        let top = Rect { height: 1, ..inside };
        canvas.line(top, &Line::new(Role::Dim, minutes.as_str()), Align::Right);
        let room =
            usize::from(inside.width).saturating_sub(width(&minutes) + usize::from(!minutes.is_empty()));
        canvas.text(top, &title(meeting, member, room), Role::Strong);
        let columns = usize::from(inside.width);
        // Title and heading above; the total, a free row and the prompt below.
        let rows = |prompt: &[Line]| u16::try_from(prompt.len()).unwrap_or(1);
        let prompt = self.prompt(columns, PROMPT_ROWS);
        let room = area.height.saturating_sub(2 + 2 + rows(&prompt));
        let head = Rect { y: area.y + 1, height: 1, ..area };
        SheetLine::heading(meeting.rules_of(member), lang).draw(canvas, head, false);
        let lines = lines(meeting, member, row, usize::from(room), lang);
        let lines: Vec<SheetLine> = lines.into_iter().map(|line| line.seen(sight)).collect();
        let free = usize::from(room).saturating_sub(lines.len());
        let prompt = match free {
            0 => prompt,
            free => self.prompt(columns, (PROMPT_ROWS + free).min(PROMPT_ROWS_FREE)),
        };
        let list =
            Rect { y: area.y + 2, height: room.min(u16::try_from(lines.len()).unwrap_or(room)), ..area };
        sheet::draw(canvas, list, &lines, row);
        let total = Rect { y: list.bottom(), height: 1, ..area };
        self.draw_total(canvas, total);
        let prompt_rows = rows(&prompt);
        let below = Rect { y: area.bottom().saturating_sub(prompt_rows), height: prompt_rows, ..inside };
        canvas.lines(below, &prompt);
    }

    /// The total, and behind it the class that it leads to.
    fn draw_total(&self, canvas: &mut Canvas<'_>, row: Rect) {
        let Self { meeting, member, lang, sight, .. } = *self;
        let class = meeting.result(member).map_or_else(Line::default, |result| {
            let (class, role) = sight.over(placed(meeting.rules_of(member), result, lang));
            let role = if role == Role::Plain { Role::Strong } else { role };
            Line::new(Role::Dim, "→ ").and(role, class)
        });
        let all = SheetLine::title_in(row);
        let columns = usize::from(all.width).saturating_sub(GAP + class.width());
        let line = SheetLine::total(meeting, member, columns, lang).seen(sight);
        line.draw(canvas, row, false);
        let taken = u16::try_from(line.title_width() + GAP).unwrap_or(all.width).min(all.width);
        canvas.line(Rect { x: all.x + taken, width: all.width - taken, ..all }, &class, Align::Left);
    }

    /// What was proposed for the row in focus, in at most so many rows, and what Enter does now.
    fn prompt(&self, columns: usize, most: usize) -> Vec<Line> {
        let Self { meeting, member, row, lang, .. } = *self;
        let rules = meeting.rules_of(member);
        let items = row.map(|row| items_of(rules, row)).unwrap_or_default();
        let mut about = vec![row.map(|row| row_title(rules, row, lang)).unwrap_or_default()];
        let ruling = items.iter().find_map(|item| votes::last_ruling(meeting, member, item, lang));
        // A ruling says by itself what follows from the mark.
        if let Some(mark) = items.iter().find_map(|item| mark_words(meeting, member, item, lang))
            && ruling.is_none()
        {
            about = vec![format!("{}: {}", about.concat(), self.sight.of(mark))];
        }
        about.extend(items.iter().find_map(|item| proposal_words(meeting, member, item, lang)));
        if self.sight != Sight::Masked {
            about.extend(items.iter().find_map(|item| grounds_words(meeting, member, item, lang)));
        }
        about.extend(ruling);
        let mut lines = vec![Line::default()];
        lines.extend(few(&about.join(" · "), columns, most).map(|line| Line::new(Role::Dim, line)));
        if let Some((role, words)) = self.class_words() {
            lines.extend(few(&words, columns, PROMPT_ROWS).map(|line| Line::new(role, line)));
        }
        if let Some(words) = self.gate_words() {
            lines.extend(few(&words, columns, PROMPT_ROWS).map(|line| Line::new(Role::Warn, line)));
        }
        let missing: Vec<&str> =
            meeting.facts_missing(member).into_iter().map(|input| input.title.as_str()).collect();
        if !missing.is_empty() {
            let words = lang.walk_missing(missing.join(", "));
            lines.extend(few(&words, columns, PROMPT_ROWS).map(|line| Line::new(Role::Warn, line)));
        }
        if let Some(words) = self.total_words() {
            lines.extend(few(&words, columns, PROMPT_ROWS).map(|line| Line::new(Role::Dim, line)));
        }
        lines.push(self.next_words());
        lines
    }

    /// What only the points wait for: this member's, and once every sheet is done how many there are.
    fn total_words(&self) -> Option<String> {
        let Self { meeting, member, lang, .. } = *self;
        let open = totals::open(meeting).count();
        if open > 0 && meeting.done() == meeting.members().len() && lacking(meeting).count() == 0 {
            return Some(lang.walk_totals_open(open));
        }
        let facts = meeting.facts_for_total(member).into_iter().map(|input| input.title.as_str());
        let facts: Vec<&str> = facts.collect();
        (!facts.is_empty()).then(|| lang.walk_for_total(facts.join(", ")))
    }

    /// The class in which the member begins, or where they were moved and why.
    fn class_words(&self) -> Option<(Role, String)> {
        let Self { meeting, member, lang, .. } = *self;
        let rules = meeting.rules_of(member);
        let default = rules.set().default.as_ref()?;
        Some(match meeting.sheet(member)?.moved() {
            Some(moved) => {
                let class = self.sight.of(class_title(rules, Some(&moved.class)));
                (Role::Accent, lang.walk_moved(class, self.sight.of(moved.reason.clone())))
            }
            None => (Role::Dim, lang.walk_begins_at(class_title(rules, Some(default)))),
        })
    }

    /// What facts alone do to the class; nothing where the room looks on, since they are leave and discipline.
    fn gate_words(&self) -> Option<String> {
        let Self { meeting, member, lang, .. } = *self;
        let outcome = meeting.outcome(member).filter(|_| self.sight != Sight::Masked)?;
        let told = outcome.fired_by_themselves(meeting.rules_of(member), lang);
        (!told.is_empty()).then(|| told.join(" · "))
    }

    /// What Enter does now.
    fn next_words(&self) -> Line {
        let Self { meeting, member, lang, .. } = *self;
        let Some(sheet) = meeting.sheet(member) else { return Line::default() };
        let open = sheet.open_questions().count();
        let (present, needed) = (meeting.roll().present(), meeting.quorum());
        if meeting.phase() == Phase::Open && present < needed {
            Line::new(Role::Warn, lang.walk_no_quorum(present, needed))
        } else if meeting.is_voting() {
            Line::new(Role::Warn, lang.walk_ballot_open())
        } else if meeting.phase() > Phase::Open {
            Line::new(Role::Strong, lang.walk_to_results())
        } else if self.chair {
            Line::new(Role::Warn, lang.walk_chair())
        } else if open > 0 {
            Line::new(Role::Warn, lang.walk_vote(open))
        } else if !sheet.is_done() {
            Line::new(Role::Strong, lang.walk_anybody())
        } else if meeting.done() == meeting.members().len() {
            match lacking(meeting).count() {
                0 => match slate::owed(meeting) {
                    0 => Line::new(Role::Strong, lang.walk_finish()),
                    owed => Line::new(Role::Strong, lang.walk_ballots(owed)),
                },
                count => Line::new(Role::Warn, lang.walk_lacking(count)),
            }
        } else {
            Line::new(Role::Good, lang.walk_accepted())
        }
    }

    /// What lies behind the row in focus: the whole question, proposals, votes, corrections.
    fn draw_behind(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let inside = inside(area);
        let Some(row) = self.row else { return };
        let columns = usize::from(inside.width);
        canvas.lines(inside, &votes::behind(self.meeting, self.member, row, self.lang, columns));
    }
}

/// Words in at most so many rows of the prompt; where they go on behind, that is marked.
fn few(words: &str, columns: usize, most: usize) -> impl Iterator<Item = String> {
    let mut lines = wrap(words, columns);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = cut(&format!("{last} …"), columns).into_owned();
        }
    }
    lines.into_iter()
}

/// "10. Nguyễn Thị Hồng · Tổ 2 · văn thư".
fn title(meeting: &Meeting, member: &MemberId, columns: usize) -> String {
    let number = meeting.members().iter().position(|other| other == member).map_or(0, |at| at + 1);
    let first = format!("{number}. {}", meeting.called(member));
    let person = meeting.person(member);
    let group = person.and_then(|person| person.group.as_ref()).map_or("", |group| group.as_str());
    let post = person.and_then(|person| person.post.as_ref()).map_or("", |post| post.as_str());
    let audience = person.and_then(|person| person.audience.as_ref());
    let audience =
        audience.filter(|_| meeting.opening().sets.len() > 1).map_or("", |audience| audience.as_str());
    parts([first.as_str(), audience, group, post], columns)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width::width;

    #[test]
    fn what_enter_does_is_never_cut_beside_the_members() {
        // The line between the two parts and a free column on each side.
        let columns = usize::from(80 - MEMBERS.0 - 3);
        for lang in [Lang::Vi, Lang::En] {
            let all = [
                lang.walk_no_quorum(10, 13),
                lang.walk_ballot_open().into(),
                lang.walk_to_results().into(),
                lang.walk_vote(99),
                lang.walk_anybody().into(),
                lang.walk_finish().into(),
                lang.walk_chair().into(),
                lang.walk_ballots(99),
                lang.walk_lacking(99),
                lang.walk_accepted().into(),
            ];
            for words in all {
                assert!(width(&words) <= columns, "{words}");
            }
        }
    }
}
