//! A field for one number, or several, with the decimal comma or point as it comes from the keyboard.

use super::{Chord, FieldView, Stroke, Taken, TextField};
use crate::number::Exact;
use crate::text::Lang;

/// The most characters of a number; points have far fewer.
const MOST: usize = 12;

/// The most characters of several.
const MOST_OF_SEVERAL: usize = 60;

/// Digits with at most one decimal mark, and a minus before them; where it takes several numbers, blanks between them.
///
/// It takes both marks, since keyboards for numbers have one and the language may want the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberField {
    /// Holds the numbers with a point.
    field: TextField,
    /// Whether blanks may stand in it.
    takes_several: bool,
}

impl Default for NumberField {
    fn default() -> Self {
        Self::new()
    }
}

impl NumberField {
    /// An empty field.
    pub const fn new() -> Self {
        Self { field: TextField::new(MOST), takes_several: false }
    }

    /// An empty field for one number or several with blanks between them.
    pub const fn of_several() -> Self {
        Self { field: TextField::new(MOST_OF_SEVERAL), takes_several: true }
    }

    /// The number, exactly as typed; none while there is none. `5,` is five and `,5` is a half.
    pub fn value(&self) -> Option<Exact> {
        number(self.field.value())
    }

    /// The numbers in their order; none while there is none, or one of them is not whole.
    pub fn values(&self) -> Option<Vec<Exact>> {
        let numbers: Option<Vec<Exact>> = self.field.value().split_whitespace().map(number).collect();
        numbers.filter(|numbers| !numbers.is_empty())
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.field.is_empty()
    }

    /// Lets a key or a paste work on the field; what could not be part of a number is refused.
    pub fn take(&mut self, stroke: &Stroke) -> Taken {
        match stroke {
            Stroke::Paste(text) => self.paste(text.trim()),
            Stroke::Key(chord) => self.press(*chord),
        }
    }

    /// The part of the field that a window shows, with the language's decimal mark.
    pub fn view(&self, columns: usize, lang: Lang) -> FieldView {
        let mut view = self.field.view(columns);
        if lang == Lang::Vi {
            view.text = view.text.replace('.', ",");
        }
        view
    }

    /// A key: digits and marks where they may stand, and what moves or takes back.
    fn press(&mut self, chord: Chord) -> Taken {
        let typed = match chord.character() {
            None => chord,
            Some(',' | '.') => Chord::Char('.'),
            Some(c @ ('0'..='9' | '-')) => Chord::Char(c),
            Some(' ') if self.takes_several => Chord::Space,
            Some(_) => return Taken::Refused,
        };
        let mut next = self.field.clone();
        let taken = next.take(&Stroke::Key(typed));
        if !self.is_begun(&next) {
            return Taken::Refused;
        }
        self.field = next;
        taken
    }

    /// A paste takes the place of what was typed, if it is a number and nothing else.
    fn paste(&mut self, text: &str) -> Taken {
        let most = if self.takes_several { MOST_OF_SEVERAL } else { MOST };
        let field = TextField::holding(&text.replace(',', "."), most);
        if field.value().len() != text.len() || !self.is_begun(&field) {
            return Taken::Refused;
        }
        let pasted = Self { field, ..*self };
        match pasted.values() {
            Some(_) => {
                *self = pasted;
                Taken::Changed
            }
            None => Taken::Refused,
        }
    }

    /// Whether a text can be the beginning of what the field takes.
    fn is_begun(&self, field: &TextField) -> bool {
        if self.takes_several {
            field.value().split(' ').all(is_begun_number)
        } else {
            is_begun_number(field.value())
        }
    }
}

/// The number that a text says; none while it is only begun.
fn number(typed: &str) -> Option<Exact> {
    let (sign, digits) = typed.strip_prefix('-').map_or(("", typed), |digits| ("-", digits));
    let (before, after) = digits.split_once('.').unwrap_or((digits, ""));
    match (before, after) {
        ("", "") => None,
        (before, "") => format!("{sign}{before}").parse().ok(),
        (before, after) => format!("{sign}0{before}.{after}").parse().ok(),
    }
}

/// Whether the text can be the beginning of a number: a minus, digits, one point, digits, any of them absent.
fn is_begun_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (before, after) = digits.split_once('.').unwrap_or((digits, ""));
    before.bytes().chain(after.bytes()).all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn typed(keys: &str) -> NumberField {
        typed_into(NumberField::new(), keys)
    }

    fn typed_into(mut field: NumberField, keys: &str) -> NumberField {
        for key in keys.chars() {
            let chord = match key {
                '⌫' => Chord::Backspace,
                '⇤' => Chord::Home,
                key => Chord::typed(key),
            };
            field.take(&Stroke::Key(chord));
        }
        field
    }

    fn number(keys: &str) -> Option<String> {
        typed(keys).value().map(|number| number.to_string())
    }

    #[test]
    fn several_numbers_stand_with_blanks_between_them_where_the_field_takes_them() {
        let numbers = |keys: &str| {
            let numbers = typed_into(NumberField::of_several(), keys).values();
            numbers.map(|numbers| numbers.iter().map(ToString::to_string).collect::<Vec<_>>())
        };
        let wanted = |numbers: &[&str]| Some(numbers.iter().map(|number| (*number).to_owned()).collect());
        assert_eq!(numbers("-4 -2,5"), wanted(&["-4", "-2.5"]));
        assert_eq!(numbers("-4,  -3 "), wanted(&["-4", "-3"]), "a comma behind a number changes nothing");
        assert_eq!(numbers("-4-3 x"), wanted(&["-43"]));
        assert_eq!((numbers(""), numbers(" "), numbers("-4 -")), (None, None, None));
        assert_eq!(number("-4 -3").as_deref(), Some("-43"), "a field for one number takes no blank");
        let mut pasted = NumberField::of_several();
        assert_eq!(pasted.take(&Stroke::Paste("-4 -3,5".into())), Taken::Changed);
        assert_eq!(pasted.values().map(|numbers| numbers.len()), Some(2));
    }

    #[test]
    fn comma_and_point_are_both_the_decimal_mark() {
        assert_eq!(number("8,5").as_deref(), Some("8.5"));
        assert_eq!(number("8.25").as_deref(), Some("8.25"));
        assert_eq!(number("5,").as_deref(), Some("5"));
        assert_eq!(number(",5").as_deref(), Some("0.5"));
    }

    #[test]
    fn what_is_no_part_of_a_number_stays_out() {
        assert_eq!(number("8a,5,5 x").as_deref(), Some("8.55"));
        assert_eq!(number("1-2⇤-").as_deref(), Some("-12"));
        assert_eq!(number("-5⇤3").as_deref(), Some("-5"));
        assert_eq!((number(""), number("-"), number(",")), (None, None, None));
    }

    #[test]
    fn the_language_shows_its_own_mark() {
        assert_eq!(typed("8.5").view(10, Lang::Vi).text, "8,5");
        assert_eq!(typed("8,5").view(10, Lang::En).text, "8.5");
    }

    #[test]
    fn only_a_whole_number_is_pasted() {
        let mut field = typed("7");
        assert_eq!(field.take(&Stroke::Paste("8,5 điểm".to_owned())), Taken::Refused);
        assert_eq!(field.take(&Stroke::Paste(" 9,5\n".to_owned())), Taken::Changed);
        assert_eq!(field.value().map(|number| number.to_string()).as_deref(), Some("9.5"));
        assert_eq!(field.take(&Stroke::Paste("1234567890123".to_owned())), Taken::Refused);
    }

    #[test]
    fn keys_of_the_screen_are_left_to_it() {
        assert_eq!(NumberField::new().take(&Stroke::Key(Chord::Enter)), Taken::Refused);
    }

    proptest! {
        #[test]
        fn the_field_reads_back_any_number_of_points(tenths in -9_999_i64..9_999) {
            let exact = Exact::fraction(tenths, 10).unwrap();
            prop_assert_eq!(typed(&exact.to_string()).value(), Some(exact));
        }
    }
}
