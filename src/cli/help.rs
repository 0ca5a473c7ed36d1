//! What the command line says of itself, in the language that is spoken. What can be asked for is declared in `arguments`.

use std::ffi::{OsStr, OsString};

use clap::{Arg, ArgAction, CommandFactory, FromArgMatches};

use super::arguments::Arguments;
use crate::text::Lang;

/// The program's own name, which stands before every command.
const PROGRAM: &str = "binhxet";

/// A message, in the language that is spoken.
type Message = fn(Lang) -> &'static str;

/// What each command and each argument is for: by the command's words, and the argument's name behind them.
const SAID: &[(&str, Message)] = &[
    ("binhxet", Lang::help_program),
    ("binhxet data_dir", Lang::help_data_dir),
    ("binhxet passphrase_file", Lang::help_passphrase_file),
    ("binhxet lang", Lang::help_lang),
    ("binhxet ascii", Lang::help_ascii),
    ("binhxet demo", Lang::help_demo),
    ("binhxet present", Lang::help_present),
    ("binhxet roster", Lang::help_roster),
    ("binhxet roster import", Lang::help_roster_import),
    ("binhxet roster import file", Lang::help_csv_file),
    ("binhxet roster export", Lang::help_roster_export),
    ("binhxet criteria", Lang::help_criteria),
    ("binhxet criteria import", Lang::help_criteria_import),
    ("binhxet criteria import file", Lang::help_json_file),
    ("binhxet criteria export", Lang::help_criteria_export),
    ("binhxet criteria export id", Lang::help_criteria_export_id),
    ("binhxet criteria schema", Lang::help_criteria_schema),
    ("binhxet criteria lint", Lang::help_criteria_lint),
    ("binhxet criteria lint files", Lang::help_json_files),
    ("binhxet criteria lint json", Lang::help_json),
    ("binhxet criteria list", Lang::help_criteria_list),
    ("binhxet criteria list json", Lang::help_json),
    ("binhxet criteria show", Lang::help_criteria_show),
    ("binhxet criteria show which", Lang::help_criteria_show_which),
    ("binhxet criteria show json", Lang::help_json),
    ("binhxet proposals", Lang::help_proposals),
    ("binhxet proposals import", Lang::help_proposals_import),
    ("binhxet proposals import file", Lang::help_csv_file),
    ("binhxet proposals import period", Lang::help_proposals_period),
    ("binhxet balances", Lang::help_balances),
    ("binhxet balances import", Lang::help_balances_import),
    ("binhxet balances import file", Lang::help_csv_file),
    ("binhxet balances import through", Lang::help_balances_through),
    ("binhxet pins", Lang::help_pins),
    ("binhxet pins clear", Lang::help_pins_clear),
    ("binhxet pins clear officer", Lang::help_pins_officer),
    ("binhxet meeting", Lang::help_meeting),
    ("binhxet meeting list", Lang::help_meeting_list),
    ("binhxet meeting list json", Lang::help_json),
    ("binhxet meeting show", Lang::help_meeting_show),
    ("binhxet meeting show id", Lang::help_meeting_id),
    ("binhxet meeting show json", Lang::help_json),
    ("binhxet meeting export", Lang::help_meeting_export),
    ("binhxet meeting export id", Lang::help_meeting_id),
    ("binhxet meeting export format", Lang::help_export_format),
    ("binhxet meeting export out", Lang::help_export_out),
    ("binhxet backup", Lang::help_backup),
    ("binhxet backup file", Lang::help_backup_file),
    ("binhxet backup force", Lang::help_backup_force),
    ("binhxet restore", Lang::help_restore),
    ("binhxet restore file", Lang::help_restore_file),
    ("binhxet restore meeting", Lang::help_restore_meeting),
    ("binhxet restore unit", Lang::help_restore_unit),
    ("binhxet restore replace", Lang::help_restore_replace),
    ("binhxet restore yes", Lang::help_restore_yes),
    ("binhxet check", Lang::help_check),
    ("binhxet check json", Lang::help_json),
    ("binhxet classify", Lang::help_classify),
    ("binhxet classify file", Lang::help_classify_file),
    ("binhxet classify why", Lang::help_classify_why),
    ("binhxet classify criteria", Lang::help_classify_criteria),
    ("binhxet verify", Lang::help_verify),
    ("binhxet verify file", Lang::help_verify_file),
    ("binhxet verify head", Lang::help_verify_head),
    ("binhxet verify entries", Lang::help_verify_entries),
    ("binhxet verify json", Lang::help_json),
];

/// Reads the words of a command line.
///
/// # Errors
/// The help that was asked for, the version, or what is wrong with the words.
pub fn parse(words: Vec<OsString>, lang: Lang) -> Result<Arguments, clap::Error> {
    let mut matches = spoken(lang).try_get_matches_from(help_last(words))?;
    Arguments::from_arg_matches_mut(&mut matches)
}

/// A command as it is called, and how it is used: the one that words name, as far as they name one.
pub fn usage(words: &[OsString], lang: Lang) -> (String, String) {
    let (mut command, path) = named(words, lang);
    let usage = command.render_usage().to_string();
    let usage = usage.split_once("Usage: ").map_or(usage.as_str(), |(_, usage)| usage);
    (path, format!("{} {usage}", lang.help_usage()))
}

/// What an argument of the command that words name is for; empty where it has none like it.
pub fn wanted(words: &[OsString], argument: &str, lang: Lang) -> &'static str {
    let (command, path) = named(words, lang);
    let own = command.get_arguments().find(|own| own.to_string() == argument);
    own.map_or("", |own| {
        let here = said(&format!("{path} {}", own.get_id()), lang);
        if here.is_empty() { said(&format!("{PROGRAM} {}", own.get_id()), lang) } else { here }
    })
}

/// The command that words name, with how it is called.
fn named(words: &[OsString], lang: Lang) -> (clap::Command, String) {
    let mut command = spoken(lang);
    command.build();
    let mut path = PROGRAM.to_owned();
    for word in words.iter().skip(1).filter_map(|word| word.to_str()) {
        if let Some(below) = command.find_subcommand(word) {
            path = format!("{path} {word}");
            command = below.clone();
        }
    }
    (command, path)
}

/// The language that the words themselves ask for, found before they are understood.
pub fn asked_for(words: &[OsString]) -> Option<Lang> {
    let mut words = words.iter().filter_map(|word| word.to_str());
    while let Some(word) = words.next() {
        let code = match word.split_once('=') {
            Some(("--lang", code)) => Some(code),
            None if word == "--lang" => words.next(),
            _ => None,
        };
        if let Some(lang) = code.and_then(|code| code.parse().ok()) {
            return Some(lang);
        }
    }
    None
}

/// `binhxet help roster` is `binhxet roster --help`.
fn help_last(mut words: Vec<OsString>) -> Vec<OsString> {
    if words.get(1).map(OsString::as_os_str) == Some(OsStr::new("help")) {
        words.remove(1);
        words.push("--help".into());
    }
    words
}

/// The command line with what it says in a language.
fn spoken(lang: Lang) -> clap::Command {
    let flag = |name: &'static str, letter, action, help: &'static str| {
        let arg = Arg::new(name).short(letter).long(name).action(action).help(help);
        arg.help_heading(lang.help_options())
    };
    say(Arguments::command(), PROGRAM, lang)
        .long_about(format!("{}.\n\n{}", lang.help_program(), lang.help_program_more()))
        .disable_version_flag(true)
        .arg(flag("help", 'h', ArgAction::Help, lang.help_help()).global(true))
        .arg(flag("version", 'V', ArgAction::Version, lang.help_version()))
}

/// Lets a command, and those beneath it, say what they are for.
fn say(command: clap::Command, path: &str, lang: Lang) -> clap::Command {
    let usage = lang.help_usage();
    let command = command
        .about(said(path, lang))
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(lang.help_commands())
        .subcommand_value_name(lang.help_command())
        .help_template(format!("{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}"))
        .mut_args(|arg| {
            let help = said(&format!("{path} {}", arg.get_id()), lang);
            let heading = if arg.is_positional() { lang.help_arguments() } else { lang.help_options() };
            let takes_value = arg.get_action().takes_values();
            let arg = arg.help(help).help_heading(heading);
            // What clap adds in brackets is English; the sentences say it where it matters.
            if takes_value { arg.hide_possible_values(true).hide_default_value(true) } else { arg }
        });
    command.mut_subcommands(|below| {
        let path = format!("{path} {}", below.get_name());
        say(below, &path, lang)
    })
}

/// What a command or an argument is for.
fn said(path: &str, lang: Lang) -> &'static str {
    SAID.iter().find(|(known, _)| *known == path).map_or("", |(_, said)| said(lang))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::error::ErrorKind;

    use super::*;

    /// The paths of a command, of its arguments and of those beneath it, with what is said of each.
    fn paths(command: &clap::Command, path: &str) -> Vec<(String, String)> {
        let text =
            |said: Option<&clap::builder::StyledStr>| said.map(ToString::to_string).unwrap_or_default();
        let own = (path.to_owned(), text(command.get_about()));
        let arguments = command
            .get_arguments()
            .map(|argument| (format!("{path} {}", argument.get_id()), text(argument.get_help())));
        let below = command.get_subcommands().flat_map(|below| {
            let path = format!("{path} {}", below.get_name());
            paths(below, &path)
        });
        [own].into_iter().chain(arguments).chain(below).collect()
    }

    fn words(line: &str) -> Vec<OsString> {
        line.split_whitespace().map(OsString::from).collect()
    }

    fn help(line: &str, lang: Lang) -> String {
        let why = parse(words(line), lang).expect_err("the help is no command");
        assert_eq!(why.kind(), ErrorKind::DisplayHelp, "{why}");
        why.to_string()
    }

    #[test]
    fn everything_that_can_be_asked_for_says_what_it_is_for_and_nothing_else_does() {
        let declared = paths(&Arguments::command(), PROGRAM);
        let there: BTreeSet<&str> = declared.iter().map(|(path, _)| path.as_str()).collect();
        let said: BTreeSet<&str> = SAID.iter().map(|(path, _)| *path).collect();
        assert_eq!(there, said);
        assert_eq!(said.len(), SAID.len(), "each is there once");
    }

    #[test]
    fn in_english_it_is_what_the_declaration_says() {
        for (path, declared) in paths(&Arguments::command(), PROGRAM) {
            assert_eq!(said(&path, Lang::En), declared, "{path}");
        }
    }

    /// The lines that ask for the help of every command.
    fn lines(command: &clap::Command, path: &str) -> Vec<String> {
        let below = command.get_subcommands();
        let below = below.flat_map(|below| lines(below, &format!("{path} {}", below.get_name())));
        [format!("{path} --help"), format!("{path} -h")].into_iter().chain(below).collect()
    }

    #[test]
    fn the_help_of_every_command_speaks_one_language() {
        for line in lines(&Arguments::command(), PROGRAM) {
            let text = help(&line, Lang::Vi);
            assert!(text.contains("Cách dùng: binhxet"), "{text}");
            for english in ["Usage", "Commands", "Options:", "Arguments", "Print", "default", "possible"] {
                assert!(!text.contains(english), "{english} stands in\n{text}");
            }
            let text = help(&line, Lang::En);
            assert!(text.contains("Usage: binhxet") && text.contains("Print the help"), "{text}");
        }
        assert_eq!(help("binhxet help restore", Lang::Vi), help("binhxet restore --help", Lang::Vi));
    }

    #[test]
    fn the_language_is_found_before_the_rest_is_understood() {
        for (line, lang) in [
            ("binhxet --lang vi --help", Some(Lang::Vi)),
            ("binhxet nonsense --lang=en", Some(Lang::En)),
            ("binhxet --lang", None),
            ("binhxet --lang fr --lang vi", Some(Lang::Vi)),
            ("binhxet roster export", None),
        ] {
            assert_eq!(asked_for(&words(line)), lang, "{line}");
        }
    }

    #[test]
    fn the_version_is_said_in_every_language() {
        for lang in Lang::ALL {
            let why = parse(words("binhxet -V"), lang).expect_err("the version is no command");
            assert_eq!(why.kind(), ErrorKind::DisplayVersion);
            spoken(lang).debug_assert();
        }
    }
}
