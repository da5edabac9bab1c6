//! How often each kind of person occurs among adults with long-term support in England.
//!
//! Shape only, not a citation of an official table. Sources: support reasons by age from the test
//! suite of NHS Digital's ASC-Overview code (2020/21), living in the community; ages from the
//! Adult Social Care Survey 2019-20; ethnicity from Ethnicity facts and figures (31 March 2021,
//! community); accommodation of people with a learning disability from Public Health England
//! (2017/18). Weights are counts or per cent; only their proportions matter.

/// The broad kinds of support reason, which shape needs and packages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Physical support with personal care.
    PersonalCare,
    /// Physical support with access and mobility only.
    Mobility,
    /// Sensory support.
    Sensory,
    /// Memory and cognition.
    Memory,
    /// Learning disability.
    Learning,
    /// Mental health.
    MentalHealth,
    /// Social support.
    Social,
}

/// A primary support reason as the Client Level Data return (Release 2) lists it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SupportReason {
    /// The kind of need behind it.
    pub kind: Kind,
    /// The wording of the return.
    pub wording: &'static str,
}

const fn reason(kind: Kind, wording: &'static str) -> SupportReason {
    SupportReason { kind, wording }
}

const PERSONAL_CARE: SupportReason = reason(
    Kind::PersonalCare,
    "Physical support: Personal care support",
);
const MOBILITY: SupportReason =
    reason(Kind::Mobility, "Physical support: Access and mobility only");
const VISUAL: SupportReason = reason(
    Kind::Sensory,
    "Sensory support: Support for visual impairment",
);
const HEARING: SupportReason = reason(
    Kind::Sensory,
    "Sensory support: Support for hearing impairment",
);
const DUAL: SupportReason = reason(
    Kind::Sensory,
    "Sensory support: Support for dual impairment",
);
/// Memory and cognition.
pub const MEMORY: SupportReason = reason(Kind::Memory, "Support with memory and cognition");
/// Learning disability.
pub const LEARNING: SupportReason = reason(Kind::Learning, "Learning disability support");
const MENTAL_HEALTH: SupportReason = reason(Kind::MentalHealth, "Mental health support");
const SUBSTANCES: SupportReason = reason(Kind::Social, "Social support: Substance misuse support");
const ISOLATION: SupportReason = reason(
    Kind::Social,
    "Social support: Support for social isolation or other reason",
);

/// Support reasons of people aged 18 to 64.
pub const REASONS_UNDER_65: [(SupportReason, u32); 10] = [
    (MOBILITY, 1_826),
    (PERSONAL_CARE, 6_770),
    (VISUAL, 207),
    (HEARING, 92),
    (DUAL, 64),
    (MEMORY, 491),
    (LEARNING, 13_367),
    (MENTAL_HEALTH, 5_379),
    (SUBSTANCES, 98),
    (ISOLATION, 668),
];

/// Support reasons of people aged 65 and above.
pub const REASONS_FROM_65: [(SupportReason, u32); 10] = [
    (MOBILITY, 6_357),
    (PERSONAL_CARE, 34_501),
    (VISUAL, 442),
    (HEARING, 184),
    (DUAL, 132),
    (MEMORY, 7_404),
    (LEARNING, 1_790),
    (MENTAL_HEALTH, 3_398),
    (SUBSTANCES, 49),
    (ISOLATION, 897),
];

/// Per cent of people in the community who are under 65.
pub const UNDER_65_PERCENT: u32 = 41;

/// Ages from and to (both included), of people under 65.
#[must_use]
pub fn ages_under_65(kind: Kind) -> &'static [((i64, i64), u32)] {
    match kind {
        Kind::Learning => &[((18, 24), 14), ((25, 44), 44), ((45, 64), 42)],
        Kind::Memory => &[((45, 54), 15), ((55, 64), 85)],
        _ => &[((18, 24), 5), ((25, 44), 28), ((45, 64), 67)],
    }
}

/// Ages from and to (both included), of people aged 65 and above.
#[must_use]
pub fn ages_from_65(kind: Kind) -> &'static [((i64, i64), u32)] {
    match kind {
        Kind::Learning => &[((65, 74), 72), ((75, 84), 24), ((85, 91), 4)],
        Kind::MentalHealth | Kind::Social => &[((65, 74), 45), ((75, 84), 35), ((85, 94), 20)],
        _ => &[
            ((65, 74), 20),
            ((75, 84), 35),
            ((85, 94), 39),
            ((95, 103), 6),
        ],
    }
}

/// Per cent who are women.
#[must_use]
pub fn women_percent(kind: Kind, age: i64) -> u32 {
    match (kind, age) {
        (Kind::Learning, _) => 42,
        (Kind::MentalHealth | Kind::Social, ..65) => 47,
        (_, ..65) => 55,
        (_, 65..85) => 61,
        _ => 71,
    }
}

/// Ethnicity, per thousand.
pub const ETHNICITIES: [(&str, u32); 20] = [
    (
        "White: English, Welsh, Scottish, Northern Irish or British",
        757,
    ),
    ("White: Irish", 14),
    ("White: Gypsy or Irish Traveller", 2),
    ("White: Roma", 1),
    ("White: Any other White background", 32),
    (
        "Mixed or multiple ethnic groups: White and Black Caribbean",
        9,
    ),
    (
        "Mixed or multiple ethnic groups: White and Black African",
        3,
    ),
    ("Mixed or multiple ethnic groups: White and Asian", 4),
    ("Asian or Asian British: Indian", 20),
    ("Asian or Asian British: Pakistani", 20),
    ("Asian or Asian British: Bangladeshi", 9),
    ("Asian or Asian British: Chinese", 3),
    ("Asian or Asian British: Any other Asian background", 12),
    ("Black, Black British, Caribbean or African: African", 16),
    ("Black, Black British, Caribbean or African: Caribbean", 30),
    (
        "Black, Black British, Caribbean or African: Any other Black, Black British or Caribbean \
         background",
        7,
    ),
    ("Other ethnic group: Arab", 4),
    ("Other ethnic group: Any other ethnic group", 13),
    ("Refused", 7),
    ("Undeclared or not known", 37),
];

/// Owner occupier.
pub const OWNER: &str = "Owner occupier or shared ownership scheme";
/// Tenant of a council or housing association.
pub const SOCIAL_TENANT: &str = "Tenant: Local authority or other social housing provider";
const PRIVATE_TENANT: &str = "Tenant: Private landlord";
/// With family or friends.
pub const WITH_FAMILY: &str = "Settled mainstream housing with family or friends";
/// Supported accommodation.
pub const SUPPORTED: &str = "Supported accommodation, supported lodgings or supported group home";
/// Shared Lives.
pub const SHARED_LIVES: &str = "Shared Lives scheme";
/// Sheltered or extra care housing.
pub const SHELTERED: &str = "Sheltered housing, extra care housing or other sheltered housing";
const TEMPORARY: &str =
    "Placed in temporary accommodation by the council (including homelessness resettlement)";
/// A care home without nursing.
pub const CARE_HOME: &str = "Registered care home";
/// A care home with nursing.
pub const NURSING_HOME: &str = "Registered nursing home";

/// Where people live, for those who live in the community.
#[must_use]
pub fn accommodation(kind: Kind, age: i64) -> &'static [(&'static str, u32)] {
    match (kind, age) {
        (Kind::Learning, ..65) => &[
            (WITH_FAMILY, 45),
            (SUPPORTED, 28),
            (SOCIAL_TENANT, 15),
            (SHARED_LIVES, 4),
            (OWNER, 3),
            (PRIVATE_TENANT, 4),
            (SHELTERED, 1),
        ],
        (Kind::Learning, _) => &[
            (SUPPORTED, 45),
            (SOCIAL_TENANT, 22),
            (WITH_FAMILY, 14),
            (SHELTERED, 12),
            (SHARED_LIVES, 7),
        ],
        (Kind::MentalHealth | Kind::Social, _) => &[
            (SOCIAL_TENANT, 46),
            (PRIVATE_TENANT, 20),
            (OWNER, 14),
            (SUPPORTED, 10),
            (WITH_FAMILY, 6),
            (TEMPORARY, 4),
        ],
        (_, ..65) => &[
            (SOCIAL_TENANT, 42),
            (OWNER, 30),
            (PRIVATE_TENANT, 17),
            (WITH_FAMILY, 9),
            (SHELTERED, 2),
        ],
        _ => &[
            (OWNER, 51),
            (SOCIAL_TENANT, 27),
            (SHELTERED, 12),
            (PRIVATE_TENANT, 6),
            (WITH_FAMILY, 4),
        ],
    }
}
