// The shape of the database, one numbered step after another; a step that has been released is never edited.

/**
 * Step n brings a database of `user_version` n to n + 1, in one transaction.
 *
 * `scopes.revision` never falls. `articles.key` is the order added and is never given twice. `articles.checksum` covers
 * scope, id, version, fields, text and passages; `vectors.rows` is float32, little-endian, one row per passage.
 * Rows of passages and vectors go with their article.
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
];
