//! Lines that a panel should ask about: one-offs, missing costs, reablement, needs not eligible.

use super::draws::Draws;
use super::lines::{self, Price, line, provider};
use super::mix;
use super::oddity::Oddity;
use super::prices;
use crate::caseload::package::{CostFrequency, Package, ServiceLine};
use crate::terms::date::Date;
use rust_decimal::Decimal;

/// Adds the lines of the oddity to a package, in place.
pub fn add(
    draws: &mut Draws,
    package: &mut Package,
    oddity: Oddity,
    not_eligible: Option<&str>,
    start: Option<Date>,
) {
    let odd = match oddity {
        Oddity::ReablementInside => Some(reablement(draws, start)),
        Oddity::BelowTheLine => not_eligible.map(|need| below_the_line(draws, need, start)),
        Oddity::OneOff => Some(one_off(draws, start)),
        Oddity::Uncosted => Some(uncosted(draws, start)),
        Oddity::Credit => Some(credit(start)),
        _ => None,
    };
    package.lines.extend(odd);
}

fn reablement(draws: &mut Draws, start: Option<Date>) -> ServiceLine {
    let price = Price::hourly(2_392, draws.between(7, 14));
    let mut odd = line(lines::REABLEMENT, price, start);
    odd.service_type = Some("Short term support: ST-Max".to_owned());
    odd.delivery_mechanism = None;
    odd.provider = Some(provider(70));
    odd
}

fn below_the_line(draws: &mut Draws, need: &str, start: Option<Date>) -> ServiceLine {
    let price = Price::sessions(prices::DAY_SESSION, draws.between(1, 2));
    let mut odd = line(lines::DAY_SUPPORT, price, start);
    odd.provider = Some(provider(44));
    odd.meets = Some(need.to_owned());
    odd
}

fn one_off(draws: &mut Draws, start: Option<Date>) -> ServiceLine {
    let price = Price::each(CostFrequency::OneOff, draws.between(180, 940) * 100);
    line(lines::EQUIPMENT, price, start)
}

fn uncosted(draws: &mut Draws, start: Option<Date>) -> ServiceLine {
    let component = draws
        .one_of(&["Transport", "Meals", lines::DAY_SUPPORT])
        .unwrap_or("Transport");
    let mut odd = line(component, Price::sessions(0, draws.between(2, 5)), start);
    odd.provider = Some(provider(47));
    if draws.chance(50) {
        odd.unit_cost = None;
    }
    odd
}

fn credit(start: Option<Date>) -> ServiceLine {
    let mut odd = line(
        lines::DIRECT_PAYMENT,
        Price::each(CostFrequency::Weekly, 4_500),
        start,
    );
    odd.delivery_mechanism = Some("Direct payment".to_owned());
    odd.unit_cost = Some(Decimal::new(-4_500, 2));
    odd
}

/// The package of a person in a care home.
#[must_use]
pub fn care_home(draws: &mut Draws, accommodation: &str, start: Option<Date>) -> Package {
    let (component, service_type, weeks): (&str, &str, &[i64]) =
        if accommodation == mix::NURSING_HOME {
            (
                "Long term nursing care",
                "Long term support: Nursing care",
                &prices::NURSING_HOME_WEEKS,
            )
        } else {
            (
                "Long term residential care",
                "Long term support: Residential care",
                &prices::CARE_HOME_WEEKS,
            )
        };
    let week = draws.one_of(weeks).unwrap_or(78_900);
    let mut home = line(component, Price::each(CostFrequency::Weekly, week), start);
    home.service_type = Some(service_type.to_owned());
    home.delivery_mechanism = Some(lines::COMMISSIONED.to_owned());
    home.provider = Some(provider(80 + draws.below(9)));
    Package {
        lines: vec![home],
        n_lines_rejected: 0,
    }
}
