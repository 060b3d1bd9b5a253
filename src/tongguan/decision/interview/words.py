"""What an interview says of its own; the questions about facts are those of the lawbook."""

from tongguan.vocabulary import Phrase

NUMBER_OF_EXPORTS = Phrase("有几项出境活动？", "How many exports are there?")
DISTINCT_PEOPLE = Phrase(
    "这些出境活动一共涉及多少自然人（跨活动去重）？",
    "How many distinct people do these exports concern together?",
)

WHY_FIRST = Phrase("没有这一项，其他的无从问起", "nothing else can be asked without it")
WHY_RECIPIENTS = Phrase(
    "路径看接收方是谁、在哪里；同一接收方只问一次",
    "the route depends on who receives and where; what is asked of a recipient is asked once",
)
WHY_ITEMS = Phrase(
    "数据项决定是否敏感，同一人群两类信息的数量线不同",
    "the items decide whether it is sensitive, and the numbers of people differ by that",
)
WHY_DECIDES = Phrase("答案可以排除一些路径", "an answer alone can rule routes out")
WHY_TOGETHER = Phrase("与其他事实一起可以改变路径", "together with other facts it can change the route")
WHY_DISTINCT = Phrase(
    "各项相加与最大一项之间跨过数量线；去重后的总数决定路径",
    "between the largest and the sum of them lies one of the law's numbers: the distinct total decides",
)

ALL_POSSIBLE = Phrase("都还有可能", "all still possible")
YES = Phrase("是", "yes")
NO = Phrase("否", "no")
NONE = Phrase("没有", "none")
OTHERWISE = Phrase("其他", "another")
MAINLAND = Phrase("中国内地", "mainland China")
ELSEWHERE = Phrase("境外其他国家或者地区", "elsewhere")
HONG_KONG = Phrase("香港", "Hong Kong")
MACAO = Phrase("澳门", "Macao")
A_TREATY = Phrase("有", "there is one")
IN_GBA = Phrase("大湾区内地九市之一", "one of the nine mainland cities of the Greater Bay Area")
NOT_IN_GBA = Phrase("其他城市", "another city")
NO_THIRD_PARTY = Phrase("不再转移", "no third party")
THIRD_PARTY_IN_CHINA = Phrase("第三方在中国内地", "third parties in mainland China")
THIRD_PARTY_ABROAD = Phrase("第三方在境外", "third parties elsewhere")
FROM_PEOPLE = Phrase("{people} 人起", "from {people} people")
NOBODY = Phrase("0 人", "nobody")
ORDINARY = Phrase("一般个人信息", "ordinary information")
SENSITIVE = Phrase("敏感个人信息", "sensitive information")

PLACES = {"CN": MAINLAND, "HK": HONG_KONG, "MO": MACAO}
VALUES = {
    "products_or_services": Phrase(
        "以向境内自然人提供产品或者服务为目的", "to offer products or services to people in China"
    ),
    "behaviour": Phrase("分析、评估境内自然人的行为", "to analyse or assess the behaviour of people in China"),
    "other": Phrase("其他", "other"),
    "none": NONE,
    "limited": Phrase("限制", "restricted"),
    "prohibited": Phrase("禁止", "prohibited"),
    "transfer": Phrase("从境内传到境外", "sent from China abroad"),
    "remote_access": Phrase("存在境内，境外访问", "kept in China, read from abroad"),
    "overseas_processing": Phrase("在境外直接收集处理", "collected and processed abroad from the start"),
    "abroad": Phrase("境外", "abroad"),
    "china": Phrase("境内", "inside China"),
    "told_or_published": Phrase("已被告知或者公开发布为重要数据", "told or published to be important data"),
    "suspected": Phrase("自己怀疑，未被告知或者发布", "suspected, neither told nor published"),
    "customers": Phrase("客户", "customers"),
    "employees": Phrase("员工", "employees"),
    "applicants": Phrase("应聘者", "applicants"),
    "dependants": Phrase("员工家属", "dependants of employees"),
    "patients": Phrase("患者", "patients"),
}
"""What the values of choices are called."""

NO_ANSWER = Phrase("没有回答", "nothing was answered")
ANSWER_OR_NOT_KNOWN = Phrase("给出回答，或者说明不知道", "give an answer, or say that it is not known")
NEEDED = Phrase("没有这一项无从问起", "nothing else can be asked without this")
ANY_ANSWER = Phrase("先给一个暂用的回答", "give any answer for now")
NEITHER_YES_NOR_NO = Phrase("`{typed}` 既不是“是”也不是“否”", "`{typed}` is neither yes nor no")
YES_OR_NO = Phrase("回答 y 或者 n", "answer y or n")
NO_CHOICE = Phrase("没有 `{typed}` 这个选项", "`{typed}` is none of the choices")
PICK_A_NUMBER = Phrase("给出选项的编号", "give the number of a choice")
NO_CITY = Phrase("城市目录中没有 `{typed}`", "`{typed}` is no city of the catalogue")
WRITE_A_CITY = Phrase("写地级以上城市的名称，如 深圳", "give a city of prefecture level or above, such as Shenzhen")
NO_ITEM = Phrase("数据项目录中没有 `{typed}`", "`{typed}`: no data item of the catalogue has this name")
TAKE_THE_NEAREST = Phrase("采用相近的，或者换个说法", "take the nearest, or describe it in other words")
NO_RECIPIENT = Phrase("没有写接收方", "no recipient is named")
GIVE_NAMES = Phrase("写名称，以逗号隔开", "give names, separated by commas")
NOT_TWO_NUMBERS = Phrase("`{typed}` 不是两个人数", "`{typed}` is not two numbers")
TWO_NUMBERS = Phrase(
    "先写一般个人信息的人数，再写敏感个人信息的人数，以空格隔开，如 84,000 0",
    "give people with ordinary, then people with sensitive information, such as 84,000 0",
)
NEITHER_KNOWN = Phrase("两个人数都不知道", "neither number is known")
SAY_NOT_KNOWN = Phrase("那就说明不知道", "then say that it is not known")
NO_NUMBER = Phrase("`{typed}` 不是人数", "`{typed}` is not a number of people")
WRITE_DIGITS = Phrase("写数字，如 84,000；范围写 1,000-5,000", "write digits, such as 84,000; a range as 1,000-5,000")
NOT_SO_MANY = Phrase("`{typed}` 不是 1 到 200 的数", "`{typed}` is not a number from 1 to 200")
COUNT_PURPOSES = Phrase("同一目的的算一项", "count what one purpose belongs to as one")
NO_DAY = Phrase("`{typed}` 不是日期", "`{typed}` is not a day")
WRITE_A_DAY = Phrase("写作 2026-06-30", "write it as 2026-06-30")
