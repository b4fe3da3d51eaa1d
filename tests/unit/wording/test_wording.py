from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from pydantic_core.core_schema import ErrorType

import gikdeadlines
from gikdeadlines import load_calendars, load_law
from gikdeadlines.case import CHANNELS, EVENTS, METHODS, AgencyRole, Field
from gikdeadlines.law import SEVERITIES, Confidence, Kind
from gikdeadlines.uncertainty.miscounts import ERRORS
from gikdeadlines.values import DayStatus, Fault, Finding, FrozenMap, Limit, Severity, Text, Verdict, not_among
from gikdeadlines.web import GROUPS
from gikdeadlines.wording import LANGUAGES, Language, Wording, fault_text, festival_text, finding_text
from gikdeadlines.wording.festivals import FESTIVALS

ZH, EN = Wording("zh"), Wording("en")
SOURCE = Path(gikdeadlines.__file__).parent
EVENT_TYPES = {event.type for events in EVENTS.values() for event in events}


def test_no_key_stands_twice() -> None:
    """Of two texts under one key the second is never shown."""
    for language in LANGUAGES:
        lines = (SOURCE / "wording" / f"{language}.ftl").read_text(encoding="utf-8").splitlines()
        keys = [match[1] for line in lines if (match := re.match(r"([a-z][\w-]*) =", line))]

        assert len(keys) == len(set(keys))


# The finding codes that the design names, beside those that the code has.
FINDINGS = [
    "extension-late",
    "extension-excess",
    "extension-unnumbered",
    "extension-lapsed",
    "correction-second",
    "correction-notice-late",
    "correction-after-due",
    "correction-answered-late",
    "confirmation-late",
    "consultation-late",
    "pause-without-basis",
    "pause-before-receipt",
    "pause-after-due",
    "reply-by-courier",
    "receipt-unproven",
    "reply-day-unproven",
    "evidence-differs",
    "straddle-2015",
    "straddle-2016",
    "straddle-2019",
    "no-local-law",
    "repeat-application",
    "delegated-reply",
    "served-unknown",
    "repeated-id",
    "after-as-of",
]

CODES = {
    "verdict": set(get_args(Verdict)),
    "finding": {*FINDINGS, *SEVERITIES},
    "severity": set(get_args(Severity)),
    "event": EVENT_TYPES,
    "channel": set(CHANNELS),
    "method": set(METHODS),
    "matter": set(EVENTS),
    "reading": set(load_law().readings),
    "regime": {span.id for span in load_law().spans},
    "kind": set(get_args(Kind)),
    "confidence": set(get_args(Confidence)),
    "day": {"weekday", "weekend", "rest-day", "make-up-workday"},
    "weekday": set("0123456"),
    "month": set(map(str, range(1, 13))),
    "limit": set(get_args(get_type_hints(Limit)["unit"])),
    "role": set(get_args(AgencyRole)),
    "field": set(get_args(Field)),
    "gravity": {"major", "other"},
    "status": set(get_args(DayStatus)),
    "error": {error.code for error in ERRORS},
    "festival": set(FESTIVALS.values()),
    "form": {"id", "jurisdiction", *(field.key for group in GROUPS for field in group.fields)},
    "group": {group.name for group in GROUPS},
}


OWN_LAW = """
format = 1
[instrument]
id = "CN-SC/1"
doc_no = "川府令1号"
title = "四川省政府信息公开规定（示例）"
title_en = "Sichuan rules (an example)"
issuer = "四川省人民政府"
in_force = 2022-01-01
jurisdiction = "CN-SC"
source = "示例"
verified_on = 2026-01-01
[[regime]]
id = "CN-SC"
over = "CN-2019"
received_from = 2022-01-01
[[provision]]
id = "CN-SC/1/9"
article = "9"
kind = "term"
parameters = { slot = "reply", n = 10 }
summary = { zh = "示例", en = "an example" }
regimes = ["CN-SC"]
[[reading]]
id = "own-reading"
question = { zh = "请示是否停止计算", en = "whether asking stops the period" }
authority = { zh = "示例", en = "an example" }
asked_in = "pauses"
options = [{ id = "yes", zh = "停止", en = "it does" }, { id = "no", zh = "不停止", en = "it does not" }]
"""


# Families whose codes are the names of fields and events, or come from the law's data.
OPEN_FAMILIES = [
    "ended",
    "because",
    "fact",
    "act",
    "claim-by",
    "refusal",
    "asked",
    "outcome",
    "period",
    "given",
    "expected",
    "hint",
    "field-of",
    "brief",
    "help-calendar",
    "help-law",
    "hangs",
]


def trees() -> Iterator[ast.Module]:
    """Every module of the package."""
    for path in sorted(SOURCE.rglob("*.py")):
        yield ast.parse(path.read_text(encoding="utf-8"))


def in_templates() -> set[str]:
    """Every text in single quotes that stands in a template; a key with a number ends before it."""
    paths = (path for room in ("report", "web") for path in sorted((SOURCE / room / "templates").iterdir()))
    texts = (path.read_text(encoding="utf-8") for path in paths)
    return {found.removesuffix("%d") for text in texts for found in re.findall(r"'([a-z0-9%-]+)'", text)}


def literals() -> set[str]:
    """Every text that stands in the source."""
    nodes = (node for tree in trees() for node in ast.walk(tree))
    said = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return said | in_templates()


def prefixes() -> set[str]:
    """What stands before the first value of every formatted text, as ``finding-`` in ``f"finding-{code}"``."""
    nodes = (node for tree in trees() for node in ast.walk(tree) if isinstance(node, ast.JoinedStr))
    firsts = (node.values[0] for node in nodes if node.values)
    begun = {str(first.value) for first in firsts if isinstance(first, ast.Constant)}
    return begun | {text for text in in_templates() if text.endswith("-")}


def fault_codes() -> set[str]:
    """Every code with which the source builds a fault."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(SOURCE.rglob("*.py")))
    return set(re.findall(r'(?:code=|[Ff]ault\(|refuse_usage\(\s*|_among\(\s*)"([a-z0-9-]{2,})"', text))


def sentences() -> Iterator[tuple[str, set[str]]]:
    """Of every fault whose code and parameters stand in one call: which sentence it has, and the values it names."""
    calls = (node for tree in trees() for node in ast.walk(tree) if isinstance(node, ast.Call))
    for call in calls:
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        given = {keyword.arg: keyword.value for keyword in call.keywords}
        code = given.get("code", call.args[0] if call.args else None)
        if name not in {"Fault", "refuse_usage", "_fault"} or not isinstance(code, ast.Constant):
            continue
        if "parameters" in given:
            made = given["parameters"]
            if not isinstance(made, ast.Call) or made.args:
                continue
            given = {keyword.arg: keyword.value for keyword in made.keywords}
        says = given.get("says", ast.Constant(""))
        if isinstance(says, ast.Constant) and None not in given:
            keys = (f"expected-{code.value!s}-{says.value!s}", f"expected-{code.value!s}")
            yield next((key for key in keys if key in ZH), keys[0]), set(filter(None, given))


class TestCatalogue:
    def test_same_messages(self) -> None:
        """Chinese and English have the same messages, and each takes the same values."""
        assert ZH.messages == EN.messages

    @pytest.mark.parametrize("family", CODES)
    def test_every_code(self, family: str) -> None:
        """Every code that a result can hold has its words, or the law brings them."""
        brought = ZH.naming(load_law()).brought

        assert {code for code in CODES[family] if not {f"{family}-{code}"} & {*ZH.messages, *brought}} == set()

    def test_a_law_brings_names_of_its_own(self, tmp_path: Path) -> None:
        """The question of a reading and the title of a regime, where the catalogue has none."""
        path = tmp_path / "law.toml"
        path.write_text(OWN_LAW, "utf-8")
        law = load_law(path)

        assert ZH.naming(law).label("reading", "own-reading") == "请示是否停止计算"
        assert EN.naming(law).label("reading", "own-reading") == "whether asking stops the period"
        assert EN.naming(law).label("regime", "CN-SC") == "Sichuan rules (an example)"
        assert EN.naming(law).label("reading", "pause-ends") == EN.label("reading", "pause-ends")
        assert EN.label("reading", "own-reading") == "own-reading"

    def test_every_refusal(self) -> None:
        """Every code with which something is refused has its words."""
        assert {code for code in fault_codes() if f"refusal-{code}" not in ZH} == set()

    def test_every_expectation(self) -> None:
        """Every fault says what was expected, from the values that it hands over."""
        assert {
            code for code in fault_codes() if not any(key.startswith(f"expected-{code}") for key in ZH.messages)
        } == set()
        assert {key for key, names in sentences() if not ZH.messages.get(key, {"no such message"}) <= names} == set()

    def test_every_text_that_is_asked_for(self) -> None:
        """A key that the source names in full is in the catalogue."""
        calls = (node for tree in trees() for node in ast.walk(tree) if isinstance(node, ast.Call))
        keys = {
            str(call.args[0].value)
            for call in calls
            if isinstance(call.func, ast.Attribute)
            and call.func.attr == "text"
            and call.args
            and isinstance(call.args[0], ast.Constant)
        }

        assert keys
        assert {key for key in keys if key not in ZH} == set()

    def test_none_unused(self) -> None:
        """Every message is named in the source, or is the words of a code that the source or the law has."""
        said, begun, known = literals(), prefixes(), set().union(*CODES.values())
        families = {prefix for prefix in begun if prefix.endswith("-")} | {
            f"{family}-" for family in (*OPEN_FAMILIES, *CODES)
        }
        families |= {f"{family}-{code}-" for family in ("given", "expected", "hint") for code in fault_codes()}
        law = (SOURCE / "laws").rglob("*.toml")
        in_law = set(re.findall(r'"([a-z0-9:-]+)"', "\n".join(path.read_text(encoding="utf-8") for path in law)))
        pydantic = {kind.replace("_", "-") for kind in get_args(ErrorType)}
        codes = said | known | in_law | pydantic | {code.partition(":")[0] for code in said | in_law}
        codes |= {word for text in said for word in re.findall(r"[a-z0-9-]+", text)}

        def is_used(key: str) -> bool:
            key = key.removeprefix("in-page-")
            rests = (key.removeprefix(family) for family in families if key.startswith(family))
            return key in said or any(rest in codes for rest in rests)

        assert [key for key in ZH.messages if not is_used(key)] == []

    def test_findings_take_what_they_are_given(self) -> None:
        """A finding's sentence names only values that the source hands over with that code."""
        given: dict[str, set[str]] = {}
        for tree in trees():
            for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
                name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
                if name in {"finding", "_note"} and call.args and isinstance(call.args[0], ast.Constant):
                    given.setdefault(str(call.args[0].value), set()).update(k.arg for k in call.keywords if k.arg)

        assert given
        assert {code for code, names in given.items() if not ZH.messages[f"finding-{code}"] <= names} == set()

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_no_isolating_marks(self, language: Language) -> None:
        """No invisible character gets into a cell of a table."""
        wording = Wording(language)

        assert all(wording.text(key).isprintable() for key in wording.messages)

    def test_terms(self) -> None:
        """中止 is said of force majeure only; a reading is 口径."""
        wrong = [key for key in ZH.messages if "中止" in ZH.text(key) and "不可抗力" not in ZH.text(key)]

        assert wrong == []
        assert ZH.text("robust-unexplored") == "未比对口径"
        assert ZH.text("robust-yes") == "各口径一致"


class TestWording:
    @pytest.mark.parametrize(
        ("days", "words"), [(1, "1 working day"), (2, "2 working days"), (12345, "12345 working days")]
    )
    def test_numbers(self, days: int, words: str) -> None:
        """English has plurals; thousands are not grouped."""
        assert EN.text("due-days", days=days) == words

    def test_missing_value(self) -> None:
        """A value that nobody gave is shown as a dash, not as an error."""
        assert ZH.text("days-left", days=None) == "剩 None 日"
        assert ZH.text("days-left") == "剩 — 日"

    def test_unknown_key(self) -> None:
        """A key that the catalogue lacks is our mistake."""
        with pytest.raises(KeyError):
            ZH.text("no-such-key")

    def test_label(self) -> None:
        """A code of a user's own data is shown as it is; one that says more than its words is cut to them."""
        assert ZH.label("because", "agency:superior") == "征求其他机关意见"
        assert ZH.label("regime", "CN-ZZ-2030") == "CN-ZZ-2030"

    def test_pick(self) -> None:
        """Texts of the law come in both languages."""
        assert [wording.pick(Text("甲", "a")) for wording in (ZH, EN)] == ["甲", "a"]

    def test_weekday(self) -> None:
        """9 November 2022 was a Wednesday."""
        assert (ZH.weekday(date(2022, 11, 9)), EN.weekday(date(2022, 11, 9))) == ("周三", "Wed")


class TestFindingText:
    def test_days_and_codes(self) -> None:
        """Days are written as they are, codes in words, places by name."""
        assert finding_text(Finding("no-local-law", "note", FrozenMap(jurisdiction="CN-GD")), ZH) == (
            "未收录广东的地方规定，按全国规定核查"
        )
        named: FrozenMap[str, object] = FrozenMap(jurisdiction="CN-BJ", texts=("《甲》（第1号）", "《乙》（第2号）"))
        assert finding_text(Finding("no-local-law", "note", named), ZH) == (
            "未收录北京的地方规定，按全国规定核查；当时施行而未收录的有《甲》（第1号）、《乙》（第2号）"
        )
        pause = Finding("pause-without-basis", "check", FrozenMap(event="obstacle-began", day=date(2020, 2, 3)))
        assert finding_text(pause, EN).startswith("force majeure began on 2020-02-03")

    def test_late_or_unanswered(self) -> None:
        """An answer that came late, and one that never came."""
        answered = Finding("consultation-late", "note", FrozenMap(answered=date(2020, 2, 3), limit=date(2020, 2, 1)))
        silence = FrozenMap(limit=date(2020, 2, 1), outcome="agency-decides")
        silent = Finding("consultation-unanswered", "note", silence)

        assert finding_text(answered, ZH) == "被征求意见方 2020-02-03 答复，晚于答复期限 2020-02-01"
        assert finding_text(silent, ZH) == "被征求意见方未在 2020-02-01 前（含当日）答复，后果：由行政机关决定"

    def test_unknown(self) -> None:
        """A code of a later version is shown as it is."""
        assert finding_text(Finding("brand-new", "note"), ZH) == "brand-new"


def festivals() -> set[str]:
    """Every name that a notice of the package gives the days off and the make-up days of a festival."""
    notices = load_calendars().notices
    off = {rest.festival for notice in notices for rest in notice.rest}
    return off | {work.festival for notice in notices for work in notice.work}


class TestFestivalText:
    def test_every_notice(self) -> None:
        """Every festival of the shipped calendars has an English name, and keeps its own in Chinese."""
        han = re.compile(r"[\u3001\u4e00-\u9fff]")

        assert {"壮族三月三", "国庆节、中秋节", "古尔邦节"} <= festivals()
        assert {name for name in festivals() if han.search(festival_text(name, EN))} == set()
        assert {name for name in festivals() if festival_text(name, ZH) != name} == set()

    def test_arranged_together(self) -> None:
        """Each of several is named."""
        assert festival_text("古尔邦节、中秋节", EN) == "Corban (Eid al-Adha) and Mid-Autumn Festival"

    @pytest.mark.parametrize("name", ["庆典", "春节（延长）", "spring", ""])
    def test_unknown(self, name: str) -> None:
        """What a file of one's own names stands as it is."""
        assert [festival_text(name, wording) for wording in (ZH, EN)] == [name, name]


class TestFaultText:
    def test_values_are_kept(self) -> None:
        """The values to choose from stand in the sentence of every language."""
        fault = not_among("unknown-value", "申请", ["application", "publication"], "matter")

        assert fault_text(fault, ZH) == (
            "matter：不认识的值；所给：申请；应为：下列之一：application、publication（unknown-value）"
        )

    def test_where(self) -> None:
        """The file and the row come first, and the file only once."""
        fault = Fault(code="bad-day", given="x", expected="a day", path="签收日期")

        assert fault_text(fault, EN, where="a.csv row 3").startswith(
            "a.csv row 3 签收日期: not a day that exists; given: x"
        )
        assert fault_text(fault.under("a.csv"), EN, where="a.csv").count("a.csv") == 1

    def test_harmless(self) -> None:
        """What was given cannot steer a terminal, nor fill it."""
        text = fault_text(Fault(code="bad-day", given="\x1b[2J" + "x" * 10_000, expected="a day"), ZH)

        assert text.isprintable()
        assert len(text) < 200
