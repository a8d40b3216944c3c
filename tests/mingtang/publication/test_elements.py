from mingtang.publication.elements import (
    entry_elements,
    guide_elements,
    missing_from_entry,
    missing_from_guide,
)


def test_article_twelve_names_nine_elements_of_the_guide_and_four_of_an_entry() -> None:
    assert [each.code for each in guide_elements() if each.is_named] == [
        "classification",
        "arrangement",
        "access",
        "office_name",
        "address",
        "office_hours",
        "telephone",
        "fax",
        "internet",
    ]
    assert [each.label for each in entry_elements()] == ["索引", "名称", "内容概述", "生成日期"]


def test_what_other_rules_ask_of_the_guide_says_whose_rule_it_is() -> None:
    others = {each.code: each.rests_on.plain for each in guide_elements() if not each.is_named}
    assert others == {
        "updated_on": "信息公开平台通知",
        "application": "条例第二十九条",
        "remedies": "条例第五十一条",
    }


def test_an_element_that_is_absent_empty_or_blank_is_missing() -> None:
    given = {each.code: "有" for each in guide_elements()}
    assert missing_from_guide(given) == ()
    wanting = given | {"fax": "", "telephone": "  ", "address": None}
    assert [each.code for each in missing_from_guide(wanting)] == ["address", "telephone", "fax"]
    assert [each.code for each in missing_from_entry({"title": "通知", "summary": "概述"})] == [
        "index_number",
        "formed_on",
    ]
