import pytest

from mingtang.applications.grounds import Value, faults

LAW = {"forbidding_rank": "law"}
REGULATION = {"forbidding_rank": "administrative_regulation"}


@pytest.mark.parametrize(
    "found",
    [
        {"url": "https://www.yunjiang.example/zfxxgk/202405/t31.html"},
        {"url": "https://www.yunjiang.example/?id=31"},
        {"gazette": "《云江县人民政府公报》2025年第3期"},
        {"place": "云江县档案馆一楼政府信息查阅室"},
        {**LAW, "forbidding_rule": "《中华人民共和国统计法》第二十八条"},
        {**LAW, "forbidding_rule": "统计法第二十八条"},
        {**REGULATION, "forbidding_rule": "《地图管理条例》第二十一条"},
        {
            **REGULATION,
            "forbidding_rule": "《中华人民共和国测绘成果管理规定》第十六条",
            "forbidding_number": "国务院令第469号",
        },
        {"reason_withheld": "公开后会影响正在进行的选拔"},
        {"rectification_items": ("写明文件形成的年份",)},
        {"endangered": ("public_security",)},
        {"url": "", "gazette": " "},
        {"harm": "该记录与本机关履行公共管理职能无关"},
    ],
)
def test_facts_that_hold_pass(found: dict[str, Value]) -> None:
    assert faults(found) == ()


@pytest.mark.parametrize(
    ("found", "message"),
    [
        ({"url": "见网站"}, "“网址”不是完整的网址"),
        ({"url": "https://www.yunjiang.example/index.html"}, "只到网站首页"),
        ({"gazette": "《云江县人民政府公报》"}, "没有写明期号"),
        ({"place": "政府网站公开栏目"}, "不是具体的查阅地点"),
        ({**LAW, "forbidding_rule": "统计法"}, "没有写明法律、行政法规的名称和条款"),
        (
            {**LAW, "forbidding_rule": "《江东省档案条例》第十条"},
            "地方性法规或者地方政府规章，不能作为依据",
        ),
        ({**LAW, "forbidding_rule": "《地图管理条例》第二十一条"}, "从名称看不是法律"),
        (
            {**REGULATION, "forbidding_rule": "《不动产登记资料查询暂行办法》第四条"},
            "可能是部门规章或者其他文件",
        ),
        (
            {**REGULATION, "forbidding_rule": "《中华人民共和国政府信息公开条例》第十四条"},
            "本身不能作为",
        ),
        ({"reason_withheld": "申请人未说明用途"}, "不能以用途、目的或者与申请人无关为由不予公开"),
        ({"harm": "该信息与申请人本人无关"}, "不能以用途"),
        (
            {"rectification_items": ("写明年份", "说明申请信息的用途")},
            "法律没有这样的要求，请删去（《条例》第二十九条第二款）",
        ),
        ({"reasons_items": ("提供该信息与本人有关的证明",)}, "法律没有这样的要求"),
        ({"nature": "quarrel"}, "应当从“信访、投诉、举报”中选择"),
        ({"endangered": ("weather",)}, "应当从“国家安全、公共安全、经济安全、社会稳定”中选择"),
        ({"application_count": 0}, "应当大于零"),
    ],
)
def test_a_fact_that_will_not_hold_is_refused_with_what_to_do(
    found: dict[str, Value], message: str
) -> None:
    (fault,) = faults(found)
    assert message in fault.message
    assert fault.message.startswith(f"“{fault.label}”")
