//! Cells that a spreadsheet would take for a formula, defused on the way out and restored on the way in.

/// Puts an apostrophe before a text that would run as a formula when the table is opened in a spreadsheet.
pub(super) fn defused(text: &str) -> String {
    if is_loaded(text) || is_defused(text) { format!("'{text}") } else { text.to_owned() }
}

/// Takes away the apostrophe that [`defused`] puts.
pub(super) fn restored(cell: &str) -> &str {
    if is_defused(cell) { &cell[1..] } else { cell }
}

fn is_loaded(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

fn is_defused(cell: &str) -> bool {
    cell.strip_prefix('\'').is_some_and(|rest| is_loaded(rest) || rest.starts_with('\''))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{defused, restored};

    #[test]
    fn formulas_are_defused_and_nothing_else() {
        assert_eq!(defused("=1+1"), "'=1+1");
        assert_eq!(defused("@cmd"), "'@cmd");
        assert_eq!(defused("Tổ 1 - Văn phòng"), "Tổ 1 - Văn phòng");
        assert_eq!(defused("'Brien"), "'Brien");
    }

    proptest! {
        #[test]
        fn what_is_defused_is_restored(text in "['=+@a-]{0,6}") {
            prop_assert!(!defused(&text).starts_with(['=', '+', '-', '@']));
            let cell = defused(&text);
            prop_assert_eq!(restored(&cell), text);
        }
    }
}
