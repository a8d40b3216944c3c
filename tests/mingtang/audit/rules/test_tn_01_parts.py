from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

CASES = (
    RuleCase(
        "没有总数也没有分项",
        make_report(narrative={1: ("全年召开会议研究政务公开工作。",)}),
        passes=0,
    ),
    RuleCase(
        "其中各项加满总数",
        make_report(
            narrative={1: ("全年主动公开政府信息12条，其中机构职能类8条、规划计划类4条。",)}
        ),
        passes=1,
    ),
    RuleCase(
        "括号内分项多一",
        make_report(
            narrative={1: ("全年共公开政府信息100条（其中财政类60条，教育类20条，其他类21条）。",)}
        ),
        ("error",),
        says=("60+20+21=101，与总数 100条不符，多 1",),
        quotes=("共公开政府信息100条（其中财政类60条，教育类20条，其他类21条",),
    ),
    RuleCase(
        "半角括号与逗号",
        make_report(
            narrative={1: ("全年公开信息100条(财政类60条,教育类20条,其他类19条),均已更新。",)}
        ),
        ("error",),
        says=("少 1",),
    ),
    RuleCase(
        "末项为其他而少二",
        make_report(narrative={1: ("共发布信息50条，包括通知20条、动态18条、其他10条。",)}),
        ("error",),
        says=("20+18+10=48",),
    ),
    RuleCase(
        "接近总数而少四",
        make_report(narrative={1: ("全年发布信息100条，其中网站60条，公众号30条，微博6条。",)}),
        ("warning",),
        says=("少 4",),
    ),
    RuleCase(
        "只举其中几项不作判断",
        make_report(narrative={1: ("全年发布信息100条，其中网站40条，公众号21条。",)}),
        passes=0,
    ),
    RuleCase(
        "以等收尾不作判断",
        make_report(narrative={1: ("全年发布信息100条，其中网站60条，公众号30条，微博8条等。",)}),
        passes=0,
    ),
    RuleCase(
        "余数不作判断",
        make_report(narrative={1: ("全年发布信息100余条，其中网站60条，公众号50条。",)}),
        passes=0,
    ),
    RuleCase(
        "以万计数不作判断",
        make_report(narrative={1: ("全年访问1.2万次，其中电脑端8000次，移动端5000次。",)}),
        passes=0,
    ),
    RuleCase(
        "去掉一项恰好相等则只警告",
        make_report(
            narrative={
                1: ("网站全年发布信息210条，其中动态类170条，政务类38条，解读类20条，回应类2条。",)
            }
        ),
        ("warning",),
        says=("若“解读类20条”已含在其他分项中",),
    ),
    RuleCase(
        "两种口径交叉则存疑",
        make_report(
            narrative={
                1: ("收到政府信息公开申请12件，其中网上申请9件、信函申请2件、涉及征地补偿7件。",)
            }
        ),
        ("warning?",),
        says=("交叉",),
    ),
    RuleCase(
        "分号之后另起总数",
        make_report(
            narrative={
                1: (
                    "办理人大代表建议12件，其中主办8件、会办4件；办理政协提案20件，其中主办15件、会办5件。",
                )
            }
        ),
        passes=2,
    ),
    RuleCase(
        "分号之后另起的总数不符",
        make_report(
            narrative={
                1: (
                    "办理人大代表建议12件，其中主办8件、会办4件；办理政协提案20件，其中主办15件、会办6件。",
                )
            }
        ),
        ("error",),
        passes=1,
        says=("15+6=21",),
    ),
    RuleCase(
        "内层其中之和等于内层总数",
        make_report(
            narrative={
                1: ("梳理事项30项，其中行政许可20项（其中市级12项、县级8项）、行政确认10项。",)
            }
        ),
        passes=2,
    ),
    RuleCase(
        "大项之下另有小项",
        make_report(
            narrative={
                1: ("权责事项共20项，其中行政许可共4大项19小项、行政处罚10项、其他权责事项6项。",)
            }
        ),
        passes=1,
    ),
    RuleCase(
        "上一句的总数",
        make_report(narrative={1: ("全年公开各类信息60条。其中教育动态40条，通知公告20条。",)}),
        passes=1,
    ),
    RuleCase(
        "上一句的总数与分项不符",
        make_report(narrative={1: ("全年公开各类信息60条。其中教育动态40条，通知公告21条。",)}),
        ("error",),
        quotes=(
            "全年公开各类信息60条",
            "其中教育动态40条，通知公告21条",
        ),
    ),
    RuleCase(
        "某总数中各占若干",
        make_report(
            narrative={
                1: (
                    "在公开的40条信息中，机构职能信息20条，占50%；规划计划信息12条，占30%；其他信息9条，占22.5%。",
                )
            }
        ),
        ("error",),
        says=("20+12+9=41",),
    ),
    RuleCase(
        "没有写单位的末项",
        make_report(
            narrative={
                1: ("制作信息总数120条，其中主动公开100条，依申请公开信息5条，不予公开信息数15。",)
            }
        ),
        passes=1,
    ),
    RuleCase(
        "全角数字与千分位",
        make_report(narrative={1: ("汇聚数据1,200条，其中公安类１０００条，其他类200条。",)}),
        passes=1,
    ),
    RuleCase(
        "合计在后而不符",
        make_report(narrative={1: ("现场解决16件，跟进解决18件，合计35件。",)}),
        ("warning",),
        says=("16+18=34",),
    ),
    RuleCase(
        "合计在后而相符",
        make_report(narrative={1: ("现场解决16件，跟进解决18件，共计34件。",)}),
        passes=1,
    ),
    RuleCase(
        "按渠道分与按申请人分",
        make_report(
            narrative={
                1: (
                    "收到申请20件，按渠道分，网上12件、信函8件；按申请人分，自然人18件、商业企业2件。",
                )
            }
        ),
        passes=1,
    ),
    RuleCase(
        "别的单位的一项夹在中间",
        make_report(
            narrative={
                1: (
                    "全年公开信息60条，其中：工作动态30条、通知公告10条、征集调查16期、其他类信息4条。",
                )
            }
        ),
        passes=1,
    ),
    RuleCase(
        "别的单位夹在中间而两种读法都不符",
        make_report(
            narrative={
                1: (
                    "全年公开信息60条，其中：工作动态30条、通知公告10条、征集调查15期、其他类信息4条。",
                )
            }
        ),
        passes=0,
    ),
    RuleCase(
        "没有其中而两项并列且加满",
        make_report(narrative={1: ("收到群众诉求348件，现场解决162件，跟进解决186件。",)}),
        passes=1,
    ),
    RuleCase(
        "没有其中而两项并列相差一件",
        make_report(narrative={1: ("收到群众诉求348件，现场解决162件，跟进解决187件。",)}),
        ("warning",),
        says=(
            "162+187=349",
            "相差 1",
        ),
    ),
    RuleCase(
        "并列而与总数无关",
        make_report(narrative={1: ("收到群众诉求348件，现场解决62件，跟进解决86件。",)}),
        passes=0,
    ),
    RuleCase(
        "多出恰好一成半仍是错误",
        make_report(narrative={1: ("全年公开信息100条，其中甲类55条，乙类40条，丙类20条。",)}),
        ("error",),
    ),
    RuleCase(
        "多出一成半以上则存疑",
        make_report(narrative={1: ("全年公开信息100条，其中甲类55条，乙类41条，丙类20条。",)}),
        ("warning?",),
    ),
    RuleCase(
        "恰好达到九成半",
        make_report(narrative={1: ("全年公开信息100条，其中甲类50条，乙类30条，丙类15条。",)}),
        ("warning",),
    ),
    RuleCase(
        "不到九成半不作判断",
        make_report(narrative={1: ("全年公开信息100条，其中甲类50条，乙类30条，丙类14条。",)}),
        passes=0,
    ),
    RuleCase(
        "只有两项接近总数不作判断",
        make_report(narrative={1: ("全年公开信息100条，其中甲类60条，乙类36条。",)}),
        passes=0,
    ),
    RuleCase(
        "三项远不到总数不作判断",
        make_report(narrative={1: ("全年公开信息100条，其中甲类40条，乙类10条，丙类5条。",)}),
        passes=0,
    ),
    RuleCase(
        "一项等于总数而又有一项",
        make_report(narrative={1: ("全年公开信息5条，其中甲类5条，乙类1条。",)}),
        ("warning?",),
    ),
    RuleCase(
        "合计在后恰好九成半",
        make_report(narrative={1: ("现场解决60件，跟进解决35件，合计100件。",)}),
        ("warning",),
    ),
    RuleCase(
        "合计在后不到九成半不作判断",
        make_report(narrative={1: ("现场解决60件，跟进解决34件，合计100件。",)}),
        passes=0,
    ),
    RuleCase(
        "合计在后恰好多一成半",
        make_report(narrative={1: ("现场解决60件，跟进解决55件，合计100件。",)}),
        ("warning",),
    ),
    RuleCase(
        "合计在后多出更多不作判断",
        make_report(narrative={1: ("现场解决60件，跟进解决56件，合计100件。",)}),
        passes=0,
    ),
    RuleCase(
        "并列恰好达到九成半",
        make_report(narrative={1: ("收到群众诉求100件，现场解决60件，跟进解决35件。",)}),
        ("warning",),
    ),
    RuleCase(
        "并列不到九成半不作判断",
        make_report(narrative={1: ("收到群众诉求100件，现场解决60件，跟进解决34件。",)}),
        passes=0,
    ),
    RuleCase(
        "并列而单位不同不作判断",
        make_report(narrative={1: ("收到群众诉求348件，现场解决162件，跟进解决187条。",)}),
        passes=0,
    ),
    RuleCase(
        "并列而隔以分号不作判断",
        make_report(narrative={1: ("收到群众诉求40件；现场解决16件，跟进解决25件。",)}),
        passes=0,
    ),
    RuleCase(
        "并列而总数是汉字不作判断",
        make_report(narrative={1: ("收到群众诉求四十件，现场解决16件，跟进解决25件。",)}),
        passes=0,
    ),
    RuleCase(
        "层层列举",
        make_report(
            narrative={
                1: (
                    "全年公开信息50条。其中机构类20条，内有领导成员15条、机构职能5条；工作类11条，其中动态6条、公告5条；政策类19条。",
                )
            }
        ),
        passes=3,
    ),
    RuleCase(
        "新收与上年结转合并后再分",
        make_report(
            narrative={1: ("收到政府信息公开申请9件，上年转结1件，其中网络申请5件，信函申请5件。",)}
        ),
        passes=1,
    ),
    RuleCase(
        "上一句的总数在前面",
        make_report(
            narrative={
                1: (
                    "答复申请53件，包括上年结转申请3件。其中，予以公开答复30件；不予公开3件；其他处理20件。",
                )
            }
        ),
        passes=1,
    ),
    RuleCase(
        "没有单位的数字后面有占比",
        make_report(
            narrative={
                1: (
                    "答复申请50件。其中，予以公开30件，占60%；部分公开5，占10%；其他处理15件，占30%。",
                )
            }
        ),
        passes=1,
    ),
    RuleCase(
        "折行之中的列举",
        make_report(
            narrative={
                1: (
                    "全年共公开政府信息100条，其中机构职能类信息60条，规划计划",
                    "类信息20条，其他类信息21条。",
                )
            }
        ),
        ("error",),
    ),
    RuleCase(
        "并列各项不是总数与分项",
        make_report(
            narrative={
                1: ("公开的有规范性文件信息12条、动态信息196条、财政信息195条、服务信息1条。",)
            }
        ),
        passes=0,
    ),
    RuleCase(
        "与分项同名的不是总数",
        make_report(narrative={1: ("发布动态信息196条，财政信息190条、服务信息1条。",)}),
        passes=0,
    ),
)
