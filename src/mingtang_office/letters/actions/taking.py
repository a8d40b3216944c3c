"""Taking a letter's files out: the exact bytes that were signed, checked against their digests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from django.db import transaction

from mingtang.applications.letters import LetterKind
from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.letters.actions import entries
from mingtang_office.letters.models import Letter, Service
from mingtang_office.trail import sealed_files
from mingtang_office.trail.sealing import Erased, open_bytes


class Form(StrEnum):
    DOCX = "docx"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Taken:
    name: str
    data: bytes


def read_file(letter: Letter, form: Form) -> bytes:
    """The bytes that were signed. Raises `Refused` where there are none, where they were erased, and
    where they are no longer those that were signed."""
    stored = letter.docx_file if form is Form.DOCX else letter.pdf_file
    digest = letter.docx_sha256 if form is Form.DOCX else letter.pdf_sha256
    if not stored:
        raise Refused("这份文书还没有签发，没有可以下载的文件。")
    return _read(letter, stored, digest)


@transaction.atomic
def take_file(*, letter: Letter, form: Form, by: User, now: datetime) -> Taken:
    """The file for a person who may see the letter; the trail tells who took it."""
    acting_for = entries.allow(letter, Permission.VIEW_LETTERS, by, now)
    data = read_file(letter, form)
    entries.record(
        "letters.taken",
        letter=letter,
        by=by,
        now=now,
        acting_for=acting_for,
        facts={"form": str(form)},
    )
    return Taken(f"{letter.reference}{LetterKind(letter.kind).label}.{form}", data)


@transaction.atomic
def take_proof(*, service: Service, by: User, now: datetime) -> Taken:
    """The proof of a service, in the same way."""
    letter = service.letter
    acting_for = entries.allow(letter, Permission.VIEW_LETTERS, by, now)
    data = _read(letter, service.proof_file, service.proof_sha256)
    entries.record(
        "letters.taken",
        letter=letter,
        by=by,
        now=now,
        acting_for=acting_for,
        facts={"form": "proof", "service": service.pk},
    )
    return Taken(open_bytes(letter.subject, bytes(service.proof_name)).decode(), data)


def _read(letter: Letter, stored: str, digest: str) -> bytes:
    try:
        data = sealed_files.read(letter.subject, stored)
    except Erased as error:
        raise Refused("这件办件的个人信息已按规定擦除，文件不能再打开；文号和登记仍在。") from error
    except OSError as error:
        raise Refused("文件暂时读不出来，请稍后再试；仍不行的，请告知系统维护人员。") from error
    if sha256(data).hexdigest() != digest:
        raise Refused("这份文件与签发时不一致，不能提供。请立即告知系统维护人员和审计员。")
    return data
