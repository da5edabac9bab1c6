//! The present package of a made-up person: lines that come close to a target sum a week.

use super::draws::Draws;
use super::lines::{self, Price, line, provider, weekly_pence};
use super::mix::{self, Kind};
use super::oddity::Oddity;
use super::persona::Persona;
use super::prices;
use crate::caseload::assessment::Assessment;
use crate::caseload::package::{CostFrequency, Package, ServiceLine};
use crate::caseload::person::Deployment;
use crate::terms::date::{self, Date};
use crate::terms::number;
use rust_decimal::prelude::ToPrimitive;

/// What a package is made for.
#[derive(Clone, Copy, Debug)]
pub struct Order<'a> {
    /// The person.
    pub persona: &'a Persona,
    /// The latest assessment.
    pub assessment: &'a Assessment,
    /// The sum a week to come close to, in pence.
    pub target: i64,
    /// What is unusual about the case.
    pub oddity: Option<Oddity>,
    /// The day on which the caseload is taken.
    pub as_of: Date,
}

impl Order<'_> {
    fn answer(&self, question: &str) -> Option<&str> {
        let mut answers = self.assessment.answers.iter();
        answers
            .find(|(id, _)| id.as_str() == question)
            .map(|(_, answer)| answer.as_str())
    }

    fn number(&self, question: &str) -> i64 {
        self.answer(question)
            .and_then(number::plain_decimal)
            .and_then(|number| number.to_i64())
            .unwrap_or(0)
    }

    /// The need, when the assessment found it eligible.
    fn eligible(&self, need: &str) -> Option<String> {
        let needs = self.assessment.eligible_needs.as_ref()?;
        needs.iter().find(|known| *known == need).cloned()
    }

    fn start(&self, draws: &mut Draws) -> Option<Date> {
        let days = i32::try_from(draws.between(24, 900)).ok()?;
        date::days_after(self.as_of, -days)
    }
}

/// Makes the package.
#[must_use]
pub fn package(draws: &mut Draws, order: Order<'_>) -> Package {
    let mut lines = Vec::new();
    let mut rest = order.target;
    for side in side_lines(draws, order) {
        let cost = weekly_pence(&side);
        if (order.target - rest + cost) * 100 <= order.target * 55 {
            rest -= cost;
            lines.push(side);
        }
    }
    let mut main = match order.persona.person.deployment {
        Some(Deployment::DirectPayment | Deployment::DirectPaymentThirdParty) => {
            direct_payment(draws, order, rest)
        }
        Some(Deployment::Mixed) => {
            let share = rest * draws.between(30, 55) / 100;
            let mut both = direct_payment(draws, order, share);
            let left = rest - both.iter().map(weekly_pence).sum::<i64>();
            both.extend(service(draws, order, left));
            both
        }
        _ => service(draws, order, rest),
    };
    main.append(&mut lines);
    blank_a_mechanism(draws, &mut main);
    Package {
        lines: main,
        n_lines_rejected: 0,
    }
}

/// Delivery mechanism is not mandatory in the return, and now and then it is left blank.
fn blank_a_mechanism(draws: &mut Draws, lines: &mut [ServiceLine]) {
    if draws.chance(4)
        && let Some(line) = lines.first_mut()
    {
        line.delivery_mechanism = None;
    }
}

fn side_lines(draws: &mut Draws, order: Order<'_>) -> Vec<ServiceLine> {
    let mut sides = Vec::new();
    sides.extend(nights(draws, order));
    sides.extend(days(draws, order));
    sides.extend(breaks(draws, order));
    let alarm = order.answer("equipment");
    if alarm.is_some_and(|ticks| ticks.contains("alarm")) && draws.chance(45) {
        let price = Price::each(CostFrequency::Weekly, prices::ALARM_WEEK);
        let mut alarm = line(lines::EQUIPMENT, price, order.start(draws));
        alarm.meets = order.eligible("home_safety");
        sides.push(alarm);
    }
    sides
}

fn nights(draws: &mut Draws, order: Order<'_>) -> Option<ServiceLine> {
    let n = order.number("paid_nights");
    let price = match order.answer("night")? {
        "sleeping" => Price::sessions(draws.one_of(&prices::SLEEP_IN_NIGHT)?, n),
        "awake" => Price::hourly(prices::WAKING_NIGHT_HOUR, n * 36),
        _ => return None,
    };
    let mut nights = line(lines::HOME_SUPPORT, price, order.start(draws));
    nights.provider = draws
        .one_of(&prices::HOME_SUPPORT_RATES)
        .map(|p| provider(p.1));
    (n > 0).then_some(nights)
}

fn days(draws: &mut Draws, order: Order<'_>) -> Option<ServiceLine> {
    let (percent, low, high) = match order.persona.kind {
        Kind::Learning => (75, 2, 9),
        Kind::Memory => (50, 1, 4),
        Kind::MentalHealth | Kind::Social => (45, 1, 3),
        Kind::PersonalCare | Kind::Mobility | Kind::Sensory => (18, 1, 3),
    };
    if !draws.chance(percent) {
        return None;
    }
    let most = (order.target / 4_000).clamp(low, high);
    let n = draws.between(low, most);
    let session = draws.one_of(&[prices::DAY_SESSION, prices::DAY_SESSION_WITH_TRANSPORT])?;
    let mut days = line(
        lines::DAY_SUPPORT,
        Price::sessions(session, n),
        order.start(draws),
    );
    days.provider = Some(provider(40 + draws.below(6)));
    days.meets = order
        .eligible("local_facilities")
        .or_else(|| order.eligible("relationships"));
    if draws.chance(30) {
        days.delivery_mechanism = Some(lines::COMMISSIONED.to_owned());
    }
    Some(days)
}

fn breaks(draws: &mut Draws, order: Order<'_>) -> Option<ServiceLine> {
    let weeks = match order.answer("carer_breaks")? {
        "regular" => draws.between(2, 3),
        "some" => 1,
        _ => return None,
    };
    let price = Price::each(CostFrequency::Annually, prices::BREAK_WEEK * weeks);
    let mut breaks = line(lines::RESPITE, price, order.start(draws));
    breaks.provider = Some(provider(50 + draws.below(4)));
    Some(breaks)
}

fn direct_payment(draws: &mut Draws, order: Order<'_>, target: i64) -> Vec<ServiceLine> {
    let at_contract_rate = order.oddity == Some(Oddity::DirectPaymentAtContractRate);
    let rate = if at_contract_rate {
        prices::DIRECT_PAYMENT_AT_CONTRACT_RATE
    } else if draws.chance(75) {
        draws.one_of(&prices::ASSISTANT_RATES).unwrap_or(1_452)
    } else {
        draws.one_of(&prices::AGENCY_RATES).unwrap_or(1_980)
    };
    let quarters = quarters(target, rate);
    let week = (quarters * rate + 2) / 4;
    let price = match draws.below(100) {
        _ if at_contract_rate => Price::hourly(rate, quarters),
        0..34 => Price::hourly(rate, quarters),
        34..72 => Price::each(CostFrequency::Weekly, week),
        _ => Price::each(CostFrequency::FourWeekly, week * 4),
    };
    let mut payment = line(lines::DIRECT_PAYMENT, price, order.start(draws));
    payment.delivery_mechanism = Some("Direct payment".to_owned());
    payment.meets = need_of_main_line(order);
    vec![payment]
}

/// Quarters of an hour at this rate that come close to the sum; at least half an hour.
///
/// Visits mostly come every day, so where it makes little difference the hours are a multiple of a
/// quarter of an hour a day, and otherwise of half an hour a week.
fn quarters(target: i64, rate: i64) -> i64 {
    let closest = (target * 4 + rate / 2) / rate;
    let every_day = (closest + 3) / 7 * 7;
    let half_hours = closest / 2 * 2;
    if (every_day - closest).abs() * 100 <= closest * 4 {
        every_day
    } else if closest > 20 {
        half_hours
    } else {
        closest.max(2)
    }
}

fn service(draws: &mut Draws, order: Order<'_>, target: i64) -> Vec<ServiceLine> {
    let accommodation = order.persona.person.accommodation.as_deref();
    if accommodation == Some(mix::SHARED_LIVES) {
        return shared_lives(draws, order, target);
    }
    let learning = order.persona.kind == Kind::Learning;
    let (component, (rate, by)) = match accommodation {
        Some(mix::SHELTERED) if target > 9_000 && draws.chance(45) => (
            lines::EXTRA_CARE,
            rate_of(draws, &prices::SUPPORTED_LIVING_RATES),
        ),
        Some(mix::SUPPORTED) => (
            lines::SUPPORTED_LIVING,
            rate_of(draws, &prices::SUPPORTED_LIVING_RATES),
        ),
        Some(mix::SOCIAL_TENANT) if learning && target > 15_000 => (
            lines::SUPPORTED_LIVING,
            rate_of(draws, &prices::SUPPORTED_LIVING_RATES),
        ),
        _ => (
            lines::HOME_SUPPORT,
            rate_of(draws, &prices::HOME_SUPPORT_RATES),
        ),
    };
    let (component, rate, by) = match order.oddity {
        Some(Oddity::Specialist) => {
            let (rate, by) = rate_of(draws, &prices::SPECIALIST_RATES);
            (lines::SUPPORTED_LIVING, rate, by)
        }
        Some(Oddity::TooDear) => (lines::HOME_SUPPORT, draws.between(296, 336) * 10, 19),
        _ => (component, rate, by),
    };
    let quarters = quarters(target, rate);
    let mut made = hourly_lines(draws, order, component, rate, quarters);
    for line in &mut made {
        line.provider = Some(provider(by));
        line.specialist = order.oddity == Some(Oddity::Specialist);
        line.will_not_negotiate = (order.oddity == Some(Oddity::TooDear)).then_some(true);
        line.meets = need_of_main_line(order);
    }
    made
}

fn rate_of(draws: &mut Draws, rates: &[(i64, u32)]) -> (i64, u32) {
    draws.one_of(rates).unwrap_or((2_392, 1))
}

/// The hours as one line, or as two where two carers are there at once: then the second counts
/// both carers' time.
fn hourly_lines(
    draws: &mut Draws,
    order: Order<'_>,
    component: &str,
    rate: i64,
    quarters: i64,
) -> Vec<ServiceLine> {
    let start = order.start(draws);
    let both = (order.number("two_carer_hours") * 8).min(quarters * 3 / 4);
    let two_at_once = order
        .answer("two_carers")
        .is_some_and(|answer| answer != "no");
    if two_at_once && both >= 4 {
        let mut double = line(component, Price::hourly(rate, both), start);
        double.two_carers = true;
        return vec![
            line(component, Price::hourly(rate, quarters - both), start),
            double,
        ];
    }
    let week = (quarters * rate + 2) / 4;
    let price = match draws.below(100) {
        0..8 => Price::each(CostFrequency::Weekly, week),
        8..14 => Price::each(CostFrequency::FourWeekly, week * 4),
        _ => Price::hourly(rate, quarters),
    };
    vec![line(component, price, start)]
}

fn shared_lives(draws: &mut Draws, order: Order<'_>, target: i64) -> Vec<ServiceLine> {
    let [low, medium, high] = prices::SHARED_LIVES_WEEK;
    let week = [high, medium]
        .into_iter()
        .find(|week| target >= *week)
        .unwrap_or(low);
    let price = Price::each(CostFrequency::Weekly, week);
    let mut home = line(lines::SHARED_LIVES, price, order.start(draws));
    home.provider = Some(provider(60 + draws.below(3)));
    home.meets = need_of_main_line(order);
    let mut made = vec![home];
    let sessions = ((target - week) / prices::SPECIALIST_DAY).min(9);
    if sessions > 0 {
        let price = Price::sessions(prices::SPECIALIST_DAY, sessions);
        let mut days = line(lines::DAY_SUPPORT, price, order.start(draws));
        days.provider = Some(provider(46));
        days.meets = order.eligible("local_facilities");
        made.push(days);
    }
    made
}

fn need_of_main_line(order: Order<'_>) -> Option<String> {
    let by_kind: [&str; 3] = match order.persona.kind {
        Kind::PersonalCare | Kind::Memory => ["personal_hygiene", "nutrition", "clothing"],
        Kind::Mobility => ["home_safety", "habitable_home", "personal_hygiene"],
        Kind::Sensory => ["local_facilities", "home_safety", "habitable_home"],
        Kind::Learning => ["local_facilities", "habitable_home", "nutrition"],
        Kind::MentalHealth | Kind::Social => {
            ["relationships", "habitable_home", "local_facilities"]
        }
    };
    by_kind.into_iter().find_map(|need| order.eligible(need))
}
