"""Words of the interface for programs: why a field of a request is refused."""

from tongguan.vocabulary import Phrase

REFUSED_FIELDS = Phrase("请求中有不合格的内容", "the request does not fit")
DOES_NOT_FIT = Phrase("这个值不合格式", "the value does not have the form that is asked for")
FIELD_ERRORS = {
    "missing": Phrase("缺少这个字段", "the field is missing"),
    "extra_forbidden": Phrase("没有这个字段", "there is no such field"),
    "string_too_long": Phrase("最多 {max_length} 个字符", "at most {max_length} characters"),
    "string_too_short": Phrase("至少 {min_length} 个字符", "at least {min_length} characters"),
    "string_type": Phrase("应为文字", "it should be text"),
    "string_unicode": Phrase("含有不能使用的字符", "it holds a character that cannot be used"),
    "string_pattern_mismatch": Phrase("含有不能使用的字符", "it holds a character that cannot be used"),
    "int_type": Phrase("应为整数", "it should be a whole number"),
    "int_parsing": Phrase("应为整数", "it should be a whole number"),
    "int_from_float": Phrase("应为整数", "it should be a whole number"),
    "greater_than_equal": Phrase("不能小于 {ge}", "it is at least {ge}"),
    "less_than_equal": Phrase("不能大于 {le}", "it is at most {le}"),
    "bool_parsing": Phrase("应为 true 或者 false", "it should be true or false"),
    "bool_type": Phrase("应为 true 或者 false", "it should be true or false"),
    "date_type": Phrase("应为日期，如 2026-06-30", "it should be a day, such as 2026-06-30"),
    "date_parsing": Phrase("应为日期，如 2026-06-30", "it should be a day, such as 2026-06-30"),
    "date_from_datetime_parsing": Phrase("应为日期，如 2026-06-30", "it should be a day, such as 2026-06-30"),
    "model_attributes_type": Phrase("应为对象", "it should be an object"),
    "model_type": Phrase("应为对象", "it should be an object"),
    "dict_type": Phrase("应为对象", "it should be an object"),
}
"""What is wrong with a field, by the code of the library that read it."""
