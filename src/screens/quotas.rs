//! The quotas of a meeting as they came out, in one line.

use crate::domain::Proceedings;
use crate::papers::words::{is_over, quota_words};
use crate::rules::QuotaResult;
use crate::text::Lang;
use crate::ui::{Line, Role};

/// So many rows the quotas take at most.
const ROWS: usize = 3;

/// The quotas, once the classes are worked out: those of the whole unit, and those of groups that somebody was over. Nothing
/// where there is nothing to say; of more than a few rows the rest is counted.
pub fn lines(state: &Proceedings, lang: Lang, columns: usize) -> Vec<Line> {
    let is_said = |result: &&QuotaResult| is_over(result) || result.group.is_none();
    let mut said: Vec<&QuotaResult> = state.quotas().iter().filter(is_said).collect();
    said.sort_by_key(|result| result.group.is_some());
    let role = if said.iter().copied().any(is_over) { Role::Warn } else { Role::Plain };
    let words: Vec<String> = said.iter().filter_map(|result| quota_words(state, result, lang)).collect();
    in_few_rows(&words, role, lang, columns)
}

/// As many of them as fit into a few rows, and how many more there are.
fn in_few_rows(words: &[String], role: Role, lang: Lang, columns: usize) -> Vec<Line> {
    let told = |shown: usize| {
        let rest = words.len() - shown;
        let more = (rest > 0).then(|| lang.quotas_more(rest));
        let all: Vec<&str> = words[..shown].iter().map(String::as_str).chain(more.as_deref()).collect();
        Line::new(role, all.join(" · ")).wrapped(columns, "", "")
    };
    let fits = |shown: &usize| told(*shown).len() <= ROWS;
    match words {
        [] => Vec::new(),
        _ => told((1..=words.len()).rev().find(fits).unwrap_or(1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_quotas_as_many_are_said_as_fit_and_the_rest_is_counted() {
        let words: Vec<String> = (1..=20).map(|at| format!("Tổ {at}: A 3, tối đa 2 = 20% của 10")).collect();
        let told = |count: usize| in_few_rows(&words[..count], Role::Warn, Lang::Vi, 78);
        assert!(told(0).is_empty());
        assert_eq!((told(1).len(), told(1)[0].width()), (1, words[0].chars().count()));
        let says_more = |lines: &[Line]| format!("{lines:?}").contains("nữa");
        assert!(!says_more(&told(6)) && says_more(&told(7)), "six fit");
        assert_eq!(told(20).len(), ROWS);
        assert!(told(20).iter().all(|row| row.width() <= 78) && says_more(&told(20)));
    }
}
