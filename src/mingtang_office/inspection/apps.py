from django.apps import AppConfig


class InspectionConfig(AppConfig):
    name = "mingtang_office.inspection"
    verbose_name = "审计查阅"
