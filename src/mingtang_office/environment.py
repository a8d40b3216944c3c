"""Reads settings from environment variables: typed, and loud about a value that cannot be used."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import dj_database_url
import structlog
from django.core.exceptions import ImproperlyConfigured

_YES = {"1", "true", "yes", "on"}
_NO = {"0", "false", "no", "off", ""}
_DEVELOPMENT_SECRET = "development-only-" + "0" * 48
_SECRET_LENGTH = 32

_SQLITE = {
    # A writer takes its lock at the beginning and waits for it, instead of failing half-way.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
    "PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=134217728;",
}


def text(name: str, *, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def texts(name: str) -> list[str]:
    """The parts of a comma-separated value."""
    return [part.strip() for part in text(name).split(",") if part.strip()]


def flag(name: str, *, default: bool) -> bool:
    value = os.environ.get(name)
    if value is None:
        return default
    if value.strip().lower() in _YES:
        return True
    if value.strip().lower() in _NO:
        return False
    raise ImproperlyConfigured(f"{name}={value!r} is neither yes nor no; write 1 or 0.")


def number(name: str, *, default: int, least: int, most: int) -> int:
    value = text(name, default=str(default))
    if not value.isascii() or not value.isdigit() or not least <= int(value) <= most:
        raise ImproperlyConfigured(
            f"{name}={value!r} must be a whole number from {least} to {most}."
        )
    return int(value)


def choice(name: str, choices: tuple[str, ...], *, default: str) -> str:
    value = text(name, default=default)
    if value not in choices:
        raise ImproperlyConfigured(f"{name}={value!r} must be one of: {', '.join(choices)}.")
    return value


def directory(name: str, *, default: Path) -> Path:
    """An absolute path of a directory that exists when this returns, closed to other users."""
    path = Path(text(name, default=str(default))).resolve()
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"{name}={path} cannot be made a directory: {error.strerror}."
        ) from error
    return path


def secret(name: str, *, required: bool) -> str:
    """A secret of at least 32 characters; where none is required, one that production refuses."""
    value = text(name)
    if not value:
        if required:
            raise ImproperlyConfigured(
                f"{name} is not set. In production every secret must be your own: make one with "
                'python -c "import secrets; print(secrets.token_urlsafe(48))".'
            )
        return _DEVELOPMENT_SECRET
    if required and (len(value) < _SECRET_LENGTH or value.startswith("development-only-")):
        raise ImproperlyConfigured(
            f"{name} is too short or the one for development; production needs at least "
            f"{_SECRET_LENGTH} random characters."
        )
    return value


def database(name: str, *, default_path: Path) -> dict[str, Any]:
    """The database of a URL: sqlite:///PATH or postgresql://USER:PASSWORD@HOST/NAME."""
    url = text(name, default=f"sqlite:///{default_path}")
    try:
        parsed: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=60))
    except Exception as error:
        raise ImproperlyConfigured(
            f"{name} is not a database address: {type(error).__name__}"
        ) from error
    engine = parsed["ENGINE"]
    if engine == "django.db.backends.sqlite3":
        parsed["OPTIONS"] = {**_SQLITE, **parsed.get("OPTIONS", {})}
        parsed["CONN_MAX_AGE"] = 0
    elif engine == "django.db.backends.postgresql":
        parsed["CONN_HEALTH_CHECKS"] = True
    else:
        raise ImproperlyConfigured(f"{name}: only sqlite and postgresql are supported.")
    return parsed


def development_hosts(site_url: str, production: bool) -> list[str]:
    """The hosts of a machine used for development; production must name its own."""
    if production:
        return []
    return ["127.0.0.1", "localhost", "[::1]", urlsplit(site_url).hostname or "127.0.0.1"]


def refuse_unsafe_production(*, debug: bool, site_url: str, hosts: list[str]) -> None:
    if debug:
        raise ImproperlyConfigured("MINGTANG_DEBUG must be off in production.")
    if not hosts or "*" in hosts:
        raise ImproperlyConfigured("MINGTANG_HOSTS must name the host names of this site.")
    if not site_url.startswith("https://"):
        raise ImproperlyConfigured("MINGTANG_SITE_URL must be the https address of this site.")


@dataclass(frozen=True, slots=True)
class Mail:
    host: str = "localhost"
    port: int = 25
    user: str = ""
    password: str = ""
    tls: bool = False
    starttls: bool = False


def mail(name: str) -> tuple[str, Mail]:
    """Where mail goes: smtp://, smtp+tls:// (STARTTLS) or smtps://USER:PASSWORD@HOST:PORT; without
    it, to the console."""
    value = text(name)
    if not value:
        return "django.core.mail.backends.console.EmailBackend", Mail()
    address = urlsplit(value)
    ports = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
    if address.scheme not in ports or not address.hostname or parse_qs(address.query):
        raise ImproperlyConfigured(f"{name} must look like smtp+tls://USER:PASSWORD@HOST:587.")
    return "django.core.mail.backends.smtp.EmailBackend", Mail(
        host=address.hostname,
        port=address.port or ports[address.scheme],
        user=unquote(address.username or ""),
        password=unquote(address.password or ""),
        tls=address.scheme == "smtps",
        starttls=address.scheme == "smtp+tls",
    )


def logging_configuration(*, pretty: bool) -> dict[str, Any]:
    """Structured logs to standard error: a line of JSON an event, or coloured lines at a desk."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso"),
    ]
    structlog.configure(
        processors=[
            *shared,
            structlog.processors.format_exc_info,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    renderer: Any = (
        structlog.dev.ConsoleRenderer(colors=False)
        if pretty
        else structlog.processors.JSONRenderer(ensure_ascii=False)
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "lines": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    renderer,
                ],
                "foreign_pre_chain": shared,
            }
        },
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "root": {"handlers": ["console"], "level": "INFO"},
        "loggers": {
            "django.server": {"handlers": [], "level": "ERROR", "propagate": True},
            "axes": {"level": "ERROR"},  # it would log names and addresses
        },
    }
