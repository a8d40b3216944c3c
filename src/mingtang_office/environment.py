"""Reads settings from environment variables: typed, and loud about a value that cannot be used."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import MutableMapping
from dataclasses import dataclass
from importlib.util import find_spec
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
    elif engine == "django.db.backends.postgresql":
        parsed["ENGINE"] = "mingtang_office.postgresql"
        parsed["CONN_HEALTH_CHECKS"] = True
    else:
        raise ImproperlyConfigured(f"{name}: only sqlite and postgresql are supported.")
    return parsed


def interface(name: str, *, default: str, production: bool) -> str:
    """The address of an interface of others, without a slash at its end."""
    address = text(name, default=default).rstrip("/")
    parts = urlsplit(address)
    schemes = {"https"} if production else {"https", "http"}
    if parts.scheme not in schemes or not parts.hostname or parts.query or parts.username:
        raise ImproperlyConfigured(f"{name} must be an address like {default}.")
    return address


def cache(name: str, *, shared: bool) -> dict[str, Any]:
    """redis://HOST:6379/0 where it is set; else the database where several processes must share
    what is cached, and the process itself at a desk."""
    url = text(name)
    if url:
        if urlsplit(url).scheme not in {"redis", "rediss", "unix"}:
            raise ImproperlyConfigured(f"{name} must look like redis://HOST:6379/0.")
        _require(name, "redis")
        return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": url}
    if shared:
        return {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "operation_cache",
        }
    return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}


def search(name: str) -> dict[str, str]:
    """opensearch://USER:PASSWORD@HOST:9200/INDEX (`?plain=1` for an address without TLS inside the
    house); without it the database is searched."""
    url = text(name)
    if not url:
        return {}
    address = urlsplit(url)
    index = address.path.strip("/")
    options = {key: values[-1] for key, values in parse_qs(address.query).items()}
    known = options.keys() <= {"plain"} and index == index.lower() and "/" not in index
    if address.scheme != "opensearch" or not address.hostname or not index or not known:
        raise ImproperlyConfigured(
            f"{name} must look like opensearch://USER:PASSWORD@HOST:9200/mingtang."
        )
    _require(name, "opensearchpy")
    scheme = "http" if options.get("plain") == "1" else "https"
    return {
        "address": f"{scheme}://{address.hostname}:{address.port or 9200}",
        "index": index,
        "user": unquote(address.username or ""),
        "password": unquote(address.password or ""),
    }


def storage(name: str) -> dict[str, Any]:
    """Where files are kept: s3://KEY:SECRET@ENDPOINT/BUCKET (`?region=…`, `&address=path|virtual`,
    `&plain=1` for an endpoint without TLS), or without it the folder `files` of MINGTANG_DATA."""
    url = text(name)
    if not url:
        return {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    address = urlsplit(url)
    bucket = address.path.strip("/")
    options = {key: values[-1] for key, values in parse_qs(address.query).items()}
    known = options.keys() <= {"region", "address", "plain"}
    if address.scheme != "s3" or not address.hostname or not bucket or "/" in bucket or not known:
        raise ImproperlyConfigured(
            f"{name} must look like s3://KEY:SECRET@ENDPOINT/BUCKET?region=REGION."
        )
    _require(name, "storages")
    _require(name, "boto3")
    host = address.hostname + (f":{address.port}" if address.port else "")
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": bucket,
            "endpoint_url": f"{'http' if options.get('plain') == '1' else 'https'}://{host}",
            "access_key": unquote(address.username or ""),
            "secret_key": unquote(address.password or ""),
            "region_name": options.get("region"),
            "addressing_style": options.get("address", "virtual"),
            "signature_version": "s3v4",
            "file_overwrite": False,
            "default_acl": None,  # the bucket's own: private
            "querystring_auth": True,
        },
    }


def _require(name: str, module: str) -> None:
    if find_spec(module) is None:
        raise ImproperlyConfigured(
            f"{name} needs a package that is not installed: pip install 'mingtang[office,several]'."
        )


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


def refuse_one_secret_twice(secret_key: str, trail_key: str) -> None:
    if secret_key == trail_key:
        raise ImproperlyConfigured(
            "MINGTANG_TRAIL_KEY must differ from MINGTANG_SECRET_KEY: the one may be changed, the "
            "other opens what the trail has sealed."
        )


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


def without_messages(
    logger: Any, method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """An exception as its type and the places it passed. Its message stays out: a database quotes
    the row that it refuses, a parser the text that it cannot read."""
    info = event.pop("exc_info", None)
    if info is True:
        info = sys.exc_info()
    error = info[1] if isinstance(info, tuple) else info
    if isinstance(error, BaseException):
        event["exception"] = _places(error)
    return event


def _places(error: BaseException) -> list[str]:
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    before = [*_places(cause), "then"] if cause is not None else []
    return [*before, *places, f"{type(error).__module__}.{type(error).__qualname__}"]


_PROVIDER_TEXTS = ("NAME", "ISSUER", "CLIENT_ID", "SECRET")


def single_sign_on(prefix: str, *, production: bool) -> list[dict[str, Any]]:
    """The house's identity provider (OpenID Connect) in allauth's words; none unless all of
    {prefix}_NAME, _ISSUER, _CLIENT_ID and _SECRET are set. {prefix}_CLAIM is the claim that holds
    the user name here (preferred_username)."""
    given = {part: text(f"{prefix}_{part}") for part in _PROVIDER_TEXTS}
    if not any(given.values()):
        return []
    missing = [f"{prefix}_{part}" for part, value in given.items() if not value]
    if missing:
        raise ImproperlyConfigured(f"Single sign-on also needs {', '.join(missing)}.")
    if production and not given["ISSUER"].startswith("https://"):
        raise ImproperlyConfigured(f"{prefix}_ISSUER must be an https address in production.")
    return [
        {
            "provider_id": "house",
            "name": given["NAME"],
            "client_id": given["CLIENT_ID"],
            "secret": given["SECRET"],
            "settings": {
                "server_url": given["ISSUER"].rstrip("/"),
                "claim": text(f"{prefix}_CLAIM", default="preferred_username"),
            },
        }
    ]


def logging_configuration(*, pretty: bool) -> dict[str, Any]:
    """Structured logs to standard error: a line of JSON an event, or plain lines at a desk."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso"),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    rendered: list[Any] = (
        [
            structlog.dev.ConsoleRenderer(
                colors=False,
                # Without the values of local variables, which may be personal data.
                exception_formatter=structlog.dev.plain_traceback,
            )
        ]
        if pretty
        else [without_messages, structlog.processors.JSONRenderer(ensure_ascii=False)]
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "lines": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    *rendered,
                ],
                "foreign_pre_chain": shared,
            }
        },
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "root": {"handlers": ["console"], "level": "INFO"},
        "loggers": {
            # Django's own handlers would mail a whole request, what was sent included.
            "django": {"handlers": [], "level": "INFO", "propagate": True},
            "django.server": {"handlers": [], "level": "ERROR", "propagate": True},
            # The request's own line says the same once; so does that of a failed request.
            "django.request": {"level": "CRITICAL"},
            # Anybody may send any host name, all day long.
            "django.security.DisallowedHost": {"level": "CRITICAL"},
            "axes": {"level": "ERROR"},  # it would log names and addresses
            "pikepdf": {"level": "WARNING"},  # it greets at every start
            "wagtail": {"level": "WARNING"},  # it would log the title of each draft
        },
    }
