"""The tables of a library's database; a change to them raises `index.library.folder.FORMAT`."""

SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE resolutions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    organ TEXT NOT NULL, session TEXT NOT NULL, number INTEGER NOT NULL, letter TEXT NOT NULL,
    title TEXT NOT NULL, session_number INTEGER, adopted TEXT, meeting TEXT,
    heading TEXT NOT NULL, closing TEXT, spans BLOB NOT NULL, source BLOB NOT NULL,
    warnings TEXT NOT NULL, record TEXT, preambular INTEGER NOT NULL, operative INTEGER NOT NULL,
    paragraphs INTEGER NOT NULL, file_name TEXT NOT NULL, format TEXT NOT NULL,
    digest TEXT NOT NULL,
    UNIQUE (organ, session, number, letter)
);
CREATE TABLE paragraphs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    resolution INTEGER NOT NULL REFERENCES resolutions ON DELETE CASCADE,
    position INTEGER NOT NULL, part TEXT NOT NULL, number TEXT NOT NULL, text TEXT NOT NULL,
    chapeau TEXT NOT NULL, pieces TEXT NOT NULL, mends TEXT NOT NULL,
    footnote_marks TEXT NOT NULL, refs TEXT NOT NULL,
    UNIQUE (resolution, position)
);
CREATE TABLE mentions (
    paragraph INTEGER NOT NULL REFERENCES paragraphs ON DELETE CASCADE,
    organ TEXT NOT NULL, session TEXT NOT NULL, number INTEGER NOT NULL, letter TEXT NOT NULL,
    PRIMARY KEY (paragraph, organ, session, number, letter)
) WITHOUT ROWID;
-- Vector i of the FAISS file belongs to the passage with the i-th smallest id.
CREATE TABLE passages (id INTEGER PRIMARY KEY AUTOINCREMENT, digest BLOB NOT NULL UNIQUE);
CREATE TABLE paragraph_passages (
    paragraph INTEGER NOT NULL REFERENCES paragraphs ON DELETE CASCADE,
    passage INTEGER NOT NULL REFERENCES passages,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    PRIMARY KEY (paragraph, start, "end", passage)
) WITHOUT ROWID;
CREATE INDEX paragraph_passages_passage ON paragraph_passages (passage);
"""
