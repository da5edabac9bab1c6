//! One made-up case: person, answers, package and history, put together.

use super::answering::{self, Voice};
use super::draws::Draws;
use super::given_sums;
use super::history::{self, Dates};
use super::lines::weekly_pence;
use super::mix;
use super::odd_lines;
use super::oddity::Oddity;
use super::packaging::{self, Order};
use super::persona::{self, Persona};
use crate::caseload::assessment::{Assessment, ReablementGate};
use crate::caseload::case::Case;
use crate::caseload::package::Package;
use crate::caseload::person::Deployment;
use crate::config::question::AnswerNeed;
use crate::config::ras::Ras;
use crate::scoring;
use crate::scoring::scored::Scored;
use crate::terms::date::Date;
use crate::terms::ids::{AssessmentRef, CaseRef, QuestionId};
use crate::terms::points::Points;
use rust_decimal::{Decimal, dec};

/// Points from which a domain's outcomes count as found eligible.
const ELIGIBLE_POINTS: Decimal = dec!(1.5);

/// The wider scene of a case.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// The RAS whose form is filled in.
    pub ras: &'a Ras,
    /// The day on which the caseload is taken.
    pub as_of: Date,
    /// What is unusual.
    pub oddity: Option<Oddity>,
}

impl Scene<'_> {
    fn is(self, oddity: Oddity) -> bool {
        self.oddity == Some(oddity)
    }
}

/// Makes the case with this reference.
#[must_use]
pub fn case(draws: &mut Draws, scene: Scene<'_>, reference: CaseRef) -> Option<Case> {
    let mut persona = persona::drawn(draws, reference, scene.as_of, scene.oddity);
    let dates = history::dates(draws, scene.oddity, scene.as_of);
    let mut latest = latest_assessment(draws, scene, &persona, dates)?;
    let scored = scoring::score(scene.ras, &persona.person, &latest, scene.as_of).ok();
    latest.eligible_needs = scored.as_ref().map(|scored| eligible(scene.ras, scored));
    let indicative = scored
        .as_ref()
        .and_then(Scored::indicative)
        .map_or(persona.needs.overall * 600, |sum| sum.0.0.pence());
    let package = package(draws, scene, &mut persona, &latest, indicative);
    let cost: i64 = package.lines.iter().map(weekly_pence).sum();
    let mut assessments = earlier_assessment(draws, scene, &persona, &latest)
        .into_iter()
        .collect::<Vec<_>>();
    persona.person.review_due = dates.review_due;
    if let Some(earlier) = assessments.last()
        && scene.is(Oddity::NeedRose)
    {
        persona.person.last_agreed = history::last_agreed(draws, cost, earlier.date, latest.date);
    } else if assessments.last().is_some() || draws.chance(50) {
        persona.person.last_agreed = history::last_agreed(draws, cost, latest.date, scene.as_of);
    }
    if refers(draws, scene.oddity) {
        let percent = (cost - indicative) * 100 / indicative.max(1);
        persona.person.referral =
            history::referral(draws, &persona, percent, latest.date, scene.as_of);
    }
    let contribution = history::contribution(draws, &persona, cost);
    let funding = history::other_funding(draws, persona.needs.overall, cost);
    persona.person.contribution = contribution;
    persona.person.other_funding = funding;
    spoil(draws, scene, &mut latest);
    let given = given(draws, scene, indicative, latest.date);
    if given.is_some() {
        assessments.clear();
    }
    assessments.push(latest);
    Some(Case {
        person: persona.person,
        assessments,
        package,
        given,
        n_assessments_rejected: 0,
        n_given_rejected: 0,
    })
}

fn latest_assessment(
    draws: &mut Draws,
    scene: Scene<'_>,
    persona: &Persona,
    dates: Dates,
) -> Option<Assessment> {
    let voice = Voice {
        person: &persona.person,
        needs: &persona.needs,
        family: persona.family,
        stray: 16,
    };
    let reference = assessment_ref(&persona.person.case, 2)?;
    let mut latest = answering::assessment(draws, scene.ras, voice, reference, dates.assessed);
    if scene.is(Oddity::Contradictory) {
        contradict(draws, &mut latest);
    }
    if scene.is(Oddity::NotAsked) {
        for (question, answer) in &mut latest.answers {
            if question.as_str().starts_with("willing_") {
                *answer = "not_asked".into();
            }
        }
    }
    answering::leave_out_what_does_not_count(scene.ras, &persona.person, &mut latest);
    latest.gate = gate(draws, scene.oddity);
    latest.specialism = specialism(draws, persona);
    latest.assessor = Some(format!("SW {:02}", draws.between(1, 28)));
    Some(latest)
}

fn assessment_ref(case: &CaseRef, number: u32) -> Option<AssessmentRef> {
    AssessmentRef::new(&format!("{case}/{number}")).ok()
}

fn contradict(draws: &mut Draws, assessment: &mut Assessment) {
    let pairs = [
        [("washing", "none"), ("bathing", "one_person")],
        [("contact", "most_days"), ("loneliness", "very_high")],
        [("memory", "none"), ("risks", "getting_lost")],
        [("moving", "none"), ("falls", "4")],
    ];
    for (question, answer) in draws.one_of(&pairs).into_iter().flatten() {
        for (id, known) in &mut assessment.answers {
            if id.as_str() == question {
                *known = answer.into();
            }
        }
    }
}

fn gate(draws: &mut Draws, oddity: Option<Oddity>) -> ReablementGate {
    match oddity {
        Some(Oddity::GateWithoutReason) => ReablementGate::NotConsideredWithoutReason,
        Some(Oddity::GateWithReason) => ReablementGate::NotConsidered {
            reason: draws
                .one_of(&[
                    "Needs are long-standing and stable; reablement was tried last year",
                    "End of life; the person does not want it",
                    "Learning disability: support to gain skills is in the plan itself",
                ])
                .unwrap_or("Needs are long-standing and stable")
                .to_owned(),
        },
        _ if draws.chance(1) => ReablementGate::NotRecorded,
        _ => ReablementGate::Considered,
    }
}

fn specialism(draws: &mut Draws, persona: &Persona) -> Option<String> {
    let specialist = match persona.kind {
        mix::Kind::Sensory if draws.chance(70) => "sensory impairment",
        mix::Kind::Learning if draws.chance(15) => "positive behaviour support",
        mix::Kind::MentalHealth if draws.chance(20) => "mental health",
        _ => return None,
    };
    Some(specialist.to_owned())
}

/// The outcomes of the eligibility frame whose domains earned enough points.
fn eligible(ras: &Ras, scored: &Scored) -> Vec<String> {
    let found = scored
        .domains
        .iter()
        .filter(|score| score.points >= Points(ELIGIBLE_POINTS))
        .filter_map(|score| ras.domain(&score.domain));
    found.flat_map(|domain| domain.outcomes.clone()).collect()
}

fn package(
    draws: &mut Draws,
    scene: Scene<'_>,
    persona: &mut Persona,
    latest: &Assessment,
    indicative: i64,
) -> Package {
    let accommodation = persona.person.accommodation.clone().unwrap_or_default();
    if [mix::CARE_HOME, mix::NURSING_HOME].contains(&accommodation.as_str()) {
        return odd_lines::care_home(draws, &accommodation, Some(latest.date));
    }
    if accommodation == mix::SHARED_LIVES && indicative < 30_000 {
        persona.person.accommodation = Some(mix::WITH_FAMILY.to_owned());
    }
    let target = target(draws, scene.oddity, persona, indicative);
    let order = Order {
        persona,
        assessment: latest,
        target,
        oddity: scene.oddity,
        as_of: scene.as_of,
    };
    let mut package = packaging::package(draws, order);
    if let Some(oddity) = scene.oddity {
        let not_eligible = not_eligible(scene.ras, latest);
        odd_lines::add(draws, &mut package, oddity, not_eligible, Some(latest.date));
    }
    package
}

/// A need of the frame that the assessment did not find eligible; going out and company first,
/// since services for them are the ones that go on below the line.
fn not_eligible<'a>(ras: &'a Ras, latest: &Assessment) -> Option<&'a str> {
    let eligible = latest.eligible_needs.as_deref().unwrap_or_default();
    let needs = ras.domains.iter().flat_map(|domain| &domain.outcomes);
    let mut left: Vec<&str> = needs
        .filter(|need| !eligible.contains(need))
        .map(String::as_str)
        .collect();
    left.sort_by_key(|need| !matches!(*need, "local_facilities" | "relationships"));
    left.first().copied()
}

/// What the package should cost: near the indicative budget for most, far off for some.
fn target(draws: &mut Draws, oddity: Option<Oddity>, persona: &Persona, indicative: i64) -> i64 {
    let direct = matches!(
        persona.person.deployment,
        Some(Deployment::DirectPayment | Deployment::DirectPaymentThirdParty)
    );
    let percent = match oddity {
        Some(Oddity::FarAbove) => draws.between(42, 85),
        Some(Oddity::FarBelow) => -draws.between(34, 52),
        Some(Oddity::Specialist) => draws.between(18, 60),
        Some(Oddity::TooDear) => draws.between(14, 34),
        Some(Oddity::DirectPaymentAtContractRate) => draws.between(-4, 6),
        Some(Oddity::NeedRose) => -draws.between(12, 26),
        _ if direct => draws.about_the_middle(-20, 2),
        _ if draws.chance(16) => draws.about_the_middle(-26, 28),
        _ => draws.about_the_middle(-11, 12),
    };
    let off = indicative * percent / 100;
    let off = match oddity {
        Some(Oddity::FarAbove) => off.max(6_500),
        _ => off,
    };
    (indicative + off).max(2_000)
}

fn earlier_assessment(
    draws: &mut Draws,
    scene: Scene<'_>,
    persona: &Persona,
    latest: &Assessment,
) -> Option<Assessment> {
    let rose = scene.is(Oddity::NeedRose);
    let other_form = scene.is(Oddity::OtherFormBefore);
    if !(rose || other_form || draws.chance(38)) {
        return None;
    }
    let needs = persona
        .needs
        .eased(if rose { 14 } else { draws.between(0, 5) });
    let voice = Voice {
        person: &persona.person,
        needs: &needs,
        family: persona.family,
        stray: 6,
    };
    let reference = assessment_ref(&persona.person.case, 1)?;
    let date = history::earlier(draws, latest.date);
    let mut earlier = answering::assessment(draws, scene.ras, voice, reference, date);
    for (question, answer) in &latest.answers {
        if !rose && draws.chance(93) {
            earlier.answers.insert(question.clone(), answer.clone());
        }
    }
    answering::leave_out_what_does_not_count(scene.ras, &persona.person, &mut earlier);
    if other_form {
        earlier.form = Some("northfold-2019".to_owned());
        earlier.answers.clear();
    }
    earlier.assessor = Some(format!("SW {:02}", draws.between(1, 28)));
    Some(earlier)
}

fn refers(draws: &mut Draws, oddity: Option<Oddity>) -> bool {
    match oddity {
        Some(Oddity::Referred) => true,
        Some(Oddity::FarAbove | Oddity::Specialist) => draws.chance(40),
        _ => false,
    }
}

/// Takes needed answers away, where the oddity is that they are missing.
fn spoil(draws: &mut Draws, scene: Scene<'_>, latest: &mut Assessment) {
    match scene.oddity {
        Some(Oddity::MissingAnswers) => {
            let needed: Vec<&QuestionId> = scene
                .ras
                .questions
                .iter()
                .filter(|question| question.need == AnswerNeed::Required)
                .map(|question| &question.id)
                .filter(|id| latest.answers.contains_key(id))
                .collect();
            for _ in 0..draws.between(1, 3) {
                if let Some(question) = draws.one_of(&needed) {
                    latest.answers.remove(question);
                }
            }
        }
        Some(Oddity::Given | Oddity::GivenNotAddingUp) => {
            latest.form = Some("needs-led-estimate".to_owned());
            latest.answers.clear();
        }
        _ => {}
    }
}

fn given(
    draws: &mut Draws,
    scene: Scene<'_>,
    indicative: i64,
    date: Date,
) -> Option<crate::caseload::given::GivenIndicative> {
    let off_by = match scene.oddity? {
        Oddity::Given => 0,
        Oddity::GivenNotAddingUp => 630,
        _ => return None,
    };
    given_sums::given(draws, indicative, off_by, date)
}
