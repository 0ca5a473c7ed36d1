//! Cases drawn from bytes.

use binhxet::number::Exact;
use binhxet::rules::{
    Accumulated, Ballots, Case, Effect, Field, History, InputKind, Mark, Occurrence, Past, Period,
    PeriodDates, Rulebook, Start, Tally, Value, Voters,
};
use jiff::civil::{Date, date};

/// Endless small numbers from some bytes.
pub struct Draws<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> From<&'a [u8]> for Draws<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }
}

impl Draws<'_> {
    /// A number below the bound.
    pub fn below(&mut self, bound: u8) -> u8 {
        let byte = if self.bytes.is_empty() { 0 } else { self.bytes[self.at % self.bytes.len()] };
        self.at += 1;
        byte.wrapping_add(self.at.to_le_bytes()[1]) % bound
    }

    /// A case in which every fact of its own is known.
    pub fn case(&mut self, rulebook: &Rulebook) -> Case {
        let mut case = Case::default();
        self.mark(rulebook, &mut case);
        for gate in rulebook.gates() {
            case.findings.insert(gate.id.clone(), self.below(3) == 0);
        }
        for field in Field::ALL {
            let value = match field {
                Field::Birth | Field::Joined => Value::Date(DAY),
                _ => Value::Text("a".to_owned()),
            };
            case.fields.insert(field, value);
        }
        for input in &rulebook.set().inputs {
            case.inputs.insert(input.id.clone(), self.value(&input.kind));
        }
        if self.below(2) == 0 {
            case.period = Some(MONTHS[1]);
            case.history = Some(self.history(rulebook));
            case.ballots = Some(self.ballots(rulebook));
        }
        case
    }

    /// The case without some of its facts.
    pub fn part_of(&mut self, mut case: Case) -> Case {
        case.marks.retain(|_, _| self.below(4) > 0);
        case.inputs.retain(|_, _| self.below(4) > 0);
        case.fields.retain(|_, _| self.below(4) > 0);
        case.findings.retain(|_, _| self.below(4) > 0);
        case.period = case.period.filter(|_| self.below(4) > 0);
        case.history = case.history.filter(|_| self.below(4) > 0);
        if let Some(history) = &mut case.history {
            history.year.retain(|_, _| self.below(4) > 0);
        }
        case.ballots = case.ballots.filter(|_| self.below(4) > 0);
        case
    }

    /// Marks every criterion, and lets things happen.
    fn mark(&mut self, rulebook: &Rulebook, case: &mut Case) {
        for criterion in rulebook.criteria() {
            let mark = match &criterion.start {
                Start::Check => Some(Mark::Check(self.below(2) == 0)),
                Start::Levels(levels) => {
                    let at = usize::from(self.below(8)) % levels.len();
                    Some(Mark::Level(levels[at].id.clone()))
                }
                Start::Points(scale) => {
                    let share = Exact::from(u32::from(self.below(5))).over(Exact::whole(4));
                    share.and_then(|share| scale.ends(criterion.max).1.times(share)).map(Mark::Points)
                }
                Start::Full | Start::Empty | Start::Formula(_) => None,
            };
            if let Some(mark) = mark {
                case.marks.insert(criterion.id.clone(), mark);
            }
            for event in &criterion.events {
                let count = u32::from(self.below(4));
                if count > 0 {
                    let points = match event.effect {
                        Effect::Between(one, other) => Some(if self.below(2) == 0 { one } else { other }),
                        _ => None,
                    };
                    let exempt = event.exempt.first().filter(|_| self.below(3) == 0);
                    case.occurrences.push(Occurrence {
                        criterion: criterion.id.clone(),
                        event: event.id.clone(),
                        count,
                        points,
                        exempt: exempt.map(|exemption| exemption.id.clone()),
                        note: String::new(),
                    });
                }
            }
        }
    }

    /// What earlier meetings left: one month, and all that this one may ask for.
    fn history(&mut self, rulebook: &Rulebook) -> History {
        let mut history = History::default();
        for input in &rulebook.set().inputs {
            history.latest.insert(input.id.clone(), self.value(&input.kind));
            let accumulated = Accumulated { before: self.value(&input.kind), within: None };
            history.year.insert(input.id.clone(), accumulated);
        }
        for criterion in rulebook.criteria() {
            for event in &criterion.events {
                let tally = Tally { before: self.below(3).into(), within: None };
                history.happened.entry(criterion.id.clone()).or_default().insert(event.id.clone(), tally);
            }
        }
        let classes: Vec<_> = rulebook.classes().map(|class| class.id.clone()).collect();
        for days in MONTHS {
            history.past.push(Past {
                kind: Period::Month,
                days,
                class: classes.get(usize::from(self.below(4))).cloned(),
                total: Some(Exact::from(u32::from(self.below(20)))),
                max_total: Some(Exact::whole(20)),
                inputs: history.latest.clone(),
                gates: rulebook.gates().filter(|_| self.below(4) == 0).map(|gate| gate.id.clone()).collect(),
                titles: Default::default(),
            });
        }
        history
    }

    fn ballots(&mut self, rulebook: &Rulebook) -> Ballots {
        let votes = |draws: &mut Self| u32::from(draws.below(8));
        let few = Voters { committee: 9, summoned: 7, present: 6, cast: 5, valid: 5 };
        let classes: Vec<_> = rulebook.classes().map(|class| class.id.clone()).collect();
        Ballots {
            classes: rulebook.classes().map(|class| (class.id.clone(), votes(self))).collect(),
            titles: (rulebook.set().titles.iter()).map(|title| (title.id.clone(), votes(self))).collect(),
            voters: Voters { committee: 9, summoned: 8, present: 8, cast: 8, valid: 7 },
            apart: (rulebook.set().titles.iter())
                .filter(|_| self.below(4) == 0)
                .map(|title| (title.id.clone(), few))
                .collect(),
            chosen: classes.get(usize::from(self.below(8))).cloned(),
        }
    }

    fn value(&mut self, kind: &InputKind) -> Value {
        match kind {
            InputKind::Flag => Value::Flag(self.below(2) == 0),
            InputKind::Percent => Value::Number(
                Exact::from(u32::from(self.below(30))).over(Exact::whole(20)).unwrap_or_default(),
            ),
            InputKind::Count(_) | InputKind::Number => Value::Number(u32::from(self.below(20)).into()),
            InputKind::Choice(options) => {
                let at = usize::from(self.below(8)) % options.len();
                Value::Text(options.get(at).cloned().unwrap_or_default())
            }
            InputKind::Set(options) => {
                Value::Set(options.iter().filter(|_| self.below(2) == 0).cloned().collect())
            }
            InputKind::Date => Value::Date(DAY),
        }
    }
}

const DAY: Date = date(2020, 2, 29);

const MONTHS: [PeriodDates; 2] = [
    PeriodDates { start: date(2026, 9, 1), end: date(2026, 9, 30) },
    PeriodDates { start: date(2026, 10, 1), end: date(2026, 10, 31) },
];
