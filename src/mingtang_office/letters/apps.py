from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "mingtang_office.letters"
    verbose_name = "公文"
