//! Service lines in the shape of the Client Level Data return.

use crate::caseload::package::{CostFrequency, LineCost, ServiceLine};
use crate::terms::date::Date;
use rust_decimal::Decimal;

/// Home support.
pub const HOME_SUPPORT: &str = "Home support or domiciliary care";
/// Supported living in the community.
pub const SUPPORTED_LIVING: &str = "Community supported living";
/// Day support.
pub const DAY_SUPPORT: &str = "Day support";
/// A direct payment.
pub const DIRECT_PAYMENT: &str = "Direct payment";
/// Equipment.
pub const EQUIPMENT: &str = "Equipment";
/// Extra care housing.
pub const EXTRA_CARE: &str = "Extra care housing";
/// Shared Lives.
pub const SHARED_LIVES: &str = "Shared Lives";
/// A break for the unpaid carer.
pub const RESPITE: &str = "Unpaid carer respite";
/// Reablement.
pub const REABLEMENT: &str = "Reablement";

/// Long term support in the community, as a service type.
pub const COMMUNITY: &str = "Long term support: Community";

/// Managed by the council, as a delivery mechanism.
pub const MANAGED: &str = "CASSR managed personal budget";
/// Commissioned by the council, as a delivery mechanism.
pub const COMMISSIONED: &str = "CASSR commissioned support";

/// What a line is priced at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Price {
    /// Pence for one unit.
    pub unit_pence: i64,
    /// How often it is paid.
    pub frequency: CostFrequency,
    /// Quarters of a unit planned for each week (14 is 3.5 hours); none where none are given.
    pub quarters: Option<i64>,
}

impl Price {
    /// An hourly price for so many quarters of an hour a week.
    #[must_use]
    pub fn hourly(unit_pence: i64, quarters: i64) -> Price {
        Price {
            unit_pence,
            frequency: CostFrequency::Hourly,
            quarters: Some(quarters),
        }
    }

    /// A price for each of so many sessions a week.
    #[must_use]
    pub fn sessions(unit_pence: i64, n: i64) -> Price {
        Price {
            unit_pence,
            frequency: CostFrequency::PerSession,
            quarters: Some(n * 4),
        }
    }

    /// A price for a period that is one week, four weeks or a year.
    #[must_use]
    pub fn each(frequency: CostFrequency, unit_pence: i64) -> Price {
        Price {
            unit_pence,
            frequency,
            quarters: None,
        }
    }
}

/// A line in the community, by component and price; the rest is set by who makes it.
#[must_use]
pub fn line(component: &str, price: Price, start: Option<Date>) -> ServiceLine {
    let units = price
        .quarters
        .map(|quarters| Decimal::new(quarters * 25, 2).normalize());
    ServiceLine {
        service_type: Some(COMMUNITY.to_owned()),
        component: component.to_owned(),
        delivery_mechanism: Some(MANAGED.to_owned()),
        provider: None,
        unit_cost: Some(Decimal::new(price.unit_pence, 2)),
        frequency: Some(price.frequency),
        planned_units: units,
        start,
        end: None,
        two_carers: false,
        specialist: false,
        will_not_negotiate: None,
        meets: None,
    }
}

/// The name of a made-up provider.
#[must_use]
pub fn provider(number: u32) -> String {
    format!("Provider {number:02}")
}

/// The line's weekly cost in pence; 0 where it stands apart.
#[must_use]
pub fn weekly_pence(line: &ServiceLine) -> i64 {
    match line.weekly_cost() {
        LineCost::Weekly(weekly) => weekly.0.pence(),
        LineCost::Apart(_) => 0,
    }
}
