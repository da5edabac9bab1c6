//! Pseudonymous facts about a person that rules, groups and letters may use. No names.

use crate::terms::budget::PersonalBudget;
use crate::terms::date::{self, Date, shown};
use crate::terms::ids::CaseRef;
use crate::terms::money::PerWeek;

/// The adult with care and support needs whose allocation is before the panel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The pseudonymous reference of the person's case.
    pub case: CaseRef,
    /// Date of birth; missing stays missing.
    pub born: Option<Date>,
    /// Gender as the Client Level Data return lists it.
    pub gender: Option<String>,
    /// Ethnicity as the return lists it.
    pub ethnicity: Option<String>,
    /// Primary support reason as the return lists it (Release 2 wording).
    pub primary_support_reason: Option<String>,
    /// Accommodation status as the return lists it.
    pub accommodation: Option<String>,
    /// Whether an unpaid carer is known.
    pub has_unpaid_carer: Option<bool>,
    /// Whether the person lives alone.
    pub lives_alone: Option<bool>,
    /// The team that works with the person.
    pub team: Option<String>,
    /// How the personal budget is or will be taken.
    pub deployment: Option<Deployment>,
    /// What the person pays towards the cost, from the financial assessment.
    pub contribution: Option<PerWeek>,
    /// What other bodies (such as the NHS) pay towards the cost.
    pub other_funding: Option<PerWeek>,
    /// The worker's sending of the case to the panel.
    pub referral: Option<Referral>,
    /// When the next review is due.
    pub review_due: Option<Date>,
    /// What was agreed last, before this program's own records.
    pub last_agreed: Option<LastAgreed>,
}

impl Person {
    /// The person's age in whole years on `on`, when the date of birth is known.
    #[must_use]
    pub fn age_on(&self, on: Date) -> Option<u8> {
        self.born.map(|born| date::age_on(born, on))
    }
}

/// The sending of a case to the panel by a worker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referral {
    /// When it was sent.
    pub date: Date,
    /// Why, in the worker's words.
    pub reason: String,
    /// Who sent it: a role or initials, as the council's file gives it.
    pub worker: Option<String>,
}

impl Referral {
    /// When, who and why, as it follows the word "referred": `on 14 Nov 2026 by SSW 18: …`.
    #[must_use]
    pub fn told(&self) -> String {
        let worker = self.worker.as_deref().unwrap_or("a worker");
        format!("on {} by {worker}: {}", date::shown(self.date), self.reason)
    }
}

/// A sum agreed before this program's own records began.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastAgreed {
    /// The sum.
    pub amount: PersonalBudget,
    /// When it was agreed.
    pub date: Date,
}

/// How a personal budget is taken (domain words of Hackney's and Bath's papers).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Deployment {
    /// Cash to the person.
    DirectPayment,
    /// Cash held by a third party for the person.
    DirectPaymentThirdParty,
    /// A budget that the council manages.
    CouncilManaged,
    /// A budget that a provider holds for the person.
    IndividualServiceFund,
    /// Part direct payment, part managed.
    Mixed,
}

impl Deployment {
    /// Every deployment with its stored code and the words shown.
    pub const ALL: [(Deployment, &'static str, &'static str); 5] = [
        (
            Deployment::DirectPayment,
            "direct_payment",
            "Direct payment",
        ),
        (
            Deployment::DirectPaymentThirdParty,
            "direct_payment_third_party",
            "Direct payment held by a third party",
        ),
        (
            Deployment::CouncilManaged,
            "council_managed",
            "Council-managed budget",
        ),
        (
            Deployment::IndividualServiceFund,
            "individual_service_fund",
            "Individual service fund",
        ),
        (Deployment::Mixed, "mixed", "Mixed"),
    ];

    /// The stored code.
    #[must_use]
    pub fn code(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|row| row.0 == self)
            .map_or("mixed", |row| row.1)
    }

    /// The words shown.
    #[must_use]
    pub fn title(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|row| row.0 == self)
            .map_or("Mixed", |row| row.2)
    }

    /// Finds the deployment with this code, or nothing.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Deployment> {
        Self::ALL.iter().find(|row| row.1 == code).map(|row| row.0)
    }
}

/// A row about a person that is known, which an import refused: what is known stays as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedRow {
    /// The file.
    pub file: String,
    /// The line on which the row begins, counted from 1.
    pub line: usize,
    /// The day of the import.
    pub on: Date,
    /// The day on which what is known of the person came in.
    pub as_of: Date,
}

impl RefusedRow {
    /// That it was refused, and from when what is shown is, where that is another day, in one
    /// sentence.
    #[must_use]
    pub fn words(&self) -> String {
        let as_it_was = match self.as_of == self.on {
            true => "as it was before".to_owned(),
            false => format!("as of {}", shown(self.as_of)),
        };
        format!(
            "The import of {} refused this person's row ({}, line {}): what is shown of the person \
             is {as_it_was}.",
            shown(self.on),
            self.file,
            self.line
        )
    }
}
