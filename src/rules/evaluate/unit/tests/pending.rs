//! Whose result a quota may yet alter while facts of somebody are missing.

use proptest::prelude::*;

use super::*;
use crate::text::Lang;

pub(super) const BY_TOTAL: &str = r#"{"id": "best", "title": "A", "when": "total >= 90"},
    {"id": "good", "title": "B", "when": "total >= 70"}, {"id": "fair", "title": "C"}"#;

pub(super) fn by_total(quotas: &str) -> Rulebook {
    book(CRITERIA, LOWERED, BY_TOTAL, &format!(r#""otherwise": {{"class": "fair"}}, "quotas": [{quotas}],"#))
}

pub(super) fn first(count: u32) -> String {
    quota(&format!(r#"{{"count": {count}}}"#), "unit", "rank")
}

/// Somebody whose second mark, 0 to 10 points, is missing.
pub(super) fn open(points: i64) -> Case {
    let mut case = case(points, "1");
    case.marks.remove(&"d".parse().expect("an id"));
    case
}

pub(super) fn lacks(classified: &Classified) -> Vec<Option<Lacks>> {
    let pending = classified.outcomes.iter().map(|outcome| outcome.pending.as_ref());
    pending.map(|pending| pending.map(|pending| pending.lacks.clone())).collect()
}

pub(super) const ONE: Option<Lacks> = Some(Lacks::Members(1));

#[test]
fn whom_somebody_may_yet_displace_is_told_so_and_nobody_else() {
    let own = by_total(&first(1));
    // The third may come to 95 and stand before the first; the second is out whatever they come to.
    let classified = classify(&own, &[case(94, "1"), case(93, "1"), open(85)]);
    assert_eq!(lacks(&classified), [ONE, None, None]);
    let told = |lang| {
        let lines = classified.outcomes[0].lines(&own, lang).into_iter();
        lines.skip_while(|line| line.kind != LineKind::Result).map(|line| line.text).collect::<Vec<_>>()
    };
    assert_eq!(
        told(Lang::Vi)[..2],
        ["Kết quả: A", "Tạm thời: chưa xét được tỷ lệ A, vì chưa đủ dữ kiện của 1 người."]
    );
    assert_eq!(
        told(Lang::En)[..2],
        [
            "Result: A",
            "Provisional: the quota of A cannot be settled yet, since facts about 1 member are missing."
        ]
    );
    // 95 at most is not before 99, but before 94.
    let of =
        |count: u32| lacks(&classify(&by_total(&first(count)), &[case(99, "1"), case(94, "1"), open(85)]));
    assert_eq!(of(1), [None, None, None]);
    assert_eq!(of(2), [None, ONE, None]);
    // Who cannot reach the class at all displaces nobody.
    assert_eq!(lacks(&classify(&own, &[case(99, "1"), case(98, "1"), open(65)])), [None, None, None]);
}

#[test]
fn of_two_quotas_the_one_that_cannot_be_settled_is_named_with_whom_it_counts() {
    let quotas = [quota(r#"{"count": 9}"#, "unit", "rank"), quota(r#"{"count": 1}"#, "group", "rank")];
    let own = by_total(&quotas.join(", "));
    let classified = classify(&own, &[case(94, "1"), case(93, "1"), open(85)]);
    let lines = classified.outcomes[0].lines(&own, Lang::Vi);
    let told = lines.into_iter().find(|line| line.kind == LineKind::Missing).expect("told");
    assert_eq!(told.text, "Tạm thời: chưa xét được tỷ lệ A trong tổ, vì chưa đủ dữ kiện của 1 người.");
}

#[test]
fn whom_a_larger_share_would_let_in_is_told_so() {
    let own = by_total(&quota(r#"{"share": {"share": "20%", "of": "ranked"}}"#, "unit", "rank"));
    let all = [case(99, "1"), case(98, "1")].into_iter().chain((0..7).map(|_| case(60, "1")));
    let all: Vec<Case> = all.chain([open(65)]).collect();
    let classified = classify(&own, &all);
    // Of nine 20% are one, of ten two.
    assert_eq!(classified.outcomes[1].class.as_ref().map(ClassId::as_str), Some("good"));
    let lacks = lacks(&classified);
    assert_eq!((&lacks[0], &lacks[1], &lacks[2]), (&None, &ONE, &None));
}

#[test]
fn where_a_total_is_missing_that_gives_the_places_both_are_told_so() {
    let own = rulebook(&first(1));
    let classified = classify(&own, &[case(95, "1"), open(94), case(80, "1")]);
    assert_eq!(count(&classified, "best"), 2);
    assert_eq!(lacks(&classified), [ONE, ONE, None]);
}

#[test]
fn where_the_share_itself_is_not_known_those_within_any_share_stand() {
    let table = r#"{"table": {"by_unit_class": {"excellent": "50%", "good": "25%"}, "of": "members"}}"#;
    let own = rulebook(&quota(table, "unit", "rank"));
    let unit_class = Some(Lacks::UnitClass);
    let classified = classify(&own, &cases(4, 0, "1"));
    assert_eq!(lacks(&classified), [&None, &unit_class, &unit_class, &unit_class].map(Clone::clone));
    let told = classified.outcomes[1].lines(&own, Lang::Vi);
    let told = told.iter().find(|line| line.text.starts_with("Tạm thời")).expect("told");
    assert_eq!(
        told.text,
        "Tạm thời: chưa xét được tỷ lệ Xuất sắc, vì chưa biết hạng của đơn vị, hoặc bảng không có tỷ lệ cho hạng ấy."
    );
}

#[test]
fn nobody_is_told_so_where_nothing_is_missing() {
    let own = by_total(&of_good("unit"));
    assert!(lacks(&classify(&own, &cases(9, 27, "1"))).iter().all(Option::is_none));
}

/// Whose result some completion of the second marks alters.
fn altered(own: &Rulebook, cases: &[Case], now: &Classified) -> Vec<bool> {
    let open: Vec<usize> = (0..cases.len()).filter(|at| cases[*at].marks.len() < 2).collect();
    let mut altered = vec![false; cases.len()];
    for way in 0..21_i64.pow(u32::try_from(open.len()).expect("few")) {
        let (mut way, mut full) = (way, cases.to_vec());
        for at in &open {
            let halves = Exact::fraction(way % 21, 2).expect("halves");
            full[*at].marks.insert("d".parse().expect("an id"), Mark::Points(halves));
            way /= 21;
        }
        let then = classify(own, &full);
        for (at, (now, then)) in now.outcomes.iter().zip(&then.outcomes).enumerate() {
            altered[at] |= (&now.standing, &now.class) != (&then.standing, &then.class);
        }
    }
    altered
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn those_are_told_so_whose_result_some_completion_alters(
        closed in prop::collection::vec((60_i64..=100, 0_i64..=10), 1..6),
        lacking in prop::collection::vec(62_i64..=100, 1..3),
        (most, of) in (1_u32..4, prop::sample::select(vec!["", "members", "ranked", "good"])),
    ) {
        let at_most = match of {
            "" => format!(r#"{{"count": {most}}}"#),
            "good" => format!(r#"{{"share": {{"share": "{most}/4", "of": {{"class": "good"}}}}}}"#),
            of => format!(r#"{{"share": {{"share": "{most}/5", "of": "{of}"}}}}"#),
        };
        let own = by_total(&quota(&at_most, "unit", "rank"));
        let mut cases: Vec<Case> = closed.into_iter().map(|(points, more)| {
            let mut case = case(points, "1");
            case.marks.insert("d".parse().expect("an id"), Mark::Points(Exact::whole(more)));
            case
        }).collect();
        cases.extend(lacking.into_iter().map(open));
        let now = classify(&own, &cases);
        let altered = altered(&own, &cases, &now);
        for (outcome, altered) in now.outcomes.iter().zip(altered) {
            let stands = !matches!(outcome.standing, Standing::Incomplete(_));
            prop_assert_eq!(outcome.pending.is_some(), stands && altered);
        }
    }
}
