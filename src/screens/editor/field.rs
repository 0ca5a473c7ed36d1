//! The field that is being typed into, with the names that would complete what stands there.

use super::draft::Path;
use super::form::Kind;
use super::names::{Name, matching, word_at_end};
use crate::input::{Chord, Stroke, Taken, TextField};
use crate::text::fold;

/// The longest text that a field takes, in letters.
const LONGEST: usize = 600;

/// A field that is open.
#[derive(Clone, Debug, PartialEq)]
pub struct Typing {
    /// The place that it fills in.
    pub path: Path,
    /// How it is filled in.
    pub kind: Kind,
    /// What was typed.
    pub field: TextField,
    /// The names of the draft, where an expression is typed; the columns of the roster, where one of them is.
    names: Vec<Name>,
    /// Which of the names on offer was gone to.
    chosen: Option<usize>,
}

/// What a stroke did.
#[derive(Clone, Debug, PartialEq)]
pub enum Done {
    /// The text may be another one now.
    Typed,
    /// Nothing more fits in.
    Full,
    /// The key is none of the field's.
    Unknown,
    /// The text stands.
    Taken,
    /// It stands, and the next row follows.
    TakenOn,
    /// The text is as it was before.
    Left,
}

impl Typing {
    /// A field that holds a text.
    pub fn new(path: Path, kind: Kind, text: &str, names: Vec<Name>) -> Self {
        let mut field = TextField::holding(text, LONGEST);
        if let (Kind::Expression(_), Some(end)) = (&kind, end_of_first_number(text)) {
            // What is changed most often is a threshold: the cursor stands behind it.
            let letters = text[end..].chars().count();
            (0..letters).for_each(|_| {
                field.take(&Stroke::Key(Chord::Left));
            });
        }
        Self { path, kind, field, names, chosen: None }
    }

    /// The names that would complete the word before the cursor, or all that is typed, most likely first.
    pub fn offers(&self) -> Vec<Name> {
        if self.takes_whole() {
            let typed = fold(self.field.value().trim());
            let names = || self.names.iter().map(|name| (name, fold(&name.spelling)));
            let is_one = names().any(|(_, spelling)| spelling == typed);
            let like = names().filter(|(_, spelling)| !is_one && spelling.contains(&typed));
            return like.map(|(name, _)| name.clone()).collect();
        }
        let word = word_at_end(self.field.before());
        if word.is_empty() || word.starts_with(|c: char| c.is_ascii_digit()) {
            return Vec::new();
        }
        matching(&self.names, word)
    }

    /// Whether a name on offer stands for all that is typed, not for a word of it.
    fn takes_whole(&self) -> bool {
        matches!(self.kind, Kind::Text(_))
    }

    /// Which of them the next key takes.
    pub fn chosen(&self) -> Option<usize> {
        self.chosen
    }

    /// Lets a stroke work on the field.
    pub fn take(&mut self, stroke: &Stroke) -> Done {
        let offers = self.offers();
        let last = offers.len().saturating_sub(1);
        match stroke {
            Stroke::Key(Chord::Esc) if self.chosen.is_some() => self.chosen = None,
            Stroke::Key(Chord::Esc) => return Done::Left,
            Stroke::Key(Chord::Down) if !offers.is_empty() => {
                self.chosen = Some(self.chosen.map_or(0, |at| (at + 1).min(last)));
            }
            Stroke::Key(Chord::Up) if self.chosen.is_some() => {
                self.chosen = self.chosen.and_then(|at| at.checked_sub(1));
            }
            Stroke::Key(Chord::Tab) | Stroke::Key(Chord::Enter) => {
                let is_tab = *stroke == Stroke::Key(Chord::Tab);
                match self.chosen.or_else(|| is_tab.then_some(0)).and_then(|at| offers.get(at)) {
                    Some(name) => self.complete(&name.spelling),
                    None => return if is_tab { Done::TakenOn } else { Done::Taken },
                }
            }
            stroke => {
                self.chosen = None;
                match self.field.take(stroke) {
                    Taken::Changed | Taken::Unchanged => {}
                    Taken::Full => return Done::Full,
                    Taken::Refused => return Done::Unknown,
                }
            }
        }
        Done::Typed
    }

    /// Puts a name in the place of the word before the cursor, or of all that is typed.
    fn complete(&mut self, name: &str) {
        if self.takes_whole() {
            self.field = TextField::holding(name, LONGEST);
            self.chosen = None;
            return;
        }
        let letters = word_at_end(self.field.before()).chars().count();
        for _ in 0..letters {
            if word_at_end(self.field.before()).is_empty() {
                break;
            }
            self.field.take(&Stroke::Key(Chord::Backspace));
        }
        self.field.take(&Stroke::Paste(name.to_owned()));
        self.chosen = None;
    }
}

/// Where the first number of an expression ends, in bytes.
fn end_of_first_number(text: &str) -> Option<usize> {
    let is_part_of_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.' || c == '\'';
    let begins = |(at, c): &(usize, char)| {
        c.is_ascii_digit() && !text[..*at].chars().next_back().is_some_and(is_part_of_name)
    };
    let (start, _) = text.char_indices().find(begins)?;
    let len = text[start..].find(|c: char| !c.is_ascii_digit() && c != '.' && c != '%');
    Some(len.map_or(text.len(), |len| start + len))
}

#[cfg(test)]
mod tests {
    use super::super::form::Need;
    use super::*;

    fn typing(text: &str) -> Typing {
        let name = |spelling: &str| Name { spelling: spelling.into(), title: String::new() };
        let names = vec![name("c.gio_giac"), name("c.dung_han"), name("class")];
        Typing::new(Path::of("classes/0/when"), Kind::Expression(Need::Optional), text, names)
    }

    #[test]
    fn tab_takes_the_first_name_and_enter_the_one_gone_to() {
        let mut field = typing("total >= 90 and c.g");
        field.take(&Stroke::Key(Chord::End));
        assert_eq!(field.take(&Stroke::Key(Chord::Tab)), Done::Typed);
        assert_eq!(field.field.value(), "total >= 90 and c.gio_giac");
        let mut field = typing("c");
        field.take(&Stroke::Key(Chord::Down));
        field.take(&Stroke::Key(Chord::Down));
        assert_eq!(field.take(&Stroke::Key(Chord::Enter)), Done::Typed);
        assert_eq!(field.field.value(), "c.dung_han");
        assert_eq!(field.take(&Stroke::Key(Chord::Enter)), Done::Taken);
    }

    #[test]
    fn the_cursor_stands_behind_the_first_threshold() {
        for (text, before) in [
            ("total >= 90 and zeros = 0", "total >= 90"),
            ("c.tieu_chi_2 > 0.5", "c.tieu_chi_2 > 0.5"),
            ("class = 'tot'", "class = 'tot'"),
            ("90% * max_total <= total", "90%"),
        ] {
            assert_eq!(typing(text).field.before(), before);
        }
    }

    #[test]
    fn escape_leaves_the_names_first_and_then_the_field() {
        let mut field = typing("c");
        field.take(&Stroke::Key(Chord::Down));
        assert_eq!(field.take(&Stroke::Key(Chord::Esc)), Done::Typed);
        assert_eq!(field.take(&Stroke::Key(Chord::Esc)), Done::Left);
    }
}
