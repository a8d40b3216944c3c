from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "mingtang_office.accounts"
    verbose_name = "人员"
