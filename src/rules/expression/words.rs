//! What names, functions and values are called, for the person whose class they decide.

use super::super::Rulebook;
use super::super::case::{Field, Value};
use super::super::id::{BallotId, CriterionId, EventId, InputId};
use super::super::set::Period;
use super::name::{Measure, Name};
use super::tree::Function;
use crate::text::Lang;

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
            Self::Date(date) => date.strftime("%d/%m/%Y").to_string(),
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
        Name::Class => Some(lang.name_class().to_owned()),
        Name::PeriodStart => Some(lang.name_period_start().to_owned()),
        Name::PeriodEnd => Some(lang.name_period_end().to_owned()),
        Name::PeriodMonth => Some(lang.name_period_month().to_owned()),
        Name::PeriodYear => Some(lang.name_period_year().to_owned()),
        Name::YearStart => Some(lang.name_year_start().to_owned()),
        Name::Criterion(id) => rulebook.criterion_called(id, lang),
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
        Name::Past(kind, measure) => Some(past(*kind, measure, rulebook, lang)),
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

/// What earlier meetings are asked, with the titles of classes and inputs that this set has too.
fn past(kind: Period, measure: &Measure, rulebook: &Rulebook, lang: Lang) -> String {
    let kind = match kind {
        Period::Month => lang.past_months(),
        Period::Quarter => lang.past_quarters(),
        Period::Half => lang.past_halves(),
        Period::Term => lang.past_terms(),
        Period::Round => lang.past_rounds(),
        Period::Year => lang.past_years(),
    };
    let class = |id| rulebook.class(id).map_or_else(|| id.to_string(), |class| class.title.clone());
    match measure {
        Measure::Meetings => lang.past_meetings(kind),
        Measure::Count(id) => lang.past_count(class(id), kind),
        Measure::Run(id) => lang.past_run(class(id), kind),
        Measure::Last(id) => lang.past_last(class(id), kind),
        Measure::Sum(id) => lang.past_sum(input(id, rulebook), kind),
        Measure::MeanTotal => lang.past_mean_total(kind),
        Measure::WeightedTotal => lang.past_weighted_total(kind),
        Measure::MeanShare => lang.past_mean_share(kind),
    }
}

fn input(id: &InputId, rulebook: &Rulebook) -> String {
    let input = rulebook.set().inputs.iter().find(|input| input.id == *id);
    input.map_or_else(|| id.to_string(), |input| input.title.clone())
}

/// The title of the class or the emulation title that a ballot chose from.
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
    pub(super) fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Min => lang.function_min(),
            Self::Max => lang.function_max(),
            Self::Clamp => lang.function_clamp(),
            Self::Round => lang.function_round(),
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
mod tests {
    use super::*;

    const TEACHERS: &str = include_str!("../../../fixtures/criteria/giao_vien_thang.json");

    /// An expression in the words of the teachers' sheet, in both languages.
    fn told(text: &str) -> [String; 2] {
        let rulebook = Rulebook::read(TEACHERS).expect("sound");
        let expression = super::super::parse(text).expect("an expression");
        Lang::ALL.map(|lang| expression.words(&rulebook, lang))
    }

    #[test]
    fn what_lies_beyond_the_sheet_is_named_by_its_title() {
        let rulebook = Rulebook::read(TEACHERS).expect("sound");
        let event = &rulebook.criterion(&"ngay_gio".parse().expect("an id")).expect("a criterion").events[0];
        let [vi, en] = told(&format!("happened.ngay_gio.{} >= 2", event.id));
        assert_eq!(vi, format!("số lần “{}” ≥ 2", event.title));
        assert_eq!(en, format!("number of “{}” ≥ 2", event.title));

        let input = &rulebook.set().inputs[0];
        let class = rulebook.classes().next().expect("a class");
        for (text, vi, en) in [
            (
                format!("year.{}", input.id),
                format!("{} từ đầu năm", input.title),
                format!("{} since the year began", input.title),
            ),
            (
                format!("past.month.count.{} > 2", class.id),
                format!("số lần {} trong các tháng năm nay > 2", class.title),
                format!("times {} in the months of this year > 2", class.title),
            ),
            (
                "past.year.last.elsewhere".to_owned(),
                "ngày gần nhất elsewhere trong các năm trước".to_owned(),
                "latest day elsewhere in earlier years".to_owned(),
            ),
            (
                format!("ballot.{} >= 80%", class.id),
                format!("tỷ lệ phiếu cho {} ≥ 80%", class.title),
                format!("share of the votes for {} ≥ 80%", class.title),
            ),
            (
                "total - unit.mean_total".to_owned(),
                "tổng điểm − điểm trung bình của đơn vị".to_owned(),
                "total − mean total of the unit".to_owned(),
            ),
        ] {
            assert_eq!(told(&text), [vi, en], "{text}");
        }
    }

    #[test]
    fn every_measure_of_earlier_meetings_has_words_of_its_own() {
        let mut seen = std::collections::BTreeSet::new();
        for kind in ["month", "quarter", "half", "term", "round", "year"] {
            for measure in [
                "meetings",
                "count.x",
                "run.x",
                "last.x",
                "sum.x",
                "mean_total",
                "weighted_total",
                "mean_share",
            ] {
                for told in told(&format!("past.{kind}.{measure}")) {
                    assert!(seen.insert(told.clone()), "{told}");
                }
            }
        }
    }
}
