//! Functions in words, with what they are worked out from.

use super::super::case::Value;
use super::evaluate::reading_of;
use super::figures::Figures;
use super::tell::{Shows, Teller};
use super::tree::{Function, Part, Tree};

impl Teller<'_> {
    /// A function of some parts: `nhỏ nhất (8; 10)`, `làm tròn đến 1 chữ số lẻ (9,629…)`, `giữ trong khoảng 0 đến 10 (12)`.
    pub(super) fn call(&self, function: Function, arguments: &[Tree]) -> String {
        let lang = self.lang;
        match (function, arguments) {
            (Function::Round | Function::Floor | Function::Ceil, [inner, ..]) => {
                self.rounding(function, arguments, self.words(inner))
            }
            (Function::Clamp, [inner, low, high]) => {
                let how = lang.function_with_ends(function.words(lang), self.words(low), self.words(high));
                format!("{how} ({})", self.words(inner))
            }
            _ => {
                let counts = matches!(function, Function::Count | Function::Share);
                let told = arguments.iter().map(|argument| match self.shows {
                    Shows::Figures(figures) if counts => self.judged(argument, figures),
                    _ => self.words(argument),
                });
                let together =
                    if matches!(self.shows, Shows::Figures(_)) { None } else { self.together(arguments) };
                let told = together.unwrap_or_else(|| told.collect::<Vec<_>>().join("; "));
                format!("{} ({told})", function.words(lang))
            }
        }
    }

    /// What is rounded, once it is worked out with the figures; none where rounding changes nothing, or nothing is known.
    pub(in crate::rules) fn unrounded(&self, tree: &Tree, figures: &Figures<'_>) -> Option<String> {
        match (&tree.called, &tree.part) {
            (
                None,
                Part::Call(function @ (Function::Round | Function::Floor | Function::Ceil), arguments),
            ) => {
                let known = |part: &Tree| match reading_of(part, figures).value() {
                    Some(Value::Number(number)) => Some(number),
                    _ => None,
                };
                let inner = known(arguments.first()?).filter(|inner| known(tree) != Some(*inner))?;
                Some(self.rounding(*function, arguments, inner.put_in(self.lang)))
            }
            _ => None,
        }
    }

    /// Rounding of what is told so, with the places that stay.
    fn rounding(&self, function: Function, arguments: &[Tree], inner: String) -> String {
        let (lang, how) = (self.lang, function.words(self.lang));
        let places = arguments.get(1).map(|places| self.by_name().words(places)).unwrap_or_default();
        let how = match places.as_str() {
            "" | "0" => how.to_owned(),
            "1" => lang.function_to_one_place(how),
            places => lang.function_to_places(how, places),
        };
        format!("{how} ({inner})")
    }
}
