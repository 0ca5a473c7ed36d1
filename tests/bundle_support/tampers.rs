//! What can be done to the sealed sample, and the entry that must be named for it.

use serde_json::{Value, json};

use super::{Opened, forms, sample};

/// A file that is not sound any more.
pub struct Tampered {
    /// What was done.
    pub what: &'static str,
    /// The file.
    pub text: String,
    /// The first entry that is wrong; none where it is not about one.
    pub entry: Option<usize>,
    /// Who can find it.
    pub found_by: FoundBy,
}

/// Who can find it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FoundBy {
    /// Every verifier.
    All,
    /// Only one that knows the rule language.
    Reckoning,
}

/// Everything that is tried.
pub fn all() -> Vec<Tampered> {
    let mut all = careless();
    all.extend(careful());
    all.extend(in_forms());
    all
}

/// Collects files, each made from a fresh sample.
struct Collected(Vec<Tampered>);

impl Collected {
    /// Changes a fresh sample; the change says which entry is to be named.
    fn add(&mut self, what: &'static str, change: impl FnOnce(&mut Opened) -> Option<usize>) {
        self.add_for(FoundBy::All, what, change);
    }

    fn add_for(
        &mut self,
        found_by: FoundBy,
        what: &'static str,
        change: impl FnOnce(&mut Opened) -> Option<usize>,
    ) {
        self.add_to(&sample("sealed"), found_by, what, change);
    }

    fn add_to(
        &mut self,
        text: &str,
        found_by: FoundBy,
        what: &'static str,
        change: impl FnOnce(&mut Opened) -> Option<usize>,
    ) {
        let mut opened = Opened::of(text);
        let entry = change(&mut opened);
        self.0.push(Tampered { what, text: opened.text(), entry, found_by });
    }
}

/// Changes by somebody who does not work the chain out anew.
fn careless() -> Vec<Tampered> {
    let mut all = Collected(Vec::new());
    all.add("a vote flipped", |bundle| {
        let vote = bundle.entry_with("vote_cast", 2);
        bundle.rewrite(vote, "\"points\":8", "\"points\":9");
        Some(vote)
    });
    all.add("two entries swapped", |bundle| {
        bundle.log().swap(8, 9);
        Some(9)
    });
    all.add("two entries swapped with their numbers", |bundle| {
        bundle.log().swap(8, 9);
        bundle.log()[8]["seq"] = 9.into();
        bundle.log()[9]["seq"] = 10.into();
        Some(9)
    });
    all.add("the last entry dropped", |bundle| {
        bundle.log().pop();
        None
    });
    all.add("an entry dropped", |bundle| {
        bundle.log().remove(10);
        Some(11)
    });
    all.add("an entry twice", |bundle| {
        let again = bundle.log()[6].clone();
        bundle.log().insert(7, again);
        Some(8)
    });
    all.add("a name changed", |bundle| {
        let name = bundle.value["about"]["opening"]["roster"]["people"][3]["name"].clone();
        bundle.rewrite(1, name.as_str().expect("a name"), "Người Khác");
        Some(1)
    });
    all.add("a criterion's maximum changed", |bundle| {
        bundle.rewrite(1, "\"max\":10", "\"max\":11");
        Some(1)
    });
    all.add("an outcome changed", |bundle| {
        let tally = bundle.entry_with("tallied", 0);
        bundle.rewrite(tally, "not_ranked", "ranked");
        Some(tally)
    });
    all.add("the seal changed", |bundle| {
        let seal = bundle.entry_with("sealed", 0);
        bundle.rewrite(seal, "\"entries\":26", "\"entries\":25");
        Some(seal)
    });
    all.add("a salt changed", |bundle| change_digit(bundle, 5, "salt"));
    all.add("a commitment changed", |bundle| change_digit(bundle, 6, "commitment"));
    all.add("a chain value changed", |bundle| change_digit(bundle, 7, "head"));
    all.add("a version changed", |bundle| {
        bundle.log()[3]["schema"] = 2.into();
        Some(4)
    });
    all.add("a salt removed", |bundle| {
        bundle.log()[4].as_object_mut().expect("an entry").remove("salt");
        Some(5)
    });
    all.add("a text removed", |bundle| {
        bundle.log()[4].as_object_mut().expect("an entry").remove("body");
        Some(5)
    });
    all.add("an entry with more in it", |bundle| {
        bundle.log()[4]["note"] = "x".into();
        Some(5)
    });
    all.add("an entry that is none", |bundle| {
        bundle.log()[4] = json!([]);
        Some(5)
    });
    all.add("another meeting's id", |bundle| {
        bundle.value["meeting"] = "2026-09".into();
        Some(1)
    });
    copies(&mut all);
    all.0
}

/// Changes above the log alone.
fn copies(all: &mut Collected) {
    let about: [(&str, &[&str], Value); 9] = [
        ("the period above changed", &["period"], "2026-11".into()),
        ("the unit above changed", &["unit"], "Đơn vị khác".into()),
        ("the phase above changed", &["phase"], "open".into()),
        ("the number above changed", &["entries"], 28.into()),
        ("the seals above removed", &["seals"], json!([])),
        ("the head above changed", &["head"], "0".repeat(64).into()),
        ("the committee above changed", &["committee"], json!(["M25"])),
        ("the chair above changed", &["opening", "chair"], "M26".into()),
        ("more above the log", &["more"], Value::Null),
    ];
    for (what, path, value) in about {
        all.add(what, |bundle| {
            let mut place = &mut bundle.value["about"];
            for key in path {
                place = &mut place[*key];
            }
            *place = value;
            None
        });
    }
    all.add("a name above changed", |bundle| {
        bundle.value["about"]["opening"]["roster"]["people"][3]["name"] = "Người Khác".into();
        None
    });
    all.add("an outcome above changed", |bundle| {
        bundle.value["about"]["outcomes"][0]["class"] = "khac".into();
        None
    });
    all.add("a copy removed", |bundle| {
        bundle.value["about"].as_object_mut().expect("an object").remove("outcomes");
        None
    });
    all.add("more in the file", |bundle| {
        bundle.value["more"] = json!({});
        None
    });
    all.add("no log", |bundle| {
        bundle.value["log"] = json!([]);
        None
    });
    all.add("another format", |bundle| {
        bundle.value["format"] = "binhxet.meeting/2".into();
        None
    });
}

fn change_digit(bundle: &mut Opened, entry: usize, key: &str) -> Option<usize> {
    let text = bundle.log()[entry - 1][key].as_str().expect("digits").to_owned();
    let other = if text.starts_with('0') { "1" } else { "0" };
    bundle.log()[entry - 1][key] = format!("{other}{}", &text[1..]).into();
    Some(entry)
}

/// Changes by somebody who has read the format and works chain, seal and copies out anew.
fn careful() -> Vec<Tampered> {
    let mut all = Collected(Vec::new());
    all.add("a vote flipped, all worked out anew", |bundle| {
        let vote = bundle.entry_with("vote_cast", 2);
        bundle.rewrite(vote, "\"points\":8", "\"points\":9").forge().copy_anew();
        Some(bundle.entry_with("ballot_closed", 0))
    });
    all.add("a vote taken away", |bundle| {
        let vote = bundle.entry_with("vote_cast", 2);
        bundle.log().remove(vote - 1);
        bundle.forge().copy_anew();
        Some(bundle.entry_with("ballot_closed", 0))
    });
    all.add("a vote added", |bundle| {
        let vote = bundle.entry_with("vote_cast", 2);
        let again = bundle.log()[vote - 1].clone();
        bundle.log().insert(vote, again);
        bundle.forge().copy_anew();
        Some(vote + 1)
    });
    all.add("the vote of somebody who was away", |bundle| {
        let vote = bundle.entry_with("vote_cast", 0);
        bundle.rewrite(vote, "\"officer\":\"M25\"", "\"officer\":\"M27\"").forge().copy_anew();
        Some(vote)
    });
    all.add("an officer left out of those entitled", |bundle| {
        let opened = bundle.entry_with("ballot_opened", 0);
        bundle.rewrite(opened, "\"M25\",", "").forge().copy_anew();
        Some(opened)
    });
    all.add("another round", |bundle| {
        let opened = bundle.entry_with("ballot_opened", 1);
        bundle.rewrite(opened, "\"round\":1", "\"round\":2").forge().copy_anew();
        Some(opened)
    });
    all.add("a tally changed", |bundle| {
        let closed = bundle.entry_with("ballot_closed", 0);
        bundle.rewrite(closed, "\"valid\":6", "\"valid\":5").forge().copy_anew();
        Some(closed)
    });
    all.add("the outcome of a vote changed", |bundle| {
        let closed = bundle.entry_with("ballot_closed", 1);
        bundle.rewrite(closed, "\"found\":true", "\"found\":false").forge().copy_anew();
        Some(closed)
    });
    all.add("a meeting opened without a quorum", |bundle| {
        let roll = bundle.entry_with("roll_answered", 1);
        bundle.rewrite(roll, "[\"M25\",\"M26\",\"M04\",\"M01\",\"M28\",\"M09\"]", "[\"M25\",\"M01\"]");
        bundle.forge().copy_anew();
        Some(4)
    });
    all.add("an entry by somebody else", |bundle| {
        bundle.rewrite(5, "\"by\":\"M01\"", "\"by\":\"M04\"").forge().copy_anew();
        Some(5)
    });
    all.add("a criterion's maximum changed, the fingerprint left", |bundle| {
        bundle.rewrite(1, "\"max\":10", "\"max\":11").forge().copy_anew();
        Some(1)
    });
    all.add("something behind the seal", |bundle| {
        let again = bundle.log()[4].clone();
        bundle.log().push(again);
        bundle.forge().copy_anew();
        Some(28)
    });
    all.add_for(FoundBy::Reckoning, "an outcome changed, all worked out anew", |bundle| {
        let tally = bundle.entry_with("tallied", 0);
        bundle.by_this_evaluation();
        bundle.rewrite(tally, "\"standing\":\"not_ranked\"", "\"standing\":\"ranked\"").forge().copy_anew();
        Some(tally)
    });
    all.add_for(FoundBy::Reckoning, "a total changed, all worked out anew", |bundle| {
        let tally = bundle.entry_with("tallied", 0);
        bundle.by_this_evaluation();
        bundle.rewrite(tally, "\"total\":\"", "\"total\":\"1").forge().copy_anew();
        Some(tally)
    });
    all.add_for(FoundBy::Reckoning, "a proposal changed, all worked out anew", |bundle| {
        bundle.by_this_evaluation();
        bundle.rewrite(1, "\"group\":{\"count\":1}", "\"group\":{\"count\":3}").forge().copy_anew();
        Some(bundle.entry_with("tallied", 0))
    });
    all.0
}

/// Changes of votes by hands, in writing and in secret, all worked out anew.
fn in_forms() -> Vec<Tampered> {
    let whole = forms::whole();
    let mut all = Collected(Vec::new());
    let mut add = |what, event: &str, nth: usize, from: &str, to: &str, found_in: Option<(&str, usize)>| {
        all.add_to(&whole, FoundBy::All, what, |bundle| {
            let entry = bundle.entry_with(event, nth);
            bundle.rewrite(entry, from, to).forge().copy_anew();
            Some(found_in.map_or(entry, |(event, nth)| bundle.entry_with(event, nth)))
        });
    };
    let closed = |nth| Some(("ballot_closed", nth));
    add("more hands than people", "hands_counted", 0, "\"votes\":3", "\"votes\":4", None);
    add("fewer hands than were counted", "hands_counted", 0, "\"votes\":3", "\"votes\":1", closed(0));
    add("hands for another answer", "hands_counted", 2, "\"points\":10", "\"points\":9", closed(1));
    add("a new count without a reason", "hands_counted", 2, ",\"reason\":\"đếm sót\"", "", None);
    add("a first count with a reason", "hands_counted", 0, "]}", "]},\"reason\":\"x\"", None);
    add(
        "a count checked by a stranger",
        "hands_counted",
        2,
        "\"checked_by\":\"P3\"",
        "\"checked_by\":\"P9\"",
        None,
    );
    add("another form", "ballot_opened", 0, "\"form\":\"hands\",", "", None);
    add("a tie that was none", "ballot_closed", 0, "\"chair\":\"tie\"", "\"stands\":\"tie\"", None);
    add("a chair for what nobody wanted", "chair_decided", 0, "\"check\":true", "\"points\":3", None);
    add(
        "a written vote of somebody present",
        "\"written\":true",
        0,
        "\"officer\":\"P6\"",
        "\"officer\":\"P5\"",
        None,
    );
    add("a vote from afar that is not said to be one", "\"written\":true", 0, ",\"written\":true", "", None);
    add("a class that had no votes", "ballot_closed", 2, "\"class\":\"xuat_sac\"", "\"class\":\"dat\"", None);
    add("a slip with a row twice", "slip_opened", 0, "\"member\":\"P9\"", "\"member\":\"P8\"", None);
    add("somebody more at the box", "slip_closed", 0, "\"took_part\":[", "\"took_part\":[\"P0\",", None);
    add("a vote more in the box", "slip_closed", 0, "\"votes\":5", "\"votes\":6", None);
    add("a title by too few", "slip_closed", 0, "\"granted\":true}}", "\"granted\":false}}", None);
    all.0
}
