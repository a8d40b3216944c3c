"""A process that sends what is due and kills itself at a named point, as a power cut would:
`python -m tests.office.channels.dying POINT`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

from tests.office.auditing.dying import die

_DELIVERING = "mingtang_office.channels.actions.delivering"
_SETTLING = "mingtang_office.channels.actions.settling"
_LINE = f"{_DELIVERING}._Line"
_HTTP = "mingtang_office.channels.adapters.http.Interface"
_WECHAT = "mingtang_office.channels.adapters.wechat.WeChat"

# The function at which it dies: before or after its n-th call.
ANY = {
    "in the transaction of the claim": (_SETTLING, "save", "after", 1),
    "after the claim": (_DELIVERING, "_claim", "after", 1),
    "before the adapter": (_DELIVERING, "_performed", "before", 1),
    "before the first step": (_LINE, "act", "before", 1),
    "after the last step": (_DELIVERING, "_performed", "after", 1),
    "before the record": (_DELIVERING, "_enter_done", "before", 1),
    "in the transaction of the record": (_SETTLING, "finish", "after", 1),
    "before the attempt is ended": (_DELIVERING, "_end", "before", 1),
    "after the record": (_DELIVERING, "_enter_done", "after", 1),
}
WEIBO = {"after the post": (_HTTP, "post_form", "after", 1)}
WECHAT = {
    "after the token": (_WECHAT, "_fetch", "after", 1),
    "after the draft": (_LINE, "act", "after", 1),
    "before the draft is remembered": (_LINE, "remember", "before", 1),
    "after the draft is remembered": (_LINE, "remember", "after", 1),
    "after the submission": (_LINE, "act", "after", 2),
    "before the submission is remembered": (_LINE, "remember", "before", 2),
    "after the submission is remembered": (_LINE, "remember", "after", 2),
    "before the outcome": (_WECHAT, "_outcome", "before", 1),
    "after the outcome": (_WECHAT, "_outcome", "after", 1),
}
# Of a replacement and a withdrawal, besides.
DELETING = {
    "before the deletion": (_WECHAT, "_delete", "before", 1),
    "after the deletion": (_WECHAT, "_delete", "after", 1),
}
# Where the two steps of a replacement, and the one of a withdrawal, differ from a publication.
BETWEEN = ("after the submission", "after the submission is remembered", *DELETING)
TAKING_DOWN = ("after the claim", "in the transaction of the record", *DELETING)
POINTS = {**ANY, **WEIBO, **WECHAT, **DELETING}


def _dying(original: Callable[..., Any], when: str, nth: int) -> Callable[..., Any]:
    calls = iter(range(1, 10_000))

    def call(*args: Any, **known: Any) -> Any:
        number = next(calls)
        if when == "before" and number == nth:
            die()
        came = original(*args, **known)
        if when == "after" and number == nth:
            die()
        return came

    return call


def main(point: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mingtang_office.settings")
    import_module("django").setup()
    where, name, when, nth = POINTS[point]
    module, _, owner = where.rpartition(".")
    is_class = owner.lstrip("_")[0].isupper()
    holder = getattr(import_module(module), owner) if is_class else import_module(where)
    setattr(holder, name, _dying(getattr(holder, name), when, nth))
    import_module("tests.office.channels.desk").deliver()


if __name__ == "__main__":
    main(sys.argv[1])
