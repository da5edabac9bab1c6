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
