//! `docs/verify.py`, a verifier that shares no code with the program: it finds sound what is sound, and names the same
//! first wrong entry in what is not.
//!
//! It needs `python3`. Without it these tests fail and say so: were they left out in silence, nobody would notice when
//! `docs/formats.md` no longer says enough to write a verifier.

mod bundle_support;

use std::path::Path;
use std::process::{Command, Output};

use binhxet::papers::bundle;
use bundle_support::tampers::{self, FoundBy};
use bundle_support::{LOGS, Opened, of_log, path, sample};
use bundle_support::{forms, meetings};

/// Runs the verifier on a text.
fn check(text: &str, more: &[&str]) -> (Option<i32>, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("meeting.json");
    std::fs::write(&file, text).expect("is written");
    let output = run(&file, more);
    let said = String::from_utf8(output.stdout).expect("text");
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    (output.status.code(), said)
}

fn run(file: &Path, more: &[&str]) -> Output {
    let mut python = Command::new("python3");
    python.env("PYTHONIOENCODING", "utf-8").arg("-I").arg(path("docs/verify.py")).arg(file).args(more);
    python.output().expect("python3 is on the machine, to run docs/verify.py")
}

/// The first wrong entry that it names.
fn named(said: &str) -> Option<usize> {
    let rest = said.strip_prefix("first wrong entry: ")?;
    rest.split([' ', '\n']).next()?.parse().ok()
}

#[test]
fn it_finds_sound_what_is_sound() {
    let logs = LOGS.map(|log| (log, of_log(log)));
    let samples = ["sealed", "unsealed", "redacted", "earlier"].map(|name| (name, sample(name)));
    for (name, text) in logs.into_iter().chain(samples) {
        let (code, said) = check(&text, &[]);
        assert_eq!(code, Some(0), "{name}: {said}");
        let head = Opened::of(&text).value["about"]["head"].as_str().expect("a head").to_owned();
        assert!(said.contains(&head), "{name}: {said}");
        let votes = bundle::verify(text.as_bytes(), None).expect("a bundle").recount.ballots;
        if name != "redacted" {
            let counted = format!("votes recounted: {votes}; not known to this verifier: none");
            assert!(said.contains(&counted), "{name}: {said}");
        }
    }
}

#[test]
fn it_names_the_same_first_wrong_entry_as_the_program() {
    for tampered in tampers::all() {
        let (code, said) = check(&tampered.text, &[]);
        match tampered.found_by {
            FoundBy::All => {
                assert_eq!(code, Some(3), "{}: {said}", tampered.what);
                assert_eq!(named(&said), tampered.entry, "{}: {said}", tampered.what);
            }
            FoundBy::Reckoning => assert_eq!(code, Some(0), "{}: {said}", tampered.what),
        }
    }
}

#[test]
fn it_refuses_what_is_no_bundle() {
    let text = sample("sealed");
    let twice = text.replacen("\"program\"", "\"format\":\"x\",\"program\"", 1);
    for broken in ["", "[]", "{", "null", &text[..text.len() / 2], &twice, &"[".repeat(100_000)] {
        let (code, said) = check(broken, &[]);
        assert_eq!(code, Some(3), "{said}");
        assert_eq!(named(&said), None, "{said}");
    }
}

#[test]
fn it_compares_with_the_seal_on_paper() {
    let sealed = Opened::of(&sample("sealed"));
    let seal = &sealed.value["about"]["seals"][0];
    let head = seal["head"].as_str().expect("a head").to_owned();
    let paper = ["--head", &head, "--entries", "26"];
    assert_eq!(check(&sealed.text(), &paper).0, Some(0));
    assert_eq!(check(&sealed.text(), &["--head", &"0".repeat(64), "--entries", "26"]).0, Some(3));
    for (dropped, missing) in [(1, 27), (2, 26)] {
        let mut cut = sealed.clone();
        let left = cut.log().len() - dropped;
        cut.log().truncate(left);
        cut.copy_anew();
        assert_eq!(check(&cut.text(), &[]).0, Some(0), "nothing in the file itself shows it");
        let (code, said) = check(&cut.text(), &paper);
        assert_eq!((code, named(&said)), (Some(3), Some(missing)), "{said}");
    }
    assert_eq!(run(&path("fixtures/bundles/sealed.json"), &["--head", &head]).status.code(), Some(2));
}

#[test]
fn it_counts_votes_as_the_program_does_under_every_rule() {
    let marks = ["mean", "median", "majority", "trimmed_mean"];
    let ties = ["chair", "revote", "fails", "refer"];
    for (seed, marks) in (1..).zip(marks) {
        for (tie, checks) in
            ties.iter().zip(["", r#""checks": { "at_least": "2/3", "of": "cast" },"#].iter().cycle())
        {
            let recusal = match *tie {
                "refer" => "none",
                "revote" | "fails" => "declared",
                _ => "self",
            };
            let voting = format!(
                r#"{{ "quorum": {{ "at_least": "2/3" }}, "marks": "{marks}", {checks} "tie": "{tie}", "rounds": 3,
                    "findings": {{ "more_than": "1/2", "of": "present" }}, "recusal": "{recusal}" }}"#
            );
            let (text, closed) = meetings::held(&voting, seed);
            let verdict = bundle::verify(text.as_bytes(), None).expect("a bundle");
            assert!(verdict.is_sound(), "{voting}: {:?}", verdict.faults);
            assert!(closed > 10, "{closed} votes are few");
            let (code, said) = check(&text, &[]);
            let counted = format!("votes recounted: {closed}; not known to this verifier: none");
            assert!(code == Some(0) && said.contains(&counted), "{voting}: {said}");
        }
    }
}

#[test]
fn it_counts_votes_in_every_form_as_the_program_does() {
    for (seed, form) in (1..).zip(["roll_call", "hands", "secret"]) {
        for tie in ["chair", "revote", "fails", "refer"] {
            let (text, closed) = forms::held(form, tie, seed);
            let verdict = bundle::verify(text.as_bytes(), None).expect("a bundle");
            assert!(verdict.is_sound(), "{form}, {tie}: {:?}", verdict.faults);
            assert!(closed > 10, "{closed} votes are few");
            let (code, said) = check(&text, &[]);
            let counted = format!("votes recounted: {closed}; not known to this verifier: none");
            assert!(code == Some(0) && said.contains(&counted), "{form}, {tie}: {said}");
        }
    }
}

#[test]
fn a_meeting_with_votes_in_all_forms_is_sound() {
    for text in [forms::whole(), forms::with_a_decided_title()] {
        let (code, said) = check(&text, &[]);
        assert!(code == Some(0) && said.contains("not known to this verifier: none"), "{said}");
    }
}
