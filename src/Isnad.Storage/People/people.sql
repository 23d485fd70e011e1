-- desk.db: who may work at the desk. Beside the ledger, and in no backup of it.
CREATE TABLE person (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    name      TEXT    NOT NULL,
    name_key  TEXT    NOT NULL UNIQUE,   -- as it is compared
    pseudonym TEXT    NOT NULL,
    pseudonym_key TEXT NOT NULL UNIQUE,
    role      TEXT    NOT NULL,
    active    INTEGER NOT NULL DEFAULT 1,
    since     TEXT    NOT NULL,
    password  TEXT    NOT NULL           -- its hash
) STRICT;
CREATE TABLE invitation (
    hash   BLOB PRIMARY KEY,
    role   TEXT NOT NULL,
    person INTEGER REFERENCES person,
    until  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE session (
    hash   BLOB PRIMARY KEY,
    person INTEGER NOT NULL REFERENCES person,
    until  TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE api_token (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    hash    BLOB    NOT NULL UNIQUE,
    person  INTEGER NOT NULL REFERENCES person,
    label   TEXT    NOT NULL,
    made_at TEXT    NOT NULL,
    used_at TEXT
) STRICT;
CREATE TABLE audit (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    at     TEXT NOT NULL,
    what   TEXT NOT NULL,
    by     INTEGER,
    about  INTEGER,
    detail TEXT
) STRICT;
PRAGMA user_version = 1;
