-- The register itself: what every entry's bytes contain besides the entry.
CREATE TABLE register(
  id INTEGER PRIMARY KEY CHECK (id = 1),
  log_id BLOB NOT NULL CHECK (length(log_id) = 16),
  format INTEGER NOT NULL CHECK (format = 1)
) STRICT;

-- The text of each schema step as it was applied.
CREATE TABLE migration(
  number INTEGER PRIMARY KEY CHECK (number > 0),
  text TEXT NOT NULL
) STRICT;

-- References of people, cases, sittings and so on, and the 16 bytes that stand for them in entries.
-- Kinds: 1 member, 2 case, 3 sitting, 4 proposal, 5 RAS, 6 caseload, 7 register.
CREATE TABLE identity(
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 7),
  reference TEXT NOT NULL CHECK (length(reference) BETWEEN 1 AND 200),
  UNIQUE (kind, reference)
) STRICT, WITHOUT ROWID;

-- The entries. Kinds (action): 1 caseload imported, 2 RAS version adopted, 3 member entered,
-- 4 sitting opened, 5 attendance changed, 6 interest declared, 7 sitting closed, 8 decision,
-- 9 decision withdrawn, 10 approval, 11 proposal, 12 proposal answered, 13 text erased.
CREATE TABLE entry(
  number INTEGER PRIMARY KEY CHECK (number > 0),
  utc_ms INTEGER NOT NULL,
  person BLOB NOT NULL REFERENCES identity(id),
  key_id BLOB NOT NULL CHECK (length(key_id) = 8),
  action INTEGER NOT NULL CHECK (action BETWEEN 1 AND 65535),
  subject BLOB NOT NULL REFERENCES identity(id),
  schema INTEGER NOT NULL CHECK (schema BETWEEN 1 AND 65535),
  commitment BLOB NOT NULL CHECK (length(commitment) = 32),
  prev BLOB NOT NULL CHECK (length(prev) = 32),
  hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
  signature BLOB NOT NULL CHECK (length(signature) = 0),
  supersedes INTEGER UNIQUE REFERENCES entry(number) CHECK (supersedes < number)
) STRICT;
CREATE INDEX entry_by_subject ON entry(subject, number);
CREATE INDEX entry_by_action ON entry(action, number);

-- The text of an entry with its salt; gone once it is erased.
CREATE TABLE payload(
  entry INTEGER PRIMARY KEY REFERENCES entry(number),
  salt BLOB NOT NULL CHECK (length(salt) = 16),
  bytes BLOB NOT NULL
) STRICT;

-- Which entry erased which.
CREATE TABLE erasure(
  entry INTEGER NOT NULL REFERENCES entry(number),
  erased INTEGER NOT NULL UNIQUE REFERENCES entry(number) CHECK (erased < entry),
  rule TEXT NOT NULL,
  authority TEXT NOT NULL,
  PRIMARY KEY (entry, erased)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER entry_insert BEFORE INSERT ON entry
WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM entry)
  OR NEW.prev IS NOT coalesce((SELECT hash FROM entry ORDER BY number DESC LIMIT 1), zeroblob(32))
  OR EXISTS (SELECT 1 FROM entry WHERE hash = NEW.hash)
  OR EXISTS (SELECT 1 FROM entry WHERE supersedes = NEW.supersedes)
BEGIN SELECT RAISE(ABORT, 'append-only: entry'); END;
CREATE TRIGGER entry_update BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'append-only: entry'); END;
CREATE TRIGGER entry_delete BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'append-only: entry'); END;

CREATE TRIGGER identity_insert BEFORE INSERT ON identity
WHEN EXISTS (SELECT 1 FROM identity WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM identity WHERE kind = NEW.kind AND reference = NEW.reference)
BEGIN SELECT RAISE(ABORT, 'append-only: identity'); END;
CREATE TRIGGER identity_update BEFORE UPDATE ON identity
BEGIN SELECT RAISE(ABORT, 'append-only: identity'); END;
CREATE TRIGGER identity_delete BEFORE DELETE ON identity
BEGIN SELECT RAISE(ABORT, 'append-only: identity'); END;

CREATE TRIGGER register_insert BEFORE INSERT ON register WHEN EXISTS (SELECT 1 FROM register)
BEGIN SELECT RAISE(ABORT, 'append-only: register'); END;
CREATE TRIGGER register_update BEFORE UPDATE ON register
BEGIN SELECT RAISE(ABORT, 'append-only: register'); END;
CREATE TRIGGER register_delete BEFORE DELETE ON register
BEGIN SELECT RAISE(ABORT, 'append-only: register'); END;

CREATE TRIGGER migration_insert BEFORE INSERT ON migration
WHEN EXISTS (SELECT 1 FROM migration WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'append-only: migration'); END;
CREATE TRIGGER migration_update BEFORE UPDATE ON migration
BEGIN SELECT RAISE(ABORT, 'append-only: migration'); END;
CREATE TRIGGER migration_delete BEFORE DELETE ON migration
BEGIN SELECT RAISE(ABORT, 'append-only: migration'); END;

-- An erasure can only be written for the newest entry, and only by an entry of kind 13.
CREATE TRIGGER erasure_insert BEFORE INSERT ON erasure
WHEN NEW.entry IS NOT (SELECT max(number) FROM entry WHERE action = 13)
  OR NEW.entry IS NOT (SELECT max(number) FROM entry)
  OR EXISTS (SELECT 1 FROM erasure WHERE erased = NEW.erased)
BEGIN SELECT RAISE(ABORT, 'append-only: erasure'); END;
CREATE TRIGGER erasure_update BEFORE UPDATE ON erasure
BEGIN SELECT RAISE(ABORT, 'append-only: erasure'); END;
CREATE TRIGGER erasure_delete BEFORE DELETE ON erasure
BEGIN SELECT RAISE(ABORT, 'append-only: erasure'); END;
