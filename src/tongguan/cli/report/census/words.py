"""The words of the page of a census. What codes are called stands in ``tongguan.vocabulary.terms``."""

from collections.abc import Mapping
from typing import Final

from tongguan.vocabulary import Phrase

WORDS: Final[Mapping[str, Phrase]] = {
    # the head
    "title": Phrase("出境人数普查", "Census of people exported"),
    "kicker": Phrase("通关 · 人数普查", "tongguan · census"),
    "handler": Phrase("个人信息处理者", "Personal information handler"),
    "counted_from_to": Phrase("计数期间", "Counted"),
    "from_to": Phrase("{first} 至 {last}（北京时间）", "{first} to {last} (Beijing time)"),
    "lawbook": Phrase("法律库版本", "Edition of the lawbook"),
    "known_until": Phrase("核对至 {day}", "checked up to {day}"),
    "engine": Phrase("计数引擎", "Engine"),
    "plan": Phrase("普查计划", "Plan"),
    "contents": Phrase("目录", "Contents"),
    # the result
    "result": Phrase("人数与数量线", "People against the lines"),
    "result_note": Phrase(
        "当年1月1日起去重的自然人，不含不计入的出境。数量线之间刻度均匀，跨线后刻度改变。",
        "Distinct people since 1 January, without exports that are left out. "
        "The scale is even between two lines and changes at each line.",
    ),
    "counted": Phrase("已计数", "counted"),
    "certain": Phrase("确定", "certain"),
    "possible": Phrase("可能（同一人与否未定）", "possible (who is the same person is open)"),
    "at_year_end": Phrase("预计到年底", "forecast for the end of the year"),
    "at_year_end_range": Phrase(
        "预计到年底 {low}–{high} 人，中位 {median} 人",
        "forecast for the end of the year: {low}–{high} people, median {median}",
    ),
    "people": Phrase("人", "people"),
    "ordinary": Phrase("一般个人信息", "ordinary information"),
    "sensitive": Phrase("敏感个人信息", "sensitive information"),
    "both": Phrase("两类都有", "both kinds"),
    "all": Phrase("合计（去重）", "in all, distinct"),
    "left_out": Phrase("不计入", "left out"),
    "reached_on": Phrase("{day} 达到", "reached on {day}"),
    "not_reached": Phrase("未达到，还差 {people} 人即达线", "not reached; {people} more people reach it"),
    "no_lines": Phrase("没有数量线", "No line is drawn"),
    "bar_says": Phrase("{counter}：{people} 人。{lines}", "{counter}: {people} people. {lines}"),
    "line_from": Phrase("{people} 人起：{route}", "from {people}: {route}"),
    "why": Phrase("为什么是这个数", "Why this number"),
    "why_counted": Phrase(
        "本年1月1日至 {until}，由 {rows} 行传输记录数得，同一自然人在全部计入的出境中只计一次。",
        "Counted from {rows} logged transfers between 1 January and {until}; one natural person counts once over all "
        "exports that count.",
    ),
    "why_exports": Phrase("计入的出境：{exports}。", "Exports that count: {exports}."),
    "why_left_out": Phrase("不计入的出境：{exports}。", "Exports left out: {exports}."),
    "why_range": Phrase(
        "左数为确定不同的人，右数为可能的人：有的记录是否为同一人未定；把关以右数为准。",
        "The first number is people who certainly differ, the second people at most: of some records it is open "
        "whether they are one person. The second is the one to be careful by.",
    ),
    "joint": Phrase(
        "联合计划：各处理者合在一起，每人只数一次。共同密钥 {key}；理由：{reason}。人数线对各处理者分别适用。",
        "A joint plan: the handlers together, each person once. Shared key {key}; reason: {reason}. "
        "The lines hold for each handler by itself.",
    ),
    "why_cites": Phrase("计数依据", "Counting rules"),
    # the forecast
    "forecast": Phrase("预测", "forecast"),
    "curve": Phrase("累计曲线与预测", "The curve and its forecast"),
    "curve_note": Phrase(
        "阴影为 {level}% 区间：十次中约八次落在其内。预测不作任何判定，计数才作数。",
        "The shade is the {level} % interval: about eight cases in ten lie within. "
        "A forecast decides nothing; the count does.",
    ),
    "interval": Phrase("区间", "interval"),
    "until_short": Phrase("计数至", "counted to"),
    "beyond_chart": Phrase("图外：{lines}", "Above the chart: {lines}"),
    "no_curve": Phrase("没有人，无曲线", "Nobody yet: there is no curve"),
    "table_of": Phrase("同样的数字，表格", "The same numbers as a table"),
    "day": Phrase("日期", "Day"),
    "low": Phrase("下端", "Low"),
    "median": Phrase("中位", "Median"),
    "high": Phrase("上端", "High"),
    "no_script": Phrase(
        "图由本文件内的脚本绘制；脚本未运行时请看表格。",
        "The charts are drawn by the script in this file; where it does not run, the tables say the same.",
    ),
    "when": Phrase("何时达线，何时须办", "When a line is reached, and by when to act"),
    "when_note": Phrase(
        "“须在此前办理”由区间最早一端倒推法定期限；期限最后一日遇休息日的，提前。",
        "'Act by' counts the official periods back from the early end of the interval; "
        "a last day on a rest day moves back.",
    ),
    "line": Phrase("数量线", "Line"),
    "then": Phrase("其后", "Then"),
    "crossing": Phrase("达线日", "Reached"),
    "interval_days": Phrase("{earliest} 至 {latest}", "{earliest} to {latest}"),
    "not_before_year_end": Phrase("年内不达", "not this year"),
    "to": Phrase("至", "to"),
    "likely": Phrase("中位 {day}", "median {day}"),
    "chance_never": Phrase("年内不达的概率 {chance}", "not this year with probability {chance}"),
    "act_by": Phrase("须在此前办理", "Act by"),
    "apply_by": Phrase("须在 {day} 前申报", "apply by {day}"),
    "in_effect_by": Phrase("合同须在 {day} 前生效", "contract in effect by {day}"),
    "if_median": Phrase("按中位：{day}", "by the median: {day}"),
    "needed_now": Phrase("已达线，现在就须有{route}", "reached: {route} is needed now"),
    "interval_key": Phrase("达线日的区间", "interval of the day a line is reached"),
    "too_late": Phrase("已过", "passed"),
    "provisional": Phrase("暂定：放假安排尚未公布", "provisional: holidays not yet published"),
    "report_from": Phrase("评估报告完成日不早于 {day}", "its report finished on {day} or later"),
    "steps": Phrase("倒推的法定期限", "The official periods counted back"),
    "step": Phrase("期限", "Period"),
    "begins": Phrase("最迟起算日", "Begins at the latest"),
    "ends": Phrase("届满", "Ends"),
    "cites": Phrase("依据", "Cites"),
    # contributions
    "exports": Phrase("各项出境的人数", "People by export"),
    "exports_note": Phrase(
        "一人可以在几项出境中，各项相加大于合计。仅此一项：只在该项出境出现的人。",
        "One person may be in several exports, so they add up to more than the total. "
        "Only here: people who are in no other export.",
    ),
    "export": Phrase("出境活动", "Export"),
    "only_here": Phrase("仅此一项", "Only here"),
    "transfers": Phrase("传输", "Transfers"),
    "span": Phrase("首末日", "First and last day"),
    "counts": Phrase("计入", "counts"),
    "by_column": Phrase("敏感与否按行", "sensitive row by row"),
    # the form
    "form": Phrase("申报表所需人数", "Numbers for the application form"),
    "form_note": Phrase(
        "按场景去重的自然人：当年已出境、未来三年，以及两者的关系。未来三年由处理者预估；"
        "两者重合多少事前无从计数，故给出上下限。",
        "Distinct people by scenario: exported this year, in the next three years, and how they relate. The next three "
        "years are the handler's estimate; how many are in both cannot be counted beforehand, so bounds are given.",
    ),
    "this_year": Phrase("当年已出境", "This year so far"),
    "expected_this_year": Phrase("预计当年", "Expected this year"),
    "three_years": Phrase("未来三年（预估）", "Next three years (estimate)"),
    "in_both": Phrase("两者重合", "In both"),
    "together": Phrase("两者合计（去重）", "Together, distinct"),
    "not_given": Phrase("未给出", "not given"),
    # findings
    "findings": Phrase("疑似拆分", "Signs of splitting"),
    "findings_note": Phrase(
        "按所列参数找出的迹象，不是结论；参数不是法律。",
        "Signs found by the parameters shown, not conclusions; the parameters are not law.",
    ),
    # rows
    "rows": Phrase("记录的去向", "What became of the rows"),
    "rows_read": Phrase("读取", "read"),
    "rows_used": Phrase("使用", "used"),
    "rows_outside": Phrase("期间之外", "outside the window"),
    "rows_refused": Phrase("不能使用", "refused"),
    "rows_note": Phrase(
        "每一行都有去向；不能使用的按原因列出，样例已遮盖。", "Every row is accounted for; examples are masked."
    ),
    "reason": Phrase("原因", "Reason"),
    "examples": Phrase("样例", "Examples"),
    "row_of": Phrase("{source} 第 {row} 行", "{source}, row {row}"),
    "none_refused": Phrase("没有不能使用的行", "No row was refused"),
    # evidence
    "evidence": Phrase("证据", "Evidence"),
    "evidence_note": Phrase(
        "指纹相同，内容即相同；以同一计划重新计数，数字相同。",
        "Equal fingerprints are equal contents; counted anew with the same plan, the numbers are the same.",
    ),
    "source": Phrase("来源", "Source"),
    "fingerprint": Phrase("指纹", "Fingerprint"),
    "method": Phrase(
        "预测方法：每日新增人数的两个模型（阻尼趋势、幂律），各 1,000 条路径；回测误差见文档“预测”。",
        "Forecast: two models of daily new people (damped trend, power law), 1,000 paths each; "
        "its errors in a back-test are in the documentation.",
    ),
    "profile_says": Phrase(
        "画像：{exports} 项出境的 {groups} 种组合",
        "Profile: {groups} combinations of {exports} exports",
    ),
    "disclaimer": Phrase(
        "本页只有人数，没有个人信息。由通关生成，不是法律意见。",
        "This page holds counts and no personal information. Made by tongguan; it is not legal advice.",
    ),
    # small parts
    "nothing": Phrase("–", "–"),
    "colon": Phrase("：", ": "),
    "list_comma": Phrase("、", ", "),
    "stop": Phrase("；", "; "),
}

REASONS: Final[Mapping[str, Phrase]] = {
    "crossed": Phrase("已达到", "reached"),
    "too-few-days": Phrase("不足 28 天，无从预测", "fewer than 28 days: no forecast"),
    "too-few-people": Phrase("不足 50 人，无从预测", "fewer than 50 people: no forecast"),
    "flat": Phrase("近 28 天没有新增的人，无从预测", "nobody new in the last 28 days: no forecast"),
    "year-over": Phrase("已计至年底", "counted to the end of the year"),
    "not-counted-by-day": Phrase("该计数没有曲线", "no curve is kept of this counter"),
    "above-everybody": Phrase("高于全部人数，不会达到", "above all the people there are: it cannot be reached"),
}

REFUSED: Final[Mapping[str, Phrase]] = {
    "unreadable-row": Phrase("行不能解析", "the row cannot be parsed"),
    "bad-encoding": Phrase("字符编码有误", "broken characters"),
    "missing-column": Phrase("缺少所需的列", "a needed column is missing"),
    "no-identifier": Phrase("没有可用的标识", "no usable identifier"),
    "bad-identifier": Phrase("标识无效", "the identifier is not valid"),
    "no-time": Phrase("没有时间", "no time"),
    "bad-time": Phrase("时间无效", "the time is not valid"),
    "no-export": Phrase("没有写明出境活动", "no export is named"),
    "unknown-export": Phrase("计划中没有的出境活动", "an export that the plan does not have"),
    "sensitivity-not-told": Phrase("没有写明是否敏感", "not told whether it is sensitive"),
    "no-handler": Phrase("没有写明处理者", "no handler is named"),
    "unknown-handler": Phrase("联合计划没有这个处理者", "a handler that the joint plan does not name"),
}

FORM_FLAGS: Final[Mapping[str, Phrase]] = {
    "expected-this-year-passed": Phrase("已出境人数超过预计的当年人数", "already more than was expected for this year"),
    "three-years-below-this-year": Phrase(
        "未来三年的预估少于当年已出境的人数", "three years are estimated below this year's people so far"
    ),
    "three-years-below-expected-year": Phrase(
        "未来三年的预估少于预计的当年人数", "three years are estimated below what is expected of this one"
    ),
    "more-than-processed": Phrase("多于处理者处理的人数", "more people than the handler processes"),
}
