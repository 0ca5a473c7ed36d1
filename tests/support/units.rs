//! Units made by chance: invented people, a committee of any size, the sample's criteria.

use std::path::Path;

use binhxet::domain::{MemberId, Office, Person, Roster, Seat, UnitEvent};
use binhxet::rules::Rulebook;
use binhxet::text::{Line, Name};

use super::sim_disk::Chance;

const FAMILIES: [&str; 8] = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Võ", "Đặng", "Bùi"];
const MIDDLES: [&str; 8] = ["Thị", "Văn", "Minh", "Ngọc", "Thanh", "Đình", "Gia", "Hữu"];
const GIVEN: [&str; 12] =
    ["An", "Ánh", "Bình", "Châu", "Dũng", "Đạt", "Giang", "Hương", "Khôi", "Ổn", "Quý", "Ươm"];

/// A unit with so many officers, some of them under review, so many members under review, and as many people as that
/// takes and a few more.
pub fn unit(seed: u64, officers: usize, members: usize) -> Vec<UnitEvent> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/sample/criteria.json");
    let text = std::fs::read_to_string(path).expect("the sample's criteria");
    let rulebook = Rulebook::read(&text).expect("sound criteria");
    let mut chance = Chance::new(seed);
    let reviewed_officers = chance.place(officers.min(members));
    let people = officers + members - reviewed_officers + chance.place(3);
    let person = |at: usize| {
        let is_officer = at < officers;
        let reviewed = (officers - reviewed_officers..officers - reviewed_officers + members).contains(&at);
        let mut pick = |from: &[&'static str]| from[chance.place(from.len() - 1)];
        let name = format!("{} {} {}", pick(&FAMILIES), pick(&MIDDLES), pick(&GIVEN));
        Person {
            office: is_officer.then(|| office(at)),
            reviewed,
            ..Person::new(
                MemberId::new(&format!("P{at:02}")).expect("a code"),
                Name::new(&name).expect("a name"),
            )
        }
    };
    let people = (0..people).map(person).collect();
    let roster = Roster::new(Some(Name::new("Công đoàn cơ sở Thử").expect("a name")), people);
    vec![
        UnitEvent::RosterAdopted(roster.expect("a sound roster")),
        UnitEvent::CriteriaAdopted(Box::new(rulebook)),
    ]
}

fn office(at: usize) -> Office {
    let (seat, title) = match at {
        0 => (Seat::Chair, "Chủ tịch"),
        1 => (Seat::DeputyChair, "Phó Chủ tịch"),
        _ => (Seat::Officer, "Ủy viên"),
    };
    Office { seat, title: Line::new(title).expect("a line") }
}

/// The unit that stands in a folder of `fixtures/units`: its roster, and its criteria sets in the order of their names.
pub fn written(name: &str) -> Vec<UnitEvent> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/units").join(name);
    let roster = std::fs::read(folder.join("roster.csv")).expect("a roster");
    let roster = binhxet::papers::roster::read(&roster).expect("a sound roster");
    let files = std::fs::read_dir(&folder).expect("a folder").map(|file| file.expect("a file").path());
    let mut sets: Vec<_> = files.filter(|path| path.extension().is_some_and(|end| end == "json")).collect();
    sets.sort();
    let adopted = sets.iter().map(|path| {
        let text = std::fs::read_to_string(path).expect("a criteria set");
        UnitEvent::CriteriaAdopted(Box::new(Rulebook::read(&text).expect("a sound set")))
    });
    std::iter::once(UnitEvent::RosterAdopted(roster)).chain(adopted).collect()
}
