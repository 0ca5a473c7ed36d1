//! Words that stand for a sex, an answer or a seat on the committee.

use super::super::fault::Wrong;
use crate::domain::{Seat, Sex};
use crate::text::fold;

/// Reads nam, nữ, male or female.
pub(super) fn sex(text: &str) -> Result<Sex, Wrong> {
    match fold(text).as_str() {
        "nam" | "male" | "m" => Ok(Sex::Male),
        "nu" | "female" | "f" => Ok(Sex::Female),
        _ => Err(Wrong::UnknownSex(text.into())),
    }
}

/// Reads có or không, yes or no, and the signs that stand for them.
pub(in crate::papers) fn answer(text: &str) -> Result<bool, Wrong> {
    match fold(text).as_str() {
        "co" | "yes" | "true" | "x" | "1" => Ok(true),
        "khong" | "no" | "false" | "0" => Ok(false),
        _ => Err(Wrong::UnknownAnswer(text.into())),
    }
}

/// Reads the title of a seat on the executive committee, such as "UV BCH" or "Phó Chủ tịch CĐCS"; none where the
/// words say that the person has no seat. Seats on the inspection committee (UBKT) alone are none of these.
pub(super) fn seat(text: &str) -> Result<Option<Seat>, Wrong> {
    let folded = fold(text);
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let title = format!(" {} ", words.join(" "));
    let begins = |starts: &[&str]| starts.iter().any(|start| title.starts_with(&format!(" {start} ")));
    let holds = |phrases: &[&str]| phrases.iter().any(|phrase| title.contains(&format!(" {phrase} ")));
    let inspects = holds(&["ubkt", "kiem tra"]) && !holds(&["bch", "ban chap hanh", "thuong vu", "btv"]);
    if ["", "khong", "doan vien", "no", "none", "member"].contains(&title.trim()) {
        Ok(None)
    } else if inspects {
        Err(Wrong::UnknownSeat(text.into()))
    } else if begins(&["pho chu tich", "pct", "deputy chair", "vice chair", "vice president"]) {
        Ok(Some(Seat::DeputyChair))
    } else if begins(&["chu tich", "ct", "chair", "chairman", "chairwoman", "chairperson", "president"]) {
        Ok(Some(Seat::Chair))
    } else if begins(&["uy vien", "uv", "uvbch", "officer", "committee member"]) {
        Ok(Some(Seat::Officer))
    } else {
        Err(Wrong::UnknownSeat(text.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::{Seat, Sex, Wrong, answer, seat, sex};

    #[test]
    fn usual_words_are_understood_in_both_languages() {
        assert_eq!((sex("Nữ"), sex("NAM"), sex("Female")), (Ok(Sex::Female), Ok(Sex::Male), Ok(Sex::Female)));
        assert_eq!((answer("Có"), answer("x"), answer("KHÔNG")), (Ok(true), Ok(true), Ok(false)));
        assert_eq!(sex("khác"), Err(Wrong::UnknownSex("khác".into())));
        assert_eq!(answer("?"), Err(Wrong::UnknownAnswer("?".into())));
    }

    #[test]
    fn titles_name_their_seat() {
        for title in ["Chủ tịch", "CHỦ TỊCH CĐCS", "Chair", "Chủ tịch, Trưởng ban Nữ công"]
        {
            assert_eq!(seat(title), Ok(Some(Seat::Chair)), "{title}");
        }
        for title in ["Phó Chủ tịch", "PCT CĐCS", "Deputy Chair", "Vice-chair"] {
            assert_eq!(seat(title), Ok(Some(Seat::DeputyChair)), "{title}");
        }
        for title in ["Ủy viên", "Uỷ viên BCH", "UV. BCH", "UVBCH", "Ủy viên BCH, Chủ nhiệm UBKT", "Officer"]
        {
            assert_eq!(seat(title), Ok(Some(Seat::Officer)), "{title}");
        }
        for title in ["không", "Đoàn viên", "-"] {
            assert_eq!(seat(title), Ok(None), "{title}");
        }
    }

    #[test]
    fn other_offices_are_no_seats() {
        for title in ["Ủy viên UBKT", "Tổ trưởng", "Trưởng ban", "CTTT"] {
            assert_eq!(seat(title), Err(Wrong::UnknownSeat(title.into())), "{title}");
        }
    }
}
