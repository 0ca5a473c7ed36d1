//! Titles that nobody voted on before the results were announced, and those that their quotas leave open.

use super::room::{Room, STATION};
use super::told::refused;
use super::*;
use crate::domain::{Choice, FrozenSet, Item, Missing as Votes, Value};
use crate::rules::{Award, LeftOpen, TitleId};

/// Who has ten points may win three titles by a vote, the third after the second; one comes by itself, and one only to
/// whoever has fewer.
const TITLES: &str = r#""titles":[
    {"id":"goc","title":"Gốc"},
    {"id":"khong","title":"Không","when":"class = 'kha'","votes":{"at_least":"1/2","of":"present"}},
    {"id":"mot","title":"Một","when":"class = 'tot'","votes":{"at_least":"1/2","of":"present"}},
    {"id":"hai","title":"Hai","when":"class = 'tot'","votes":{"at_least":"1/2","of":"present"}},
    {"id":"ba","title":"Ba","needs":["hai"],"votes":{"at_least":"1/2","of":"present"}},
    {"id":"bon","title":"Bốn","needs":["hai"]},
    {"id":"nam","title":"Năm","when":"class = 'kha'","needs":["hai"]}],"voting""#;

fn with_titles() -> String {
    REFERRING.replace("\"effect\":\"refer\"", "\"effect\":\"nothing\"").replace("\"voting\"", TITLES)
}

pub(super) fn title(id: &str) -> TitleId {
    id.parse().expect("an id")
}

/// The votes on a title for one member, all of them the same.
fn voted(meeting: Meeting, id: &str, about: &str, granted: bool) -> Meeting {
    let open = Command::OpenBallot { member: member(about), item: Item::Title(title(id)) };
    let votes = ["B1", "B2", "B3"].map(|officer| Command::Cast {
        officer: member(officer),
        choice: Choice::For(Value::Granted(granted)),
        written: false,
    });
    let close = Command::CloseBallot { missing: Votes::Refuse };
    after(meeting, [open].into_iter().chain(votes).chain([close]))
}

fn without_vote(meeting: &Meeting) -> Vec<(&str, Vec<String>)> {
    let names = |members: Vec<MemberId>| members.iter().map(ToString::to_string).collect();
    let titles = meeting.titles_without_vote().into_iter();
    titles.map(|(title, members)| (title.id.as_str(), names(members))).collect()
}

pub(super) fn award(meeting: &Meeting, about: &str, id: &str) -> Award {
    let outcome = meeting.outcome(&member(about)).expect("worked out");
    outcome.titles.iter().find(|result| result.id.as_str() == id).expect("a title").award.clone()
}

#[test]
fn a_title_that_nobody_voted_on_is_left_out_and_so_is_what_needs_it() {
    let meeting = after(open(opening(&with_titles())), [Command::AcceptUndisputed, Command::Tally]);
    let both = || ["M1", "M2"].map(member).to_vec();
    assert_eq!(meeting.title_candidates(), Some((title("mot"), both())));
    let meeting = voted(meeting, "mot", "M1", true);
    let placed = meeting.result(&member("M1"));
    assert_eq!(placed.expect("worked out").titles, ["goc", "mot"].map(title), "the results have it at once");
    let both = || vec!["M1".to_owned(), "M2".to_owned()];
    let waiting = [("mot", vec!["M2".to_owned()]), ("hai", both()), ("ba", both())];
    assert_eq!(without_vote(&meeting), waiting);
    assert_eq!(award(&meeting, "M1", "hai"), Award::Open);
    assert_eq!(award(&meeting, "M1", "nam"), Award::Unmet);
    let meeting = after(meeting, [Command::Confirm]);
    let awards = |about: &str| ["goc", "mot", "hai", "ba", "bon"].map(|id| award(&meeting, about, id));
    let needs = || Award::Without(title("hai"));
    assert_eq!(awards("M1"), [Award::Won, Award::Won, Award::LeftOut, needs(), needs()]);
    assert_eq!(awards("M2"), [Award::Won, Award::LeftOut, Award::LeftOut, needs(), needs()]);
    assert_eq!(award(&meeting, "M1", "nam"), Award::Unmet, "not for want of a vote");
    assert_eq!(without_vote(&meeting)[..2], waiting[..2], "the minutes name those too");
}

#[test]
fn a_title_that_is_not_for_the_winners_of_another_is_voted_on_after_it_for_those_who_lost_it() {
    let titles = r#""titles":[
        {"id":"mot","title":"Một","votes":{"at_least":"1/2","of":"present"}},
        {"id":"hai","title":"Hai","unless":["mot"],"votes":{"at_least":"1/2","of":"present"}},
        {"id":"ba","title":"Ba","unless":["mot"]}],"voting""#;
    let text = with_titles().replace(TITLES, titles);
    let tallied = || after(open(opening(&text)), [Command::AcceptUndisputed, Command::Tally]);
    let awards = |meeting: &Meeting, about: &str| ["mot", "hai", "ba"].map(|id| award(meeting, about, id));
    let has = || Award::Has(title("mot"));
    let meeting = voted(voted(tallied(), "mot", "M1", true), "mot", "M2", false);
    assert_eq!(awards(&meeting, "M1"), [Award::Won, has(), has()]);
    assert_eq!(awards(&meeting, "M2"), [Award::Outvoted, Award::Open, Award::Won]);
    assert_eq!(meeting.title_candidates(), Some((title("hai"), vec![member("M2")])));
    assert_eq!(without_vote(&meeting), [("hai", vec!["M2".to_owned()])]);
    let about_first = Command::OpenBallot { member: member("M1"), item: Item::Title(title("hai")) };
    assert!(matches!(refused(&meeting, about_first), Refusal::NoCandidate { .. }));
    let meeting = after(voted(meeting, "hai", "M2", true), [Command::Confirm]);
    let titles = |about: &str| meeting.result(&member(about)).expect("a result").titles.clone();
    assert_eq!((titles("M1"), titles("M2")), (vec![title("mot")], ["hai", "ba"].map(title).to_vec()));
    // Nobody voted: who does not win the first for that does not win the others for it.
    let meeting = after(tallied(), [Command::Confirm]);
    assert_eq!(awards(&meeting, "M1"), [Award::LeftOut, Award::LeftOut, Award::Open]);
    assert_eq!(meeting.result(&member("M1")).expect("a result").titles, Vec::<TitleId>::new());
}

#[test]
fn a_title_that_was_voted_down_is_not_left_out() {
    let meeting = after(open(opening(&with_titles())), [Command::AcceptUndisputed, Command::Tally]);
    let meeting = ["mot", "hai"].into_iter().fold(meeting, |meeting, id| {
        ["M1", "M2"].into_iter().fold(meeting, |meeting, about| voted(meeting, id, about, false))
    });
    assert_eq!(without_vote(&meeting), []);
    let meeting = after(meeting, [Command::Confirm]);
    for about in ["M1", "M2"] {
        assert_eq!(award(&meeting, about, "mot"), Award::Outvoted);
        assert_eq!(award(&meeting, about, "ba"), Award::Without(title("hai")));
    }
}

#[test]
fn who_is_without_a_class_waits_for_no_title() {
    let text = REFERRING.replace("\"voting\"", TITLES);
    let meeting = after(open(opening(&text)), [Command::AcceptUndisputed, Command::Tally]);
    assert_eq!(without_vote(&meeting), [], "everybody is referred");
    let before = award(&meeting, "M1", "mot");
    let meeting = after(meeting, [Command::Confirm]);
    assert_eq!(award(&meeting, "M1", "mot"), before);
}

#[test]
fn most_of_the_votes_are_too_few_where_the_title_needs_more() {
    let text = with_titles().replace(
        r#""when":"class = 'tot'","votes":{"at_least":"1/2","of":"present"}},
    {"id":"hai""#,
        r#""when":"class = 'tot'","votes":{"at_least":"4/5","of":"committee"}},
    {"id":"hai""#,
    );
    let meeting = after(open(opening(&text)), [Command::AcceptUndisputed, Command::Tally]);
    let open = Command::OpenBallot { member: member("M1"), item: Item::Title(title("mot")) };
    let votes = [("B1", true), ("B2", true), ("B3", false)].map(|(officer, granted)| Command::Cast {
        officer: member(officer),
        choice: Choice::For(Value::Granted(granted)),
        written: false,
    });
    let close = Command::CloseBallot { missing: Votes::Refuse };
    let meeting = after(meeting, [open].into_iter().chain(votes).chain([close]));
    assert_eq!(award(&meeting, "M1", "mot"), Award::Outvoted);
    let sheet = meeting.sheet(&member("M1")).expect("a sheet");
    let question = sheet.question(&Item::Title(title("mot"))).expect("asked");
    assert_eq!(question.decided(), Some(&Value::Granted(false)));
}

/// The station with a title for so many of those in the better class, within whom and with what for those over it.
pub(super) fn limited(count: u32, within: &str, over: &str) -> String {
    let titles = format!(
        r#""titles":[{{"id":"goc","title":"Gốc"}},{{"id":"gioi","title":"Giỏi nhất","when":"class = 'tot'",
            "quota":{{"at_most":{{"count":{count}}},"within":"{within}","over":"{over}"}}}}],"voting""#
    );
    STATION.replace("\"voting\"", &titles)
}

/// After the tally, with six points for M1 and ten for the five others.
pub(super) fn tallied(text: &str) -> Room {
    tallied_with(text, |opening| opening)
}

fn tallied_with(text: &str, changed: impl FnOnce(Opening) -> Opening) -> Room {
    let mut room = Room::open_with(text, changed);
    room.marks("M1", 6);
    room.does(Command::AcceptUndisputed);
    room.does(Command::Tally);
    room
}

pub(super) fn left_open(room: &Room) -> Vec<(LeftOpen, String)> {
    let ids = |members: &[MemberId]| members.iter().map(MemberId::as_str).collect::<Vec<_>>().join(" ");
    room.meeting.open_titles().iter().map(|open| (open.left, ids(&open.members))).collect()
}

#[test]
fn a_tie_at_the_edge_of_a_titles_quota_is_told_with_its_places_also_once_it_is_announced() {
    let mut room = tallied(&limited(3, "unit", "rank"));
    let tied = || vec![(LeftOpen::Tied { equals: 5, places: 3 }, "B1 B3 B5 B7 M2".to_owned())];
    assert_eq!(left_open(&room), tied());
    assert_eq!(award(&room.meeting, "M1", "gioi"), Award::OverQuota);
    room.does(Command::Confirm);
    assert_eq!(left_open(&room), tied());
    assert_eq!(left_open(&tallied(&limited(5, "unit", "rank"))), [], "nobody is equal at the edge");
    assert_eq!(left_open(&tallied(&limited(3, "unit", "warn"))), [], "all win it");
}

#[test]
fn who_is_over_a_titles_quota_that_leaves_it_to_the_committee_is_told() {
    assert_eq!(left_open(&tallied(&limited(5, "unit", "refer"))), [(LeftOpen::Referred, "M1".to_owned())]);
    let both = left_open(&tallied(&limited(2, "unit", "refer")));
    assert_eq!(both.len(), 2, "those who tie, and who stands behind them: {both:?}");
    assert_eq!(both[0].0, LeftOpen::Tied { equals: 5, places: 2 });
}

#[test]
fn ties_in_several_groups_are_told_apart() {
    let grouped = |opening: Opening| {
        let group = |person: &Person| match person.id.as_str() {
            "B1" | "B3" | "M2" => Name::new("Tổ 1"),
            _ => Name::new("Tổ 2"),
        };
        let people = opening.roster.people().iter();
        let people = people.map(|person| Person { group: group(person).ok(), ..person.clone() });
        Opening { roster: Roster::new(None, people.collect()).expect("a roster"), ..opening }
    };
    let mut room = Room::open_with(&limited(1, "group", "rank"), grouped);
    room.does(Command::AcceptUndisputed);
    room.does(Command::Tally);
    let tied = || LeftOpen::Tied { equals: 3, places: 1 };
    assert_eq!(left_open(&room), [(tied(), "B1 B3 M2".to_owned()), (tied(), "B5 B7 M1".to_owned())]);
}

#[test]
fn ties_on_several_sheets_are_told_apart() {
    let sheets = |opening: Opening| {
        let own = Name::new("Tổ 1").expect("a name");
        let is_own = |person: &Person| ["B1", "B3", "M2"].contains(&person.id.as_str());
        let people = opening.roster.people().iter();
        let people = people
            .map(|person| Person { audience: is_own(person).then(|| own.clone()), ..person.clone() })
            .collect();
        let text = limited(1, "unit", "rank").replace(r#""id":"s","#, r#""id":"l","#);
        let other = Rulebook::read(&text).expect("a sound set");
        let mut sets = opening.sets.clone();
        sets.push(FrozenSet::for_audiences(other, vec![own.clone()]));
        Opening { roster: Roster::new(None, people).expect("a roster"), sets, ..opening }
    };
    let mut room = Room::open_with(&limited(1, "unit", "rank"), sheets);
    room.does(Command::AcceptUndisputed);
    room.does(Command::Tally);
    let tied = || LeftOpen::Tied { equals: 3, places: 1 };
    assert_eq!(left_open(&room), [(tied(), "B5 B7 M1".to_owned()), (tied(), "B1 B3 M2".to_owned())]);
}
