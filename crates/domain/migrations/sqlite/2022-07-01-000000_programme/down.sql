DROP TABLE feed;
DROP TABLE star;
DROP TABLE programme_step;
DROP TABLE programme_draft;
DROP TABLE programme_release;

CREATE TABLE programme_release (
    conference  TEXT    NOT NULL REFERENCES conference (id),
    number      INTEGER NOT NULL CHECK (number >= 1),
    programme   TEXT    NOT NULL, -- JSON
    released_at BIGINT  NOT NULL,
    PRIMARY KEY (conference, number)
);
