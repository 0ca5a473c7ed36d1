//! What a quota may yet alter, in words.

use super::super::pending::{Lacks, Pending};
use super::super::rulebook::Rulebook;
use super::portion::counted_within;
use super::quota::limited_words;
use super::result::title;
use crate::text::Lang;

/// `Tạm thời: chưa xét được tỷ lệ A, vì chưa đủ dữ kiện của 1 người`.
pub(super) fn pending_line(pending: &Pending, rulebook: &Rulebook, lang: Lang) -> String {
    let quota = rulebook.set().quotas.iter().find(|quota| quota.id == pending.quota);
    let limited = limited_words(title(&pending.class, rulebook), pending.and_better, lang);
    let limited = counted_within(limited, quota.map(|quota| quota.within), lang);
    let lacks = match &pending.lacks {
        Lacks::Members(1) => lang.lacks_one_member().to_owned(),
        Lacks::Members(count) => lang.lacks_members(count),
        Lacks::UnitClass => lang.lacks_unit_class().to_owned(),
        Lacks::Input(id) => {
            lang.lacks_input(rulebook.input(id).map_or(id.as_str(), |input| input.title.as_str()))
        }
    };
    lang.why_pending(limited, lacks)
}
