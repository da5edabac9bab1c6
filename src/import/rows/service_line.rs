//! A row of the packages file.

use super::amount::MOST;
use super::assessment::need_ids;
use super::cell::CellReader;
use crate::caseload::package::{Apart, CostFrequency, LineCost, ServiceLine};
use crate::config::caseload_field::Field;
use crate::config::panel_rules::EligibilityFrame;
use crate::import::said::notice::NoticeKind;

/// The component and the delivery mechanism that should go together.
const DIRECT_PAYMENT: &str = "Direct payment";

/// Reads a service line; nothing when the row has a problem.
///
/// Lines without a usable cost are taken: the panel sees them apart.
pub fn service_line(row: &mut CellReader<'_>, frame: &EligibilityFrame) -> Option<ServiceLine> {
    let service_type = row.listed(Field::ServiceType);
    let component = row.listed(Field::Component);
    let delivery_mechanism = row.listed(Field::DeliveryMechanism);
    let provider = row.text(Field::Provider);
    let unit_cost = row.price(Field::UnitCost);
    let frequency = frequency(row);
    let planned_units = row.number(Field::PlannedUnits);
    let start = row.date(Field::Start);
    let end = row.date(Field::End);
    let two_carers = row.yes_no(Field::TwoCarers).unwrap_or(false);
    let specialist = row.yes_no(Field::Specialist).unwrap_or(false);
    let will_not_negotiate = row.yes_no(Field::WillNotNegotiate);
    let meets = meets(row, frame);
    if start.zip(end).is_some_and(|(start, end)| end < start) {
        let what = "the service ends before it begins";
        row.problem(
            Field::End,
            what,
            "the last day, on or after the first",
            "correct the dates",
        );
    }
    if !row.problems.is_empty() {
        return None;
    }
    let line = ServiceLine {
        service_type,
        component: component?,
        delivery_mechanism,
        provider,
        unit_cost,
        frequency,
        planned_units,
        start,
        end,
        two_carers,
        specialist,
        will_not_negotiate,
        meets,
    };
    if let LineCost::Apart(Apart::OutOfBounds) = line.weekly_cost() {
        let what = "the price times the units is beyond what is accepted";
        let allowed = format!("at most {MOST} a week");
        row.problem(
            Field::PlannedUnits,
            what,
            &allowed,
            "correct the units or the price",
        );
        return None;
    }
    notice(row, &line);
    Some(line)
}

fn frequency(row: &mut CellReader<'_>) -> Option<CostFrequency> {
    let wording = row.listed(Field::Frequency)?;
    let known = CostFrequency::ALL.iter().find(|known| known.1 == wording);
    if known.is_none() {
        let titles: Vec<&str> = CostFrequency::ALL.iter().map(|known| known.1).collect();
        row.problem(
            Field::Frequency,
            "the program has no rule for this value of the list",
            &format!("one of {}", titles.join("; ")),
            "correct the list \"cost_frequency\" in the file of value lists",
        );
    }
    known.map(|known| known.0)
}

fn meets(row: &mut CellReader<'_>, frame: &EligibilityFrame) -> Option<String> {
    let need = row.text(Field::Meets)?;
    if frame.needs.iter().any(|known| known.id == need) {
        return Some(need);
    }
    let allowed = format!("one of {}", need_ids(frame));
    let remedy = "write the need as the eligibility frame of panel.toml names it, or none";
    row.problem(
        Field::Meets,
        "the need is not in the frame",
        &allowed,
        remedy,
    );
    None
}

fn notice(row: &mut CellReader<'_>, line: &ServiceLine) {
    if line.has_weekly_units() {
        row.notice(NoticeKind::WeeklyUnits, None);
    }
    if matches!(line.weekly_cost(), LineCost::Apart(_)) {
        row.notice(NoticeKind::StandsApart, None);
    }
    let mechanism = line.delivery_mechanism.as_deref();
    if line.component == DIRECT_PAYMENT && mechanism.is_some_and(|named| named != DIRECT_PAYMENT) {
        row.notice(NoticeKind::MechanismDiffers, None);
    }
}
