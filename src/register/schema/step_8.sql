-- Reductions that are held back are reckoned anew by the migrator after this step: what the first
-- change made of the amount (`changed_pence`), what later imports made of it where that is another
-- amount (`since_on`, `since_pence`), and the first decision since that agrees an amount. An amount
-- is missing where it is not known.
DROP TABLE held_back;

CREATE TABLE held_back(
  entry INTEGER PRIMARY KEY REFERENCES entry(number),
  case_ref TEXT NOT NULL,
  imported_by INTEGER NOT NULL REFERENCES entry(number),
  came_in_on TEXT NOT NULL CHECK (came_in_on IS date(came_in_on)),
  falls_on TEXT NOT NULL CHECK (falls_on IS date(falls_on)),
  then_pence INTEGER NOT NULL,
  changed_pence INTEGER,
  since_on TEXT CHECK (since_on IS date(since_on)),
  since_pence INTEGER CHECK (since_pence IS NULL OR since_on IS NOT NULL),
  settled_by INTEGER REFERENCES entry(number)
) STRICT;
CREATE INDEX held_back_by_case ON held_back(case_ref);

DROP VIEW v_held_back;

-- The reductions that are held back and about whose amount nothing was decided since, in pounds a
-- week: when decided, and as the latest import has it, since its day.
CREATE VIEW v_held_back AS
WITH latest AS (
  SELECT *, coalesce(since_on, came_in_on) AS now_since_on,
         CASE WHEN since_on IS NULL THEN changed_pence ELSE since_pence END AS now_pence
  FROM held_back WHERE settled_by IS NULL
)
SELECT entry, case_ref, imported_by, came_in_on, falls_on,
       printf('%s%d.%02d', iif(then_pence < 0, '-', ''),
         abs(then_pence) / 100, abs(then_pence) % 100) AS then_per_week,
       CASE WHEN now_pence IS NULL THEN NULL ELSE printf('%s%d.%02d',
         iif(now_pence < 0, '-', ''), abs(now_pence) / 100, abs(now_pence) % 100)
         END AS now_per_week, now_since_on
FROM latest ORDER BY entry;

-- The spans of `owed_span` on whose days it is not known in full what was provided: less may be owed.
CREATE TABLE owed_at_most(
  entry INTEGER NOT NULL REFERENCES entry(number),
  position INTEGER NOT NULL,
  PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;

DROP VIEW v_owed;

-- The sums owed of decisions that stand, in pounds. Where `at_most` is 1, less may be owed: what was
-- provided on some of the days is not known in full (`owed_at_most` has the spans).
CREATE VIEW v_owed AS
SELECT o.entry, o.case_ref, o.from_on, o.to_on,
       printf('%d.%02d', o.in_all_pence / 100, o.in_all_pence % 100) AS in_all,
       EXISTS (SELECT 1 FROM owed_at_most m WHERE m.entry = o.entry) AS at_most
FROM owed o JOIN v_holding h ON h.entry = o.entry ORDER BY o.entry;

DROP VIEW v_entries;

-- The entries. A decision that goes on while its correction waits, or since that never held, is not
-- superseded: `goes_on_beside` names the correction.
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
         THEN later.number END AS superseded_by,
       CASE WHEN e.action = 8 AND e.number NOT IN (SELECT entry FROM v_superseded)
         THEN later.number END AS goes_on_beside,
       x.entry AS erased_by
FROM entry e
JOIN identity who ON who.id = e.person
JOIN identity about ON about.id = e.subject
LEFT JOIN entry later ON later.supersedes = e.number
LEFT JOIN erasure x ON x.erased = e.number;
