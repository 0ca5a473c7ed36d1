//! The criteria set: the file `binhxet.criteria/1` as it stands.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize, Serializer};

use super::class::{Class, Otherwise};
use super::criterion::Criterion;
use super::expression::Expression;
use super::gate::Gate;
use super::id::{ClassId, SectionId, SetId};
use super::input::Input;
use super::named::NamedValue;
use super::quota::Quota;
use super::rounding::Round;
use super::schema::language;
use super::title::Title;
use super::voting::Voting;
use crate::number::Exact;
use crate::text::{Lang, fold};

/// The only format of a criteria set that there is.
pub(super) const FORMAT: &str = "binhxet.criteria/1";

/// A criteria set. It comes about only by [`Rulebook::read`](super::Rulebook::read), so it is always sound.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
#[schemars(extend("anyOf" = [{ "required": ["otherwise"] }, { "required": ["default"] }]))]
pub struct CriteriaSet {
    /// Always `binhxet.criteria/1`.
    #[schemars(extend("const" = FORMAT))]
    pub format: String,
    /// Its id, the same in all editions.
    pub id: SetId,
    /// Counts the editions, from 1.
    #[schemars(range(min = 1, max = 10_000))]
    pub edition: u32,
    /// Its title.
    pub title: String,
    /// The decisions it rests on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<String>,
    /// How often it is used.
    pub period: Period,
    /// The month in which the unit's year begins; `year.` and `past.` count from it.
    #[serde(skip_serializing_if = "FirstMonth::is_january")]
    pub first_month: FirstMonth,
    /// The language of the set's own texts.
    #[serde(skip_serializing_if = "is_vietnamese", serialize_with = "write_lang")]
    #[schemars(schema_with = "language")]
    pub language: Lang,
    /// What the criteria add up to, as printed on the sheet; those of bonuses and penalties aside.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<Exact>,
    /// What the total is multiplied with, such as the days worked over the days due, before its limits and its rounding.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub times: Option<Expression>,
    /// Limits of the total, bonus included, and of what the events of the sheet can do together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limits: Option<SumLimits>,
    /// How the total is rounded; the rounded value is then the total.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub round: Option<Round>,
    /// The facts it asks for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub inputs: Vec<Input>,
    /// What its expressions share, each worked out under a name out of those before it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<NamedValue>,
    /// The sheet; empty where nothing is counted in points.
    pub sections: Vec<Section>,
    /// The rules that bar or lower somebody.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub gates: Vec<Gate>,
    /// The classes, best first.
    #[schemars(length(min = 1))]
    pub classes: Vec<Class>,
    /// The class in which everybody starts; a class's condition then only bars, and moves are recorded with a reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<ClassId>,
    /// What becomes of a case that fits no class. Without a word about it, it is referred.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub otherwise: Option<Otherwise>,
    /// The emulation titles on top of a class, lowest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub titles: Vec<Title>,
    /// How many may be in a class.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub quotas: Vec<Quota>,
    /// How the committee votes.
    pub voting: Voting,
}

/// How often a set is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// Every month.
    Month,
    /// Every quarter.
    Quarter,
    /// Every half year.
    Half,
    /// Every school term.
    Term,
    /// Every year.
    Year,
    /// Whenever a round is called.
    Round,
}

impl Period {
    /// All of them, by the words that files and expressions have for them.
    pub const WORDS: [(&'static str, Self); 6] = [
        ("month", Self::Month),
        ("quarter", Self::Quarter),
        ("half", Self::Half),
        ("term", Self::Term),
        ("year", Self::Year),
        ("round", Self::Round),
    ];

    /// The word that files and expressions have for it.
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, period)| *period == self).map_or("", |(word, _)| *word)
    }

    /// The word that somebody means who writes another one for it, such as the Vietnamese; none where it means nothing.
    pub fn meant(word: &str) -> Option<&'static str> {
        match fold(word.trim()).as_str() {
            "thang" | "hang thang" | "monthly" => Some("month"),
            "quy" | "hang quy" | "quarterly" => Some("quarter"),
            "nua nam" | "6 thang" | "half year" | "half-year" => Some("half"),
            "ky" | "hoc ky" | "hk" | "semester" => Some("term"),
            "nam" | "hang nam" | "nam hoc" | "annual" | "yearly" => Some("year"),
            "dot" | "vong" | "lan" => Some("round"),
            _ => None,
        }
    }
}

/// A section of the sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Section {
    /// Its id; `s.<id>` in expressions.
    pub id: SectionId,
    /// The code printed beside it ("I").
    pub code: String,
    /// Its title.
    pub title: String,
    /// What its criteria add up to, as printed on the sheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<Exact>,
    /// Whether it is a bonus on top of the sheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bonus: Option<Bonus>,
    /// Whether it only takes away from the sheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub penalty: Option<Penalty>,
    /// Limits of its sum.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limits: Option<SumLimits>,
    /// How its points are rounded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub round: Option<Round>,
    /// Its criteria, in printed order.
    #[schemars(length(min = 1))]
    pub criteria: Vec<Criterion>,
}

/// A bonus section: its points come on top of the total, its criteria do not count towards the maximum or as nought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Bonus {
    /// The most that the section can bring.
    pub cap: Exact,
}

/// A section that only takes away: each criterion starts at nought and goes down to its maximum below, and none counts
/// towards the maximum or as nought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Penalty {
    /// The most that the section can take away.
    pub cap: Exact,
}

/// Limits of a sum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Limits {
    /// It counts as at least this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<Exact>,
    /// It counts as at most this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<Exact>,
}

/// Limits of a sum, of a section or the whole sheet, and of what the events within it can do together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct SumLimits {
    /// Limits of the sum.
    #[serde(flatten)]
    pub sum: Limits,
    /// The most points that events can take from its criteria together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deductions: Option<Exact>,
    /// The most points that events can add to its criteria together, bonus sections aside.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub additions: Option<Exact>,
}

/// The month in which a unit's year begins: 1 to 12.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(transparent)]
pub struct FirstMonth(#[schemars(range(min = 1, max = 12))] u8);

impl FirstMonth {
    /// The calendar year's.
    pub const JANUARY: Self = Self(1);

    /// A month from 1 to 12.
    pub fn new(month: u8) -> Option<Self> {
        (1..=12).contains(&month).then_some(Self(month))
    }

    /// The month, from 1.
    pub fn get(self) -> u8 {
        self.0
    }

    fn is_january(&self) -> bool {
        *self == Self::JANUARY
    }
}

fn is_vietnamese(lang: &Lang) -> bool {
    *lang == Lang::Vi
}

fn write_lang<S: Serializer>(lang: &Lang, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(lang.code())
}

impl Section {
    /// Whether its criteria count towards the maximum and as noughts: it neither comes on top nor only takes away.
    pub fn counts(&self) -> bool {
        self.bonus.is_none() && self.penalty.is_none()
    }

    /// Between which points one of its criteria is held.
    pub fn ends(&self, criterion: &Criterion) -> (Exact, Exact) {
        match self.penalty {
            Some(_) => (Exact::ZERO.minus(criterion.max).unwrap_or_default(), Exact::ZERO),
            None => (Exact::ZERO, criterion.max),
        }
    }

    /// How low it can bring the total; nought unless it only takes away.
    pub fn lowest(&self) -> Exact {
        let cap = self.penalty.as_ref().map_or(Exact::ZERO, |penalty| penalty.cap);
        Exact::ZERO.minus(cap).unwrap_or_default()
    }

    /// The most it can come to with all its criteria, after its limits and its rounding; nought where it only takes
    /// away. None where the numbers are too large.
    pub fn most(&self) -> Option<Exact> {
        if self.penalty.is_some() {
            return Some(Exact::ZERO);
        }
        let limits = self.limits.as_ref().map(|limits| &limits.sum);
        let (least, most) = limits.map_or((None, None), |limits| (limits.min, limits.max));
        let sum = self.sum()?;
        let sum = most.map_or(sum, |most| sum.min(most));
        let sum = least.map_or(sum, |least| sum.max(least));
        let sum = self.bonus.as_ref().map_or(sum, |bonus| sum.min(bonus.cap));
        self.round.map_or(Some(sum), |round| round.of(sum))
    }

    /// What its criteria add up to, whoever they apply to.
    pub fn sum(&self) -> Option<Exact> {
        self.criteria.iter().try_fold(Exact::ZERO, |sum, criterion| sum.plus(criterion.max))
    }

    /// The most that counts of it, and what its criteria add up to, where a limit is below that.
    pub fn held_at(&self) -> Option<(Exact, Exact)> {
        let most = self.limits.as_ref()?.sum.max?;
        self.sum().filter(|sum| most < *sum).map(|sum| (most, sum))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Rulebook;
    use super::Period;

    #[test]
    fn what_people_call_a_period_means_one_of_the_words() {
        for (said, meant) in [
            ("Tháng", Some("month")),
            ("hằng tháng", Some("month")),
            ("quý", Some("quarter")),
            ("6 tháng", Some("half")),
            ("nửa năm", Some("half")),
            ("học kỳ", Some("term")),
            ("Năm học", Some("year")),
            ("đợt", Some("round")),
            ("tuần", None),
        ] {
            assert_eq!(Period::meant(said), meant, "{said}");
        }
        assert!(Period::WORDS.iter().all(|(word, period)| period.word() == *word));
    }

    #[test]
    fn a_section_is_held_where_a_limit_is_below_what_it_adds_up_to() {
        const SMALL: &str = include_str!("../../fixtures/criteria/giao_vien_thang.json");
        let mut set: serde_json::Value = serde_json::from_str(SMALL).expect("JSON");
        let sum = Rulebook::read(SMALL).expect("sound").set().sections[0].sum().expect("small");
        let mut held = |most: crate::number::Exact| {
            set["sections"][0]["limits"] = serde_json::json!({ "max": most.to_string() });
            Rulebook::read(&set.to_string()).expect("sound").set().sections[0].held_at()
        };
        let less = sum.minus(crate::number::Exact::ONE).expect("small");
        assert_eq!([held(less), held(sum)], [Some((less, sum)), None]);
    }
}
