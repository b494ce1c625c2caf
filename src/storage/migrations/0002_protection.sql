-- Protection: what each source proves, consents, oppositions, and what left the base.

-- What is known of how a source collected its people; NULL: not said.
ALTER TABLE source ADD COLUMN public_name TEXT;     -- as a notice names it (RGPD art. 14)
ALTER TABLE source ADD COLUMN basis TEXT CHECK (basis IN
    ('none', 'consent', 'legitimate_interest', 'contract', 'existing_customer'));
ALTER TABLE source ADD COLUMN channels TEXT;        -- "email phone": what the licence covers
ALTER TABLE source ADD COLUMN purposes TEXT;        -- "prospection"
ALTER TABLE source ADD COLUMN collected_on TEXT;    -- YYYY-MM-DD; NULL: when it was imported
ALTER TABLE source ADD COLUMN proof TEXT;           -- reference of form or contract
ALTER TABLE source ADD COLUMN informed TEXT;        -- what the people were told, or its reference
ALTER TABLE source ADD COLUMN uses_max INTEGER CHECK (uses_max >= 0);
ALTER TABLE source ADD COLUMN uses_done INTEGER NOT NULL DEFAULT 0;
ALTER TABLE source ADD COLUMN valid_until TEXT;     -- YYYY-MM-DD, the last day
ALTER TABLE source ADD COLUMN addresses TEXT CHECK (addresses IN ('business', 'mixed'));

-- Tells the key file of this base from another. The keys themselves are never in the base.
CREATE TABLE secret_key (
    id          INTEGER PRIMARY KEY,
    check_value BLOB NOT NULL,
    created_at  TEXT NOT NULL
) STRICT;

-- Oppositions. Nothing in it tells who they are of, and nothing is joined to it but by a fingerprint
-- of an address that is at hand.
CREATE TABLE suppression (
    kind         INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 4), -- protect::AddressKind
    mac          BLOB NOT NULL CHECK (length(mac) = 32),
    key_id       INTEGER NOT NULL, -- 0: plain SHA-256, from another tool
    channel      TEXT NOT NULL CHECK (channel IN ('all', 'email', 'sms', 'phone', 'post')),
    purpose      TEXT NOT NULL CHECK (purpose IN ('everything', 'marketing', 'prospection',
                 'relation', 'information', 'renewal', 'ads', 'partner', 'service')),
    norm_version INTEGER NOT NULL,
    reason       TEXT NOT NULL CHECK (reason IN ('unsubscribe', 'complaint', 'verbal', 'letter',
                 'erasure', 'manual', 'external_list')),
    created_at   TEXT NOT NULL,
    review_on    TEXT NOT NULL,    -- YYYY-MM-DD; nothing expires by itself
    run_id       INTEGER NOT NULL REFERENCES run (id),
    origin       TEXT,             -- "list of mailtool", never a person
    PRIMARY KEY (kind, mac, key_id, channel, purpose)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER suppression_stays BEFORE DELETE ON suppression
BEGIN SELECT raise(ABORT, 'an opposition is never deleted'); END;

-- Wordings that people agreed to or were told, by version.
CREATE TABLE wording (
    id         INTEGER PRIMARY KEY,
    name       TEXT NOT NULL,
    version    INTEGER NOT NULL,
    lang       TEXT NOT NULL,
    text       TEXT NOT NULL,
    created_at TEXT NOT NULL,
    UNIQUE (name, version, lang)
) STRICT;

-- What people agreed to, refused or took back. It belongs to the contact of its record, wherever
-- merges and splits take that, and after an erasure to the fingerprint alone.
CREATE TABLE consent (
    id           INTEGER PRIMARY KEY,
    run_id       INTEGER NOT NULL REFERENCES run (id),
    record_id    INTEGER REFERENCES record (id),
    kind         INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 4), -- of the address concerned
    mac          BLOB NOT NULL CHECK (length(mac) = 32),
    key_id       INTEGER NOT NULL,
    channel      TEXT NOT NULL CHECK (channel IN ('email', 'sms', 'phone', 'post')),
    purpose      TEXT NOT NULL CHECK (purpose IN ('prospection', 'relation', 'information',
                 'renewal', 'ads', 'partner')),
    status       TEXT NOT NULL CHECK (status IN ('requested', 'confirmed', 'given', 'claimed',
                 'denied', 'withdrawn', 'expired')),
    at           TEXT NOT NULL,    -- when the person acted
    proof        TEXT,             -- form, paper, recording: a reference
    wording_id   INTEGER REFERENCES wording (id),
    ip           TEXT,
    user_agent   TEXT,
    requested_at TEXT,
    noted_at     TEXT NOT NULL,
    CHECK (status <> 'confirmed' OR requested_at IS NOT NULL)
) STRICT;
CREATE INDEX consent_record ON consent (record_id);
CREATE INDEX consent_mac ON consent (mac);
CREATE TRIGGER consent_stays BEFORE DELETE ON consent
BEGIN SELECT raise(ABORT, 'the log of consents only grows'); END;
-- An erasure cuts the tie to the person and the traces of the machine; all else stays.
CREATE TRIGGER consent_is_final BEFORE UPDATE ON consent
WHEN NEW.record_id IS NOT NULL OR NEW.ip IS NOT NULL OR NEW.user_agent IS NOT NULL
    OR (OLD.run_id, OLD.kind, OLD.mac, OLD.key_id, OLD.channel, OLD.purpose, OLD.status, OLD.at,
        OLD.noted_at) IS NOT
       (NEW.run_id, NEW.kind, NEW.mac, NEW.key_id, NEW.channel, NEW.purpose, NEW.status, NEW.at,
        NEW.noted_at)
BEGIN SELECT raise(ABORT, 'the log of consents only grows'); END;

-- Who gets files.
CREATE TABLE recipient (
    id         INTEGER PRIMARY KEY,
    name       TEXT NOT NULL UNIQUE,
    kind       TEXT NOT NULL CHECK (kind IN ('processor', 'controller', 'partner')),
    contract   TEXT,             -- reference; a processor needs one (RGPD art. 28)
    country    TEXT,
    created_at TEXT NOT NULL
) STRICT;

-- What left, without any value of a person.
CREATE TABLE export_log (
    id           INTEGER PRIMARY KEY,
    run_id       INTEGER NOT NULL REFERENCES run (id),
    at           TEXT NOT NULL,
    format       TEXT NOT NULL,
    purpose      TEXT NOT NULL,
    recipient_id INTEGER REFERENCES recipient (id), -- NULL: for oneself
    file_name    TEXT,             -- NULL: standard output
    columns      TEXT NOT NULL,    -- "uid email"
    contacts     INTEGER NOT NULL,
    refused      TEXT NOT NULL,    -- JSON: channel -> reason -> contacts
    file_sha256  TEXT,
    purge_by     TEXT              -- YYYY-MM-DD
) STRICT;

-- The contacts of an export, in pages of ascending ids: differences as variable-length numbers.
CREATE TABLE export_member (
    export_id INTEGER NOT NULL REFERENCES export_log (id),
    first     INTEGER NOT NULL,
    last      INTEGER NOT NULL,
    contacts  BLOB NOT NULL,
    PRIMARY KEY (export_id, first)
) STRICT, WITHOUT ROWID;
