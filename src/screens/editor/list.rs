//! The unit's criteria sets: which there are, what is being worked on, and how a new one begins.

use std::cell::RefCell;
use std::sync::Arc;

use ratatui::layout::Rect;
use serde_json::Value;

use super::away::{is_needed, put_away_asks};
use super::begin::{Known, copy, from_shipped, next_edition, shipped};
use super::draft::Draft;
use super::reading::Reading;
use super::saving::{draft_text, file_text, give_file, take_file};
use crate::domain;
use crate::input::{Binding, Chord, Keys};
use crate::rules::Rulebook;
use crate::screens::ask::{Ask, Place};
use crate::screens::desk::Desk;
use crate::screens::dialog::{Choice, Dialog, Enter, Question};
use crate::screens::numbered;
use crate::screens::screen::{Head, Screen};
use crate::text::Lang;
use crate::text::width::wrap;
use crate::ui::{Canvas, Focus, Line, List, Role, glyph, inside};

/// The place of the criteria sets.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Criteria {
    row: usize,
    begun: Option<Begun>,
    read: Read,
}

/// What the last key began or went on with.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Begun {
    /// The number of its draft.
    draft: u32,
    /// How many editions the unit had: with one more it was saved.
    editions: u64,
}

/// What the drafts say, kept by their texts: a picture is drawn far more often than a draft is another one.
#[derive(Clone, Debug, Default, PartialEq)]
struct Read(RefCell<Vec<(String, Arc<Told>)>>);

/// What a row says of a draft.
#[derive(Debug, PartialEq)]
struct Told {
    title: String,
    reading: Reading,
}

impl Read {
    /// What a draft says, read if it was not. Drafts that are no longer there are forgotten.
    fn told(&self, draft: &domain::Draft, desk: &Desk) -> Arc<Told> {
        let mut known = self.0.borrow_mut();
        if let Some((_, told)) = known.iter().find(|(text, _)| *text == draft.text) {
            return Arc::clone(told);
        }
        known.retain(|(text, _)| desk.drafts.iter().any(|draft| draft.text == *text));
        let tree = tree_of(draft);
        let told = Arc::new(Told { title: title(&tree), reading: Reading::of(&tree) });
        known.push((draft.text.clone(), Arc::clone(&told)));
        told
    }
}

/// What can be done with the sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Do what the entry in focus says.
    Choose,
    /// Do what the entry with this number says.
    Number(u8),
    /// The entry above.
    Up,
    /// The entry below.
    Down,
    /// Back.
    Leave,
}

/// One entry.
enum Entry {
    /// Something that is being worked on.
    Draft(domain::Draft),
    /// A set of the unit.
    Set(Box<Rulebook>),
    /// A set that comes with the program.
    Shipped(&'static Rulebook),
    /// A set that was put away.
    Away(Box<Rulebook>),
    /// A file.
    File,
}

impl Screen for Criteria {
    type Action = Act;

    const TABLE: &'static [Binding<Act>] = &[
        Binding::new(Keys::Any(&[Chord::Enter], Act::Choose), Lang::key_choose),
        Binding::new(Keys::Each(&[(Chord::Up, Act::Up), (Chord::Down, Act::Down)]), Lang::key_entries),
        Binding::new(Keys::Digits(1, 9, Act::Number), Lang::key_entry_number).in_help(),
        Binding::new(Keys::Any(&[Chord::Esc], Act::Leave), Lang::key_back),
    ];

    fn head(&self, desk: &Desk) -> Head {
        crate::screens::unit_head(desk.lang.place_criteria(), desk)
    }

    fn obstacle(&self, action: Act, desk: &Desk) -> Option<String> {
        let count = entries(desk).len();
        match action {
            Act::Number(number) if usize::from(number) > count => Some(desk.lang.home_choose(count.min(9))),
            _ => None,
        }
    }

    fn act(&mut self, action: Act, desk: &Desk) -> Ask {
        let entries = entries(desk);
        self.row = self.place(&entries, desk);
        self.begun = None;
        match action {
            Act::Up => self.row = self.row.saturating_sub(1),
            Act::Down => self.row = (self.row + 1).min(entries.len().saturating_sub(1)),
            Act::Leave => return Ask::Back,
            Act::Choose | Act::Number(_) => {
                if let Act::Number(number) = action {
                    self.row = usize::from(number).saturating_sub(1);
                }
                let at = self.row.min(entries.len().saturating_sub(1));
                let draft = match entries.get(at) {
                    Some(Entry::Draft(draft)) => draft.number,
                    _ => domain::Draft::fresh(&desk.drafts),
                };
                self.begun = Some(Begun { draft, editions: editions(desk) });
                return entries.into_iter().nth(at).map_or(Ask::Nothing, |entry| chosen(entry, desk));
            }
        }
        Ask::Nothing
    }

    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>, body: Rect) {
        let lang = desk.lang;
        let inside = inside(body);
        let entries = entries(desk);
        let mut top: Vec<Line> = wrap(lang.criteria_intro(), usize::from(inside.width))
            .into_iter()
            .map(|line| Line::new(Role::Strong, line))
            .collect();
        top.push(Line::default());
        canvas.lines(inside, &top);
        let above = u16::try_from(top.len()).unwrap_or(u16::MAX).min(body.height);
        let row = |at: usize| entries.get(at).map(|entry| self.entry(at, entry, desk)).unwrap_or_default();
        let focus = Focus::Here(self.place(&entries, desk));
        let place = Rect { y: body.y + above, height: body.height - above, ..body };
        List { count: entries.len(), row: &row, focus }.draw(canvas, place);
    }
}

/// What is being worked on, the sets in use, the latest first, where a new one can come from, and what was put away.
fn entries(desk: &Desk) -> Vec<Entry> {
    let drafts = desk.drafts.iter().cloned().map(Entry::Draft);
    let sets = desk.unit.sets().iter().rev().cloned().map(|set| Entry::Set(Box::new(set)));
    let shipped = shipped().map(Entry::Shipped);
    let away = desk.unit.put_away().iter().rev().cloned().map(|set| Entry::Away(Box::new(set)));
    drafts.chain(sets).chain([Entry::File]).chain(shipped).chain(away).collect()
}

/// How many editions of sets the unit has had.
fn editions(desk: &Desk) -> u64 {
    desk.unit.sets().iter().map(|set| u64::from(set.set().edition)).sum()
}

impl Criteria {
    /// The entry in focus: the draft that was begun last, or the set that it became.
    fn place(&self, entries: &[Entry], desk: &Desk) -> usize {
        let begun = self.begun.and_then(|begun| {
            let is_it = |entry: &Entry| matches!(entry, Entry::Draft(draft) if draft.number == begun.draft);
            let saved = || {
                let set = entries.iter().position(|entry| matches!(entry, Entry::Set(_)));
                set.filter(|_| editions(desk) > begun.editions)
            };
            entries.iter().position(is_it).or_else(saved)
        });
        begun.unwrap_or(self.row).min(entries.len().saturating_sub(1))
    }

    fn entry(&self, at: usize, entry: &Entry, desk: &Desk) -> (Line, Line) {
        let lang = desk.lang;
        let line = Line::new(Role::Dim, numbered::number(at));
        match entry {
            Entry::Draft(draft) => {
                let told = self.read.told(draft, desk);
                let (_, _, state) = told.reading.state(lang);
                (
                    line.and(Role::Warn, format!("{} ", glyph::OPEN))
                        .and(Role::Plain, lang.criteria_draft(&told.title)),
                    Line::new(Role::Dim, state),
                )
            }
            Entry::Set(rulebook) => {
                let set = rulebook.set();
                (
                    line.and(Role::Good, format!("{} ", glyph::DONE)).and(Role::Plain, set.title.clone()),
                    Line::new(Role::Dim, lang.criteria_edition(set.edition, rulebook.criteria().count())),
                )
            }
            Entry::Shipped(rulebook) => {
                (line.and(Role::Plain, lang.criteria_shipped(&rulebook.set().title)), Line::default())
            }
            Entry::Away(rulebook) => {
                (line.and(Role::Dim, lang.criteria_away(&rulebook.set().title)), Line::default())
            }
            Entry::File => (line.and(Role::Plain, lang.criteria_from_file()), Line::default()),
        }
    }
}

fn chosen(entry: Entry, desk: &Desk) -> Ask {
    let lang = desk.lang;
    let question = |title: String, body: String, choices: Vec<(u8, &str, Ask)>| {
        let choice = |(digit, label, ask): (u8, &str, Ask)| Choice { digit, label: label.to_owned(), ask };
        let choices = choices.into_iter().map(choice).collect();
        Ask::Open(Dialog::Question(Question { title, body: vec![body], choices, enter: Enter::TakesFirst }))
    };
    match entry {
        Entry::Draft(draft) => {
            let tree = tree_of(&draft);
            let choices = vec![
                (1, lang.criteria_go_on(), Ask::Go(Place::Editor(draft.number))),
                (2, lang.criteria_export(), Ask::Open(give_file("", draft_text(&tree), lang))),
                (9, lang.criteria_drop(), Ask::Open(drop_asks(&draft, title(&tree), lang))),
            ];
            question(title(&tree), lang.criteria_draft_asks().into(), choices)
        }
        Entry::Set(rulebook) => {
            let next = rulebook.set().edition.saturating_add(1);
            let mut choices = vec![
                (1, lang.criteria_edit(), begin(next_edition(&rulebook), desk)),
                (2, lang.criteria_copy(), begin(copy(&rulebook, &Known::of(desk, None), lang), desk)),
                (3, lang.criteria_export(), Ask::Open(give_file("", file_text(&rulebook), lang))),
            ];
            if !is_needed(&rulebook.set().id, desk) {
                choices.push((9, lang.criteria_put_away(), Ask::Open(put_away_asks(&rulebook, lang))));
            }
            question(rulebook.set().title.clone(), lang.criteria_set_asks(next), choices)
        }
        Entry::Away(rulebook) => {
            let choices = vec![
                (1, lang.criteria_take_back(), Ask::TakeBack(rulebook.set().id.clone())),
                (3, lang.criteria_export(), Ask::Open(give_file("", file_text(&rulebook), lang))),
            ];
            question(rulebook.set().title.clone(), lang.criteria_away_asks().into(), choices)
        }
        Entry::Shipped(rulebook) => begin(from_shipped(rulebook, &Known::of(desk, None)), desk),
        Entry::File => Ask::Open(take_file("", lang)),
    }
}

/// Whether a draft shall go for good: there is no way back, so no Enter too many does it.
fn drop_asks(draft: &domain::Draft, title: String, lang: Lang) -> Dialog {
    let said = Ask::Say(lang.said_draft_dropped(&title));
    let ask = Ask::Each(vec![Ask::DropDraft(draft.number), said]);
    Dialog::Question(Question {
        title: lang.criteria_drop().into(),
        body: vec![lang.criteria_drop_asks(title)],
        choices: vec![Choice { digit: 9, label: lang.criteria_drop_do().into(), ask }],
        enter: Enter::Nothing,
    })
}

/// A draft that begins with a tree, kept and shown.
fn begin(tree: Value, desk: &Desk) -> Ask {
    let number = domain::Draft::fresh(&desk.drafts);
    let draft = domain::Draft { number, text: tree.to_string() };
    Ask::Each(vec![Ask::Draft(draft), Ask::Go(Place::Editor(number))])
}

fn tree_of(draft: &domain::Draft) -> Value {
    Draft::read(&draft.text).map(|draft| draft.tree().clone()).unwrap_or_default()
}

fn title(tree: &Value) -> String {
    tree.get("title").and_then(Value::as_str).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests;
