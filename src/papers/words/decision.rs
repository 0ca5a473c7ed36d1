//! What is said before the committee decides a case that was left to it.

use super::quotas::{exceeded_by, exceeded_by_title};
use super::some::some;
use crate::domain::{MemberId, Proceedings};
use crate::rules::{ClassId, Rulebook, TitleId};
use crate::text::Lang;

/// That a decision exceeds a quota, and whether the case is that of somebody who sits in the committee; a sentence each.
pub fn decision_words(state: &Proceedings, member: &MemberId, class: &ClassId, lang: Lang) -> Vec<String> {
    exceeded_by(state, member, class, lang).into_iter().chain(own_words(state, member, lang)).collect()
}

/// The same before it decides whether somebody wins a title that was left to it.
pub fn title_decision_words(
    state: &Proceedings,
    member: &MemberId,
    title: &TitleId,
    granted: bool,
    lang: Lang,
) -> Vec<String> {
    let exceeded = exceeded_by_title(state, member, title, lang).filter(|_| granted);
    exceeded.into_iter().chain(own_words(state, member, lang)).collect()
}

/// Whether a title is won or not, as the committee decided.
pub fn granted_words(rules: &Rulebook, title: &TitleId, granted: bool, lang: Lang) -> String {
    let title = rules.title(title).map_or(title.as_str(), |title| &title.title);
    if granted { lang.decided_granted(title) } else { lang.decided_refused(title) }
}

/// About whom decisions on titles no longer hold after the latest step, so many of them by name; none where all hold.
pub fn fallen_words(state: &Proceedings, most: usize, lang: Lang) -> Option<String> {
    let mut members: Vec<&MemberId> = Vec::new();
    for (member, _) in state.fallen() {
        if !members.contains(&member) {
            members.push(member);
        }
    }
    let names = some(members.into_iter().map(|member| state.called(member)), most, lang)?;
    Some(lang.said_fallen(names))
}

fn own_words(state: &Proceedings, member: &MemberId, lang: Lang) -> Option<String> {
    is_officers(state, member).then(|| match state.is_recused(member, member) {
        true => lang.decide_own_recused(state.called(member)),
        false => lang.decide_own(state.called(member)),
    })
}

/// That an officer takes no part in the decision on the own case; none where it is nobody's own, or where officers decide on theirs.
pub fn recused_words(state: &Proceedings, member: &MemberId, lang: Lang) -> Option<String> {
    let is_told = is_officers(state, member) && state.is_recused(member, member);
    is_told.then(|| lang.minutes_takes_no_part(state.called(member)))
}

fn is_officers(state: &Proceedings, member: &MemberId) -> bool {
    state.person(member).is_some_and(|person| person.office.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Command;
    use crate::domain::room::{Room, STATION, line, member};

    /// After the tally, with a quota on the better class for so many, and with M1 left to the committee for six points.
    fn tallied(at_most: u32, recusal: &str) -> Room {
        let rules = format!(
            r#""gates":[{{"id":"ban","title":"Phải bàn","when":"total < 8","effect":"refer"}}],
            "quotas":[{{"id":"q","class":"tot","at_most":{{"count":{at_most}}},"within":"unit","over":"refer"}}],"classes":["#
        );
        let recusal = format!(r#""recusal":"{recusal}""#);
        let text = STATION.replace("\"classes\":[", &rules).replace(r#""recusal":"declared""#, &recusal);
        let mut room = Room::open(&text);
        room.marks("M1", 6);
        room.does(Command::AcceptUndisputed);
        room.does(Command::Tally);
        room
    }

    fn told(room: &Room, about: &str, class: &str, lang: Lang) -> Vec<String> {
        decision_words(&room.meeting, &member(about), &class.parse().expect("an id"), lang)
    }

    #[test]
    fn the_question_says_that_the_decision_exceeds_the_quota() {
        let room = tallied(5, "declared");
        let over = "Quyết định thế này thì Tốt có 6, vượt tỷ lệ: tối đa 5.";
        assert_eq!(told(&room, "M1", "tot", Lang::Vi), [over]);
        assert_eq!(told(&room, "M1", "kha", Lang::Vi), [""; 0]);
        assert_eq!(told(&tallied(6, "declared"), "M1", "tot", Lang::Vi), [""; 0], "there is a place left");
    }

    #[test]
    fn the_question_counts_those_who_were_decided_before() {
        let mut room = tallied(1, "declared");
        let own = "Lê Thị B1 sits in the committee: they take no part in deciding their own case.";
        assert_eq!(told(&room, "B1", "tot", Lang::En), [own]);
        let (class, reason) = ("tot".parse().expect("an id"), line("đã bàn kỹ"));
        room.does(Command::DecideReferral { member: member("B1"), class, reason });
        let over = "With this Tốt has 2, over the quota: at most 1.";
        assert_eq!(told(&room, "M2", "tot", Lang::En), [over]);
        assert_eq!(told(&room, "B1", "tot", Lang::En), [own], "B1 is not counted twice");
    }

    #[test]
    fn the_question_says_whose_case_is_that_of_an_officer() {
        let told = |recusal: &str| told(&tallied(1, recusal), "B3", "kha", Lang::Vi);
        let aside = "Lê Thị B3 là ủy viên Ban Chấp hành: không tham gia quyết định về mình.";
        assert_eq!([told("self"), told("declared")], [[aside], [aside]]);
        assert_eq!(told("none"), ["Lê Thị B3 là ủy viên Ban Chấp hành, cùng quyết định về mình."]);
    }

    #[test]
    fn the_question_about_a_title_says_that_the_decision_exceeds_its_quota() {
        let titles = r#""titles":[{"id":"gioi","title":"Giỏi nhất",
            "quota":{"at_most":{"count":1},"within":"unit","over":"rank"}}],"voting""#;
        let mut room = Room::open(&STATION.replace("\"voting\"", titles));
        room.does(Command::AcceptUndisputed);
        room.does(Command::Tally);
        let title = || "gioi".parse().expect("an id");
        let told = |room: &Room, about: &str, granted| {
            title_decision_words(&room.meeting, &member(about), &title(), granted, Lang::Vi)
        };
        assert_eq!(told(&room, "M1", true), [""; 0], "there is a place");
        let own = "Lê Thị B1 là ủy viên Ban Chấp hành: không tham gia quyết định về mình.";
        assert_eq!([true, false].map(|granted| told(&room, "B1", granted)), [[own], [own]]);
        let reason = line("đã bàn kỹ");
        room.does(Command::DecideTitle { member: member("M1"), title: title(), granted: true, reason });
        let over = "Quyết định thế này thì Giỏi nhất có 2, vượt tỷ lệ: tối đa 1.";
        assert_eq!(told(&room, "M2", true), [over]);
        assert_eq!(told(&room, "M2", false), [""; 0]);
        assert_eq!(told(&room, "M1", true), [""; 0], "M1 is not counted twice");
    }

    /// A title for so many, and one for a single one of them; quotas in this order.
    fn two_titles(text: &str, count: u32, order: &str) -> Room {
        let quota = |count: u32| {
            format!(r#""quota":{{"at_most":{{"count":{count}}},"within":"unit","over":"rank"{order}}}"#)
        };
        let titles = format!(
            r#""titles":[{{"id":"gioi","title":"Giỏi",{}}},{{"id":"cao","title":"Cao","needs":["gioi"],{}}}],"voting""#,
            quota(count),
            quota(1)
        );
        Room::open(&text.replace("\"voting\"", &titles))
    }

    fn decides(about: &str, title: &str, granted: bool) -> Command {
        let (title, reason) = (title.parse().expect("an id"), line("đã bàn kỹ"));
        Command::DecideTitle { member: member(about), title, granted, reason }
    }

    #[test]
    fn whose_decisions_fall_with_a_step_is_said() {
        let mut room = two_titles(STATION, 3, "");
        room.does(Command::AcceptUndisputed);
        room.does(Command::Tally);
        for about in ["B1", "M1", "M2"] {
            room.does(decides(about, "gioi", true));
        }
        room.does(decides("M1", "cao", true));
        assert_eq!(fallen_words(&room.meeting, 3, Lang::Vi), None);
        room.does(decides("B1", "gioi", false));
        let fallen = "Kết quả thay đổi nên quyết định trước về danh hiệu không còn hiệu lực: Lê Thị M1.";
        assert_eq!(fallen_words(&room.meeting, 3, Lang::Vi).as_deref(), Some(fallen));
    }

    #[test]
    fn whose_decisions_on_several_titles_fall_is_named_once() {
        let refers =
            r#""gates":[{"id":"ban","title":"Phải bàn","when":"total < 8","effect":"refer"}],"classes":["#;
        let text = STATION.replace("\"classes\":[", refers);
        let mut room = two_titles(&text, 2, r#","order":["0 - total"]"#);
        room.marks("M1", 6);
        room.does(Command::AcceptUndisputed);
        room.does(Command::Tally);
        for (about, title) in [("B1", "gioi"), ("B3", "gioi"), ("B1", "cao")] {
            room.does(decides(about, title, true));
        }
        let (class, reason) = ("tot".parse().expect("an id"), line("đã bàn kỹ"));
        room.does(Command::DecideReferral { member: member("M1"), class, reason });
        assert_eq!(room.meeting.fallen().len(), 3, "M1 has the first place of both now");
        let fallen =
            "Kết quả thay đổi nên quyết định trước về danh hiệu không còn hiệu lực: Lê Thị B1, Lê Thị B3.";
        assert_eq!(fallen_words(&room.meeting, 3, Lang::Vi).as_deref(), Some(fallen));
    }
}
