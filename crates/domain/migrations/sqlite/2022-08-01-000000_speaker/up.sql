-- Who speaks or chairs, and how to reach them; what readers see of them is in the programme.
CREATE TABLE speaker (
    id                TEXT    PRIMARY KEY,
    conference        TEXT    NOT NULL REFERENCES conference (id),
    key               TEXT    NOT NULL, -- of the speaker in the programme
    email             TEXT    NOT NULL,
    mailbox           TEXT    NOT NULL, -- the same in small letters
    assistant_name    TEXT    NOT NULL, -- may be empty
    assistant_email   TEXT,             -- who gets the mails in their stead
    language          TEXT    NOT NULL,
    pronouns          TEXT    NOT NULL, -- may be empty
    stage_needs       TEXT    NOT NULL, -- may be empty
    recording_consent BOOLEAN,          -- unanswered is not yes
    photo_consent     BOOLEAN,
    consented_at      BIGINT,           -- when the two were answered
    link_generation   INTEGER NOT NULL, -- raising it revokes the private link
    link_sent_at      BIGINT,           -- none before the first
    bounced           TEXT,             -- the address that refused a mail, and what its server said
    bounced_at        BIGINT,
    version           BIGINT  NOT NULL, -- rises with every change
    created_at        BIGINT  NOT NULL,
    changed_at        BIGINT  NOT NULL,
    UNIQUE (conference, key)
);

CREATE INDEX speaker_mailbox ON speaker (conference, mailbox);

-- Health data: apart from the rest, and gone earlier.
CREATE TABLE speaker_needs (
    speaker      TEXT   PRIMARY KEY REFERENCES speaker (id),
    diet         TEXT   NOT NULL,
    access       TEXT   NOT NULL,
    consented_at BIGINT NOT NULL,
    delete_at    BIGINT NOT NULL
);

CREATE INDEX speaker_needs_delete ON speaker_needs (delete_at);

CREATE TABLE speaker_photo (
    speaker    TEXT   PRIMARY KEY REFERENCES speaker (id),
    kind       TEXT   NOT NULL, -- the media type
    bytes      BLOB   NOT NULL, -- as we encoded it
    digest     TEXT   NOT NULL, -- SHA-256 of the bytes
    changed_at BIGINT NOT NULL
);

CREATE TABLE speaker_file (
    id          TEXT   PRIMARY KEY,
    speaker     TEXT   NOT NULL REFERENCES speaker (id),
    slot        TEXT   NOT NULL, -- the key
    name        TEXT   NOT NULL,
    kind        TEXT   NOT NULL, -- the media type
    size        BIGINT NOT NULL, -- octets
    digest      TEXT   NOT NULL, -- SHA-256 of the bytes
    bytes       BLOB   NOT NULL,
    uploaded_at BIGINT NOT NULL
);

CREATE INDEX speaker_file_speaker ON speaker_file (speaker, id);

CREATE TABLE disclosure (
    speaker      TEXT    NOT NULL REFERENCES speaker (id),
    slot         TEXT    NOT NULL, -- the key
    version      INTEGER NOT NULL CHECK (version >= 1),
    "nothing"    BOOLEAN NOT NULL, -- said that there is nothing to disclose
    statement    TEXT    NOT NULL, -- empty where there is nothing
    disclosed_by TEXT    NOT NULL,
    disclosed_at BIGINT  NOT NULL,
    PRIMARY KEY (speaker, slot, version)
);

-- Rises with what readers see of speakers beside the programme: photographs, disclosures.
ALTER TABLE conference ADD COLUMN speakers_version BIGINT NOT NULL DEFAULT 0;

CREATE TABLE invite (
    uid               TEXT    PRIMARY KEY, -- UID@host, for ever
    conference        TEXT    NOT NULL REFERENCES conference (id),
    speaker           TEXT    NOT NULL REFERENCES speaker (id),
    item              TEXT    NOT NULL, -- 'slot/welcome', or 'session/opening' for its chair
    address           TEXT    NOT NULL, -- that was invited
    mailbox           TEXT    NOT NULL, -- the address in small letters
    status            TEXT    NOT NULL CHECK (status IN ('drafted', 'sent', 'accepted', 'tentative', 'declined', 'updated', 'cancelled')),
    sequence          INTEGER NOT NULL, -- of the newest message; -1 before the first
    asked_sequence    INTEGER NOT NULL, -- answers to earlier ones do not count
    told              TEXT    NOT NULL, -- JSON: what the newest message says
    comment           TEXT    NOT NULL, -- with the answer; may be empty
    answered_by       TEXT    CHECK (answered_by IN ('calendar', 'link', 'organiser')),
    answered_sequence INTEGER,
    answered_stamp    BIGINT,           -- DTSTAMP of the answer
    answered_at       BIGINT,
    asked_at          BIGINT,           -- when an answer was first asked for, at this time and place
    reminded          TEXT    NOT NULL, -- JSON list: the rules that have reminded
    refreshed_at      BIGINT,           -- when it was last sent again on request
    created_at        BIGINT  NOT NULL,
    changed_at        BIGINT  NOT NULL,
    UNIQUE (speaker, item, mailbox)
);

CREATE INDEX invite_conference ON invite (conference, speaker);

-- Everything that was said about an invite, also what does not count.
CREATE TABLE invite_answer (
    id         TEXT    PRIMARY KEY,
    invite     TEXT    NOT NULL REFERENCES invite (uid),
    kind       TEXT    NOT NULL CHECK (kind IN ('reply', 'counter', 'refresh')),
    way        TEXT    NOT NULL CHECK (way IN ('calendar', 'link', 'organiser')),
    answer     TEXT    CHECK (answer IN ('accepted', 'tentative', 'declined')),
    comment    TEXT    NOT NULL,
    sequence   INTEGER NOT NULL,
    stamp      BIGINT  NOT NULL, -- DTSTAMP
    sender     TEXT    NOT NULL, -- the address it came from; empty when not by mail
    verdict    TEXT    NOT NULL CHECK (verdict IN ('counts', 'outdated', 'older', 'aside', 'refused', 'noted', 'done')),
    proposed   TEXT,             -- JSON: another time
    said_at    BIGINT  NOT NULL
);

CREATE INDEX invite_answer_invite ON invite_answer (invite, id);

-- Mails that came in: each is read once.
CREATE TABLE incoming (
    key         TEXT   PRIMARY KEY, -- Message-ID, else SHA-256 of the mail
    conference  TEXT   REFERENCES conference (id),
    invite      TEXT   REFERENCES invite (uid),
    outcome     TEXT   NOT NULL, -- what became of it
    why         TEXT   NOT NULL, -- may be empty
    sender      TEXT   NOT NULL,
    subject     TEXT   NOT NULL,
    mail        BLOB,            -- kept only while somebody has to look at it
    received_at BIGINT NOT NULL
);

CREATE INDEX incoming_outcome ON incoming (outcome, received_at);

-- Who holds or starred what, before it is moved.
CREATE INDEX booking_held ON booking (place) WHERE status = 'held';
CREATE INDEX star_item ON star (item);

-- Messages may wait for an organiser's word, be left out by it, or be overtaken by newer ones.
CREATE TABLE outbox_new (
    id              TEXT    PRIMARY KEY,
    conference      TEXT    NOT NULL REFERENCES conference (id),
    stream          TEXT    NOT NULL, -- messages of one stream go out in order
    kind            TEXT    NOT NULL,
    recipient       TEXT    NOT NULL,
    language        TEXT    NOT NULL,
    message         TEXT    NOT NULL, -- JSON: all that is told
    message_id      TEXT    NOT NULL UNIQUE,
    status          TEXT    NOT NULL CHECK (status IN ('pending', 'sent', 'dead', 'held', 'superseded', 'left-out')),
    attempts        INTEGER NOT NULL,
    next_attempt_at BIGINT  NOT NULL,
    lease           TEXT,             -- who works on it
    leased_until    BIGINT  NOT NULL,
    mime            BLOB,             -- the mail itself, from the first attempt until it is sent
    last_error      TEXT,
    created_at      BIGINT  NOT NULL,
    settled_at      BIGINT,
    doubtful        BOOLEAN NOT NULL  -- an attempt may have been taken without our knowing
);

INSERT INTO outbox_new SELECT id, conference, stream, kind, recipient, language, message, message_id, status, attempts, next_attempt_at, lease, leased_until, mime, last_error, created_at, settled_at, FALSE FROM outbox;
DROP TABLE outbox;
ALTER TABLE outbox_new RENAME TO outbox;

CREATE INDEX outbox_pending ON outbox (next_attempt_at) WHERE status = 'pending';
CREATE INDEX outbox_stream ON outbox (stream, id) WHERE status = 'pending';
CREATE INDEX outbox_listed ON outbox (conference, id);
CREATE INDEX outbox_thread ON outbox (stream, id);
