//! The arguments: what can be asked for on the command line.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::domain::{MeetingId, MemberId, Period};
use crate::papers::bundle::Head;
use crate::text::Lang;

/// Runs the appraisal meeting of a grassroots trade union's committee.
///
/// Without a command the program opens; an empty store offers a sample unit.
#[derive(Debug, Parser)]
#[command(version, subcommand_required = false)]
pub struct Arguments {
    /// What to do instead of opening the program
    #[command(subcommand)]
    pub command: Option<Command>,
    /// The folder of the data [default: BINHXET_DATA_DIR, else the system's place for data]
    #[arg(long, global = true, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    /// A file whose first line is the passphrase, for data that is protected by one [default: it is asked for]
    #[arg(long, global = true, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
    /// The language, vi or en [default: as the locale says]
    #[arg(long, global = true, value_parser = PossibleValuesParser::new(["vi", "en"]).map(language))]
    pub lang: Option<Lang>,
    /// Draw lines and marks in ASCII only
    #[arg(long, global = true)]
    pub ascii: bool,
}

/// A command.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Try the program with a sample unit, which is removed afterwards
    Demo,
    /// Show the room, in a second window, what it may see of the meeting that goes on
    Present,
    /// The unit's roster
    #[command(subcommand)]
    Roster(Roster),
    /// The criteria sets
    #[command(subcommand)]
    Criteria(Criteria),
    /// The marks proposed for the next meeting
    #[command(subcommand)]
    Proposals(Proposals),
    /// What facts had come to before the first meeting here
    #[command(subcommand)]
    Balances(Balances),
    /// The officers' PINs
    #[command(subcommand)]
    Pins(Pins),
    /// The meetings
    #[command(subcommand)]
    Meeting(Meeting),
    /// Write everything that is stored into one file, which is encrypted if the store is
    Backup {
        /// The file to write, a new one
        file: PathBuf,
        /// Write over a file that exists
        #[arg(long)]
        force: bool,
    },
    /// Make the store what a backup is, or give one meeting back what it has lost
    Restore(Restore),
    /// Check everything that is stored: both copies, chains, seals, drafts, backups; what can be repaired is repaired
    Check {
        /// Write JSON
        #[arg(long)]
        json: bool,
    },
    /// What the members of a marks file come to, without a meeting; written as JSON
    Classify(Classify),
    /// Check a meeting's file without a store: its chain, its votes, its results, its seal
    Verify {
        /// The file, as meeting export writes it
        file: PathBuf,
        /// The seal as it is printed, in its groups; needs --entries
        #[arg(long, value_name = "GROUPS", requires = "entries")]
        head: Option<Head>,
        /// How many entries the printed seal counts; needs --head
        #[arg(long, value_name = "N", requires = "head")]
        entries: Option<u64>,
        /// Write JSON
        #[arg(long)]
        json: bool,
    },
}

/// What is restored, and how.
#[derive(Debug, Args)]
pub struct Restore {
    /// The backup
    pub file: PathBuf,
    /// Only this meeting: entries that it lacks are added, newer ones stay
    #[arg(long, value_name = "ID", conflicts_with = "unit")]
    pub meeting: Option<MeetingId>,
    /// Only the unit's own log, likewise
    #[arg(long)]
    pub unit: bool,
    /// Take the backup's state even where newer entries are lost; what there is goes into another backup first
    #[arg(long)]
    pub replace: bool,
    /// Do not ask
    #[arg(long)]
    pub yes: bool,
}

/// How a marks file is classified.
#[derive(Debug, Args)]
pub struct Classify {
    /// The marks file: JSON, or JSON lines with the head first; - reads the standard input
    pub file: PathBuf,
    /// With the whole arithmetic of each member, and the sentences that tell it
    #[arg(long)]
    pub why: bool,
    /// A criteria set in place of those that the file names: FILE for everybody, or AUDIENCE=FILE for each audience
    #[arg(long, value_name = "FILE")]
    pub criteria: Vec<String>,
}

/// What can be done with the roster.
#[derive(Debug, Subcommand)]
pub enum Roster {
    /// Take in a roster from a CSV file; it replaces the one before
    Import {
        /// The CSV file
        file: PathBuf,
    },
    /// Write the roster as CSV
    Export,
}

/// What can be done with criteria sets.
#[derive(Debug, Subcommand)]
pub enum Criteria {
    /// Take in a criteria set from a JSON file; it replaces an earlier edition
    Import {
        /// The JSON file
        file: PathBuf,
    },
    /// Write a criteria set as JSON
    Export {
        /// Its id [default: the set adopted last]
        id: Option<String>,
    },
    /// Write the JSON Schema of the format, for editors
    Schema,
    /// Tell everything that is wrong with criteria sets, and what is worth a second look
    Lint {
        /// The JSON files
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Write JSON
        #[arg(long)]
        json: bool,
    },
    /// List the criteria sets
    List {
        /// Write JSON
        #[arg(long)]
        json: bool,
    },
    /// Write a criteria set as a sheet to read
    Show {
        /// Its id, or a JSON file
        which: String,
        /// Write JSON
        #[arg(long)]
        json: bool,
    },
}

/// What can be done with proposals.
#[derive(Debug, Subcommand)]
pub enum Proposals {
    /// Take in proposals from a CSV file; they replace earlier ones for the same period
    Import {
        /// The CSV file
        file: PathBuf,
        /// The period, such as 2026-11, 2026-Q4, 2026-H1, 2026-T1, 2026 or 2026-R3 [default: that of the next meeting]
        #[arg(long)]
        period: Option<Period>,
    },
}

/// What can be done with opening balances.
#[derive(Debug, Subcommand)]
pub enum Balances {
    /// Take in balances from a CSV file (code, fact, value); they replace those before
    Import {
        /// The CSV file
        file: PathBuf,
        /// The last month that they cover, such as 2026-08
        #[arg(long)]
        through: Period,
    },
}

/// What can be done with PINs.
#[derive(Debug, Subcommand)]
pub enum Pins {
    /// Take away an officer's PIN that is forgotten and that chair and secretary cannot take away on the screen
    Clear {
        /// The officer's code, as the roster has it
        #[arg(value_parser = MemberId::new)]
        officer: MemberId,
    },
}

/// What can be done with meetings.
#[derive(Debug, Subcommand)]
pub enum Meeting {
    /// List the meetings, the latest first
    List {
        /// Write JSON
        #[arg(long)]
        json: bool,
    },
    /// Show a meeting: period, roll, results, seal
    Show {
        /// Its id, as the list has it
        id: MeetingId,
        /// Write JSON
        #[arg(long)]
        json: bool,
    },
    /// Write everything of a meeting, for others to check
    Export {
        /// Its id, as the list has it
        id: MeetingId,
        /// The format; there is json only
        #[arg(long, value_enum, default_value_t)]
        format: ExportFormat,
        /// The file to write, which must not exist yet [default: the standard output]
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
}

/// How a meeting is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// The bundle binhxet.meeting/1
    #[default]
    Json,
}

/// The language of a code that was checked before.
fn language(code: String) -> Lang {
    code.parse().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;
    use clap::error::ErrorKind;

    use super::*;

    #[test]
    fn the_arguments_fit_together() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn global_options_stand_before_or_behind_a_command() {
        for words in [["binhxet", "--lang", "en", "demo"], ["binhxet", "demo", "--lang", "en"]] {
            let arguments = Arguments::try_parse_from(words).expect("are understood");
            assert_eq!(arguments.lang, Some(Lang::En));
            assert!(matches!(arguments.command, Some(Command::Demo)));
        }
        assert!(Arguments::try_parse_from(["binhxet", "--lang", "fr"]).is_err());
    }

    /// The command lines of a document: lines of blocks and spans of code that begin with the program's name.
    fn command_lines(document: &str) -> Vec<&str> {
        let mut fenced = false;
        let mut found = Vec::new();
        for line in document.lines() {
            if line.starts_with("```") {
                fenced = !fenced;
            } else if fenced || line.starts_with("    ") {
                found.push(line.trim());
            } else {
                found.extend(line.split('`').skip(1).step_by(2));
            }
        }
        found.retain(|line| line.starts_with("binhxet "));
        found
    }

    #[test]
    fn every_command_line_of_the_documents_is_understood() {
        let mut count = 0;
        for name in
            ["README", "docs/criteria", "docs/formats", "docs/guide", "docs/huong-dan", "docs/promises"]
        {
            let path = format!("{}/{name}.md", env!("CARGO_MANIFEST_DIR"));
            let document = std::fs::read_to_string(path).expect("a document");
            for line in command_lines(&document) {
                let words = line.split(['>', '|', '#']).next().unwrap_or_default().split_whitespace();
                // A sentence may name a command without what it takes.
                let named = |why: &clap::Error| why.kind() == ErrorKind::MissingRequiredArgument;
                if let Err(why) = Arguments::try_parse_from(words) {
                    assert!(named(&why), "{name}: {line}\n{why}");
                }
                count += 1;
            }
        }
        assert!(count > 10, "{count} command lines");
    }
}
