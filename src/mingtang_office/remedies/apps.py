from django.apps import AppConfig


class RemediesConfig(AppConfig):
    name = "mingtang_office.remedies"
    verbose_name = "复议和诉讼"
