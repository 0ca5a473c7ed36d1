//! Every screen and dialog as a picture, in three sizes and both languages, with a legend of looks: a moved focus, a lost
//! column or a cut word shows. A new screen is a line in the table of places.
//!
//! `INSTA_UPDATE=always cargo test --test pictures` draws all anew; look at what changed before you keep it.

mod support;

use binhxet::app::{Look, Signs, draw_page};
use binhxet::input::Chord;
use binhxet::text::Lang;
use binhxet::ui::{Theme, picture};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use support::desk::{Session, Setting};
use support::glance::look_over;
use support::{keys, units};

const SIZES: [(u16, u16); 3] = [(80, 24), (100, 30), (160, 50)];

/// Sizes that are looked over without a picture: the smallest, and what nobody has thought of.
const OTHER_SIZES: [(u16, u16); 4] = [(60, 16), (75, 40), (119, 17), (220, 60)];

/// The places, and the keys that lead there from the sample's first screen.
const PLACES: &[(&str, &str)] = &[
    ("home", ""),
    ("home-meeting-open", "Enter×4 Enter Esc"),
    ("leave", "Esc"),
    ("settings", "9 ↓"),
    ("settings-idle", "9 2 1 5"),
    ("settings-retention", "9 ↓×9"),
    ("settings-retention-months", "9 ↓×9 Enter 1 2"),
    ("settings-line", "9 9"),
    ("settings-line-set", "9 6 P h ư ờ n g Space B ế n Enter 6"),
    ("locked", "F12"),
    ("locked-refused", "Enter×4 7 Space F12 1"),
    ("locked-pin", "9 3 Enter 1 2 3 4 Enter 1 2 3 4 Enter F12 1 2 3"),
    (
        "locked-passphrase",
        "9 9 m ộ t Space c â u Space n à o Enter m ộ t Space c â u Space n à o Enter 9 F12 m ộ t",
    ),
    ("locked-leaving", "F12 Ctrl+C"),
    ("locked-wrong", "9 3 Enter 1 2 3 4 Enter 1 2 3 4 Enter F12 1 2 3 5 Enter"),
    ("pins", "9 3 Enter 1 2 3 4 Enter 1 2 3 4 Enter ↓"),
    ("pin-new", "9 3 Enter 1 2"),
    ("pin-again", "9 3 Enter 1 2 3 4 Enter 1 2 3"),
    ("pin-change", "9 3 Enter 1 2 3 4 Enter 1 2 3 4 Enter Enter"),
    ("pin-wrong", "9 3 Enter 1 2 3 4 Enter 1 2 3 4 Enter Enter 1 9 9 9 9 Enter"),
    ("criteria", "0"),
    ("criteria-ask", "0 Enter"),
    ("criteria-draft", "0 Enter×2 5 Enter Enter BS×2 8 5 Enter Esc Esc"),
    ("criteria-export", "0 Enter 3 b o . j s o n"),
    ("editor", "0 Enter×2"),
    ("editor-general", "0 Enter×2 Enter ↓"),
    ("editor-sheet", "0 Enter×2 3 Enter ↓"),
    ("editor-section", "0 Enter×2 3 ↓ Enter"),
    ("editor-criterion", "0 Enter×2 3 ↓×8 Enter ↓×3"),
    ("editor-new-criterion", "0 Enter×2 3 ↓ Enter ↓×6 Enter H i ế n Space m á u"),
    ("editor-gate", "0 Enter×2 4 ↓ Enter ↓×3"),
    ("editor-classes", "0 Enter×2 5 Enter"),
    ("editor-typing", "0 Enter×2 5 Enter×2 End Space a n d Space c . ↓"),
    ("editor-fault", "0 Enter×2 5 Enter×2 End Space a n d Space c . d u n g Enter"),
    ("editor-findings", "0 Enter×2 5 Enter×2 End Space a n d Space c . d u n g Enter Ctrl+S"),
    ("editor-quota", "0 Enter×2 6 Enter×2"),
    ("editor-titles", "0 Enter×2 7 Enter×2 C h i ế n Space s ĩ Enter ↓"),
    ("editor-voting", "0 Enter×2 8 Enter ↓×3"),
    ("editor-trial", "0 Enter×2 9 Enter → → ↓×2 ←"),
    ("editor-trial-before", "0 Enter×2 5 Enter×2 End Space a n d Enter F4 ↓"),
    ("editor-deleted", "0 Enter×2 3 ↓×2 Del"),
    ("editor-save", "0 Enter×2 Ctrl+S"),
    ("passphrase", "9 9"),
    ("passphrase-too-short", "9 9 ư ớ t Enter"),
    ("passphrase-again", "9 9 m ộ t Space c â u Space n à o Enter m ộ t"),
    ("passphrase-differs", "9 9 m ộ t Space c â u Space n à o Enter m ộ t Enter"),
    ("recovery-key", "9 9 m ộ t Space c â u Space n à o Enter m ộ t Space c â u Space n à o Enter"),
    ("recovery-key-file", "9 9 m ộ t Space c â u Space n à o Enter m ộ t Space c â u Space n à o Enter 1"),
    ("passphrase-set", "9 9 m ộ t Space c â u Space n à o Enter m ộ t Space c â u Space n à o Enter 9"),
    (
        "passphrase-settings",
        "9 9 m ộ t Space c â u Space n à o Enter m ộ t Space c â u Space n à o Enter 9 9",
    ),
    ("passphrase-prove", "9 9 m ộ t Space c â u Space n à o Enter m ộ t Space c â u Space n à o Enter 9 9 3"),
    (
        "passphrase-remove",
        "9 9 m ộ t Space c â u Space n à o Enter m ộ t Space c â u Space n à o Enter 9 9 3 m ộ t Space c â u Space n à o Enter",
    ),
    ("prepare", "Enter"),
    ("prepare-changed", "Enter ← ↓ ↓ →"),
    ("roll-call", "Enter×2"),
    ("roll-call-answers", "Enter×2 1 2 1 3 1 2 4 h ọ p Enter"),
    ("roll-call-no-quorum", "Enter×2 3 3 3 Enter Enter"),
    ("roll-call-quorum-lost", "Enter×2 1 3 1 1 3 Enter Enter Shift+Tab 2 1"),
    ("roll-call-guests", "Enter×4 Shift+Tab ↓ 3 6 2 P h a n Space V ă n Space B ư ở i Enter 1 ↑×6 1 2 1"),
    ("roll-call-outside", "Enter×4 →×8 F6 Shift+Tab ↓ ↓"),
    ("hand-over", "Enter×4 Shift+Tab 7"),
    ("guest", "Enter×2 6"),
    ("guest-who", "Enter×2 6 1 v a n"),
    ("guest-capacity", "Enter×2 6 2 P h a n Space V ă n Space B ư ở i Enter"),
    ("absence", "Enter×2 2"),
    ("absence-reason", "Enter×2 2 4 đ ư a Space c o n"),
    ("walkthrough", "Enter×4"),
    ("walkthrough-going-on", "Enter×4 Enter Enter →×12 7 Space"),
    ("walkthrough-last-rows", "Enter×4 End 2 0"),
    ("walkthrough-help", "Enter×4 ?"),
    ("walkthrough-refused", "Enter×4 x"),
    ("walkthrough-input-method", "Enter×4 ư"),
    ("which-event", "Enter×4 5 Space"),
    ("evidence", "Enter×4 1 8 Space B i ê n Space b ả n"),
    ("find", "Enter×4 / h o n g"),
    ("find-nobody", "Enter×4 / z z Enter"),
    ("motion", "Enter×4 7 Space 0"),
    ("ballot", "Enter×4 7 Space Enter"),
    ("ballot-going-on", "Enter×4 7 Space Enter 1 2 0 1"),
    ("ballot-complete", "Enter×4 7 Space Enter 1×4 2×3"),
    ("ballot-levels", "Enter×4 8 Space Enter 1 2"),
    ("ballot-occurrence", "Enter×4 5 Space 1 Enter"),
    ("ballot-finding", "Enter×4 1 8 Space B B Enter Enter 1×3"),
    ("ballot-recused", "Enter×4 →×8 7 Space Enter 1"),
    ("another-number", "Enter×4 7 Space Enter 8 7 , 3 Enter"),
    ("change-vote", "Enter×4 7 Space Enter 1 ↑ 2"),
    ("leave-ballot", "Enter×4 7 Space Enter 1 Esc"),
    ("call-off", "Enter×4 7 Space Enter 1 Esc 2"),
    ("take-duty", "Enter×2 3 Enter Enter"),
    ("close-incomplete", "Enter×4 7 Space Enter 1×3 Enter"),
    ("correct-ruling", "Enter×4 7 Space Enter 1×7 Enter Space"),
    ("corrected", "Enter×4 7 Space Enter 1 ↑ 2 1 ↓ 1×6 Enter Space 2 Enter 2×7 Enter"),
    ("results", "Enter×4 0 Enter Enter"),
    ("results-shown", "Enter×4 0 Enter Enter 0"),
    ("results-page", "Enter×4 7 Space Enter 1×4 2×3 Enter 0 Enter Enter 0 →"),
    ("results-announced", "Enter×4 0 Enter Enter Enter ↓×3"),
    ("results-no-quorum", "Enter×4 0 Enter Enter Shift+Tab 3 3 3 Esc Enter"),
    ("results-not-ranked", "Enter×4 1 8 Space B B Enter Enter 1×7 Enter 0 Enter Enter 0 →"),
    ("projector", "Enter×2 0"),
    ("projector-going-on", "Enter×4 F8 1 F8"),
    ("masked-walkthrough", "Enter×4 1 8 Space B B Enter Enter 1×7 Enter Enter F8 1 F9 Enter"),
    ("masked-ballot", "Enter×4 F8 1 7 Space Enter 1 2 0"),
    ("masked-close", "Enter×4 F8 1 7 Space Enter 1 2 0 Enter"),
    ("masked-results", "Enter×4 F8 1 0 Enter Enter F9 ↓"),
    ("correct-sheet", "Enter×4 0 Enter Enter Space"),
    ("minutes", "Enter×4 7 Space Enter 1×4 2×3 Enter 0 Enter×4"),
    ("minutes-middle", "Enter×4 7 Space Enter 1×4 2×3 Enter 0 Enter×4 Space"),
    ("minutes-end", "Enter×4 0 Enter×4 End"),
    ("adopt", "Enter×4 0 Enter×5"),
    ("adopt-hands", "Enter×4 0 Enter×5 2 5 Enter 1 Enter 2 Enter"),
    ("adopt-rejected", "Enter×4 0 Enter×5 2 2 Enter 3 Enter 0 Enter"),
    ("remark", "Enter×4 0 Enter×4 Tab Ô n g Space A n"),
    ("attest-chair", "Enter×4 0 Enter×7"),
    ("attest-secretary", "Enter×4 0 Enter×7 9 Enter"),
    ("minutes-confirmed", "Enter×4 0 Enter×7 9 Enter 9 End"),
    ("outdate-minutes", "Enter×4 0 Enter×6 Esc Shift+Tab ↓ 3"),
    ("minutes-outdated", "Enter×4 0 Enter×6 Esc Shift+Tab ↓ 3 9 Esc Enter"),
    ("seal", "Enter×4 0 Enter×7 9 Enter 9 Enter"),
    ("sealed", "Enter×4 0 Enter×7 9 Enter 9 Enter 9"),
    ("reopen", "2 0"),
    ("reopen-reason", "2 0 9"),
    ("reopen-secretary", "2 0 9 2"),
    ("reopened", "2 0 9 2 9"),
    ("review-minutes", "2 1 Space"),
    ("review", "2"),
    ("review-not-ranked", "2 ↑ ↓×23 →"),
    ("review-sheet", "2 Tab → →"),
    ("review-roll", "2 p"),
];

/// Places of a unit with two sheets that asks for facts, and the keys that lead there from its first screen.
const SCHOOL: &[(&str, &str)] = &[
    ("prepare-sheets", "Enter ↓×3"),
    ("facts", "Enter×3 d 2 Enter 1 0 Enter"),
    ("facts-number", "Enter×3 d 1"),
    ("facts-not-asked", "Enter×3 d End ↓×4"),
    ("walkthrough-missing", "Enter×4"),
    ("walkthrough-default", "Enter×4 End"),
    ("move-class", "Enter×4 End h"),
    ("moved", "Enter×4 End h 1 2"),
    ("waive", "Enter×4 End 2 m"),
    ("waived", "Enter×4 End 2 m 1 1"),
    ("ballot-exempt", "Enter×4 2 Space Enter 1 4"),
    ("ballot-exempt-number", "Enter×4 2 Space Enter 6 1 Enter"),
];

/// Places of a unit whose set counts declared conflicts of interest.
const STATION: &[(&str, &str)] = &[
    ("conflicts", "Enter×4 Shift+Tab ↓ 5 1 m i t Enter 1 5"),
    ("conflict-why", "Enter×4 Shift+Tab ↓ 5 1 m i t Enter"),
    ("conflict-declared", "Enter×4 Shift+Tab ↓ 5 1 m i t Enter 1 5 2 1"),
    ("stepping-out", "Enter×4 →×4 F6"),
    ("ballot-conflict", "Enter×4 Shift+Tab ↓ 5 1 m i t Enter 1 ↓ 3 Esc / m i t Enter 1 Space Enter 1"),
];

/// Places of a unit whose totals are multiplied with a factor.
const WORKSHOP: &[(&str, &str)] = &[("walkthrough-factor", "Enter×4 Tab")];

/// Pages for the room, and the keys that lead there.
const PAGES: &[(&str, &str)] = &[
    ("roll-call", "Enter×2 1"),
    ("sheet", "Enter×4 →×9"),
    ("disputed", "Enter×4 7 Space"),
    ("vote", "Enter×4 7 Space Enter 1×3"),
    ("finding", "Enter×4 1 8 Space B B Enter Enter 1"),
    ("result", "Enter×4 7 Space Enter 1×7 Enter"),
    ("recess", "Enter×4 F8 3"),
    ("not-announced", "Enter×4 0 Enter Enter"),
    ("announced", "Enter×4 0 Enter Enter Enter ↓"),
    ("none", ""),
];

/// The sizes in which pages are drawn: the smallest holds every page in the terminal's own letters.
const PAGE_SIZES: [(u16, u16); 3] = [(40, 12), (80, 24), (160, 50)];

/// Places of a unit that votes by hands, on classes and on titles, and the keys that lead there from its first screen.
const WARD: &[(&str, &str)] = &[
    ("hands", "Enter×4 → 1 Space Enter"),
    ("hands-going-on", "Enter×4 → 1 Space Enter 5 Enter 1"),
    ("masked-hands", "Enter×4 F8 1 → 1 Space Enter 5 Enter 1"),
    ("masked-slate", "Enter×4 F8 1 0 Enter Enter Enter 1×6 Enter Enter 2×7 Enter"),
    ("hands-too-many", "Enter×4 → 1 Space Enter 9"),
    ("hands-recorded", "Enter×4 → 1 Space Enter 5 Enter Space Enter"),
    ("hands-second", "Enter×4 → 1 Space Enter 5 Enter Space F2 4 Enter"),
    ("hands-differ", "Enter×4 → 1 Space Enter 5 Enter Space F2 4 Enter Space Enter"),
    ("hands-checked-by", "Enter×4 → 1 Space Enter 5 Enter Space F2 5 Enter Space Enter"),
    ("hands-recount", "Enter×4 → 1 Space Enter 5 Enter Space Enter BS 6 ↓ BS 1 Enter"),
    ("hands-finding", "Enter×4 → 5 Space B B Enter Enter Space"),
    ("chair-owed", "Enter×4 → 2 Space Enter 3 Enter 3 Enter 1 Enter Enter"),
    ("chair-decides", "Enter×4 → 2 Space Enter 3 Enter 3 Enter 1 Enter Enter Enter"),
    ("ballot-written", "Enter Enter 1×5 2 1 1 Enter 0 Enter Enter Enter 1×5 ↑"),
    ("slate", "Enter×4 0 Enter Enter"),
    ("slate-contested", "Enter×4 0 Enter Enter Enter 1×6 Enter Enter 2×7 Enter"),
    ("slate-without", "Enter×4 0 Enter Enter 9"),
    ("referral", "Enter×4 0 Enter Enter 9 9 Enter"),
    (
        "referral-contested",
        "Enter×4 End 1 Space Enter ↓×6 Space Enter Enter 0 Enter Enter Enter 2×6 Enter 9 9 Enter",
    ),
    ("referral-decide", "Enter×4 0 Enter Enter 9 9 Enter 2"),
    ("referral-announce", "Enter×4 0 Enter Enter 9 9 Enter 9"),
    ("results-titles-owed", "Enter×4 0 Enter Enter 9 9 Enter 1 1 1 1 1 1 2 1"),
    ("slate-title", "Enter×4 0 Enter Enter 9 9 Enter 1 1 1 1 1 1 2 1 Enter Enter Space Enter Enter"),
    (
        "slate-next-title",
        "Enter×4 0 Enter Enter 9 9 Enter 1 1 1 1 1 1 2 1 Enter Enter Space Enter Enter Enter Space Enter Enter Enter Space Enter Enter Enter ↓ Space Enter Enter",
    ),
    ("slate-title-without", "Enter×4 0 Enter Enter 9 9 Enter 1 1 1 1 1 1 2 1 Enter 9"),
];

/// Pages of a secret ballot, and the keys that lead there from the first screen of a unit that holds some.
const BOOTH: &[(&str, &str)] = &[
    ("booth-chair", "Enter×4 1 8 Space B B Enter Enter"),
    ("masked-booth", "Enter×4 F8 1 1 8 Space B B Enter Enter"),
    ("masked-paper", "Enter×4 F8 1 1 8 Space B B Enter Enter Enter Enter"),
    ("booth-chair-classes", "Enter×4 0 Enter Enter Enter"),
    ("booth-hand-over", "Enter×4 1 8 Space B B Enter Enter Enter"),
    ("booth-handed-on", "Enter×4 1 8 Space B B Enter Enter Enter Enter 1 Enter ↓"),
    ("booth-refused", "Enter×4 1 8 Space B B Enter Enter Enter Enter 1 Enter ↑ Enter"),
    ("booth-paper", "Enter×4 1 8 Space B B Enter Enter Enter Enter"),
    ("booth-paper-filled", "Enter×4 1 8 Space B B Enter Enter Enter Enter 2"),
    ("booth-paper-classes", "Enter×4 0 Enter Enter Enter Enter 4 Enter 1 2 0 3"),
    ("booth-paper-classes-filled", "Enter×4 0 Enter Enter Enter Enter 4 Enter 1×23"),
    (
        "booth-full",
        "Enter×4 0 Enter Enter Enter Enter Enter 1×24 Enter Enter 1×24 Enter Enter 2×24 Enter Enter 1×23 Enter Enter 1×23 Enter Enter 1×23 Enter Enter 1×23 Enter Enter 1×23 Enter Enter 2×23 Enter Enter 0×23 Enter Enter 1×23 Enter",
    ),
    (
        "booth-counted-classes",
        "Enter×4 0 Enter Enter Enter Enter Enter 1×24 Enter Enter 1×24 Enter Enter 2×24 Enter Esc 9 ↓",
    ),
    ("booth-counted", "Enter×4 1 8 Space B B Enter Enter Enter Enter 1 Enter Enter 1 Enter Esc 9"),
    ("booth-leave", "Enter×4 1 8 Space B B Enter Enter Enter Enter 1 Enter Esc"),
    ("booth-call-off", "Enter×4 1 8 Space B B Enter Enter Enter Enter 1 Enter Esc 2"),
];

/// A unit in which four are equal where a title has two places.
const HONOURS: &[(&str, &str)] = &[
    ("results-titles-open", "Enter×4 0 Enter Enter 0"),
    ("referral-title", "Enter×4 0 Enter Enter Enter"),
    ("referral-title-decide", "Enter×4 0 Enter Enter Enter 1"),
    ("referral-title-announce", "Enter×4 0 Enter Enter Enter 1 1 9"),
    ("referral-title-full", "Enter×4 0 Enter Enter Enter 1 1 1 1 ↓×3 F3"),
];

/// What is asked and seen when the personal data of the sample's meeting are removed, the set time being over.
const RETENTION: &[(&str, &str)] = &[
    ("redact-chair", "2 8"),
    ("redact-before", "2 8 9"),
    ("redact-secretary", "2 8 9 1"),
    ("remainder", "2 8 9 1 9"),
    ("remainder-no-reopening", "2 8 9 1 9 0"),
    ("home-redacted", "2 8 9 1 9 Esc"),
];

const EARLIER_LOG: &str = "fixtures/logs/earlier.jsonl";

/// A sealed meeting in which two have results that the rules do not come to any more.
const EARLIER: &[(&str, &str)] = &[
    ("review-otherwise", "2 ↓"),
    ("review-otherwise-sheet", "2 ↓ Tab"),
    ("review-otherwise-minutes", "2 ↓ 1 Space×3"),
];

/// A session with that meeting that pressed its way to a place.
fn at_earlier(keys: &str, lang: Lang) -> Session {
    let log = std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(EARLIER_LOG));
    let setting = Setting { lang, ..Setting::usual() };
    let mut session = Session::with_sample_meeting(setting, &log.expect("a log"));
    for key in keys::read(keys).expect("names of keys") {
        session.press(key);
    }
    session
}

/// A session five days after a month was set, that pressed its way to a place.
fn after_a_month(keys: &str, lang: Lang) -> Session {
    let mut session = at("9 ↓×9 Enter 1 Enter Esc", lang, Look::default());
    for _ in 0..5 {
        session.next_day();
    }
    for key in keys::read(keys).expect("names of keys") {
        session.press(key);
    }
    session
}

/// A session that pressed its way to a place.
fn at(keys: &str, lang: Lang, look: Look) -> Session {
    let mut session = Session::with_sample(Setting { lang, look, ..Setting::usual() });
    for key in keys::read(keys).expect("names of keys") {
        session.press(key);
    }
    session
}

fn snapshot(name: &str, picture: &str) {
    insta::with_settings!({
        snapshot_path => "pictures",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(name, picture);
    });
}

fn lang_code(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "vi",
        Lang::En => "en",
    }
}

/// A session with a unit of `fixtures/units` that pressed its way to a place.
fn at_unit(unit: &str, keys: &str, lang: Lang) -> Session {
    let mut session = Session::with_unit(Setting { lang, ..Setting::usual() }, units::written(unit));
    for key in keys::read(keys).expect("names of keys") {
        session.press(key);
    }
    session
}

/// A session with a unit that votes in secret, in the booth.
fn at_booth(keys: &str, lang: Lang) -> Session {
    let mut session = Session::with_unit(Setting { lang, ..Setting::usual() }, units::written("secret"));
    for key in keys::read(keys).expect("names of keys") {
        session.press(key);
    }
    session
}

/// The same after a new start, with some digits of the code.
fn locked(lang: Lang) -> Session {
    let mut session = at_booth("Enter×4 1 8 Space B B Enter Enter Enter Enter 1 Enter", lang);
    session.restart();
    for key in keys::read("Enter 1 2 3").expect("names of keys") {
        session.press(key);
    }
    session
}

/// Draws every place in a language, looks at what holds for every picture, and compares; all that differ are named.
fn every_place(lang: Lang) {
    let differs = |(name, keys): &&(&str, &str)| {
        let session = || at(keys, lang, Look::default());
        std::panic::catch_unwind(|| in_every_size(name, session(), lang)).is_err()
    };
    let differs_at = |unit: &'static str| {
        move |(name, keys): &&(&str, &str)| {
            let session = || at_unit(unit, keys, lang);
            std::panic::catch_unwind(|| in_every_size(name, session(), lang)).is_err()
        }
    };
    let mut different: Vec<&str> = PLACES.iter().filter(differs).map(|(name, _)| *name).collect();
    different.extend(SCHOOL.iter().filter(differs_at("school")).map(|(name, _)| *name));
    different.extend(STATION.iter().filter(differs_at("station")).map(|(name, _)| *name));
    different.extend(WORKSHOP.iter().filter(differs_at("workshop")).map(|(name, _)| *name));
    different.extend(HONOURS.iter().filter(differs_at("honours")).map(|(name, _)| *name));
    different.extend(WARD.iter().filter(differs_at("phuong")).map(|(name, _)| *name));
    let differs_at_booth = |(name, keys): &&(&str, &str)| {
        let session = || at_booth(keys, lang);
        std::panic::catch_unwind(|| in_every_size(name, session(), lang)).is_err()
    };
    let differs_in_earlier = |(name, keys): &&(&str, &str)| {
        let session = || at_earlier(keys, lang);
        std::panic::catch_unwind(|| in_every_size(name, session(), lang)).is_err()
    };
    different.extend(EARLIER.iter().filter(differs_in_earlier).map(|(name, _)| *name));
    different.extend(BOOTH.iter().filter(differs_at_booth).map(|(name, _)| *name));
    let differs_after = |(name, keys): &&(&str, &str)| {
        let session = || after_a_month(keys, lang);
        std::panic::catch_unwind(|| in_every_size(name, session(), lang)).is_err()
    };
    different.extend(RETENTION.iter().filter(differs_after).map(|(name, _)| *name));
    if std::panic::catch_unwind(|| in_every_size("booth-locked", locked(lang), lang)).is_err() {
        different.push("booth-locked");
    }
    assert!(different.is_empty(), "these look different: {different:?}");
}

fn in_every_size(name: &str, mut session: Session, lang: Lang) {
    let mut pictures = String::new();
    for (columns, rows) in SIZES {
        session.resize(columns, rows);
        look_over(name, &session, (columns, rows), lang);
        pictures += &format!("{columns}×{rows}\n{}\n", session.picture());
    }
    for size in OTHER_SIZES {
        session.resize(size.0, size.1);
        look_over(name, &session, size, lang);
    }
    snapshot(&format!("{name}.{}", lang_code(lang)), &pictures);
}

#[test]
fn every_place_looks_as_it_should_in_vietnamese() {
    every_place(Lang::Vi);
}

#[test]
fn every_place_looks_as_it_should_in_english() {
    every_place(Lang::En);
}

#[test]
fn every_page_for_the_room_can_be_read() {
    for lang in Lang::ALL {
        for (name, keys) in PAGES {
            let session = at(keys, lang, Look::default());
            let mut pictures = String::new();
            for (columns, rows) in PAGE_SIZES {
                let text = page(&session, Look::default(), lang, (columns, rows));
                pictures += &format!("{columns}×{rows}\n{text}\n");
            }
            snapshot(&format!("page-{name}.{}", lang_code(lang)), &pictures);
        }
    }
    let ascii = Look { signs: Signs::Ascii, ..Look::default() };
    let session = at("Enter×4 7 Space Enter 1×7 Enter", Lang::Vi, ascii);
    let text = page(&session, ascii, Lang::Vi, (100, 30));
    assert!(!text.contains(['█', '▀', '▄']), "{text}");
    snapshot("page-ascii", &text);
}

/// The page that the room sees, without its looks.
fn page(session: &Session, look: Look, lang: Lang, (columns, rows): (u16, u16)) -> String {
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
    draw_page(session.published(), look, lang, &mut buffer);
    let rule = format!("{}\n", "-".repeat(usize::from(columns)));
    picture(&buffer).split(&rule).next().unwrap_or_default().to_owned()
}

/// The page stands on the operator's own screen with a row about its keys.
#[test]
fn the_page_on_the_screen_that_is_worked_on_says_how_to_return() {
    for lang in Lang::ALL {
        let mut session = at("Enter×4 F8 2", lang, Look::default());
        let mut pictures = String::new();
        for (columns, rows) in SIZES.into_iter().chain([(60, 16)]) {
            session.resize(columns, rows);
            assert!(session.text().contains(lang.audience_here_keys()), "{}", session.text());
            pictures += &format!("{columns}×{rows}\n{}\n", session.text());
        }
        snapshot(&format!("page-here.{}", lang_code(lang)), &pictures);
    }
}

#[test]
fn an_empty_store_teaches_what_to_do() {
    for lang in Lang::ALL {
        let session = Session::new(Setting { lang, ..Setting::usual() });
        in_every_size("home-empty", session, lang);
    }
}

/// The data is locked, and what can be typed then.
#[test]
fn locked_data_shows_the_way_to_open_it_and_nothing_else() {
    let set = "9 9 m ộ t Space c â u Space n à o Enter m ộ t Space c â u Space n à o Enter 9";
    let pages = [
        ("unlock", ""),
        ("unlock-typing", "m ộ t Space c â u"),
        ("unlock-wrong", "s a i Enter"),
        ("unlock-recovery", "Tab"),
        ("unlock-mistyped", "Tab 1 2 3 4 5 6 Enter"),
    ];
    for lang in Lang::ALL {
        for (name, keys) in pages {
            let mut session = at(set, lang, Look::default());
            session.restart();
            for key in keys::read(keys).expect("names of keys") {
                session.press(key);
            }
            in_every_size(name, session, lang);
        }
    }
}

#[test]
fn what_can_only_be_read_is_marked_on_the_first_screen() {
    for lang in Lang::ALL {
        let mut session = at("Enter×4 Enter", lang, Look::default());
        session.lose_entry(4);
        session.restart();
        in_every_size("home-closed", session, lang);
        let mut session = at("Enter×4 Enter", lang, Look::default());
        session.write_protect();
        session.restart();
        in_every_size("home-read-only", session, lang);
    }
}

#[test]
fn the_smallest_window_and_one_that_is_too_small() {
    for lang in Lang::ALL {
        let mut session = at("Enter×4 7 Space", lang, Look::default());
        session.resize(60, 16);
        look_over("smallest", &session, (60, 16), lang);
        let mut pictures = vec![session.picture()];
        session.press(Chord::Enter);
        look_over("smallest ballot", &session, (60, 16), lang);
        pictures.push(session.picture());
        session.resize(59, 15);
        pictures.push(session.picture());
        snapshot(&format!("small.{}", lang_code(lang)), &pictures.join("\n"));
    }
}

#[test]
fn the_largest_committee_stays_in_sight() {
    for (name, keys) in
        [("roll", "Enter×2 1×9"), ("sheets", "Enter×4"), ("vote", "Enter×4 2 Space Enter 1×14")]
    {
        let unit = units::unit(3, 15, 60);
        let mut session = Session::with_unit(Setting::usual(), unit);
        for key in keys::read(keys).expect("names of keys") {
            session.press(key);
        }
        for size in SIZES.into_iter().chain(OTHER_SIZES) {
            session.resize(size.0, size.1);
            look_over(name, &session, size, Lang::Vi);
        }
    }
}

#[test]
fn ascii_signs_and_no_colours() {
    let ascii = Look { signs: Signs::Ascii, ..Look::default() };
    let mono = Look { theme: Theme::Mono, ..Look::default() };
    for (name, look) in [("ascii", ascii), ("mono", mono)] {
        let mut walkthrough = at("Enter×4 Enter 7 Space →", Lang::Vi, look);
        let mut ballot = at("Enter×4 7 Space Enter 1 Enter", Lang::Vi, look);
        walkthrough.resize(80, 24);
        ballot.resize(80, 24);
        snapshot(name, &format!("{}\n{}", walkthrough.picture(), ballot.picture()));
    }
}

#[test]
fn without_colours_no_cell_has_one() {
    let mono = Look { theme: Theme::Mono, ..Look::default() };
    for (name, keys) in PLACES {
        let screen = at(keys, Lang::Vi, mono).screen();
        let is_plain = |cell: &ratatui::buffer::Cell| {
            (cell.fg, cell.bg) == (ratatui::style::Color::Reset, ratatui::style::Color::Reset)
        };
        assert!(screen.content.iter().all(is_plain), "{name}");
    }
}
