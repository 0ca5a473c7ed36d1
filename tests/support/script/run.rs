//! A script carried out on a session.

use binhxet::input::{Chord, Stroke};
use binhxet::ui::{Notice, NoticeKind};

use super::Script;
use super::step::{Again, Reading, Space, Step};
use crate::support::desk::{Answers, Session, Setting};
use crate::support::input_method::InputMethod;
use crate::support::units;

/// More changes than any script asks the disk for.
const FOR_EVER: u64 = 1_000_000;

/// A script at work.
struct Run {
    setting: Setting,
    session: Session,
    method: Option<InputMethod>,
    /// What was said and not read yet, with the line of the keys.
    unread: Option<(usize, Notice)>,
    /// Keys pressed since the counting began, the letters of texts apart.
    counted: usize,
}

impl Script {
    /// Carries the script out on a new machine.
    ///
    /// # Errors
    /// The first line that does not hold, with the screen as it stood.
    pub fn run(&self) -> Result<(), String> {
        self.run_in(Setting::usual()).map(drop)
    }

    /// Carries the script out on a new machine in a setting, and leaves the program as it then stands.
    ///
    /// # Errors
    /// As [`Script::run`].
    pub fn run_in(&self, setting: Setting) -> Result<Session, String> {
        let session = Session::new(setting);
        let mut run = Run { setting, session, method: None, unread: None, counted: 0 };
        let shows = std::env::var_os("SHOW").is_some();
        let failed = |line: usize, why: String, run: &Run| {
            let notice = run.session.notice().map_or_else(String::new, |notice| format!("{notice:?}\n"));
            format!("{}:{line}: {why}\n{}{notice}", self.name, run.session.text())
        };
        for (line, step) in &self.steps {
            run.step(*line, step).map_err(|why| failed(*line, why, &run))?;
            if shows {
                println!("{}:{line}: {step:?}\n{}", self.name, run.session.text());
            }
        }
        run.everything_read().map_err(|(line, why)| failed(line, why, &run))?;
        run.session.check_whole();
        Ok(run.session)
    }
}

impl Run {
    fn step(&mut self, line: usize, step: &Step) -> Result<(), String> {
        match step {
            Step::Unit(name) => {
                self.session = Session::with_unit(self.setting, units::written(name));
                Ok(())
            }
            Step::Press(keys, reading) => self.press(line, keys, *reading),
            Step::Burst(keys) => {
                self.everything_read().map_err(|(_, why)| why)?;
                self.counted += keys.len();
                let before = self.session.notice().cloned();
                self.session.strokes(keys.iter().copied().map(Stroke::Key).collect());
                self.hear(line, before.as_ref());
                Ok(())
            }
            Step::Type(text) => {
                let keys: Vec<Chord> = text.chars().map(Chord::typed).collect();
                let counted = self.counted;
                self.press(line, &keys, Reading::Aloud)?;
                self.counted = counted;
                Ok(())
            }
            Step::Paste(text) => {
                self.everything_read().map_err(|(_, why)| why)?;
                let before = self.session.notice().cloned();
                self.session.strokes(vec![Stroke::Paste(text.clone())]);
                self.hear(line, before.as_ref());
                Ok(())
            }
            Step::See(text) => self.sees(text).then_some(()).ok_or_else(|| format!("“{text}” is not there")),
            Step::Absent(text) => {
                (!self.sees(text)).then_some(()).ok_or_else(|| format!("“{text}” is there"))
            }
            Step::Told(kind, text) => self.told(*kind, text),
            Step::Stored(entries) => match self.session.stored() {
                Some(stored) if stored == *entries => Ok(()),
                stored => Err(format!("{entries} entries should be stored, and there are {stored:?}")),
            },
            Step::Backups(count) => match self.session.backups() {
                found if found == *count => Ok(()),
                found => Err(format!("there should be {count} backups, and there are {found}")),
            },
            Step::Resize(columns, rows) => {
                self.session.resize(*columns, *rows);
                Ok(())
            }
            Step::Again(again) => {
                self.everything_read().map_err(|(_, why)| why)?;
                self.session.check_whole();
                match again {
                    Again::Restarted => self.session.restart(),
                    Again::PowerCut => self.session.cut_power(),
                    Again::NextDay => self.session.next_day(),
                    Again::In(lang) => self.session.restart_in(*lang),
                }
                Ok(())
            }
            Step::Disk(Space::Full { after, reserve }) => {
                self.session.fill_disk(*after, FOR_EVER, *reserve);
                Ok(())
            }
            Step::Disk(Space::Well) => {
                self.session.make_room();
                Ok(())
            }
            Step::Disk(Space::ReadOnly) => {
                self.session.write_protect();
                Ok(())
            }
            Step::Lose(seq) => {
                self.everything_read().map_err(|(_, why)| why)?;
                self.session.check_whole();
                self.session.lose_entry(*seq);
                self.session.restart();
                Ok(())
            }
            Step::Store(answers) => {
                let before = self.session.notice().cloned();
                self.session.answers(*answers);
                if *answers == Answers::AtOnce {
                    self.session.settle();
                }
                self.hear(line, before.as_ref());
                Ok(())
            }
            Step::ArchiveBreaks => {
                self.session.break_archive();
                Ok(())
            }
            Step::Method(method) => {
                self.method = method.map(InputMethod::new);
                Ok(())
            }
            Step::Wait(minutes) => {
                self.everything_read().map_err(|(_, why)| why)?;
                self.session.wait(minutes * 60);
                Ok(())
            }
            Step::Sleep(minutes) => {
                self.session.sleep(minutes * 60);
                Ok(())
            }
            Step::Counting => {
                self.counted = 0;
                Ok(())
            }
            Step::AtMost(most) => {
                let held = self.counted <= *most;
                held.then_some(()).ok_or_else(|| format!("{} keys were pressed", self.counted))
            }
        }
    }

    fn press(&mut self, line: usize, keys: &[Chord], reading: Reading) -> Result<(), String> {
        self.everything_read().map_err(|(_, why)| why)?;
        self.counted += keys.len();
        let before = self.session.notice().cloned();
        for (at, key) in keys.iter().enumerate() {
            let read = self.method.as_mut().map_or_else(|| vec![*key], |method| method.press(*key));
            self.session.strokes(read.into_iter().map(Stroke::Key).collect());
            match self.session.notice() {
                Some(notice)
                    if notice.kind != NoticeKind::Said
                        && at + 1 < keys.len()
                        && Some(notice) != before.as_ref() =>
                {
                    return Err(format!("{key} got this, with keys behind it: {}", notice.text));
                }
                _ => {}
            }
        }
        if reading == Reading::Aloud || self.session.notice().is_some_and(|n| n.kind != NoticeKind::Said) {
            self.hear(line, before.as_ref());
        }
        Ok(())
    }

    /// Takes down what was said, to be read by a line of the script. What stood there before need not be read again.
    fn hear(&mut self, line: usize, before: Option<&Notice>) {
        let said = self.session.notice().filter(|notice| Some(*notice) != before);
        self.unread = said.map(|notice| (line, notice.clone()));
    }

    fn everything_read(&self) -> Result<(), (usize, String)> {
        match &self.unread {
            Some((line, notice)) => {
                Err((*line, format!("line {line} got this, and nobody read it: {}", notice.text)))
            }
            None => Ok(()),
        }
    }

    fn told(&mut self, kind: NoticeKind, text: &str) -> Result<(), String> {
        self.unread = None;
        match self.session.notice() {
            Some(notice) if notice.kind == kind && notice.text.contains(text) => Ok(()),
            Some(notice) => Err(format!("{kind:?} “{text}” was expected, and it was {notice:?}")),
            None => Err(format!("{kind:?} “{text}” was expected, and nothing was said")),
        }
    }

    /// Whether a text stands on the screen; blanks that hold words together are blanks.
    fn sees(&self, text: &str) -> bool {
        self.session.text().replace('\u{a0}', " ").lines().any(|line| line.contains(text))
    }
}
