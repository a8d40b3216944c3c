from mingtang_office.accounts.models.deputy import Deputy
from mingtang_office.accounts.models.old_password import OldPassword
from mingtang_office.accounts.models.user import User

__all__ = ["Deputy", "OldPassword", "User"]
