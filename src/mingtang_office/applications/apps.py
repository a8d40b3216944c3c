from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    name = "mingtang_office.applications"
    verbose_name = "依申请公开"
