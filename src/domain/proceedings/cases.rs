//! The bridge to the rules: what stands on a sheet, as a case that can be evaluated.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Proceedings;
use crate::domain::item::{Item, Value};
use crate::domain::{MemberId, Sex};
use crate::number::Exact;
use crate::rules::{
    Case, Entry, Field, Missing, Occurrence, Outcome, PeriodDates, Standing, UnitRules, Value as Fact,
    classify, evaluate,
};

impl Proceedings {
    /// A member's result as the sheet stands now.
    pub fn outcome(&self, member: &MemberId) -> Option<&Outcome> {
        self.worked.get(member).map(Arc::as_ref)
    }

    /// What the rules would need to know about a member and nobody does, each once.
    pub fn missing_facts(&self) -> Vec<Missing> {
        let mut missing: Vec<Missing> = Vec::new();
        for member in self.members() {
            if let Some(Standing::Incomplete(facts)) = self.outcome(member).map(|outcome| &outcome.standing) {
                for fact in facts {
                    if !missing.contains(fact) {
                        missing.push(fact.clone());
                    }
                }
            }
        }
        missing
    }

    /// Every member's result with the quotas of the whole unit, in the order of the members.
    pub fn classified(&self) -> Vec<Outcome> {
        let cases: Vec<Case> = self.members().iter().map(|member| self.case(member)).collect();
        let rules = UnitRules::new(vec![self.rules()]);
        let entries: Vec<Entry<'_>> = cases.iter().filter_map(|case| rules.entry(0, case)).collect();
        classify(&rules, &entries).outcomes
    }

    /// Takes the quotas into the results, once every sheet is done.
    pub(super) fn work_out_quotas(&mut self) {
        let outcomes = self.classified();
        self.worked = self.order.iter().cloned().zip(outcomes.into_iter().map(Arc::new)).collect();
    }

    /// Works every result out without quotas, which apply to finished sheets only.
    pub(super) fn work_out_all(&mut self) {
        for member in &self.order.clone() {
            self.work_out(member);
        }
    }

    /// Works a member's result out anew; kept, so that drawing a list of members evaluates nothing.
    pub(super) fn work_out(&mut self, member: &MemberId) {
        let outcome = evaluate(self.rules(), &self.case(member));
        self.worked.insert(member.clone(), Arc::new(outcome));
    }

    /// What stands for an item: the committee's decision, else the proposal, else the best there is (a full mark,
    /// nothing that happened, nothing found). None while it is raised or disputed without an answer to fall back on.
    pub fn standing(&self, member: &MemberId, item: &Item) -> Option<Value> {
        let question = self.sheet(member).and_then(|sheet| sheet.question(item));
        if let Some(decided) = question.and_then(|question| question.decided()) {
            return Some(decided.clone());
        }
        if let Some(proposed) = self.proposed(member, item).and_then(|proposed| proposed.standing()) {
            return Some(proposed.clone());
        }
        match item {
            Item::Mark(criterion) => Some(Value::Mark(self.rules().full_mark(criterion)?)),
            Item::Occurrence { .. } => Some(Value::Count(0)),
            Item::Finding(_) => match question {
                Some(question) if question.is_open() => None,
                _ => Some(Value::Found(false)),
            },
        }
    }

    /// The facts, marks, occurrences and findings of a member.
    pub fn case(&self, member: &MemberId) -> Case {
        let set = self.rules().set();
        let period = self.opening.period.days().map(|(start, end)| PeriodDates { start, end });
        let mut case = Case { fields: self.fields(member), period, ..Case::default() };
        for criterion in self.rules().criteria() {
            if let Some(Value::Mark(mark)) = self.standing(member, &Item::Mark(criterion.id.clone())) {
                case.marks.insert(criterion.id.clone(), mark);
            }
            for event in &criterion.events {
                let item = Item::Occurrence { criterion: criterion.id.clone(), event: event.id.clone() };
                let (count, points) = match self.standing(member, &item) {
                    Some(Value::Count(count)) => (count, None),
                    Some(Value::Amount(points)) if points != Exact::ZERO => (1, Some(points)),
                    _ => (0, None),
                };
                if count > 0 {
                    case.occurrences.push(Occurrence {
                        criterion: criterion.id.clone(),
                        event: event.id.clone(),
                        count,
                        points,
                        exempt: None,
                        note: String::new(),
                    });
                }
            }
        }
        for gate in set.gates.iter().filter(|gate| gate.question().is_some()) {
            if let Some(Value::Found(found)) = self.standing(member, &Item::Finding(gate.id.clone())) {
                case.findings.insert(gate.id.clone(), found);
            }
        }
        case
    }

    /// Every question of a sheet, in the printed order: each criterion with its occurrences, then the findings.
    pub fn items(&self) -> Vec<Item> {
        let rules = self.rules();
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

    fn fields(&self, member: &MemberId) -> BTreeMap<Field, Fact> {
        let Some(person) = self.person(member) else { return BTreeMap::new() };
        let text = |text: &str| Fact::Text(text.to_owned());
        let seat = person.office.as_ref().map(|office| text(office.title.as_str()));
        let sex = person.sex.map(|sex| match sex {
            Sex::Female => text("female"),
            Sex::Male => text("male"),
        });
        [
            (Field::Group, person.group.as_ref().map(|group| text(group.as_str()))),
            (Field::Role, seat),
            (Field::Post, person.post.as_ref().map(|post| text(post.as_str()))),
            (Field::Sex, sex),
            (Field::Birth, person.birth.map(Fact::Date)),
            (Field::Joined, person.joined.map(Fact::Date)),
        ]
        .into_iter()
        .filter_map(|(field, fact)| Some((field, fact?)))
        .collect()
    }
}
