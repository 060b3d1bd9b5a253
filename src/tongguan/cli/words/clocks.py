"""Words about clocks (期限): what starts them, how they run."""

from tongguan.vocabulary import Phrase

HELP = Phrase(
    "某件事的法定期限到哪天。\n\n起算日当日不计；期限最后一日是法定休息日的，依该期限的规则顺延或者提前。"
    "日期为北京时间，期限最后一日到24时为止。",
    "Tell the last day of a legal time limit.\n\nThe day of the event is not counted; a last day on a rest day moves "
    "as the clock says. Days are Beijing days, and the last one runs to midnight.",
)
CODE = Phrase("期限代码；`tongguan due --list` 列出全部", "code of the clock; `tongguan due --list` names them all")
FROM = Phrase(
    "起算的事件：日期，或者以小时计时的时刻（如 2026-01-15T09:30，不写时区为北京时间）",
    "the event: a day, or for hours an instant such as 2026-01-15T09:30 (Beijing time without an offset)",
)
AS_OF = Phrase(
    "依这一天有效的规定，而不是事件当日的规定",
    "take the rule in force on this day instead of the day of the event",
)
EXPIRES = Phrase(
    "通知书或者证书载明的截止日，代替推算的日期",
    "the expiry printed on the notice or certificate, in place of the computed one",
)
LIST = Phrase("列出全部期限", "list every clock")

DUE = Phrase("最后一日", "due")
DUE_AT = Phrase("最后时刻", "due at")
OPENS = Phrase("开始", "opens")
CLOSES = Phrase("截止", "closes")
STARTED = Phrase("起算", "from")
RULE = Phrase("规则", "rule")
PERIOD = Phrase("期间", "period")
START = Phrase("起算的事件", "start event")
CITES = Phrase("依据", "cites")
COUNTED_BY = Phrase("计算依据", "counted by")
GRADE = Phrase("来源等级", "grade")
IN_FORCE = Phrase("施行", "in force")
READINGS = Phrase("涉及未决问题", "open questions")
PROVISIONAL = Phrase("暂定", "provisional")
ROLLED = Phrase("原为{day}，因休息日移动", "moved off the rest day {day}")
ROLLED_IN_CASE = Phrase("原为{day}，可能为休息日，先行移动", "moved off {day}, which may be a rest day")
CODE_COLUMN = Phrase("代码", "code")

WEEKDAYS = {
    0: Phrase("星期一", "Monday"),
    1: Phrase("星期二", "Tuesday"),
    2: Phrase("星期三", "Wednesday"),
    3: Phrase("星期四", "Thursday"),
    4: Phrase("星期五", "Friday"),
    5: Phrase("星期六", "Saturday"),
    6: Phrase("星期日", "Sunday"),
}
