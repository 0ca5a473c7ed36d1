//! Entering events into the unit's log, and the sample unit whole.

use super::start::Started;
use super::trouble::Trouble;
use super::{archive, clock};
use crate::app::Batch;
use crate::domain::UnitEvent;
use crate::papers::sample;
use crate::text::Lang;

/// Keeps events of the unit, all or none, and takes them in. Answers with a warning where not all is well with the store.
///
/// # Errors
/// When nothing was recorded.
pub fn enter(started: &mut Started, events: Vec<UnitEvent>, lang: Lang) -> Result<Option<String>, Trouble> {
    let entries = started.unit.entries(events, clock::now());
    let warning = archive::keep(&mut started.store, &[Batch::of_unit(&entries).map_err(written)?], lang)
        .map_err(Trouble::Log)?;
    started.refresh(lang)?;
    Ok(warning.map(|warning| warning.text().to_owned()))
}

/// Keeps the sample unit in a store that has nothing yet: first its sealed meeting, then the unit.
///
/// # Errors
/// When it was not recorded.
pub fn enter_sample(started: &mut Started, lang: Lang) -> Result<Option<String>, Trouble> {
    let sample =
        sample::build(&started.unit, &clock::stamp()?).map_err(|why| Trouble::Log(why.to_string()))?;
    let batches =
        [Batch::of_sample_meeting(&sample).map_err(written)?, Batch::of_unit(&sample.unit).map_err(written)?];
    let warning = archive::keep(&mut started.store, &batches, lang).map_err(Trouble::Log)?;
    started.refresh(lang)?;
    Ok(warning.map(|warning| warning.text().to_owned()))
}

fn written(why: serde_json::Error) -> Trouble {
    Trouble::Log(why.to_string())
}

#[cfg(test)]
mod tests {
    use super::super::start::start;
    use super::*;
    use crate::domain::Phase;

    #[test]
    fn the_sample_is_there_after_a_restart() {
        let folder = tempfile::tempdir().expect("a folder");
        let dir = folder.path().join("data");
        let mut first = start(&dir, Lang::En).expect("opens");
        assert_eq!(enter_sample(&mut first, Lang::En).expect("is recorded"), None);
        let (unit, meetings) = (first.unit.clone(), first.meetings.clone());
        assert_eq!(meetings.iter().map(|meeting| meeting.phase).collect::<Vec<_>>(), [Phase::Sealed]);
        drop(first);
        let second = start(&dir, Lang::En).expect("opens again");
        assert_eq!(second.told, Vec::<String>::new());
        assert_eq!((second.unit, second.meetings), (unit, meetings));
    }
}
