"""Which organ of the county speaks how."""

from __future__ import annotations

from dataclasses import dataclass

from mingtang_office.demo import county


@dataclass(frozen=True, slots=True)
class Speaker:
    """`texts` names the file of its texts; `own` is its name in titles, `letter` what stands for a
    township in document numbers; `past` normative documents are from before the year."""

    agency: str
    texts: str
    own: str = ""
    letter: str = ""
    past: int = 0


def speakers() -> tuple[Speaker, ...]:
    """Everybody who publishes, those with many documents first."""
    return (
        Speaker(county.EDUCATION, "jiaoyu", past=8),
        Speaker(county.GOVERNMENT, "xianzhengfu", past=14),
        Speaker(county.FINANCE, "caizheng", past=6),
        Speaker(county.RESOURCES, "ziran", past=6),
        Speaker(county.HEALTH, "weijian", past=5),
        Speaker(county.MARKET, "shichang", past=5),
        Speaker(county.BAISHI, "xiangzhen", "白石镇", "云白", past=2),
        Speaker(county.QINGXI, "xiangzhen", "青溪乡", "云青", past=2),
        *(
            Speaker(office.name, "xuexiao", office.short_name)
            for office in county.offices()
            if office.parent == county.EDUCATION
        ),
    )
