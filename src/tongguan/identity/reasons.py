"""Why a value names nobody."""

from enum import Enum

from tongguan.vocabulary import Phrase


class Reason(Enum):
    """Why a value is not an identifier; the value of a member is its code in SQL, answers and reports."""

    EMPTY = "empty"
    PLACEHOLDER = "placeholder"
    MASKED = "masked"
    MALFORMED = "malformed"
    IMPLAUSIBLE = "implausible"
    CHECKSUM = "checksum"


REASONS = {
    Reason.EMPTY: Phrase("没有值", "there is no value"),
    Reason.PLACEHOLDER: Phrase(
        "占位的值，如 000000、无、test@example.com", "a stand-in such as 000000 or test@example.com"
    ),
    Reason.MASKED: Phrase("部分字符被隐去", "some of its characters are masked"),
    Reason.MALFORMED: Phrase("不是该种标识的写法", "not of the form of its kind"),
    Reason.IMPLAUSIBLE: Phrase("地区、日期或者国家代码不存在", "its region, date or country code does not exist"),
    Reason.CHECKSUM: Phrase("校验码不符", "its check digit does not fit"),
}
"""What each reason says, in both languages."""
