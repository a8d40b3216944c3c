"""The table of the database cache, so that no installation has to remember `createcachetable`."""

from django.apps.registry import Apps
from django.core.management import call_command
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_TABLE = "operation_cache"


def create(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    alias = schema_editor.connection.alias
    call_command("createcachetable", _TABLE, database=alias, verbosity=0)


def drop(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    schema_editor.execute(f"DROP TABLE IF EXISTS {_TABLE}")


class Migration(migrations.Migration):
    dependencies = [("operation", "0001_workers")]

    operations = [migrations.RunPython(create, drop)]
