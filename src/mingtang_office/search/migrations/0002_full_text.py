"""Where the terms of a document are kept: in a column of its row on PostgreSQL, in a full-text table
beside it on SQLite, whose rows bear the document's position and go with the document."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from mingtang_office.search.engines.sqlite import FULL_TEXT

POSTGRESQL = (
    "ALTER TABLE search_indexeddocument ADD COLUMN vector tsvector",
    # Without a list of what is still to be entered, which every question would have to read through.
    "CREATE INDEX search_terms ON search_indexeddocument USING gin (vector) WITH (fastupdate = off)",
    # Texts and terms lie apart, so that the rows that are counted lie close together.
    "ALTER TABLE search_indexeddocument SET (toast_tuple_target = 600)",
)
SQLITE = (
    FULL_TEXT,
    "CREATE TRIGGER search_document_gone AFTER DELETE ON search_indexeddocument "
    "WHEN OLD.position IS NOT NULL BEGIN "
    "DELETE FROM search_fulltext WHERE rowid = OLD.position; END",
)
BACK = {
    "postgresql": (
        "ALTER TABLE search_indexeddocument RESET (toast_tuple_target)",
        "DROP INDEX search_terms",
        "ALTER TABLE search_indexeddocument DROP COLUMN vector",
    ),
    "sqlite": ("DROP TRIGGER search_document_gone", "DROP TABLE search_fulltext"),
}


def make(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    vendor = schema_editor.connection.vendor
    for statement in {"postgresql": POSTGRESQL, "sqlite": SQLITE}.get(vendor, ()):
        schema_editor.execute(statement, params=None)


def unmake(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in BACK.get(schema_editor.connection.vendor, ()):
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(make, unmake)]
