//! The plan: which quotas act on a unit, and in which order.

use super::super::super::expression::{Expression, Name};
use super::super::super::id::{ClassId, QuotaId};
use super::super::super::quota::{Most, Over, Quota, Within};
use super::super::super::rulebook::Rulebook;
use super::super::super::title::TitleQuota;
use super::{Limited, UnitRules};

/// All quotas of a unit, in the order in which they act: the best class first, inner scopes before outer ones, a set's
/// own before those of the whole unit; then those of titles, lowest first.
#[derive(Clone, Debug)]
pub(super) struct Plan<'a> {
    pub(super) rules: Vec<Rule<'a>>,
    /// How many values each entrant needs for its places.
    pub(super) ties: usize,
    /// How many choices each entrant brings for tables by an input.
    pub(super) choices: usize,
    /// How many claims on titles each entrant needs.
    pub(super) claims: usize,
}

/// A quota with what it limits.
#[derive(Clone, Debug)]
pub(super) struct Rule<'a> {
    pub(super) target: Target<'a>,
    /// The place of the limited class in each set's list, from the best; none where a set has no such class.
    pub(super) places: Vec<Option<usize>>,
    /// Whether those who have a better class count, too.
    pub(super) and_better: bool,
    /// The set whose members it counts; all where there is none.
    pub(super) set: Option<usize>,
    pub(super) at_most: &'a Most,
    pub(super) within: Within,
    pub(super) over: Over,
    /// What gives the places; the total over the maximum where there is none.
    pub(super) order: &'a [Expression],
    pub(super) ties: &'a [Expression],
    /// Where the values of its order, and then of its ties, begin among an entrant's values.
    pub(super) ties_at: usize,
    /// For how many classes an entrant has such values: for each it may end in, where they look at the class.
    pub(super) classes: usize,
    /// Where its choice stands among an entrant's, if its share depends on one.
    pub(super) choice_at: usize,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Target<'a> {
    Class(&'a QuotaId, &'a ClassId),
    /// The title of that number.
    Title(usize, &'a super::TitleId),
}

impl<'a> Plan<'a> {
    pub(super) fn new(rules: &UnitRules<'a>) -> Self {
        let mut planned: Vec<Rule<'a>> = Vec::new();
        let mut own = Room::default();
        for (index, rulebook) in rules.sets.iter().enumerate() {
            let set = rulebook.set();
            let mut room = Room::default();
            let quotas = set.quotas.iter().filter(|quota| rules.is_own(quota));
            planned.extend(quotas.map(|quota| of_class(quota, Some(index), rules, &mut room)));
            for (number, title) in set.titles.iter().enumerate() {
                if let Some(quota) = &title.quota {
                    let target = Target::Title(number, &title.id);
                    planned.push(of_title(quota, target, (index, rulebook), &mut room));
                }
            }
            own = Room { ties: own.ties.max(room.ties), choices: own.choices.max(room.choices) };
        }
        // Entrants of all sets stand in one row, so each has room for the claims of the set with the most.
        let limits_titles = planned.iter().any(|rule| matches!(rule.target, Target::Title(..)));
        let of_set = |rulebook: &&Rulebook| rulebook.set().titles.len() * rulebook.set().classes.len();
        let claims = rules.sets.iter().map(of_set).max().filter(|_| limits_titles).unwrap_or(0);
        let mut room = own;
        planned.extend(rules.quotas.iter().map(|quota| of_class(quota, None, rules, &mut room)));
        planned.sort_by_key(|rule| match rule.target {
            Target::Class(..) => (0, rule.position(), rule.within, rule.set.is_none()),
            Target::Title(number, _) => (1, Some(number), rule.within, false),
        });
        Self { rules: planned, ties: room.ties, choices: room.choices, claims }
    }

    /// Whether a quota is counted in this way.
    pub(super) fn counts(&self, within: Within) -> bool {
        self.rules.iter().any(|rule| rule.within == within)
    }
}

impl<'a> Rule<'a> {
    /// Whether it counts the members of that set.
    pub(super) fn covers(&self, set: usize) -> bool {
        self.set.is_none_or(|own| own == set)
    }

    /// What gives the places, and then what decides between equals.
    pub(super) fn measures(&self) -> impl Iterator<Item = &'a Expression> {
        self.order.iter().chain(self.ties)
    }

    /// The place of the limited class, the best of all sets where the quota is over all of them.
    fn position(&self) -> Option<usize> {
        match self.set {
            Some(set) => self.places.get(set).copied().flatten(),
            None => self.places.iter().copied().flatten().min(),
        }
    }

    pub(super) fn limits(&self) -> Limited {
        match self.target {
            Target::Class(quota, class) => {
                Limited::Class { quota: quota.clone(), class: class.clone(), and_better: self.and_better }
            }
            Target::Title(_, title) => Limited::Title(title.clone()),
        }
    }
}

/// How much each entrant has to bring for the quotas so far.
#[derive(Clone, Copy, Default)]
struct Room {
    ties: usize,
    choices: usize,
}

impl Room {
    /// Makes room for one more quota, with so many values; answers where these and its choice begin.
    fn take(&mut self, values: usize, at_most: &Most) -> (usize, usize) {
        let before = *self;
        self.ties += values;
        self.choices += usize::from(at_most.by_input().is_some());
        (before.ties, before.choices)
    }
}

fn of_class<'a>(quota: &'a Quota, set: Option<usize>, rules: &UnitRules<'_>, room: &mut Room) -> Rule<'a> {
    let (ties_at, choice_at) = room.take(quota.order.len() + quota.ties.len(), &quota.at_most);
    Rule {
        target: Target::Class(&quota.id, &quota.class),
        places: rules.sets.iter().map(|rulebook| class_of(rulebook, &quota.class)).collect(),
        and_better: quota.and_better,
        set,
        at_most: &quota.at_most,
        within: quota.within,
        over: quota.over,
        order: &quota.order,
        ties: &quota.ties,
        ties_at,
        classes: 1,
        choice_at,
    }
}

fn of_title<'a>(
    quota: &'a TitleQuota,
    target: Target<'a>,
    (set, rulebook): (usize, &Rulebook),
    room: &mut Room,
) -> Rule<'a> {
    let mut measures = quota.order.iter().chain(&quota.ties);
    let asks_class = measures.any(|measure| measure.tree().mentions(&|name| *name == Name::Class));
    let classes = if asks_class { rulebook.set().classes.len() } else { 1 };
    let values = (quota.order.len() + quota.ties.len()) * classes;
    let (ties_at, choice_at) = room.take(values, &quota.at_most);
    Rule {
        target,
        places: Vec::new(),
        and_better: false,
        set: Some(set),
        at_most: &quota.at_most,
        within: quota.within,
        over: quota.over,
        order: &quota.order,
        ties: &quota.ties,
        ties_at,
        classes,
        choice_at,
    }
}

/// The place of a class in a set's list, from the best.
pub(super) fn class_of(rulebook: &Rulebook, class: &ClassId) -> Option<usize> {
    rulebook.set().classes.iter().position(|other| other.id == *class)
}
