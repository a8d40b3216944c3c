"""Narrative of invented agencies, composed here; every figure in it agrees with the tables."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from mingtang.annual.report import Number

PLACES = ("云江县", "望川县", "松麓县", "禾塘县", "青禾区", "澄湖区", "柳浦区", "江临市", "岚桥市")
PROVINCE = "岱江省人民政府"
ORGANS = (
    "教育局",
    "民政局",
    "财政局",
    "水利局",
    "司法局",
    "卫生健康局",
    "交通运输局",
    "自然资源局",
    "住房和城乡建设局",
    "人民政府",
    "人民政府办公室",
    "柳荫街道办事处",
    "文化和旅游局",
)

PROACTIVE = (
    "{year}年，通过政府门户网站主动公开政府信息{items}条，其中通知公告{first}条，工作动态{second}条。",
    "本年度在门户网站和公开栏共主动公开政府信息{items}条。",
    "围绕群众关心的事项，及时更新机构职能、财政预决算等栏目，全年发布信息{items}条。",
)
MANAGEMENT = (
    "落实公文公开属性审核制度，拟制公文时同步确定公开属性，先审查后公开。",
    "完善信息发布“三审三校”流程，对已公开的文件定期清理并标注效力。",
    "健全保密审查台账，明确专人负责信息的采集、审核和归档。",
)
PLATFORM = (
    "对门户网站的公开专栏进行调整，方便群众查询，政务新媒体按要求备案。",
    "加强政务公开专区的日常维护，设置查询终端，提供打印和咨询服务。",
    "规范管理政务新媒体账号，保持内容更新，互动留言及时答复。",
)
OVERSIGHT = (
    "将政府信息公开工作纳入年度考核，开展社会评议，全年组织培训{trainings}次，未发生责任追究情形。",
    "定期通报检查结果，接受社会评议，考核结果良好，本年度没有责任追究的情况。",
)
PROBLEMS = (
    "存在的主要问题：一是政策解读以文字为主，图解和视频较少；二是个别栏目更新间隔偏长。",
    "对照要求，还有两点不足：个别科室对公开期限掌握不准；公开目录的细化程度不够。",
)
REMEDIES = (
    "改进情况：针对上年指出的解读形式单一问题，本年已增加图解；今后将按月检查栏目，缩短更新间隔。",
    "改进措施：已对上年发现的期限问题组织专题培训，下一步将修订公开目录，逐项明确责任科室和期限。",
)


def agency(rng: Random, busy: str) -> str:
    """The name of an invented agency; only the busiest may make regulations (T2-02)."""
    if busy == "province":
        return PROVINCE
    return rng.choice(PLACES) + rng.choice(ORGANS)


def _applications(year: int, figures: Mapping[str, Number], rng: Random) -> str:
    def of(row: str) -> Number:
        return figures[f"applications/{row}/total"]

    received, carried_in = of("new_received"), of("carried_in")
    if received == 0 and carried_in == 0:
        return rng.choice(
            (
                f"{year}年未收到政府信息公开申请。",
                "本年度没有收到公民、法人或者其他组织提出的政府信息公开申请。",
            )
        )
    told = f"{year}年共收到政府信息公开申请{received}件"
    if carried_in:
        told += f"，上年结转{carried_in}件"
    told += f"，本年度办结{of('total')}件"
    if of("carried_out"):
        told += f"，结转下年度继续办理{of('carried_out')}件"
    return told + "。"


def _review(figures: Mapping[str, Number]) -> str:
    review = figures["remedies/reconsideration/total"]
    trials = int(figures["remedies/litigation_direct/total"]) + int(
        figures["remedies/litigation_after_reconsideration/total"]
    )
    if review == 0 and trials == 0:
        return "未发生因政府信息公开引起的行政复议、行政诉讼。"
    return f"因政府信息公开引起的行政复议{review}件，行政诉讼{trials}件。"


def narrative(
    name: str, year: int, figures: Mapping[str, Number], rng: Random
) -> dict[int, tuple[str, ...]]:
    """The lines of sections one, five and six."""
    first, second = rng.randrange(1, 400), rng.randrange(1, 900)
    told = {"year": year, "items": first + second, "first": first, "second": second}
    trainings = rng.randrange(1, 6)
    return {
        1: (
            f"{year}年，{name}依照《中华人民共和国政府信息公开条例》做好政府信息公开工作，现将有关情况报告如下。",
            "（一）主动公开。" + rng.choice(PROACTIVE).format(**told),
            "（二）依申请公开。" + _applications(year, figures, rng) + _review(figures),
            "（三）政府信息管理。" + rng.choice(MANAGEMENT),
            "（四）政府信息公开平台建设。" + rng.choice(PLATFORM),
            "（五）监督保障。" + rng.choice(OVERSIGHT).format(trainings=trainings),
        ),
        5: (rng.choice(PROBLEMS), rng.choice(REMEDIES)),
        6: (rng.choice((f"{year}年，本机关未收取信息处理费。", f"{year}年度收取信息处理费0元。")),),
    }


def preamble(year: int, rng: Random) -> str:
    """The paragraph that names the ground of the report and its period."""
    return rng.choice(
        (
            f"本报告依据《中华人民共和国政府信息公开条例》编制，所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。",
            f"根据《中华人民共和国政府信息公开条例》的规定，编制本年度报告。报告中数据的统计期限为{year}年1月1日至{year}年12月31日，电子版可在门户网站下载。",
        )
    )
