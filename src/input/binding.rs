//! One table a place says which key does what; dispatch, footer, help and the printed list of keys all read it.

use std::fmt;

use super::Chord;
use crate::text::Lang;

/// One row of a table: keys, what they do, and what that is called.
///
/// A table is a `&'static [Binding<A>]` in the order of usefulness; the first rows reach a narrow footer.
#[derive(Debug)]
pub struct Binding<A: 'static> {
    /// The keys and the action of each.
    pub keys: Keys<A>,
    /// What they do, in a word or two.
    pub label: fn(Lang) -> &'static str,
    /// Where the row is shown.
    pub place: Place,
}

/// The keys of one row.
#[derive(Debug)]
pub enum Keys<A: 'static> {
    /// Any of these does the one action. The first is the one that the footer names.
    Any(&'static [Chord], A),
    /// Each has an action of its own, and all go by one label: arrows, for instance.
    Each(&'static [(Chord, A)]),
    /// The digits from the first to the last choose what stands beside them.
    Digits(u8, u8, fn(u8) -> A),
    /// The letters from a on, counted from 0, choose what stands beside them.
    Letters(fn(u8) -> A),
    /// Whatever can be written begins a text where the screen takes one, before any other row is asked.
    Text,
}

/// Where a row of a table is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the footer, as far as it reaches, and in the help.
    Footer,
    /// In the help only.
    Help,
}

impl<A: Copy> Binding<A> {
    /// A row for the footer and the help.
    pub const fn new(keys: Keys<A>, label: fn(Lang) -> &'static str) -> Self {
        Self { keys, label, place: Place::Footer }
    }

    /// The same row, kept out of the footer.
    pub const fn in_help(mut self) -> Self {
        self.place = Place::Help;
        self
    }

    /// What the chord does by this row, if it is one of its keys.
    pub fn action(&self, chord: Chord) -> Option<A> {
        match &self.keys {
            Keys::Any(chords, action) => chords.contains(&chord).then_some(*action),
            Keys::Each(pairs) => pairs.iter().find(|(key, _)| *key == chord).map(|(_, action)| *action),
            Keys::Digits(first, last, action) => {
                digit(chord).filter(|digit| (*first..=*last).contains(digit)).map(action)
            }
            Keys::Letters(action) => letter(chord).map(action),
            Keys::Text => None,
        }
    }

    /// Every key of the row, in its order.
    pub fn chords(&self) -> Vec<Chord> {
        match &self.keys {
            Keys::Any(chords, _) => chords.to_vec(),
            Keys::Each(pairs) => pairs.iter().map(|(chord, _)| *chord).collect(),
            Keys::Digits(first, last, _) => {
                (*first..=*last).map(|digit| Chord::Char(char::from(b'0' + digit))).collect()
            }
            Keys::Letters(_) => ('a'..='z').map(Chord::Char).collect(),
            Keys::Text => Vec::new(),
        }
    }

    /// The row as the footer shows it: of several keys for one action only the first.
    pub fn hint(&self, lang: Lang) -> Hint {
        let keys = match &self.keys {
            Keys::Any(chords, _) => chords.first().map(Chord::to_string).unwrap_or_default(),
            keys => keys.to_string(),
        };
        Hint { keys, label: (self.label)(lang).to_owned() }
    }

    /// The row as the help shows it, with all its keys.
    pub fn full_hint(&self, lang: Lang) -> Hint {
        Hint { keys: self.keys.to_string(), label: (self.label)(lang).to_owned() }
    }
}

impl<A> fmt::Display for Keys<A> {
    /// All keys of the row: `↑↓`, `1–9`, `Enter Space`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Any(chords, _) => {
                let names: Vec<String> = chords.iter().map(Chord::to_string).collect();
                f.write_str(&names.join(" "))
            }
            Self::Each(pairs) => join(f, pairs.iter().map(|(chord, _)| *chord)),
            Self::Digits(first, last, _) if first == last => write!(f, "{first}"),
            Self::Digits(first, last, _) => write!(f, "{first}–{last}"),
            Self::Letters(_) => f.write_str("a–z"),
            Self::Text => f.write_str("a–z 0–9"),
        }
    }
}

/// Writes names side by side, with a space where one of two neighbours is longer than a sign.
fn join(f: &mut fmt::Formatter<'_>, chords: impl Iterator<Item = Chord>) -> fmt::Result {
    let names: Vec<String> = chords.map(|chord| chord.to_string()).collect();
    let is_sign = |name: &String| name.chars().count() == 1;
    for (at, name) in names.iter().enumerate() {
        if at > 0 && !(is_sign(name) && is_sign(&names[at - 1])) {
            f.write_str(" ")?;
        }
        f.write_str(name)?;
    }
    Ok(())
}

/// Keys and what they do, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The names of the keys.
    pub keys: String,
    /// What they do.
    pub label: String,
}

impl Hint {
    /// Keys with their label.
    pub fn new(keys: impl fmt::Display, label: impl Into<String>) -> Self {
        Self { keys: keys.to_string(), label: label.into() }
    }
}

/// What the chord does by this table; the first row that has it decides.
pub fn find<A: Copy>(table: &[Binding<A>], chord: Chord) -> Option<A> {
    table.iter().find_map(|binding| binding.action(chord))
}

/// Every key of a table, in its order; a key that stands there twice is a mistake in the table.
pub fn chords<A: Copy>(table: &[Binding<A>]) -> Vec<Chord> {
    table.iter().flat_map(Binding::chords).collect()
}

/// What a table shows in the footer, most useful first.
///
/// A row of which `can` says no to every action is left out, and digits are named up to the last one that does
/// something: `1–3` beside three choices. `label` may know a better word for what an action does now.
pub fn hints<A: Copy>(
    table: &[Binding<A>],
    lang: Lang,
    can: impl Fn(A) -> bool,
    label: impl Fn(A) -> Option<&'static str>,
) -> Vec<Hint> {
    let hint = |binding: &Binding<A>| {
        let works = |chord: &Chord| binding.action(*chord).is_some_and(&can);
        let last = binding.chords().into_iter().rfind(works)?;
        let mut hint = binding.hint(lang);
        if let Some(label) = binding.action(last).and_then(&label) {
            label.clone_into(&mut hint.label);
        }
        if let (Keys::Digits(first, _, action), Some(last)) = (&binding.keys, digit(last)) {
            hint.keys = Keys::Digits(*first, last, *action).to_string();
        }
        Some(hint)
    };
    table.iter().filter(|binding| binding.place == Place::Footer).filter_map(hint).collect()
}

/// The digit that a chord types.
fn digit(chord: Chord) -> Option<u8> {
    match chord {
        Chord::Char(c @ '0'..='9') => u8::try_from(c).ok().map(|byte| byte - b'0'),
        _ => None,
    }
}

/// The place of the letter that a chord types, from a.
fn letter(chord: Chord) -> Option<u8> {
    match chord {
        Chord::Char(c @ 'a'..='z') => u8::try_from(c).ok().map(|byte| byte - b'a'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    enum Action {
        GoOn,
        Move(i8),
        Choose(u8),
        Abstain,
    }

    const TABLE: &[Binding<Action>] = &[
        Binding::new(Keys::Any(&[Chord::Enter, Chord::Right], Action::GoOn), |_| "đồng ý"),
        Binding::new(Keys::Digits(1, 9, Action::Choose), |_| "chọn"),
        Binding::new(
            Keys::Each(&[(Chord::Up, Action::Move(-1)), (Chord::Down, Action::Move(1))]),
            |_| "tiêu chí",
        ),
        Binding::new(Keys::Any(&[Chord::Char('0'), Chord::Char('a')], Action::Abstain), |_| "không ý kiến")
            .in_help(),
    ];

    #[test]
    fn a_key_finds_its_action() {
        assert_eq!(find(TABLE, Chord::Right), Some(Action::GoOn));
        assert_eq!(find(TABLE, Chord::Down), Some(Action::Move(1)));
        assert_eq!(find(TABLE, Chord::Char('a')), Some(Action::Abstain));
        assert_eq!(find(TABLE, Chord::Char('x')), None);
    }

    #[test]
    fn a_digit_carries_what_it_chooses() {
        assert_eq!(find(TABLE, Chord::Char('7')), Some(Action::Choose(7)));
        assert_eq!(find(TABLE, Chord::Char('0')), Some(Action::Abstain));
        assert_eq!(find(TABLE, Chord::Char('٣')), None);
    }

    #[test]
    fn letters_are_counted_from_a() {
        const LETTERS: Binding<u8> = Binding::new(Keys::Letters(|at| at), |_| "");
        assert_eq!(LETTERS.action(Chord::Char('c')), Some(2));
        assert_eq!(LETTERS.action(Chord::Char('C')), None);
        assert_eq!((LETTERS.chords().len(), LETTERS.keys.to_string()), (26, "a–z".into()));
    }

    #[test]
    fn the_footer_names_one_key_an_action_and_the_help_all() {
        let footer: Vec<String> = hints(TABLE, Lang::Vi, |_| true, |_| None)
            .into_iter()
            .map(|hint| format!("{} {}", hint.keys, hint.label))
            .collect();
        assert_eq!(footer, ["Enter đồng ý", "1–9 chọn", "↑↓ tiêu chí"]);
        let help: Vec<String> = TABLE.iter().map(|binding| binding.full_hint(Lang::Vi).keys).collect();
        assert_eq!(help, ["Enter →", "1–9", "↑↓", "0 a"]);
    }

    #[test]
    fn what_cannot_be_done_now_is_not_offered() {
        let footer = hints(TABLE, Lang::Vi, |action| !matches!(action, Action::Choose(_)), |_| None);
        assert!(footer.iter().all(|hint| hint.label != "chọn"));
    }

    #[test]
    fn digits_are_named_as_far_as_there_are_choices() {
        let among = |most: u8| {
            hints(TABLE, Lang::Vi, move |action| matches!(action, Action::Choose(at) if at <= most), |_| None)
        };
        assert_eq!(among(3), [Hint::new("1–3", "chọn")]);
        assert_eq!(among(1), [Hint::new("1", "chọn")]);
    }

    #[test]
    fn every_key_of_a_table_can_be_listed() {
        assert_eq!(chords(TABLE).len(), 2 + 9 + 2 + 2);
    }
}
