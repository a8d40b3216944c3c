from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models.functions import Substr


def fill(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """What is public already gets the class of its topic."""
    rows = apps.get_model("publication", "PublicItem").objects.exclude(topic="")
    rows.update(topic_class=Substr("topic", 1, 2))


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0003_calendar_notices"),
        ("publication", "0007_kinds_and_topics_of_all"),
    ]

    operations = [
        migrations.AddField(
            model_name="publicitem",
            name="topic_class",
            field=models.CharField(blank=True, default="", max_length=2, verbose_name="主题大类"),
            preserve_default=False,
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
        migrations.AddIndex(
            model_name="publicitem",
            index=models.Index(
                fields=["agency", "topic_class", "-published_on", "-item"], name="public_by_class"
            ),
        ),
        migrations.RemoveIndex(model_name="publicitem", name="public_by_agency"),
        migrations.AddIndex(
            model_name="publicitem",
            index=models.Index(
                fields=["agency", "-published_on", "-item", "shown_from", "shown_until"],
                name="public_by_agency",
            ),
        ),
        migrations.RemoveIndex(model_name="publicitem", name="public_by_topic"),
        migrations.AddIndex(
            model_name="publicitem",
            index=models.Index(
                fields=["agency", "topic", "-published_on", "-item", "shown_from", "shown_until"],
                name="public_by_topic",
            ),
        ),
        migrations.RemoveIndex(model_name="publicitem", name="public_by_matter"),
        migrations.AddIndex(
            model_name="publicitem",
            index=models.Index(
                fields=["agency", "matter", "-published_on", "-item", "shown_from", "shown_until"],
                name="public_by_matter",
            ),
        ),
    ]
