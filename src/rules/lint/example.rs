//! Examples: a case that shows a finding, in words.

use super::super::case::{Case, Field, Value};
use super::super::evaluate::evaluate;
use super::super::expression::Name;
use super::super::input::InputKind;
use super::super::outcome::{Counted, Outcome};
use super::super::rulebook::Rulebook;
use super::super::sex::sex_words;
use super::explore::Explorer;
use super::space::AxisOf;
use super::witness::Witness;
use crate::number::Exact;
use crate::text::Lang;

/// So many criteria are named that are not at their maximum.
const MOST_NAMED: usize = 4;

/// A case that shows a finding. The evaluation itself has confirmed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The case.
    pub case: Case,
    /// What it comes to.
    pub outcome: Outcome,
    facts: Vec<Fact>,
    /// The criteria that are not at their maximum, by code, with their points.
    below: Vec<(String, Exact)>,
    /// How many criteria count, bonus and penalties aside.
    counted: usize,
    end: Ending,
}

/// What the example is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Ending {
    /// What the case itself comes to.
    Class(Option<String>),
    /// What a case comes to that is alike but for a greater total.
    Raised { class: String, total: Exact, other: String },
    /// The class before a gate, and after it.
    Gate { before: Option<String>, after: String },
}

/// A fact that bears on the finding.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Fact {
    Input(String, InputKind, Value),
    Field(Field, Value),
    Found(String),
    /// A criterion's level, by code and title.
    Level(String, String),
    /// The totals of earlier meetings, oldest first.
    Earlier(Vec<Exact>),
}

impl Example {
    /// A case and the class that its points and conditions give.
    pub(super) fn new(witness: &Witness, explorer: &Explorer<'_>) -> Self {
        let rulebook = explorer.space.rulebook;
        let class = titled(rulebook, witness.outcome.class_before_gates.as_ref());
        Self::with(witness, explorer, Ending::Class(class))
    }

    /// A case and another that is alike but for a greater total.
    pub(super) fn raised(witness: &Witness, other: &Witness, explorer: &Explorer<'_>) -> Self {
        let rulebook = explorer.space.rulebook;
        let class = |witness: &Witness| {
            titled(rulebook, witness.outcome.class_before_gates.as_ref()).unwrap_or_default()
        };
        let total = other.outcome.raw_total.unwrap_or_default();
        Self::with(witness, explorer, Ending::Raised { class: class(witness), total, other: class(other) })
    }

    /// A case and what a gate makes of it.
    pub(super) fn gate(witness: &Witness, explorer: &Explorer<'_>) -> Self {
        let rulebook = explorer.space.rulebook;
        let before = titled(rulebook, witness.outcome.class_before_gates.as_ref());
        let after = titled(rulebook, witness.outcome.class.as_ref()).unwrap_or_default();
        Self::with(witness, explorer, Ending::Gate { before, after })
    }

    fn with(witness: &Witness, explorer: &Explorer<'_>, end: Ending) -> Self {
        let rulebook = explorer.space.rulebook;
        let case = witness.case.clone();
        let outcome = evaluate(rulebook, &case);
        let facts = explorer.space.axes.iter().filter_map(|axis| match &axis.of {
            AxisOf::Name(Name::Input(id)) => {
                let input = rulebook.input(id)?;
                let value = case.inputs.get(id)?.clone();
                (input.default.as_ref() != Some(&value))
                    .then(|| Fact::Input(input.title.clone(), input.kind.clone(), value))
            }
            AxisOf::Name(Name::Member(field)) => Some(Fact::Field(*field, case.fields.get(field)?.clone())),
            AxisOf::Name(Name::Finding(id)) => {
                let found = case.findings.get(id) == Some(&true);
                found.then(|| {
                    Fact::Found(rulebook.gate(id).map(|gate| gate.title.clone()).unwrap_or_default())
                })
            }
            AxisOf::Name(Name::Level(id)) => {
                let criterion = rulebook.criterion(id)?;
                let level = criterion.level_of(case.marks.get(id)?)?;
                Some(Fact::Level(criterion.code.clone(), level.title.to_owned()))
            }
            _ => None,
        });
        let past = case.history.iter().flat_map(|history| &history.past);
        let totals: Vec<Exact> = past.filter_map(|past| past.total).collect();
        let totals = (!totals.is_empty()).then_some(Fact::Earlier(totals));
        let facts = facts.chain(totals).collect();
        let below = rulebook.criteria().zip(&outcome.criteria).filter_map(|(criterion, result)| {
            let points = result.points?;
            let counts = result.counted == Counted::Applies && Some(points) != result.max;
            let bonus = rulebook.sections().any(|section| {
                !section.counts() && section.criteria.iter().any(|other| other.id == criterion.id)
            });
            (counts && !(bonus && points.is_zero())).then(|| (criterion.code.clone(), points))
        });
        let below = below.collect();
        let ordinary = rulebook.sections().filter(|section| section.counts());
        let ordinary = ordinary.flat_map(|section| &section.criteria).filter(|criterion| {
            let result = outcome.criteria.iter().find(|result| result.id == criterion.id);
            result.is_some_and(|result| result.counted == Counted::Applies)
        });
        let counted = ordinary.count();
        Self { case, outcome, facts, below, counted, end }
    }

    /// The example in words: what is not as usual, then what it comes to.
    pub fn words(&self, lang: Lang) -> String {
        let mut parts: Vec<String> = self.facts.iter().map(|fact| fact.words(lang)).collect();
        let named = self.below.iter().take(MOST_NAMED);
        parts.extend(
            named.map(|(code, points)| format!("{} = {}", lang.name_criterion(code), points.shown(lang))),
        );
        match self.below.len().saturating_sub(MOST_NAMED) {
            0 => {}
            1 => parts.push(lang.lint_example_one_more().to_owned()),
            more => parts.push(lang.lint_example_more(more)),
        }
        match (self.below.len(), self.counted) {
            (0, _) => parts.push(lang.lint_example_all_full().to_owned()),
            (below, counted) if below < counted => parts.push(lang.lint_example_rest_full().to_owned()),
            _ => {}
        }
        let total = self.outcome.total.unwrap_or_default();
        let end = match &self.end {
            Ending::Class(Some(class)) => lang.lint_example_class(total.shown(lang), class),
            Ending::Class(None) => lang.lint_example_no_class(total.shown(lang)),
            Ending::Raised { class, total: more, other } => {
                lang.lint_example_raised(total.shown(lang), class, more.shown(lang), other)
            }
            Ending::Gate { before: Some(before), after } => {
                lang.lint_example_gate(total.shown(lang), before, after)
            }
            Ending::Gate { before: None, after } => lang.lint_example_gate_none(total.shown(lang), after),
        };
        lang.lint_example(parts.join("; "), end)
    }
}

impl Fact {
    fn words(&self, lang: Lang) -> String {
        match self {
            Self::Input(title, kind, Value::Number(number)) => {
                format!("{title}: {}", kind.shown(*number, lang))
            }
            Self::Input(title, _, value) => format!("{title}: {}", shown(value, lang)),
            Self::Field(field, Value::Text(sex)) if *field == Field::Sex => {
                format!("{}: {}", field.words(lang), sex_words(sex, lang).unwrap_or(sex))
            }
            Self::Field(field, value) => format!("{}: {}", field.words(lang), shown(value, lang)),
            Self::Level(code, level) => format!("{}: {level}", lang.name_level(lang.name_criterion(code))),
            Self::Found(title) => lang.lint_example_found(title),
            Self::Earlier(totals) => {
                let totals: Vec<String> = totals.iter().map(|total| total.shown(lang)).collect();
                lang.lint_example_earlier(totals.join(" – "))
            }
        }
    }
}

fn shown(value: &Value, lang: Lang) -> String {
    match value {
        Value::Number(number) => number.shown(lang),
        Value::Flag(true) => lang.lint_yes().to_owned(),
        Value::Flag(false) => lang.lint_no().to_owned(),
        Value::Text(text) if text == super::space::OTHER => lang.lint_other().to_owned(),
        Value::Text(text) => format!("“{text}”"),
        Value::Set(set) if set.is_empty() => lang.lint_none().to_owned(),
        Value::Set(set) => set.iter().cloned().collect::<Vec<_>>().join(", "),
        Value::Date(date) => date.to_string(),
    }
}

fn titled(rulebook: &Rulebook, id: Option<&super::super::id::ClassId>) -> Option<String> {
    rulebook.class(id?).map(|class| class.title.clone())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn facts_are_shown_as_people_write_them() {
        let text = |text: &str| Value::Text(text.to_owned());
        let set =
            |members: &[&str]| Value::Set(members.iter().map(ToString::to_string).collect::<BTreeSet<_>>());
        for (value, wanted) in [
            (Value::Number("1.5".parse().expect("a number")), "1.5"),
            (Value::Flag(true), "yes"),
            (Value::Flag(false), "no"),
            (text(super::super::space::OTHER), "other"),
            (text("Tổ 1"), "“Tổ 1”"),
            (set(&[]), "none"),
            (set(&["x", "y"]), "x, y"),
        ] {
            assert_eq!(shown(&value, Lang::En), wanted);
        }
    }

    #[test]
    fn a_members_sex_is_called_what_people_call_it() {
        let sex = Fact::Field(Field::Sex, Value::Text("female".to_owned()));
        assert_eq!(sex.words(Lang::Vi), "giới tính: nữ");
        let group = Fact::Field(Field::Group, Value::Text("female".to_owned()));
        assert!(group.words(Lang::Vi).ends_with(": “female”"), "{}", group.words(Lang::Vi));
    }
}
