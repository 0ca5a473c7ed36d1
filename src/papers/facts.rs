//! Facts as people write them: in columns of the roster, typed at the table, and in tables of opening balances.

use std::collections::BTreeMap;

use super::columns::cell;
use super::date;
use super::fault::{Fault, Wrong};
use super::heading::Heading;
use super::table::Table;
use crate::domain::{Balance, Known, MemberId, Person, Roster};
use crate::number::Exact;
use crate::rules::{Input, InputKind, Rulebook, Value};
use crate::text::fold;

/// Reads a fact of a kind: a number with comma or point, yes or no, one of the choices or several with `,` or `+`
/// between them, a date. Capitals and diacritics of choices do not matter.
///
/// # Errors
/// What is wrong with it.
pub fn read(text: &str, kind: &InputKind) -> Result<Value, Wrong> {
    let number = || text.trim().replace(',', ".").parse::<Exact>().ok();
    let one_of = |text: &str, options: &[String]| {
        let option = options.iter().find(|option| fold(option) == fold(text.trim()));
        option
            .cloned()
            .ok_or_else(|| Wrong::NotAChoice { value: text.trim().to_owned(), options: options.join(", ") })
    };
    match kind {
        InputKind::Count(_) => {
            let value = number().map(Value::Number).filter(|value| kind.admits(value));
            value.ok_or_else(|| Wrong::NotACount(text.to_owned()))
        }
        InputKind::Percent => percent(text),
        InputKind::Number => number().map(Value::Number).ok_or_else(|| Wrong::NotANumber(text.to_owned())),
        InputKind::Flag => super::roster::answer(text).map(Value::Flag),
        InputKind::Choice(options) => one_of(text, options).map(Value::Text),
        InputKind::Set(options) => {
            let parts = text.split([',', '+']).map(str::trim).filter(|part| !part.is_empty());
            parts.map(|part| one_of(part, options)).collect::<Result<_, _>>().map(Value::Set)
        }
        InputKind::Date => date::read(text).map(Value::Date),
    }
}

/// Reads what is stated for an input: a fact of its kind, within its bounds.
///
/// # Errors
/// What is wrong with it.
pub fn stated(text: &str, input: &Input) -> Result<Value, Wrong> {
    let value = read(text, &input.kind)?;
    if input.is_outside(&value) {
        return Err(Wrong::Outside { value: text.trim().to_owned(), input: Box::new(input.clone()) });
    }
    Ok(value)
}

/// "98%" and "98" are 98%. Up to 1 the sign must stand there: 0.98 might be meant as 98% or as 0.98%.
fn percent(text: &str) -> Result<Value, Wrong> {
    let bare = text.trim().trim_end_matches('%').trim_end();
    let typed: Exact = bare.replace(',', ".").parse().map_err(|_| Wrong::NotANumber(text.to_owned()))?;
    let is_small = !typed.is_zero() && !typed.is_negative() && typed <= Exact::ONE;
    if is_small && bare == text.trim() {
        return Err(Wrong::UnclearPercent(bare.to_owned()));
    }
    let value = InputKind::Percent.meant(typed).map(Value::Number);
    value.ok_or_else(|| Wrong::NotANumber(text.to_owned()))
}

/// The facts that a roster brings for the inputs of its members' sets, which name their columns. All faults come at
/// once; `lines` has the lines of the people, where the roster was just read from a file.
pub fn of_roster<'a>(
    roster: &Roster,
    rules_of: impl Fn(&Person) -> &'a Rulebook,
    lines: &BTreeMap<MemberId, usize>,
) -> Result<Vec<Known>, Vec<Fault>> {
    let (mut known, mut faults) = (Vec::new(), Vec::new());
    for member in roster.members() {
        for input in &rules_of(member).set().inputs {
            let Some((column, text)) = cell(member, input) else { continue };
            match stated(&text, input) {
                Ok(value) => known.push(Known { member: member.id.clone(), input: input.id.clone(), value }),
                Err(wrong) => faults.push(match lines.get(&member.id) {
                    Some(line) => Fault::at_cell(*line, column, wrong),
                    None => Fault::at_person(member, column, wrong),
                }),
            }
        }
    }
    if faults.is_empty() { Ok(known) } else { Err(faults) }
}

/// Reads opening balances: a table with code, input (its id or what it is called) and value. All faults come at once.
pub fn balances<'a>(
    bytes: &[u8],
    roster: &Roster,
    sets: impl Iterator<Item = &'a Rulebook>,
) -> Result<Vec<Balance>, Vec<Fault>> {
    const COLUMNS: [Heading; 5] =
        [Heading::Number, Heading::Code, Heading::Name, Heading::Input, Heading::Value];
    let table = Table::read(bytes, &COLUMNS, &[Heading::Code, Heading::Input, Heading::Value])?;
    let inputs: Vec<&Input> = sets.flat_map(|rules| &rules.set().inputs).collect();
    let mut faults: Vec<Fault> = table.unused().collect();
    let mut balances: Vec<Balance> = Vec::new();
    for row in table.rows.iter().filter(|row| !table.is_header_again(row)) {
        faults.extend(table.stray(row));
        let (code, asked) = (table.cell(row, Heading::Code), table.cell(row, Heading::Input));
        let text = table.cell(row, Heading::Value);
        let member = roster.members().find(|person| person.id.spoken() == code.to_lowercase());
        let input = inputs
            .iter()
            .find(|input| fold(input.id.as_str()) == fold(asked) || fold(&input.title) == fold(asked));
        let (Some(member), Some(input)) = (member, input) else {
            if member.is_none() {
                faults.push(table.fault(row, Heading::Code, Wrong::UnknownMember(code.to_owned())));
            }
            if input.is_none() {
                faults.push(table.fault(row, Heading::Input, Wrong::UnknownInput(asked.to_owned())));
            }
            continue;
        };
        match read(text, &input.kind) {
            Err(wrong) => faults.push(table.fault(row, Heading::Value, wrong)),
            Ok(value) => {
                let balance = Balance { member: member.id.clone(), input: input.id.clone(), value };
                let is_same =
                    |known: &Balance| known.member == balance.member && known.input == balance.input;
                if balances.iter().any(is_same) {
                    faults.push(table.fault(row, Heading::Input, Wrong::SameBalance));
                }
                balances.push(balance);
            }
        }
    }
    if faults.is_empty() { Ok(balances) } else { Err(faults) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::papers::roster;
    use crate::text::Lang;

    const SET: &str = r#"{"format":"binhxet.criteria/1","id":"s","edition":1,"title":"Phiếu","period":"month",
        "inputs":[
            {"id":"nghi","title":"Ngày nghỉ","kind":{"count":"ngày"},"from":{"roster":"Ngày nghỉ"}},
            {"id":"dv","title":"Đảng viên","kind":"flag","from":{"roster":"Đảng viên"}},
            {"id":"td","title":"Trình độ","kind":{"choice":["Đại học","Cao đẳng"]}}],
        "sections":[{"id":"s1","code":"I","title":"Chung",
            "criteria":[{"id":"c1","code":"I.1","title":"Việc","max":10,"start":"full"}]}],
        "classes":[{"id":"a","title":"A","when":"input.nghi <= 3 and (input.dv or input.td = 'Đại học')"},
            {"id":"b","title":"B"}],
        "otherwise":{"class":"b"},
        "voting":{"quorum":{"more_than":"1/2"},"marks":"mean","findings":{"more_than":"1/2","of":"present"},
            "tie":"chair","rounds":2}}"#;

    const PEOPLE: &str = "Mã;Họ tên;Ban chấp hành;Ngày nghỉ;Đảng viên\nB1;Lê An;Chủ tịch;0;có\nB2;Lê Ân;UV;2;không\n\
                          M1;Lê Hòa;UV;;\n";

    fn rules() -> Rulebook {
        Rulebook::read(SET).expect("a sound set")
    }

    #[test]
    fn each_kind_is_read_as_people_write_it() {
        let options = crate::rules::Options::new(["Đại học", "Cao đẳng"].map(String::from));
        let number = |text: &str| Value::Number(text.parse().expect("a number"));
        assert_eq!(read("3", &InputKind::Count("buổi".into())), Ok(number("3")));
        assert_eq!(read("97,5", &InputKind::Number), Ok(number("97.5")));
        assert_eq!(read("Có", &InputKind::Flag), Ok(Value::Flag(true)));
        assert_eq!(read("dai hoc", &InputKind::Choice(options.clone())), Ok(Value::Text("Đại học".into())));
        let both = read("Cao đẳng + Đại học", &InputKind::Set(options.clone()));
        assert_eq!(both, Ok(Value::Set(options.iter().cloned().collect())));
        assert_eq!(read("1/9/2026", &InputKind::Date), Ok(Value::Date(jiff::civil::date(2026, 9, 1))));
        for (text, kind) in [
            ("2,5", InputKind::Count("buổi".into())),
            ("-1", InputKind::Count("buổi".into())),
            ("nhiều", InputKind::Number),
            ("đúng", InputKind::Flag),
            ("Tiến sĩ", InputKind::Choice(options.clone())),
            ("Đại học, Tiến sĩ", InputKind::Set(options)),
            ("hôm qua", InputKind::Date),
        ] {
            assert!(read(text, &kind).is_err(), "{text}");
        }
    }

    #[test]
    fn a_percentage_says_which_number_it_is() {
        let input = |rest: &str| {
            let kind = format!(r#""kind":{rest},"from":{{"roster":"Ngày nghỉ"}}"#);
            let set = SET.replace(r#""kind":{"count":"ngày"},"from":{"roster":"Ngày nghỉ"}"#, &kind);
            Rulebook::read(&set).expect("a sound set").set().inputs[0].clone()
        };
        let number = |text: &str| Ok(Value::Number(text.parse().expect("a number")));
        let percent = input(r#""percent""#);
        for (text, share) in
            [("98%", "98%"), ("98", "98%"), ("104,5 %", "104.5%"), ("0,98%", "0.98%"), ("0", "0")]
        {
            assert_eq!(stated(text, &percent), number(share), "{text}");
        }
        let said = |text: &str, input: &Input| stated(text, input).expect_err("refused").sentence(Lang::Vi);
        for text in ["0,98", "1"] {
            let unclear = format!(
                "\"{text}\" có thể hiểu theo hai cách. Hãy ghi cả dấu phần trăm, ví dụ 98% hoặc 0,98%."
            );
            assert_eq!(said(text, &percent), unclear);
        }
        let outside = "\"9800\" nằm ngoài khoảng cho phép. Hãy ghi số từ 0% đến 1000%.";
        assert_eq!(said("9800", &percent), outside);
        let outside = "\"600\" nằm ngoài khoảng cho phép. Hãy ghi số từ 0 đến 60.";
        assert_eq!(said("600", &input(r#""number","min":0,"max":60"#)), outside);
        let outside = "\"-1\" nằm ngoài khoảng cho phép. Hãy ghi số từ 0 trở lên.";
        assert_eq!(said("-1", &input(r#""number","min":0"#)), outside);
        let outside = "\"61\" nằm ngoài khoảng cho phép. Hãy ghi số không quá 60.";
        assert_eq!(said("61", &input(r#""number","max":60"#)), outside);
        assert_eq!(read("600", &InputKind::Number), number("600"), "what adds up over a year has no bounds");
    }

    #[test]
    fn the_roster_brings_facts_and_leaves_others_unknown() {
        let people = roster::read(PEOPLE.as_bytes()).expect("a roster");
        let rules = rules();
        let known = of_roster(&people, |_| &rules, &BTreeMap::new()).expect("sound");
        let said: Vec<String> = known.iter().map(|fact| format!("{} {}", fact.member, fact.input)).collect();
        assert_eq!(said, ["B1 nghi", "B1 dv", "B2 nghi", "B2 dv"]);
    }

    #[test]
    fn an_input_may_name_a_column_that_the_program_knows() {
        const PEOPLE: &str = "Mã;Họ tên;Ban chấp hành;Chức vụ;Ngày vào công đoàn;Giới tính\n\
                              B1;Lê An;Chủ tịch;Hiệu trưởng;01/09/2001;Nữ\nB2;Lê Ân;Ủy viên;;;\nB3;Lê Ấm;Ủy viên;;;\nM1;Lê Hòa;;;;\n";
        let people = roster::read(PEOPLE.as_bytes()).expect("a roster");
        let set = SET
            .replace(
                r#""kind":{"count":"ngày"},"from":{"roster":"Ngày nghỉ"}"#,
                r#""kind":"date","from":{"roster":"Ngày vào công đoàn"}"#,
            )
            .replace("input.nghi <= 3", "input.nghi <= '2020-01-01'")
            .replace(
                r#"["Đại học","Cao đẳng"]}"#,
                r#"["Đại học","Hiệu trưởng"]},"from":{"roster":"CHỨC VỤ"}"#,
            )
            .replace(
                r#""kind":"flag","from":{"roster":"Đảng viên"}"#,
                r#""kind":{"choice":["nam","nữ"]},"from":{"roster":"Giới tính"}"#,
            )
            .replace("(input.dv or", "(input.dv = 'nữ' or");
        let rules = Rulebook::read(&set).expect("a sound set");
        let known = of_roster(&people, |_| &rules, &BTreeMap::new()).expect("sound");
        let said: Vec<_> = known.iter().map(|fact| (fact.member.as_str(), &fact.value)).collect();
        let values = [
            Value::Date(jiff::civil::date(2001, 9, 1)),
            Value::Text("nữ".into()),
            Value::Text("Hiệu trưởng".into()),
        ];
        assert_eq!(said, values.iter().map(|value| ("B1", value)).collect::<Vec<_>>());
    }

    #[test]
    fn every_faulty_cell_of_the_roster_is_named() {
        let text = PEOPLE.replace(";0;có", ";ít;có").replace(";2;không", ";2;chắc");
        let people = roster::read(text.as_bytes()).expect("a roster");
        let rules = rules();
        let lines = roster::lines(text.as_bytes());
        let faults = of_roster(&people, |_| &rules, &lines).expect_err("faulty");
        let said: Vec<String> = faults.iter().map(|fault| fault.sentence(Lang::Vi)).collect();
        assert_eq!(
            said,
            [
                "Dòng 2, cột Ngày nghỉ: \"ít\" không phải số lần. Hãy ghi số nguyên từ 0 trở lên.",
                "Dòng 3, cột Đảng viên: không hiểu \"chắc\". Hãy ghi Có hoặc Không."
            ]
        );
        let faults = of_roster(&people, |_| &rules, &BTreeMap::new()).expect_err("faulty");
        assert!(faults[0].sentence(Lang::Vi).starts_with("Danh sách, Lê An (B1), cột Ngày nghỉ:"));
    }

    #[test]
    fn balances_are_read_with_every_fault_named() {
        let people = roster::read(PEOPLE.as_bytes()).expect("a roster");
        let rules = rules();
        let table = "Mã;Dữ kiện;Giá trị\nB1;nghi;12\nm1;Ngày nghỉ;3\n";
        let read = balances(table.as_bytes(), &people, [&rules].into_iter()).expect("sound");
        assert_eq!(read.len(), 2);
        let table = "Mã;Dữ kiện;Giá trị\nB9;nghi;1\nB1;phep;1\nB1;nghi;x\nB2;nghi;1\nB2;nghi;2\n";
        let faults = balances(table.as_bytes(), &people, [&rules].into_iter()).expect_err("faulty");
        assert_eq!(faults.iter().map(|fault| fault.line).collect::<Vec<_>>(), [2, 3, 4, 6].map(Some));
    }
}
