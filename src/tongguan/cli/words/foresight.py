"""Words on what a census says of days to come."""

from tongguan.vocabulary import Phrase

REPORT = Phrase(
    "另写一页报告，单个 HTML 文件：曲线、预测、各项出境、证据",
    "also write a page, as one HTML file: the curve, its forecast, every export, the evidence",
)
FORECAST = Phrase(
    "预测达到各人数线的日期、须在何日前办理，并给出申报表所需人数",
    "forecast the day of each line and by when to act, and give the numbers of the application form",
)
SPLITTING = Phrase(
    "查找疑似拆分的迹象：关联处理者、年末年初、刚好低于数量线",
    "look for signs of splitting: affiliates, the turn of the year, counts just under a line",
)

OUTLOOK = Phrase("预测（{level}% 区间）", "forecast ({level} % interval)")
BETWEEN = Phrase("{earliest} 至 {latest}", "{earliest} to {latest}")
NOT_THIS_YEAR = Phrase("年内不达", "not this year")
INTERVAL = Phrase("达线日", "reached")
MEDIAN = Phrase("中位", "median")
CHANCE = Phrase("年内不达的概率", "chance of not this year")
ACT_BY = Phrase("须在此前办理", "act by")
PASSED = Phrase("{day}（已过）", "{day} (passed)")
PROVISIONAL = Phrase("{day}（暂定）", "{day} (provisional)")
FORM = Phrase("申报表所需人数（{cites}）", "numbers for the application form ({cites})")
THIS_YEAR = Phrase("当年已出境", "this year so far")
WHOLE_YEAR = Phrase("预计当年", "expected this year")
THREE_YEARS = Phrase("未来三年", "next three years")
IN_BOTH = Phrase("两者重合", "in both")
TOGETHER = Phrase("两者去重合计", "together, distinct")
LOOK = Phrase("注意", "look at")
SIGNS = Phrase("疑似拆分的迹象", "signs of splitting")
NO_SIGNS = Phrase("没有发现拆分的迹象", "no sign of splitting was found")
