//! The options of a choice or of a set.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;

/// Options, each once, in the order in which the file names them: mild to severe, or as they are said. The order is for
/// people alone; two sets that differ in nothing else are the same.
#[derive(Clone, Debug, Eq, Serialize)]
pub struct Options(Vec<String>);

impl Options {
    /// The options that are none of those before them.
    pub fn new(options: impl IntoIterator<Item = String>) -> Self {
        let mut kept = Vec::new();
        for option in options {
            if !kept.contains(&option) {
                kept.push(option);
            }
        }
        Self(kept)
    }

    /// The same in the order that fingerprints go by.
    pub(super) fn sorted(mut self) -> Self {
        self.0.sort_unstable();
        self
    }
}

impl Deref for Options {
    type Target = [String];

    fn deref(&self) -> &[String] {
        &self.0
    }
}

impl PartialEq for Options {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().all(|option| other.contains(option))
    }
}

impl JsonSchema for Options {
    fn schema_name() -> Cow<'static, str> {
        BTreeSet::<String>::schema_name()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        BTreeSet::<String>::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Rulebook;
    use super::*;

    const SMALL: &str = include_str!("../../fixtures/criteria/giao_vien_thang.json");
    const PLACE: &str = r#""inputs": ["#;

    fn options(words: &[&str]) -> Options {
        Options::new(words.iter().map(|word| (*word).to_owned()))
    }

    /// A set that asks for a choice of these.
    fn asking(options: &str) -> Rulebook {
        let input = format!(r#"{{"id": "kl", "title": "Kỷ luật", "kind": {{"choice": [{options}]}}}},"#);
        Rulebook::read(&SMALL.replacen(PLACE, &format!("{PLACE}{input}"), 1)).expect("a sound set")
    }

    #[test]
    fn each_option_stands_once_where_it_was_named_first() {
        assert_eq!(*options(&["không", "đình chỉ", "không", "cảnh cáo"]), ["không", "đình chỉ", "cảnh cáo"]);
    }

    #[test]
    fn another_option_makes_another_set() {
        let set = asking(r#""không", "khiển trách""#);
        for other in [r#""không", "cảnh cáo""#, r#""không""#, r#""không", "khiển trách", "cảnh cáo""#]
        {
            assert_ne!(set, asking(other), "{other}");
            assert_ne!(asking(other), set, "{other}");
        }
    }

    #[test]
    fn the_order_is_kept_and_makes_neither_another_set_nor_another_fingerprint() {
        let one = asking(r#""không", "khiển trách", "đình chỉ", "buộc thôi việc""#);
        let other = asking(r#""buộc thôi việc", "không", "đình chỉ", "khiển trách""#);
        assert_eq!(one, other);
        assert_eq!(one.canonical(), other.canonical());
        assert!(
            one.canonical().contains(r#"["buộc thôi việc","khiển trách","không","đình chỉ"]"#),
            "as they were printed before their order was kept"
        );
        let printed = serde_json::to_string(&one).expect("prints");
        let order = r#"["không","khiển trách","đình chỉ","buộc thôi việc"]"#;
        assert!(printed.contains(order), "{printed}");
        let again: Rulebook = serde_json::from_str(&printed).expect("reads");
        assert!(serde_json::to_string(&again).expect("prints").contains(order));
    }
}
