//! An answer that no digit stands for: a number; and where reasons can excuse what happened, how many each excuses.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::offers::{checked, kind_of, takes_amounts, typed, typed_amounts, whole};
use crate::domain::{Item, Value};
use crate::number::Exact;
use crate::papers::words::bounds_words;
use crate::rules::{Exemption, ExemptionId, Rulebook};
use crate::screens::ask::Ask;
use crate::screens::dialog;
use crate::text::Lang;

/// What an answer is asked for, and what becomes of it.
pub struct Asking {
    /// Whose answer to what.
    pub title: String,
    /// The rules of the sheet.
    pub rules: Rulebook,
    /// What is voted on.
    pub item: Item,
    /// The language.
    pub lang: Lang,
    /// What is asked for once the answer is whole.
    pub then: Box<dyn Fn(Value) -> Ask>,
}

impl Asking {
    /// Asks for the answer, number by number.
    pub fn ask(self) -> Ask {
        let lang = self.lang;
        let bounds = bounds_words(&self.rules, &self.item, lang);
        if let Some(kind) =
            kind_of(&self.rules, &self.item).filter(|_| takes_amounts(&self.rules, &self.item))
        {
            let prompt = lang.ballot_amounts(bounds, &kind.unit);
            let title = self.title.clone();
            let asking = Rc::new(self);
            let then = move |each| Rc::clone(&asking).amounted(each);
            return Ask::Open(dialog::other_amounts(title, prompt, Box::new(then)));
        }
        let prompt = if self.exemptions().is_empty() { bounds } else { lang.ballot_not_excused(bounds) };
        let title = self.title.clone();
        let asking = Rc::new(self);
        let then = move |number| Rc::clone(&asking).counted(number);
        Ask::Open(dialog::another_number(title, prompt, Box::new(then)))
    }

    fn exemptions(&self) -> &[Exemption] {
        kind_of(&self.rules, &self.item).map_or(&[], |kind| &kind.exempt)
    }

    /// Takes the points of each; where it did not happen so that it counts, asks for what is excused.
    fn amounted(self: Rc<Self>, each: Vec<Exact>) -> Result<Ask, String> {
        let value = typed_amounts(&self.rules, &self.item, each, self.lang)?;
        let is_none = value == Value::Amount(Exact::ZERO);
        if self.exemptions().is_empty() || !is_none {
            return Ok((self.then)(value));
        }
        self.next(value, 0, BTreeMap::new(), 0)
    }

    /// Takes the number of what counts, and asks for what is excused.
    fn counted(self: Rc<Self>, number: Exact) -> Result<Ask, String> {
        let value = typed(&self.rules, &self.item, number, self.lang)?;
        if self.exemptions().is_empty() {
            return Ok((self.then)(value));
        }
        let count = if let Value::Count(count) = value { count } else { 0 };
        self.next(value, count, BTreeMap::new(), 0)
    }

    /// Asks how many the reason at this place excuses; after the last reason the answer is whole.
    fn next(
        self: Rc<Self>,
        plain: Value,
        count: u32,
        exempt: BTreeMap<ExemptionId, u32>,
        at: usize,
    ) -> Result<Ask, String> {
        let Some(reason) = self.exemptions().get(at) else {
            let value = if exempt.is_empty() { plain } else { Value::Excused { count, exempt } };
            return Ok((self.then)(checked(&self.rules, &self.item, value, self.lang)?));
        };
        let prompt = match reason.most {
            None => self.lang.ballot_excused(&reason.title),
            Some(most) => self.lang.ballot_excused_most(&reason.title, most),
        };
        let (title, id) = (self.title.clone(), reason.id.clone());
        let then = move |number| {
            let mut exempt = exempt.clone();
            match whole(number, self.lang)? {
                0 => {}
                excused => {
                    exempt.insert(id.clone(), excused);
                }
            }
            Rc::clone(&self).next(plain.clone(), count, exempt, at + 1)
        };
        Ok(Ask::Open(dialog::another_number(title, prompt, Box::new(then))))
    }
}
