//! What the committee decides beside marks: moves away from the default class, waivers, and cases referred to it.

use super::Meeting;
use crate::domain::MemberId;
use crate::domain::event::Event;
use crate::domain::proceedings::Phase;
use crate::domain::refusal::Refusal;
use crate::domain::waiver::Way;
use crate::rules::{ClassId, CriterionId, Evaluation, SetId, Standing, TitleId};
use crate::text::Line;

impl Meeting {
    /// Moves a member away from the class in which everybody begins, or back.
    pub(super) fn move_class(
        &self,
        member: MemberId,
        class: Option<ClassId>,
        reason: Line,
    ) -> Result<Event, Refusal> {
        self.reviewing()?;
        let sheet = self.open_sheet(&member)?;
        let rules = self.rules_of(&member);
        let default = rules.set().default.as_ref().ok_or(Refusal::NoDefaultClass)?;
        let class = class.filter(|class| class != default);
        if class.as_ref().is_some_and(|class| rules.class(class).is_none()) {
            return Err(Refusal::NoSuchClass);
        }
        if sheet.moved().map(|moved| &moved.class) == class.as_ref() {
            return Err(Refusal::NothingToDo);
        }
        self.somebody_decides(&member)?;
        Ok(Event::ClassMoved { member, class, reason })
    }

    /// Sets a criterion aside for everybody who has this set's sheet.
    pub(super) fn waive(
        &self,
        set: SetId,
        criterion: CriterionId,
        way: Way,
        reason: Line,
    ) -> Result<Event, Refusal> {
        self.can_waive()?;
        self.waivable(&set, &criterion)?;
        match self.waiver(&set, &criterion) {
            Some(waiver) if waiver.way == way => Err(Refusal::NothingToDo),
            _ => {
                let open_again = self.changed_by_waiving(&set, &criterion, Some(way));
                Ok(Event::Waived { set, criterion, way, reason, open_again })
            }
        }
    }

    /// Takes a waiver back.
    pub(super) fn lift_waiver(
        &self,
        set: SetId,
        criterion: CriterionId,
        reason: Line,
    ) -> Result<Event, Refusal> {
        self.can_waive()?;
        self.waiver(&set, &criterion).ok_or(Refusal::NothingToDo)?;
        let open_again = self.changed_by_waiving(&set, &criterion, None);
        Ok(Event::WaiverLifted { set, criterion, reason, open_again })
    }

    /// Refuses unless criteria can be waived now: until the classes are worked out, with a quorum once it is open.
    fn can_waive(&self) -> Result<(), Refusal> {
        match self.phase() {
            Phase::RollCall => Ok(()),
            _ => self.reviewing(),
        }
    }

    fn waivable(&self, set: &SetId, criterion: &CriterionId) -> Result<(), Refusal> {
        let sets = self.opening().sets.iter().map(|set| &set.rulebook);
        let mut of_id = sets.filter(|rules| rules.set().id == *set);
        of_id.find_map(|rules| rules.criterion(criterion)).map(|_| ()).ok_or(Refusal::NoSuchItem)
    }

    /// Decides about somebody whom the rules have referred to the committee, once the classes are worked out.
    pub(super) fn decide_referral(
        &self,
        member: MemberId,
        class: ClassId,
        reason: Line,
    ) -> Result<Event, Refusal> {
        self.after_tally()?;
        let sheet = self.sheet_of(&member)?;
        if self.rules_of(&member).class(&class).is_none() {
            return Err(Refusal::NoSuchClass);
        }
        let is_referred = self.result(&member).is_some_and(|result| result.standing == Standing::Referred);
        match sheet.decided() {
            Some(decided) if decided.class == class => return Err(Refusal::NothingToDo),
            None if !is_referred => return Err(Refusal::NotReferred { name: self.name(&member).to_owned() }),
            _ => {}
        }
        self.somebody_decides(&member)?;
        let (outcomes, evaluation) = (Vec::new(), Evaluation::NOW);
        self.with_outcomes(Event::ReferralDecided { member, class, reason, outcomes, evaluation })
    }

    /// Decides about somebody for whom the quota of a title has left it open, once the classes are worked out.
    pub(super) fn decide_title(
        &self,
        member: MemberId,
        title: TitleId,
        granted: bool,
        reason: Line,
    ) -> Result<Event, Refusal> {
        self.after_tally()?;
        if self.is_voting() {
            return Err(Refusal::BallotOpen);
        }
        let sheet = self.sheet_of(&member)?;
        let declared = self.rules_of(&member).title(&title).ok_or(Refusal::NoSuchItem)?;
        if self.left_by_quota(&member, declared).is_none() {
            let (name, title) = (self.name(&member).to_owned(), declared.title.clone());
            return Err(Refusal::TitleNotOpen { name, title });
        }
        if sheet.title_decision(&title).is_some_and(|decision| decision.granted == granted) {
            return Err(Refusal::NothingToDo);
        }
        self.somebody_decides(&member)?;
        let (outcomes, evaluation) = (Vec::new(), Evaluation::NOW);
        self.with_outcomes(Event::TitleDecided { member, title, granted, reason, outcomes, evaluation })
    }

    /// Refuses unless the committee can decide on the strength of the results now.
    fn after_tally(&self) -> Result<(), Refusal> {
        if !matches!(self.phase(), Phase::Tallied | Phase::Confirmed) {
            return Err(Refusal::Phase(self.phase()));
        }
        self.seated()?;
        self.as_recorded()
    }
}
