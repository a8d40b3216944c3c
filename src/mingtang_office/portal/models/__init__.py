from mingtang_office.portal.models.draft import Draft, DraftFile

__all__ = ["Draft", "DraftFile"]
