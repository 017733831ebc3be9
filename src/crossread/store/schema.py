"""The tables, as the named steps that made them.

A step is never changed once it has been released: a later one alters what it made. Each runs in
one transaction with the record that it ran.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Migration:
    """One change of the tables; ``statements`` end with a semicolon each."""

    name: str
    statements: str


_FIRST = """
CREATE TABLE runs (
  seq INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  at TEXT NOT NULL,
  added INTEGER NOT NULL DEFAULT 0,
  versions INTEGER NOT NULL DEFAULT 0,
  known INTEGER NOT NULL DEFAULT 0,
  rejected INTEGER NOT NULL DEFAULT 0,
  done INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE rejections (
  seq INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES runs,
  path TEXT NOT NULL,
  reason TEXT NOT NULL,
  detail TEXT NOT NULL
);
CREATE TABLE captures (
  sha256 TEXT PRIMARY KEY,
  path TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL,
  said TEXT NOT NULL,
  content BLOB NOT NULL
);
CREATE TABLE stories (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  first TEXT,
  last TEXT,
  articles INTEGER NOT NULL,
  outlets TEXT NOT NULL,
  form TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  touched INTEGER NOT NULL,
  gone_into TEXT REFERENCES stories
);
CREATE INDEX stories_by_change ON stories (changed_at DESC, id) WHERE articles > 0;
CREATE TABLE articles (
  id TEXT PRIMARY KEY,
  head TEXT NOT NULL,
  story TEXT REFERENCES stories
) WITHOUT ROWID;
CREATE INDEX articles_by_story ON articles (story);
CREATE TABLE reports (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  article TEXT NOT NULL REFERENCES articles,
  sha256 TEXT NOT NULL UNIQUE REFERENCES captures,
  run INTEGER NOT NULL REFERENCES runs,
  at TEXT NOT NULL,
  moment TEXT NOT NULL,
  outlet TEXT,
  day TEXT,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  exact BLOB,
  record BLOB NOT NULL,
  sketch BLOB NOT NULL
);
CREATE INDEX reports_by_article ON reports (article);
CREATE TABLE keys (
  key TEXT NOT NULL,
  article TEXT NOT NULL REFERENCES articles,
  PRIMARY KEY (key, article)
) WITHOUT ROWID;
CREATE TABLE events (
  seq INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES runs,
  story TEXT NOT NULL REFERENCES stories,
  report TEXT NOT NULL REFERENCES reports (id),
  kind TEXT NOT NULL,
  why TEXT NOT NULL,
  before TEXT
);
CREATE INDEX events_by_story ON events (story);
CREATE INDEX events_by_report ON events (report);
CREATE TABLE collations (
  story TEXT PRIMARY KEY REFERENCES stories,
  key TEXT NOT NULL,
  run INTEGER NOT NULL REFERENCES runs,
  at TEXT NOT NULL,
  reports TEXT NOT NULL,
  origins INTEGER NOT NULL,
  disputed INTEGER NOT NULL,
  form BLOB NOT NULL
);
CREATE TABLE claims (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  story TEXT NOT NULL REFERENCES stories,
  report TEXT NOT NULL REFERENCES reports (id),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  point TEXT NOT NULL,
  status TEXT NOT NULL,
  text TEXT NOT NULL
);
CREATE INDEX claims_by_story ON claims (story);
CREATE TABLE changes (
  seq INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES runs,
  story TEXT NOT NULL REFERENCES stories,
  form TEXT NOT NULL
);
CREATE INDEX changes_by_story ON changes (story);
CREATE TABLE judgements (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  supersedes TEXT REFERENCES judgements (id),
  form TEXT NOT NULL
);
CREATE TABLE judged (
  report TEXT NOT NULL REFERENCES reports (id),
  judgement TEXT NOT NULL REFERENCES judgements (id),
  PRIMARY KEY (report, judgement)
) WITHOUT ROWID;
CREATE TRIGGER judgements_stay BEFORE DELETE ON judgements
BEGIN SELECT RAISE(ABORT, 'a judgement is never deleted'); END;
CREATE TRIGGER judgements_stand BEFORE UPDATE ON judgements
BEGIN SELECT RAISE(ABORT, 'a judgement is never changed'); END;
CREATE VIRTUAL TABLE report_words USING fts5 (
  title, text, content = 'reports', content_rowid = 'seq',
  tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE claim_words USING fts5 (
  text, content = 'claims', content_rowid = 'seq',
  tokenize = 'porter unicode61 remove_diacritics 2'
);
"""

_FEEDS = """
CREATE TABLE feeds (
  url TEXT PRIMARY KEY,
  form TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE entries (
  seq INTEGER PRIMARY KEY,
  feed TEXT NOT NULL REFERENCES feeds,
  key TEXT NOT NULL,
  digest TEXT NOT NULL,
  url TEXT,
  state TEXT NOT NULL,
  form TEXT NOT NULL,
  UNIQUE (feed, key)
);
CREATE INDEX entries_by_page ON entries (url, state) WHERE url IS NOT NULL;
CREATE INDEX entries_waiting ON entries (seq) WHERE state = 'waiting';
"""

STEPS: tuple[Migration, ...] = (Migration("0001-first", _FIRST), Migration("0002-feeds", _FEEDS))
