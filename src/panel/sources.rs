//! Where the panel's rules come from, as refusals and warnings name it.

pub(super) const GUIDANCE_10_85: &str = "Care and support statutory guidance 10.85";
pub(super) const GUIDANCE_11_24: &str = "Care and support statutory guidance 11.24";
pub(super) const REDUCTION_REASON: &str =
    "Care and support statutory guidance 13.32; Davey v Oxfordshire [2017] EWCA Civ 1308";
pub(super) const REDUCTION_REVIEW: &str = "Care Act 2014 s.27; guidance 13.32: a review must not \
    arbitrarily cut a personal budget";
pub(super) const REDUCTION_NEEDS: &str = "Local Government and Social Care Ombudsman, Dudley \
    25 000 854: how the lower package meets the needs";
pub(super) const REDUCTION_VIEW: &str = "Care Act 2014 s.27(2) and s.67; guidance 11.24";
pub(super) const INCOMPLETE_PACKAGE: &str =
    "house rule: a reduction on a package whose cost is not fully known is confirmed on record";
pub(super) const REASONS: &str =
    "Savva v Royal Borough of Kensington and Chelsea [2010] EWCA Civ 1209: reasons are owed";
pub(super) const UNCHANGED: &str = "Savva v Royal Borough of Kensington and Chelsea [2010] EWCA \
    Civ 1209: reasons are owed also for a sum that stays when need rose";
pub(super) const COSTED: &str = "KM v Cambridgeshire [2012] UKSC 23: the services, their times and \
    their cost stand behind the figure";
pub(super) const GATE: &str = "Rochdale, report on a single RAS: reablement and telecare are a \
    compulsory part of assessment; it never holds back support";
pub(super) const INCREASE: &str = "Hackney Cabinet, 25 October 2010, V(a): increases at once";
pub(super) const RISK: &str = "Hackney Cabinet, 25 October 2010, V(b)";
pub(super) const TRANSITION: &str = "Hackney Cabinet, 25 October 2010, V(c)";
pub(super) const SPECIALIST: &str = "Hackney Cabinet, 25 October 2010, V(d)";
pub(super) const CHANGE_PROVIDER: &str = "Hackney Cabinet, 25 October 2010, V(c) and V(e)";
pub(super) const BASIS: &str = "Rochdale, report on a single RAS: annual review or transitional";
pub(super) const LIMITED_TIME: &str = "Local Government and Social Care Ombudsman, Surrey \
    22 007 968: the end of temporary funding is explained";
pub(super) const BACKDATED: &str = "Local Government and Social Care Ombudsman, Dudley 19 019 548: \
    backdating is explained";
pub(super) const REDUCTION_BACKDATED: &str = "Care Act 2014 s.27(2): the person is involved \
    before a plan is revised; house rule: the present amount stands until it is decided";
pub(super) const DEFERRAL: &str =
    "Care and support statutory guidance 10.85: no delay without a named purpose";
pub(super) const OTHER_OPTIONS: &str =
    "Bath and North East Somerset decision register: other options considered";
pub(super) const INTERESTS: &str =
    "Bath and North East Somerset decision register: declarations of interest";
pub(super) const RECORD: &str = "house rule: nothing recorded is edited; a correction supersedes";
pub(super) const SITTING: &str = "house rule: a decision is made at an open sitting";
pub(super) const OUTCOME: &str = "config/panel.toml, outcomes of a decision";
pub(super) const AMOUNT: &str = "Care Act 2014 s.26";
pub(super) const EXCEPTION: &str =
    "house rule: a senior practitioner who neither recorded nor moved it approves an exception";
pub(super) const APPROVER: &str =
    "house rule: whoever approves neither recorded nor moved the decision";
pub(super) const PROPOSAL: &str = "house rule: a proposal names figures of the newest RAS version \
    with other values, and never edits the live ones";
pub(super) const PROPOSAL_STAGE: &str = "house rule: a proposal is written, submitted at a \
    sitting, modelled on the whole caseload, answered, adopted";
pub(super) const PROPOSAL_EVIDENCE: &str = "house rule: a proposal rests on cases of the register";
pub(super) const PROPOSAL_ANSWER: &str = "house rule: whoever answers a proposal did not write it";
pub(super) const ADOPTION: &str =
    "house rule: a RAS version never reaches back; recorded decisions stay as they are";
pub(super) const ADOPTION_BASE: &str = "house rule: what was modelled and approved is what is \
    adopted, on the version that is in force on its first day";
pub(super) const VERSION_NAME: &str = "house rule: a name stands for one version of the RAS";
pub(super) const AUTHOR: &str = "house rule: a draft is its author's";
