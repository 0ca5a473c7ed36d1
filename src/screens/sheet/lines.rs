//! The sheet drawn: a line a row, with points, maximum and a mark for what is in question.

mod facts;

use ratatui::layout::Rect;

use super::super::spot::Row;
use super::mark::{row_mark, worst};
use super::{items_of, level, numbered, rows, value_words};
use crate::domain::{Item, MemberId, Proceedings};
use crate::number::Exact;
use crate::rules::{CriterionId, GateEffect, Rulebook, Section, SectionId};
use crate::screens::projector::Sight;
use crate::text::Lang;
use crate::text::width::{Align, width};
use crate::ui::{Canvas, Focus, Line, Role, Window, glyph};

/// Columns for a row's number, its points, the maximum, and the mark at the end.
const NUMBER: u16 = 3;
const POINTS: u16 = 7;
const MAX: u16 = 7;
const MARK: u16 = 2;

/// One line of a sheet.
#[derive(Clone, Debug)]
pub struct SheetLine {
    /// The row, where it can have the focus.
    pub row: Option<Row>,
    number: String,
    title: String,
    title_role: Role,
    /// The level that follows from the points, where one does.
    level: String,
    points: String,
    /// Empty where words stand instead of points.
    max: String,
    mark: (&'static str, Role),
}

/// The lines of a sheet for an area of `height` rows. Where not all fit, only the section in focus is unfolded.
pub fn lines(
    state: &Proceedings,
    member: &MemberId,
    focus: Option<&Row>,
    height: usize,
    lang: Lang,
) -> Vec<SheetLine> {
    let all = every_line(state, member, None, lang);
    if all.len() <= height {
        return all;
    }
    every_line(state, member, Some(part_of(state.rules_of(member), focus)), lang)
}

/// Draws lines into an area, the one in focus in reverse.
pub fn draw(canvas: &mut Canvas<'_>, area: Rect, lines: &[SheetLine], focus: Option<&Row>) {
    let at = lines.iter().position(|line| focus.is_some() && line.row.as_ref() == focus);
    let focus = at.map_or(Focus::None, Focus::Here);
    let window = Window::around(focus, usize::from(area.height), lines.len());
    window.draw_bar(canvas, Rect { x: area.right().saturating_sub(1), width: area.width.min(1), ..area });
    for (at, row) in (window.above..window.above + window.shown).zip(area.rows()) {
        lines[at].draw(canvas, row, focus == Focus::Here(at));
    }
}

/// A part of the sheet that can be folded: a section, or the gates.
#[derive(Clone, Debug, PartialEq)]
enum Part {
    Section(SectionId),
    Gates,
}

fn part_of(rules: &Rulebook, focus: Option<&Row>) -> Part {
    let of_criterion = |id: &CriterionId| {
        let section = rules.sections().find(|section| section.criteria.iter().any(|c| c.id == *id));
        section.map_or(Part::Gates, |section| Part::Section(section.id.clone()))
    };
    match focus {
        Some(Row::Criterion(id) | Row::Event(id, _)) => of_criterion(id),
        Some(Row::Gate(_)) => Part::Gates,
        None => rules.sections().next().map_or(Part::Gates, |first| Part::Section(first.id.clone())),
    }
}

fn every_line(state: &Proceedings, member: &MemberId, unfolded: Option<Part>, lang: Lang) -> Vec<SheetLine> {
    let rows = rows(state, member);
    let numbers = numbered(state.rules_of(member));
    let is_unfolded = |part: &Part| unfolded.as_ref().is_none_or(|unfolded| unfolded == part);
    let mut lines = facts::lines(state, member, lang);
    for section in state.rules_of(member).sections() {
        let result = state
            .outcome(member)
            .and_then(|outcome| outcome.sections.iter().find(|result| result.id == section.id));
        let inside = |row: &&Row| match row {
            Row::Criterion(id) | Row::Event(id, _) => section.criteria.iter().any(|c| c.id == *id),
            Row::Gate(_) => false,
        };
        let folded = !is_unfolded(&Part::Section(section.id.clone()));
        // Noughts would look like marks that were lost.
        let is_off = state.outcome(member).is_some_and(|outcome| outcome.has_nothing_of(section));
        lines.push(SheetLine {
            row: None,
            number: section.code.clone(),
            title: section.title.clone(),
            title_role: Role::Strong,
            level: String::new(),
            points: if is_off {
                glyph::NOTHING.into()
            } else {
                shown(result.and_then(|result| result.points), lang)
            },
            max: match is_off {
                true => String::new(),
                false => most(section, result.and_then(|result| result.max), section.lowest(), lang),
            },
            mark: if folded { worst(state, member, rows.iter().filter(inside)) } else { (" ", Role::Plain) },
        });
        if !folded {
            lines.extend(rows.iter().filter(inside).map(|row| row_line(state, member, row, &numbers, lang)));
        }
    }
    gate_lines(state, member, (&rows, &numbers), is_unfolded(&Part::Gates), lang, &mut lines);
    lines
}

/// What stands beside points: the most there can be, or how low they can fall where they only fall.
fn most(section: &Section, max: Option<Exact>, lowest: Exact, lang: Lang) -> String {
    shown(if section.penalty.is_some() { Some(lowest) } else { max }, lang)
}

fn gate_lines(
    state: &Proceedings,
    member: &MemberId,
    (rows, numbers): (&[Row], &[Row]),
    unfolded: bool,
    lang: Lang,
    lines: &mut Vec<SheetLine>,
) {
    let gates = || rows.iter().filter(|row| matches!(row, Row::Gate(_)));
    if gates().next().is_none() {
        return;
    }
    let asked = gates()
        .flat_map(|row| items_of(state.rules_of(member), row))
        .filter(|item| state.sheet(member).is_some_and(|sheet| sheet.question(item).is_some()));
    let asked = asked.count();
    lines.push(SheetLine {
        row: None,
        number: String::new(),
        title: gates_title(state.rules_of(member), lang).into(),
        title_role: Role::Strong,
        level: String::new(),
        points: if asked == 0 { lang.word_not_raised().into() } else { lang.sheet_raised(asked) },
        max: String::new(),
        mark: if unfolded { (" ", Role::Plain) } else { worst(state, member, gates()) },
    });
    if unfolded {
        lines.extend(gates().map(|row| row_line(state, member, row, numbers, lang)));
    }
}

/// What the gates are called together: not all are about a fault.
fn gates_title(rules: &Rulebook, lang: Lang) -> &'static str {
    let raises = rules.gates().any(|gate| matches!(gate.effect, GateEffect::Raise(_)));
    if raises { lang.sheet_gates_both_ways() } else { lang.sheet_gates() }
}

fn row_line(state: &Proceedings, member: &MemberId, row: &Row, numbers: &[Row], lang: Lang) -> SheetLine {
    let number = numbers.iter().position(|other| other == row).map(|at| (at + 1).to_string());
    let rules = state.rules_of(member);
    let (title, points, max) = match row {
        Row::Criterion(id) => {
            let result =
                state.outcome(member).and_then(|o| o.criteria.iter().find(|result| result.id == *id));
            let title =
                rules.criterion(id).map_or_else(|| id.to_string(), |criterion| criterion.title.clone());
            let is_waived = state.waiver(&rules.set().id, id).is_some();
            let title = if is_waived { lang.sheet_waived(title) } else { title };
            if result.is_some_and(|result| result.counted.is_off()) {
                // Two noughts would look like a mark that was lost.
                let words = if is_waived { glyph::NOTHING } else { lang.sheet_not_applied() };
                (title, words.into(), String::new())
            } else {
                let section =
                    rules.sections().find(|section| section.criteria.iter().any(|one| one.id == *id));
                let own = section.zip(rules.criterion(id));
                let max = result.and_then(|result| result.max);
                let max = own.map_or_else(
                    || shown(max, lang),
                    |(section, own)| most(section, max, section.ends(own).0, lang),
                );
                (title, shown(result.and_then(|r| r.points), lang), max)
            }
        }
        Row::Event(criterion, event) => {
            let kind = rules.criterion(criterion).and_then(|criterion| criterion.event(event));
            let title = kind.map_or_else(|| event.to_string(), |kind| kind.title.clone());
            (format!("– {title}"), standing_words(state, member, row, lang), String::new())
        }
        Row::Gate(id) => {
            let title = rules.gate(id).map_or_else(|| id.to_string(), |gate| gate.title.clone());
            (title, standing_words(state, member, row, lang), String::new())
        }
    };
    SheetLine {
        row: Some(row.clone()),
        number: number.unwrap_or_default(),
        title,
        title_role: if matches!(row, Row::Event(..)) { Role::Dim } else { Role::Plain },
        level: level::of_row(state, member, row).unwrap_or_default(),
        points,
        max,
        mark: row_mark(state, member, row),
    }
}

/// What stands for a row's one item, in words.
fn standing_words(state: &Proceedings, member: &MemberId, row: &Row, lang: Lang) -> String {
    let items = items_of(state.rules_of(member), row);
    let Some(item) = items.first() else { return String::new() };
    let asked = state.sheet(member).is_some_and(|sheet| sheet.question(item).is_some());
    match state.standing(member, item) {
        _ if matches!(item, Item::Finding(_)) && !asked => lang.word_not_raised().into(),
        Some(value) => value_words(state.rules_of(member), item, &value, lang),
        None => lang.word_to_vote().into(),
    }
}

fn shown(points: Option<Exact>, lang: Lang) -> String {
    points.map_or_else(|| glyph::INCOMPLETE.to_owned(), |points| points.listed(lang))
}

impl SheetLine {
    /// The line that names the columns; those of points only where a sheet has some.
    pub fn heading(rules: &Rulebook, lang: Lang) -> Self {
        let [points, max] =
            if rules.has_points() { [lang.sheet_points(), lang.sheet_max()] } else { ["", ""] };
        Self {
            row: None,
            number: String::new(),
            title: String::new(),
            title_role: Role::Dim,
            level: String::new(),
            points: points.into(),
            max: max.into(),
            mark: (" ", Role::Plain),
        }
    }

    /// The line as it may be seen: no points where they are masked.
    pub fn seen(mut self, sight: Sight) -> Self {
        self.points = sight.of(self.points);
        if sight == Sight::Masked {
            self.level.clear();
        }
        self
    }

    /// The line of the total that stands, empty on a sheet without points, with the factor that it is multiplied with as far as the columns suffice for it.
    pub fn total(state: &Proceedings, member: &MemberId, columns: usize, lang: Lang) -> Self {
        if !state.rules_of(member).has_points() {
            return Self::heading(state.rules_of(member), lang);
        }
        let (result, outcome) = (state.result(member), state.outcome(member));
        // Where the total stands otherwise, the factor of now did not lead to it.
        let outcome = outcome.filter(|_| !state.is_otherwise(member));
        let converted = outcome.and_then(|outcome| outcome.converted.as_ref());
        let factor = converted.map(|converted| converted.factor.map(|factor| factor.max(Exact::ZERO)));
        let spelt = factor.filter(|factor| *factor != Some(Exact::ONE)).map(|factor| match factor {
            Some(factor) => vec![factor.with_decimals(lang), factor.shown(lang)],
            None => vec![glyph::INCOMPLETE.to_owned()],
        });
        let mut titles =
            spelt.into_iter().flatten().map(|factor| format!("{} × {factor}", lang.sheet_total()));
        Self {
            row: None,
            number: String::new(),
            title: titles
                .find(|title| width(title) <= columns)
                .unwrap_or_else(|| lang.sheet_total().to_owned()),
            title_role: Role::Strong,
            level: String::new(),
            points: shown(result.and_then(|result| result.total), lang),
            max: shown(result.and_then(|result| result.max_total), lang),
            mark: (" ", Role::Plain),
        }
    }

    /// Where in a row the title stands.
    pub fn title_in(row: Rect) -> Rect {
        let x = row.x + 1 + NUMBER + 1;
        let numbers = 1 + MARK + MAX + POINTS;
        Rect { x, width: row.right().saturating_sub(numbers).max(row.x).saturating_sub(x + 1), ..row }
    }

    /// How many columns the title takes.
    pub fn title_width(&self) -> usize {
        width(&self.title)
    }

    /// Draws the line into a row.
    pub fn draw(&self, canvas: &mut Canvas<'_>, row: Rect, in_focus: bool) {
        let look = |role: Role| if in_focus { Role::Focus } else { role };
        if in_focus {
            canvas.clear(Rect { width: row.width.saturating_sub(1), ..row }, Role::Focus);
            canvas.text(Rect { width: 1, ..row }, glyph::FOCUS, Role::Focus);
        }
        let mut right = row.right().saturating_sub(1);
        let mut from_right = |columns: u16| {
            right = right.saturating_sub(columns).max(row.x);
            Rect { x: right, width: columns.min(row.width), ..row }
        };
        let mark = from_right(MARK);
        let max = from_right(MAX);
        let points = from_right(POINTS);
        let left = Rect { x: row.x + 1, width: row.width.saturating_sub(1), ..row };
        let number = Rect { width: NUMBER.min(left.width), ..left };
        let number_role = if self.row.is_some() { Role::Dim } else { Role::Strong };
        canvas.line(number, &Line::new(look(number_role), &self.number), Align::Right);
        let (title, beside) = level::beside(Self::title_in(row), &self.level);
        canvas.text(title, &self.title, look(self.title_role));
        canvas.line(beside, &Line::new(look(Role::Dim), &self.level), Align::Right);
        let value = if self.row.is_some() { Role::Plain } else { self.title_role };
        if self.max.is_empty() {
            // Words instead of points have the columns of both.
            let both = Rect { width: points.width + max.width, ..points };
            canvas.line(both, &Line::new(look(value), &self.points), Align::Right);
        } else {
            canvas.line(points, &Line::new(look(value), &self.points), Align::Right);
            canvas.line(max, &Line::new(look(Role::Dim), &self.max), Align::Right);
        }
        canvas.line(mark, &Line::new(look(self.mark.1), self.mark.0), Align::Right);
    }
}
