-- What holds reductions back, as the program reckons it from the decisions on a case and from what
-- imports made of its package; written anew with each import and each entry that may change it, and
-- compared by `verify`. Lines of a package whose cost is not known are kept, too.

DROP VIEW v_transition_steps;
DROP VIEW v_decisions;
DROP VIEW v_in_force;
DROP VIEW v_package_before_reduction;

-- All lines of a package; the last day counts. Where the weekly cost is missing it is not known, and
-- lines that an import rejected have no days either.
CREATE TABLE package_line(
  case_ref TEXT NOT NULL,
  imported_by INTEGER NOT NULL,
  position INTEGER NOT NULL,
  starts_on TEXT CHECK (starts_on IS date(starts_on)),
  ends_on TEXT CHECK (ends_on IS date(ends_on)),
  weekly_pence INTEGER,
  PRIMARY KEY (case_ref, imported_by, position),
  FOREIGN KEY (case_ref, imported_by) REFERENCES package_known(case_ref, imported_by)
) STRICT, WITHOUT ROWID;

INSERT INTO package_line SELECT * FROM package_known_line;
DROP TABLE package_known_line;

-- Packages that lack a cost as the caseload has them, but for cases on which a reduction has begun
-- by the newest entry: what was said to have begun is not taken back.
CREATE VIEW v_lacking AS
SELECT p.case_ref, p.imported_by, p.imported_utc_ms, p.n_lines_rejected
FROM person p
WHERE (p.n_lines_rejected > 0 OR EXISTS (SELECT 1 FROM service_line l
    WHERE l.case_ref = p.case_ref AND l.weekly_pence IS NULL))
  AND NOT EXISTS (SELECT 1 FROM v_holding h
    WHERE h.case_ref = p.case_ref AND h.agreed_pence < h.present_pence
      AND h.falls_on <= (SELECT date(max(utc_ms) / 1000, 'unixepoch') FROM entry));

INSERT OR IGNORE INTO package_known SELECT case_ref, imported_by, imported_utc_ms FROM v_lacking;

DELETE FROM package_line WHERE (case_ref, imported_by) IN
  (SELECT case_ref, imported_by FROM v_lacking);

INSERT INTO package_line
SELECT l.case_ref, v.imported_by, l.position, l.starts_on, l.ends_on, l.weekly_pence
FROM v_lacking v JOIN service_line l ON l.case_ref = v.case_ref;

WITH RECURSIVE rejected(case_ref, imported_by, n, n_max) AS (
  SELECT case_ref, imported_by, 1, n_lines_rejected FROM v_lacking WHERE n_lines_rejected > 0
  UNION ALL
  SELECT case_ref, imported_by, n + 1, n_max FROM rejected WHERE n < n_max
)
INSERT INTO package_line
SELECT r.case_ref, r.imported_by,
       r.n + (SELECT count(*) FROM service_line l WHERE l.case_ref = r.case_ref), NULL, NULL, NULL
FROM rejected r;

DROP VIEW v_lacking;
DROP VIEW v_holding;

-- Reductions that do not begin by themselves: the import that brought another package before
-- anything was taken away, what was provided when the reduction was decided and what is since
-- (missing where it is not known any more), and the day on which it would have taken something away.
CREATE TABLE held_back(
  entry INTEGER PRIMARY KEY REFERENCES entry(number),
  case_ref TEXT NOT NULL,
  imported_by INTEGER NOT NULL REFERENCES entry(number),
  came_in_on TEXT NOT NULL CHECK (came_in_on IS date(came_in_on)),
  falls_on TEXT NOT NULL CHECK (falls_on IS date(falls_on)),
  then_pence INTEGER NOT NULL,
  now_pence INTEGER
) STRICT;
CREATE INDEX held_back_by_case ON held_back(case_ref);

-- The row of people that an import refused of a case that is known, until one is taken: what is known
-- of the case stays as it was, and is as of the moment that is known. Outside the chain, as the
-- caseload is.
CREATE TABLE person_refused(
  case_ref TEXT PRIMARY KEY,
  file TEXT NOT NULL,
  line INTEGER NOT NULL,
  refused_utc_ms INTEGER NOT NULL,
  known_utc_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Decisions that another took the place of, or that were withdrawn. What holds gives way once its
-- correction, or a correction of that, stands or is approved, and goes on where none does; a
-- correction whose text is erased counts as one that did. What does not hold gives way at once.
CREATE VIEW v_superseded AS
WITH RECURSIVE correction(entry, by) AS (
  SELECT supersedes, number FROM entry WHERE supersedes IS NOT NULL AND action = 8
  UNION ALL
  SELECT c.entry, e.number FROM correction c JOIN entry e ON e.supersedes = c.by AND e.action = 8
),
held(entry) AS (
  SELECT d.entry FROM decision d WHERE d.status = 'stands'
  UNION SELECT a.decision FROM approval a WHERE a.answer = 'approved'
  UNION SELECT x.erased FROM erasure x JOIN entry e ON e.number = x.erased AND e.action = 8
)
SELECT entry FROM correction WHERE by IN (SELECT entry FROM held)
UNION SELECT entry FROM correction WHERE entry NOT IN (SELECT entry FROM held)
UNION SELECT supersedes FROM entry WHERE supersedes IS NOT NULL AND action <> 8;

CREATE VIEW v_decisions AS
SELECT d.entry, d.case_ref, d.sitting, d.decided_on, d.recorder, d.verdict,
       CASE WHEN d.indicative_pence IS NULL THEN NULL ELSE printf('%s%d.%02d', iif(d.indicative_pence < 0, '-', ''),
         abs(d.indicative_pence) / 100, abs(d.indicative_pence) % 100) END AS indicative_per_week,
       CASE WHEN d.package_pence IS NULL THEN NULL ELSE printf('%s%d.%02d', iif(d.package_pence < 0, '-', ''),
         abs(d.package_pence) / 100, abs(d.package_pence) % 100) END AS package_per_week,
       CASE WHEN d.present_pence IS NULL THEN NULL ELSE printf('%s%d.%02d', iif(d.present_pence < 0, '-', ''),
         abs(d.present_pence) / 100, abs(d.present_pence) % 100) END AS present_per_week,
       CASE WHEN d.agreed_pence IS NULL THEN NULL ELSE printf('%s%d.%02d', iif(d.agreed_pence < 0, '-', ''),
         abs(d.agreed_pence) / 100, abs(d.agreed_pence) % 100) END AS agreed_per_week,
       d.from_on, d.until_on, d.due_on, d.rationale,
       CASE
         WHEN w.entry IS NOT NULL THEN 'withdrawn by ' || w.entry
         WHEN later.number IS NOT NULL AND d.entry IN (SELECT entry FROM v_superseded)
           THEN 'superseded by ' || later.number
         WHEN a.answer IS NOT NULL THEN a.answer || ' by ' || a.entry
         WHEN d.status = 'stands' THEN 'stands'
         ELSE 'waits' END AS outcome
FROM decision d
LEFT JOIN withdrawal w ON w.decision = d.entry
LEFT JOIN entry later ON later.supersedes = d.entry
LEFT JOIN approval a ON a.decision = d.entry;

-- Decisions that agree an amount and hold, with the day from which they are in force; one that is
-- held back is not.
CREATE VIEW v_holding AS
SELECT d.entry, d.case_ref, d.agreed_pence, d.from_on, d.until_on, a.answered_on AS approved_on,
       CASE WHEN b.entry IS NOT NULL THEN NULL
         WHEN a.answered_on > d.from_on AND d.agreed_pence < d.present_pence THEN a.answered_on
         ELSE d.from_on END AS in_force_from,
       b.imported_by AS held_back_by
FROM decision d
LEFT JOIN approval a ON a.decision = d.entry AND a.answer = 'approved'
LEFT JOIN held_back b ON b.entry = d.entry
WHERE d.agreed_pence IS NOT NULL
  AND (d.status = 'stands' OR a.entry IS NOT NULL)
  AND d.entry NOT IN (SELECT entry FROM v_superseded);

-- Agreed amounts in force or to come. `held_back_by` is the import that changed the package before
-- the reduction began: it did not begin, and is in force from no day. `replaced_by` and
-- `replaced_from` name the later decision without an end whose amount takes the place of this one,
-- and the day.
CREATE VIEW v_in_force AS
SELECT h.entry, h.case_ref,
       printf('%s%d.%02d', iif(h.agreed_pence < 0, '-', ''),
         abs(h.agreed_pence) / 100, abs(h.agreed_pence) % 100) AS agreed_per_week,
       h.from_on AS decided_for, h.approved_on, h.in_force_from, h.until_on,
       EXISTS (SELECT 1 FROM schedule s WHERE s.entry = h.entry) AS in_steps,
       later.entry AS replaced_by, later.in_force_from AS replaced_from, h.held_back_by
FROM v_holding h
LEFT JOIN v_holding later ON later.entry = (
  SELECT l.entry FROM v_holding l
  WHERE l.case_ref = h.case_ref AND l.entry > h.entry AND l.until_on IS NULL
    AND l.held_back_by IS NULL
  ORDER BY l.in_force_from, l.entry DESC LIMIT 1);

-- The steps of transitions with what becomes of each: one that falls when another amount has taken
-- its place is replaced, none falls of a reduction that is held back, and one that falls while an
-- amount for a limited time stands before it is covered.
CREATE VIEW v_transition_steps AS
SELECT s.entry, c.case_ref, s.from_on,
       printf('%s%d.%02d', iif(s.amount_pence < 0, '-', ''),
         abs(s.amount_pence) / 100, abs(s.amount_pence) % 100) AS paid_per_week,
       CASE
         WHEN f.replaced_from <= s.from_on
           THEN 'replaced by ' || f.replaced_by || ' from ' || f.replaced_from
         WHEN f.held_back_by IS NOT NULL THEN 'held back: package changed by ' || f.held_back_by
         WHEN l.entry IS NOT NULL THEN 'covered by ' || l.entry || ' until ' || l.until_on
         ELSE v.outcome END AS outcome
FROM transition_step s
JOIN schedule c ON c.entry = s.entry
JOIN v_decisions v ON v.entry = s.entry
LEFT JOIN v_in_force f ON f.entry = s.entry
LEFT JOIN v_holding l ON l.entry = (
  SELECT max(m.entry) FROM v_holding m
  WHERE m.case_ref = c.case_ref AND m.entry > s.entry AND f.entry IS NOT NULL
    AND m.in_force_from <= s.from_on AND m.until_on >= s.from_on);

-- The reductions that are held back, in pounds a week.
CREATE VIEW v_held_back AS
SELECT b.entry, b.case_ref, b.imported_by, b.came_in_on, b.falls_on,
       printf('%s%d.%02d', iif(b.then_pence < 0, '-', ''),
         abs(b.then_pence) / 100, abs(b.then_pence) % 100) AS then_per_week,
       CASE WHEN b.now_pence IS NULL THEN NULL ELSE printf('%s%d.%02d',
         iif(b.now_pence < 0, '-', ''), abs(b.now_pence) / 100, abs(b.now_pence) % 100)
         END AS now_per_week
FROM held_back b ORDER BY b.entry;

-- What is owed for days gone by, as it is recorded with a decision: from the first to the last day,
-- in all, and span by span. The first day of a span is missing where the entry told it in words.
CREATE TABLE owed(
  entry INTEGER PRIMARY KEY REFERENCES entry(number),
  case_ref TEXT NOT NULL,
  from_on TEXT NOT NULL CHECK (from_on IS date(from_on)),
  to_on TEXT NOT NULL CHECK (to_on IS date(to_on)),
  in_all_pence INTEGER NOT NULL
) STRICT;
CREATE INDEX owed_by_case ON owed(case_ref);

CREATE TABLE owed_span(
  entry INTEGER NOT NULL REFERENCES entry(number),
  position INTEGER NOT NULL,
  from_on TEXT CHECK (from_on IS date(from_on)),
  n_days INTEGER NOT NULL,
  more_pence_per_week INTEGER NOT NULL,
  PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;

-- How the effect of a proposal is spread: the largest changes, and the teams (cases without a team
-- have none), in pence a week.
CREATE TABLE proposal_largest(
  entry INTEGER NOT NULL REFERENCES entry(number),
  position INTEGER NOT NULL,
  case_ref TEXT NOT NULL,
  before_pence INTEGER NOT NULL,
  after_pence INTEGER NOT NULL,
  PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE proposal_team(
  entry INTEGER NOT NULL REFERENCES entry(number),
  position INTEGER NOT NULL,
  team TEXT,
  n_cases INTEGER NOT NULL,
  n_more INTEGER NOT NULL,
  n_less INTEGER NOT NULL,
  total_before_pence INTEGER NOT NULL,
  total_after_pence INTEGER NOT NULL,
  PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;

-- The sums owed of decisions that stand, in pounds.
CREATE VIEW v_owed AS
SELECT o.entry, o.case_ref, o.from_on, o.to_on,
       printf('%d.%02d', o.in_all_pence / 100, o.in_all_pence % 100) AS in_all
FROM owed o JOIN v_holding h ON h.entry = o.entry ORDER BY o.entry;
