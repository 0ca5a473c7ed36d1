//! Every screen and dialog as a picture, in three sizes and both languages, with a legend of looks: a moved focus, a lost
//! column or a cut word shows. A new screen is a line in the table of places.
//!
//! `INSTA_UPDATE=always cargo test --test pictures` draws all anew; look at what changed before you keep it.

mod support;

use binhxet::app::{Look, Signs};
use binhxet::input::Chord;
use binhxet::text::Lang;
use binhxet::ui::Theme;
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
    ("prepare", "Enter"),
    ("prepare-changed", "Enter ← ↓ ↓ →"),
    ("roll-call", "Enter×2"),
    ("roll-call-answers", "Enter×2 1 2 1 3 1 2 4 h ọ p Enter"),
    ("roll-call-no-quorum", "Enter×2 3 3 3 Enter Enter"),
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
    ("results-page", "Enter×4 7 Space Enter 1×4 2×3 Enter 0 Enter Enter →"),
    ("results-announced", "Enter×4 0 Enter Enter Enter ↓×3"),
    ("results-not-ranked", "Enter×4 1 8 Space B B Enter Enter 1×7 Enter 0 Enter Enter →"),
    ("correct-sheet", "Enter×4 0 Enter Enter Space"),
    ("seal", "Enter×4 0 Enter Enter Enter Enter"),
    ("sealed", "Enter×4 0 Enter Enter Enter Enter 9"),
    ("review", "2"),
    ("review-not-ranked", "2 ↑ ↓×23 →"),
    ("review-sheet", "2 Tab → →"),
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

/// Pages of a secret ballot, and the keys that lead there from the first screen of a unit that holds some.
const BOOTH: &[(&str, &str)] = &[
    ("booth-chair", "Enter×4 1 8 Space B B Enter Enter"),
    ("booth-chair-classes", "Enter×4 0 Enter Enter"),
    ("booth-hand-over", "Enter×4 1 8 Space B B Enter Enter Enter"),
    ("booth-handed-on", "Enter×4 1 8 Space B B Enter Enter Enter Enter 1 Enter ↓"),
    ("booth-refused", "Enter×4 1 8 Space B B Enter Enter Enter Enter 1 Enter ↑ Enter"),
    ("booth-paper", "Enter×4 1 8 Space B B Enter Enter Enter Enter"),
    ("booth-paper-filled", "Enter×4 1 8 Space B B Enter Enter Enter Enter 2"),
    ("booth-paper-classes", "Enter×4 0 Enter Enter Enter 4 Enter 1 2 0 3"),
    ("booth-paper-classes-filled", "Enter×4 0 Enter Enter Enter 4 Enter 1×23"),
    (
        "booth-full",
        "Enter×4 0 Enter Enter Enter Enter 1×24 Enter Enter 1×24 Enter Enter 2×24 Enter Enter 1×23 Enter Enter 1×23 Enter Enter 1×23 Enter Enter 1×23 Enter Enter 1×23 Enter Enter 2×23 Enter Enter 0×23 Enter Enter 1×23 Enter",
    ),
    (
        "booth-counted-classes",
        "Enter×4 0 Enter Enter Enter Enter 1×24 Enter Enter 1×24 Enter Enter 2×24 Enter Esc 9 ↓",
    ),
    ("booth-counted", "Enter×4 1 8 Space B B Enter Enter Enter Enter 1 Enter Enter 1 Enter Esc 9"),
    ("booth-leave", "Enter×4 1 8 Space B B Enter Enter Enter Enter 1 Enter Esc"),
    ("booth-call-off", "Enter×4 1 8 Space B B Enter Enter Enter Enter 1 Enter Esc 2"),
];

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

/// A session with the school that pressed its way to a place.
fn at_school(keys: &str, lang: Lang) -> Session {
    let mut session = Session::with_unit(Setting { lang, ..Setting::usual() }, units::written("school"));
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
    let differs_at_school = |(name, keys): &&(&str, &str)| {
        let session = || at_school(keys, lang);
        std::panic::catch_unwind(|| in_every_size(name, session(), lang)).is_err()
    };
    let mut different: Vec<&str> = PLACES.iter().filter(differs).map(|(name, _)| *name).collect();
    let differs_at_booth = |(name, keys): &&(&str, &str)| {
        let session = || at_booth(keys, lang);
        std::panic::catch_unwind(|| in_every_size(name, session(), lang)).is_err()
    };
    different.extend(BOOTH.iter().filter(differs_at_booth).map(|(name, _)| *name));
    if std::panic::catch_unwind(|| in_every_size("booth-locked", locked(lang), lang)).is_err() {
        different.push("booth-locked");
    }
    different.extend(SCHOOL.iter().filter(differs_at_school).map(|(name, _)| *name));
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
fn an_empty_store_teaches_what_to_do() {
    for lang in Lang::ALL {
        let session = Session::new(Setting { lang, ..Setting::usual() });
        in_every_size("home-empty", session, lang);
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
