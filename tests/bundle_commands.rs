//! The commands about a meeting's file, as somebody at a shell has them.
#![cfg(unix)] // The sample is made on a pseudo-terminal, and modes of files are Unix's.

mod bundle_support;
mod terminal_support;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Output;

use bundle_support::{Opened, path, sample};
use serde_json::Value;
use tempfile::TempDir;
use terminal_support::{Program, command};

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

/// A store with the sample unit, whose meeting is sealed.
fn sampled() -> (TempDir, String) {
    let dir = folder();
    let mut program = Program::open(dir.path());
    program.wait_for("sample unit").press("\r");
    program.wait_for("The sample unit is here").press("\x1b");
    program.wait_for("Quit?").press("9");
    assert_eq!(program.end().code, 0);
    let list = json(&command(dir.path(), &["meeting", "list", "--json"]));
    let id = list[0]["id"].as_str().expect("an id").to_owned();
    (dir, id)
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("text")
}

fn verify(file: &Path, more: &[&str]) -> Output {
    let nowhere = file.with_file_name("no-store");
    let file = file.to_str().expect("a path");
    let output = command(&nowhere, &[&["verify", file], more].concat());
    assert!(!nowhere.exists(), "no store is needed, and none is made");
    output
}

#[test]
fn a_sealed_meeting_is_exported_shown_and_verified() {
    let ((data, id), out) = (sampled(), folder());
    let file = out.path().join("meeting.json");
    let name = file.to_str().expect("a path");
    let export = ["meeting", "export", &id, "--format", "json", "--out", name];
    let output = command(data.path(), &export);
    assert_eq!((output.status.code(), text(&output.stdout).as_str()), (Some(0), ""));
    assert!(text(&output.stderr).contains("Exported 30 entries"), "{}", text(&output.stderr));
    assert_eq!(fs::metadata(&file).expect("is there").permissions().mode() & 0o777, 0o600);
    let written = fs::read(&file).expect("is read");
    assert_eq!(command(data.path(), &["meeting", "export", &id]).stdout, written);

    let again = command(data.path(), &export);
    assert_eq!(again.status.code(), Some(1));
    assert!(text(&again.stderr).contains("was not overwritten"), "{}", text(&again.stderr));
    assert_eq!(fs::read(&file).expect("is read"), written);

    let shown = json(&command(data.path(), &["meeting", "show", &id, "--json"]));
    assert_eq!((&shown["phase"], &shown["entries"]), (&"sealed".into(), &30.into()));
    assert_eq!(shown["results"].as_array().map(Vec::len), Some(24));
    assert_eq!(shown["roll"].as_array().map(Vec::len), Some(7));
    let head = shown["seal"]["groups"]
        .as_array()
        .expect("groups")
        .iter()
        .map(|group| group.as_str().expect("a group"));
    let head = head.collect::<Vec<_>>().join(" ");
    let page = text(&command(data.path(), &["meeting", "show", &id]).stdout);
    assert!(page.contains(&head[..39]) && page.contains("Results:") && page.contains("over 29"), "{page}");

    let verdict = verify(&file, &["--head", &head, "--entries", "29"]);
    let said = text(&verdict.stdout);
    assert_eq!((verdict.status.code(), verdict.stderr.len()), (Some(0), 0), "{said}");
    assert!(said.contains("fits the printed seal") && said.ends_with("Verdict: sound.\n"), "{said}");
    assert_eq!(verify(&file, &["--head", &head, "--entries", "28"]).status.code(), Some(3));
    assert_eq!(verify(&file, &["--head", &head]).status.code(), Some(2));
    assert_eq!(verify(&file, &["--head", "x", "--entries", "29"]).status.code(), Some(2));
}

#[test]
fn a_meeting_that_is_not_there_is_said_not_to_be() {
    let (data, _) = sampled();
    for what in ["show", "export"] {
        let output = command(data.path(), &["meeting", what, "1999-01"]);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
        assert!(text(&output.stderr).contains("no meeting “1999-01”"), "{}", text(&output.stderr));
        assert_eq!(command(data.path(), &["meeting", what, "../x"]).status.code(), Some(2));
    }
}

#[test]
fn nothing_is_written_through_a_link_or_over_a_file() {
    let ((data, id), out) = (sampled(), folder());
    let (target, link) = (out.path().join("target"), out.path().join("link"));
    std::os::unix::fs::symlink(&target, &link).expect("a link");
    let output = command(data.path(), &["meeting", "export", &id, "--out", link.to_str().expect("a path")]);
    assert_eq!(output.status.code(), Some(1));
    assert!(!target.exists());
    let nowhere = out.path().join("none/meeting.json");
    let output =
        command(data.path(), &["meeting", "export", &id, "--out", nowhere.to_str().expect("a path")]);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn the_verdict_is_the_output_and_the_exit_code() {
    for name in ["sealed", "unsealed", "redacted"] {
        let file = path(&format!("fixtures/bundles/{name}.json"));
        let verdict = verify(&file, &["--json"]);
        assert_eq!(verdict.status.code(), Some(0), "{name}");
        assert_eq!(json(&verdict)["sound"], true, "{name}");
    }
    let folder = folder();
    let file = folder.path().join("tampered.json");
    let mut bundle = Opened::of(&sample("sealed"));
    bundle.rewrite(9, "\"points\":8", "\"points\":9");
    fs::write(&file, bundle.text()).expect("is written");
    let verdict = verify(&file, &["--json"]);
    assert_eq!((verdict.status.code(), verdict.stderr.len()), (Some(3), 0));
    let fault = &json(&verdict)["faults"][0];
    assert_eq!(
        (&fault["entry"], &fault["event"], &fault["fault"]),
        (&9.into(), &"vote_cast".into(), &"commitment".into())
    );
    assert_eq!(fault["at"], "2026-10-29T14:02:40+07:00");
    let said = text(&verify(&file, &[]).stdout);
    assert!(said.contains("Entry 9 (an officer's vote, 14:02 on 29/10/2026): its text or salt"), "{said}");

    fs::write(&file, "no bundle").expect("is written");
    let refused = verify(&file, &[]);
    assert_eq!((refused.status.code(), refused.stdout.len()), (Some(3), 0));
    assert!(text(&refused.stderr).contains("tampered.json: it is not JSON"), "{}", text(&refused.stderr));
    assert_eq!(verify(&folder.path().join("none"), &[]).status.code(), Some(1));
}
