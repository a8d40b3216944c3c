"""What stands before section one: the ground of the report, its period, whom to ask."""

from __future__ import annotations

from collections.abc import Iterator

from mingtang.annual.drafting.facts import Contact, YearFacts
from mingtang.annual.drafting.gaps import gap
from mingtang.annual.drafting.paragraph import DraftedParagraph, paragraph


def preamble(facts: YearFacts) -> Iterator[DraftedParagraph]:
    """The ground, the parts by their titles, the statistical period (条例第四十九条、第五十条), where the
    report is to be had, and the agency's contact."""
    form, year = facts.form, facts.year
    titles = "，".join(section.title for section in form.sections)
    parts = "零一二三四五六七八九"[len(form.sections)]
    yield paragraph(
        "preamble.ground",
        f"本报告依据《中华人民共和国政府信息公开条例》和年度报告格式（{form.citation}）编制",
        f"全文分{parts}部分：{titles}",
        f"所列数据的统计期限自{year}年1月1日起至{year}年12月31日止",
    )
    yield paragraph("preamble.contact", *_contact(facts.agency, facts.contact))


def _contact(agency: str, contact: Contact) -> Iterator[str]:
    yield f"本报告登载于{contact.website or gap('登载本报告的网址')}，可以查阅和下载"
    office = contact.office or agency
    yield (
        f"如对本报告有疑问，请与{office}联系（地址：{contact.address or gap('办公地址')}；"
        f"邮编：{contact.postal_code or gap('邮政编码')}；"
        f"电话：{contact.telephone or gap('联系电话')}；"
        f"邮箱：{contact.email or gap('电子邮箱')}）"
    )
