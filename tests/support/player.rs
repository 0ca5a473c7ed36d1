//! Somebody who knows the keys and takes the shortest way that the screens offer.

use binhxet::domain::{Item, MemberId, Proceedings};
use binhxet::input::{Chord, Stroke};
use binhxet::rules::{CriterionId, Evidence, GateId};
use binhxet::text::{finds, fold};

use super::desk::Session;
use super::sim_disk::Chance;

/// What the room wants to happen with one sheet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wish {
    /// Somebody disputes this criterion.
    Dispute(MemberId, CriterionId),
    /// Somebody raises this gate.
    Raise(MemberId, GateId),
}

/// Somebody at the keyboard.
pub struct Player<'a> {
    session: &'a mut Session,
    chance: Chance,
    /// Which member has the focus, by the place in the list.
    at: usize,
    /// Letters of evidence, which nobody counts.
    letters: usize,
}

impl<'a> Player<'a> {
    /// Somebody who sits down at the first screen; how officers vote follows from the seed.
    pub fn new(session: &'a mut Session, seed: u64) -> Self {
        Self { session, chance: Chance::new(seed), at: 0, letters: 0 }
    }

    /// Holds a whole meeting in which these things happen, and gives the number of keys that it took.
    pub fn hold(mut self, mut wishes: Vec<Wish>) -> usize {
        let before = self.session.presses();
        // The meeting that is due; its choices; everybody is here; the meeting is open.
        self.press(&[Chord::Enter; 4]);
        let place = |wish: &Wish| self.members().iter().position(|member| member == wish.member());
        wishes.sort_by_key(place);
        for wish in &wishes {
            self.fulfil(wish);
        }
        // All sheets in one motion, the results, their announcement, the minutes, to which nobody objects.
        self.press(&[Chord::Char('0'), Chord::Enter, Chord::Enter, Chord::Enter]);
        self.press(&[Chord::Enter; 3]);
        // The chair confirms them, the secretary does, the seal.
        for _ in 0..3 {
            self.press(&[Chord::Enter, Chord::Char('9')]);
        }
        self.session.presses() - before - self.letters
    }

    fn fulfil(&mut self, wish: &Wish) {
        self.go_to(wish.member());
        let rules = self.state().rules_of(wish.member());
        let events = match wish {
            Wish::Dispute(_, id) => {
                rules.criterion(id).map_or(0, |c| if c.is_marked() { 0 } else { c.events.len() })
            }
            Wish::Raise(..) => 0,
        };
        let row = match wish {
            Wish::Dispute(_, id) => rules.criteria().position(|criterion| criterion.id == *id),
            Wish::Raise(_, id) => {
                rules.gates().position(|gate| gate.id == *id).map(|at| rules.criteria().count() + at)
            }
        };
        let number = (row.expect("a row of the sheet") + 1).to_string();
        self.press(&number.chars().map(Chord::Char).collect::<Vec<_>>());
        self.press(&[Chord::Space]);
        if events > 1 {
            self.press(&[Chord::Char('1')]);
        }
        let asks_for_evidence = match wish {
            Wish::Dispute(_, id) => self.wants_evidence(wish.member(), id),
            Wish::Raise(..) => true,
        };
        if asks_for_evidence {
            self.write("Biên bản ngày 9/11");
            self.press(&[Chord::Enter]);
        }
        self.press(&[Chord::Enter]);
        self.vote(wish);
    }

    /// Whether what happened under a criterion is put to the vote with evidence only.
    fn wants_evidence(&self, member: &MemberId, id: &CriterionId) -> bool {
        let criterion = self.state().rules_of(member).criterion(id);
        criterion.is_some_and(|criterion| !criterion.is_marked() && criterion.evidence == Evidence::Needed)
    }

    /// Every officer has an opinion: the first answer or the second.
    fn vote(&mut self, wish: &Wish) {
        let ballot = self.state().ballot().expect("a vote is open");
        assert_eq!(ballot.member, *wish.member());
        let voters = ballot.entitled.len();
        for _ in 0..voters {
            let answer = if self.chance.coin() { '1' } else { '2' };
            self.press(&[Chord::Char(answer)]);
        }
        self.press(&[Chord::Enter]);
        assert!(self.state().ballot().is_none(), "the vote is closed");
    }

    /// Goes to a member by the way that takes the fewest keys: arrows from here or from an end, or looking them up.
    fn go_to(&mut self, member: &MemberId) {
        let members = self.members();
        let goal = members.iter().position(|other| other == member).expect("a member under review");
        let last = members.len() - 1;
        let steps = |from: usize| {
            let arrow = if from < goal { Chord::Right } else { Chord::Left };
            vec![arrow; from.abs_diff(goal)]
        };
        let mut ways = vec![steps(self.at), [vec![Chord::Home], steps(0)].concat()];
        ways.push([vec![Chord::End], steps(last)].concat());
        ways.extend(self.look_up(goal));
        let shortest = ways.into_iter().min_by_key(Vec::len).expect("a way");
        self.press(&shortest);
        self.at = goal;
    }

    /// Looking a member up by the beginnings of words of the name.
    fn look_up(&self, goal: usize) -> Vec<Vec<Chord>> {
        let state = self.state();
        let names: Vec<&str> = state.members().iter().map(|member| state.name(member)).collect();
        let words: Vec<String> = fold(names[goal]).split(' ').map(str::to_owned).collect();
        let beginnings =
            words.iter().flat_map(|word| (1..=word.len().min(4)).filter_map(|to| word.get(..to)));
        let way = |text: &str| {
            let above = names[..goal].iter().filter(|name| finds(text, name)).count();
            let letters = text.chars().map(Chord::typed);
            let way = [Chord::Char('/')].into_iter().chain(letters);
            way.chain(std::iter::repeat_n(Chord::Down, above)).chain([Chord::Enter]).collect()
        };
        beginnings.map(way).collect()
    }

    fn press(&mut self, keys: &[Chord]) {
        for key in keys {
            self.session.press(*key);
        }
    }

    fn write(&mut self, text: &str) {
        self.letters += text.chars().count();
        self.session.strokes(text.chars().map(|c| Stroke::Key(Chord::typed(c))).collect());
    }

    fn state(&self) -> &Proceedings {
        self.session.desk().proceedings().expect("a meeting is at hand")
    }

    fn members(&self) -> Vec<MemberId> {
        self.state().members().to_vec()
    }
}

impl Wish {
    /// Whose sheet it is about.
    pub fn member(&self) -> &MemberId {
        match self {
            Self::Dispute(member, _) | Self::Raise(member, _) => member,
        }
    }

    /// Whether it is what an item of this member's sheet asks.
    pub fn is_about(&self, member: &MemberId, item: &Item) -> bool {
        self.member() == member
            && match (self, item) {
                (Self::Dispute(_, id), Item::Mark(of) | Item::Occurrence { criterion: of, .. }) => id == of,
                (Self::Raise(_, id), Item::Finding(of)) => id == of,
                _ => false,
            }
    }
}
