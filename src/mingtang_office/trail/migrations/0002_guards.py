"""The database refuses to change or delete what the trail holds.

SQLite rebuilds a table to alter it and drops its triggers in doing so: a later migration of these
tables must end with `guards.install` again.
"""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from mingtang_office.trail import guards


def install(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    guards.install(schema_editor.connection, guards.TRAIL_TABLES)


def remove(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    guards.remove(schema_editor.connection, guards.TRAIL_TABLES)


class Migration(migrations.Migration):
    dependencies = [("trail", "0001_initial")]

    operations = [migrations.RunPython(install, remove)]
