"""What an application must say, and nothing more (条例第二十九条第二款)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mingtang.applications.applicants import ApplicantKind
from mingtang.law import Citation
from mingtang.privacy.check_digits import is_credit_code, is_id_card

LONGEST_CONTENT = 1000
"""Characters of the description of what is wanted; what is longer belongs in an attachment."""

_IDENTITY = Citation("条例", 29, 2, 1)
_CONTENT = Citation("条例", 29, 2, 2)
_FORM = Citation("条例", 29, 2, 3)


class Document(StrEnum):
    """What proves who applies."""

    ID_CARD = "id_card"
    PASSPORT = "passport"
    HK_MACAO_TAIWAN = "hk_macao_taiwan"
    CREDIT_CODE = "credit_code"
    OTHER = "other"

    @property
    def label(self) -> str:
        return _DOCUMENTS[self]


_DOCUMENTS = {
    Document.ID_CARD: "居民身份证",
    Document.PASSPORT: "护照",
    Document.HK_MACAO_TAIWAN: "港澳台居民居住证（通行证）",
    Document.CREDIT_CODE: "统一社会信用代码",
    Document.OTHER: "其他有效证件",
}


class Delivery(StrEnum):
    """How the applicant wants to get the information."""

    POST = "post"
    EMAIL = "email"
    IN_PERSON = "in_person"
    FAX = "fax"
    INSPECTION = "inspection"
    DOWNLOAD = "download"

    @property
    def label(self) -> str:
        return _DELIVERIES[self]


_DELIVERIES = {
    Delivery.POST: "邮寄",
    Delivery.EMAIL: "电子邮件",
    Delivery.IN_PERSON: "当面领取",
    Delivery.FAX: "传真",
    Delivery.INSPECTION: "查阅、抄录",
    Delivery.DOWNLOAD: "在线下载",
}


class Form(StrEnum):
    PAPER = "paper"
    ELECTRONIC = "electronic"
    DISC = "disc"

    @property
    def label(self) -> str:
        return _FORMS[self]


_FORMS = {Form.PAPER: "纸质", Form.ELECTRONIC: "电子文件", Form.DISC: "光盘"}


@dataclass(frozen=True, slots=True)
class Applicant:
    """Name, proof of identity and ways to be reached; an organisation names its representative."""

    kind: ApplicantKind
    name: str
    document: Document
    document_number: str
    representative: str = ""
    contact: str = ""
    telephone: str = ""
    email: str = ""
    postal_code: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """An application as it is handed in. A purpose is not asked for and must not be."""

    applicant: Applicant
    content: str
    delivery: Delivery
    form: Form
    accepts_other_form: bool = False
    help_needed: str = ""
    suggests_publication: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """What a field lacks, by which article, and what to do."""

    field: str
    message: str
    rests_on: Citation


def faults(request: Request) -> tuple[Fault, ...]:
    """What is missing before this can be registered; none where it is whole.

    An application on paper that lacks one of these is not refused: it is rectified under 第三十条.
    """
    return (*_identity(request.applicant), *_reachable(request), *_content(request.content))


def blocking(request: Request) -> tuple[Fault, ...]:
    """What leaves nothing to register even where it came on paper: neither who wrote it nor what is
    asked for. Whatever else is lacking, or does not check, is rectified (条例第三十条)."""
    if request.applicant.name.strip() or request.content.strip():
        return ()
    message = "来件既没有署名，也没有写明要什么信息，无法登记为申请。"
    return (Fault("content", message, Citation("条例", 29, 2)),)


def _identity(applicant: Applicant) -> list[Fault]:
    found = []
    who = "单位名称" if applicant.kind.is_organisation else "姓名"
    if not applicant.name.strip():
        found.append(Fault("name", f"请填写{who}。", _IDENTITY))
    number = "".join(applicant.document_number.split()).upper()
    if not number:
        found.append(Fault("document_number", "请填写证件号码。", _IDENTITY))
    elif applicant.document is Document.ID_CARD and not is_id_card(number):
        found.append(
            Fault("document_number", "身份证号码的位数或者校验位不对，请对照证件核对。", _IDENTITY)
        )
    elif applicant.document is Document.CREDIT_CODE and not is_credit_code(number):
        found.append(
            Fault(
                "document_number",
                "统一社会信用代码的位数或者校验位不对，请对照证书核对。",
                _IDENTITY,
            )
        )
    if applicant.kind.is_organisation and not applicant.contact.strip():
        found.append(Fault("contact", "请填写联系人姓名。", _IDENTITY))
    return found


def _reachable(request: Request) -> list[Fault]:
    applicant = request.applicant
    found = []
    if not any(s.strip() for s in (applicant.telephone, applicant.email, applicant.address)):
        found.append(
            Fault("telephone", "请至少填写一种联系方式：电话、电子邮箱或者通信地址。", _IDENTITY)
        )
    if request.delivery is Delivery.POST and not applicant.address.strip():
        found.append(Fault("address", "选择邮寄的，请填写通信地址。", _FORM))
    if request.delivery is Delivery.EMAIL and not applicant.email.strip():
        found.append(Fault("email", "选择电子邮件的，请填写电子邮箱。", _FORM))
    return found


def _content(content: str) -> list[Fault]:
    if not content.strip():
        message = "请写明所需信息的名称、文号，或者便于查找的其他特征。"
        return [Fault("content", message, _CONTENT)]
    if len(content) > LONGEST_CONTENT:
        message = (
            f"所需信息的描述最多{LONGEST_CONTENT}字，现在是{len(content)}字；更多内容请放在附件里。"
        )
        return [Fault("content", message, _CONTENT)]
    return []
