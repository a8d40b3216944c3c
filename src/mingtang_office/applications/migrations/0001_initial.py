import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from mingtang_office.trail import guards


def install(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    guards.install(schema_editor.connection, ("applications_caseevent",))


def remove(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    guards.remove(schema_editor.connection, ("applications_caseevent",))


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agencies", "0002_affiliations_rosters_and_revocation"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Application",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(max_length=24, unique=True, verbose_name="申请编号")),
                (
                    "tracking_digest",
                    models.CharField(blank=True, max_length=64, verbose_name="查询码摘要"),
                ),
                ("channel", models.CharField(max_length=20, verbose_name="提交渠道")),
                ("applicant_kind", models.CharField(max_length=20, verbose_name="申请人类型")),
                (
                    "applicant_masked",
                    models.CharField(blank=True, max_length=60, verbose_name="申请人"),
                ),
                ("content", models.TextField(verbose_name="所需信息")),
                (
                    "delivery",
                    models.CharField(
                        choices=[
                            ("post", "邮寄"),
                            ("email", "电子邮件"),
                            ("in_person", "当面领取"),
                            ("fax", "传真"),
                            ("inspection", "查阅、抄录"),
                            ("download", "在线下载"),
                        ],
                        max_length=12,
                        verbose_name="获取方式",
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        choices=[("paper", "纸质"), ("electronic", "电子文件"), ("disc", "光盘")],
                        max_length=12,
                        verbose_name="载体形式",
                    ),
                ),
                (
                    "accepts_other_form",
                    models.BooleanField(default=False, verbose_name="可以接受其他方式"),
                ),
                (
                    "help_needed",
                    models.CharField(blank=True, max_length=200, verbose_name="所需帮助"),
                ),
                (
                    "suggests_publication",
                    models.BooleanField(default=False, verbose_name="建议转为主动公开"),
                ),
                ("dictated", models.BooleanField(default=False, verbose_name="口头申请、代为填写")),
                ("submitted_at", models.DateTimeField(verbose_name="提交时间")),
                ("phase", models.CharField(max_length=24, verbose_name="办理阶段")),
                ("received_on", models.DateField(blank=True, null=True, verbose_name="收到日期")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="答复期限")),
                ("provisional", models.BooleanField(default=False, verbose_name="期限暂定")),
                ("next_code", models.CharField(blank=True, max_length=30, verbose_name="下一事项")),
                ("next_by", models.DateField(blank=True, null=True, verbose_name="下一事项期限")),
                (
                    "disposition",
                    models.CharField(blank=True, max_length=24, verbose_name="处理结果"),
                ),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="答复日期")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="办结日期")),
                ("in_time", models.BooleanField(blank=True, null=True, verbose_name="按期办结")),
                ("revision", models.PositiveIntegerField(default=0, verbose_name="修订号")),
                (
                    "archived_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="归档时间"),
                ),
                (
                    "erased_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="个人信息擦除时间"),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="受理机关",
                    ),
                ),
                (
                    "handler",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="经办人",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="applications.application",
                        verbose_name="并入",
                    ),
                ),
                (
                    "registered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "reopens",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reopened_by",
                        to="applications.application",
                        verbose_name="重新办理的原申请",
                    ),
                ),
            ],
            options={
                "verbose_name": "政府信息公开申请",
                "verbose_name_plural": "政府信息公开申请",
                "ordering": ("-id",),
            },
        ),
        migrations.CreateModel(
            name="CaseEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="序号")),
                ("kind", models.CharField(max_length=30, verbose_name="事件")),
                ("on", models.DateField(verbose_name="发生日期")),
                ("facts", models.JSONField(default=dict, verbose_name="内容")),
                (
                    "annuls",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="作废的序号"),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("wrong_day", "日期登记错误"),
                            ("wrong_case", "登记到了别的申请"),
                            ("twice", "重复登记"),
                            ("not_so", "登记的事项没有发生"),
                        ],
                        max_length=12,
                        verbose_name="作废理由",
                    ),
                ),
                ("letter", models.BigIntegerField(blank=True, null=True, verbose_name="文书编号")),
                ("at", models.DateTimeField(verbose_name="登记时间")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="applications.application",
                        verbose_name="申请",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="经办人",
                    ),
                ),
            ],
            options={
                "verbose_name": "办理事件",
                "verbose_name_plural": "办理事件",
                "ordering": ("number",),
            },
        ),
        migrations.CreateModel(
            name="CaseFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("attachment", "申请人提交的材料"),
                            ("rectification", "补正材料"),
                            ("evidence", "办理依据材料"),
                            ("opinion", "征求意见答复"),
                            ("original", "拟提供的信息件"),
                            ("provided", "提供给申请人的信息件"),
                            ("service_proof", "送达凭证"),
                        ],
                        max_length=16,
                        verbose_name="类别",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="文件名")),
                ("stored", models.CharField(max_length=200, verbose_name="存放位置")),
                ("sha256", models.CharField(max_length=64, verbose_name="摘要")),
                ("size", models.PositiveBigIntegerField(verbose_name="大小")),
                ("media_type", models.CharField(max_length=100, verbose_name="类型")),
                ("part", models.CharField(blank=True, max_length=40, verbose_name="所属事项")),
                ("at", models.DateTimeField(verbose_name="上传时间")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="applications.application",
                        verbose_name="申请",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="上传人",
                    ),
                ),
                (
                    "made_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="made",
                        to="applications.casefile",
                        verbose_name="原件",
                    ),
                ),
            ],
            options={
                "verbose_name": "案卷文件",
                "verbose_name_plural": "案卷文件",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("days", models.PositiveSmallIntegerField(verbose_name="延长工作日")),
                ("reason", models.CharField(max_length=300, verbose_name="理由")),
                ("asked_at", models.DateTimeField(verbose_name="提请时间")),
                ("agreed", models.BooleanField(blank=True, null=True, verbose_name="同意")),
                (
                    "answered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="答复时间"),
                ),
                ("opinion", models.CharField(blank=True, max_length=300, verbose_name="意见")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="机构负责人",
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consents",
                        to="applications.application",
                        verbose_name="申请",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="申请人",
                    ),
                ),
            ],
            options={
                "verbose_name": "延期审批",
                "verbose_name_plural": "延期审批",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="Consultation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.CharField(max_length=10, verbose_name="序号")),
                ("consultee", models.CharField(max_length=20, verbose_name="征求对象")),
                ("sealed", models.BinaryField(default=b"", verbose_name="名称与联系方式（密文）")),
                ("masked", models.CharField(max_length=80, verbose_name="名称")),
                ("information", models.TextField(verbose_name="征求意见的信息")),
                ("sent_on", models.DateField(blank=True, null=True, verbose_name="发出日期")),
                ("reached_on", models.DateField(blank=True, null=True, verbose_name="收到日期")),
                ("lapses_on", models.DateField(blank=True, null=True, verbose_name="答复期限")),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="答复日期")),
                ("answer", models.CharField(blank=True, max_length=20, verbose_name="意见")),
                ("reasons", models.TextField(blank=True, verbose_name="理由")),
                ("weighed", models.TextField(blank=True, verbose_name="公共利益衡量")),
                ("at", models.DateTimeField(verbose_name="登记时间")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consultations",
                        to="applications.application",
                        verbose_name="申请",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "organ",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="被征求机关",
                    ),
                ),
            ],
            options={
                "verbose_name": "征求意见",
                "verbose_name_plural": "征求意见",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="DecisionDraft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("answers", models.JSONField(default=dict, verbose_name="七步答案")),
                (
                    "disposition",
                    models.CharField(blank=True, max_length=24, verbose_name="拟作处理"),
                ),
                ("sealed", models.BinaryField(default=b"", verbose_name="事实与理由（密文）")),
                ("letter", models.BigIntegerField(blank=True, null=True, verbose_name="文书编号")),
                ("revision", models.PositiveIntegerField(default=0, verbose_name="修订号")),
                ("at", models.DateTimeField(verbose_name="时间")),
                (
                    "application",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="draft",
                        to="applications.application",
                        verbose_name="申请",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="起草人",
                    ),
                ),
            ],
            options={
                "verbose_name": "拟办意见",
                "verbose_name_plural": "拟办意见",
            },
        ),
        migrations.CreateModel(
            name="Identity",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sealed", models.BinaryField(default=b"", verbose_name="密文")),
                ("blind", models.CharField(blank=True, max_length=64, verbose_name="证件号码索引")),
                (
                    "application",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="identity",
                        to="applications.application",
                        verbose_name="申请",
                    ),
                ),
            ],
            options={
                "verbose_name": "申请人身份信息",
                "verbose_name_plural": "申请人身份信息",
            },
        ),
        migrations.CreateModel(
            name="Notification",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=30, verbose_name="事项")),
                ("at", models.DateTimeField(verbose_name="产生时间")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="发出时间")),
                ("failed_at", models.DateTimeField(blank=True, null=True, verbose_name="放弃时间")),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="次数")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notifications",
                        to="applications.application",
                        verbose_name="申请",
                    ),
                ),
            ],
            options={
                "verbose_name": "通知",
                "verbose_name_plural": "通知",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="ReceiptCounter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                ("last", models.PositiveIntegerField(default=0, verbose_name="末号")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="机关",
                    ),
                ),
            ],
            options={
                "verbose_name": "申请编号",
                "verbose_name_plural": "申请编号",
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("due_on", models.DateField(verbose_name="期限")),
                ("left", models.SmallIntegerField(verbose_name="剩余工作日")),
                ("at", models.DateTimeField(verbose_name="提醒时间")),
                ("seen_at", models.DateTimeField(blank=True, null=True, verbose_name="查看时间")),
                ("mailed_at", models.DateTimeField(blank=True, null=True, verbose_name="邮件时间")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="applications.application",
                        verbose_name="申请",
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="提醒对象",
                    ),
                ),
            ],
            options={
                "verbose_name": "到期提醒",
                "verbose_name_plural": "到期提醒",
                "ordering": ("-id",),
            },
        ),
        migrations.CreateModel(
            name="SearchRecord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("department", models.CharField(max_length=80, verbose_name="检索部门")),
                ("system", models.CharField(max_length=120, verbose_name="检索的系统或者档案")),
                ("period", models.CharField(max_length=80, verbose_name="时间范围")),
                ("keywords", models.CharField(max_length=200, verbose_name="检索词")),
                ("result", models.TextField(verbose_name="检索结果")),
                ("found", models.BooleanField(default=False, verbose_name="查到相关信息")),
                ("searched_by", models.CharField(max_length=60, verbose_name="检索人")),
                ("searched_on", models.DateField(verbose_name="检索日期")),
                ("at", models.DateTimeField(verbose_name="登记时间")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="searches",
                        to="applications.application",
                        verbose_name="申请",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
            ],
            options={
                "verbose_name": "检索记录",
                "verbose_name_plural": "检索记录",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="Standing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("applicant_kind", models.CharField(max_length=20, verbose_name="申请人类型")),
                ("received_on", models.DateField(verbose_name="收到日期")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="办结日期")),
                (
                    "disposition",
                    models.CharField(blank=True, max_length=24, verbose_name="处理结果"),
                ),
                ("since", models.DateTimeField(verbose_name="记录起")),
                ("until", models.DateTimeField(blank=True, null=True, verbose_name="记录止")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="机关",
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="standings",
                        to="applications.application",
                        verbose_name="申请",
                    ),
                ),
            ],
            options={
                "verbose_name": "统计口径记录",
                "verbose_name_plural": "统计口径记录",
            },
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(fields=["agency", "-id"], name="applications_by_agency"),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(fields=["agency", "phase", "-id"], name="applications_by_phase"),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(
                condition=models.Q(("closed_on__isnull", True), ("merged_into__isnull", True)),
                fields=["agency", "next_by", "id"],
                name="applications_queue",
            ),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(
                condition=models.Q(("closed_on__isnull", True), ("merged_into__isnull", True)),
                fields=["handler", "next_by", "id"],
                name="applications_own_queue",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("disposition", ""), ("received_on__isnull", False), _connector="OR"
                ),
                name="applications_disposed_was_received",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("merged_into__isnull", True),
                    models.Q(("merged_into", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="applications_merged_into_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="caseevent",
            constraint=models.UniqueConstraint(
                fields=("application", "number"), name="applications_event_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("agreed__isnull", True), ("answered_at__isnull", True)),
                    models.Q(("agreed__isnull", False), ("answered_at__isnull", False)),
                    _connector="OR",
                ),
                name="applications_consent_has_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="consultation",
            constraint=models.UniqueConstraint(
                fields=("application", "ref"), name="applications_consultation_once"
            ),
        ),
        migrations.AddIndex(
            model_name="identity",
            index=models.Index(fields=["blind"], name="applications_identity_blind"),
        ),
        migrations.AddConstraint(
            model_name="receiptcounter",
            constraint=models.UniqueConstraint(
                fields=("agency", "year"), name="applications_counter_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.UniqueConstraint(
                fields=("application", "to", "due_on", "left"), name="applications_reminder_once"
            ),
        ),
        migrations.AddIndex(
            model_name="standing",
            index=models.Index(
                fields=["agency", "received_on"], name="applications_stood_received"
            ),
        ),
        migrations.AddIndex(
            model_name="standing",
            index=models.Index(fields=["agency", "closed_on"], name="applications_stood_closed"),
        ),
        migrations.AddConstraint(
            model_name="standing",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until__isnull", True)),
                fields=("application",),
                name="applications_one_standing",
            ),
        ),
        migrations.AddConstraint(
            model_name="standing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("closed_on__isnull", True),
                    models.Q(("disposition", ""), _negated=True),
                    _connector="OR",
                ),
                name="applications_closed_has_disposition",
            ),
        ),
        migrations.RunPython(install, remove),
    ]
