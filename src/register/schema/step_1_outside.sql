-- Outside the chain: the caseload as imported, drafts, and the note of backups made.
-- Imports replace a case's rows; nothing here is a record.

CREATE TABLE person(
  case_ref TEXT PRIMARY KEY,
  born TEXT CHECK (born IS date(born)),
  gender TEXT,
  ethnicity TEXT,
  primary_support_reason TEXT,
  accommodation TEXT,
  has_unpaid_carer INTEGER CHECK (has_unpaid_carer IN (0, 1)),
  lives_alone INTEGER CHECK (lives_alone IN (0, 1)),
  team TEXT,
  deployment TEXT,
  contribution_pence INTEGER,
  other_funding_pence INTEGER,
  referred_on TEXT CHECK (referred_on IS date(referred_on)),
  referral_reason TEXT,
  referral_worker TEXT,
  review_due TEXT CHECK (review_due IS date(review_due)),
  last_agreed_pence INTEGER,
  last_agreed_on TEXT CHECK (last_agreed_on IS date(last_agreed_on)),
  n_lines_rejected INTEGER NOT NULL,
  n_assessments_rejected INTEGER NOT NULL,
  n_given_rejected INTEGER NOT NULL,
  -- Worked out at import, for lists: the package's known weekly cost, whether it is complete, the
  -- date of the latest assessment, the indicative budget computed elsewhere.
  package_pence INTEGER,
  package_complete INTEGER CHECK (package_complete IN (0, 1)),
  assessed_on TEXT CHECK (assessed_on IS date(assessed_on)),
  given_pence INTEGER,
  -- SHA-256 over the case's facts, to tell a changed case from an unchanged one.
  facts_digest BLOB NOT NULL CHECK (length(facts_digest) = 32),
  imported_by INTEGER NOT NULL REFERENCES entry(number),
  imported_utc_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE assessment(
  case_ref TEXT NOT NULL REFERENCES person(case_ref),
  position INTEGER NOT NULL,
  assessment TEXT NOT NULL,
  assessed_on TEXT NOT NULL CHECK (assessed_on IS date(assessed_on)),
  form TEXT,
  gate TEXT NOT NULL
    CHECK (gate IN ('considered', 'not considered', 'no reason', 'not recorded')),
  gate_reason TEXT,
  specialism TEXT,
  assessor TEXT,
  needs_known INTEGER NOT NULL CHECK (needs_known IN (0, 1)),
  PRIMARY KEY (case_ref, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE answer(
  case_ref TEXT NOT NULL,
  assessment INTEGER NOT NULL,
  question TEXT NOT NULL,
  answer TEXT NOT NULL,
  PRIMARY KEY (case_ref, assessment, question),
  FOREIGN KEY (case_ref, assessment) REFERENCES assessment(case_ref, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE eligible_need(
  case_ref TEXT NOT NULL,
  assessment INTEGER NOT NULL,
  position INTEGER NOT NULL,
  need TEXT NOT NULL,
  PRIMARY KEY (case_ref, assessment, position),
  FOREIGN KEY (case_ref, assessment) REFERENCES assessment(case_ref, position)
) STRICT, WITHOUT ROWID;

-- Unit cost and planned units are decimals written as text; weekly_pence is worked out at import
-- and missing where the line stands apart from the weekly sum.
CREATE TABLE service_line(
  case_ref TEXT NOT NULL REFERENCES person(case_ref),
  position INTEGER NOT NULL,
  service_type TEXT,
  component TEXT NOT NULL,
  delivery_mechanism TEXT,
  provider TEXT,
  unit_cost TEXT,
  frequency TEXT,
  planned_units TEXT,
  starts_on TEXT CHECK (starts_on IS date(starts_on)),
  ends_on TEXT CHECK (ends_on IS date(ends_on)),
  two_carers INTEGER NOT NULL CHECK (two_carers IN (0, 1)),
  specialist INTEGER NOT NULL CHECK (specialist IN (0, 1)),
  will_not_negotiate INTEGER CHECK (will_not_negotiate IN (0, 1)),
  meets TEXT,
  weekly_pence INTEGER,
  PRIMARY KEY (case_ref, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE given(
  case_ref TEXT PRIMARY KEY REFERENCES person(case_ref),
  system TEXT NOT NULL,
  computed_on TEXT NOT NULL CHECK (computed_on IS date(computed_on)),
  total_pence INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE given_part(
  case_ref TEXT NOT NULL REFERENCES given(case_ref),
  position INTEGER NOT NULL,
  label TEXT NOT NULL,
  amount_pence INTEGER NOT NULL,
  PRIMARY KEY (case_ref, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE draft(
  form TEXT NOT NULL,
  subject TEXT NOT NULL,
  member TEXT NOT NULL,
  text TEXT NOT NULL,
  saved_utc_ms INTEGER NOT NULL,
  PRIMARY KEY (form, subject, member)
) STRICT, WITHOUT ROWID;

CREATE TABLE backup_made(
  number INTEGER PRIMARY KEY,
  at_utc_ms INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  n_entries INTEGER NOT NULL,
  head BLOB CHECK (length(head) = 32)
) STRICT;
