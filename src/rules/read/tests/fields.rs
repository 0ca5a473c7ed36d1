//! What single fields take.

use super::{MONTHLY, Rulebook, SMALL, says, told};

#[test]
fn every_new_field_says_what_it_takes() {
    let field = |rest: &str| format!("{MONTHLY} {rest},");
    told(
        MONTHLY,
        &field(r#""first_month": 13"#),
        "Tháng là số từ 1 đến 12.",
        "A month is a number from 1 to 12.",
    );
    told(
        MONTHLY,
        &field(r#""language": "ne""#),
        "Không hiểu “ne” ở chỗ này. Có phải ý là “en”?",
        "“ne” means nothing here. Did you mean “en”?",
    );
    says(MONTHLY, &field(r#""round": {"places": 1, "mode": "half_pu"}"#), &nearest("half_pu", "half_up"));
    says(MONTHLY, &field(r#""round": {"places": 1}"#), "The field “mode” is missing.");
    let effect = r#""effect": {"at_most": "tot"}"#;
    let scope = |scope: &str| format!(r#"{effect}, "scope": {scope}"#);
    told(
        effect,
        &scope(r#"{"until": "2026-12-32"}"#),
        "Cần một ngày dạng 2026-12-31.",
        "A day such as 2026-12-31 must stand here.",
    );
    says(effect, &scope("\"yaer\""), &nearest("yaer", "year"));
    says(effect, &scope(r#"{"months": 0}"#), "This must be a whole number from 1 to 10,000.");
    says(
        r#""effect": {"each": -0.5}, "limit": -4"#,
        r#""effect": "nothnig""#,
        &nearest("nothnig", "nothing"),
    );
    says(r#""default": 0"#, r#""default": 0, "from": "erlier""#, &nearest("erlier", "earlier"));
    says(r#""default": 0"#, r#""default": 0, "from": {"rooster": "Cột"}"#, &nearest("rooster", "roster"));
    says(r#""title": "Giờ giấc","#, r#""title": "Giờ giấc", "marked_by": "sefl","#, &nearest("sefl", "self"));
    let table = |shares: &str| {
        let table = format!(r#"{{"table": {{"by_unit_class": {shares}, "of": "ranked"}}}}"#);
        field(&format!(
            r#""quotas": [{{"id": "q", "class": "tot", "at_most": {table}, "within": "unit", "over": "rank"}}]"#
        ))
    };
    says(MONTHLY, &table("{}"), "This list must not be empty.");
    says(MONTHLY, &table(r#"{"tot": "120%"}"#), "A share lies between 0 and 1.");
    let no_id = "“a b” is no id: an id is 1 to 48 plain letters, digits and underscores.";
    says(MONTHLY, &table(r#"{"a b": "20%"}"#), no_id);
}

/// The sentence about a word that is nearly right.
fn nearest(word: &str, right: &str) -> String {
    format!("“{word}” means nothing here. Did you mean “{right}”?")
}

#[test]
fn an_editor_may_be_told_where_the_schema_is() {
    let plain = Rulebook::read(SMALL).expect("sound");
    let text = SMALL.replacen('{', r#"{"$schema": "./criteria.schema.json", "#, 1);
    assert_eq!(Rulebook::read(&text), Ok(plain), "it is no part of the set");
}
