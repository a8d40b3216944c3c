"""A table of an invented county, and rows of one in short."""

from mingtang.publication.districts import Districts, read_row

WITHIN = ("云江县", "云江", "云州市")


def table(*rows: tuple[str, str] | tuple[str, str, str]) -> Districts:
    """Rows of school, scope and 多校划片, numbered as a spreadsheet does under a heading."""
    return Districts(
        tuple(
            read_row(school, "", scope, shared="".join(shared), number=number)
            for number, (school, scope, *shared) in enumerate(rows, start=2)
        )
    )


COUNTY = table(
    ("云江县实验小学", "人民路1—99号单号、2—60号双号、东门社区"),
    ("城东小学", "人民路101号以上单号、62—80号双号、阳光花园1—6栋"),
    ("城西小学", "阳光花园7—12栋、中山路、八一路、城关镇解放路", "是"),
    ("城南小学", "中山路", "是"),
    ("东山镇中心小学", "东山镇、东山镇解放路"),
    ("云江县第一中学", "人民路、东门社区、王家村"),
)
