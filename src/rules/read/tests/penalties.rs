//! Sections that only take away.

use super::{Rulebook, SMALL, says, told};

#[test]
fn a_section_that_takes_away_does_nothing_else() {
    const END: &str = r#""start": {"points": {"step": 0.5}}}
  ]}],"#;
    let with = |criterion: &str, rest: &str| {
        format!(
            r#""start": {{"points": {{"step": 0.5}}}}}}
  ]}}, {{"id": "tru", "code": "II", "title": "Điểm trừ", "penalty": {{"cap": 5}}{rest}, "criteria": [
    {{"id": "p", "code": "II.1", "title": "Lỗi", "max": 5, {criterion}}}]}}],"#
        )
    };
    const TAKES: &str =
        r#""start": "empty", "events": [{"id": "e", "title": "Lỗi", "unit": "lần", "effect": {"each": -1}}]"#;
    told(
        END,
        &with(r#""start": "full""#, ""),
        "Trong mục điểm trừ, tiêu chí bắt đầu là “empty”, hoặc bằng một công thức cho số từ 0 trở xuống.",
        "In a section that takes away a criterion starts “empty”, or by a formula that gives 0 or less.",
    );
    says(
        END,
        &with(&TAKES.replace("-1", "1"), ""),
        r#"In a section that takes away events only take, such as { "each": -2 }."#,
    );
    says(
        END,
        &with(&format!(r#"{TAKES}, "applies": {{"when": "input.nghi > 1", "otherwise": "rescale"}}"#), ""),
        "In a section that takes away, what does not apply can only be “excluded”.",
    );
    says(
        END,
        &with(TAKES, r#", "limits": {"max": 3}"#),
        "A section that takes away has no limits of its own; “cap” says how much it may take.",
    );
    says(
        END,
        &with(TAKES, r#", "bonus": {"cap": 3}"#),
        "Only one of the fields “penalty” and “bonus” may stand here.",
    );
    let none = with(&TAKES.replace(r#"{"each": -1}"#, r#"{"between": [-3, 0]}"#), "");
    assert!(Rulebook::read(&SMALL.replacen(END, &none, 1)).is_ok(), "it may turn out to take nothing");
    let receives = |to: &str| {
        let share =
            format!(r#", "applies": {{"when": "input.nghi > 1", "otherwise": {{"share": ["{to}"]}}}}"#);
        with(TAKES, "").replacen("0.5}}}", &format!("0.5}}}}{share}}}"), 1)
    };
    for to in ["s.tru", "c.p"] {
        says(END, &receives(to), "A section that takes away, and its criteria, receive no points.");
    }
}
