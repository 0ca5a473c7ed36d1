//! Meetings as scripts in files: one step a line, to be read aloud.
//!
//! | line | what it does |
//! | --- | --- |
//! | `unit school` | begins with a unit of `fixtures/units` instead of an empty store |
//! | `press Enter 1 1 ↓×3` | presses keys one after the other, by the names that stand on them |
//! | `quietly press …` | the same where what is said need not be read |
//! | `burst BS đ` | keys in one read, as an input method sends them |
//! | `type TEXT`, `paste TEXT` | letters one after the other; a text in one piece |
//! | `see TEXT`, `absent TEXT` | stands on the screen now, or does not |
//! | `said TEXT`, `refused TEXT`, `failed TEXT` | the notice is of this kind and has this text |
//! | `stored N` | the log of the meeting at hand has so many entries |
//! | `resize 80x24`, `lang en` | another window; the program anew in another language |
//! | `restart`, `power cut`, `next day` | the program anew, on the same disk |
//! | `disk full`, `disk full after N` | from now on, or after so many changes, nothing can be written |
//! | `disk full but for the reserve` | the same, but what is kept for that has room for a few steps |
//! | `disk well` | there is room again |
//! | `disk read-only` | nothing can be written ever again |
//! | `both lose N` | both copies lose an entry of the meeting at hand; the program anew |
//! | `store slow`, `store answers` | its answers wait, with the keys behind them; they come |
//! | `archive breaks` | the second copy is no longer kept, until the program starts anew |
//! | `telex on`, `vni on`, `telex off` | an input method changes what `press` and `type` send |
//! | `counting`, `at most N` | how many keys were pressed in between |
//!
//! Every notice must be read: after a line of keys comes what was said, unless nothing was. Of several keys on one line
//! only the last may be refused or fail, and what the others say passes.

mod run;
mod step;

use std::path::Path;

use step::Step;

/// A script that was read from a file.
pub struct Script {
    name: String,
    steps: Vec<(usize, Step)>,
}

impl Script {
    /// Reads a script.
    ///
    /// # Errors
    /// The file, the line, and what is wrong with it.
    pub fn read(path: &Path) -> Result<Self, String> {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let text = std::fs::read_to_string(path).map_err(|why| format!("{name}: {why}"))?;
        let mut steps = Vec::new();
        for (at, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let step = Step::read(line).map_err(|why| format!("{name}:{}: {why}", at + 1))?;
            steps.push((at + 1, step));
        }
        Ok(Self { name, steps })
    }
}
