"""The condition language: every operator, every refusal with its column."""

from datetime import date

import pytest

from tests.law.conditions.declared import FACTS, READINGS, read
from tongguan.law.conditions import (
    All,
    Any,
    AtLeast,
    Before,
    Condition,
    ConditionError,
    Every,
    FactIs,
    Not,
    OneOf,
    ReadingIs,
    Some,
    parse,
)
from tongguan.law.conditions.tree import FALSE, TRUE

CIIO = FactIs("handler.ciio")
YOUNG = FactIs("under_14")
DAY = date(2024, 3, 22)
NEXT = date(2024, 3, 23)
TEN = AtLeast("people.ordinary", 10)
ELEVEN = AtLeast("people.ordinary", 11)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("handler.ciio", CIIO),
        ("True", TRUE),
        ("False", FALSE),
        ("not handler.ciio", Not(CIIO)),
        ("handler.ciio and under_14", All((CIIO, YOUNG))),
        ("handler.ciio or under_14", Any((CIIO, YOUNG))),
        ("under_14 or handler.ciio and not under_14", Any((YOUNG, All((CIIO, Not(YOUNG)))))),
        ("(under_14 or handler.ciio) and under_14", All((Any((YOUNG, CIIO)), YOUNG))),
        ("  handler.ciio  \n", CIIO),
        ("people.ordinary >= 10", TEN),
        ("people.ordinary > 10", ELEVEN),
        ("people.ordinary < 10", Not(TEN)),
        ("people.ordinary <= 10", Not(ELEVEN)),
        ("people.ordinary == 10", All((TEN, Not(ELEVEN)))),
        ("people.ordinary != 10", Not(All((TEN, Not(ELEVEN))))),
        ("10 <= people.ordinary", TEN),
        ("10 < people.ordinary", ELEVEN),
        ("people.ordinary >= 1_000_000", AtLeast("people.ordinary", 1_000_000)),
        ("began_on < 2024-03-22", Before("began_on", DAY)),
        ("began_on <= 2024-03-22", Before("began_on", NEXT)),
        ("began_on >= 2024-03-22", Not(Before("began_on", DAY))),
        ("began_on > 2024-03-22", Not(Before("began_on", NEXT))),
        ("2024-03-22 > began_on", Before("began_on", DAY)),
        ("about == 'employees'", OneOf("about", ("employees",))),
        ("about != 'employees'", Not(OneOf("about", ("employees",)))),
        ("'employees' == about", OneOf("about", ("employees",))),
        ("about in ['employees', 'other']", OneOf("about", ("employees", "other"))),
        ("about in ('employees', 'other')", OneOf("about", ("employees", "other"))),
        ("about not in ['employees']", Not(OneOf("about", ("employees",)))),
        ("treaty != 'none'", Not(OneOf("treaty", ("none",)))),
        ("treaty == '条约'", OneOf("treaty", ("条约",))),
        ("treaty == '2024-03-22'", OneOf("treaty", ("2024-03-22",))),
        ("treaty == 'every r in recipients: (x'", OneOf("treaty", ("every r in recipients: (x",))),
        ("reading.A5 == 'includes'", ReadingIs("A5", "includes")),
        ("reading.A5 != 'includes'", Not(ReadingIs("A5", "includes"))),
        ("reading['zone-reach'] == 'wide'", ReadingIs("zone-reach", "wide")),
    ],
)
def test_an_expression_reads_into_its_tree(text: str, tree: Condition) -> None:
    assert read(text) == tree


HONG_KONG = OneOf("recipients.territory", ("HK",))
FRIEND = FactIs("recipients.affiliated")
BEYOND = OneOf("onward.territory", ("US",))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("every r in recipients: r.territory == 'HK'", Every("recipients", HONG_KONG)),
        ("some r in recipients: r.affiliated", Some("recipients", FRIEND)),
        # without parentheses a quantifier reaches to the end
        ("under_14 and some r in recipients: r.affiliated or r.territory == 'HK'",
         All((YOUNG, Some("recipients", Any((FRIEND, HONG_KONG)))))),
        # with them it ends there
        ("(every r in recipients: r.territory == 'HK') and handler.ciio", All((Every("recipients", HONG_KONG), CIIO))),
        ("handler.ciio or (some r in recipients: (r.affiliated and (r.territory == 'HK'))) or under_14",
         Any((CIIO, Some("recipients", All((FRIEND, HONG_KONG))), YOUNG))),
        ("((some r in recipients: r.affiliated)) and (some o in onward: o.territory in ['US'])",
         All((Some("recipients", FRIEND), Some("onward", BEYOND)))),
        ("not (some o in onward: o.territory == 'US')", Not(Some("onward", BEYOND))),
        ("(some r in recipients: r.affiliated) or (some r in recipients: r.territory == 'HK')",
         Any((Some("recipients", FRIEND), Some("recipients", HONG_KONG)))),
        ("every r in recipients: reading.A5 == 'includes' or r.affiliated",
         Every("recipients", Any((ReadingIs("A5", "includes"), FRIEND)))),
        ("every r in recipients: not (r.territory == 'HK')", Every("recipients", Not(HONG_KONG))),
    ],
)  # fmt: skip
def test_a_quantifier_reaches_as_far_as_its_brackets(text: str, tree: Condition) -> None:
    assert read(text) == tree


@pytest.mark.parametrize(
    ("text", "message", "column"),
    [
        # names
        ("handler.cio", "`handler.cio` is not a declared fact", 1),
        ("under_14 and handler.cio", "`handler.cio` is not a declared fact", 14),
        ("people >= 10", "`people` is not a declared fact", 1),
        ("true", "`true` is not a declared fact", 1),
        ("treaty == '条约' and handler.cio", "`handler.cio` is not a declared fact", 20),
        ("reading.A55 == 'includes'", "`A55` is not a reading", 1),
        ("reading.A5 == 'maybe'", "the reading `A5` is one of includes, excludes", 15),
        ("under_14 and reading.A5 in ['includes']", "the reading `A5` is one of", 28),
        ("reading.A5 > 'includes'", "a reading is compared with == or !=", 14),
        # types
        ("people.ordinary", "`people.ordinary` is a count, not a boolean", 1),
        ("about", "`about` is a choice, not a boolean", 1),
        ("under_14 == 'yes'", "`under_14` is a boolean, not a choice or text", 1),
        ("handler.ciio in ['a']", "`handler.ciio` is a boolean, not a choice or text", 1),
        ("people.ordinary >= 10.5", "`people.ordinary` is compared with a whole number", 20),
        ("people.ordinary >= 1e6", "`people.ordinary` is compared with a whole number", 20),
        ("people.ordinary >= '10'", "`people.ordinary` is compared with a whole number", 20),
        ("people.ordinary >= True", "`people.ordinary` is compared with a whole number", 20),
        ("people.ordinary >= -1", "`people.ordinary` is compared with a whole number", 20),
        ("people.ordinary >= 5 + 5", "`people.ordinary` is compared with a whole number", 20),
        ("people.ordinary >= people.sensitive", "`people.ordinary` is compared with a whole number", 20),
        ("people.ordinary in [10]", "`people.ordinary` is compared with a whole number", 20),
        ("people.ordinary is 10", "people are compared with < <= == != >= or >", 20),
        ("began_on < '2024-03-22'", "`began_on` is compared with a day", 12),
        ("began_on < 20240322", "`began_on` is compared with a day", 12),
        ("began_on == 2024-03-22", "a day is compared with < <= > or >=", 13),
        ("began_on < 2024-02-30", "`2024-02-30` is not a day of the calendar", 12),
        ("began_on <= 9999-12-31", "the calendar ends on that day", 13),
        ("filed_on < 2024-03-22", "`filed_on` may be `none`", 1),
        ("about == 'employee'", "`employee` is not a value of `about`", 10),
        ("about in ['employees', 'patients']", "`patients` is not a value of `about`", 24),
        ("about == 1", "`about` is compared with text in quotes", 10),
        ("about == other", "`about` is compared with text in quotes", 10),
        ("about > 'other'", "`about` is compared with == or !=, or with in", 9),
        ("about is 'other'", "`about` is compared with == or !=, or with in", 10),
        ("about in 'employees'", "write the values in brackets", 10),
        ("about in []", "write the values in brackets", 10),
        ("'other' in about", "write the fact on the left", 1),
        ("'a' == 'a'", "a fact stands on the left", 1),
        # the language
        ("1 < people.ordinary < 9", "compare two things at a time", 1),
        ("under_14 and len(recipients)", "a condition calls nothing", 14),
        ("under_14.strip()", "a condition calls nothing", 1),
        ("5", "this is not part of the language", 1),
        ("'text'", "this is not part of the language", 1),
        ("under_14 and 1.5", "this is not part of the language", 14),
        ("under_14 if handler.ciio else True", "this is not part of the language", 1),
        ("lambda: True", "this is not part of the language", 1),
        ("[r for r in recipients]", "this is not part of the language", 1),
        ("f'{about}'", "this is not part of the language", 1),
        ("(x := under_14)", "this is not part of the language", 2),
        ("-people.ordinary", "this is not part of the language", 1),
        ("~under_14", "this is not part of the language", 1),
        ("people.ordinary + 1 >= 2", "a fact stands on the left", 1),
        ("about['x'] == 'y'", "a fact stands on the left", 1),
        ("", "it cannot be read as an expression", 1),
        ("   ", "it cannot be read as an expression", 1),
        ("under_14 and", "it cannot be read as an expression", 13),
        ("under_14 && handler.ciio", "it cannot be read as an expression", 11),
        ("  under_14 handler.ciio", "it cannot be read as an expression", 12),
        ("(under_14", "it cannot be read as an expression", 1),
        ("about = 'other'", "it cannot be read as an expression", 7),
        ("under_14; handler.ciio", "it cannot be read as an expression", 9),
        ("under_14 and\nhandler.ciio", "a condition is one line", 13),
        ("(under_14 and\nhandler.ciio)", "a condition is one line", 14),
        # quantifiers
        ("every h in handler: h.ciio", "`handler` is not a collection of the declaration", 1),
        ("under_14 and some x in exports: x.a", "`exports` is not a collection", 14),
        ("every recipient in recipients: True", "it cannot be read as an expression", 7),
        ("every r in recipients:", "it cannot be read as an expression", 23),
        ("every r in recipients: r.city == 'x'", "`recipients.city` is not a declared fact", 24),
        ("every r in recipients: r.territory == 'HK' and o.x", "`o.x` is not a declared fact", 48),
        ("under_14 and (some r in recipients: r.role == 'x')", "`x` is not a value of `recipients.role`", 47),
        ("every r in recipients: r == 'HK'", "`recipients` is not a declared fact", 24),
        ("every r in recipients: r.affiliated and handler.ciio", "`handler.ciio` is no fact of the members", 41),
        ("every r in recipients: recipients.affiliated", "`recipients.affiliated` is no fact of the members", 24),
        ("recipients.territory == 'HK'", "`recipients.territory` is a fact of each member", 1),
        ("under_14 and recipients.affiliated", "`recipients.affiliated` is a fact of each member", 14),
        ("some r in recipients: r.affiliated and some o in onward: o.territory == 'US'",
         "one quantifier stands inside another", 40),
        ("some r in recipients: (some o in onward: o.territory == 'US')", "one quantifier stands inside another", 24),
    ],
)  # fmt: skip
def test_a_mistake_is_refused_at_its_column(text: str, message: str, column: int) -> None:
    with pytest.raises(ConditionError) as refused:
        read(text)
    error = refused.value
    assert message in error.message
    assert error.message.startswith(f"in `{text.rstrip()}`: ")
    assert error.column == column
    assert error.code == "law/bad-condition"


@pytest.mark.parametrize(
    ("text", "help_text"),
    [
        ("handler.cio", "did you mean `handler.ciio`?"),
        ("about == 'employee'", "did you mean `employees`?"),
        ("reading['zone-rech'] == 'wide'", "did you mean `zone-reach`?"),
        ("some r in recipient: r.affiliated", "did you mean `recipients`?"),
        ("xyzzy", None),
        ("recipients.affiliated", "write `every r in recipients: …` or `some r in recipients: …`"),
        (
            "every r in recipients: r.affiliated and handler.ciio",
            "put the quantifier in parentheses; it reaches to the end of what encloses it",
        ),
    ],
)
def test_the_help_says_what_to_write(text: str, help_text: str | None) -> None:
    with pytest.raises(ConditionError) as refused:
        read(text)
    assert refused.value.help == help_text


@pytest.mark.parametrize(
    "text", ["(" * 5_000 + "under_14" + ")" * 5_000, "not " * 50_000 + "under_14", "\0", "9" * 5_000]
)
def test_what_python_cannot_parse_is_refused(text: str) -> None:
    with pytest.raises(ConditionError):
        read(text)


def test_without_collections_nothing_is_quantified() -> None:
    with pytest.raises(ConditionError, match="`recipients` is not a collection"):
        parse("some r in recipients: r.affiliated", FACTS, READINGS)
