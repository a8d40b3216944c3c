from django.apps import AppConfig


class PowersConfig(AppConfig):
    name = "mingtang_office.powers"
    verbose_name = "行政权力台账"
