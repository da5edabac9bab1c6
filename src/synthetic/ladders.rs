//! Which answer a level of need gives, for the questions of the Northfold form.
//!
//! A ladder lists answers from the least need to the most, each with the level up to which it is
//! given. Ticks are given from a level on. A form's other questions are answered by the order of
//! their options.

use super::need::Area;

/// A question with one answer: the answers, each with the level up to which it is given.
#[derive(Clone, Copy, Debug)]
pub struct Ladder {
    /// The question's id.
    pub question: &'static str,
    /// The area whose level counts.
    pub area: Area,
    /// The answers as an assessments file writes them, least need first.
    pub rungs: &'static [(&'static str, i64)],
}

/// A question with ticks: the options, each with the level from which it is ticked.
#[derive(Clone, Copy, Debug)]
pub struct TickList {
    /// The question's id.
    pub question: &'static str,
    /// The area whose level counts.
    pub area: Area,
    /// The option for none of them.
    pub none: &'static str,
    /// The options.
    pub ticks: &'static [(&'static str, i64)],
}

const fn ladder(
    question: &'static str,
    area: Area,
    rungs: &'static [(&'static str, i64)],
) -> Ladder {
    Ladder {
        question,
        area,
        rungs,
    }
}

const fn ticks(
    question: &'static str,
    area: Area,
    ticks: &'static [(&'static str, i64)],
) -> TickList {
    TickList {
        question,
        area,
        none: "none",
        ticks,
    }
}

/// The questions with one answer.
#[rustfmt::skip]
pub const LADDERS: [Ladder; 43] = [
    ladder("meals", Area::Food, &[("none", 22), ("prompting", 38), ("some", 58), ("all", 100)]),
    ladder("meal_times", Area::Food,
        &[("3/week", 30), ("5/week", 36), ("1/day", 52), ("2/day", 68), ("3/day", 92),
            ("4/day", 100)]),
    ladder("eating", Area::Food,
        &[("none", 55), ("setting_up", 72), ("encouragement", 88), ("fed", 98), ("tube_nhs", 100)]),
    ladder("drinks", Area::Food,
        &[("yes", 40), ("reminders", 55), ("within_reach", 82), ("each_time", 100)]),
    ladder("food_shopping", Area::Home,
        &[("none", 22), ("list", 34), ("with_me", 52), ("for_me", 100)]),
    ladder("washing", Area::Washing,
        &[("none", 18), ("prompting", 28), ("parts", 55), ("most", 76), ("all", 100)]),
    ladder("washing_times", Area::Washing,
        &[("2/week", 26), ("4/week", 36), ("1/day", 62), ("2/day", 90), ("3/day", 100)]),
    ladder("bathing", Area::Washing,
        &[("none", 16), ("nearby", 30), ("one_person", 78), ("equipment", 100)]),
    ladder("reluctance", Area::Safety, &[("no", 72), ("sometimes", 90), ("often", 100)]),
    ladder("toilet", Area::Toilet,
        &[("none", 48), ("prompting", 56), ("cleaning", 72), ("transfer", 88), ("all", 100)]),
    ladder("toilet_times", Area::Toilet,
        &[("1/day", 54), ("2/day", 64), ("3/day", 78), ("4/day", 90), ("6/day", 100)]),
    ladder("dressing", Area::Clothes,
        &[("none", 26), ("choosing", 34), ("fastenings", 50), ("lower_half", 72), ("all", 100)]),
    ladder("slow_tasks", Area::Clothes, &[("no", 52), ("somewhat", 80), ("twice", 100)]),
    ladder("laundry", Area::Home, &[("none", 26), ("some", 42), ("all", 86), ("daily", 100)]),
    ladder("moving", Area::Moving,
        &[("none", 22), ("aid", 54), ("nearby", 70), ("one_person", 88), ("hoist", 100)]),
    ladder("transfers", Area::Moving,
        &[("1/day", 60), ("2/day", 76), ("4/day", 90), ("6/day", 100)]),
    ladder("falls", Area::Moving,
        &[("0", 34), ("1", 56), ("2", 72), ("4", 88), ("7", 95), ("12", 100)]),
    ladder("home_state", Area::Home,
        &[("fine", 58), ("behind", 82), ("unsafe", 95), ("at_risk", 100)]),
    ladder("money_letters", Area::Home,
        &[("none", 32), ("some", 54), ("regular", 76), ("done_for_me", 100)]),
    ladder("contact", Area::People,
        &[("most_days", 36), ("weekly", 60), ("monthly", 82), ("hardly", 100)]),
    ladder("relationship_help", Area::People,
        &[("none", 52), ("arranging", 72), ("being_there", 90), ("keeping_safe", 100)]),
    ladder("loneliness", Area::People,
        &[("none", 34), ("a_little", 64), ("high", 88), ("very_high", 100)]),
    ladder("work", Area::Work,
        &[("not_sought", 40), ("none", 44), ("finding", 58), ("weekly", 82),
            ("all_the_time", 100)]),
    ladder("work_hours", Area::Work,
        &[("1", 50), ("4", 64), ("8", 78), ("15", 92), ("24", 100)]),
    ladder("work_travel", Area::Work,
        &[("none", 54), ("learning", 62), ("transport", 84), ("escort", 100)]),
    ladder("going_out", Area::Outings,
        &[("none", 28), ("transport", 44), ("unfamiliar", 62), ("always", 100)]),
    ladder("outings", Area::Outings,
        &[("1/month", 46), ("1/week", 58), ("2/week", 70), ("3/week", 82), ("5/week", 93),
            ("1/day", 100)]),
    ladder("understood", Area::Outings,
        &[("none", 54), ("time", 74), ("aids", 91), ("one_who_knows", 100)]),
    ladder("child", Area::Child,
        &[("no", 56), ("managing", 66), ("some_help", 88), ("daily_help", 100)]),
    ladder("children", Area::Child, &[("1", 84), ("2", 96), ("3", 100)]),
    ladder("youngest", Area::Child, &[("11_or_over", 78), ("5_to_10", 90), ("under_5", 100)]),
    ladder("medicines", Area::Health,
        &[("none", 28), ("reminders", 54), ("given", 95), ("nurse", 100)]),
    ladder("skin", Area::Health, &[("none", 50), ("creams", 82), ("turning", 100)]),
    ladder("mood", Area::Mood,
        &[("no", 42), ("some_days", 74), ("most_days", 93), ("crisis", 100)]),
    ladder("alone_hours", Area::Safety,
        &[("24", 30), ("12", 48), ("6", 66), ("3", 84), ("1", 94), ("0", 100)]),
    ladder("memory", Area::Safety,
        &[("none", 34), ("big_decisions", 54), ("daily", 80), ("all_day", 100)]),
    ladder("distress", Area::Mood,
        &[("never", 60), ("monthly", 80), ("weekly", 95), ("daily", 100)]),
    ladder("night", Area::Night,
        &[("none", 56), ("alarm", 84), ("sleeping", 96), ("awake", 100)]),
    ladder("night_times", Area::Night,
        &[("2/week", 76), ("5/week", 86), ("1/day", 94), ("2/day", 100)]),
    ladder("paid_nights", Area::Night, &[("1", 88), ("2", 93), ("4", 97), ("7", 100)]),
    ladder("two_carers", Area::TwoCarers, &[("no", 82), ("moving", 97), ("safety", 100)]),
    ladder("two_carer_hours", Area::TwoCarers,
        &[("3.5", 88), ("7", 95), ("10.5", 98), ("14", 100)]),
    ladder("carer_breaks", Area::Safety, &[("none", 44), ("some", 78), ("regular", 100)]),
];

/// The questions with ticks.
#[rustfmt::skip]
pub const TICK_LISTS: [TickList; 5] = [
    ticks("grooming", Area::Washing,
        &[("nails", 30), ("hair", 44), ("shaving", 64), ("teeth", 78)]),
    ticks("continence", Area::Toilet, &[("accidents", 50), ("pads", 62), ("catheter", 92)]),
    ticks("equipment", Area::Moving, &[("adaptations", 28), ("alarm", 40), ("sensors", 72)]),
    ticks("housework", Area::Home,
        &[("cleaning", 18), ("bed", 34), ("dishes", 50), ("bins", 62), ("garden", 78)]),
    ticks("risks", Area::Safety,
        &[("self_neglect", 52), ("fire_gas", 62), ("exploited", 74), ("getting_lost", 80),
          ("harm_others", 93), ("self_harm", 97)]),
];
