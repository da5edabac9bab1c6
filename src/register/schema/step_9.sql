-- A correction that was withdrawn before it held leaves what it was to correct as it was, and another
-- may correct that: it supersedes the withdrawal (only one entry supersedes another) and names the
-- decision in `decision.supersedes`.
CREATE INDEX decision_by_supersedes ON decision(supersedes) WHERE supersedes IS NOT NULL;

DROP VIEW v_entries;
DROP VIEW v_decisions;
DROP VIEW v_superseded;

-- The entry that takes the place of each: of a decision its latest correction.
CREATE VIEW v_taken AS
SELECT e.supersedes AS entry,
       coalesce((SELECT max(d.entry) FROM decision d WHERE d.supersedes = e.supersedes), e.number)
         AS by
FROM entry e WHERE e.supersedes IS NOT NULL;

-- Decisions that another took the place of, or that were withdrawn. What holds gives way once its
-- correction, or a correction of that, stands or is approved, be it in the place of one that was
-- withdrawn, and goes on where none does; a correction whose text is erased counts as one that did.
-- What does not hold gives way at once.
CREATE VIEW v_superseded AS
WITH RECURSIVE correction(entry, by) AS (
  SELECT supersedes, number FROM entry WHERE supersedes IS NOT NULL AND action = 8
  UNION ALL
  SELECT e.supersedes, c.by FROM correction c JOIN entry e ON e.number = c.entry
  WHERE e.supersedes IS NOT NULL
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
         WHEN later.by IS NOT NULL AND d.entry IN (SELECT entry FROM v_superseded)
           THEN 'superseded by ' || later.by
         WHEN a.answer IS NOT NULL THEN a.answer || ' by ' || a.entry
         WHEN d.status = 'stands' THEN 'stands'
         ELSE 'waits' END AS outcome
FROM decision d
LEFT JOIN withdrawal w ON w.decision = d.entry
LEFT JOIN v_taken later ON later.entry = d.entry
LEFT JOIN approval a ON a.decision = d.entry;

-- The entries. A decision that goes on while its correction waits, or since that never held, is not
-- superseded: `goes_on_beside` names the latest correction. A withdrawal is superseded by the
-- correction that takes its place: what it withdrew stays withdrawn.
CREATE VIEW v_entries AS
SELECT e.number,
       strftime('%Y-%m-%d %H:%M:%S', e.utc_ms / 1000, 'unixepoch') AS at_utc,
       who.reference AS recorded_by,
       CASE e.action
         WHEN 1 THEN 'caseload imported' WHEN 2 THEN 'RAS version adopted'
         WHEN 3 THEN 'member entered' WHEN 4 THEN 'sitting opened'
         WHEN 5 THEN 'attendance changed' WHEN 6 THEN 'interest declared'
         WHEN 7 THEN 'sitting closed' WHEN 8 THEN 'decision'
         WHEN 9 THEN 'decision withdrawn' WHEN 10 THEN 'approval'
         WHEN 11 THEN 'proposal' WHEN 12 THEN 'proposal answered'
         WHEN 13 THEN 'text erased' WHEN 14 THEN 'interest ended'
         WHEN 15 THEN 'panel rules set' END AS kind,
       about.reference AS subject,
       lower(hex(e.hash)) AS digest,
       e.supersedes,
       CASE WHEN e.action <> 8 OR e.number IN (SELECT entry FROM v_superseded)
         THEN later.by END AS superseded_by,
       CASE WHEN e.action = 8 AND e.number NOT IN (SELECT entry FROM v_superseded)
         THEN later.by END AS goes_on_beside,
       x.entry AS erased_by
FROM entry e
JOIN identity who ON who.id = e.person
JOIN identity about ON about.id = e.subject
LEFT JOIN v_taken later ON later.entry = e.number
LEFT JOIN erasure x ON x.erased = e.number;

-- What is owed once a decision that waits is approved: spans of days gone by, and what it gives more
-- a week from a day on for each day until the answer, or until its end (`n_days` is NULL).
CREATE TABLE owed_on_approval(
  entry INTEGER NOT NULL REFERENCES entry(number),
  position INTEGER NOT NULL,
  from_on TEXT CHECK (from_on IS date(from_on)),
  n_days INTEGER,
  more_pence_per_week INTEGER NOT NULL,
  at_most INTEGER NOT NULL,
  PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;

DROP VIEW v_owed;

-- The sums owed for days gone by, in pounds: of decisions that stood at once, and of those that were
-- approved after their day. Where `at_most` is 1, less may be owed: what was provided on some of the
-- days is not known in full. Where `by_hand` is 1, the package changed while the decision waited, and
-- no sum is reckoned: what was paid on each day is not known.
CREATE VIEW v_owed AS
WITH late(entry, case_ref, first_on, until, by_hand) AS (
  SELECT h.entry, h.case_ref, h.from_on,
         min(a.answered_on, coalesce(date(h.until_on, '+1 day'), a.answered_on)),
         CASE
           WHEN p.imported_by IS NULL OR p.imported_by <= h.entry THEN 0
           WHEN p.imported_by < a.entry THEN 1
           ELSE EXISTS (SELECT 1 FROM entry i
             WHERE i.action = 1 AND i.number > h.entry AND i.number < a.entry)
         END
  FROM v_holding h
  JOIN approval a ON a.decision = h.entry AND a.answer = 'approved'
  LEFT JOIN person p ON p.case_ref = h.case_ref
),
part(entry, n_days, more, at_most) AS (
  SELECT s.entry,
         coalesce(s.n_days, CAST(julianday(l.until) - julianday(s.from_on) AS INTEGER)),
         s.more_pence_per_week, s.at_most
  FROM owed_on_approval s JOIN late l ON l.entry = s.entry
),
total(entry, pence, at_most) AS (
  SELECT entry, (2 * sum(n_days * more) + 7) / 14, max(at_most)
  FROM part WHERE n_days > 0 GROUP BY entry
)
SELECT o.entry, o.case_ref, o.from_on, o.to_on,
       printf('%d.%02d', o.in_all_pence / 100, o.in_all_pence % 100) AS in_all,
       EXISTS (SELECT 1 FROM owed_at_most m WHERE m.entry = o.entry) AS at_most,
       0 AS by_hand
FROM owed o JOIN v_holding h ON h.entry = o.entry
UNION ALL
SELECT l.entry, l.case_ref, l.first_on, date(l.until, '-1 day'),
       CASE WHEN NOT l.by_hand THEN printf('%d.%02d', t.pence / 100, t.pence % 100) END,
       CASE WHEN NOT l.by_hand THEN t.at_most END,
       l.by_hand
FROM late l JOIN total t ON t.entry = l.entry
ORDER BY 1;
