-- Instants are microseconds since 1970-01-01 UTC. Ids are UUIDs, version 7, as text.

CREATE TABLE conference (
    id         TEXT   PRIMARY KEY,
    slug       TEXT   NOT NULL UNIQUE,
    version    BIGINT NOT NULL, -- rises with every change of the definition
    definition TEXT   NOT NULL, -- JSON
    changed_at BIGINT NOT NULL
);

CREATE TABLE programme_release (
    conference  TEXT    NOT NULL REFERENCES conference (id),
    number      INTEGER NOT NULL CHECK (number >= 1),
    programme   TEXT    NOT NULL, -- JSON
    released_at BIGINT  NOT NULL,
    PRIMARY KEY (conference, number)
);

CREATE TABLE place (
    id          TEXT    PRIMARY KEY,
    conference  TEXT    NOT NULL REFERENCES conference (id),
    key         TEXT    NOT NULL,
    capacity    INTEGER NOT NULL CHECK (capacity >= 0),
    taken       INTEGER NOT NULL CHECK (taken >= 0),   -- held and offered bookings
    waiting     INTEGER NOT NULL CHECK (waiting >= 0), -- waiting bookings
    next_ticket BIGINT  NOT NULL,                      -- order in the waiting list
    overbooked  BOOLEAN NOT NULL,                      -- somebody allowed taken > capacity
    cancelled   BOOLEAN NOT NULL,
    UNIQUE (conference, key),
    CHECK (taken <= capacity OR overbooked)
);

CREATE TABLE registration (
    id                 TEXT    PRIMARY KEY,
    conference         TEXT    NOT NULL REFERENCES conference (id),
    status             TEXT    NOT NULL CHECK (status IN ('confirmed', 'waiting', 'lapsed', 'cancelled')),
    given_name         TEXT    NOT NULL,
    family_name        TEXT    NOT NULL,
    email              TEXT    NOT NULL,
    mailbox            TEXT    NOT NULL, -- the address in small letters
    affiliation        TEXT    NOT NULL,
    country            TEXT    NOT NULL,
    category           TEXT    NOT NULL,
    focus_areas        TEXT    NOT NULL, -- JSON list of keys
    language           TEXT    NOT NULL,
    orcid              TEXT,
    efn                TEXT,
    photo_consent      BOOLEAN,          -- unanswered is not yes
    answers            TEXT    NOT NULL, -- JSON object
    notice_version     TEXT    NOT NULL,
    notice_accepted_at BIGINT  NOT NULL,
    link_generation    INTEGER NOT NULL, -- raising it revokes the private link
    link_sent_at       BIGINT  NOT NULL,
    version            BIGINT  NOT NULL, -- rises with every change
    created_at         BIGINT  NOT NULL,
    changed_at         BIGINT  NOT NULL
);

-- One living registration for each mailbox; cancelled ones stay beside it.
CREATE UNIQUE INDEX registration_mailbox ON registration (conference, mailbox) WHERE status <> 'cancelled';
CREATE INDEX registration_created ON registration (conference, created_at, id);

-- Health data: apart from the rest, and gone earlier.
CREATE TABLE registration_needs (
    registration TEXT   PRIMARY KEY REFERENCES registration (id),
    diet         TEXT   NOT NULL,
    access       TEXT   NOT NULL,
    consented_at BIGINT NOT NULL,
    delete_at    BIGINT NOT NULL
);

CREATE INDEX registration_needs_delete ON registration_needs (delete_at);

CREATE TABLE booking (
    id               TEXT    PRIMARY KEY,
    registration     TEXT    NOT NULL REFERENCES registration (id),
    place            TEXT    NOT NULL REFERENCES place (id),
    status           TEXT    NOT NULL CHECK (status IN ('held', 'waiting', 'offered', 'cancelled', 'expired')),
    ticket           BIGINT,  -- order in the waiting list
    offer_expires_at BIGINT,
    uid              TEXT    NOT NULL, -- of its calendar entry, for ever
    sequence         INTEGER NOT NULL, -- of the entry that was told last; -1 before the first
    changed_at       BIGINT  NOT NULL,
    UNIQUE (registration, place),
    CHECK (status <> 'waiting' OR ticket IS NOT NULL),
    CHECK (status <> 'offered' OR offer_expires_at IS NOT NULL)
);

CREATE INDEX booking_waiting ON booking (place, ticket) WHERE status = 'waiting';
CREATE INDEX booking_offered ON booking (offer_expires_at) WHERE status = 'offered';

CREATE TABLE outbox (
    id              TEXT    PRIMARY KEY,
    conference      TEXT    NOT NULL REFERENCES conference (id),
    stream          TEXT    NOT NULL, -- messages of one stream go out in order
    kind            TEXT    NOT NULL,
    recipient       TEXT    NOT NULL,
    language        TEXT    NOT NULL,
    message         TEXT    NOT NULL, -- JSON: all that is told
    message_id      TEXT    NOT NULL UNIQUE,
    status          TEXT    NOT NULL CHECK (status IN ('pending', 'sent', 'dead')),
    attempts        INTEGER NOT NULL,
    next_attempt_at BIGINT  NOT NULL,
    lease           TEXT,             -- who works on it
    leased_until    BIGINT  NOT NULL,
    mime            BLOB,             -- the mail itself, from the first attempt until it is sent
    last_error      TEXT,
    created_at      BIGINT  NOT NULL,
    settled_at      BIGINT
);

CREATE INDEX outbox_pending ON outbox (next_attempt_at) WHERE status = 'pending';
CREATE INDEX outbox_stream ON outbox (stream, id) WHERE status = 'pending';
CREATE INDEX outbox_listed ON outbox (conference, id);

CREATE TABLE audit (
    id         TEXT   PRIMARY KEY,
    conference TEXT   REFERENCES conference (id),
    actor      TEXT   NOT NULL,
    action     TEXT   NOT NULL,
    subject    TEXT   NOT NULL,
    before     TEXT,            -- JSON
    after      TEXT,            -- JSON
    at         BIGINT NOT NULL
);

CREATE INDEX audit_subject ON audit (subject, id);

CREATE TABLE account (
    id            TEXT    PRIMARY KEY,
    email         TEXT    NOT NULL,
    mailbox       TEXT    NOT NULL UNIQUE, -- the address in small letters
    name          TEXT    NOT NULL,
    password_hash TEXT    NOT NULL, -- argon2id, PHC string
    failures      INTEGER NOT NULL, -- refused sign-ins since the last good one
    wait_until    BIGINT  NOT NULL,
    created_at    BIGINT  NOT NULL
);

CREATE TABLE membership (
    account    TEXT NOT NULL REFERENCES account (id),
    conference TEXT NOT NULL, -- an id, or '*' for every conference of the installation
    role       TEXT NOT NULL CHECK (role IN ('owner', 'organiser', 'track-chair', 'check-in')),
    PRIMARY KEY (account, conference)
);

CREATE TABLE sign_in (
    token_hash TEXT   PRIMARY KEY, -- SHA-256 of the secret
    account    TEXT   NOT NULL REFERENCES account (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE INDEX sign_in_expires ON sign_in (expires_at);

CREATE TABLE idempotency (
    scope       TEXT    NOT NULL, -- the operation and the conference
    key         TEXT    NOT NULL,
    fingerprint TEXT    NOT NULL, -- SHA-256 of the payload
    answer      TEXT    NOT NULL, -- JSON
    created_at  BIGINT  NOT NULL,
    PRIMARY KEY (scope, key)
);

CREATE INDEX idempotency_created ON idempotency (created_at);
