//! What is left to the committee: somebody's class, or a title that its quota leaves open for somebody.

use crate::domain::{Meeting, MemberId};
use crate::papers::words::granted_words;
use crate::rules::{LeftOpen, Standing, Title, TitleId};
use crate::screens::sheet::class_title;
use crate::screens::slate;
use crate::text::Lang;

/// One question to the committee.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// About whom.
    pub member: MemberId,
    /// About which title; none where it is about the class.
    pub title: Option<TitleId>,
}

impl Case {
    /// Every case, decided or not: the classes, then the titles, the lowest first, each in the order of the members.
    pub fn all(meeting: &Meeting) -> Vec<Self> {
        let members = || meeting.members().iter();
        let class = |member: &MemberId| Self { member: member.clone(), title: None };
        let classes = members().filter(|member| is_for_committee(meeting, member)).map(class);
        let of_sets = meeting.opening().sets.iter().flat_map(|set| &set.rulebook.set().titles);
        let mut titles: Vec<&TitleId> = Vec::new();
        for title in of_sets.filter(|title| title.quota.is_some()) {
            if !titles.contains(&&title.id) {
                titles.push(&title.id);
            }
        }
        let titled = titles.into_iter().flat_map(|title| {
            members().map(|member| Self { member: member.clone(), title: Some(title.clone()) })
        });
        let is_left = |case: &Self| case.left(meeting).is_some();
        classes.chain(titled.filter(is_left)).collect()
    }

    /// The cases about which nothing is decided yet, in the same order.
    pub fn waiting(meeting: &Meeting) -> Vec<Self> {
        Self::all(meeting).into_iter().filter(|case| case.waits(meeting)).collect()
    }

    /// The same as far as they should be decided now: titles once the classes are decided, and not before the votes that are owed
    /// on the same title or a lower one.
    pub fn due(meeting: &Meeting) -> Vec<Self> {
        let waiting = Self::waiting(meeting);
        let waits_for_class = waiting.iter().any(|case| case.title.is_none());
        let owed = slate::Subject::of(meeting).filter(|_| slate::owed(meeting) > 0);
        let is_below_owed = |case: &Self, title: &TitleId| {
            let Some(slate::Subject::Title(owed)) = &owed else { return true };
            let titles = &meeting.rules_of(&case.member).set().titles;
            let below = titles.iter().take_while(|other| other.id != *owed);
            below.into_iter().any(|other| other.id == *title)
        };
        let is_due = |case: &Self| match &case.title {
            None => true,
            Some(title) => !waits_for_class && is_below_owed(case, title),
        };
        waiting.into_iter().filter(is_due).collect()
    }

    /// Whether nothing is decided about it yet.
    pub fn waits(&self, meeting: &Meeting) -> bool {
        match self.declared(meeting) {
            None => is_referred(meeting, &self.member),
            Some(title) => meeting.is_open_title(&self.member, title),
        }
    }

    /// The title that it is about, if it is about one.
    pub fn declared<'a>(&self, meeting: &'a Meeting) -> Option<&'a Title> {
        meeting.rules_of(&self.member).title(self.title.as_ref()?)
    }

    /// How many answers there are: the classes, or whether the title is won.
    pub fn answers(&self, meeting: &Meeting) -> usize {
        match self.title {
            None => meeting.rules_of(&self.member).classes().count(),
            Some(_) => 2,
        }
    }

    /// What was decided, with the reason; none where nothing was.
    pub fn decided(&self, meeting: &Meeting, lang: Lang) -> Option<String> {
        let sheet = meeting.sheet(&self.member)?;
        let rules = meeting.rules_of(&self.member);
        let Some(title) = &self.title else {
            let decided = sheet.decided()?;
            return Some(lang.referral_decided(class_title(rules, Some(&decided.class)), &decided.reason));
        };
        let decision = sheet.title_decision(title)?;
        let granted = granted_words(rules, title, decision.granted, lang);
        Some(lang.referral_decided(granted, &decision.reason))
    }

    fn left(&self, meeting: &Meeting) -> Option<LeftOpen> {
        meeting.left_by_quota(&self.member, self.declared(meeting)?)
    }
}

/// Whether a member's class is for the committee: left to it, or was and has been decided.
fn is_for_committee(meeting: &Meeting, member: &MemberId) -> bool {
    is_referred(meeting, member) || meeting.sheet(member).is_some_and(|sheet| sheet.decided().is_some())
}

fn is_referred(meeting: &Meeting, member: &MemberId) -> bool {
    meeting.result(member).is_some_and(|result| result.standing == Standing::Referred)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Command;
    use crate::domain::room::{Room, STATION, line, member};

    fn due(room: &Room) -> Vec<String> {
        let words = |case: Case| {
            format!("{} {}", case.member, case.title.map_or("class".into(), |title| title.to_string()))
        };
        Case::due(&room.meeting).into_iter().map(words).collect()
    }

    /// Everybody ties for two places of a title; whoever has it is voted on for a higher one, of which one can be won.
    fn tallied(gates: &str) -> Room {
        let quota = |count: u32| {
            format!(r#""quota":{{"at_most":{{"count":{count}}},"within":"unit","over":"rank"}}"#)
        };
        let votes = r#""votes":{"more_than":"1/2","of":"present"}"#;
        let titles = format!(
            r#""titles":[{{"id":"gioi","title":"Giỏi",{}}},{{"id":"cao","title":"Cao","needs":["gioi"],{votes},{}}}],"voting""#,
            quota(2),
            quota(1)
        );
        let text =
            STATION.replace("\"voting\"", &titles).replace("\"classes\"", &format!("{gates}\"classes\""));
        let mut room = Room::open(&text);
        room.marks("M1", 6);
        room.does(Command::AcceptUndisputed);
        room.does(Command::Tally);
        room
    }

    fn gives(room: &mut Room, about: &str) {
        let (member, title, reason) = (member(about), "gioi".parse().expect("an id"), line("đã bàn kỹ"));
        room.does(Command::DecideTitle { member, title, granted: true, reason });
    }

    #[test]
    fn a_lower_title_is_decided_before_the_votes_on_a_higher_one() {
        let mut room = tallied("");
        let tied = ["B1 gioi", "B3 gioi", "B5 gioi", "B7 gioi", "M2 gioi"];
        assert_eq!((due(&room), slate::owed(&room.meeting)), (tied.map(str::to_owned).to_vec(), 0));
        gives(&mut room, "B1");
        assert_eq!(
            (due(&room).len(), slate::owed(&room.meeting)),
            (4, 1),
            "B1 is to be voted on, but not yet"
        );
        gives(&mut room, "M2");
        assert_eq!((due(&room).len(), slate::owed(&room.meeting)), (0, 2));
        assert_eq!(Case::all(&room.meeting).len(), 5, "each can be decided anew");
    }

    #[test]
    fn classes_are_decided_before_titles() {
        let gates = r#""gates":[{"id":"ban","title":"Phải bàn","when":"total < 8","effect":"refer"}],"#;
        let mut room = tallied(gates);
        assert_eq!(due(&room), ["M1 class"]);
        assert_eq!(Case::waiting(&room.meeting).len(), 6);
        let (class, reason) = ("kha".parse().expect("an id"), line("đã bàn kỹ"));
        room.does(Command::DecideReferral { member: member("M1"), class, reason });
        assert_eq!(due(&room)[0], "B1 gioi");
    }
}
