"""Words of ``tongguan law export``."""

from tongguan.vocabulary import Phrase

HELP = Phrase(
    "把法律库的全部案例表写成一份 JSON，供检验任何其他实现。\n\n"
    "文件自含：所用事实、规则条件（文字和树）、引用、每一天规则的先后，以及每个案例的事实和应有结果。格式见 --schema。",
    "Write all case tables of the lawbook as one JSON document, to hold any other implementation to.\n\n"
    "It is sufficient by itself: the facts used, the rules with their conditions (as text and as trees) and citations, "
    "the order of the rules of each day, and every case with its facts and what is expected. See --schema.",
)
CASES = Phrase("规则和案例", "the rules and the cases")
RULES = Phrase("只要规则，不要案例", "the rules alone, without the cases")
SCHEMA = Phrase("这份 JSON 的 JSON Schema", "the JSON Schema of the document")
OUT = Phrase("写到这个文件，而不是标准输出", "write it to this file instead of standard output")
AS_JSON = Phrase(
    "总是 JSON；此选项只为与其他命令一致", "the answer is JSON in any case; for likeness with other commands"
)
EXPORTED = Phrase("已写入 {file}：{cases} 个案例", "wrote {file}: {cases} cases")
NAME_ONE = Phrase("用 --cases、--rules 或者 --schema 说明要哪一种", "say which with --cases, --rules or --schema")
