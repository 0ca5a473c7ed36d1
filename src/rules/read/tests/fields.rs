//! What single fields take.

use super::{MONTHLY, Rulebook, SMALL, says, told};

#[test]
fn every_new_field_says_what_it_takes() {
    let field = |rest: &str| format!("{MONTHLY} {rest},");
    told(
        MONTHLY,
        &field(r#""first_month": 13"#),
        "Tháng là số từ 1 đến 12, viết không có dấu ngoặc kép.",
        "A month is a number from 1 to 12, without quotation marks.",
    );
    told(
        MONTHLY,
        &field(r#""language": "ne""#),
        "Không hiểu “ne” ở chỗ này. Có phải ý là “en”?",
        "“ne” means nothing here. Did you mean “en”?",
    );
    says(MONTHLY, &field(r#""round": {"places": 1, "mode": "half_pu"}"#), &nearest("half_pu", "half_up"));
    says(MONTHLY, &field(r#""round": {"places": 1}"#), "The field “mode” is missing.");
    says(MONTHLY, &field(r#""round": {"mode": "floor"}"#), "The field “places” is missing.");
    says(MONTHLY, &field(r#""round": {"step": 0, "mode": "floor"}"#), "This number must be greater than 0.");
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
    says(
        MONTHLY,
        &table(r#"{"tot": "120%"}"#),
        r#"A share lies between 0 and 1; twenty percent is written "20%"."#,
    );
    says(MONTHLY, &table(r#"{" ": "20%"}"#), "This text must not be blank.");
    let named = SMALL.replacen(MONTHLY, &table(r#"{"Hoàn thành tốt": "20%"}"#), 1);
    let rulebook = Rulebook::read(&named).expect("the unit's class is any text");
    assert_eq!(rulebook.tabled_unit_classes().into_iter().collect::<Vec<_>>(), ["Hoàn thành tốt"]);
    let again = Rulebook::read(&rulebook.canonical()).expect("what was printed");
    assert_eq!(again.set(), rulebook.set());
}

#[test]
fn the_bounds_of_an_input_are_numbers_that_hold_its_default() {
    const KIND: &str = r#""kind": {"count": "ngày"}, "default": 0"#;
    let kind = |rest: &str| format!(r#""kind": {rest}"#);
    let crossed = "The lower limit lies above the upper one.";
    says(KIND, &kind(r#"{"count": "ngày"}, "min": 3, "max": 2"#), crossed);
    says(KIND, &kind(r#""percent", "min": "2000%""#), crossed);
    says(
        KIND,
        &kind(r#"{"count": "ngày"}, "max": 2.5"#),
        "The bounds of a count are whole numbers from 0 on.",
    );
    told(
        r#""kind": {"count": "ngày"}, "default": 0}"#,
        r#""kind": {"count": "ngày"}, "default": 0}, {"id": "x", "title": "X", "kind": "flag", "min": 0}"#,
        "Chỉ dữ kiện là số, số lần hay phần trăm mới có min và max.",
        "Only numbers, counts and percentages have min and max.",
    );
    told(
        KIND,
        &kind(r#""percent", "default": 98"#),
        "Giá trị mặc định nằm ngoài khoảng cho phép (từ 0% đến 1000%); 98% viết là \"98%\" hoặc 0.98.",
        "The default lies outside what may be stated (from 0% to 1000%); 98% is written \"98%\" or 0.98.",
    );
    says(KIND, &kind("\"precent\""), &nearest("precent", "percent"));
    let one = kind(r#"{"count": "ngày"}, "min": 3, "max": 3, "default": 3"#);
    assert!(Rulebook::read(&SMALL.replacen(KIND, &one, 1)).is_ok(), "one value alone will do");
}

/// The sentence about a word that is nearly right.
fn nearest(word: &str, right: &str) -> String {
    format!("“{word}” means nothing here. Did you mean “{right}”?")
}

#[test]
fn an_option_stands_in_a_list_only_once() {
    let choice = r#""inputs": [{"id": "kl", "title": "Kỷ luật", "kind": {"choice": ["x", "y", "x"]}}, "#;
    says(r#""inputs": ["#, choice, "“x” has been used above.");
}

#[test]
fn an_editor_may_be_told_where_the_schema_is() {
    let plain = Rulebook::read(SMALL).expect("sound");
    let text = SMALL.replacen('{', r#"{"$schema": "./criteria.schema.json", "#, 1);
    assert_eq!(Rulebook::read(&text), Ok(plain), "it is no part of the set");
}

#[test]
fn an_unknown_word_is_answered_with_the_nearest_or_with_all_that_there_are() {
    told(
        MONTHLY,
        r#""period": "month", "round": {"places": 0, "mode": "down"},"#,
        "Không hiểu “down” ở chỗ này; ở đây chỉ có: floor, ceil, half_up, half_even.",
        "“down” means nothing here; there are: floor, ceil, half_up, half_even.",
    );
    told(
        r#"{"at_most": "tot"}"#,
        r#""drop""#,
        "Không hiểu “drop” ở chỗ này; ở đây chỉ có: not_ranked, suspend, refer, no_title, nothing, { \"force\": \"…\" }, { \"at_most\": \"…\" }, { \"lower\": 1 }, { \"raise\": 1 }, { \"total_at_most\": 50 }, { \"score_to_floor_of\": \"…\" }.",
        "“drop” means nothing here; there are: not_ranked, suspend, refer, no_title, nothing, { \"force\": \"…\" }, { \"at_most\": \"…\" }, { \"lower\": 1 }, { \"raise\": 1 }, { \"total_at_most\": 50 }, { \"score_to_floor_of\": \"…\" }.",
    );
}

#[test]
fn numbers_have_a_point_and_no_quotation_marks() {
    told(
        r#"{"each": -0.5}"#,
        r#"{"each": "-0,5"}"#,
        "Phần thập phân viết sau dấu chấm, không phải dấu phẩy: 0.5.",
        "Decimals stand behind a point, not a comma: 0.5.",
    );
    let month = [
        "Tháng là số từ 1 đến 12, viết không có dấu ngoặc kép.",
        "A month is a number from 1 to 12, without quotation marks.",
    ];
    for wrong in ["\"9\"", "0", "13", "9.5", "\"tháng 9\""] {
        told(MONTHLY, &format!(r#""period": "month", "first_month": {wrong},"#), month[0], month[1]);
    }
    let number = ["Chỗ này phải là một số.", "This must be a number."];
    told(r#"{"each": -0.5}"#, r#"{"each": "nửa điểm"}"#, number[0], number[1]);
}

#[test]
fn the_usual_words_for_a_period_are_told_which_one_they_are() {
    for (word, meant) in
        [("năm", "year"), ("nam", "year"), ("Quý", "quarter"), ("học kỳ", "term"), ("đợt", "round")]
    {
        let vi = format!("Không hiểu “{word}” ở chỗ này. Có phải ý là “{meant}”?");
        let en = format!("“{word}” means nothing here. Did you mean “{meant}”?");
        told(MONTHLY, &format!(r#""period": "{word}","#), &vi, &en);
    }
}
