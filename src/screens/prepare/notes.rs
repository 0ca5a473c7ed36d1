//! What the meeting will be about, so that a wrong choice shows before it begins.

use std::collections::BTreeSet;

use super::{Field as ChoiceOf, Prepare, Quotas, officers};
use crate::domain::{Kind, Period, Person};
use crate::papers::columns;
use crate::rules::{Field, Finding, Rulebook, Source, Spellings, lint_unit_quotas};
use crate::screens::desk::Desk;
use crate::text::{self, Name};
use crate::ui::{Line, Role};

impl Prepare {
    /// The notes below the choices.
    pub(super) fn notes(&self, desk: &Desk) -> Vec<Line> {
        let lang = desk.lang;
        if let Some(missing) = desk.missing_for_meeting() {
            return vec![Line::new(Role::Warn, missing)];
        }
        let mut notes = Vec::new();
        if let Some(roster) = desk.unit.roster() {
            let committee = roster.committee().len();
            notes.push(Line::new(Role::Plain, lang.prepare_counts(roster.members().count(), committee)));
        }
        if let Some(rulebook) = self.rulebook(desk) {
            let committee = u32::try_from(officers(desk).len()).unwrap_or(u32::MAX);
            let needed = rulebook.set().voting.quorum.needed(committee);
            notes.push(Line::new(Role::Plain, lang.prepare_quorum(needed, committee)));
            notes.extend(self.procedure(rulebook, desk));
        }
        let proposals = self.period.map_or(0, |period| desk.unit.proposals(period).len());
        let mut chosen = self.chosen(desk).into_iter().filter_map(|at| desk.unit.sets().get(at));
        if proposals > 0 {
            notes.push(Line::new(Role::Dim, lang.prepare_proposals(proposals)));
        } else if chosen.any(Rulebook::has_points) {
            notes.push(Line::new(Role::Dim, lang.prepare_no_proposals()));
        }
        let lacking: Vec<&str> = self.lacking(desk).into_iter().map(|field| field.words(lang)).collect();
        if !lacking.is_empty() {
            notes.push(Line::new(Role::Warn, lang.prepare_roster_lacks(lacking.join(", "))));
        }
        notes.extend(self.columns_lacking(desk).map(|told| Line::new(Role::Warn, told)));
        notes.extend(self.sealed_within(desk));
        notes.extend(self.spelt_otherwise(desk).map(|told| Line::new(Role::Warn, told)));
        let faults = self.quota_faults(desk);
        notes.extend(faults.iter().map(|fault| Line::new(Role::Warn, fault.sentence(lang))));
        let today = desk.now.date();
        let first = self.rulebook(desk).map(|rulebook| rulebook.set().first_month);
        let days = self.period.zip(first).and_then(|(period, first)| period.days(first));
        let is_round = self.period.is_some_and(|period| period.kind() == Kind::Round);
        if !is_round && days.is_some_and(|days| days.start > today) {
            notes.push(Line::new(Role::Warn, lang.prepare_not_due()));
        }
        if desk.meetings.iter().any(|meeting| Some(meeting.period) == self.period) {
            notes.push(Line::new(Role::Warn, lang.prepare_held_already()));
        }
        notes
    }

    /// Whose procedure the committee works by, where there are several sets.
    fn procedure(&self, rulebook: &Rulebook, desk: &Desk) -> Option<Line> {
        let title = &rulebook.set().title;
        let mut has_it =
            self.sheets.iter().filter(|(_, set)| *set == self.set).map(|(audience, _)| Some(audience));
        let is_had =
            self.reviewed(None, desk) > 0 || has_it.any(|audience| self.reviewed(audience, desk) > 0);
        (self.chosen(desk).len() > 1).then(|| match is_had {
            true => Line::new(Role::Plain, desk.lang.prepare_procedure(title)),
            false => Line::new(Role::Warn, desk.lang.prepare_procedure_of_nobody(title)),
        })
    }

    /// A column that an input names and the roster lacks, and how many more there are.
    fn columns_lacking(&self, desk: &Desk) -> Option<String> {
        let roster = desk.unit.roster()?;
        let sets = self.chosen(desk).into_iter().filter_map(|at| desk.unit.sets().get(at));
        let headings: BTreeSet<&str> = sets
            .flat_map(|set| &set.set().inputs)
            .filter_map(|input| match &input.from {
                Source::Roster(heading) => Some(heading.as_str()),
                Source::Typed | Source::Earlier => None,
            })
            .collect();
        let mut told =
            headings.into_iter().filter_map(|heading| columns::lacks_column(roster, heading, desk.lang));
        let first = told.next()?;
        Some(match told.count() {
            0 => first,
            more => desk.lang.prepare_more_columns(first, more),
        })
    }

    /// How many of the shorter periods within this one, whose meetings the sets look at, are sealed.
    fn sealed_within(&self, desk: &Desk) -> Option<Line> {
        let rulebook = self.rulebook(desk)?;
        let period = self.period.filter(|period| period.kind() != Kind::Round)?;
        let first = rulebook.set().first_month;
        let days = period.days(first)?;
        let needs = rulebook.needs();
        let shorter = needs.kinds.iter().filter(|kind| **kind < period.kind());
        let kind = *shorter.min()?;
        let mut within = vec![Period::of(kind, days.start, first)];
        while let Some(next) = within.last().map(|last| last.next())
            && next.days(first).is_some_and(|own| own.end <= days.end)
        {
            within.push(next);
        }
        let is_sealed = |one: &&Period| {
            desk.meetings.iter().any(|meeting| meeting.period == **one && meeting.seal.is_some())
        };
        let sealed = within.iter().filter(is_sealed).count();
        let role = if sealed < within.len() { Role::Warn } else { Role::Plain };
        let (_, kinds) = kind.counted(desk.lang);
        Some(Line::new(role, desk.lang.prepare_sealed_within(sealed, within.len(), kinds)))
    }

    /// What is wrong with quotas that are counted over all sets together: a class that one of the sets does not have.
    fn quota_faults(&self, desk: &Desk) -> Vec<Finding> {
        if self.quotas != Quotas::OverAll || !self.fields(desk).contains(&ChoiceOf::Quotas) {
            return Vec::new();
        }
        let sets = self.chosen(desk).into_iter().filter_map(|at| desk.unit.sets().get(at));
        let named: Vec<(&str, &Rulebook)> = sets.map(|set| (set.set().title.as_str(), set)).collect();
        let quotas = self.rulebook(desk).map_or(&[][..], |rulebook| &rulebook.set().quotas);
        lint_unit_quotas(quotas, &named)
    }

    /// A text of the roster that a set spells with other capitals, so that its conditions would not find it, and of how
    /// many members else that is so.
    fn spelt_otherwise(&self, desk: &Desk) -> Option<String> {
        let sets = self.chosen(desk).into_iter().filter_map(|at| desk.unit.sets().get(at));
        let spellings: Vec<Spellings> = sets.map(Rulebook::spellings).collect();
        let mut found = desk.unit.roster()?.members().filter_map(|person| {
            let texts = [
                (Field::Group, person.group.as_ref().map(Name::as_str)),
                (Field::Post, person.post.as_ref().map(text::Line::as_str)),
                (Field::Duty, person.duty.as_ref().map(Name::as_str)),
                (Field::Audience, person.audience.as_ref().map(Name::as_str)),
            ];
            texts.into_iter().find_map(|(field, text)| {
                let text = text?;
                let meant = spellings.iter().find_map(|spellings| spellings.meant(field, text))?;
                Some((person, field.words(desk.lang), text, meant))
            })
        });
        let (person, field, text, meant) = found.next()?;
        let told = desk.lang.prepare_spelt_otherwise(field, text, person.name.as_str(), meant);
        Some(match found.count() {
            0 => told,
            more => desk.lang.prepare_spelt_otherwise_too(told, more),
        })
    }

    /// What the sets ask of the roster and it does not say: a sex or a day of anybody under review, other things where
    /// the roster says them about nobody.
    fn lacking(&self, desk: &Desk) -> BTreeSet<Field> {
        let sets = self.chosen(desk).into_iter().filter_map(|at| desk.unit.sets().get(at));
        let mut fields: BTreeSet<Field> = sets.flat_map(Rulebook::fields).collect();
        let Some(roster) = desk.unit.roster() else { return fields };
        let everybody = |is_given: fn(&Person) -> bool| roster.members().all(is_given);
        let somebody = |is_given: fn(&Person) -> bool| roster.people().iter().any(is_given);
        fields.retain(|field| !match field {
            Field::Sex => everybody(|person| person.sex.is_some()),
            Field::Birth => everybody(|person| person.birth.is_some()),
            Field::Joined => everybody(|person| person.joined.is_some()),
            Field::Group => somebody(|person| person.group.is_some()),
            Field::Post => somebody(|person| person.post.is_some()),
            Field::Duty => somebody(|person| person.duty.is_some()),
            Field::Audience => somebody(|person| person.audience.is_some()),
            Field::Role => true,
        });
        fields
    }
}
