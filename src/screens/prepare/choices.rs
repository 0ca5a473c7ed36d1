//! What can be chosen when a meeting is prepared, what is chosen to begin with, and the meeting that comes of it.

use std::collections::{BTreeMap, BTreeSet};

use super::{Field, Prepare, Quotas, officers};
use crate::domain::{FrozenSet, Opening, PROCEDURE, Period, Person, ReviewOrder};
use crate::papers::{self, Fault};
use crate::rules::{Evaluation, Rulebook};
use crate::screens::desk::Desk;
use crate::text::Name;

impl Prepare {
    /// The meeting that is due by the set at this place, with the usual chair and secretary, and for each audience the set that it
    /// had last.
    pub fn new(set: usize, desk: &Desk) -> Self {
        let (chair, secretary) = desk.unit.roster().map_or((0, 0), |roster| roster.usual_duties());
        let mut screen = Self {
            row: Field::Period,
            set,
            sheets: Vec::new(),
            period: None,
            unit_class: None,
            quotas: Quotas::BySet,
            order: ReviewOrder::default(),
            chair,
            secretary,
        };
        screen.after_set(desk);
        screen
    }

    /// The choices to be made, from the top.
    pub(super) fn fields(&self, desk: &Desk) -> Vec<Field> {
        let mut fields = vec![Field::Period, Field::Set];
        fields.extend((0..self.sheets.len()).map(Field::Sheet));
        if !self.unit_classes(desk).is_empty() {
            fields.push(Field::UnitClass);
        }
        if self.chosen(desk).len() > 1 && self.rulebook(desk).is_some_and(|set| !set.set().quotas.is_empty())
        {
            fields.push(Field::Quotas);
        }
        fields.extend([Field::Chair, Field::Secretary, Field::Order]);
        fields
    }

    /// The set of everybody whose audience has no other.
    pub(super) fn rulebook<'a>(&self, desk: &'a Desk) -> Option<&'a Rulebook> {
        desk.unit.sets().get(self.set)
    }

    /// The meeting as it is chosen, with the facts that the roster brings.
    ///
    /// # Errors
    /// What is wrong with the facts on the roster.
    pub(super) fn opening(&self, desk: &Desk) -> Result<Option<Opening>, Vec<Fault>> {
        let Some(opening) = self.without_facts(desk) else { return Ok(None) };
        let rules_of = |person: &Person| &opening.sets[opening.set_of(person)].rulebook;
        let facts = papers::facts::of_roster(&opening.roster, rules_of, &BTreeMap::new())?;
        Ok(Some(Opening { facts, ..opening }))
    }

    fn without_facts(&self, desk: &Desk) -> Option<Opening> {
        let period = self.period?;
        let rulebook = self.rulebook(desk)?;
        let id = |at: usize| Some(officers(desk).get(at)?.id.clone());
        let quotas = match self.quotas {
            Quotas::OverAll if self.fields(desk).contains(&Field::Quotas) => {
                rulebook.set().quotas.iter().map(|quota| quota.id.clone()).collect()
            }
            _ => Vec::new(),
        };
        Some(Opening {
            period,
            procedure: PROCEDURE,
            evaluation: Evaluation::NOW,
            days: desk.unit.days_of_round(rulebook, period, &desk.meetings, desk.now.date()),
            roster: desk.unit.roster()?.clone(),
            chair: id(self.chair)?,
            secretary: id(self.secretary)?,
            sets: self.sets(desk)?,
            quotas,
            order: self.order,
            supplements: None,
            higher_union: None,
            place: None,
            unit_class: self.unit_class.and_then(|at| self.unit_classes(desk).into_iter().nth(at)),
            facts: Vec::new(),
            earlier: None,
            proposals: desk.unit.proposals(period).to_vec(),
        })
    }

    /// The sets as the meeting freezes them: everybody's first, then each other one with its audiences.
    fn sets(&self, desk: &Desk) -> Option<Vec<FrozenSet>> {
        let mut sets = vec![FrozenSet::of(self.rulebook(desk)?.clone())];
        for at in self.chosen(desk).into_iter().skip(1) {
            let of_it = self.sheets.iter().filter(|(_, set)| *set == at);
            let audiences: Vec<Name> = of_it.map(|(audience, _)| audience.clone()).collect();
            sets.push(FrozenSet::for_audiences(desk.unit.sets().get(at)?.clone(), audiences));
        }
        Some(sets)
    }

    /// The places of the sets that are chosen, everybody's first, each once.
    pub(super) fn chosen(&self, _desk: &Desk) -> Vec<usize> {
        let mut chosen = vec![self.set];
        for (_, set) in &self.sheets {
            if !chosen.contains(set) {
                chosen.push(*set);
            }
        }
        chosen
    }

    /// The classes that the unit itself can have, by the ids under which rules know them; none where no set asks.
    pub(super) fn unit_classes(&self, desk: &Desk) -> Vec<String> {
        let sets = self.chosen(desk).into_iter().filter_map(|at| desk.unit.sets().get(at));
        let possible: BTreeSet<&str> = sets.flat_map(Rulebook::possible_unit_classes).collect();
        let mut classes: Vec<String> = possible.into_iter().map(str::to_owned).collect();
        // In the order of the classes, as far as they are classes of the first set.
        let place = |class: &String| {
            self.rulebook(desk).and_then(|set| set.classes().position(|known| known.id.as_str() == class))
        };
        classes.sort_by_key(|class| place(class).unwrap_or(usize::MAX));
        classes
    }

    pub(super) fn neighbour(&self, desk: &Desk, step: fn(usize) -> usize) -> Field {
        let fields = self.fields(desk);
        let at = fields.iter().position(|field| *field == self.row).unwrap_or(0);
        fields.get(step(at)).copied().unwrap_or(self.row)
    }

    /// Changes the choice in focus.
    pub(super) fn change(&mut self, desk: &Desk, more: bool) {
        let people = officers(desk).len();
        let turn =
            |at: usize, of: usize| if more { (at + 1) % of.max(1) } else { (at + of.max(1) - 1) % of.max(1) };
        match self.row {
            Field::Period => {
                self.period = self.period.map(|period| if more { period.next() } else { period.before() });
            }
            Field::Set => {
                self.set = turn(self.set, desk.unit.sets().len());
                self.after_set(desk);
            }
            Field::Sheet(at) => {
                let fitting =
                    self.rulebook(desk).map(|first| desk.unit.fitting_sets(first)).unwrap_or_default();
                if let Some((_, set)) = self.sheets.get_mut(at) {
                    let now = fitting.iter().position(|place| place == set).unwrap_or(0);
                    *set = fitting.get(turn(now, fitting.len())).copied().unwrap_or(*set);
                }
                self.unit_class = None;
            }
            Field::UnitClass => {
                // Behind the last class stands that it is not known.
                let classes = self.unit_classes(desk).len();
                let now = self.unit_class.unwrap_or(classes);
                self.unit_class = Some(turn(now, classes + 1)).filter(|at| *at < classes);
            }
            Field::Quotas => {
                self.quotas = match self.quotas {
                    Quotas::BySet => Quotas::OverAll,
                    Quotas::OverAll => Quotas::BySet,
                };
            }
            Field::Order => {
                let at = ReviewOrder::ALL.iter().position(|order| *order == self.order).unwrap_or(0);
                let next = ReviewOrder::ALL.get(turn(at, ReviewOrder::ALL.len()));
                self.order = next.copied().unwrap_or_default();
            }
            Field::Chair => {
                self.chair = turn(self.chair, people);
                if self.chair == self.secretary {
                    self.secretary = turn(self.secretary, people);
                }
            }
            Field::Secretary => {
                self.secretary = turn(self.secretary, people);
                if self.chair == self.secretary {
                    self.secretary = turn(self.secretary, people);
                }
            }
        }
    }

    /// What follows from everybody's set: the period that is due, and which sets the audiences can have.
    fn after_set(&mut self, desk: &Desk) {
        let due = |set: &Rulebook| desk.unit.next_period(set, &desk.meetings, desk.now.date());
        self.period = self.rulebook(desk).map(due);
        self.unit_class = None;
        self.sheets = Vec::new();
        let Some(first) = self.rulebook(desk) else { return };
        let audiences = desk.unit.roster().map(|roster| roster.audiences()).unwrap_or_default();
        let usual = |audience: &Name| desk.unit.usual_sheet(&desk.meetings, first, audience);
        if desk.unit.fitting_sets(first).len() > 1 {
            let sheet = |audience: &Name| (audience.clone(), usual(audience).unwrap_or(self.set));
            self.sheets = audiences.into_iter().map(sheet).collect();
        }
    }

    /// What is chosen, in words.
    pub(super) fn value(&self, field: Field, desk: &Desk) -> String {
        let title =
            |at: usize| desk.unit.sets().get(at).map_or("", |set| set.set().title.as_str()).to_owned();
        let name = |at: usize| {
            officers(desk).get(at).map_or_else(String::new, |officer| {
                let seat = officer.office.as_ref().map_or("", |office| office.title.as_str());
                format!("{} · {seat}", officer.name)
            })
        };
        match field {
            Field::Period => self.period.map_or_else(String::new, |period: Period| period.title(desk.lang)),
            Field::Set => title(self.set),
            Field::Sheet(at) => self.sheets.get(at).map_or_else(String::new, |(_, set)| title(*set)),
            Field::UnitClass => {
                self.unit_class.and_then(|at| self.unit_classes(desk).into_iter().nth(at)).map_or_else(
                    || desk.lang.prepare_unit_class_unknown().into(),
                    |class| self.class_title(desk, class),
                )
            }
            Field::Order => match self.order {
                ReviewOrder::Name => desk.lang.prepare_order_name().into(),
                ReviewOrder::Seat => desk.lang.prepare_order_seat().into(),
                ReviewOrder::Group => desk.lang.prepare_order_group().into(),
            },
            Field::Quotas => match self.quotas {
                Quotas::BySet => desk.lang.prepare_quotas_by_set().into(),
                Quotas::OverAll => desk.lang.prepare_quotas_over_all().into(),
            },
            Field::Chair => name(self.chair),
            Field::Secretary => name(self.secretary),
        }
    }

    /// What a class of the unit is called: as the members' class of that id, else by its id.
    fn class_title(&self, desk: &Desk, class: String) -> String {
        let sets = self.chosen(desk).into_iter().filter_map(|at| desk.unit.sets().get(at));
        let known = sets.flat_map(Rulebook::classes).find(|known| known.id.as_str() == class);
        known.map_or(class, |known| known.title.clone())
    }
}
