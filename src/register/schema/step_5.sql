-- What each import made of a case's package, so that it can be told later what a package was before
-- a day. Outside the chain, as the caseload is; a package that an import left as it was is not
-- written again.

CREATE TABLE package_known(
  case_ref TEXT NOT NULL,
  imported_by INTEGER NOT NULL REFERENCES entry(number),
  imported_utc_ms INTEGER NOT NULL,
  PRIMARY KEY (case_ref, imported_by)
) STRICT, WITHOUT ROWID;

-- The lines that have a weekly cost; the last day counts.
CREATE TABLE package_known_line(
  case_ref TEXT NOT NULL,
  imported_by INTEGER NOT NULL,
  position INTEGER NOT NULL,
  starts_on TEXT CHECK (starts_on IS date(starts_on)),
  ends_on TEXT CHECK (ends_on IS date(ends_on)),
  weekly_pence INTEGER NOT NULL,
  PRIMARY KEY (case_ref, imported_by, position),
  FOREIGN KEY (case_ref, imported_by) REFERENCES package_known(case_ref, imported_by)
) STRICT, WITHOUT ROWID;

INSERT INTO package_known
SELECT case_ref, imported_by, imported_utc_ms FROM person ORDER BY case_ref;

INSERT INTO package_known_line
SELECT l.case_ref, p.imported_by, l.position, l.starts_on, l.ends_on, l.weekly_pence
FROM service_line l JOIN person p ON p.case_ref = l.case_ref
WHERE l.weekly_pence IS NOT NULL;

DROP VIEW v_in_force;
DROP VIEW v_transition_steps;

-- Decisions that agree an amount and hold, with the entry whose word they needed, the day from which
-- they are in force, and the first day on which they take something away.
CREATE VIEW v_holding AS
SELECT h.*,
       coalesce((SELECT min(s.from_on) FROM transition_step s
         WHERE s.entry = h.entry AND s.amount_pence < h.present_pence), h.in_force_from) AS falls_on
FROM (
  SELECT d.entry, d.case_ref, d.agreed_pence, d.present_pence, d.from_on, d.until_on, d.decided_on,
         a.answered_on AS approved_on, coalesce(a.entry, d.entry) AS held_by,
         CASE WHEN a.answered_on > d.from_on AND d.agreed_pence < d.present_pence
           THEN a.answered_on ELSE d.from_on END AS in_force_from
  FROM decision d
  LEFT JOIN approval a ON a.decision = d.entry AND a.answer = 'approved'
  WHERE d.agreed_pence IS NOT NULL
    AND (d.status = 'stands' OR a.entry IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM entry later WHERE later.supersedes = d.entry)
    AND NOT EXISTS (SELECT 1 FROM withdrawal w WHERE w.decision = d.entry)
) h;

-- What the package costs on a day, as an import left it, where that is not what a reduction was
-- decided on.
CREATE VIEW v_package_before_reduction AS
SELECT h.entry, k.imported_by,
       (SELECT sum(l.weekly_pence) FROM package_known_line l
        WHERE l.case_ref = k.case_ref AND l.imported_by = k.imported_by
          AND (l.starts_on IS NULL OR l.starts_on <= h.from_on)
          AND (l.ends_on IS NULL OR l.ends_on >= h.from_on)) AS on_first_day_pence,
       (SELECT sum(l.weekly_pence) FROM package_known_line l
        WHERE l.case_ref = k.case_ref AND l.imported_by = k.imported_by
          AND (l.starts_on IS NULL OR l.starts_on <= date(h.from_on, '-1 day'))
          AND (l.ends_on IS NULL OR l.ends_on >= date(h.from_on, '-1 day'))) AS day_before_pence
FROM v_holding h
JOIN package_known k ON k.case_ref = h.case_ref
WHERE h.agreed_pence < h.present_pence
  AND k.imported_by = (SELECT max(m.imported_by) FROM package_known m
    WHERE m.case_ref = h.case_ref AND m.imported_by > h.held_by
      AND date(m.imported_utc_ms / 1000, 'unixepoch') < h.falls_on);

-- Agreed amounts in force or to come. `held_back_by` is the import that changed the package before
-- the reduction began: it did not begin. `replaced_by` and `replaced_from` name the later decision
-- without an end whose amount takes the place of this one, and the day.
CREATE VIEW v_in_force AS
SELECT h.entry, h.case_ref,
       printf('%s%d.%02d', iif(h.agreed_pence < 0, '-', ''),
         abs(h.agreed_pence) / 100, abs(h.agreed_pence) % 100) AS agreed_per_week,
       h.from_on AS decided_for, h.approved_on, h.in_force_from, h.until_on,
       EXISTS (SELECT 1 FROM schedule s WHERE s.entry = h.entry) AS in_steps,
       later.entry AS replaced_by, later.in_force_from AS replaced_from,
       b.imported_by AS held_back_by
FROM v_holding h
LEFT JOIN v_package_before_reduction b ON b.entry = h.entry
  AND b.on_first_day_pence <> h.present_pence
  AND NOT (b.day_before_pence = h.present_pence AND b.on_first_day_pence =
    coalesce((SELECT s.amount_pence FROM transition_step s WHERE s.entry = h.entry
      AND s.from_on <= h.from_on ORDER BY s.from_on DESC LIMIT 1), h.agreed_pence))
  AND NOT EXISTS (SELECT 1 FROM v_holding earlier JOIN transition_step s ON s.entry = earlier.entry
    WHERE earlier.case_ref = h.case_ref AND earlier.entry < h.entry AND s.from_on > h.from_on)
LEFT JOIN v_holding later ON later.entry = (
  SELECT l.entry FROM v_holding l
  WHERE l.case_ref = h.case_ref AND l.entry > h.entry AND l.until_on IS NULL
  ORDER BY l.in_force_from, l.entry DESC LIMIT 1);

-- The steps of transitions with what becomes of each: a step that falls while an amount for a limited
-- time stands before it is covered, one that falls when another amount has taken its place is
-- replaced, and none falls of a reduction that was held back.
CREATE VIEW v_transition_steps AS
SELECT s.entry, c.case_ref, s.from_on,
       printf('%s%d.%02d', iif(s.amount_pence < 0, '-', ''),
         abs(s.amount_pence) / 100, abs(s.amount_pence) % 100) AS paid_per_week,
       CASE
         WHEN f.held_back_by IS NOT NULL THEN 'held back: package changed by ' || f.held_back_by
         WHEN f.replaced_from <= s.from_on
           THEN 'replaced by ' || f.replaced_by || ' from ' || f.replaced_from
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
