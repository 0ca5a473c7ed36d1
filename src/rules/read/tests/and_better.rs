//! Quotas that count better classes, too: how they are written, and of whom they may be a share.

use super::{Lang, Rulebook, SMALL};

/// The small set with three classes and a quota with this field on the middle one.
fn with(field: &str, of: &str) -> String {
    let classes = r#"{"id": "dat", "title": "Đạt", "when": "total >= 1"}, {"id": "cuoi", "title": "Cuối"}"#;
    let quota = format!(
        r#""otherwise": {{"class": "cuoi"}}, "quotas": [{{"id": "q", "class": "dat", {field} "within": "unit", "over": "rank",
        "at_most": {{"share": {{"share": "70%", "of": {of}}}}}}}],"#
    );
    let text = SMALL.replacen(r#"{"id": "dat", "title": "Đạt"}"#, classes, 1);
    text.replacen(r#""otherwise": {"class": "dat"},"#, &quota, 1)
}

const AND_BETTER: &str = r#""and_better": true,"#;

#[test]
fn what_is_not_said_is_not_written() {
    for (field, and_better) in [("", false), (r#""and_better": false,"#, false), (AND_BETTER, true)] {
        let rulebook = Rulebook::read(&with(field, "\"members\"")).expect("sound");
        assert_eq!(rulebook.set().quotas[0].and_better, and_better);
        let canonical = rulebook.canonical();
        assert_eq!(canonical.contains("and_better"), and_better);
        assert_eq!(Rulebook::read(&canonical).as_ref(), Ok(&rulebook));
    }
}

#[test]
fn a_share_is_of_nobody_whom_the_quota_counts() {
    let told = |field: &str, of: &str| {
        let found = Rulebook::read(&with(field, of)).err().unwrap_or_default();
        found.iter().map(|fault| (fault.place.clone(), fault.sentence(Lang::En))).collect::<Vec<_>>()
    };
    let [better, own, next] = ["tot", "dat", "cuoi"].map(|class| format!(r#"{{"class": "{class}"}}"#));
    let at = || "quotas.q.at_most.share.of.class".to_owned();
    let of_better = "A quota that counts all better classes, too, cannot be a share of one of them.";
    let of_own = "A quota cannot be a share of its own class.";
    assert_eq!(told(AND_BETTER, &better), [(at(), of_better.to_owned())]);
    assert_eq!(told(AND_BETTER, &own), [(at(), of_own.to_owned())]);
    assert_eq!(told(AND_BETTER, &next), []);
    assert_eq!(told("", &better), [], "a class by itself may be a share of a better one");
}

#[test]
fn it_is_true_or_false() {
    let found = Rulebook::read(&with(r#""and_better": "true","#, "\"members\"")).expect_err("a fault");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].place, "quotas.q.and_better");
    assert!(found[0].sentence(Lang::En).contains("true or false, without quotation marks"));
}
