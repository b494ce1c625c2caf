-- Rights of people: their requests, what they were told, and the register of processing.

-- A request of somebody (RGPD art. 15 to 21), and restrictions that were set without one. It
-- restricts its subject while it is open, and a granted restriction until it is lifted.
CREATE TABLE rights_request (
    id            INTEGER PRIMARY KEY,
    run_id        INTEGER NOT NULL REFERENCES run (id),
    asked         TEXT NOT NULL CHECK (asked IN ('access', 'rectification', 'erasure',
                  'restriction', 'objection', 'portability')),
    way           TEXT,             -- how it came: "letter", "phone"
    received_on   TEXT NOT NULL,    -- YYYY-MM-DD, as all days here
    due_on        TEXT NOT NULL,    -- never moves; see extended_to
    extended_to   TEXT,
    extend_reason TEXT,
    identity      TEXT,             -- how it was checked who asks; never the proof itself
    closed_on     TEXT,
    outcome       TEXT CHECK (outcome IN ('done', 'partly', 'refused', 'withdrawn')),
    outcome_note  TEXT,
    lifted_on     TEXT,             -- of a restriction
    CHECK ((closed_on IS NULL) = (outcome IS NULL)),
    CHECK ((extended_to IS NULL) = (extend_reason IS NULL))
) STRICT;
CREATE TRIGGER rights_request_stays BEFORE DELETE ON rights_request
BEGIN SELECT raise(ABORT, 'a request is never deleted'); END;
CREATE TRIGGER rights_request_term BEFORE UPDATE ON rights_request
WHEN (OLD.asked, OLD.received_on, OLD.due_on) IS NOT (NEW.asked, NEW.received_on, NEW.due_on)
BEGIN SELECT raise(ABORT, 'the term of a request never moves'); END;

-- Whose request it is: fingerprints of the addresses, which outlive an erasure and recognise the
-- person in later files,
CREATE TABLE request_subject (
    request_id INTEGER NOT NULL REFERENCES rights_request (id),
    kind       INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 4), -- protect::AddressKind
    mac        BLOB NOT NULL CHECK (length(mac) = 32),
    key_id     INTEGER NOT NULL,
    PRIMARY KEY (request_id, kind, mac)
) STRICT, WITHOUT ROWID;
-- and the records, wherever merges and splits take them.
CREATE TABLE request_record (
    request_id INTEGER NOT NULL REFERENCES rights_request (id),
    record_id  INTEGER NOT NULL REFERENCES record (id),
    PRIMARY KEY (request_id, record_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX request_record_record ON request_record (record_id);

-- People who were told where their data comes from: one by one,
CREATE TABLE notice_given (
    id         INTEGER PRIMARY KEY,
    run_id     INTEGER NOT NULL REFERENCES run (id),
    record_id  INTEGER NOT NULL REFERENCES record (id),
    wording_id INTEGER NOT NULL REFERENCES wording (id),
    how        TEXT NOT NULL CHECK (how IN ('sent', 'shown', 'read_out')),
    given_on   TEXT NOT NULL
) STRICT;
CREATE INDEX notice_given_record ON notice_given (record_id);
-- or all those of an export whose message was sent with the notice in it.
CREATE TABLE export_notice (
    export_id  INTEGER PRIMARY KEY REFERENCES export_log (id),
    run_id     INTEGER NOT NULL REFERENCES run (id),
    wording_id INTEGER NOT NULL REFERENCES wording (id),
    given_on   TEXT NOT NULL
) STRICT;

-- The register (RGPD art. 30), a sheet for each purpose. Recipients are read from what really left.
CREATE TABLE processing (
    purpose     TEXT PRIMARY KEY,
    basis       TEXT,
    lia         TEXT, -- reference of the balancing test behind a legitimate interest
    people      TEXT, -- categories
    data        TEXT, -- categories
    transfers   TEXT, -- outside the Union, and under which guarantees
    period      TEXT, -- how long it is kept
    security    TEXT,
    reviewed_on TEXT  -- YYYY-MM-DD
) STRICT, WITHOUT ROWID;
