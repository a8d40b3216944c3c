import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0001_initial"),
        ("auditing", "0001_initial"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="checkedreport",
            name="auditing_checked_has_reading",
        ),
        migrations.RemoveIndex(
            model_name="foundfinding",
            name="auditing_finding_by_rule",
        ),
        migrations.RemoveField(
            model_name="checkedreport",
            name="reading",
        ),
        migrations.RemoveField(
            model_name="checkedreport",
            name="source",
        ),
        # Findings are made anew by the next run.
        migrations.RunSQL("DELETE FROM auditing_foundfinding", migrations.RunSQL.noop),
        migrations.CreateModel(
            name="Reading",
            fields=[
                (
                    "of",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="reading",
                        serialize=False,
                        to="auditing.checkedreport",
                        verbose_name="受检报告",
                    ),
                ),
                ("report", models.JSONField(verbose_name="读取结果")),
                ("source", models.JSONField(verbose_name="原文")),
            ],
            options={
                "verbose_name": "读取结果",
                "verbose_name_plural": "读取结果",
            },
        ),
        migrations.AddField(
            model_name="checkedreport",
            name="previous_chosen",
            field=models.BooleanField(default=False, verbose_name="上年报告由人选定"),
        ),
        migrations.AddField(
            model_name="decision",
            name="withdrawn",
            field=models.BooleanField(default=False, verbose_name="已撤回"),
        ),
        migrations.AddField(
            model_name="foundfinding",
            name="agency",
            field=models.ForeignKey(
                db_index=False,
                default=0,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="agencies.agency",
                verbose_name="检查机关",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="foundfinding",
            name="verdict",
            field=models.CharField(blank=True, max_length=10, verbose_name="处理"),
        ),
        migrations.AddField(
            model_name="foundfinding",
            name="year",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="年度"),
        ),
        migrations.AddIndex(
            model_name="foundfinding",
            index=models.Index(fields=["rule", "-id"], name="auditing_finding_by_rule"),
        ),
        migrations.AddIndex(
            model_name="foundfinding",
            index=models.Index(fields=["agency", "-id"], name="auditing_finding_by_agency"),
        ),
        migrations.AddConstraint(
            model_name="checkedreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "checked"), _negated=True),
                    ("checked_at__isnull", False),
                    _connector="OR",
                ),
                name="auditing_checked_has_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="checkedreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "refused"), _negated=True),
                    models.Q(("refusal", ""), _negated=True),
                    _connector="OR",
                ),
                name="auditing_refused_says_why",
            ),
        ),
    ]
