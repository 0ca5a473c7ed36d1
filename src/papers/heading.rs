//! The headings of columns, in the spellings that units use.

use crate::text::{Lang, fold};

/// What a column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// The running number, which says nothing.
    Number,
    /// The person's code.
    Code,
    /// Family, middle and given name.
    Name,
    /// The day of birth.
    Birth,
    /// Male or female.
    Sex,
    /// The union group.
    Group,
    /// The post at work.
    Post,
    /// The group of those with like duties.
    Duty,
    /// Which of the unit's sheets the person has.
    Audience,
    /// The seat on the committee.
    Office,
    /// The day of joining the union.
    Joined,
    /// Whether the person is reviewed.
    Reviewed,
    /// The criterion's code.
    Criterion,
    /// The kind of event counted.
    Event,
    /// What the member proposes.
    OwnMark,
    /// What the group proposes.
    GroupMark,
    /// A fact that a set asks for.
    Input,
    /// What it is.
    Value,
    /// A remark.
    Note,
}

impl Heading {
    /// The heading as we write it.
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Number => lang.paper_column_number(),
            Self::Code => lang.paper_column_code(),
            Self::Name => lang.paper_column_name(),
            Self::Birth => lang.paper_column_birth(),
            Self::Sex => lang.paper_column_sex(),
            Self::Group => lang.paper_column_group(),
            Self::Post => lang.paper_column_post(),
            Self::Duty => lang.paper_column_duty(),
            Self::Audience => lang.paper_column_audience(),
            Self::Office => lang.paper_column_office(),
            Self::Joined => lang.paper_column_joined(),
            Self::Reviewed => lang.paper_column_reviewed(),
            Self::Criterion => lang.paper_column_criterion(),
            Self::Event => lang.paper_column_event(),
            Self::OwnMark => lang.paper_column_own_mark(),
            Self::GroupMark => lang.paper_column_group_mark(),
            Self::Input => lang.paper_column_input(),
            Self::Value => lang.paper_column_value(),
            Self::Note => lang.paper_column_note(),
        }
    }

    /// Which of these headings a text is; diacritics, capitals, punctuation and a remark in brackets aside, so that
    /// `NGÀY SINH (dd/mm/yyyy)` is a birth date.
    pub(super) fn of(text: &str, among: &[Self]) -> Option<Self> {
        let folded = fold(text.split('(').next().unwrap_or(text));
        let words: Vec<&str> =
            folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let words = words.join(" ");
        among.iter().copied().find(|heading| heading.spellings().contains(&words.as_str()))
    }

    /// The spellings, folded. A bare "tên" is not among them: beside "họ đệm" it is only a part of the name.
    fn spellings(self) -> &'static [&'static str] {
        match self {
            Self::Number => &["stt", "s tt", "s t t", "so tt", "so thu tu", "tt", "no"],
            Self::Code => {
                &["ma", "ma so", "ma doan vien", "ma dv", "ma so doan vien", "code", "id", "member code"]
            }
            Self::Name => {
                &["ho va ten", "ho ten", "ho va ten doan vien", "ten doan vien", "name", "full name"]
            }
            Self::Birth => {
                &["ngay sinh", "ngay thang nam sinh", "birth", "birth date", "date of birth", "born"]
            }
            Self::Sex => &["gioi tinh", "sex", "gender"],
            Self::Group => &["to", "to cong doan", "nhom", "group", "union group"],
            Self::Post => {
                &["chuc vu", "chuc danh", "chuc vu chuyen mon", "vi tri viec lam", "post", "position", "job"]
            }
            Self::Duty => {
                &["nhom nhiem vu", "nhom chuc danh tuong duong", "duty", "duty group", "like duties"]
            }
            Self::Audience => &["doi tuong", "doi tuong xep loai", "audience", "sheet"],
            Self::Office => &[
                "ban chap hanh",
                "bch",
                "chuc vu cong doan",
                "chuc danh cong doan",
                "chuc vu trong ban chap hanh",
                "committee",
                "office",
            ],
            Self::Joined => &[
                "ngay vao cong doan",
                "ngay vao cd",
                "ngay gia nhap",
                "ngay ket nap",
                "joined",
                "date joined",
            ],
            Self::Reviewed => &["binh xet", "duoc binh xet", "dien binh xet", "reviewed"],
            Self::Criterion => &["tieu chi", "ma tieu chi", "criterion"],
            Self::Event => &["su viec", "ma su viec", "event"],
            Self::OwnMark => &["tu cham", "ca nhan tu cham", "diem tu cham", "own mark", "own", "self"],
            Self::GroupMark => &["to cham", "diem to cham", "to de nghi", "group mark"],
            Self::Input => &["du kien", "ma du kien", "input", "fact"],
            Self::Value => &["gia tri", "so du", "value", "balance"],
            Self::Note => &["ghi chu", "ly do", "minh chung", "note", "reason", "evidence"],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Heading;
    use crate::text::Lang;

    const ALL: [Heading; 19] = [
        Heading::Number,
        Heading::Code,
        Heading::Name,
        Heading::Birth,
        Heading::Sex,
        Heading::Group,
        Heading::Post,
        Heading::Duty,
        Heading::Audience,
        Heading::Office,
        Heading::Joined,
        Heading::Reviewed,
        Heading::Criterion,
        Heading::Event,
        Heading::OwnMark,
        Heading::GroupMark,
        Heading::Input,
        Heading::Value,
        Heading::Note,
    ];

    #[test]
    fn what_we_write_is_read_as_what_it_is_in_both_languages() {
        for heading in ALL {
            for name in Lang::ALL.map(|lang| heading.name(lang)) {
                let read: Vec<_> =
                    ALL.into_iter().filter(|&other| Heading::of(name, &[other]).is_some()).collect();
                assert_eq!(read, [heading], "{name}");
            }
        }
    }

    #[test]
    fn capitals_points_and_brackets_do_not_matter() {
        for text in ["NGÀY, THÁNG, NĂM SINH", "Ngày sinh (dd/mm/yyyy)", "ngay sinh:"] {
            assert_eq!(Heading::of(text, &ALL), Some(Heading::Birth), "{text}");
        }
        assert_eq!(Heading::of("S.T.T.", &ALL), Some(Heading::Number));
        assert_eq!(Heading::of("Tên", &ALL), None);
        assert_eq!(Heading::of("Mã", &[Heading::Name]), None);
    }
}
