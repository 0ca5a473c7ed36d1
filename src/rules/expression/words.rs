//! What names, functions and values are called, for the person whose class they decide.

use super::super::Rulebook;
use super::super::case::{Field, Value};
use super::super::id::{BallotId, CriterionId, EventId, InputId};
use super::super::set::Period;
use super::super::sex::sex_words;
use super::name::Name;
use super::past::{Earlier, Measure, Within};
use super::tell::Teller;
use super::tree::Function;
use crate::text::Lang;

/// What a class is called; the empty text stands for none.
fn class_words(id: &str, rulebook: &Rulebook, lang: Lang) -> String {
    if id.is_empty() {
        return lang.word_no_class().to_owned();
    }
    let class = rulebook.classes().find(|class| class.id.as_str() == id);
    class.map_or_else(|| format!("“{id}”"), |class| class.title.clone())
}

/// What a text stands for beside a name: a class beside the class or the unit's, a level beside its criterion's, a word of
/// the language beside the sex.
pub(in crate::rules) fn text_words(id: &str, name: &Name, rulebook: &Rulebook, lang: Lang) -> Option<String> {
    match name {
        Name::Class | Name::UnitClass => Some(class_words(id, rulebook, lang)),
        Name::Member(Field::Sex) => sex_words(id, lang).map(str::to_owned),
        Name::Level(criterion) => {
            rulebook.criterion(criterion)?.level_title(&id.parse().ok()?).map(str::to_owned)
        }
        _ => None,
    }
}

impl Value {
    /// The fact as people write it.
    pub fn words(&self, lang: Lang) -> String {
        match self {
            Self::Number(number) => number.shown(lang),
            Self::Flag(true) => lang.word_true().to_owned(),
            Self::Flag(false) => lang.word_false().to_owned(),
            Self::Text(text) => format!("“{text}”"),
            Self::Set(set) => {
                let quoted: Vec<String> = set.iter().map(|text| format!("“{text}”")).collect();
                if quoted.is_empty() { lang.word_nothing().to_owned() } else { quoted.join(", ") }
            }
            Self::Date(date) => lang.day(*date),
        }
    }
}

/// What a name is called.
pub(super) fn label(name: &Name, rulebook: &Rulebook, lang: Lang) -> String {
    let event = |criterion: &CriterionId, id: &EventId| rulebook.criterion(criterion)?.event(id);
    let titled = match name {
        Name::Total => Some(lang.name_total().to_owned()),
        Name::MaxTotal => Some(lang.name_max_total().to_owned()),
        Name::Zeros => Some(lang.name_zeros().to_owned()),
        Name::Below(share) => Some(lang.name_below(share.percent(lang))),
        Name::Class => Some(lang.name_class().to_owned()),
        Name::PeriodStart => Some(lang.name_period_start().to_owned()),
        Name::PeriodEnd => Some(lang.name_period_end().to_owned()),
        Name::PeriodNext => Some(lang.name_period_next().to_owned()),
        Name::PeriodMonth => Some(lang.name_period_month().to_owned()),
        Name::PeriodYear => Some(lang.name_period_year().to_owned()),
        Name::YearStart => Some(lang.name_year_start().to_owned()),
        Name::Criterion(id) => rulebook.criterion_called(id, lang),
        Name::Level(id) => rulebook.criterion_called(id, lang).map(|criterion| lang.name_level(criterion)),
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

impl Rulebook {
    /// What a criterion is called among figures: its code alone may look like one of them. Where other criteria bear the
    /// same code, its section stands with it.
    pub(in crate::rules) fn criterion_called(&self, id: &CriterionId, lang: Lang) -> Option<String> {
        let section =
            self.sections().find(|section| section.criteria.iter().any(|criterion| criterion.id == *id))?;
        let code = &self.criterion(id)?.code;
        let alike = self.criteria().filter(|other| other.code == *code).count();
        Some(if alike > 1 { lang.name_criterion_in(code, &section.code) } else { lang.name_criterion(code) })
    }
}

/// Which earlier meetings are asked.
fn past_kind(earlier: &Earlier, lang: Lang) -> String {
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
        (Within::Year | Within::Here, Period::Year) => lang.past_years(),
        (Within::Months(months), kind) => return lang.past_within(plural(kind, lang), months),
    };
    kind.to_owned()
}

impl Teller<'_> {
    /// What earlier meetings left that a name puts together, before any of it is; none where it does not.
    pub(in crate::rules) fn recalled(&self, earlier: &Earlier) -> Option<String> {
        let (lang, kind) = (self.lang, past_kind(earlier, self.lang));
        Some(match &earlier.measure {
            Measure::Sum(id) => lang.past_inputs(lang.word_quoted(input(id, self.rulebook)), kind),
            Measure::WeightedTotal => lang.past_weighted_totals(kind),
            Measure::MeanShare => lang.past_shares(kind),
            measure if measure.is_of_totals() => lang.past_totals(kind),
            _ => return None,
        })
    }
}

/// What earlier meetings are asked, with the titles of classes and inputs that this set has too.
fn past(earlier: &Earlier, rulebook: &Rulebook, lang: Lang) -> String {
    let kind = past_kind(earlier, lang);
    match &earlier.measure {
        Measure::Meetings => lang.past_meetings(kind),
        Measure::Count(id) => lang.past_count(choice(id, rulebook), kind),
        Measure::Run(id) => lang.past_run(choice(id, rulebook), kind),
        Measure::RunFrom(id) => {
            let class = rulebook.classes().find(|class| class.id == *id);
            lang.past_run_from(class.map_or_else(|| id.to_string(), |class| class.title.clone()), kind)
        }
        Measure::Last(id) => lang.past_last(choice(id, rulebook), kind),
        Measure::Sum(id) => lang.past_sum(input(id, rulebook), kind),
        Measure::Total(number) => lang.past_total(number, kind),
        Measure::LastTotal => lang.past_last_total(kind),
        Measure::LowestTotal => lang.past_lowest_total(kind),
        Measure::HighestTotal => lang.past_highest_total(kind),
        Measure::MeanTotal => lang.past_mean_total(kind),
        Measure::WeightedTotal => lang.past_weighted_total(kind),
        Measure::MeanShare => lang.past_mean_share(kind),
    }
}

/// Periods of a kind, in the plural.
fn plural(kind: Period, lang: Lang) -> &'static str {
    match kind {
        Period::Month => lang.past_any_months(),
        Period::Quarter => lang.past_any_quarters(),
        Period::Half => lang.past_any_halves(),
        Period::Term => lang.past_any_terms(),
        Period::Round => lang.past_any_rounds(),
        Period::Year => lang.past_any_years(),
    }
}

fn input(id: &InputId, rulebook: &Rulebook) -> String {
    let input = rulebook.input(id);
    input.map_or_else(|| id.to_string(), |input| input.title.clone())
}

/// What the class or the emulation title of that id is called.
fn choice(id: &BallotId, rulebook: &Rulebook) -> String {
    let class = rulebook.classes().find(|class| class.id.as_str() == id.as_str());
    let class = class.map(|class| class.title.clone());
    let title = || rulebook.set().titles.iter().find(|title| title.id.as_str() == id.as_str());
    class.or_else(|| title().map(|title| title.title.clone())).unwrap_or_else(|| id.to_string())
}

impl Period {
    /// One such period, and more than one.
    pub fn counted(self, lang: Lang) -> (&'static str, &'static str) {
        match self {
            Self::Month => (lang.kind_month(), lang.kind_months()),
            Self::Quarter => (lang.kind_quarter(), lang.kind_quarters()),
            Self::Half => (lang.kind_half(), lang.kind_halves()),
            Self::Term => (lang.kind_term(), lang.kind_terms()),
            Self::Year => (lang.kind_year(), lang.kind_years()),
            Self::Round => (lang.kind_round(), lang.kind_rounds()),
        }
    }
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
    pub(super) fn words(self, lang: Lang) -> &'static str {
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
