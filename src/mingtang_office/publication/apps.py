from django.apps import AppConfig


class PublicationConfig(AppConfig):
    name = "mingtang_office.publication"
    label = "publication"
    verbose_name = "主动公开"
