from django.apps import AppConfig


class AuditingConfig(AppConfig):
    name = "mingtang_office.auditing"
    verbose_name = "年报检查"
