-- The last id given in a table. Ids are never given twice, also after an undo; AUTOINCREMENT would
-- look its own table up for every row.
CREATE TABLE sequence (
    name TEXT PRIMARY KEY,
    last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Supply: where facts come from.

CREATE TABLE source (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    code       TEXT NOT NULL UNIQUE,
    name       TEXT NOT NULL,
    kind       TEXT NOT NULL CHECK (kind IN
               ('own', 'event', 'tool', 'partner', 'public', 'rented', 'bought', 'manual', 'file')),
    priority   INTEGER NOT NULL CHECK (priority BETWEEN 0 AND 100),
    licence    TEXT,
    supplier   TEXT,
    created_at TEXT NOT NULL
) STRICT;

-- What the user decided about the columns of a source: one row per folded column name.
CREATE TABLE source_column (
    source_id INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    folded    TEXT NOT NULL,
    field     TEXT NOT NULL,
    PRIMARY KEY (source_id, folded)
) STRICT, WITHOUT ROWID;

-- One row per command that changed the base.
CREATE TABLE run (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    command    TEXT NOT NULL,
    arguments  TEXT NOT NULL, -- JSON array
    user       TEXT NOT NULL,
    started_at TEXT NOT NULL,
    seconds    REAL,
    counts     TEXT,          -- JSON object
    undone_by  INTEGER REFERENCES run (id)
) STRICT;

-- What `undo` needs; dropped once the run is undone. By kind:
--   batches, records, contacts, accounts, addresses, sites, returns: ids row_id to `after` are new
--   record: record row_id was superseded; `before` is its former version (JSON)
--   contact, account: record row_id moved from contact or account `before` to `after`
--   contact_merge, account_merge: row_id became an alias of `after`; `before` names the evidence
--   contact_alias, account_alias, site: row_id moved from `before` to `after`
--   account_key_gone, account_alias_gone: row_id of account `before` went with that account
--   site_gone: site row_id went with its account; `before` is the site (JSON)
--   scan: the proposals were drawn anew
--   rnvp: addresses were normalised; their results go, and are made again when they are asked for
--   verdict: said of records row_id and `after`; `before` is the former verdict (JSON: same, run,
--     decided_at)
--   source: source row_id is new
--   source_was: source row_id was changed; `before` is its former state (JSON)
--   source_columns: source row_id got other saved columns; `before` is the former list (JSON)
CREATE TABLE run_change (
    run_id INTEGER NOT NULL REFERENCES run (id),
    seq    INTEGER NOT NULL,
    kind   TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    before TEXT,
    after  TEXT,
    PRIMARY KEY (run_id, seq)
) STRICT, WITHOUT ROWID;

-- One import run of one file.
CREATE TABLE batch (
    id          INTEGER PRIMARY KEY,
    run_id      INTEGER NOT NULL REFERENCES run (id),
    source_id   INTEGER NOT NULL REFERENCES source (id),
    file_name   TEXT NOT NULL,
    file_hash   TEXT NOT NULL,
    file_bytes  INTEGER NOT NULL,
    encoding    TEXT NOT NULL,
    delimiter   TEXT NOT NULL,
    columns     TEXT NOT NULL, -- JSON array of column names, for the cells of record_raw
    mapping     TEXT NOT NULL, -- JSON array of field names or null, one per column
    preamble    TEXT NOT NULL, -- JSON array of the rows before the header
    rules       TEXT NOT NULL, -- how the rows were read: the same file read otherwise is another
    imported_at TEXT NOT NULL
) STRICT;
CREATE INDEX batch_source ON batch (source_id);

-- Base: the conclusions.

CREATE TABLE address (
    id       INTEGER PRIMARY KEY,
    line_1   TEXT,
    line_2   TEXT,
    line_3   TEXT,
    line_4   TEXT,
    postcode TEXT,
    town     TEXT,
    country  TEXT NOT NULL
) STRICT;

-- Names of the reference data that addresses were checked against.
CREATE TABLE address_reference (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

-- What RNVP made of an address. Derived: made anew when the reference changes.
CREATE TABLE address_rnvp (
    address_id   INTEGER PRIMARY KEY REFERENCES address (id) ON DELETE CASCADE,
    run_id       INTEGER NOT NULL REFERENCES run (id),
    reference_id INTEGER NOT NULL REFERENCES address_reference (id),
    complement   TEXT,             -- of lines 1 to 3, which the names of the contact share
    line_4       TEXT,
    line_5       TEXT,
    line_6       TEXT,
    line_7       TEXT,
    number       TEXT,
    repetition   TEXT,
    street_type  TEXT,
    street       TEXT,
    special      TEXT,
    postcode     TEXT,
    town         TEXT,
    cedex        TEXT,
    insee        TEXT,
    code         TEXT NOT NULL,    -- TSNC
    status       TEXT NOT NULL,
    score        INTEGER NOT NULL,
    mailable     INTEGER NOT NULL, -- 0 or 1
    reasons      TEXT              -- "L6 saint_short | L4 range_cut"
) STRICT;

-- Letters that the post brought back. Each belongs to the contact of the record that gave the
-- address it was sent to, and goes with that record wherever merges and splits take it.
CREATE TABLE mail_return (
    id          INTEGER PRIMARY KEY,
    run_id      INTEGER NOT NULL REFERENCES run (id),
    source_id   INTEGER NOT NULL REFERENCES source (id), -- that told of it
    record_id   INTEGER NOT NULL REFERENCES record (id),
    address_id  INTEGER REFERENCES address (id), -- of the contact when it came
    motive      TEXT NOT NULL CHECK (motive IN ('address', 'unknown', 'refused', 'unclaimed')),
    said        TEXT,                   -- the motive as the file has it
    returned_on TEXT NOT NULL,
    printed     TEXT,                   -- lines 4 to 6 when it came, else the raw address
    key_hash    INTEGER NOT NULL UNIQUE -- of what the file says of it
) STRICT;
CREATE INDEX mail_return_record ON mail_return (record_id);
CREATE INDEX mail_return_address ON mail_return (address_id);

-- The keys under which an import finds what is known. Rows of two integers, filled in ascending
-- order, cost a fraction of an index over wide tables.

-- XXH3 of the parts of an address: one row per distinct raw address.
CREATE TABLE address_key (
    hash       INTEGER PRIMARY KEY,
    address_id INTEGER NOT NULL REFERENCES address (id)
) STRICT;

CREATE TABLE account (
    id         INTEGER PRIMARY KEY,
    uid        TEXT GENERATED ALWAYS AS (printf('A%07d', id)) VIRTUAL,
    name       TEXT,
    name_key   TEXT,
    legal_form TEXT,
    siren      TEXT,
    vat        TEXT,
    naf        TEXT,
    website    TEXT,
    staff      INTEGER,
    revenue_cents INTEGER,
    address_id INTEGER REFERENCES address (id),
    record_id  INTEGER NOT NULL, -- the record that gave every field not named in `origin`
    origin     TEXT              -- JSON object: field -> record
) STRICT;

CREATE TABLE account_alias (
    id         INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account (id)
) STRICT;
CREATE INDEX account_alias_target ON account_alias (account_id);

-- Every key (SIREN, or name and place) under which a record finds its account, as the account was
-- first made: where that was merged into another since, account_alias leads on.
CREATE TABLE account_key (
    hash       INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL
) STRICT;

CREATE TABLE site (
    id         INTEGER PRIMARY KEY,
    siret      TEXT NOT NULL,
    account_id INTEGER NOT NULL REFERENCES account (id),
    address_id INTEGER REFERENCES address (id)
) STRICT;
CREATE UNIQUE INDEX site_siret ON site (siret);
CREATE INDEX site_account ON site (account_id);

CREATE TABLE contact (
    id         INTEGER PRIMARY KEY,
    uid        TEXT GENERATED ALWAYS AS (printf('C%07d', id)) VIRTUAL,
    account_id INTEGER REFERENCES account (id),
    address_id INTEGER REFERENCES address (id),
    kind       TEXT NOT NULL CHECK (kind IN ('person', 'company')),
    civility   TEXT,
    title      TEXT,
    first_name TEXT,
    last_name  TEXT,
    name_key   TEXT,
    job_title  TEXT,
    department TEXT,
    level      TEXT,
    email      TEXT,
    email_kind TEXT,
    phone      TEXT,
    phone_kind TEXT,
    mobile     TEXT,
    siret      TEXT,
    updated_on TEXT,
    record_id  INTEGER NOT NULL, -- the record that gave every field not named in `origin`
    origin     TEXT,             -- JSON object: field -> record
    records    INTEGER NOT NULL
) STRICT;

CREATE TABLE contact_alias (
    id         INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact (id)
) STRICT;
CREATE INDEX contact_alias_target ON contact_alias (contact_id);

-- One line of one source as it came: normalised values here, raw cells in record_raw.
CREATE TABLE record (
    id            INTEGER PRIMARY KEY,
    source_id     INTEGER NOT NULL REFERENCES source (id),
    batch_id      INTEGER NOT NULL REFERENCES batch (id),
    line          INTEGER NOT NULL,
    external_id   TEXT,             -- the source's own id
    key_hash      INTEGER NOT NULL, -- of the source and of the identity within it
    content_hash  INTEGER NOT NULL, -- of the raw cells and of the mapping
    contact_id    INTEGER NOT NULL REFERENCES contact (id),
    account_id    INTEGER REFERENCES account (id),
    address_id    INTEGER REFERENCES address (id),
    fields        TEXT NOT NULL,    -- the normalised values, packed: storage/packed_fields.hpp
    problems      INTEGER NOT NULL  -- set of fields::Problem
) STRICT;
CREATE INDEX record_contact ON record (contact_id);
CREATE INDEX record_account ON record (account_id);

-- From key_hash to the record.
CREATE TABLE record_key (
    hash      INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES source (id),
    record_id INTEGER NOT NULL
) STRICT;

CREATE TABLE record_raw (
    record_id INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
    cells     TEXT NOT NULL -- JSON array, in the order of batch.columns
) STRICT;

CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What the last scan proposes; drawn anew by each.

-- Two contacts that were found to be one. No join closes a ring: leaving one out parts two sets.
CREATE TABLE match_join (
    contact_a   INTEGER NOT NULL,
    contact_b   INTEGER NOT NULL,
    evidence    TEXT NOT NULL,
    probability REAL NOT NULL,
    PRIMARY KEY (contact_a, contact_b)
) STRICT, WITHOUT ROWID;

-- Two records of different contacts that a person should look at.
CREATE TABLE match_review (
    record_a    INTEGER NOT NULL,
    record_b    INTEGER NOT NULL,
    probability REAL NOT NULL,
    PRIMARY KEY (record_a, record_b)
) STRICT, WITHOUT ROWID;

-- One row: the weights of the last full run, and the last run that compared, full or not.
CREATE TABLE match_model (
    run_id      INTEGER PRIMARY KEY REFERENCES run (id),
    full_run_id INTEGER NOT NULL REFERENCES run (id),
    records     INTEGER NOT NULL, -- that there were at that full run
    threshold   REAL NOT NULL,
    model       TEXT NOT NULL     -- JSON
) STRICT;

-- What the last full run leaves for later ones over new records alone.

-- Kinds of keys under which records meet.
CREATE TABLE match_key_kind (
    id    INTEGER PRIMARY KEY,
    name  TEXT NOT NULL,
    facts INTEGER NOT NULL, -- set of facts that the key tells, a bit each
    alone INTEGER NOT NULL CHECK (alone IN (0, 1))
) STRICT;

-- Keys of records in pages: id is kind << 48 | hash << 16 | number among pages that start with that
-- hash; a page holds 64-bit words (hash << 32 | record) in ascending order.
CREATE TABLE match_key_page (
    id    INTEGER PRIMARY KEY,
    items BLOB NOT NULL
) STRICT;

-- Keys of the records that came since.
CREATE TABLE match_key_new (
    kind      INTEGER NOT NULL,
    hash      INTEGER NOT NULL,
    record_id INTEGER NOT NULL,
    PRIMARY KEY (kind, hash, record_id)
) STRICT, WITHOUT ROWID;

-- In how many records each value of a kind occurs: 64-bit hashes, ascending, and 32-bit counts.
CREATE TABLE match_frequency (
    name   TEXT PRIMARY KEY,
    total  INTEGER NOT NULL,
    hashes BLOB NOT NULL,
    counts BLOB NOT NULL
) STRICT;

-- What a person said of two records: they are of one contact, or they never are. Kept for ever and
-- respected by every later run.
CREATE TABLE verdict (
    record_a   INTEGER NOT NULL,
    record_b   INTEGER NOT NULL,
    same       INTEGER NOT NULL CHECK (same IN (0, 1)),
    run_id     INTEGER NOT NULL REFERENCES run (id),
    decided_at TEXT NOT NULL,
    PRIMARY KEY (record_a, record_b),
    CHECK (record_a < record_b)
) STRICT, WITHOUT ROWID;
CREATE INDEX verdict_record_b ON verdict (record_b);
