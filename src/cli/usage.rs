//! What is wrong with the words of a command line, in the language that is spoken.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::help;
use crate::text::{Lang, clean};

/// What is wrong, as a sentence with its remedy, and how the command is used; none where clap answers with what was
/// asked for, such as the help.
pub fn sentences(why: &clap::Error, words: &[OsString], lang: Lang) -> Option<Vec<String>> {
    let wrong = match why.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
        | ErrorKind::DisplayVersion => return None,
        ErrorKind::InvalidSubcommand => lang.usage_no_command(first(why, ContextKind::InvalidSubcommand)),
        ErrorKind::UnknownArgument => lang.usage_unknown(first(why, ContextKind::InvalidArg)),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => value(why, words, lang),
        ErrorKind::MissingRequiredArgument => lang.usage_missing(missing(why, words, lang)),
        ErrorKind::ArgumentConflict => conflict(why, lang),
        ErrorKind::TooManyValues => lang.usage_takes_no_value(first(why, ContextKind::InvalidArg)),
        ErrorKind::InvalidUtf8 => lang.usage_unreadable().to_owned(),
        _ => lang.usage_not_understood().to_owned(),
    };
    // Of several clap names the likeliest last.
    let meant = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue]
        .into_iter()
        .find_map(|kind| texts(why, kind).pop())
        .map(|name| lang.fault_suggestion(name));
    let wrong = [Some(wrong), meant].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let (command, usage) = help::usage(words, lang);
    Some(vec![wrong, usage, lang.usage_more(format!("{command} --help"))])
}

/// A value that cannot be taken, or that is missing, with what is wanted in its place.
fn value(why: &clap::Error, words: &[OsString], lang: Lang) -> String {
    let argument = first(why, ContextKind::InvalidArg);
    let wanted = help::wanted(words, &argument, lang);
    match first(why, ContextKind::InvalidValue) {
        value if value.is_empty() => lang.usage_no_value(argument, wanted),
        value => lang.usage_bad_value(value, argument, wanted),
    }
}

/// The arguments that a command needs, each with what it is.
fn missing(why: &clap::Error, words: &[OsString], lang: Lang) -> String {
    let said = |argument: String| match help::wanted(words, &argument, lang) {
        "" => argument,
        wanted => lang.usage_argument(argument, wanted),
    };
    texts(why, ContextKind::InvalidArg).into_iter().map(said).collect::<Vec<_>>().join(", ")
}

/// Two that do not go together, or one that stands there twice.
fn conflict(why: &clap::Error, lang: Lang) -> String {
    let one = first(why, ContextKind::InvalidArg);
    match texts(why, ContextKind::PriorArg) {
        others if others.is_empty() || others.contains(&one) => lang.usage_twice(one),
        others => lang.usage_conflict(one, others.join(", ")),
    }
}

/// The first text that an error carries of a kind; empty where there is none.
fn first(why: &clap::Error, kind: ContextKind) -> String {
    texts(why, kind).into_iter().next().unwrap_or_default()
}

/// The texts that an error carries of a kind.
fn texts(why: &clap::Error, kind: ContextKind) -> Vec<String> {
    match why.get(kind) {
        Some(ContextValue::String(text)) => vec![clean(text)],
        Some(ContextValue::Strings(texts)) => texts.iter().map(|text| clean(text)).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(line: &str, lang: Lang) -> Option<Vec<String>> {
        let words: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        let why = help::parse(words.clone(), lang).err()?;
        sentences(&why, &words, lang)
    }

    #[test]
    fn each_slip_of_a_command_line_is_told_with_its_remedy() {
        for (line, vietnamese, english) in [
            (
                "binhxet rostr import",
                "Không có lệnh “rostr”. Có phải ý là “roster”?",
                "There is no command “rostr”. Did you mean “roster”?",
            ),
            (
                "binhxet check --jsn",
                "Không hiểu “--jsn” ở chỗ này. Có phải ý là “--json”?",
                "“--jsn” is not understood here. Did you mean “--json”?",
            ),
            ("binhxet check now", "Không hiểu “now” ở chỗ này.", "“now” is not understood here."),
            (
                "binhxet --lang fr",
                "--lang <LANG>: “fr” không dùng được. Cần: Ngôn ngữ, vi hay en [mặc định: theo máy].",
                "--lang <LANG>: “fr” cannot be used. Wanted: The language, vi or en [default: as the locale says].",
            ),
            (
                "binhxet balances import b.csv --through",
                "--through <THROUGH>: chưa ghi gì. Cần: Tháng cuối cùng đã tính vào, ví dụ 2026-08.",
                "--through <THROUGH>: nothing is given. Wanted: The last month that they cover, such as 2026-08.",
            ),
            (
                "binhxet balances import b.csv --through 2026-13",
                "--through <THROUGH>: “2026-13” không dùng được. Cần: Tháng cuối cùng đã tính vào, ví dụ 2026-08.",
                "--through <THROUGH>: “2026-13” cannot be used. Wanted: The last month that they cover, such as 2026-08.",
            ),
            (
                "binhxet balances import",
                "Còn thiếu: --through <THROUGH> (Tháng cuối cùng đã tính vào, ví dụ 2026-08), <FILE> (Tệp CSV).",
                "Missing: --through <THROUGH> (The last month that they cover, such as 2026-08), <FILE> (The CSV file).",
            ),
            (
                "binhxet restore b --unit --meeting 2026-10",
                "--unit không đi cùng --meeting <ID>.",
                "--unit does not go with --meeting <ID>.",
            ),
            ("binhxet check --json --json", "--json chỉ ghi một lần.", "--json is given more than once."),
            ("binhxet check --json=yes", "--json không nhận giá trị nào.", "--json takes no value."),
        ] {
            assert_eq!(said(line, Lang::Vi).expect("a slip")[0], vietnamese, "{line}");
            assert_eq!(said(line, Lang::En).expect("a slip")[0], english, "{line}");
        }
    }

    #[test]
    fn how_the_command_is_used_stands_beneath() {
        let told = said("binhxet roster import", Lang::Vi).expect("a slip");
        assert_eq!(told[1], "Cách dùng: binhxet roster import [OPTIONS] <FILE>");
        assert_eq!(told[2], "Trợ giúp: binhxet roster import --help");
        let told = said("binhxet --ascii nonsense", Lang::En).expect("a slip");
        assert_eq!(told[2], "Help: binhxet --help");
    }

    #[test]
    fn what_was_asked_for_is_no_slip() {
        for line in ["binhxet --help", "binhxet -V", "binhxet help roster", "binhxet roster"] {
            assert_eq!(said(line, Lang::Vi), None, "{line}");
        }
    }
}
