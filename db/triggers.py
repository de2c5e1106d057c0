"""What SQLAlchemy's tables (`db.models`) cannot say: the searchable text, and what the database does by itself."""

from __future__ import annotations

POST_TEXT = (
    "CREATE VIRTUAL TABLE post_text USING fts5(title, body, prefix = '2 3', "
    'tokenize = "unicode61 remove_diacritics 2")'
)

_EXISTS = {
    "fact": "EXISTS (SELECT 1 FROM fact WHERE hash = NEW.hash OR position = NEW.position "
    "OR (stream = NEW.stream AND seq = NEW.seq))",
    "edge": "EXISTS (SELECT 1 FROM edge WHERE parent = NEW.parent AND child = NEW.child)",
}

# INSERT OR REPLACE would delete the old row without firing the delete trigger, hence the third one.
APPEND_ONLY = {
    f"{table}_no_{name}": f"CREATE TRIGGER {table}_no_{name} BEFORE {event} ON {table} {condition}"
    "BEGIN SELECT RAISE(ABORT, 'append-only'); END"
    for table, exists in _EXISTS.items()
    for name, event, condition in (
        ("update", "UPDATE", ""),
        ("delete", "DELETE", ""),
        ("replace", "INSERT", f"WHEN {exists} "),
    )
}

# Whatever touches a post marks it in the same transaction, so no line of a projection can be forgotten.
_TOUCHES = {
    "fact_touches_post": ("INSERT ON fact WHEN NEW.item IS NOT NULL", "NEW.item"),
    "draft_made_touches_post": ("INSERT ON draft", "NEW.post"),
    "draft_saved_touches_post": ("UPDATE ON draft", "NEW.post"),
    "draft_dropped_touches_post": ("DELETE ON draft", "OLD.post"),
}
TOUCHES = {
    name: f"CREATE TRIGGER {name} AFTER {event} BEGIN INSERT INTO post_touched (item) "  # noqa: S608 - constants
    f"SELECT {item} WHERE NOT EXISTS (SELECT 1 FROM post_touched WHERE item = {item}); END"
    for name, (event, item) in _TOUCHES.items()
}

# Of two facts for one identifier, the first is the one whose key is here.
LIST_SEALED = """
CREATE TRIGGER fact_seals AFTER INSERT ON fact WHEN NEW.kind = 'sealed' AND NOT EXISTS
    (SELECT 1 FROM sealed_object WHERE sealed = json_extract(CAST(NEW.body AS TEXT), '$.sealed'))
BEGIN
    INSERT INTO sealed_object (sealed, about, type, item, commitment, object, fact, at) VALUES (
        json_extract(CAST(NEW.body AS TEXT), '$.sealed'),
        json_extract(CAST(NEW.body AS TEXT), '$.about'),
        json_extract(CAST(NEW.body AS TEXT), '$.type'),
        NEW.item,
        json_extract(CAST(NEW.body AS TEXT), '$.commitment'),
        json_extract(CAST(NEW.body AS TEXT), '$.object'),
        NEW.hash,
        json_extract(CAST(NEW.body AS TEXT), '$.at')
    );
END
"""
