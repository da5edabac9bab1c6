//! How much support a made-up person needs, area by area: levels from 0 (none) to 100 (all).

use super::draws::Draws;
use super::mix::Kind;
use std::collections::BTreeMap;

/// An area of need, as a form asks about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Area {
    /// Eating and drinking.
    Food,
    /// Keeping clean.
    Washing,
    /// Using the toilet.
    Toilet,
    /// Dressing.
    Clothes,
    /// Moving about at home.
    Moving,
    /// Looking after the home.
    Home,
    /// Family and other relationships.
    People,
    /// Work, learning and volunteering.
    Work,
    /// Getting out.
    Outings,
    /// Looking after a child.
    Child,
    /// Medicines and health.
    Health,
    /// Mood and distress.
    Mood,
    /// Staying safe in the daytime.
    Safety,
    /// The night.
    Night,
    /// Two carers at once.
    TwoCarers,
}

impl Area {
    /// Every area.
    pub const ALL: [Area; 15] = [
        Area::Food,
        Area::Washing,
        Area::Toilet,
        Area::Clothes,
        Area::Moving,
        Area::Home,
        Area::People,
        Area::Work,
        Area::Outings,
        Area::Child,
        Area::Health,
        Area::Mood,
        Area::Safety,
        Area::Night,
        Area::TwoCarers,
    ];
}

/// A person's levels of need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needs {
    /// How much is needed altogether.
    pub overall: i64,
    levels: BTreeMap<Area, i64>,
}

/// Twenty equally likely overall levels: most people's needs are moderate, a few have very high
/// needs.
const OVERALL: [i64; 20] = [
    18, 22, 25, 28, 31, 34, 36, 38, 41, 43, 46, 48, 51, 54, 58, 62, 67, 73, 81, 93,
];

impl Needs {
    /// Draws the needs of a person of this kind and age.
    #[must_use]
    pub fn drawn(draws: &mut Draws, kind: Kind, age: i64) -> Needs {
        let overall = draws.one_of(&OVERALL).unwrap_or(40);
        let levels = Area::ALL
            .iter()
            .map(|area| {
                let own = draws.about_the_middle(-18, 18);
                let level = overall + leaning(kind, *area) + of_age(*area, age) + own;
                (*area, level.clamp(0, 100))
            })
            .collect();
        Needs { overall, levels }
    }

    /// The level in an area.
    #[must_use]
    pub fn level(&self, area: Area) -> i64 {
        self.levels.get(&area).copied().unwrap_or(self.overall)
    }

    /// The same needs with one area set.
    #[must_use]
    pub fn with(mut self, area: Area, level: i64) -> Needs {
        self.levels.insert(area, level.clamp(0, 100));
        self
    }

    /// The same needs, `by` more in every area.
    #[must_use]
    pub fn raised(&self, by: i64) -> Needs {
        self.eased(-by)
    }

    /// The same needs, `by` less in every area: how things stood at an earlier assessment.
    #[must_use]
    pub fn eased(&self, by: i64) -> Needs {
        let ease = |level: i64| (level - by).clamp(0, 100);
        Needs {
            overall: ease(self.overall),
            levels: self
                .levels
                .iter()
                .map(|(area, level)| (*area, ease(*level)))
                .collect(),
        }
    }
}

/// How far a kind of support reason leans towards an area, against the overall level.
fn leaning(kind: Kind, area: Area) -> i64 {
    match kind {
        Kind::PersonalCare => of_personal_care(area),
        Kind::Mobility => of_mobility(area),
        Kind::Sensory => of_sensory(area),
        Kind::Memory => of_memory(area),
        Kind::Learning => of_learning(area),
        Kind::MentalHealth => of_mental_health(area),
        Kind::Social => of_social(area),
    }
}

fn of_personal_care(area: Area) -> i64 {
    match area {
        Area::Washing => 12,
        Area::Clothes | Area::Home => 8,
        Area::Moving => 6,
        Area::Food | Area::Toilet | Area::Health => 0,
        Area::People | Area::Outings => -10,
        Area::Safety | Area::Mood => -22,
        Area::Night => -25,
        Area::TwoCarers => -5,
        Area::Work | Area::Child => -40,
    }
}

fn of_mobility(area: Area) -> i64 {
    match area {
        Area::Moving | Area::Home => 14,
        Area::Outings => 10,
        Area::Clothes | Area::Food => -8,
        Area::Washing => -4,
        Area::People | Area::Toilet | Area::Health => -15,
        Area::Work => -12,
        Area::Safety | Area::Mood | Area::TwoCarers => -30,
        Area::Night | Area::Child => -38,
    }
}

fn of_sensory(area: Area) -> i64 {
    match area {
        Area::Outings => 18,
        Area::Home | Area::Food => 4,
        Area::Work | Area::Moving | Area::People => 0,
        Area::Health | Area::Mood => -12,
        Area::Washing | Area::Clothes | Area::Safety => -22,
        Area::Child => -25,
        Area::Toilet | Area::Night | Area::TwoCarers => -40,
    }
}

fn of_memory(area: Area) -> i64 {
    match area {
        Area::Safety => 22,
        Area::Food | Area::Health => 10,
        Area::Washing | Area::Home => 4,
        Area::Clothes | Area::Outings => 0,
        Area::Mood => -12,
        Area::People | Area::Toilet => -8,
        Area::Moving => -14,
        Area::Night => -10,
        Area::TwoCarers => -20,
        Area::Work | Area::Child => -80,
    }
}

fn of_learning(area: Area) -> i64 {
    match area {
        Area::Work => 18,
        Area::Outings => 20,
        Area::Safety => 16,
        Area::Home => 12,
        Area::People => 10,
        Area::Food | Area::Health => 0,
        Area::Mood => -5,
        Area::Washing => -8,
        Area::Clothes | Area::Night => -14,
        Area::Toilet => -24,
        Area::Moving | Area::TwoCarers => -30,
        Area::Child => -45,
    }
}

fn of_mental_health(area: Area) -> i64 {
    match area {
        Area::Mood => 26,
        Area::People => 18,
        Area::Home => 12,
        Area::Outings | Area::Work => 4,
        Area::Safety | Area::Health => -2,
        Area::Food => -14,
        Area::Child => -14,
        Area::Washing => -24,
        Area::Clothes => -36,
        Area::Night => -32,
        Area::Moving => -42,
        Area::Toilet | Area::TwoCarers => -60,
    }
}

fn of_social(area: Area) -> i64 {
    match area {
        Area::People => 24,
        Area::Home => 10,
        Area::Outings | Area::Mood => 4,
        Area::Work => -4,
        Area::Food => -16,
        Area::Child | Area::Health | Area::Safety => -20,
        Area::Washing => -26,
        Area::Clothes | Area::Moving => -30,
        Area::Toilet | Area::Night | Area::TwoCarers => -60,
    }
}

/// People past working age seldom seek work and seldom bring up a child.
fn of_age(area: Area, age: i64) -> i64 {
    match (area, age) {
        (Area::Work, 67..) => -70,
        (Area::Child, 58..) => -100,
        (Area::Child, ..25) => -30,
        _ => 0,
    }
}
