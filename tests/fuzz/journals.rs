//! What the fuzzer of journals tries.

use binhxet::store::{LogId, Opened, StoreError};

use super::files::can_be_said;
use super::medium::Medium;
use super::mend;
use super::model::{self, Loss, Told};

/// The longest journal that is worth trying.
const LONGEST: usize = 8 * 1024;

/// An even first byte has all checksums put right; the others are the segments of the unit's journal, parted by NULs.
///
/// The store reads what another reader reads that was made from the description of the format alone.
pub fn journal(bytes: &[u8]) {
    let Some((how, bytes)) = bytes.split_first() else { return };
    if bytes.len() > LONGEST {
        return;
    }
    let parts: Vec<&[u8]> = bytes.splitn(3, |byte| *byte == 0).collect();
    let mended =
        if how % 2 == 0 { mend::segments(&parts) } else { parts.iter().map(|part| part.to_vec()).collect() };
    let mut medium = Medium::default();
    medium.put("store.json", b"{\"format\":\"binhxet.store/1\"}\n");
    for (name, segment) in ["journal.jsonl", "journal.2.jsonl", "journal.7.jsonl"].into_iter().zip(&mended) {
        medium.put(&format!("unit/{name}"), segment);
    }
    let segments: Vec<&[u8]> = mended.iter().map(Vec::as_slice).collect();
    let told = model::read("unit", &segments);
    match (medium.open(), told) {
        (Err(error), told) => {
            can_be_said(|lang| error.sentence(lang));
            assert!(matches!(error, StoreError::Newer { .. }), "{error}");
            assert!(matches!(told, Told::Newer | Told::Open), "{told:?}");
        }
        (Ok(Opened { mut store, repairs }), told) => {
            assert!(told != Told::Newer, "a journal of a newer version was read");
            for repair in &repairs {
                can_be_said(|lang| repair.sentence(lang));
            }
            let read = store.read(&LogId::Unit);
            if let Err(error) = &read {
                can_be_said(|lang| error.sentence(lang));
            }
            if let Told::These(entries, loss) = told {
                assert_eq!(read, Ok(entries));
                let is_lost = matches!(store.obstacle(&LogId::Unit), Some(StoreError::Lost { .. }));
                assert_eq!(is_lost, loss == Loss::Some);
            }
        }
    }
}
