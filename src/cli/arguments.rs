//! The arguments: what can be asked for on the command line.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand};

use crate::domain::Period;
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
    /// The language [default: as the locale says]
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
    /// The unit's roster
    #[command(subcommand)]
    Roster(Roster),
    /// The criteria sets
    #[command(subcommand)]
    Criteria(Criteria),
    /// The marks proposed for the next meeting
    #[command(subcommand)]
    Proposals(Proposals),
    /// The meetings
    #[command(subcommand)]
    Meeting(Meeting),
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
        /// The period, such as 2026-11, 2026-Q4 or 2026 [default: that of the next meeting]
        #[arg(long)]
        period: Option<Period>,
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
}

/// The language of a code that was checked before.
fn language(code: String) -> Lang {
    code.parse().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

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
}
