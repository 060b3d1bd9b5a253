-- The ledger on PostgreSQL, 15 or later. A statement is named by the line before it and read by that name.

-- name: schema
CREATE TABLE head (
  one bigint PRIMARY KEY CHECK (one = 1),
  format bigint NOT NULL,
  ledger text NOT NULL,
  created_at bigint NOT NULL,    -- microseconds since 1970, UTC, as everywhere
  seq bigint NOT NULL,
  hash bytea NOT NULL,
  at bigint NOT NULL,
  seal bytea                     -- the ledger's signature over its id, seq and hash
);

CREATE TABLE book (              -- a handler's calendar year
  book integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  handler text NOT NULL,
  year integer NOT NULL,
  state text NOT NULL CHECK (state IN ('seeding', 'open', 'deleting', 'deleted')),
  withdrawn bigint NOT NULL DEFAULT 0,
  reserved bigint NOT NULL DEFAULT 0,
  UNIQUE (handler, year)
);

CREATE TABLE counter (           -- a number of distinct people; its bit stands in the rows of `person`
  counter integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  book integer NOT NULL REFERENCES book,
  place integer NOT NULL,        -- from 0; 62 to a page
  name text NOT NULL,
  people bigint NOT NULL DEFAULT 0 CHECK (people >= 0),
  open bigint NOT NULL DEFAULT 0 CHECK (open >= 0),
  seeded bigint NOT NULL DEFAULT 0,
  UNIQUE (book, name),
  UNIQUE (book, place)
);

CREATE TABLE page (
  page integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  book integer NOT NULL REFERENCES book,
  place integer NOT NULL,
  UNIQUE (book, place)
);

CREATE TABLE person (            -- by pseudonym: toward which counters of the page; the widest column first, to pack rows
  bits bigint NOT NULL,
  page integer NOT NULL,
  person bytea NOT NULL,
  same_as bytea,                 -- known under another pseudonym (on the first page only)
  PRIMARY KEY (page, person)
);
ALTER TABLE person ALTER COLUMN person SET STORAGE PLAIN;

CREATE TABLE receipt (
  seq bigint PRIMARY KEY,
  book integer,
  body bytea NOT NULL,
  hash bytea NOT NULL,
  people bytea                   -- whom it stands for; taken out when the year is deleted
);
ALTER TABLE receipt ALTER COLUMN people SET STORAGE EXTERNAL;  -- pseudonyms do not compress
CREATE INDEX receipt_of_book ON receipt (book) WHERE people IS NOT NULL;

CREATE TABLE answered (          -- idempotency: the key, what was asked, the receipt
  key bytea PRIMARY KEY,
  digest bytea NOT NULL,
  seq bigint NOT NULL,
  at bigint NOT NULL
);

CREATE TABLE matter (            -- holds, reservations and emergencies, by the receipt that opened them
  seq bigint PRIMARY KEY,
  book integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('hold', 'reservation', 'emergency')),
  closed_by bigint,
  expires_at bigint,
  key bytea NOT NULL,
  request bytea                   -- taken out when the matter is closed
);
CREATE INDEX matter_open ON matter (kind, expires_at) WHERE closed_by IS NULL;

CREATE TABLE reserved (
  page integer NOT NULL,
  person bytea NOT NULL,
  reservation bigint NOT NULL,
  bits bigint NOT NULL,
  PRIMARY KEY (page, person, reservation)
);
CREATE INDEX reserved_by ON reserved (reservation);

CREATE TABLE withdrawn (         -- consent withdrawn: to one export, or to all where it is ''
  book integer NOT NULL,
  person bytea NOT NULL,
  export text NOT NULL,
  PRIMARY KEY (book, person, export)
);

-- name: head-add
INSERT INTO head (one, format, ledger, created_at, seq, hash, at)
VALUES (1, %(format)s, %(ledger)s, %(at)s, 0, %(hash)s, %(at)s);
-- name: head-read
SELECT format, ledger, seq, hash, at, seal FROM head;
-- name: head-lock
SELECT format, ledger, seq, hash, at, seal FROM head FOR UPDATE;
-- name: head-move
UPDATE head SET seq = %(seq)s, hash = %(hash)s, at = %(at)s, seal = %(seal)s;

-- name: book-find
SELECT book, state, withdrawn, reserved FROM book WHERE handler = %(handler)s AND year = %(year)s;
-- name: book-add
INSERT INTO book (handler, year, state) VALUES (%(handler)s, %(year)s, %(state)s) RETURNING book;
-- name: book-change
UPDATE book SET state = %(state)s, withdrawn = %(withdrawn)s, reserved = %(reserved)s WHERE book = %(book)s;
-- name: books
SELECT book, handler, year, state, withdrawn, reserved FROM book ORDER BY handler, year;

-- name: pages-of
SELECT place, page FROM page WHERE book = %(book)s ORDER BY place;
-- name: page-add
INSERT INTO page (book, place) VALUES (%(book)s, %(place)s) RETURNING page;

-- name: counters-of
SELECT counter, place, name, people, open, seeded FROM counter WHERE book = %(book)s ORDER BY place;
-- name: counter-add
INSERT INTO counter (book, place, name) VALUES (%(book)s, %(place)s, %(name)s) RETURNING counter;
-- name: counter-move
UPDATE counter SET people = %(people)s, open = %(open)s, seeded = %(seeded)s WHERE counter = %(counter)s;

-- name: people-find
SELECT person, bits, same_as FROM person WHERE page = %(page)s AND person = ANY(%(people)b::bytea[]);
-- name: people-add
INSERT INTO person (page, person, bits) SELECT %(page)s::integer, p, %(bits)s::bigint FROM unnest(%(people)b::bytea[]) p;
-- name: people-claim
INSERT INTO person (page, person, bits) SELECT %(page)s::integer, p, %(bits)s::bigint FROM unnest(%(people)b::bytea[]) p
ON CONFLICT DO NOTHING RETURNING person;
-- name: people-mark
UPDATE person SET bits = bits | %(bits)s::bigint WHERE page = %(page)s AND person = ANY(%(people)b::bytea[]);
-- name: alias-put
INSERT INTO person (page, person, bits, same_as) VALUES (%(page)s, %(person)s, 0, %(same_as)s)
ON CONFLICT (page, person) DO UPDATE SET same_as = excluded.same_as;
-- name: people-range
SELECT person, bits, same_as FROM person
WHERE page = %(page)s AND person >= %(first)b::bytea AND (%(last)b::bytea IS NULL OR person < %(last)b::bytea) ORDER BY person;
-- name: people-number
SELECT count(*) FROM person WHERE page = %(page)s;

-- name: receipt-add
INSERT INTO receipt (seq, book, body, hash, people)
SELECT * FROM unnest(%(seq)s::bigint[], %(book)s::integer[], %(body)b::bytea[], %(hash)b::bytea[], %(people)b::bytea[]);
-- name: receipt-find
SELECT seq, body, hash FROM receipt WHERE seq = ANY(%(seqs)s);
-- name: receipts
SELECT seq, book, body, hash, people FROM receipt WHERE seq > %(after)s ORDER BY seq LIMIT %(most)s;
-- name: receipts-of
SELECT seq, body, people FROM receipt
WHERE book = %(book)s AND people IS NOT NULL AND seq > %(after)s ORDER BY seq LIMIT %(most)s;
-- name: receipts-forget
UPDATE receipt SET people = NULL WHERE seq IN
  (SELECT seq FROM receipt WHERE book = %(book)s AND people IS NOT NULL LIMIT %(most)s);

-- name: answered-find
SELECT key, digest, seq FROM answered WHERE key = ANY(%(keys)b::bytea[]);
-- name: answered-add
INSERT INTO answered (key, digest, seq, at)
SELECT * FROM unnest(%(key)b::bytea[], %(digest)b::bytea[], %(seq)s::bigint[], %(at)s::bigint[]);
-- name: answered-move
UPDATE answered SET seq = %(seq)s WHERE key = %(key)s;
-- name: answered-astray
SELECT count(*) FROM answered WHERE NOT EXISTS (SELECT 1 FROM receipt WHERE receipt.seq = answered.seq);
-- name: answered-forget
DELETE FROM answered WHERE at < %(before)s;

-- name: matter-add
INSERT INTO matter (seq, book, kind, expires_at, key, request)
VALUES (%(seq)s, %(book)s, %(kind)s, %(expires_at)s, %(key)s, %(request)s);
-- name: matter-find
SELECT seq, book, kind, closed_by, expires_at, key, request FROM matter WHERE seq = %(seq)s;
-- name: matter-close
UPDATE matter SET closed_by = %(closed_by)s, request = NULL WHERE seq = %(seq)s;
-- name: matter-move
UPDATE matter SET key = %(key)s WHERE seq = %(seq)s;
-- name: matters-open
SELECT seq, book, kind, closed_by, expires_at, key, request FROM matter
WHERE closed_by IS NULL AND kind = %(kind)s ORDER BY seq LIMIT %(most)s;
-- name: matters-expired
SELECT seq, book, kind, closed_by, expires_at, key, request FROM matter
WHERE closed_by IS NULL AND kind = 'reservation' AND expires_at <= %(now)s ORDER BY seq LIMIT 1000;
-- name: matters-all
SELECT seq, book, kind, closed_by, expires_at FROM matter ORDER BY seq;
-- name: matters-forget
UPDATE matter SET request = NULL, closed_by = coalesce(closed_by, %(closed_by)s) WHERE book = %(book)s;

-- name: reserved-find
SELECT person, reservation, bits FROM reserved WHERE page = %(page)s AND person = ANY(%(people)b::bytea[]);
-- name: reserved-of
SELECT page, person, bits FROM reserved WHERE reservation = %(reservation)s;
-- name: reserved-add
INSERT INTO reserved (page, person, reservation, bits) VALUES (%(page)s, %(person)s, %(reservation)s, %(bits)s)
ON CONFLICT (page, person, reservation) DO UPDATE SET bits = reserved.bits | excluded.bits;
-- name: reserved-drop
DELETE FROM reserved WHERE page = %(page)s AND person = %(person)s AND reservation = %(reservation)s;
-- name: reserved-forget
DELETE FROM reserved WHERE page IN (SELECT page FROM page WHERE book = %(book)s);
-- name: reserved-all
SELECT page, person, reservation, bits FROM reserved WHERE page IN (SELECT page FROM page WHERE book = %(book)s);

-- name: withdrawn-find
SELECT person, export FROM withdrawn WHERE book = %(book)s AND export IN ('', %(export)s) AND person = ANY(%(people)b::bytea[]);
-- name: withdrawn-of
SELECT export FROM withdrawn WHERE book = %(book)s AND person = %(person)s;
-- name: withdrawn-add
INSERT INTO withdrawn (book, person, export) VALUES (%(book)s, %(person)s, %(export)s) ON CONFLICT DO NOTHING;
-- name: withdrawn-drop
DELETE FROM withdrawn WHERE book = %(book)s AND person = %(person)s AND export = %(export)s;
-- name: withdrawn-all
SELECT person, export FROM withdrawn WHERE book = %(book)s;
-- name: withdrawn-number
SELECT count(*) FROM withdrawn WHERE book = %(book)s;
-- name: withdrawn-forget
DELETE FROM withdrawn WHERE book = %(book)s;

-- name: people-forget
DELETE FROM person WHERE ctid = ANY(ARRAY
  (SELECT ctid FROM person WHERE page IN (SELECT page FROM page WHERE book = %(book)s) LIMIT %(most)s));
-- name: size
SELECT sum(pg_total_relation_size(name::regclass))::bigint
FROM unnest(ARRAY['head', 'book', 'counter', 'page', 'person', 'receipt', 'answered', 'matter', 'reserved', 'withdrawn']) name;
