"""The policy as a page for people: docs/policy.md, made from `GRANTS` and the sets beside it."""

from __future__ import annotations

from mingtang_office.agencies.grants import (
    GRANTS,
    KEPT_APART,
    SECOND_FACTOR_ROLES,
    Permission,
    Reach,
)
from mingtang_office.agencies.models import Role

LABELS = {
    Permission.VIEW_AGENCIES: "查看机关",
    Permission.MANAGE_AGENCIES: "新建、修改、调整机关",
    Permission.MANAGE_CALENDAR: "录入、施行、撤销放假安排",
    Permission.MANAGE_PEOPLE: "新建、停用账号，重置密码",
    Permission.REMOVE_SECOND_FACTOR: "移除遗失的第二验证方式",
    Permission.APPOINT: "任命与终止任职",
    Permission.VIEW_APPOINTMENTS: "查看人员与任职",
    Permission.READ_TRAIL: "查看留痕",
    Permission.VIEW_REPORTS: "查看受检报告",
    Permission.UPLOAD_REPORTS: "上传报告",
    Permission.CORRECT_REPORTS: "更正识别结果",
    Permission.DECIDE_FINDINGS: "处理检查发现",
    Permission.EXPORT_REPORTS: "导出报告与检查发现",
    Permission.VIEW_APPLICATIONS: "查看依申请公开办件（申请人隐名）",
    Permission.SEE_APPLICANTS: "查看申请人身份信息",
    Permission.HANDLE_APPLICATIONS: "登记、办理申请",
    Permission.ASSIGN_APPLICATIONS: "分派申请",
    Permission.CONSENT_TO_EXTENSION: "同意延长答复期限",
    Permission.COUNT_APPLICATIONS: "查看申请与救济统计",
    Permission.SET_PRACTICE: "设定救济途径和办理习惯",
    Permission.VIEW_LETTERS: "查看文书",
    Permission.DRAFT_LETTERS: "起草文书",
    Permission.REVIEW_LETTERS: "审核文书",
    Permission.SIGN_NOTICES: "签发程序性文书",
    Permission.SIGN_DECISIONS: "签发答复书、决定书",
    Permission.SERVE_LETTERS: "送达文书",
    Permission.SET_SIGNING_CHAIN: "设定审签流程",
    Permission.VIEW_REMEDIES: "查看行政复议、行政诉讼",
    Permission.HANDLE_REMEDIES: "登记、办理行政复议、行政诉讼",
    Permission.VIEW_ITEMS: "查看拟公开信息和公文备案",
    Permission.DRAFT_ITEMS: "起草、修改拟公开信息",
    Permission.REVIEW_ITEMS: "审核、保密审查拟公开信息",
    Permission.SIGN_ITEMS: "签发公开信息",
    Permission.WITHDRAW_ITEMS: "撤下已公开的信息",
    Permission.VIEW_CHANNELS: "查看发布渠道和发布记录",
    Permission.RUN_CHANNELS: "办理发布、张贴、移送",
    Permission.SET_UP_CHANNELS: "设定发布渠道",
    Permission.VIEW_COLUMNS: "查看栏目保障情况",
    Permission.ASSIGN_COLUMNS: "分派栏目责任",
    Permission.VIEW_POWERS: "查看规范性文件、许可、处罚等台账",
    Permission.KEEP_POWERS: "登记、更正规范性文件、许可、处罚等台账",
    Permission.COUNT_POWERS: "查看主动公开统计",
    Permission.VIEW_ANNUAL: "查看本机关年度报告的编制",
    Permission.WRITE_ANNUAL: "编制年度报告",
    Permission.REVIEW_ANNUAL: "审核年度报告",
    Permission.SIGN_ANNUAL: "签发年度报告",
}

_REACHES = {Reach.OWN: "本机关", Reach.BELOW: "本机关及下级", None: "—"}

_OPENING = """# 谁能看、谁能办

本页由 `mingtang_office.agencies.grants` 生成（`python manage.py policy_page`），请勿手工修改。表中没有写的，一律不可。

- “本机关”指任职所在的机关；“本机关及下级”指任职机关和机关树上它之下的全部机关。
- 任职从起始日到截止日（含两日）有效；撤销任职、停用账号当即失效。
- 机关撤销后，承继其职权的机关可以看到并继续办理它留下的事项（条例第十条）；新的事项以承继机关名义办理。
- 代理人在代理期间（含起止两日）可以办理被代理人的事项，留痕写明代谁办理；须分设的三种角色不能代理。
- 任何人不审核、不签发自己起草的内容，不给自己任职，不办理自己的账号。
- 范围以外的对象按“不存在”答复（404），看得到而无权办理的按“没有权限”答复（403）。
- 办理他人的账号，须能管辖其任职的每一个机关：能给上级重置密码的人，就能冒用上级的身份。
- 放假安排：全国的由顶层机关的系统管理员办理；地区的由该地人民政府或其上级人民政府的系统管理员办理，及于行政区划代码在该地之内的全部机关。
"""


def page() -> str:
    """The whole page in Markdown."""
    lines = [
        _OPENING,
        "## 权限、角色与范围",
        "",
        f"| 事项 | 代码 | {' | '.join(role.label for role in Role)} |",
        f"| --- | --- |{' --- |' * len(Role)}",
    ]
    for permission in Permission:
        granted = GRANTS[permission]
        reaches = " | ".join(_REACHES[granted.get(role)] for role in Role)
        lines.append(f"| {LABELS[permission]} | `{permission}` | {reaches} |")
    lines += [
        "",
        "## 三员分立",
        "",
        f"{_listed(KEPT_APART)}须由三人分别担任：同一人在同一机关体系（同一顶层机关之下）内，任何一日都不能兼有其中两种"
        "（GB/T 22239—2019）。系统管理员建账号而不授权，安全管理员授权而不建账号，审计员只看不办。",
        "顶层机关始终保留至少一位系统管理员和一位安全管理员。",
        "",
        "## 第二验证方式",
        "",
        f"担任{_listed(SECOND_FACTOR_ROLES)}的人员，登录须有第二验证方式。",
        "重置密码与移除第二验证方式分属系统管理员和安全管理员，任何一人都不能独自接管他人的账号。",
        "",
    ]
    return "\n".join(lines)


def _listed(roles: frozenset[Role]) -> str:
    return "、".join(role.label for role in Role if role in roles)
