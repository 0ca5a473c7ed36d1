//! Bundles: the samples are sound, whatever is done to one is found, and the first wrong entry is named.
//!
//! `BLESS=1 cargo test --test bundles` writes the samples anew; they change only when the format does.

mod bundle_support;

use binhxet::papers::bundle::{self, Verdict, Wrong};
use binhxet::text::Lang;
use bundle_support::{LOGS, Opened, of_log, path, redacted, sample};

fn verify(text: &str) -> Verdict {
    bundle::verify(text.as_bytes(), None).expect("a bundle")
}

#[test]
fn the_samples_are_what_the_logs_give() {
    let sealed = of_log("sample");
    let samples = [("redacted", redacted(&sealed)), ("unsealed", of_log("findings")), ("sealed", sealed)];
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
