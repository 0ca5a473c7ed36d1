//! Results that stand as they were recorded, though the program would come to others now.

use crate::domain::Proceedings;
use crate::text::Lang;

/// Whose results stand though they come out otherwise now, in a sentence; none where nobody's do.
pub fn otherwise_words(state: &Proceedings, lang: Lang) -> Option<String> {
    let names: Vec<String> = state.otherwise().map(|member| state.called(member)).collect();
    (!names.is_empty()).then(|| lang.otherwise_recorded(names.len(), names.join(", ")))
}
