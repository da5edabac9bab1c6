//! interim
use super::error::RegisterError;
use super::store::Register;
use crate::config::ras::Digest;
/// i
#[derive(Debug)]
pub struct Verification {
    /// n
    pub n_entries: u64,
    /// h
    pub head: Option<Digest>,
    /// p
    pub proved: Vec<String>,
    /// c
    pub cannot_prove: Vec<String>,
    /// f
    pub first_fault: Option<String>,
}
impl Register {
    /// i
    pub fn verify(&self) -> Result<Verification, RegisterError> {
        let h = self.head()?;
        Ok(Verification {
            n_entries: h.map_or(0, |h| h.0.0),
            head: h.map(|h| h.1),
            proved: vec![],
            cannot_prove: vec!["interim".into()],
            first_fault: None,
        })
    }
}
