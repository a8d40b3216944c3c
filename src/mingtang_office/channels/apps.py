from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    name = "mingtang_office.channels"
    verbose_name = "发布渠道"
