from mingtang_office.portal.models.draft import Draft, DraftFile
from mingtang_office.portal.models.subscription import Subscriber, Subscription, Told

__all__ = ["Draft", "DraftFile", "Subscriber", "Subscription", "Told"]
