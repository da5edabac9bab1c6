//! What to look at in caps: one above the most that a case can reach holds nothing back.

use super::please_look::Looking;
use crate::config::adjustment::Operation;
use crate::config::dated::Dated;
use crate::config::most::Most;
use crate::config::question::QuestionKind;
use crate::config::ras::Ras;
use crate::config::ras_places::RasPlaces;
use crate::config::step::{Base, StepKind};
use crate::terms::date::Date;
use crate::terms::number::shortest;
use rust_decimal::{Decimal, dec};

/// A cap so little above leaves room for what may come; one further above is perhaps mistyped.
const ROOM: Decimal = dec!(1.25);

const ASK: &str = "it never holds anything back: is a digit too many written?";

/// What to look at, file by file.
pub(in crate::config) fn caps<'a>(ras: &Ras, places: &'a RasPlaces) -> [Looking<'a>; 3] {
    let mut domains = Looking::at(&places.domains);
    for domain in &ras.domains {
        if let Some(cap) = &domain.cap {
            let reached = |on| Most { ras, on }.points_before_cap(domain);
            beyond(&mut domains, cap, reached, "points");
        }
    }
    let mut questions = Looking::at(&places.questions);
    for question in &ras.questions {
        if let QuestionKind::Ticks {
            options,
            cap: Some(cap),
        } = &question.kind
        {
            let reached = |on| Most { ras, on }.ticked(options);
            beyond(&mut questions, cap, reached, "points");
        }
    }
    let mut adjustments = Looking::at(&places.adjustments);
    for (at, step) in ras.steps.iter().enumerate() {
        let StepKind::AdjustMoney {
            adjustment,
            base: Base::SoFar,
            ..
        } = &step.does
        else {
            continue;
        };
        let cap = ras.adjustment(adjustment);
        let Some(cap) = cap.filter(|a| a.operation == Operation::Cap && a.times.is_none()) else {
            continue;
        };
        for value in &cap.values {
            let reached = |on| Most { ras, on }.money_before(at);
            beyond(&mut adjustments, &value.value, reached, "money");
        }
    }
    [domains, questions, adjustments]
}

fn beyond(
    looking: &mut Looking<'_>,
    cap: &Dated<Decimal>,
    reached: impl Fn(Date) -> Option<Decimal>,
    of: &str,
) {
    let key = cap.key().to_string();
    for (at, value) in cap.values().iter().enumerate() {
        let reached = reached(value.from).filter(|most| !most.is_zero());
        let is_far = |most: &Decimal| most.checked_mul(ROOM).is_some_and(|far| value.value > far);
        if let Some(most) = reached.filter(is_far) {
            let (cap, most) = (shortest(value.value), shortest(most));
            let path = looking.value_path(&key, at);
            let what = format!("the most is {cap}, and no case can reach more {of} than {most}");
            looking.note(&path, what, ASK);
        }
    }
}
