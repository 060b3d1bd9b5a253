"""A tiny evaluator of the exported document: nothing of this project, only the JSON and what its schema says.

It stands for any other implementation: what it gives is held against the document's own cases.
"""

from collections.abc import Iterable, Mapping
from typing import Any

Truth = bool | None
Json = Mapping[str, Any]


class Exported:
    """The document, by name of the rule and by day."""

    def __init__(self, document: Json) -> None:
        self.cases = document["cases"]
        self.rules: dict[str, Json] = {rule["name"]: rule for rule in document["rules"]}
        self.defaults = {reading["id"]: reading["default"] for reading in document["readings"]}
        self.days = {(day["on"], day["as_if"]): day for day in document["days"]}

    def gives(self, case: Json) -> Any:
        """Give what a case expects, worked out."""
        match case["sort"]:
            case "rule":
                return self.holds(self.rules[case["rule"]]["when"], case)
            case "day":
                rule = self._decides(case)
                return rule and (rule["pathway"], rule["cites"])
            case "leading":
                return self._leads(case)
            case "counting":
                return self._counts(case)
            case "mechanisms":
                opening = (self.rules[name] for name in self._day(case)["opening"])
                return sorted({rule["opens"] for rule in opening if self.holds(rule["when"], case)})
            case _:
                raise ValueError(case["sort"])

    def holds(self, node: Json, case: Json) -> Truth:
        return self._of(node, case["facts"], {**self.defaults, **case["readings"]})

    def _day(self, case: Json) -> Json:
        day: Json = self.days[case["on"], case["as_if"]]
        return day

    def _decides(self, case: Json) -> Json | None:
        for name in self._day(case)["deciding"]:
            truth = self.holds(self.rules[name]["when"], case)
            if truth is not False:
                return self.rules[name] if truth else None
        return None

    def _leads(self, case: Json) -> list[str]:
        decider = self._decides(case)
        rules = [self.rules[name] for name in self._day(case)["deciding"]] if decider else []
        return sorted(
            rule["cites"]
            for rule in rules
            if rule is decider
            or (
                decider
                and rule["pathway"] == decider["pathway"]
                and not rule["fallback"]
                and self.holds(rule["when"], case)
            )
        )

    def _counts(self, case: Json) -> Truth:
        rule = self._decides(case)
        if rule is None:
            return None
        otherwise, counted = rule["counted_otherwise"], rule["counted"]
        if (
            otherwise
            and case["readings"].get(otherwise["reading"], self.defaults[otherwise["reading"]])
            != (self.defaults[otherwise["reading"]])
        ):
            counted = otherwise["counted"]
        leaving = (self.rules[name] for name in self._day(case)["leaving_out"])
        return bool(counted) and not any(self.holds(each["when"], case) for each in leaving)

    def _of(self, node: Json, facts: Json, readings: Json) -> Truth:  # noqa: PLR0911 -- one arm an op
        match node["op"]:
            case "constant":
                return bool(node["holds"])
            case "reading":
                return bool(readings[node["reading"]] == node["choice"])
            case "not":
                truth = self._of(node["of"], facts, readings)
                return None if truth is None else not truth
            case "all":
                return _all(self._of(part, facts, readings) for part in node["of"])
            case "any":
                return _any(self._of(part, facts, readings) for part in node["of"])
            case "every" | "some" as op:
                members = facts.get(node["in"])
                if members is None:
                    return None
                found = [self._of(node["of"], member, readings) for member in members]
                return _any(found) if op == "some" else bool(found) and _all(found)
            case op:
                value = facts.get(node["fact"])
                return None if value is None else _compared(op, node, value)


def _compared(op: str, node: Json, value: Any) -> Truth:
    if op == "fact":
        return bool(value)
    if op == "one_of":
        return value in node["values"]
    if op == "before":
        return bool(value < node["day"])
    least, most = value if isinstance(value, list) else (value, value)
    if least >= node["people"]:
        return True
    return False if most is not None and most < node["people"] else None


def _all(truths: Iterable[Truth]) -> Truth:
    found = list(truths)
    return False if False in found else None if None in found else True


def _any(truths: Iterable[Truth]) -> Truth:
    found = list(truths)
    return True if True in found else None if None in found else False
