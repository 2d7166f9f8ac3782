-- Releases were read from files only, in a form that could not be edited: load the file again.
DROP TABLE programme_release;

CREATE TABLE programme_release (
    conference  TEXT    NOT NULL REFERENCES conference (id),
    number      INTEGER NOT NULL CHECK (number >= 1),
    name        TEXT    NOT NULL, -- may be empty
    note        TEXT    NOT NULL, -- may be empty
    programme   TEXT    NOT NULL, -- JSON
    takes_back  INTEGER,          -- the release that this one took back
    released_by TEXT    NOT NULL,
    released_at BIGINT  NOT NULL,
    PRIMARY KEY (conference, number)
);

CREATE TABLE programme_draft (
    conference TEXT   PRIMARY KEY REFERENCES conference (id),
    version    BIGINT NOT NULL CHECK (version >= 1),
    programme  TEXT   NOT NULL, -- JSON
    changed_at BIGINT NOT NULL
);

CREATE TABLE programme_step (
    conference TEXT   NOT NULL REFERENCES conference (id),
    version    BIGINT NOT NULL, -- of the draft, after the step
    kind       TEXT   NOT NULL CHECK (kind IN ('edit', 'undo', 'redo')),
    state      TEXT   NOT NULL CHECK (state IN ('done', 'undone', 'dropped')),
    deed       TEXT   NOT NULL, -- what was done, such as 'move'
    touched    TEXT   NOT NULL, -- JSON: the items it changed
    patch      TEXT   NOT NULL, -- JSON: how they were and are
    made_by    TEXT   NOT NULL,
    made_at    BIGINT NOT NULL,
    PRIMARY KEY (conference, version)
);

CREATE TABLE star (
    registration TEXT   NOT NULL REFERENCES registration (id),
    item         TEXT   NOT NULL, -- 'session/opening' or 'slot/welcome'
    starred_at   BIGINT NOT NULL,
    PRIMARY KEY (registration, item)
);

CREATE TABLE feed (
    token_hash   TEXT   PRIMARY KEY, -- SHA-256 of the secret
    registration TEXT   NOT NULL UNIQUE REFERENCES registration (id),
    created_at   BIGINT NOT NULL,
    fetched_at   BIGINT -- when somebody last asked for it; to the hour
);
