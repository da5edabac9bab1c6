//! The panel's own rules: quorum, roles, limits, periods, vocabularies, ways to challenge.

use super::dated::Dated;
use super::periods::{ReviewPeriod, UsualTransition};
use super::ras::Reference;
use crate::terms::date::Date;
use crate::terms::ids::RoleId;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The rules of the panel, as `config/panel.toml` states them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PanelRules {
    /// The panel's name, for headings.
    pub panel: String,
    /// Where the rules come from, by key.
    pub references: BTreeMap<String, Reference>,
    /// The fewest members present.
    pub quorum: Dated<u32>,
    /// Roles in order of authority, lowest first.
    pub roles: Vec<Role>,
    /// How delegated limits are reckoned.
    pub limit_base: Dated<LimitBase>,
    /// Weeks in a year, for limits that are stated for a year.
    pub weeks_per_year: Dated<Decimal>,
    /// The longest transition without an exception, in calendar months.
    pub transition_months_max: Dated<u32>,
    /// Calendar months after its decision in which a reduction begins; later is an exception.
    pub reduction_start_months_max: Dated<u32>,
    /// Which date fixes the figures that a case is scored with.
    pub figures_as_of: Dated<FiguresAsOf>,
    /// Months after which a review is due, for annual-review adjustments.
    pub review_months: Dated<u32>,
    /// Named periods after which a case is looked at again, in place of `review_months`.
    pub review_periods: Vec<ReviewPeriod>,
    /// How a reduction is phased where the panel chooses nothing else; none where not configured.
    pub usual_transition: Option<Dated<UsualTransition>>,
    /// What happens when social-work expertise or an equally expert member is missing.
    pub expertise: Dated<Expertise>,
    /// The frame of eligible needs.
    pub eligibility: EligibilityFrame,
    /// The reasons a decision may rest on.
    pub reasons: Vec<ReasonCode>,
    /// The words and the letter key of each verdict, by the verdict's code.
    pub verdicts: BTreeMap<String, VerdictWords>,
    /// The person's ways to challenge a decision, in order.
    pub challenges: Vec<Challenge>,
    /// Target for deciding a referred case, in days from the referral.
    pub referral_days_max: Dated<u32>,
    /// The fewest evidence cases that a proposal must name.
    pub proposal_evidence_min: Dated<u32>,
    /// Working days after the day of approval in which the adoption of a RAS version can be called
    /// in; none where nothing is.
    pub call_in: Option<Dated<u32>>,
    /// The number of people below which none is shown by group; none where none is shown by group.
    pub small_numbers_below: Option<Dated<u32>>,
    /// Days after which a backup of the register is old; none where that is not told.
    pub backup_days_max: Option<Dated<u32>>,
}

/// A role on or at the panel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// Its id.
    pub id: RoleId,
    /// Its title.
    pub title: String,
    /// Up to what amount (see [`LimitBase`]) a decision stands on this role's word; none: nothing
    /// is delegated to it, and every amount it records awaits a role that covers it.
    pub delegated_limit: Option<Dated<Decimal>>,
    /// Whether the role counts towards the quorum and may record decisions.
    pub decides: bool,
    /// Whether the role may approve exceptions (a senior practitioner).
    pub approves_exceptions: bool,
    /// Whether the role is social-work qualified.
    pub social_work: bool,
    /// Whether the role may propose and model changes of the RAS.
    pub proposes: bool,
}

/// What a delegated limit is measured on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LimitBase {
    /// The weekly amount agreed.
    WeeklyTotal,
    /// The yearly amount agreed.
    YearlyTotal,
    /// The weekly amount agreed above the indicative budget.
    WeeklyExcess,
    /// The yearly amount agreed above the indicative budget.
    YearlyExcess,
}

impl LimitBase {
    /// Every base with the code that configuration uses and the words shown.
    pub const ALL: [(LimitBase, &'static str, &'static str); 4] = [
        (LimitBase::WeeklyTotal, "weekly total", "amount a week"),
        (LimitBase::YearlyTotal, "yearly total", "amount a year"),
        (
            LimitBase::WeeklyExcess,
            "weekly excess",
            "a week above the indicative budget",
        ),
        (
            LimitBase::YearlyExcess,
            "yearly excess",
            "a year above the indicative budget",
        ),
    ];

    /// The words shown.
    #[must_use]
    pub fn words(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|row| row.0 == self)
            .map_or("?", |row| row.2)
    }

    /// What stands after an amount on this base.
    #[must_use]
    pub fn per(self) -> &'static str {
        match self {
            LimitBase::WeeklyTotal => "a week",
            LimitBase::YearlyTotal => "a year",
            LimitBase::WeeklyExcess => "a week above the indicative budget",
            LimitBase::YearlyExcess => "a year above the indicative budget",
        }
    }
}

/// Which date fixes the RAS figures of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FiguresAsOf {
    /// The date of the assessment.
    Assessment,
    /// The date of the sitting (today, outside a sitting).
    Sitting,
}

impl FiguresAsOf {
    /// Every choice with the code that configuration uses.
    pub const ALL: [(FiguresAsOf, &'static str); 2] = [
        (FiguresAsOf::Assessment, "assessment"),
        (FiguresAsOf::Sitting, "sitting"),
    ];
}

/// What happens when expertise is missing at the sitting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Expertise {
    /// The decision is recorded with a warning.
    Warns,
    /// The decision is refused.
    Refuses,
}

impl Expertise {
    /// Every choice with the code that configuration uses.
    pub const ALL: [(Expertise, &'static str); 2] =
        [(Expertise::Warns, "warns"), (Expertise::Refuses, "refuses")];
}

/// The frame of eligible needs that applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EligibilityFrame {
    /// Its title.
    pub title: String,
    /// The key of its reference.
    pub reference: String,
    /// Its needs or bands.
    pub needs: Vec<Need>,
}

/// One need (or band) of the eligibility frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// Its id, as assessments and packages name it.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Whether the council meets it (a band below the line does not count).
    pub counts: bool,
}

/// A reason that a decision may rest on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReasonCode {
    /// Its code.
    pub code: String,
    /// Its words.
    pub title: String,
    /// Its class, which settles what it can carry.
    pub class: ReasonClass,
}

/// The classes of reasons. Only some can carry a reduction.
///
/// Reference: statutory guidance 13.32; McMillan; Davey v Oxfordshire \[2017\] EWCA Civ 1308.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReasonClass {
    /// The person's needs changed.
    NeedChanged,
    /// The person's needs rose. Never enough for a reduction.
    NeedRose,
    /// The person's circumstances changed.
    CircumstancesChanged,
    /// The need is met in another way.
    NeedMetOtherwise,
    /// More was provided than was needed.
    MoreThanNeeded,
    /// The RAS does not fit this case.
    RasDoesNotFit,
    /// The RAS moved. Never enough for a reduction.
    RasMoved,
    /// Money. Never enough for a reduction.
    Saving,
    /// Anything else, stated in words.
    Other,
}

impl ReasonClass {
    /// Every class with its code.
    pub const ALL: [(ReasonClass, &'static str); 9] = [
        (ReasonClass::NeedChanged, "need changed"),
        (ReasonClass::NeedRose, "need rose"),
        (ReasonClass::CircumstancesChanged, "circumstances changed"),
        (ReasonClass::NeedMetOtherwise, "need met otherwise"),
        (ReasonClass::MoreThanNeeded, "more than needed"),
        (ReasonClass::RasDoesNotFit, "RAS does not fit"),
        (ReasonClass::RasMoved, "RAS moved"),
        (ReasonClass::Saving, "saving"),
        (ReasonClass::Other, "other"),
    ];

    /// Whether a reduction may rest on a reason of this class.
    #[must_use]
    pub fn carries_a_reduction(self) -> bool {
        match self {
            ReasonClass::NeedChanged
            | ReasonClass::CircumstancesChanged
            | ReasonClass::NeedMetOtherwise
            | ReasonClass::MoreThanNeeded => true,
            ReasonClass::NeedRose
            | ReasonClass::RasDoesNotFit
            | ReasonClass::RasMoved
            | ReasonClass::Saving
            | ReasonClass::Other => false,
        }
    }
}

/// The codes of the verdicts, in the order in which they are offered.
pub const VERDICT_CODES: [&str; 11] = [
    "agree_indicative",
    "agree_amount",
    "agree_limited",
    "transition",
    "keep_present",
    "accept_specialist",
    "change_provider",
    "defer",
    "return",
    "refer",
    "refuse",
];

impl PanelRules {
    /// The role with this id.
    #[must_use]
    pub fn role(&self, id: &RoleId) -> Option<&Role> {
        self.roles.iter().find(|role| role.id == *id)
    }

    /// A role's title; its id where the rules do not know it.
    #[must_use]
    pub fn role_title<'a>(&'a self, id: &'a RoleId) -> &'a str {
        self.role(id)
            .map_or(id.as_str(), |role| role.title.as_str())
    }

    /// The reason with this code.
    #[must_use]
    pub fn reason(&self, code: &str) -> Option<&ReasonCode> {
        self.reasons.iter().find(|reason| reason.code == code)
    }

    /// The review period that is stated for an outcome.
    #[must_use]
    pub fn review_after(&self, outcome: &str) -> Option<&ReviewPeriod> {
        let holds = |period: &&ReviewPeriod| period.after.iter().any(|code| code == outcome);
        self.review_periods.iter().find(holds)
    }

    /// The title of a reference, or its key when the title is not known.
    #[must_use]
    pub fn reference_title<'a>(&'a self, key: &'a str) -> &'a str {
        self.references
            .get(key)
            .map_or(key, |reference| reference.title.as_str())
    }
}

/// How a verdict is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictWords {
    /// The words shown.
    pub title: String,
    /// The letter that chooses it in the list.
    pub letter: char,
    /// One sentence on when it is used.
    pub explanation: String,
}

/// One way to challenge a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Challenge {
    /// Its title.
    pub title: String,
    /// What the person is told.
    pub text: String,
    /// The time limit, in words.
    pub time_limit: Dated<String>,
    /// The key of its reference.
    pub reference: String,
}

impl Challenge {
    /// The time limit on a day, or that none is in force then, in words.
    #[must_use]
    pub fn limit_on(&self, on: Date) -> String {
        match self.time_limit.at(on) {
            Ok(known) => known.value.clone(),
            Err(figure) => figure.to_string(),
        }
    }
}
