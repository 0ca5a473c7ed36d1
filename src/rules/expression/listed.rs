//! Several criteria named in one breath: `tiêu chí 1–3, 5`.

use super::super::Rulebook;
use super::super::id::CriterionId;
use super::name::Name;
use super::tell::Teller;
use super::tree::{Part, Tree};
use crate::text::Lang;

/// From so many on, neighbours are named by the first and the last, and conditions that are alike are told together.
const MANY: usize = 3;

impl Rulebook {
    /// What several criteria are called together; none where their codes alone do not tell them apart.
    pub(in crate::rules) fn criteria_called(&self, ids: &[&CriterionId], lang: Lang) -> Option<String> {
        let codes: Vec<&str> = self.criteria().map(|criterion| criterion.code.as_str()).collect();
        let mut places = Vec::new();
        for id in ids {
            let place = self.criteria().position(|criterion| criterion.id == **id)?;
            let alike = codes.iter().filter(|code| **code == codes[place]).count();
            places.push(place);
            if alike > 1 {
                return None;
            }
        }
        if let [only] = ids {
            return self.criterion_called(only, lang);
        }
        let runs = places.chunk_by(|one, next| *next == one + 1);
        let told = runs.map(|run| match run {
            [first, .., last] if run.len() >= MANY => format!("{}–{}", codes[*first], codes[*last]),
            run => run.iter().map(|place| codes[*place]).collect::<Vec<_>>().join(", "),
        });
        Some(lang.name_criteria(told.collect::<Vec<_>>().join(", ")))
    }
}

impl Teller<'_> {
    /// Many criteria, or the same asked of many of them, told together; none where the parts are not alike.
    pub(super) fn together(&self, parts: &[Tree]) -> Option<String> {
        if parts.len() < MANY || parts.iter().any(|part| part.called.is_some()) {
            return None;
        }
        let mut ids = Vec::new();
        let mut asked: Option<String> = None;
        for part in parts {
            let (side, rest) = match &part.part {
                Part::Compare(how, one, other) => (&**one, format!("{} {}", how.sign(), self.words(other))),
                _ => (part, String::new()),
            };
            let Part::Name(Name::Criterion(id)) = &side.part else { return None };
            ids.push(id);
            if asked.get_or_insert_with(|| rest.clone()) != &rest {
                return None;
            }
        }
        let criteria = self.rulebook.criteria_called(&ids, self.lang)?;
        match asked {
            Some(rest) if !rest.is_empty() => Some(self.lang.word_each(criteria, rest)),
            _ => Some(criteria),
        }
    }

    /// Parts by name, those about criteria by their codes.
    pub(in crate::rules) fn named(&self, parts: &[&Tree]) -> String {
        let ids: Option<Vec<&CriterionId>> = parts
            .iter()
            .map(|part| match &part.part {
                _ if part.called.is_some() => None,
                Part::Name(Name::Criterion(id)) => Some(id),
                Part::Compare(_, one, _) => match &one.part {
                    Part::Name(Name::Criterion(id)) => Some(id),
                    _ => None,
                },
                _ => None,
            })
            .collect();
        let together = ids.and_then(|ids| self.rulebook.criteria_called(&ids, self.lang));
        together.unwrap_or_else(|| parts.iter().map(|part| self.words(part)).collect::<Vec<_>>().join("; "))
    }
}
