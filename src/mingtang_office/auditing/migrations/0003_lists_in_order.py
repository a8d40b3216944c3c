from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0002_affiliations_rosters_and_revocation"),
        ("auditing", "0002_readings_apart"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReportedName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, unique=True, verbose_name="报告单位")),
            ],
            options={
                "verbose_name": "报告单位名称",
                "verbose_name_plural": "报告单位名称",
            },
        ),
        migrations.RemoveIndex(
            model_name="checkedreport",
            name="auditing_report_by_name",
        ),
        migrations.AddField(
            model_name="checkedreport",
            name="gravest",
            field=models.CharField(blank=True, max_length=8, verbose_name="最重程度"),
        ),
        migrations.AddIndex(
            model_name="checkedreport",
            index=models.Index(fields=["reported_agency", "id"], name="auditing_report_names"),
        ),
        migrations.AddIndex(
            model_name="checkedreport",
            index=models.Index(fields=["-errors", "-id"], name="auditing_report_errors"),
        ),
        migrations.AddIndex(
            model_name="checkedreport",
            index=models.Index(fields=["-undecided", "-id"], name="auditing_report_undecided"),
        ),
        migrations.AddIndex(
            model_name="checkedreport",
            index=models.Index(fields=["gravest", "-id"], name="auditing_report_gravest"),
        ),
        migrations.AddIndex(
            model_name="checkedreport",
            index=models.Index(fields=["state", "-id"], name="auditing_report_states"),
        ),
        migrations.AddIndex(
            model_name="checkedreport",
            index=models.Index(fields=["year", "-id"], name="auditing_report_years"),
        ),
        migrations.AddIndex(
            model_name="foundfinding",
            index=models.Index(fields=["severity", "-id"], name="auditing_finding_by_severity"),
        ),
        migrations.AddIndex(
            model_name="foundfinding",
            index=models.Index(fields=["status", "-id"], name="auditing_finding_by_status"),
        ),
        migrations.AddIndex(
            model_name="foundfinding",
            index=models.Index(fields=["verdict", "-id"], name="auditing_finding_by_verdict"),
        ),
        migrations.AddIndex(
            model_name="foundfinding",
            index=models.Index(fields=["year", "-id"], name="auditing_finding_by_year"),
        ),
        migrations.RunSQL(
            "INSERT INTO auditing_reportedname (name) "
            "SELECT DISTINCT reported_agency FROM auditing_checkedreport "
            "WHERE reported_agency <> ''",
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(
            "UPDATE auditing_checkedreport SET gravest = CASE WHEN errors > 0 THEN 'error' "
            "WHEN warnings > 0 THEN 'warning' WHEN notices > 0 THEN 'notice' ELSE 'none' END WHERE state = 'checked'",
            migrations.RunSQL.noop,
        ),
    ]
