-- Kinds of run_change besides those of 0001_base.sql:
--   events, order_lines, contracts: ids row_id to `after` are new
--   contract: contract row_id was said anew; `before` is what was known (JSON)

-- Activity: what happened to people and companies, what they ordered, and their contracts.

-- Each row belongs to the contact of its record, or, of_account = 1, to the company of that record
-- and to nobody there; so it goes wherever merges and splits take the record. After an erasure it
-- belongs to nobody and counts still.

-- Campaigns by the code that files give them.
CREATE TABLE campaign_code (
    id   INTEGER PRIMARY KEY,
    code TEXT NOT NULL -- two may become one when a value of an erased person is cleared
) STRICT;
CREATE INDEX campaign_code_code ON campaign_code (code);

CREATE TABLE event (
    id          INTEGER PRIMARY KEY,
    run_id      INTEGER NOT NULL REFERENCES run (id),
    source_id   INTEGER NOT NULL REFERENCES source (id), -- that told of it
    record_id   INTEGER REFERENCES record (id),
    of_account  INTEGER NOT NULL CHECK (of_account IN (0, 1)),
    type        INTEGER NOT NULL, -- model::EventType
    outcome     INTEGER,          -- of a call: model::CallOutcome
    channel     INTEGER,          -- model::EventChannel
    day         INTEGER NOT NULL, -- in the calendar of the place, since 1970-01-01
    at          TEXT NOT NULL,    -- YYYY-MM-DD, or in UTC with a time
    campaign_id INTEGER REFERENCES campaign_code (id),
    value_cents INTEGER,          -- of an order: what is left of it after refunds
    ref         TEXT,             -- as the source calls it: the number of an order
    url         TEXT,
    detail      TEXT,
    next_on     TEXT,             -- YYYY-MM-DD: when to come back to it
    key_hash    INTEGER NOT NULL  -- of what makes it this event and no other
) STRICT;
CREATE UNIQUE INDEX event_key ON event (key_hash);
CREATE INDEX event_record ON event (record_id, type, day);
CREATE INDEX event_type ON event (type, day, record_id);

-- The lines of an order, which is an event of type order: what is bought and what is given back.
CREATE TABLE order_line (
    id           INTEGER PRIMARY KEY,
    run_id       INTEGER NOT NULL REFERENCES run (id),
    event_id     INTEGER NOT NULL REFERENCES event (id),
    day          INTEGER NOT NULL,
    amount_cents INTEGER NOT NULL, -- below zero: a refund
    margin_cents INTEGER,
    quantity     REAL,
    product      TEXT,
    contract_ref TEXT,
    key_hash     INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX order_line_key ON order_line (key_hash);
CREATE INDEX order_line_event ON order_line (event_id);

-- The last that a source said of a contract.
CREATE TABLE contract (
    id           INTEGER PRIMARY KEY,
    run_id       INTEGER NOT NULL REFERENCES run (id),
    source_id    INTEGER NOT NULL REFERENCES source (id),
    record_id    INTEGER REFERENCES record (id),
    of_account   INTEGER NOT NULL CHECK (of_account IN (0, 1)),
    ref          TEXT,
    product      TEXT,
    amount_cents INTEGER,
    margin_cents INTEGER,
    volume       TEXT,
    conditions   TEXT,
    start_on     TEXT,             -- YYYY-MM-DD, as all days here
    end_on       TEXT,
    renewal_on   TEXT,
    status       TEXT CHECK (status IN ('active', 'ended', 'cancelled')),
    key_hash     INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX contract_key ON contract (key_hash);
CREATE INDEX contract_record ON contract (record_id);
