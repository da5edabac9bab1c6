//! The desk on papers: what reports are written from.

use super::desk::Desk;
use super::error::AppError;
use crate::flags;
use crate::flags::in_force::RuleInForce;
use crate::flags::tally::Tally;

impl Desk {
    /// The flag rules in force today, with the counts of the caseload.
    pub fn flag_rules(&mut self) -> Result<(Vec<RuleInForce>, Tally), AppError> {
        let (today, tolerances) = (self.today(), self.configuration.tolerances.clone());
        let currency = self.live_ras().currency.clone();
        let looked = self.looked()?;
        let cases = looked.cases.values();
        let cases = cases.map(|at| (&at.case, at.flags.as_slice()));
        let tally = Tally::of(&flags::ALL, cases);
        Ok((flags::explain(&tolerances, &currency, today), tally))
    }
}
