//! The people of a unit: who is reviewed and who sits on the committee.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{MemberId, Office, Person, Seat};
use crate::text::{Name, NameOrder};

/// The people of a unit, in the order of their names.
///
/// Holds: every code once (capitals aside), one chair, a committee of [`Roster::COMMITTEE`] officers, and somebody to
/// review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub struct Roster {
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<Name>,
    people: Vec<Person>,
    /// The places of the people in the order of their codes, by which they are found.
    #[serde(skip)]
    by_code: Vec<usize>,
    /// The places of the officers, the chair's first.
    #[serde(skip)]
    officers: Vec<usize>,
}

#[derive(Deserialize)]
#[serde(rename = "Roster", deny_unknown_fields)]
struct Unchecked {
    #[serde(default)]
    unit: Option<Name>,
    people: Vec<Person>,
}

/// Why people make no roster. Indices count the people as they were given.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RosterFault {
    /// Two people have the same code, capitals aside.
    #[error("people {first} and {second} have the same code")]
    SameCode {
        /// Index of the first.
        first: usize,
        /// Index of the later one.
        second: usize,
    },
    /// Nobody chairs the committee.
    #[error("the committee has no chair")]
    NoChair,
    /// More than one person chairs the committee.
    #[error("people {first} and {second} both chair the committee")]
    TwoChairs {
        /// Index of the first.
        first: usize,
        /// Index of the later one.
        second: usize,
    },
    /// The committee has fewer or more officers than a grassroots union may have.
    #[error("a committee of {0} is not between 3 and 15")]
    CommitteeSize(usize),
    /// Nobody is to be reviewed.
    #[error("nobody is reviewed")]
    NobodyReviewed,
}

impl Roster {
    /// How many officers the committee of a grassroots union has, by the union's statutes: 3 in the smallest, 15 in
    /// the largest.
    pub const COMMITTEE: std::ops::RangeInclusive<usize> = 3..=15;

    /// Puts people in order and checks what must hold for them together; names every fault.
    pub fn new(unit: Option<Name>, people: Vec<Person>) -> Result<Self, Vec<RosterFault>> {
        let faults = faults(&people);
        if !faults.is_empty() {
            return Err(faults);
        }
        let mut people = people;
        let order = NameOrder::new();
        people.sort_by(|a, b| order.compare(&a.name, &b.name).then_with(|| a.id.cmp(&b.id)));
        let mut by_code: Vec<usize> = (0..people.len()).collect();
        by_code.sort_by(|one, other| people[*one].id.cmp(&people[*other].id));
        let mut officers: Vec<usize> = (0..people.len()).filter(|at| seat(&people[*at]).is_some()).collect();
        officers.sort_by_key(|at| seat(&people[*at]));
        Ok(Self { unit, people, by_code, officers })
    }

    /// The unit's name, where the roster gives it.
    pub fn unit(&self) -> Option<&Name> {
        self.unit.as_ref()
    }

    /// Everybody, in the order of their names.
    pub fn people(&self) -> &[Person] {
        &self.people
    }

    /// Those whom the committee reviews, in the order of their names.
    pub fn members(&self) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(|person| person.reviewed)
    }

    /// The officers: the chair, then deputies, then the others, each in the order of their names.
    pub fn committee(&self) -> Vec<&Person> {
        self.officers.iter().map(|at| &self.people[*at]).collect()
    }

    /// The places in the committee of who should chair and who should keep the minutes, unless the meeting wants it
    /// otherwise: the first seat, and the officer whose title says so, else the last.
    pub fn usual_duties(&self) -> (usize, usize) {
        let committee = self.committee();
        let keeps = |officer: &&Person| officer.office.as_ref().is_some_and(Office::is_secretary);
        let titled = committee.iter().skip(1).position(keeps).map(|at| at + 1);
        (0, titled.unwrap_or(committee.len().saturating_sub(1)))
    }

    /// The roster with only these under review; whoever is on it no more is taken from an earlier one. None where that
    /// leaves nobody.
    pub(super) fn with_reviewed(&self, earlier: &[Person], reviewed: &[MemberId]) -> Option<Self> {
        let mut people = self.people.clone();
        for person in &mut people {
            person.reviewed = reviewed.contains(&person.id);
        }
        let gone = earlier
            .iter()
            .filter(|person| reviewed.contains(&person.id) && self.person(&person.id).is_none());
        people.extend(gone.map(|person| Person { office: None, ..person.clone() }));
        Self::new(self.unit.clone(), people).ok()
    }

    /// The person with this code.
    pub fn person(&self, id: &MemberId) -> Option<&Person> {
        let at = self.by_code.binary_search_by(|at| self.people[*at].id.cmp(id)).ok()?;
        self.people.get(self.by_code[at])
    }

    /// The audiences that members under review belong to, in the order of their words.
    pub fn audiences(&self) -> Vec<&Name> {
        let mut audiences: Vec<&Name> =
            self.members().filter_map(|person| person.audience.as_ref()).collect();
        let order = NameOrder::new();
        audiences.sort_by(|a, b| order.compare_headings(a, b));
        audiences.dedup();
        audiences
    }

    /// The groups that members under review belong to, "Tổ 2" before "Tổ 10".
    pub fn groups(&self) -> Vec<&Name> {
        let mut groups: Vec<&Name> = self.members().filter_map(|person| person.group.as_ref()).collect();
        let order = NameOrder::new();
        groups.sort_by(|a, b| order.compare_headings(a, b));
        groups.dedup();
        groups
    }
}

impl TryFrom<Unchecked> for Roster {
    type Error = RosterFault;

    fn try_from(raw: Unchecked) -> Result<Self, RosterFault> {
        Self::new(raw.unit, raw.people).map_err(|mut faults| faults.swap_remove(0))
    }
}

fn seat(person: &Person) -> Option<Seat> {
    person.office.as_ref().map(|office| office.seat)
}

fn faults(people: &[Person]) -> Vec<RosterFault> {
    let mut faults = Vec::new();
    let mut seen = BTreeMap::new();
    for (second, person) in people.iter().enumerate() {
        let first = *seen.entry(person.id.spoken()).or_insert(second);
        if first != second {
            faults.push(RosterFault::SameCode { first, second });
        }
    }
    let chairs: Vec<usize> = (0..people.len()).filter(|&at| seat(&people[at]) == Some(Seat::Chair)).collect();
    match chairs[..] {
        [] => faults.push(RosterFault::NoChair),
        [_] => {}
        [first, ref others @ ..] => {
            faults.extend(others.iter().map(|&second| RosterFault::TwoChairs { first, second }));
        }
    }
    let officers = people.iter().filter(|person| person.office.is_some()).count();
    if !Roster::COMMITTEE.contains(&officers) {
        faults.push(RosterFault::CommitteeSize(officers));
    }
    if !people.iter().any(|person| person.reviewed) {
        faults.push(RosterFault::NobodyReviewed);
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::{Roster, RosterFault};
    use crate::domain::{MemberId, Office, Person, Seat};
    use crate::text::{Line, Name};

    fn person(id: &str, name: &str) -> Person {
        Person::new(MemberId::new(id).unwrap(), Name::new(name).unwrap())
    }

    fn officer(id: &str, name: &str, seat: Seat) -> Person {
        let office = Office { seat, title: Line::new("Ban Chấp hành").unwrap() };
        Person { office: Some(office), reviewed: false, ..person(id, name) }
    }

    fn people() -> Vec<Person> {
        vec![
            officer("B1", "Lê Văn An", Seat::Officer),
            officer("B2", "Lê Văn Yên", Seat::Chair),
            Person { reviewed: true, ..officer("B3", "Lê Văn Ổn", Seat::DeputyChair) },
            person("M2", "Trần Thị Đào"),
            person("M1", "Trần Thị Dung"),
        ]
    }

    fn names<'a>(people: impl IntoIterator<Item = &'a Person>) -> Vec<&'a str> {
        people.into_iter().map(|person| person.name.given()).collect()
    }

    #[test]
    fn members_stand_by_name_and_the_committee_by_seat() {
        let roster = Roster::new(None, people()).unwrap();
        assert_eq!(names(roster.members()), ["Dung", "Đào", "Ổn"]);
        assert_eq!(names(roster.committee()), ["Yên", "Ổn", "An"]);
    }

    #[test]
    fn everybody_is_found_by_their_code_and_nobody_else() {
        let roster = Roster::new(None, people()).unwrap();
        for person in people() {
            assert_eq!(roster.person(&person.id), Some(&person));
        }
        for unknown in ["A", "B", "B10", "M3"] {
            assert_eq!(roster.person(&MemberId::new(unknown).unwrap()), None, "{unknown}");
        }
    }

    #[test]
    fn the_minutes_are_kept_by_whose_title_says_so_else_by_the_last_officer() {
        let mut people = people();
        let duties = |people: &[Person]| Roster::new(None, people.to_vec()).unwrap().usual_duties();
        assert_eq!(duties(&people), (0, 2));
        let secretary = Some(Office {
            seat: Seat::DeputyChair,
            title: Line::new("Phó Chủ tịch, Thư ký").unwrap(),
        });
        people[2].office = secretary;
        assert_eq!(duties(&people), (0, 1));
        people[1].office = Some(Office { seat: Seat::Chair, title: Line::new("Thư ký").unwrap() });
        people[2].office =
            Some(Office { seat: Seat::DeputyChair, title: Line::new("Ban Chấp hành").unwrap() });
        assert_eq!(duties(&people), (0, 2), "the chair keeps no minutes");
    }

    #[test]
    fn audiences_are_those_of_who_is_reviewed_each_once() {
        let mut people = people();
        for (at, audience) in [(0, "Ban"), (2, "Tổ phó"), (3, "Giáo viên"), (4, "Tổ phó")] {
            people[at].audience = Some(Name::new(audience).unwrap());
        }
        let roster = Roster::new(None, people).unwrap();
        let audiences: Vec<&str> = roster.audiences().iter().map(|audience| audience.as_str()).collect();
        assert_eq!(audiences, ["Giáo viên", "Tổ phó"]);
    }

    #[test]
    fn every_fault_is_named_at_once() {
        let twice = vec![person("m1", "An"), person("M1", "Ân")];
        let expected = vec![
            RosterFault::SameCode { first: 0, second: 1 },
            RosterFault::NoChair,
            RosterFault::CommitteeSize(0),
        ];
        assert_eq!(Roster::new(None, twice), Err(expected));

        let chairs = (0..16).map(|n| officer(&format!("B{n}"), "An", Seat::Officer));
        let mut chairs: Vec<_> = chairs.collect();
        for at in [3, 5] {
            chairs[at] = officer(&format!("B{at}"), "An", Seat::Chair);
        }
        let expected = vec![
            RosterFault::TwoChairs { first: 3, second: 5 },
            RosterFault::CommitteeSize(16),
            RosterFault::NobodyReviewed,
        ];
        assert_eq!(Roster::new(None, chairs), Err(expected));
    }

    #[test]
    fn groups_are_counted_by_worth() {
        let mut people = people();
        for (at, group) in [(2, "Tổ 10"), (3, "Tổ 2"), (4, "Tổ 10")] {
            people[at].group = Some(Name::new(group).unwrap());
        }
        let roster = Roster::new(None, people).unwrap();
        assert_eq!(roster.groups().iter().map(|group| group.as_str()).collect::<Vec<_>>(), ["Tổ 2", "Tổ 10"]);
    }

    #[test]
    fn a_kept_roster_reads_back_and_is_checked() {
        let mut people = people();
        people[3].birth = Some(jiff::civil::date(1990, 3, 1));
        let roster = Roster::new(Some(Name::new("Công đoàn phường Mẫu").unwrap()), people).unwrap();
        let kept = serde_json::to_string(&roster).unwrap();
        assert!(kept.contains(r#""birth":"1990-03-01""#), "{kept}");
        assert_eq!(serde_json::from_str::<Roster>(&kept).unwrap(), roster);
        assert!(serde_json::from_str::<Roster>(r#"{"people":[]}"#).is_err());
    }
}
