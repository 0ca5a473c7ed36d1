//! What kind of value a name has, and whether it has one where it stands.

use std::collections::BTreeSet;

use super::super::super::case::Field;
use super::super::super::fault::Trouble;
use super::super::super::id::{CriterionId, EventId, InputId};
use super::super::super::input::InputKind;
use super::super::super::sex::SEXES;
use super::super::name::Name;
use super::super::past::Measure;
use super::super::tree::Tree;
use super::{Checker, Kind, Scope, Sort, Type, options, plain};

impl Name {
    /// The first point of the evaluation at which the name has a value.
    pub(in crate::rules) fn scope(&self) -> Scope {
        match self {
            Self::PeriodStart
            | Self::PeriodEnd
            | Self::PeriodNext
            | Self::PeriodMonth
            | Self::PeriodYear
            | Self::YearStart
            | Self::Input(_)
            | Self::Member(_)
            | Self::Finding(_)
            | Self::Happened(..)
            | Self::Exempted(..)
            | Self::Year(_)
            | Self::YearHappened(..)
            | Self::Past(..) => Scope::Facts,
            Self::Total
            | Self::MaxTotal
            | Self::Zeros
            | Self::Below(_)
            | Self::Criterion(_)
            | Self::Level(_)
            | Self::Section(_)
            | Self::Ballot(_) => Scope::Points,
            Self::UnitMeanTotal | Self::UnitMembers | Self::UnitClass => Scope::Unit,
            Self::Class => Scope::Class,
        }
    }
}

impl<'n> Checker<'_, 'n, '_> {
    pub(super) fn name(&mut self, tree: &Tree, name: &Name) -> Option<Type<'n>> {
        if name.scope() > self.scope {
            return self.fault(tree, Trouble::NotHere(name.spelling()));
        }
        let names = self.names;
        match name {
            Name::Total
            | Name::MaxTotal
            | Name::Zeros
            | Name::Below(_)
            | Name::UnitMeanTotal
            | Name::UnitMembers
            | Name::PeriodMonth
            | Name::PeriodYear => plain(Kind::Number),
            // Where no class fitted, it is the empty text.
            Name::Class => options(Kind::Text, names.classes.iter().copied().chain([""])),
            Name::UnitClass => plain(Kind::Text),
            Name::PeriodStart | Name::PeriodEnd | Name::PeriodNext | Name::YearStart => plain(Kind::Date),
            Name::Criterion(id) => self.declared(tree, "c", id.as_str(), &names.criteria, Kind::Number),
            Name::Level(id) => self.level(tree, id.as_str()),
            Name::Section(id) => self.declared(tree, "s", id.as_str(), &names.sections, Kind::Number),
            Name::Finding(id) => self.declared(tree, "finding", id.as_str(), &names.findings, Kind::Truth),
            Name::Member(Field::Birth | Field::Joined) => plain(Kind::Date),
            Name::Member(Field::Sex) if !names.kept => options(Kind::Text, SEXES.into_iter()),
            Name::Member(_) => plain(Kind::Text),
            Name::Input(id) => self.input(tree, "input", id),
            Name::Year(id) => match names.inputs.get(id.as_str()) {
                Some(InputKind::Choice(_)) => self.fault(tree, Trouble::NoYear(Kind::Text)),
                Some(InputKind::Date) => self.fault(tree, Trouble::NoYear(Kind::Date)),
                _ => self.input(tree, "year", id),
            },
            Name::Happened(criterion, event) => self.event(tree, "happened", criterion, event),
            Name::Exempted(criterion, event) => self.event(tree, "exempted", criterion, event),
            Name::YearHappened(criterion, event) => self.event(tree, "year", criterion, event),
            Name::Past(earlier) => self.past(tree, name, &earlier.measure),
            Name::Ballot(id) => {
                let choices: BTreeSet<&str> = names.classes.union(&names.titles).copied().collect();
                if choices.contains(id.as_str()) && !names.ballots.contains(id.as_str()) {
                    let is_title = names.titles.contains(id.as_str());
                    return self.fault(tree, Trouble::NoBallot { name: name.spelling(), is_title });
                }
                self.declared(tree, "ballot", id.as_str(), &choices, Kind::Number)
            }
        }
    }

    fn input(&mut self, tree: &Tree, space: &str, id: &InputId) -> Option<Type<'n>> {
        match self.names.inputs.get(id.as_str()) {
            Some(InputKind::Count(_) | InputKind::Number | InputKind::Percent) => plain(Kind::Number),
            Some(InputKind::Flag) => plain(Kind::Truth),
            Some(InputKind::Date) => plain(Kind::Date),
            Some(InputKind::Choice(words)) => options(Kind::Text, words.iter().map(String::as_str)),
            Some(InputKind::Set(words)) => options(Kind::Set, words.iter().map(String::as_str)),
            None => {
                let known = self.names.inputs.keys().copied().collect();
                self.declared(tree, space, id.as_str(), &known, Kind::Number)
            }
        }
    }

    /// The levels of a criterion that has some.
    fn level(&mut self, tree: &Tree, id: &str) -> Option<Type<'n>> {
        let names = self.names;
        match names.levels.get(id) {
            Some(levels) => options(Kind::Text, levels.iter().copied()),
            None if names.criteria.contains(id) => self.fault(tree, Trouble::NoLevels(id.to_owned())),
            None => self.declared(tree, "level", id, &names.levels.keys().copied().collect(), Kind::Text),
        }
    }

    /// An event of a criterion; the criterion is looked for first.
    fn event(
        &mut self,
        tree: &Tree,
        space: &str,
        criterion: &CriterionId,
        event: &EventId,
    ) -> Option<Type<'n>> {
        let (names, criterion, event) = (self.names, criterion.as_str(), event.as_str());
        let spoilt = |sort, id| names.spoilt.contains(&(sort, id));
        let unknown = |near| Trouble::UnknownName(format!("{space}.{criterion}.{event}"), near);
        match names.events.get(criterion) {
            Some(events) if events.contains(event) => plain(Kind::Number),
            Some(_) if spoilt(Sort::Event, event) => None,
            Some(events) => {
                let near = names.meant(event, events.iter().copied());
                self.fault(tree, unknown(near.map(|near| format!("{space}.{criterion}.{near}"))))
            }
            None if spoilt(Sort::Criterion, criterion) => None,
            None => {
                let near = names.meant(criterion, names.events.keys().copied());
                let near = near.and_then(|near| {
                    let event = names.meant(event, names.events.get(near.as_str())?.iter().copied())?;
                    Some(format!("{space}.{near}.{event}"))
                });
                self.fault(tree, unknown(near))
            }
        }
    }

    /// Classes and inputs of other sets are allowed, so only what this set declares can be wrong; but which class is better
    /// than another only this set says.
    fn past(&mut self, tree: &Tree, name: &Name, measure: &Measure) -> Option<Type<'n>> {
        if let Measure::RunFrom(id) = measure {
            let spelling = name.spelling();
            let space = spelling.strip_suffix(&format!(".{id}")).unwrap_or(&spelling);
            return self.declared(tree, space, id.as_str(), &self.names.classes, Kind::Number);
        }
        if let Measure::Sum(id) = measure {
            let found = match self.names.inputs.get(id.as_str()) {
                Some(InputKind::Flag) => Some(Kind::Truth),
                Some(InputKind::Choice(_)) => Some(Kind::Text),
                Some(InputKind::Set(_)) => Some(Kind::Set),
                Some(InputKind::Date) => Some(Kind::Date),
                Some(InputKind::Count(_) | InputKind::Number | InputKind::Percent) | None => None,
            };
            if let Some(found) = found {
                return self.fault(tree, Trouble::Wants { wanted: Kind::Number, found });
            }
        }
        plain(if matches!(measure, Measure::Last(_)) { Kind::Date } else { Kind::Number })
    }

    fn declared(
        &mut self,
        tree: &Tree,
        space: &str,
        id: &str,
        known: &BTreeSet<&'n str>,
        kind: Kind,
    ) -> Option<Type<'n>> {
        if known.contains(id) {
            return plain(kind);
        }
        if sorts(space).iter().any(|sort| self.names.spoilt.contains(&(*sort, id))) {
            return None;
        }
        let near = self.names.meant(id, known.iter().copied()).map(|near| format!("{space}.{near}"));
        self.fault(tree, Trouble::UnknownName(format!("{space}.{id}"), near))
    }
}

/// What the id behind a word and a dot may name.
fn sorts(space: &str) -> &'static [Sort] {
    match space {
        "c" | "level" => &[Sort::Criterion],
        "s" => &[Sort::Section],
        "input" | "year" => &[Sort::Input],
        "finding" => &[Sort::Gate],
        "ballot" => &[Sort::Class, Sort::Title],
        // A run of a class or a better one.
        _ => &[Sort::Class],
    }
}
