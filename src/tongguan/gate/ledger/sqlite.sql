-- The ledger on SQLite. A statement is named by the line before it and read by that name.

-- name: schema
CREATE TABLE head (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  format INTEGER NOT NULL,
  ledger TEXT NOT NULL,
  created_at INTEGER NOT NULL,   -- microseconds since 1970, UTC, as everywhere
  seq INTEGER NOT NULL,
  hash BLOB NOT NULL,
  at INTEGER NOT NULL,
  seal BLOB                      -- the ledger's signature over its id, seq and hash
) STRICT;

CREATE TABLE book (              -- a handler's calendar year
  book INTEGER PRIMARY KEY,
  handler TEXT NOT NULL,
  year INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('seeding', 'open', 'deleting', 'deleted')),
  withdrawn INTEGER NOT NULL DEFAULT 0,
  reserved INTEGER NOT NULL DEFAULT 0,
  UNIQUE (handler, year)
) STRICT;

CREATE TABLE counter (           -- a number of distinct people; its bit stands in the rows of `person`
  counter INTEGER PRIMARY KEY,
  book INTEGER NOT NULL REFERENCES book,
  place INTEGER NOT NULL,        -- from 0; 62 to a page
  name TEXT NOT NULL,
  people INTEGER NOT NULL DEFAULT 0 CHECK (people >= 0),
  open INTEGER NOT NULL DEFAULT 0 CHECK (open >= 0),
  seeded INTEGER NOT NULL DEFAULT 0,
  UNIQUE (book, name),
  UNIQUE (book, place)
) STRICT;

CREATE TABLE page (
  page INTEGER PRIMARY KEY,
  book INTEGER NOT NULL REFERENCES book,
  place INTEGER NOT NULL,
  UNIQUE (book, place)
) STRICT;

CREATE TABLE person (            -- by pseudonym: toward which counters of the page
  page INTEGER NOT NULL,
  person BLOB NOT NULL,
  bits INTEGER NOT NULL,
  same_as BLOB,                  -- known under another pseudonym (on the first page only)
  PRIMARY KEY (page, person)
) STRICT, WITHOUT ROWID;

CREATE TABLE receipt (
  seq INTEGER PRIMARY KEY,
  book INTEGER,
  body BLOB NOT NULL,
  hash BLOB NOT NULL,
  people BLOB                    -- whom it stands for; taken out when the year is deleted
) STRICT;
CREATE INDEX receipt_of_book ON receipt (book) WHERE people IS NOT NULL;

CREATE TABLE answered (          -- idempotency: the key, what was asked, the receipt
  key BLOB PRIMARY KEY,
  digest BLOB NOT NULL,
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE matter (            -- holds, reservations and emergencies, by the receipt that opened them
  seq INTEGER PRIMARY KEY,
  book INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('hold', 'reservation', 'emergency')),
  closed_by INTEGER,
  expires_at INTEGER,
  key BLOB NOT NULL,
  request BLOB                   -- taken out when the matter is closed
) STRICT;
CREATE INDEX matter_open ON matter (kind, expires_at) WHERE closed_by IS NULL;

CREATE TABLE reserved (
  page INTEGER NOT NULL,
  person BLOB NOT NULL,
  reservation INTEGER NOT NULL,
  bits INTEGER NOT NULL,
  PRIMARY KEY (page, person, reservation)
) STRICT, WITHOUT ROWID;
CREATE INDEX reserved_by ON reserved (reservation);

CREATE TABLE withdrawn (         -- consent withdrawn: to one export, or to all where it is ''
  book INTEGER NOT NULL,
  person BLOB NOT NULL,
  export TEXT NOT NULL,
  PRIMARY KEY (book, person, export)
) STRICT, WITHOUT ROWID;

-- name: head-add
INSERT INTO head (one, format, ledger, created_at, seq, hash, at) VALUES (1, :format, :ledger, :at, 0, :hash, :at);
-- name: head-read
SELECT format, ledger, seq, hash, at, seal FROM head;
-- name: head-lock
SELECT format, ledger, seq, hash, at, seal FROM head;
-- name: head-move
UPDATE head SET seq = :seq, hash = :hash, at = :at, seal = :seal;

-- name: book-find
SELECT book, state, withdrawn, reserved FROM book WHERE handler = :handler AND year = :year;
-- name: book-add
INSERT INTO book (handler, year, state) VALUES (:handler, :year, :state) RETURNING book;
-- name: book-change
UPDATE book SET state = :state, withdrawn = :withdrawn, reserved = :reserved WHERE book = :book;
-- name: books
SELECT book, handler, year, state, withdrawn, reserved FROM book ORDER BY handler, year;

-- name: pages-of
SELECT place, page FROM page WHERE book = :book ORDER BY place;
-- name: page-add
INSERT INTO page (book, place) VALUES (:book, :place) RETURNING page;

-- name: counters-of
SELECT counter, place, name, people, open, seeded FROM counter WHERE book = :book ORDER BY place;
-- name: counter-add
INSERT INTO counter (book, place, name) VALUES (:book, :place, :name) RETURNING counter;
-- name: counter-move
UPDATE counter SET people = :people, open = :open, seeded = :seeded WHERE counter = :counter;

-- name: people-find
SELECT person, bits, same_as FROM person WHERE page = :page AND person IN ({people});
-- name: person-add
INSERT INTO person (page, person, bits) VALUES (:page, :person, :bits);
-- name: people-claim
INSERT INTO person (page, person, bits) VALUES {people} ON CONFLICT DO NOTHING RETURNING person;
-- name: person-mark
UPDATE person SET bits = bits | ? WHERE page = ? AND person = ?;
-- name: alias-put
INSERT INTO person (page, person, bits, same_as) VALUES (:page, :person, 0, :same_as)
ON CONFLICT (page, person) DO UPDATE SET same_as = excluded.same_as;
-- name: people-range
SELECT person, bits, same_as FROM person
WHERE page = :page AND person >= :first AND (:last IS NULL OR person < :last) ORDER BY person;
-- name: people-number
SELECT count(*) FROM person WHERE page = :page;

-- name: receipt-add
INSERT INTO receipt (seq, book, body, hash, people) VALUES (:seq, :book, :body, :hash, :people);
-- name: receipt-find
SELECT seq, body, hash FROM receipt WHERE seq IN ({seqs});
-- name: receipts
SELECT seq, book, body, hash, people FROM receipt WHERE seq > :after ORDER BY seq LIMIT :most;
-- name: receipts-of
SELECT seq, body, people FROM receipt
WHERE book = :book AND people IS NOT NULL AND seq > :after ORDER BY seq LIMIT :most;
-- name: receipts-forget
UPDATE receipt SET people = NULL WHERE seq IN
  (SELECT seq FROM receipt WHERE book = :book AND people IS NOT NULL LIMIT :most);

-- name: answered-find
SELECT key, digest, seq FROM answered WHERE key IN ({keys});
-- name: answered-add
INSERT INTO answered (key, digest, seq, at) VALUES (:key, :digest, :seq, :at);
-- name: answered-move
UPDATE answered SET seq = :seq WHERE key = :key;
-- name: answered-astray
SELECT count(*) FROM answered WHERE NOT EXISTS (SELECT 1 FROM receipt WHERE receipt.seq = answered.seq);
-- name: answered-forget
DELETE FROM answered WHERE at < :before;

-- name: matter-add
INSERT INTO matter (seq, book, kind, expires_at, key, request)
VALUES (:seq, :book, :kind, :expires_at, :key, :request);
-- name: matter-find
SELECT seq, book, kind, closed_by, expires_at, key, request FROM matter WHERE seq = :seq;
-- name: matter-close
UPDATE matter SET closed_by = :closed_by, request = NULL WHERE seq = :seq;
-- name: matter-move
UPDATE matter SET key = :key WHERE seq = :seq;
-- name: matters-open
SELECT seq, book, kind, closed_by, expires_at, key, request FROM matter
WHERE closed_by IS NULL AND kind = :kind ORDER BY seq LIMIT :most;
-- name: matters-expired
SELECT seq, book, kind, closed_by, expires_at, key, request FROM matter
WHERE closed_by IS NULL AND kind = 'reservation' AND expires_at <= :now ORDER BY seq LIMIT 1000;
-- name: matters-all
SELECT seq, book, kind, closed_by, expires_at FROM matter ORDER BY seq;
-- name: matters-forget
UPDATE matter SET request = NULL, closed_by = coalesce(closed_by, :closed_by) WHERE book = :book;

-- name: reserved-find
SELECT person, reservation, bits FROM reserved WHERE page = :page AND person IN ({people});
-- name: reserved-of
SELECT page, person, bits FROM reserved WHERE reservation = :reservation;
-- name: reserved-add
INSERT INTO reserved (page, person, reservation, bits) VALUES (:page, :person, :reservation, :bits)
ON CONFLICT (page, person, reservation) DO UPDATE SET bits = reserved.bits | excluded.bits;
-- name: reserved-drop
DELETE FROM reserved WHERE page = :page AND person = :person AND reservation = :reservation;
-- name: reserved-forget
DELETE FROM reserved WHERE page IN (SELECT page FROM page WHERE book = :book);
-- name: reserved-all
SELECT page, person, reservation, bits FROM reserved WHERE page IN (SELECT page FROM page WHERE book = :book);

-- name: withdrawn-find
SELECT person, export FROM withdrawn WHERE book = :book AND export IN ('', :export) AND person IN ({people});
-- name: withdrawn-of
SELECT export FROM withdrawn WHERE book = :book AND person = :person;
-- name: withdrawn-add
INSERT INTO withdrawn (book, person, export) VALUES (:book, :person, :export) ON CONFLICT DO NOTHING;
-- name: withdrawn-drop
DELETE FROM withdrawn WHERE book = :book AND person = :person AND export = :export;
-- name: withdrawn-all
SELECT person, export FROM withdrawn WHERE book = :book;
-- name: withdrawn-number
SELECT count(*) FROM withdrawn WHERE book = :book;
-- name: withdrawn-forget
DELETE FROM withdrawn WHERE book = :book;

-- name: people-forget
DELETE FROM person WHERE (page, person) IN
  (SELECT page, person FROM person WHERE page IN (SELECT page FROM page WHERE book = :book) LIMIT :most);
-- name: size
SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size();
