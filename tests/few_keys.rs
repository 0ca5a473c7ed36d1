//! A meeting takes few keys: 24 members, the roll, four disputed criteria on three members, one finding raised, and the
//! seal, in at most 120 presses; the text of the evidence apart.

mod support;

use binhxet::domain::{Phase, Proceedings, UnitEvent};
use support::desk::{Session, Setting};
use support::player::{Player, Wish};
use support::sim_disk::Chance;
use support::units;

const MEMBERS: usize = 24;
const MOST_KEYS: usize = 120;
const SEEDS: u64 = 12;

#[test]
fn the_sample_units_meeting_takes_few_keys() {
    for seed in 0..SEEDS {
        let mut session = Session::with_sample(Setting { seed, ..Setting::usual() });
        // The key that takes the sample is counted with the rest.
        let keys = 1 + hold(&mut session, seed);
        println!("the sample, seed {seed}: {keys} keys");
        assert!(keys <= MOST_KEYS, "seed {seed}: {keys} keys");
    }
}

#[test]
fn so_does_the_meeting_of_a_larger_committee() {
    for seed in 0..SEEDS {
        let unit: Vec<UnitEvent> = units::unit(seed, 9, MEMBERS);
        let mut session = Session::with_unit(Setting { seed, ..Setting::usual() }, unit);
        let keys = hold(&mut session, seed);
        println!("a committee of 9, seed {seed}: {keys} keys");
        assert!(keys <= MOST_KEYS, "seed {seed}: {keys} keys");
    }
}

/// Holds the meeting, looks whether everything happened that should, and gives the number of keys.
fn hold(session: &mut Session, seed: u64) -> usize {
    let wishes = wishes(session, seed);
    let keys = Player::new(session, seed).hold(wishes.clone());
    let state = session.desk().proceedings().expect("the meeting");
    assert_eq!((state.phase(), state.members().len()), (Phase::Sealed, MEMBERS));
    assert_eq!(asked(state, &wishes), wishes.len(), "everything was voted on");
    session.check_whole();
    keys
}

fn asked(state: &Proceedings, wishes: &[Wish]) -> usize {
    let was_voted_on = |wish: &&Wish| {
        state.sheets().any(|sheet| {
            sheet
                .questions()
                .any(|(item, question)| wish.is_about(&sheet.member, item) && question.ballots.len() == 1)
        })
    };
    wishes.iter().filter(was_voted_on).count()
}

/// Four criteria on three members, and a gate about one member.
fn wishes(session: &Session, seed: u64) -> Vec<Wish> {
    let unit = &session.desk().unit;
    let roster = unit.roster().expect("a roster");
    let rulebook = unit.sets().first().expect("a criteria set");
    let mut chance = Chance::new(seed);
    let mut members: Vec<_> = roster.members().map(|member| member.id.clone()).collect();
    let mut criteria: Vec<_> = rulebook.criteria().map(|criterion| criterion.id.clone()).collect();
    let gates: Vec<_> = rulebook.gates().map(|gate| gate.id.clone()).collect();
    let raised = members[chance.place(members.len() - 1)].clone();
    let mut wishes = vec![Wish::Raise(raised, gates[chance.place(gates.len() - 1)].clone())];
    let mut disputed = Vec::new();
    for _ in 0..3 {
        disputed.push(members.swap_remove(chance.place(members.len() - 1)));
    }
    disputed.push(disputed[0].clone());
    for member in disputed {
        let criterion = criteria.swap_remove(chance.place(criteria.len() - 1));
        wishes.push(Wish::Dispute(member, criterion));
    }
    wishes
}
