//! An expression in the words of the sheet, for the person whose class it decides.

use std::collections::BTreeMap;

use super::super::Rulebook;
use super::super::case::{Field, Value};
use super::super::id::{BallotId, CriterionId, EventId, InputId};
use super::super::outcome::Truth;
use super::super::set::Period;
use super::evaluate::{Facts, truth_of};
use super::name::Name;
use super::past::{Earlier, Measure, Within};
use super::reading::{Content, Reading};
use super::tree::{Function, Part, Tree};
use crate::number::Exact;
use crate::text::Lang;

/// The expression with titles for names and figures as people write them.
pub(in crate::rules) fn words(tree: &Tree, rulebook: &Rulebook, lang: Lang) -> String {
    Teller { rulebook, lang, figures: None }.words(tree)
}

/// The expression with these values in place of its names, from left to right.
pub(in crate::rules) fn with_figures(
    tree: &Tree,
    figures: &[Option<Value>],
    rulebook: &Rulebook,
    lang: Lang,
) -> String {
    Teller { rulebook, lang, figures: Some(figures.iter()) }.words(tree)
}

struct Teller<'a> {
    rulebook: &'a Rulebook,
    lang: Lang,
    /// What stands in place of the names that are still to come.
    figures: Option<std::slice::Iter<'a, Option<Value>>>,
}

impl Teller<'_> {
    fn words(&mut self, tree: &Tree) -> String {
        let lang = self.lang;
        match &tree.part {
            Part::Number(number) => number.shown(lang),
            Part::Text(text) => format!("“{text}”"),
            Part::Truth(true) => lang.word_true().to_owned(),
            Part::Truth(false) => lang.word_false().to_owned(),
            Part::Name(name) => self.name(name),
            Part::Negative(tree) => format!("−{}", self.side(tree)),
            Part::Not(tree) => lang.word_not(self.side(tree)),
            Part::Arithmetic(how, left, right) => {
                format!("{} {} {}", self.side(left), how.sign(), self.side(right))
            }
            Part::Compare(how, left, right) => {
                let (left, right) = (self.beside(left, right), self.beside(right, left));
                format!("{left} {} {right}", how.sign())
            }
            Part::Both(left, right) => lang.word_both(self.side(left), self.side(right)),
            Part::Either(left, right) => lang.word_either(self.side(left), self.side(right)),
            Part::OneOf(first, others) => {
                let told = self.words(first);
                let others: Vec<String> = others.iter().map(|other| self.beside(other, first)).collect();
                lang.word_one_of(told, others.join("; "))
            }
            Part::MemberOf(first, set) => lang.word_member_of(self.words(first), self.words(set)),
            Part::Call(Function::If, arguments) if arguments.len() == 3 => self.choice(arguments, None),
            Part::Call(function, arguments) => {
                let arguments: Vec<String> = arguments.iter().map(|argument| self.words(argument)).collect();
                format!("{} ({})", function.words(lang), arguments.join("; "))
            }
        }
    }

    /// One of two values, compared with another part or standing alone. With figures it is the one that was chosen.
    fn choice(&mut self, arguments: &[Tree], other: Option<&Tree>) -> String {
        let [condition, yes, no] = arguments else { return String::new() };
        let chosen = self.figures.clone().map_or(Truth::Unknown, |figures| {
            let names = condition.names().into_iter().map(Name::spelling);
            let known = names.zip(figures).filter_map(|(name, value)| Some((name, value.clone()?)));
            truth_of(condition, &Figures(known.collect()))
        });
        let condition = self.words(condition);
        let mut arm = |tree: &Tree| match other {
            Some(other) => self.beside(tree, other),
            None => self.words(tree),
        };
        let (yes, no) = (arm(yes), arm(no));
        match chosen {
            Truth::True => self.lang.word_since(yes, condition),
            Truth::False => self.lang.word_since_not(no, condition),
            Truth::Unknown => self.lang.word_if(condition, yes, no),
        }
    }

    /// A part that is compared with another: beside the class, a text is a class.
    fn beside(&mut self, tree: &Tree, other: &Tree) -> String {
        match &tree.part {
            Part::Call(Function::If, arguments) if arguments.len() == 3 => {
                let text = self.choice(arguments, Some(other));
                format!("({text})")
            }
            Part::Text(id) if other.part == Part::Name(Name::Class) => {
                class_words(id, self.rulebook, self.lang)
            }
            _ => self.words(tree),
        }
    }

    /// One side of an operator, in parentheses where it is an operator itself.
    fn side(&mut self, tree: &Tree) -> String {
        let text = self.words(tree);
        match tree.part {
            Part::Arithmetic(..)
            | Part::Compare(..)
            | Part::Both(..)
            | Part::Either(..)
            | Part::Call(Function::If, _) => {
                format!("({text})")
            }
            _ => text,
        }
    }

    fn name(&mut self, name: &Name) -> String {
        match &mut self.figures {
            None => label(name, self.rulebook, self.lang),
            Some(figures) => match figures.next() {
                Some(Some(Value::Number(number))) => shown(*number, name, self.rulebook, self.lang),
                Some(Some(value)) => value.words(self.lang),
                _ => "?".to_owned(),
            },
        }
    }
}

/// The values that an expression was worked out with, by the spelling of their names.
struct Figures(BTreeMap<String, Value>);

impl Facts for Figures {
    fn read(&self, name: &Name) -> Reading {
        let value = self.0.get(&name.spelling()).map(Reading::of);
        value.unwrap_or_else(|| Reading::known(Content::Truth(Truth::Unknown)))
    }
}

/// What a class is called; the empty text stands for none.
pub(in crate::rules) fn class_words(id: &str, rulebook: &Rulebook, lang: Lang) -> String {
    if id.is_empty() {
        return lang.word_no_class().to_owned();
    }
    let class = rulebook.classes().find(|class| class.id.as_str() == id);
    class.map_or_else(|| format!("“{id}”"), |class| class.title.clone())
}

impl Value {
    /// The fact as people write it.
    pub(in crate::rules) fn words(&self, lang: Lang) -> String {
        match self {
            Self::Number(number) => number.shown(lang),
            Self::Flag(true) => lang.word_true().to_owned(),
            Self::Flag(false) => lang.word_false().to_owned(),
            Self::Text(text) => format!("“{text}”"),
            Self::Set(set) => {
                let quoted: Vec<String> = set.iter().map(|text| format!("“{text}”")).collect();
                if quoted.is_empty() { lang.word_nothing().to_owned() } else { quoted.join(", ") }
            }
            Self::Date(date) => date.strftime("%d/%m/%Y").to_string(),
        }
    }
}

/// The value of a name, in percent where the input behind it is.
pub(in crate::rules) fn shown(number: Exact, name: &Name, rulebook: &Rulebook, lang: Lang) -> String {
    let asked = match name {
        Name::Input(id) | Name::Year(id) | Name::Past(Earlier { measure: Measure::Sum(id), .. }) => {
            rulebook.set().inputs.iter().find(|input| input.id == *id)
        }
        _ => None,
    };
    asked.map_or_else(|| number.shown(lang), |input| input.kind.shown(number, lang))
}

fn label(name: &Name, rulebook: &Rulebook, lang: Lang) -> String {
    let event = |criterion: &CriterionId, id: &EventId| rulebook.criterion(criterion)?.event(id);
    let titled = match name {
        Name::Total => Some(lang.name_total().to_owned()),
        Name::MaxTotal => Some(lang.name_max_total().to_owned()),
        Name::Zeros => Some(lang.name_zeros().to_owned()),
        Name::Below(share) => Some(lang.name_below(percent(*share, lang))),
        Name::Class => Some(lang.name_class().to_owned()),
        Name::PeriodStart => Some(lang.name_period_start().to_owned()),
        Name::PeriodEnd => Some(lang.name_period_end().to_owned()),
        Name::PeriodNext => Some(lang.name_period_next().to_owned()),
        Name::PeriodMonth => Some(lang.name_period_month().to_owned()),
        Name::PeriodYear => Some(lang.name_period_year().to_owned()),
        Name::YearStart => Some(lang.name_year_start().to_owned()),
        Name::Criterion(id) => rulebook.criterion(id).map(|criterion| criterion.code.clone()),
        Name::Section(id) => rulebook.section(id).map(|section| lang.name_section(&section.code)),
        Name::Input(id) => Some(input(id, rulebook)),
        Name::Finding(id) => rulebook.gate(id).map(|gate| gate.title.clone()),
        Name::Member(field) => Some(field.words(lang).to_owned()),
        Name::Happened(criterion, id) => event(criterion, id).map(|event| lang.name_happened(&event.title)),
        Name::Exempted(criterion, id) => event(criterion, id).map(|event| lang.name_exempted(&event.title)),
        Name::YearHappened(criterion, id) => {
            event(criterion, id).map(|event| lang.name_year(lang.name_happened(&event.title)))
        }
        Name::Year(id) => Some(lang.name_year(input(id, rulebook))),
        Name::Past(earlier) => Some(past(earlier, rulebook, lang)),
        Name::UnitMeanTotal => Some(lang.name_unit_mean_total().to_owned()),
        Name::UnitMembers => Some(lang.name_unit_members().to_owned()),
        Name::UnitClass => Some(lang.name_unit_class().to_owned()),
        Name::Ballot(id) => Some(lang.name_ballot(choice(id, rulebook))),
    };
    titled.unwrap_or_else(|| name.spelling())
}

/// A share in hundredths, as people say it.
fn percent(share: Exact, lang: Lang) -> String {
    let hundredths = share.times(Exact::whole(100)).filter(|hundredths| hundredths.as_whole().is_some());
    hundredths.map_or_else(|| share.shown(lang), |hundredths| format!("{}%", hundredths.shown(lang)))
}

/// What earlier meetings are asked, with the titles of classes and inputs that this set has too.
fn past(earlier: &Earlier, rulebook: &Rulebook, lang: Lang) -> String {
    let kind = match (earlier.within, earlier.kind) {
        (Within::Year, Period::Month) => lang.past_months(),
        (Within::Year, Period::Quarter) => lang.past_quarters(),
        (Within::Year, Period::Half) => lang.past_halves(),
        (Within::Year, Period::Term) => lang.past_terms(),
        (Within::Year, Period::Round) => lang.past_rounds(),
        (Within::Here, Period::Month) => lang.past_months_here(),
        (Within::Here, Period::Quarter) => lang.past_quarters_here(),
        (Within::Here, Period::Half) => lang.past_halves_here(),
        (Within::Here, Period::Term) => lang.past_terms_here(),
        (Within::Here, Period::Round) => lang.past_rounds_here(),
        (_, Period::Year) => lang.past_years(),
    };
    match &earlier.measure {
        Measure::Meetings => lang.past_meetings(kind),
        Measure::Count(id) => lang.past_count(choice(id, rulebook), kind),
        Measure::Run(id) => lang.past_run(choice(id, rulebook), kind),
        Measure::Last(id) => lang.past_last(choice(id, rulebook), kind),
        Measure::Sum(id) => lang.past_sum(input(id, rulebook), kind),
        Measure::Total(number) => lang.past_total(number, kind),
        Measure::LastTotal => lang.past_last_total(kind),
        Measure::MeanTotal => lang.past_mean_total(kind),
        Measure::WeightedTotal => lang.past_weighted_total(kind),
        Measure::MeanShare => lang.past_mean_share(kind),
    }
}

fn input(id: &InputId, rulebook: &Rulebook) -> String {
    let input = rulebook.set().inputs.iter().find(|input| input.id == *id);
    input.map_or_else(|| id.to_string(), |input| input.title.clone())
}

/// What the class or the emulation title of that id is called.
fn choice(id: &BallotId, rulebook: &Rulebook) -> String {
    let class = rulebook.classes().find(|class| class.id.as_str() == id.as_str());
    let class = class.map(|class| class.title.clone());
    let title = || rulebook.set().titles.iter().find(|title| title.id.as_str() == id.as_str());
    class.or_else(|| title().map(|title| title.title.clone())).unwrap_or_else(|| id.to_string())
}

impl Field {
    /// What the field is called.
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Group => lang.field_group(),
            Self::Role => lang.field_role(),
            Self::Post => lang.field_post(),
            Self::Duty => lang.field_duty(),
            Self::Audience => lang.field_audience(),
            Self::Sex => lang.field_sex(),
            Self::Birth => lang.field_birth(),
            Self::Joined => lang.field_joined(),
        }
    }
}

impl Function {
    fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Min => lang.function_min(),
            Self::Max => lang.function_max(),
            Self::Clamp => lang.function_clamp(),
            Self::Round => lang.function_round(),
            Self::Floor => lang.function_floor(),
            Self::Ceil => lang.function_ceil(),
            Self::If => lang.function_if(),
            Self::Count => lang.function_count(),
            Self::Any => lang.function_any(),
            Self::All => lang.function_all(),
            Self::Share => lang.function_share(),
            Self::Days => lang.function_days(),
            Self::Months => lang.function_months(),
            Self::Size => lang.function_size(),
        }
    }
}

#[cfg(test)]
mod tests;
