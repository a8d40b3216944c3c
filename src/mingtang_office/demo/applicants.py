"""Those who apply in the demonstration: invented people and organisations of 云江县."""

from __future__ import annotations

from itertools import count
from random import Random

from mingtang.applications.applicants import ApplicantKind
from mingtang.applications.request import Applicant, Document
from mingtang_office.demo.codes import enterprise_code
from mingtang_office.demo.county import COUNTY, REGION, telephone

_SURNAMES = "苏林周徐沈唐许傅曹曾彭吕卢蒋蔡贾丁魏薛叶阎余潘杜戴"
_GIVEN = (
    *("小满", "云溪", "晓棠", "远帆", "若谷", "静姝", "知秋", "长川", "雨桐", "思源", "怀瑾"),
    *("清和", "子衿", "望月", "松年", "一鸣", "安澜", "春生", "秋白", "立夏", "既白", "南星"),
)
_ROADS = ("望江路", "文昌路", "滨江路", "南门路", "书院路", "惠民路", "杏林路", "工业大道")
_ORGANISATIONS = (
    ("云江县春苗文化有限公司", ApplicantKind.BUSINESS),
    ("云江县青禾教育咨询有限公司", ApplicantKind.BUSINESS),
    ("云江县澜川建设工程有限公司", ApplicantKind.BUSINESS),
    ("云江县百味源餐饮管理有限公司", ApplicantKind.BUSINESS),
    ("岱江省澄怀律师事务所", ApplicantKind.LEGAL_SERVICE),
    ("云江县明理法律服务所", ApplicantKind.LEGAL_SERVICE),
    ("岱江省乡土教育研究所", ApplicantKind.RESEARCH),
    ("云江县清流环境保护协会", ApplicantKind.PUBLIC_INTEREST),
    ("云江县望江花园业主委员会", ApplicantKind.OTHER),
)
_ORGANISED = 0.18  # of all applications, as county bureaus print it


class Applicants:
    """Gives one applicant after the other, nobody twice but organisations."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._numbers = count(1)
        names = [surname + given for surname in _SURNAMES for given in _GIVEN]
        rng.shuffle(names)
        self._names = iter(names)

    def next(self) -> Applicant:
        if self._rng.random() < _ORGANISED:
            return self.organisation(*self._rng.choice(_ORGANISATIONS))
        return self.person()

    def person(self) -> Applicant:
        number = next(self._numbers)
        road = self._rng.choice(_ROADS)
        return Applicant(
            kind=ApplicantKind.NATURAL_PERSON,
            name=next(self._names),
            document=Document.OTHER,
            document_number=f"YS-{number:05d}",
            telephone=telephone(5000 + number),
            email=f"shenqingren{number:03d}@yunjiang.example",
            postal_code="990123",
            address=f"{COUNTY}云川街道{road}{self._rng.randint(1, 199)}号",
        )

    def organisation(self, name: str, kind: ApplicantKind) -> Applicant:
        return Applicant(
            kind=kind,
            name=name,
            document=Document.CREDIT_CODE,
            document_number=enterprise_code(REGION, name),
            representative=next(self._names),
            contact=next(self._names),
            telephone=telephone(4000 + next(self._numbers)),
            email="lianxi@yunjiang.example",
            postal_code="990123",
            address=f"{COUNTY}云川街道{self._rng.choice(_ROADS)}{self._rng.randint(1, 199)}号",
        )
