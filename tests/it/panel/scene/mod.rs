//! A case on the table, a sitting and a motion that the rules allow: each test changes one thing.
//!
//! NF-20417: package £612.40, indicative budget £413.80 computed elsewhere, a sitting of five with
//! a quorum of four, and a motion to agree £520.00 until the annual review: a lawful reduction.

pub mod history;
pub mod values;

use jiff::civil::date;
use ras_panel::caseload::assessment::Assessment;
use ras_panel::caseload::package::{NotNow, ServiceLine};
use ras_panel::caseload::person::LastAgreed;
use ras_panel::config::load::panel_rules;
use ras_panel::config::panel_rules::PanelRules;
use ras_panel::flags::rules::need_rose::{NeedSince, Risen};
use ras_panel::panel::case_file::CaseFile;
use ras_panel::panel::decision::Decision;
use ras_panel::panel::member::Member;
use ras_panel::panel::moderation::moderate;
use ras_panel::panel::motion::{Evidence, EvidenceKind, Motion};
use ras_panel::panel::refusal::Refusal;
use ras_panel::panel::sitting::{HeldInterest, Interest, Sitting};
use ras_panel::panel::standing::{DecisionOutcome, History, Standing, StandingDecision};
use ras_panel::panel::transition::{FirstPeriod, Profile, TransitionTerms};
use ras_panel::panel::verdict::{Basis, Verdict};
use ras_panel::scoring::scored::Assessed;
use ras_panel::terms::budget::{Gap, PersonalBudget};
use ras_panel::terms::date::Date;
use ras_panel::terms::ids::{CaseRef, EntryNumber, MemberId, RoleId, SittingRef};
use ras_panel::terms::money::{Money, PerWeek};
use ras_panel::terms::text::Words;
use rust_decimal::dec;
use std::path::Path;
use values::{case, line, motion, sitting};

/// The day of the sitting.
pub const TODAY: Date = date(2026, 11, 24);

/// Everything that a decision needs.
#[derive(Clone)]
pub struct Scene {
    pub motion: Motion,
    pub file: CaseFile,
    pub sitting: Sitting,
    pub rules: PanelRules,
    pub today: Date,
}

impl Scene {
    pub fn moderate(&self) -> Result<Decision, Vec<Refusal>> {
        moderate(
            &self.motion,
            &self.file,
            &self.sitting,
            &self.rules,
            self.today,
        )
    }

    /// The decision of a lawful scene.
    pub fn decision(&self) -> Decision {
        self.moderate()
            .unwrap_or_else(|refusals| panic!("{refusals:#?}"))
    }

    /// Puts an earlier decision on the case, made here and today unless it says otherwise.
    pub fn after(mut self, decision: Decision, outcome: DecisionOutcome) -> Scene {
        let entry = EntryNumber(7);
        let history = History {
            package: Some(self.file.package_cost.known),
            package_as_of: Some(date(2026, 11, 1)),
            agreed_before: None,
            decisions: vec![StandingDecision {
                entry,
                decision,
                outcome,
                held_back: None,
            }],
            last_entry: Some(entry),
            ..History::default()
        };
        self.file.standing = Standing::derive(history, self.today);
        self
    }

    /// The same on another day, at another sitting; no paper is dated after it.
    pub fn on(mut self, reference: &str, today: Date) -> Scene {
        self.today = today;
        self.sitting.date = today;
        self.sitting.reference = SittingRef::new(reference).unwrap();
        self.motion.effective = today;
        for paper in &mut self.motion.relied_on {
            paper.date = paper.date.min(today);
        }
        self
    }

    /// The same with one thing changed.
    pub fn with(mut self, change: impl FnOnce(&mut Scene)) -> Scene {
        change(&mut self);
        self
    }

    /// One more member who decides.
    pub fn one_more(self) -> Scene {
        let more = member("m-five", "K.L.", "team_manager");
        self.with(|s| s.sitting.present.push(more))
    }

    pub fn amount(mut self, pence: i64) -> Scene {
        self.motion.verdict = Verdict::AgreeAmount {
            amount: budget(pence),
            basis: Basis::AnnualReview,
        };
        self
    }

    pub fn verdict(mut self, verdict: Verdict) -> Scene {
        self.motion.verdict = verdict;
        self
    }

    pub fn reasons(mut self, codes: &[&str]) -> Scene {
        self.motion.reasons = codes.iter().map(|code| (*code).to_owned()).collect();
        self
    }

    /// A transition to £413.80 from 1 December over so many months.
    pub fn transition(mut self, months: u32, exception: Option<&str>) -> Scene {
        self.motion.effective = date(2026, 12, 1);
        self.motion.verdict = Verdict::Transition {
            to: budget(41_380),
            terms: TransitionTerms {
                start: date(2026, 12, 1),
                months,
                profile: Profile::EqualSteps,
                first_period: FirstPeriod::PresentAmount,
                floor: None,
            },
            exception: exception.map(words),
        };
        self
    }

    /// The transition with a floor.
    pub fn floor(mut self, pence: i64) -> Scene {
        if let Verdict::Transition { terms, .. } = &mut self.motion.verdict {
            terms.floor = Some(per_week(pence));
        }
        self
    }

    /// The present £612.40 is kept for a reason, beside a sum that was agreed last.
    pub fn kept(self, reason: &str, last: i64) -> Scene {
        let mut kept = self.verdict(keep(date(2027, 1, 24))).reasons(&[reason]);
        kept.file.standing.last_agreed = Some((budget(last), date(2025, 5, 12)));
        kept
    }

    /// An assessment of the case, to be changed.
    pub fn assessment(&mut self) -> &mut Assessment {
        &mut self.file.case.assessments[0]
    }

    /// A line whose cost is not known makes the package incomplete.
    pub fn incomplete(mut self) -> Scene {
        self.file.case.package.lines.push(ServiceLine {
            unit_cost: None,
            ..line()
        });
        self.cost();
        self
    }

    /// No package at all.
    pub fn nothing_provided(mut self) -> Scene {
        self.file.case.package.lines.clear();
        self.cost();
        self
    }

    /// A package whose every line has ended: nothing is provided, and that is known.
    pub fn all_ended(mut self) -> Scene {
        let mut lines = std::mem::take(&mut self.file.case.package.lines);
        for line in &mut lines {
            line.end = Some(date(2026, 10, 31));
        }
        self.file.not_now.ended = lines;
        self.cost();
        self
    }

    fn cost(&mut self) {
        let cost = self.file.case.package.cost().unwrap();
        let indicative = self.file.assessed.indicative();
        self.file.package_cost = cost;
        self.file.gap = indicative.and_then(|indicative| Gap::between(cost, indicative));
    }

    /// Need rose, and £612.40 was agreed last. No flag says so: the panel's rule needs none.
    pub fn need_rose(self) -> Scene {
        self.need_rose_since(61_240, date(2025, 5, 12))
    }

    /// Need rose from 16 to 22 weighted points since so many pence were agreed on a day.
    pub fn need_rose_since(mut self, pence: i64, day: Date) -> Scene {
        self.file.standing.last_agreed = Some((budget(pence), day));
        self.file.need = NeedSince::Risen(Risen {
            from: (dec!(16), date(2025, 5, 1)),
            to: (dec!(22), date(2026, 10, 1)),
            agreed: LastAgreed {
                amount: budget(pence),
                date: day,
            },
            same_percent: dec!(2),
        });
        self
    }

    pub fn interest(mut self, id: &str) -> Scene {
        self.sitting.interests.push(HeldInterest {
            interest: Interest {
                case: case_ref(),
                member: member_id(id),
                nature: words("a neighbour of the person."),
            },
            sitting: self.sitting.reference.clone(),
            date: self.sitting.date,
            entry: EntryNumber(3),
            ended: None,
        });
        self
    }

    pub fn absent(mut self, id: &str) -> Scene {
        self.sitting
            .present
            .retain(|member| member.id.as_str() != id);
        self
    }
}

pub fn scene() -> Scene {
    let case = case();
    let package_cost = case.package.cost().unwrap();
    let assessed = Assessed::Given(case.given.clone().unwrap());
    let gap = assessed
        .indicative()
        .and_then(|indicative| Gap::between(package_cost, indicative));
    let standing = Standing {
        present: Some(package_cost.known),
        package_as_of: Some(date(2026, 11, 1)),
        ..Standing::default()
    };
    Scene {
        motion: motion(),
        file: CaseFile {
            brought_back: None,
            refused_row: None,
            not_now: NotNow::default(),
            currency: "£".into(),
            answers_beside: None,
            reached: Vec::new(),
            case,
            assessed,
            package_cost,
            gap,
            flags: Vec::new(),
            flags_if_corrected: Vec::new(),
            need: NeedSince::NotRisen,
            need_if_corrected: NeedSince::NotRisen,
            standing,
        },
        sitting: sitting(),
        rules: panel_rules(Path::new("config")).unwrap(),
        today: TODAY,
    }
}

/// Approved by an entry, on the day of the sitting.
pub fn approved(by: EntryNumber) -> DecisionOutcome {
    DecisionOutcome::Approved { by, on: TODAY }
}

/// A scene whose motion raises the amount to £650.00.
pub fn increase() -> Scene {
    scene().amount(65_000)
}

/// £520.00 for a limited time.
pub fn limited(until: Date) -> Verdict {
    let amount = budget(52_000);
    Verdict::AgreeLimited { amount, until }
}

/// £520.00 on transitional basis.
pub fn transitional(until: Date) -> Verdict {
    let basis = Basis::Transitional { until };
    let amount = budget(52_000);
    Verdict::AgreeAmount { amount, basis }
}

pub fn keep(review: Date) -> Verdict {
    let risk = words("falls at night");
    Verdict::KeepPresent { risk, review }
}

/// £520.00 to be reached by changing the provider.
pub fn change_provider(due: Date) -> Verdict {
    let amount = budget(52_000);
    Verdict::ChangeProvider { amount, due }
}

pub fn defer(questions: &[&str], due: Date) -> Verdict {
    let questions = questions.iter().map(|question| words(question)).collect();
    Verdict::Defer { questions, due }
}

pub fn paper(kind: EvidenceKind, date: Date) -> Evidence {
    Evidence {
        kind,
        date,
        what: words("needs assessment"),
    }
}

pub fn member(id: &str, shown: &str, role: &str) -> Member {
    Member {
        id: member_id(id),
        shown: shown.to_owned(),
        role: RoleId::new(role).unwrap(),
        specialisms: Vec::new(),
    }
}

pub fn case_ref() -> CaseRef {
    CaseRef::new("NF-20417").unwrap()
}

pub fn member_id(id: &str) -> MemberId {
    MemberId::new(id).unwrap()
}

pub fn words(text: &str) -> Words {
    Words::new(text).unwrap()
}

pub fn per_week(pence: i64) -> PerWeek {
    PerWeek(Money::from_pence(pence).unwrap())
}

pub fn budget(pence: i64) -> PersonalBudget {
    PersonalBudget(per_week(pence))
}

/// What a refusal says, as `fixtures/panel/refusals.txt` has it.
pub fn told(refusal: &Refusal) -> String {
    format!(
        "{} ({:?})\n{}\n[{}]\n",
        refusal.rule, refusal.field, refusal.message, refusal.source
    )
}

/// Holds what a table of refusals says against a fixture: set `REFUSALS_WRITE=1` to write it anew.
pub fn same_as_fixture(path: &str, told: &str) {
    if std::env::var_os("REFUSALS_WRITE").is_some() {
        std::fs::write(path, told).unwrap();
    }
    let kept = std::fs::read_to_string(path).unwrap();
    assert_eq!(told, kept, "{path}");
}
