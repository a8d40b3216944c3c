from django.apps import AppConfig


class AnnualConfig(AppConfig):
    name = "mingtang_office.annual"
    verbose_name = "统计与年报"
