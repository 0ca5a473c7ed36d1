//! The bridge to the rules: what stands on a sheet, as a case that can be evaluated.

use std::collections::BTreeMap;

use super::Proceedings;
use crate::domain::item::{Item, Proposed, Value};
use crate::domain::sheet::Sheet;
use crate::domain::{MemberId, Person, Refusal, Sex};
use crate::rules::{
    Ballots, Case, Classified, Entry, FEMALE, Field, Input, InputKind, MALE, MarkedBy, Quota, Rulebook,
    UnitRules, Value as Fact, Waived, classify,
};
use crate::text::{Line, Name};

impl Proceedings {
    /// Every member's result with the quotas of the whole unit, in the order of the members.
    pub fn classified(&self) -> Classified {
        let sets: Vec<&Rulebook> = self.opening.sets.iter().map(|set| &set.rulebook).collect();
        let quotas: Vec<Quota> = self.common_quotas().cloned().collect();
        let rules = UnitRules::new(sets).with_common(&quotas).with_class(self.opening.unit_class.as_deref());
        let set_of = |member: &MemberId| self.set_of.get(member).copied().unwrap_or(0);
        let cases: Vec<(usize, Case)> =
            self.members().iter().map(|member| (set_of(member), self.case(member))).collect();
        let entries: Vec<Entry<'_>> =
            cases.iter().filter_map(|(set, case)| rules.entry(*set, case)).collect();
        classify(&rules, &entries)
    }

    /// The quotas that are counted over all sets together.
    pub(super) fn common_quotas(&self) -> impl Iterator<Item = &Quota> {
        let of_first = self.committee_rules().set().quotas.iter();
        of_first.filter(|quota| self.opening.quotas.contains(&quota.id))
    }

    /// A quota over all sets that goes by an input which one of them does not have: nobody could ever say it.
    pub(in crate::domain) fn quota_asks_in_vain(&self) -> Option<Refusal> {
        let titled = |id| self.committee_rules().input(id).map(|input| input.title.clone());
        self.common_quotas().filter_map(|quota| quota.at_most.by_input()).find_map(|by| {
            let says = |rules: &Rulebook| {
                rules.input(&by.input).is_some_and(|input| matches!(input.kind, InputKind::Choice(_)))
            };
            let lacking = self.opening.sets.iter().find(|set| !says(&set.rulebook))?;
            let set = lacking.rulebook.set().title.clone();
            Some(Refusal::QuotaAsks(titled(&by.input).unwrap_or_else(|| by.input.to_string()), set))
        })
    }

    /// What stands for an item: the committee's decision, else the proposal, else the best there is (a full mark, in a
    /// bonus section the least, nothing that happened, nothing found). None while it is raised or disputed without an answer to fall back on.
    pub fn standing(&self, member: &MemberId, item: &Item) -> Option<Value> {
        let question = self.sheet(member).and_then(|sheet| sheet.question(item));
        if let Some(decided) = question.and_then(|question| question.decided()) {
            return Some(decided.clone());
        }
        if let Some(proposed) =
            self.proposed(member, item).and_then(|proposed| proposed.standing(self.marked_by(member, item)))
        {
            return Some(proposed.clone());
        }
        match item {
            Item::Mark(criterion) => {
                let rules = self.rules_of(member);
                let gives_bonus_unasked = self.opening.procedure < 4;
                let mark = if gives_bonus_unasked {
                    rules.full_mark(criterion)
                } else {
                    rules.first_mark(criterion)
                };
                Some(Value::Mark(mark?))
            }
            Item::Occurrence { .. } => Some(Value::Count(0)),
            Item::Finding(_) => match question {
                Some(question) if question.is_open() => None,
                _ => Some(Value::Found(false)),
            },
            Item::Class | Item::Title(_) => None,
        }
    }

    /// What is proposed about a member in a meeting that takes the case up again: the answers that the committee gave, else
    /// what was proposed here. Findings are raised anew.
    pub(in crate::domain) fn proposed_again(&self, member: &MemberId) -> Vec<Proposed> {
        let again = |item: Item| {
            let question = self.sheet(member).and_then(|sheet| sheet.question(&item));
            let before = self.proposed(member, &item).cloned();
            let answered = question.filter(|_| !matches!(item, Item::Finding(_)));
            let Some((question, decided)) =
                answered.and_then(|question| Some((question, question.decided()?)))
            else {
                return before;
            };
            let marked_by = self.marked_by(member, &item);
            let nothing = || Proposed { member: member.clone(), item, own: None, group: None, note: None };
            let mut proposed = before.unwrap_or_else(nothing);
            match marked_by {
                MarkedBy::Group => proposed.group = Some(decided.clone()),
                MarkedBy::Own => proposed.own = Some(decided.clone()),
            }
            proposed.note = question.evidence.clone().or(proposed.note);
            Some(proposed)
        };
        self.items(member).into_iter().filter_map(again).collect()
    }

    /// Whose proposal goes first for an item.
    fn marked_by(&self, member: &MemberId, item: &Item) -> MarkedBy {
        match item {
            Item::Mark(id) | Item::Occurrence { criterion: id, .. } => {
                self.rules_of(member).criterion(id).map_or(MarkedBy::Group, |criterion| criterion.marked_by)
            }
            Item::Finding(_) | Item::Class | Item::Title(_) => MarkedBy::Group,
        }
    }

    /// The facts, marks, occurrences and findings of a member.
    pub fn case(&self, member: &MemberId) -> Case {
        let rules = self.rules_of(member);
        let period = self.opening.days();
        let sheet = self.sheet(member);
        let said = |input: &Input| Some((input.id.clone(), self.said_fact(member, &input.id)?.0));
        let set = &rules.set().id;
        let of_set = self.waivers.iter().filter(|((of, _), _)| of == set);
        let mut case = Case {
            fields: self.fields(member),
            inputs: rules.set().inputs.iter().filter_map(said).collect(),
            waived: of_set
                .map(|((_, criterion), waiver)| {
                    let reason = waiver.reason.to_string();
                    (criterion.clone(), Waived { way: waiver.way.as_rule(), reason })
                })
                .collect(),
            history: self.history(member).cloned(),
            moves: sheet.and_then(Sheet::moved).cloned(),
            decision: sheet.and_then(Sheet::decided).cloned(),
            title_decisions: sheet.map(Sheet::title_decisions).unwrap_or_default(),
            ballots: self.ballots(member),
            period,
            ..Case::default()
        };
        for criterion in rules.criteria() {
            if let Some(Value::Mark(mark)) = self.standing(member, &Item::Mark(criterion.id.clone())) {
                case.marks.insert(criterion.id.clone(), mark);
            }
            for event in &criterion.events {
                let item = Item::Occurrence { criterion: criterion.id.clone(), event: event.id.clone() };
                if let Some(value) = self.standing(member, &item) {
                    case.occurrences.extend(value.occurrences(&criterion.id, &event.id));
                }
            }
        }
        for gate in rules.gates().filter(|gate| gate.question().is_some()) {
            if let Some(Value::Found(found)) = self.standing(member, &Item::Finding(gate.id.clone())) {
                case.findings.insert(gate.id.clone(), found);
            }
        }
        case
    }

    /// The votes on a member's class and titles; none before there are any.
    fn ballots(&self, member: &MemberId) -> Option<Ballots> {
        let sheet = self.sheet(member)?;
        let mut ballots: Option<Ballots> = None;
        for (item, question) in sheet.questions() {
            let Some(closed) = question.ballots.last().filter(|last| !last.is_owed()) else { continue };
            let votes_for = |value: &Value| {
                let votes = closed.ballot.sides().filter(|side| *side == value).count();
                u32::try_from(votes).unwrap_or(u32::MAX)
            };
            match item {
                Item::Class => {
                    let ballots = ballots.get_or_insert_default();
                    let classes = self.rules_of(member).classes();
                    ballots.classes = classes
                        .map(|class| (class.id.clone(), votes_for(&Value::Class(class.id.clone()))))
                        .collect();
                    ballots.voters = closed.tally.into();
                    ballots.chosen = match closed.decided() {
                        Some(Value::Class(class)) => Some(class.clone()),
                        _ => None,
                    };
                }
                Item::Title(title) => {
                    let ballots = ballots.get_or_insert_default();
                    ballots.titles.insert(title.clone(), votes_for(&Value::Granted(true)));
                    ballots.apart.insert(title.clone(), closed.tally.into());
                }
                Item::Mark(_) | Item::Occurrence { .. } | Item::Finding(_) => {}
            }
        }
        ballots
    }

    /// Every question of a member's sheet, in the printed order: each criterion with its occurrences, then the findings.
    pub fn items(&self, member: &MemberId) -> Vec<Item> {
        let rules = self.rules_of(member);
        let mut items = Vec::new();
        for criterion in rules.criteria() {
            if criterion.is_marked() {
                items.push(Item::Mark(criterion.id.clone()));
            }
            items.extend(
                criterion.events.iter().map(|event| Item::Occurrence {
                    criterion: criterion.id.clone(),
                    event: event.id.clone(),
                }),
            );
        }
        let findings = rules.set().gates.iter().filter(|gate| gate.question().is_some());
        items.extend(findings.map(|gate| Item::Finding(gate.id.clone())));
        items
    }

    /// What the roster says about a member. Where it has a column at all, an empty cell of it says that there is nothing:
    /// no group, no seat on the committee. A sex or a day that is not given is not known.
    fn fields(&self, member: &MemberId) -> BTreeMap<Field, Fact> {
        let Some(person) = self.person(member) else { return BTreeMap::new() };
        let text = |text: &str| Fact::Text(text.to_owned());
        let roster = &self.opening.roster;
        let or_none = |own: Option<&str>, is_given: fn(&Person) -> bool| {
            own.or_else(|| roster.people().iter().any(is_given).then_some("")).map(text)
        };
        let seat = person.office.as_ref().map(|office| office.title.as_str());
        let group = person.group.as_ref().map(Name::as_str);
        let post = person.post.as_ref().map(Line::as_str);
        let duty = person.duty.as_ref().map(Name::as_str);
        let audience = person.audience.as_ref().map(Name::as_str);
        let sex = person.sex.map(|sex| match sex {
            Sex::Female => text(FEMALE),
            Sex::Male => text(MALE),
        });
        [
            (Field::Group, or_none(group, |person| person.group.is_some())),
            (Field::Role, or_none(seat, |person| person.office.is_some())),
            (Field::Post, or_none(post, |person| person.post.is_some())),
            (Field::Duty, or_none(duty, |person| person.duty.is_some())),
            (Field::Audience, or_none(audience, |person| person.audience.is_some())),
            (Field::Sex, sex),
            (Field::Birth, person.birth.map(Fact::Date)),
            (Field::Joined, person.joined.map(Fact::Date)),
        ]
        .into_iter()
        .filter_map(|(field, fact)| Some((field, fact?)))
        .collect()
    }
}
