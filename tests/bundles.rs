//! Bundles: the samples are sound, whatever is done to one is found, and the first wrong entry is named.
//!
//! `BLESS=1 cargo test --test bundles` writes the samples anew; they change only when the format does.

mod bundle_support;

use binhxet::domain::{Entry, Held, MeetingId, Phase};
use binhxet::papers::bundle::{self, Departure, Earlier, LARGEST, Paper, Refused, Verdict, Wrong};
use binhxet::rules::Evaluation;
use binhxet::text::Lang;
use bundle_support::forms;
use bundle_support::tampers::{self, Tampered};
use bundle_support::{LOGS, Opened, lines, of_log, path, redacted, sample};
use proptest::prelude::*;
use serde_json::{Value, json};

fn verify(text: &str) -> Verdict {
    bundle::verify(text.as_bytes(), None).expect("a bundle")
}

fn codes(verdict: &Verdict) -> Vec<&str> {
    verdict.faults.iter().map(|fault| fault.wrong.code()).collect()
}

#[test]
fn the_samples_are_what_the_logs_give() {
    let sealed = of_log("sample");
    let samples = [
        ("redacted", redacted(&sealed)),
        ("unsealed", of_log("findings")),
        ("earlier", of_log("earlier")),
        ("sealed", sealed),
    ];
    for (name, made) in samples {
        let path = path(&format!("fixtures/bundles/{name}.json"));
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&path, &made).expect("the sample can be written");
        }
        let written = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(written == made, "{name}: BLESS=1 cargo test --test bundles");
    }
}

#[test]
fn every_log_that_there_ever_was_gives_a_sound_bundle() {
    for log in LOGS {
        let verdict = verify(&of_log(log));
        assert!(verdict.is_sound(), "{log}: {:#?}", verdict.sentences(Lang::En));
        assert_eq!(verdict.recount.until, None, "{log}");
    }
}

#[test]
fn a_sound_bundle_says_what_is_in_it() {
    let sealed = verify(&sample("sealed"));
    assert_eq!((sealed.recount.ballots, sealed.recount.results), (2, 24));
    assert_eq!(sealed.seals.last().map(|(_, entries, _)| *entries), Some(26));
    let said = sealed.sentences(Lang::En).join("\n");
    assert!(said.contains("all 27 entries") && said.ends_with("Verdict: sound."), "{said}");
    let unsealed = verify(&sample("unsealed"));
    assert!(unsealed.seals.is_empty() && !unsealed.is_sealed && sealed.is_sealed);
    assert!(unsealed.sentences(Lang::Vi).join("\n").contains("Chưa chốt"));
    let about = Opened::of(&sample("sealed")).value["about"].clone();
    assert_eq!(about["phase"], serde_json::to_value(Phase::Sealed).expect("a phase"));
    assert_eq!(about["outcomes"].as_array().map(Vec::len), Some(24));
}

#[test]
fn what_stands_above_the_log_is_the_state_after_every_step() {
    for log in LOGS {
        let lines = lines(log);
        let entries: Vec<Entry> =
            lines.iter().map(|line| serde_json::from_str(line).expect("an entry")).collect();
        let text = of_log(log);
        let id: MeetingId = verify(&text).meeting;
        for end in 1..=lines.len() {
            let text = bundle::write(bundle::PROGRAM, &id, &lines[..end]).expect("is written");
            let about = &Opened::of(&text).value["about"];
            let held = Held::replay(id.clone(), &entries[..end]).expect("sound");
            let state = held.proceedings();
            let value = |value: Result<Value, serde_json::Error>| value.expect("JSON");
            assert_eq!(about["phase"], value(serde_json::to_value(state.phase())), "{log} {end}");
            assert_eq!(about["outcomes"], value(serde_json::to_value(state.outcomes())), "{log} {end}");
            assert_eq!(about["head"], value(serde_json::to_value(state.chain().head())), "{log} {end}");
            let committee: Vec<_> = state.committee().iter().map(|officer| &officer.id).collect();
            assert_eq!(about["committee"], value(serde_json::to_value(committee)), "{log} {end}");
        }
    }
}

#[test]
fn a_removed_text_cannot_be_recounted_and_the_chain_still_holds() {
    let verdict = verify(&sample("redacted"));
    assert!(verdict.is_sound(), "{:?}", verdict.faults);
    assert_eq!((verdict.redacted.len(), verdict.recount.until), (23, Some(1)));
    assert_eq!(verdict.head, verify(&sample("sealed")).head);
    assert!(verdict.sentences(Lang::En).join("\n").contains("Redacted, cannot be recounted"));

    let mut one = Opened::of(&sample("sealed"));
    let vote = one.entry_with("vote_cast", 2);
    let verdict = verify(&one.redact(vote).text());
    assert!(verdict.is_sound(), "{:?}", verdict.faults);
    assert_eq!((verdict.redacted.as_slice(), verdict.recount.until), (&[9][..], Some(9)));
    one.rewrite(10, "\"points\":9", "\"points\":8");
    assert_eq!(codes(&verify(&one.text())), ["commitment"], "what is left is still checked");
}

#[test]
fn whatever_is_done_is_found_and_the_first_wrong_entry_is_named() {
    for Tampered { what, text, entry, .. } in tampers::all() {
        let Ok(verdict) = bundle::verify(text.as_bytes(), None) else {
            assert_eq!(entry, None, "{what}");
            continue;
        };
        assert!(!verdict.is_sound(), "{what}");
        let named = verdict.faults.first().and_then(|fault| fault.place.as_ref()).map(|place| place.seq);
        assert_eq!(named, entry.map(|entry| entry as u64), "{what}: {:?}", verdict.faults);
        for lang in Lang::ALL {
            let said = verdict.sentences(lang).join("\n");
            assert!(entry.is_none_or(|entry| said.contains(&entry.to_string())), "{what}: {said}");
        }
    }
}

#[test]
fn a_wrong_result_is_told_member_by_member() {
    let mut bundle = Opened::of(&sample("sealed"));
    let tally = bundle.entry_with("tallied", 0);
    bundle.by_this_evaluation();
    bundle.rewrite(tally, "\"total\":67", "\"total\":97").forge().copy_anew();
    let verdict = verify(&bundle.text());
    let Some(Wrong::Results(members)) = verdict.faults.first().map(|fault| &fault.wrong) else {
        panic!("{:?}", verdict.faults);
    };
    assert_eq!(
        members.iter().map(|one| (one.member.as_str(), one.path.as_str())).collect::<Vec<_>>(),
        [("M17", "total")]
    );
    let said = verdict.sentences(Lang::En).join("\n");
    assert!(said.contains("97 points; the recount gives") && said.contains("67 points"), "{said}");
    assert!(said.contains("reckons otherwise"), "it may be the program that changed: {said}");
}

#[test]
fn what_an_earlier_evaluation_came_to_is_named_and_is_no_fault() {
    let verdict = verify(&sample("earlier"));
    assert!(verdict.is_sound(), "{:?}", verdict.faults);
    assert_eq!(
        verdict.recount,
        verify(&sample("sealed")).recount,
        "chain, steps and votes are recounted all the same"
    );
    let [Earlier { place, evaluation, departure: Departure::Results(members) }] = verdict.earlier.as_slice()
    else {
        panic!("{:?}", verdict.earlier);
    };
    assert_eq!((place.seq, *evaluation), (25, Evaluation::FIRST));
    let named: Vec<_> = members.iter().map(|one| (one.member.as_str(), one.path.as_str())).collect();
    assert_eq!(named, [("M17", "class"), ("M05", "standing")]);
    let said = verdict.sentences(Lang::En).join("\n");
    assert!(said.contains("worked out by evaluation 1 of the rules"), "{said}");
    assert!(said.contains("recorded Tốt, 72 points; the recount gives Hoàn thành, 67 points"), "{said}");
    assert!(said.ends_with(
        "Verdict: sound; what an earlier evaluation of the rules came to stands as it was recorded."
    ));
    let json = verdict.json(Lang::Vi);
    assert_eq!((&json["sound"], &json["earlier"][0]["members"]), (&true.into(), &json!(["M17", "M05"])));
    // Where nothing comes out otherwise nothing is said.
    assert_eq!(verify(&sample("sealed")).earlier, []);
}

#[test]
fn the_same_results_by_the_same_evaluation_are_a_fault() {
    let mut bundle = Opened::of(&sample("earlier"));
    bundle.by_this_evaluation().forge().copy_anew();
    let verdict = verify(&bundle.text());
    assert_eq!((codes(&verdict), verdict.earlier.as_slice()), (vec!["results"], &[][..]));
}

#[test]
fn an_earlier_evaluation_excuses_nothing_but_results() {
    let mut bundle = Opened::of(&sample("earlier"));
    let closed = bundle.entry_with("ballot_closed", 0);
    bundle.rewrite(closed, "\"valid\":6", "\"valid\":5").forge().copy_anew();
    let verdict = verify(&bundle.text());
    assert_eq!((codes(&verdict), verdict.earlier.len()), (vec!["ballot"], 1));
    let mut short = Opened::of(&sample("earlier"));
    let tally = short.entry_with("tallied", 0);
    short.rewrite(tally, "\"member\":\"M17\"", "\"member\":\"M18\"").forge().copy_anew();
    assert_eq!(codes(&verify(&short.text())), ["impossible"], "results are everybody's");
}

/// A meeting with votes in all forms as one that was held by the first evaluation, which saw the total of its first member
/// otherwise, and gave another one no class.
fn held_by_the_first() -> Opened {
    let mut bundle = Opened::of(&forms::whole());
    bundle.change_events(|event| {
        let Some(held) = event.as_object_mut().and_then(|event| event.values_mut().next()) else { return };
        held.as_object_mut().map(|held| held.remove("evaluation"));
        if let Some(outcomes) = held.get_mut("outcomes").and_then(Value::as_array_mut) {
            outcomes[0]["total"] = 1.into();
        }
    });
    bundle.forge().copy_anew();
    bundle
}

#[test]
fn votes_after_results_of_an_earlier_evaluation_are_recounted_all_the_same() {
    let now = verify(&forms::whole());
    assert!(now.is_sound() && now.earlier.is_empty(), "{:?}", now.faults);
    let mut bundle = held_by_the_first();
    let then = verify(&bundle.text());
    assert!(then.is_sound(), "{:?}", then.faults);
    assert_eq!(then.recount, now.recount);
    let places: Vec<_> = then.earlier.iter().filter_map(|earlier| earlier.place.event.as_deref()).collect();
    assert_eq!(places, ["slip_closed"], "the results that stand in the end");
    let slip = bundle.entry_with("slip_closed", 0);
    bundle.rewrite(slip, "\"votes\":5", "\"votes\":6").forge().copy_anew();
    assert!(!verify(&bundle.text()).is_sound());
}

#[test]
fn a_step_that_rested_on_earlier_rules_is_named_and_is_no_fault() {
    let about_another = |mut bundle: Opened| {
        let decided = bundle.entry_with("referral_decided", 0);
        let body: Value =
            serde_json::from_str(bundle.log()[decided - 1]["body"].as_str().expect("a text")).expect("JSON");
        let held = &body["event"]["referral_decided"];
        let mut ranked = held["outcomes"].as_array().expect("results").iter();
        let other = ranked.rfind(|one| one["standing"] == "ranked" && one["member"] != held["member"]);
        let words = |member: &Value| format!("\"member\":{member},\"outcomes\"");
        let other = words(&other.expect("somebody has a class")["member"]);
        bundle.rewrite(decided, &words(&held["member"]), &other).forge().copy_anew();
        (verify(&bundle.text()), decided as u64)
    };
    let (then, decided) = about_another(held_by_the_first());
    assert!(then.is_sound(), "{:?}", then.faults);
    let refused = then.earlier.iter().find(|earlier| matches!(earlier.departure, Departure::Refused(_)));
    let refused = refused.expect("nobody was left to the committee there");
    assert_eq!(refused.place.seq, decided);
    assert!(refused.sentences(Lang::En)[0].ends_with("This step could not be recounted."));
    let (now, _) = about_another(Opened::of(&forms::whole()));
    assert_eq!(codes(&now).first(), Some(&"not_allowed"));
}

#[test]
fn a_title_goes_to_nobody_for_whom_it_was_not_open() {
    let sound = forms::with_a_decided_title();
    let verdict = verify(&sound);
    assert!(verdict.is_sound(), "{:?}", verdict.faults);
    let forged = |change: &dyn Fn(&mut Value)| {
        let mut bundle = Opened::of(&sound);
        bundle.change_events(|event| event.get_mut("title_decided").into_iter().for_each(change));
        bundle.forge().copy_anew();
        let verdict = verify(&bundle.text());
        codes(&verdict).first().map(|code| (*code).to_owned())
    };
    let wins =
        |at: usize| move |held: &mut Value| held["outcomes"][at]["titles"] = json!(["gioi", "chien_si"]);
    assert_eq!(forged(&|_| {}), None);
    assert_eq!(forged(&wins(3)).as_deref(), Some("results"), "somebody else wins it in passing");
    let last = Opened::of(&sound).value["about"]["outcomes"][3]["member"].clone();
    let about_last = |held: &mut Value| {
        held["member"] = last.clone();
        wins(3)(held);
    };
    assert_eq!(forged(&about_last).as_deref(), Some("not_allowed"), "the quota leaves it open for three");
    let other_title = |held: &mut Value| held["title"] = json!("chien_si");
    assert_eq!(forged(&other_title).as_deref(), Some("not_allowed"), "it has no quota");
    let no_title = |held: &mut Value| held["title"] = json!("khong_co");
    assert_eq!(forged(&no_title).as_deref(), Some("not_allowed"));
    let turned = |held: &mut Value| held["granted"] = json!(held["granted"] != json!(true));
    assert_eq!(forged(&turned).as_deref(), Some("results"));
}

#[test]
fn a_newer_evaluation_is_not_recounted() {
    let mut bundle = Opened::of(&sample("sealed"));
    let tally = bundle.entry_with("\"tallied\"", 0);
    bundle.rewrite(tally, "\"tallied\":{", "\"tallied\":{\"evaluation\":1000,").forge().copy_anew();
    let verdict = verify(&bundle.text());
    assert_eq!((codes(&verdict), verdict.recount.until), (vec!["newer"], Some(tally as u64)));
    let mut opened = Opened::of(&sample("sealed"));
    opened.rewrite(1, "{\"chair\":", "{\"evaluation\":1000,\"chair\":").forge().copy_anew();
    let verdict = verify(&opened.text());
    assert_eq!((codes(&verdict), verdict.recount.until), (vec!["newer"], Some(1)));
    let said = verdict.sentences(Lang::En).join("\n");
    assert!(said.contains("it was worked out by a newer version of the program (evaluation 1000)"), "{said}");
}

#[test]
fn a_wrong_vote_is_told_with_both_counts() {
    let mut bundle = Opened::of(&sample("sealed"));
    let closed = bundle.entry_with("ballot_closed", 0);
    bundle.rewrite(closed, "\"valid\":6", "\"valid\":5").forge().copy_anew();
    let verdict = verify(&bundle.text());
    let said = verdict.sentences(Lang::En).join("\n");
    assert!(said.contains("5 valid of 6 cast") && said.contains("6 valid of 6 cast"), "{said}");
    assert_eq!(codes(&verdict)[0], "ballot");
}

#[test]
fn the_seal_on_paper_shows_what_the_file_alone_cannot() {
    let sealed = Opened::of(&sample("sealed"));
    let head = sealed.value["about"]["seals"][0]["head"].as_str().expect("a head");
    let paper = Paper { head: head.parse().expect("a head"), entries: 26 };
    let against = |bundle: &Opened| bundle::verify(bundle.text().as_bytes(), Some(paper)).expect("a bundle");
    assert!(against(&sealed).is_sound());

    let mut renamed = sealed.clone();
    renamed.rewrite(1, "phường Mẫu", "phường Khác").forge().copy_anew();
    assert_eq!(codes(&verify(&renamed.text())), [""; 0], "whoever works everything out anew is sound");
    assert_eq!(codes(&against(&renamed)), ["other_paper"]);

    for (dropped, code, missing) in [(1, "seal_missing", 27), (2, "cut_off", 26), (20, "cut_off", 8)] {
        let mut cut = sealed.clone();
        let left = cut.log().len() - dropped;
        cut.log().truncate(left);
        cut.copy_anew();
        assert!(verify(&cut.text()).is_sound(), "nothing in the file itself shows it");
        let verdict = against(&cut);
        assert_eq!(codes(&verdict), [code]);
        assert_eq!(verdict.faults[0].place.as_ref().map(|place| place.seq), Some(missing));
    }
    let none = Paper { head: paper.head, entries: 0 };
    assert!(!bundle::verify(sealed.text().as_bytes(), Some(none)).expect("a bundle").is_sound());
}

#[test]
fn an_event_of_a_newer_version_is_chained_and_not_understood() {
    let mut bundle = Opened::of(&sample("unsealed"));
    bundle.log()[4]["schema"] = 99.into();
    bundle.forge().copy_anew();
    let verdict = verify(&bundle.text());
    assert_eq!((verdict.fitting, codes(&verdict)), (28, vec!["newer"]));
}

#[test]
fn what_is_no_bundle_is_refused_with_a_reason() {
    let text = sample("sealed");
    let refused = |text: &[u8]| bundle::verify(text, None).expect_err("refused");
    assert_eq!(refused(&vec![b' '; LARGEST + 1]), Refused::TooLarge);
    assert_eq!(refused(b"\xff"), Refused::NotText);
    assert_eq!(refused("[".repeat(1_000).as_bytes()), Refused::TooDeep);
    assert_eq!(refused(format!("[{}1]", "1,".repeat(3_000_000)).as_bytes()), Refused::TooMany);
    assert_eq!(refused(b"{}"), Refused::OtherFormat);
    for end in [0, 1, 100, text.len() / 2, text.len() - 2] {
        assert!(matches!(refused(&text.as_bytes()[..end]), Refused::NotJson(_)), "{end}");
    }
    let twice = text.replacen("\"program\"", "\"program\":\"x\",\"program\"", 1);
    assert!(matches!(refused(twice.as_bytes()), Refused::NotJson(_)));
    for (key, value) in [("meeting", "../x"), ("program", "x\u{1b}[31m"), ("program", &"x".repeat(101))] {
        let mut bundle = Opened::of(&text);
        bundle.value[key] = value.into();
        let refusal = refused(bundle.text().as_bytes());
        assert!(matches!(refusal, Refused::Misshapen(_)), "{refusal:?}");
        assert!(!refusal.sentence(Lang::En).contains('\u{1b}'));
    }
}

#[test]
fn nothing_that_steers_a_terminal_comes_out_of_a_bundle() {
    let mut bundle = Opened::of(&sample("sealed"));
    bundle.log()[4]["\u{1b}[31m"] = 1.into();
    bundle.value["about"]["\u{202e}x"] = 1.into();
    let verdict = verify(&bundle.text());
    let said = verdict.sentences(Lang::En).join("\n");
    assert!(!verdict.is_sound());
    assert!(!said.contains(['\u{1b}', '\u{202e}']), "{said:?}");
}

/// What a bundle means: everything but the name of the program that wrote it, which nothing in it proves.
fn meaning(bytes: &[u8]) -> Option<Value> {
    let mut value: Value = serde_json::from_slice(bytes).ok()?;
    value.as_object_mut()?.remove("program").is_some().then_some(value)
}

fn is_found(bytes: &[u8], sound: &Option<Value>) -> bool {
    let verdict = bundle::verify(bytes, None);
    verdict.map_or(true, |verdict| !verdict.is_sound()) || meaning(bytes) == *sound
}

#[test]
fn every_single_flipped_bit_of_a_short_bundle_is_found() {
    let sound = redacted(&of_log("duties")).into_bytes();
    let meant = meaning(&sound);
    assert!(verify(std::str::from_utf8(&sound).expect("text")).is_sound());
    for (at, bit) in (0..sound.len()).flat_map(|at| (0..8).map(move |bit| (at, bit))) {
        let mut bytes = sound.clone();
        bytes[at] ^= 1 << bit;
        assert!(is_found(&bytes, &meant), "bit {bit} of byte {at}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_changed_byte_that_changes_the_meaning_is_found(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let sound = sample("sealed").into_bytes();
        let mut bytes = sound.clone();
        bytes[at.index(sound.len())] = byte;
        prop_assert!(is_found(&bytes, &meaning(&sound)));
    }

    #[test]
    fn no_bytes_make_the_verifier_fail(at in any::<prop::sample::Index>(), bytes in prop::collection::vec(any::<u8>(), 0..40)) {
        let mut text = sample("redacted").into_bytes();
        let at = at.index(text.len());
        text.splice(at..at, bytes);
        let _ = bundle::verify(&text, None).map(|verdict| verdict.sentences(Lang::En));
    }
}
