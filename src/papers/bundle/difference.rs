//! What was recorded beside what the recount comes to.

use serde_json::Value as Json;

use super::about::difference;
use crate::domain::{Ballot, Item, MemberId, Placed, Proceedings, Ruling, Tally, Value};
use crate::number::Exact;
use crate::papers::words::added_up;
use crate::rules::{Mark, Rulebook, Standing};
use crate::text::{Lang, clean};

/// A closed vote that the recount counts otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct BallotDifference {
    member: String,
    item: String,
    recorded: Count,
    recount: Count,
}

/// The numbers of a vote and what came of it.
#[derive(Clone, Debug, PartialEq)]
struct Count {
    tally: Tally,
    ruling: Ruling,
}

/// A member whose result the recount has otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The member's code.
    pub member: MemberId,
    name: String,
    recorded: Option<Reached>,
    recount: Option<Reached>,
    /// Where they differ, as a path.
    pub path: String,
}

/// A result, with the class's title.
#[derive(Clone, Debug, PartialEq)]
struct Reached {
    standing: Standing,
    class: Option<String>,
    total: Option<Exact>,
}

impl BallotDifference {
    pub(super) fn new(
        state: &Proceedings,
        ballot: &Ballot,
        recorded: (&Ruling, Tally),
        recount: (&Ruling, Tally),
    ) -> Self {
        let count = |(ruling, tally): (&Ruling, Tally)| Count { tally, ruling: ruling.clone() };
        Self {
            member: state.called(&ballot.member),
            item: item_words(state.rules_of(&ballot.member), &ballot.item),
            recorded: count(recorded),
            recount: count(recount),
        }
    }

    pub(super) fn sentence(&self, lang: Lang) -> String {
        let (recorded, recount) = (self.recorded.said(lang), self.recount.said(lang));
        lang.bundle_wrong_ballot(&self.member, &self.item, recorded, recount)
    }
}

impl Count {
    fn said(&self, lang: Lang) -> String {
        let Tally { committee, summoned, present, cast, valid } = self.tally;
        let ruling = match &self.ruling {
            Ruling::Decided(value) => value_words(value, lang),
            Ruling::Stands(_) => lang.bundle_ruling_stands().into(),
            Ruling::Again(_) => lang.bundle_ruling_again().into(),
            Ruling::Chair(_) => lang.bundle_ruling_chair().into(),
        };
        lang.bundle_count(ruling, valid, cast, present, summoned, committee)
    }
}

/// The members whose results differ.
pub(super) fn results(state: &Proceedings, recorded: &[Placed], recount: &[Placed]) -> Vec<Difference> {
    let members = state.members().iter();
    let strangers = recorded.iter().map(|placed| &placed.member).filter(|id| !state.members().contains(id));
    let of = |list: &[Placed], id: &MemberId| list.iter().find(|placed| placed.member == *id).cloned();
    members
        .chain(strangers)
        .filter_map(|member| {
            let (one, other) = (of(recorded, member), of(recount, member));
            let value = |placed: &Option<Placed>| serde_json::to_value(placed).unwrap_or(Json::Null);
            let path = difference(&value(&one), &value(&other), "")?;
            Some(Difference::new(state, member, one.as_ref(), other.as_ref(), path))
        })
        .collect()
}

/// The members whose results stand in the state otherwise than this program works them out.
pub(super) fn otherwise(state: &Proceedings) -> Vec<Difference> {
    let of = |member: &MemberId| {
        let (recorded, outcome) = (state.result(member)?, state.outcome(member)?);
        results(state, std::slice::from_ref(recorded), &[Placed::of(member.clone(), outcome)]).pop()
    };
    state.otherwise().filter_map(of).collect()
}

impl Difference {
    fn new(
        state: &Proceedings,
        member: &MemberId,
        recorded: Option<&Placed>,
        recount: Option<&Placed>,
        path: String,
    ) -> Self {
        let of = |placed: &Placed| {
            let class = placed.class.as_ref();
            let title = |id| {
                state
                    .rules_of(member)
                    .class(id)
                    .map_or_else(|| id.to_string(), |c| c.short_title().to_owned())
            };
            let total = placed.total.filter(|_| state.rules_of(member).has_points());
            Reached { standing: placed.standing.clone(), class: class.map(title), total }
        };
        Self {
            member: member.clone(),
            name: state.called(member),
            recorded: recorded.map(of),
            recount: recount.map(of),
            path,
        }
    }

    pub(super) fn sentence(&self, lang: Lang) -> String {
        let said = |placed: &Option<Reached>| {
            placed.as_ref().map_or_else(|| lang.bundle_no_result().into(), |placed| placed.said(lang))
        };
        let path = if self.path.is_empty() { "–" } else { &self.path };
        lang.bundle_difference(&self.name, said(&self.recorded), said(&self.recount), path)
    }
}

impl Reached {
    fn said(&self, lang: Lang) -> String {
        let class = self.class.clone().map(|class| clean(&class));
        let standing = match &self.standing {
            Standing::Ranked => class.unwrap_or_else(|| "–".into()),
            Standing::NotRanked => lang.standing_not_ranked().into(),
            Standing::Suspended => lang.standing_suspended().into(),
            Standing::Referred => lang.standing_referred().into(),
            Standing::Incomplete(_) => lang.standing_incomplete().into(),
        };
        match self.total {
            Some(total) => lang.bundle_placed(standing, total.shown(lang)),
            None => standing,
        }
    }
}

/// What was voted on, by its printed code and title where the criteria have it.
fn item_words(rules: &Rulebook, item: &Item) -> String {
    let criterion =
        |id| rules.criterion(id).map(|criterion| format!("{} {}", criterion.code, criterion.title));
    let words = match item {
        Item::Mark(id) | Item::Occurrence { criterion: id, .. } => criterion(id),
        Item::Finding(id) => rules.gate(id).map(|gate| gate.title.clone()),
        Item::Title(id) => rules.title(id).map(|title| title.title.clone()),
        Item::Class => None,
    };
    words.unwrap_or_else(|| serde_json::to_string(item).unwrap_or_default())
}

/// An answer in words; as the format writes it where there are none.
fn value_words(value: &Value, lang: Lang) -> String {
    match value {
        Value::Mark(Mark::Points(points)) | Value::Amount(points) => points.shown(lang),
        Value::Mark(Mark::Check(true)) => lang.word_met().into(),
        Value::Mark(Mark::Check(false)) => lang.word_not_met().into(),
        Value::Found(true) => lang.word_found().into(),
        Value::Found(false) => lang.word_not_found().into(),
        Value::Count(count) => count.to_string(),
        Value::Amounts(each) => added_up(each, lang),
        other => serde_json::to_string(other).unwrap_or_default(),
    }
}
