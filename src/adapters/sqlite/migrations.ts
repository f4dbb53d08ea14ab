// The shape of the database, one numbered step after another; a step that has been released is never edited.

/**
 * Step n brings a database of `user_version` n to n + 1, in one transaction.
 *
 * `scopes.revision` never falls. `articles.key` is the order added and is never given twice. `articles.checksum` covers
 * scope, id, version, fields, text and passages; `vectors.rows` is float32, little-endian, one row per passage.
 * Rows of passages, vectors and earlier versions go with their article; `versions.passages` is JSON, `[[id, start, end]]`,
 * and `versions.checksum` is the one that the text had as the current one. `records.article` names an article of the scope
 * without holding it: a record of one that is only offered there is kept too. `records.time` is `at` in milliseconds.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE scopes (
    name TEXT NOT NULL PRIMARY KEY,
    revision INTEGER NOT NULL CHECK (revision > 0)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE articles (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    scope TEXT NOT NULL REFERENCES scopes (name),
    id TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    fields TEXT NOT NULL,
    checksum BLOB NOT NULL CHECK (length(checksum) = 32),
    text TEXT NOT NULL,
    UNIQUE (scope, id)
  ) STRICT;

  CREATE TABLE passages (
    article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    id TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (article, position)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE vectors (
    article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
    embedder TEXT NOT NULL,
    dimensions INTEGER NOT NULL CHECK (dimensions > 0),
    checksum BLOB NOT NULL CHECK (length(checksum) = 32),
    rows BLOB NOT NULL,
    PRIMARY KEY (article, embedder)
  ) STRICT;

  CREATE TABLE settings (
    scope TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (scope, key)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE versions (
    article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
    version INTEGER NOT NULL CHECK (version > 0),
    fields TEXT NOT NULL,
    passages TEXT NOT NULL,
    checksum BLOB NOT NULL CHECK (length(checksum) = 32),
    text TEXT NOT NULL,
    PRIMARY KEY (article, version)
  ) STRICT;

  CREATE TABLE records (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    scope TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    time INTEGER NOT NULL,
    at TEXT NOT NULL,
    article TEXT,
    checksum BLOB NOT NULL CHECK (length(checksum) = 32),
    value TEXT NOT NULL,
    UNIQUE (scope, kind, id)
  ) STRICT;

  CREATE INDEX records_by_time ON records (scope, kind, time, key);
  CREATE INDEX records_by_article ON records (scope, article) WHERE article IS NOT NULL;
  `,
];
