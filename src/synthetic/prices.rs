//! Prices of made-up packages, in pence: published ones, as an illustration.
//!
//! Sources: Essex County Council, council care charges 2024/25 (home support, day care, Shared
//! Lives); Devon County Council, answers under the Freedom of Information Act (hourly rates by
//! band 2021/22, direct payment rates 2022/23, sleep-in nights 2021/22). No council agreed them
//! for this purpose, and no rule of the program reads them.

/// Home support for an hour, with providers that charge it (numbers of made-up providers).
pub const HOME_SUPPORT_RATES: [(i64, u32); 12] = [
    (2_392, 1),
    (2_228, 2),
    (2_472, 3),
    (2_392, 4),
    (2_471, 5),
    (2_473, 6),
    (2_228, 7),
    (2_392, 8),
    (2_350, 9),
    (2_520, 10),
    (2_440, 11),
    (2_295, 12),
];

/// Supported living for an hour, with providers that charge it.
pub const SUPPORTED_LIVING_RATES: [(i64, u32); 6] = [
    (2_172, 21),
    (2_110, 22),
    (2_228, 23),
    (2_060, 24),
    (2_152, 25),
    (2_240, 26),
];

/// Specialist support for an hour (autism, brain injury, complex behaviour), with providers.
pub const SPECIALIST_RATES: [(i64, u32); 4] = [(2_952, 31), (3_170, 32), (3_350, 33), (3_600, 34)];

/// A day care session, half a day.
pub const DAY_SESSION: i64 = 1_364;
/// A day care session with transport.
pub const DAY_SESSION_WITH_TRANSPORT: i64 = 1_552;
/// A day of specialist day support.
pub const SPECIALIST_DAY: i64 = 3_460;
/// Shared Lives for a week: low, medium and high need.
pub const SHARED_LIVES_WEEK: [i64; 3] = [32_788, 43_722, 48_097];
/// Someone who sleeps in, for a night.
pub const SLEEP_IN_NIGHT: [i64; 3] = [7_891, 8_640, 9_650];
/// An hour of a waking night.
pub const WAKING_NIGHT_HOUR: i64 = 2_172;
/// A personal assistant for an hour, paid from a direct payment.
pub const ASSISTANT_RATES: [i64; 4] = [1_452, 1_500, 1_560, 1_620];
/// An agency for an hour, paid from a direct payment.
pub const AGENCY_RATES: [i64; 2] = [1_980, 2_152];
/// A direct payment at the contract price for an hour, which is not expected.
pub const DIRECT_PAYMENT_AT_CONTRACT_RATE: i64 = 2_392;
/// A pendant alarm for a week.
pub const ALARM_WEEK: i64 = 395;
/// A week in a care home for a break.
pub const BREAK_WEEK: i64 = 67_326;
/// Care homes for a week.
pub const CARE_HOME_WEEKS: [i64; 5] = [69_850, 74_500, 78_900, 81_200, 86_400];
/// Nursing homes for a week.
pub const NURSING_HOME_WEEKS: [i64; 4] = [88_600, 92_400, 96_750, 104_300];
