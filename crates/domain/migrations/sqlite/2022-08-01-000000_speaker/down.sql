DROP INDEX star_item;
DROP INDEX booking_held;
DROP TABLE incoming;
DROP TABLE invite_answer;
DROP TABLE invite;
DROP TABLE disclosure;
DROP TABLE speaker_file;
DROP TABLE speaker_photo;
DROP TABLE speaker_needs;
DROP TABLE speaker;
ALTER TABLE conference DROP COLUMN speakers_version;

-- The schema before has no word for messages that nobody was to send.
CREATE TABLE outbox_new (
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

INSERT INTO outbox_new SELECT id, conference, stream, kind, recipient, language, message, message_id, status, attempts, next_attempt_at, lease, leased_until, mime, last_error, created_at, settled_at
    FROM outbox WHERE status IN ('pending', 'sent', 'dead');
DROP TABLE outbox;
ALTER TABLE outbox_new RENAME TO outbox;

CREATE INDEX outbox_pending ON outbox (next_attempt_at) WHERE status = 'pending';
CREATE INDEX outbox_stream ON outbox (stream, id) WHERE status = 'pending';
CREATE INDEX outbox_listed ON outbox (conference, id);
