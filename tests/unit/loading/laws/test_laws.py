from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.applications import application, handed_in, happened

from gikdeadlines import assess, load_law
from gikdeadlines.loading import law_schema
from gikdeadlines.values import FileError, LawError, NotInForceError

INSTRUMENT = """
format = 1
[instrument]
id = "CN-SC/1"
doc_no = "川府令1号"
title = "四川省政府信息公开规定（示例）"
title_en = "Sichuan rules (an example)"
issuer = "四川省人民政府"
issued = 2017-01-01
in_force = 2017-02-01
jurisdiction = "CN-SC"
source = "示例"
verified_on = 2026-01-01
"""
REGIME = """
[[regime]]
id = "CN-SC"
received_from = 2017-02-01
received_through = 2019-05-14
over = "CN-2007"
"""
TERM = """
[[provision]]
id = "CN-SC/1/9"
article = "9"
kind = "term"
parameters = { slot = "reply", n = 10, unit = "working-day", anchor = "received" }
summary = { zh = "10个工作日内答复。", en = "Answered within 10 working days." }
regimes = ["CN-SC"]
"""
OTHER_TERM = TERM.replace("1/9", "1/11").replace("working-day", "workday")
CORRECTION = """
[[provision]]
id = "CN-SC/1/10"
article = "10"
kind = "exclude"
parameters = {{ event = "correction", effect = {effect} }}
summary = {{ zh = "补正。", en = "Corrections." }}
regimes = ["CN-SC"]
"""
DUTY = """
[[provision]]
id = "CN-SC/1/9"
article = "9"
kind = "date"
matter = "duty"
parameters = {{ slot = "annual-report", {parameters} }}
summary = {{ zh = "年度报告。", en = "The yearly report." }}
{link}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a test writes its law file."""
    return tmp_path / "sichuan.toml"


def written(file: Path, *parts: str) -> Path:
    """The file with these parts."""
    file.write_text("".join(parts), encoding="utf-8")
    return file


def refused(file: Path, *parts: str) -> LawError:
    """The error with which the file is refused."""
    with pytest.raises(LawError) as caught:
        load_law(written(file, *parts))
    return caught.value


class TestLoadLaw:
    """The law shipped, and files laid over it."""

    def test_is_read_once(self) -> None:
        """Loaded again it is the same."""
        assert load_law() is load_law()

    def test_takes_a_province_that_we_hold_no_law_for(self, file: Path) -> None:
        """Its own term prevails, all else is the country's."""
        law = load_law(written(file, INSTRUMENT, REGIME, TERM))
        case = application(handed_in("2017-03-03"), jurisdiction="CN-SC")
        result = assess(case, as_of=date(2017, 3, 20), law=law)

        assert (str(result.due), result.regime, result.verdict) == ("2017-03-17", "CN-SC", "overdue")
        assert "no-local-law" not in {finding.code for finding in result.findings}

    def test_takes_a_text_that_is_not_held(self, file: Path) -> None:
        """It is named wherever the law of the place is missed."""
        unheld = """
        format = 1
        [[unheld]]
        doc_no = "川1号"
        title = "办法"
        title_en = "Measures"
        jurisdiction = "CN-SC"
        source = "a newspaper"
        matters = ["application"]
        """
        law = load_law(written(file, unheld))
        case = application(handed_in("2017-03-03"), jurisdiction="CN-SC-CD")
        (found,) = assess(case, as_of=date(2017, 3, 20), law=law).findings

        assert (found.code, found.parameters["texts"]) == ("no-local-law", ("《办法》（川1号）",))

    def test_takes_a_province_where_an_amendment_changes_nothing(self, file: Path) -> None:
        """A row may say so, where Shanxi's has the period start anew."""
        amended = CORRECTION.format(effect='"none"').replace('"correction"', '"amended"')
        law = load_law(written(file, INSTRUMENT, REGIME, amended))
        case = application(handed_in("2017-03-03"), happened("amended", "2017-03-07"), jurisdiction="CN-SC")

        assert str(assess(case, as_of=date(2017, 3, 20), law=law).due) == "2017-03-24"

    def test_takes_a_folder(self, file: Path) -> None:
        """With every file in it."""
        written(file, INSTRUMENT, REGIME, TERM)

        assert load_law(file.parent).provision("CN-SC/1/9").article == "9"

    def test_lets_a_later_file_replace_a_provision(self, file: Path) -> None:
        """The same id, another number."""
        shorter = TERM.replace("CN-SC/1/9", "CN/492/24.2").replace('"CN-SC"', '"CN-2007"')
        law = load_law(written(file, INSTRUMENT, shorter))

        assert law.regime("CN", date(2017, 3, 3)).terms["reply"].says.n == 10

    def test_changes_the_hash_with_the_data(self, file: Path) -> None:
        """An assessment says by which law it was made."""
        assert load_law(written(file, INSTRUMENT, REGIME, TERM)).digest != load_law().digest

    def test_reads_a_changed_file_anew(self, file: Path) -> None:
        """The same path with other content is another law."""
        load_law(written(file, INSTRUMENT, REGIME, TERM))
        changed = load_law(written(file, INSTRUMENT, REGIME, TERM.replace("n = 10", "n = 12")))

        assert changed.term("reply", "CN-SC", date(2018, 6, 1)).says.n == 12

    def test_lets_a_law_end(self, file: Path) -> None:
        """What came after it is not known, and its predecessor does not come back."""
        ended = INSTRUMENT + REGIME.replace("CN-SC", "CN-2019").replace("2017-02-01", "2019-05-15").replace(
            "2019-05-14", "2021-12-31"
        ).replace('over = "CN-2007"', "").replace("CN-SC/1", "CN-SC/2")
        law = load_law(written(file, ended.replace('jurisdiction = "CN-SC"', 'jurisdiction = "CN"')))

        with pytest.raises(NotInForceError) as caught:
            assess(application(handed_in("2022-03-04")), as_of=date(2022, 4, 1), law=law)

        assert caught.value.given == "2022-03-04"
        assert "2021-12-31" in caught.value.expected

    def test_refuses_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        """As the operating system says."""
        with pytest.raises(FileError) as caught:
            load_law(tmp_path / "none.toml")

        assert caught.value.code == "unreadable-file"

    def test_refuses_what_is_too_large(self, file: Path) -> None:
        """No more of it is read than any law file has."""
        file.write_bytes(b"#" * 1_000_001)
        with pytest.raises(FileError) as caught:
            load_law(file)

        assert caught.value.code == "too-large"

    def test_a_byte_order_mark_is_no_junk(self, file: Path) -> None:
        """Notepad writes one."""
        file.write_bytes(b"\xef\xbb\xbfformat = 1\n")

        assert load_law(file).provision("CN/711/33.2").article

    @pytest.mark.parametrize(
        "content",
        [
            *(b"\xff\xfe\x00", b"format = ", b"= 1", b"format = 1\nformat = 1"),
            *(b"a = " + b"[" * 100_000, b"a = " + b"9" * 5_000),
        ],
        ids=range(6),
    )
    def test_refuses_what_is_no_toml(self, file: Path, content: bytes) -> None:
        """Binary junk, half a line, a key twice, lists in lists without end, a number without end."""
        file.write_bytes(content)
        with pytest.raises(LawError) as caught:
            load_law(file)

        assert caught.value.code == "bad-toml"
        assert file.name in caught.value.path

    @pytest.mark.parametrize(
        ("parts", "code", "key"),
        [
            (["format = 2"], "unknown-value", "format"),
            (["format = 1\ncolour = 'red'"], "unknown-key", "colour"),
            (["format = 1", TERM], "missing-key", "instrument"),
            (["format = 1", REGIME], "missing-key", "instrument"),
            ([INSTRUMENT, TERM.replace('"term"', '"terms"')], "unknown-value", "provision[0].kind"),
            (
                [INSTRUMENT, TERM.replace('summary = { zh = "10个工作日内答复。",', "summary = {")],
                "missing-key",
                "summary.zh",
            ),
            ([INSTRUMENT, TERM.replace("n = 10", 'n = "10"')], "bad-value", "provision[0].parameters.n"),
            ([INSTRUMENT, TERM.replace("n = 10", "days = 10")], "missing-key", "provision[0].parameters.n"),
            ([INSTRUMENT, TERM.replace("working-day", "workday")], "unknown-value", "provision[0].parameters.unit"),
            ([INSTRUMENT.replace("2017-02-01", '"2017-02-01"')], "bad-value", "instrument.in_force"),
            (
                [INSTRUMENT, REGIME, CORRECTION.format(effect='{ reading = "x" }')],
                "bad-value",
                "provision[0].parameters",
            ),
            (
                [INSTRUMENT, REGIME, CORRECTION.format(effect='{ reading = "x", options = {}, or = 1 }')],
                "bad-value",
                "provision[0].parameters",
            ),
        ],
    )
    def test_refuses_what_the_format_does_not_name(self, file: Path, parts: list[str], code: str, key: str) -> None:
        """With the file and the key."""
        error = refused(file, *parts)

        assert (code, True, True) in {
            (fault.code, file.name in fault.path, fault.path.endswith(key)) for fault in error.faults
        }, error

    @pytest.mark.parametrize(
        ("parts", "code"),
        [
            ([INSTRUMENT, TERM], "unknown-regime"),
            ([INSTRUMENT, REGIME.replace("CN-2007", "CN-1999")], "unknown-regime"),
            ([INSTRUMENT, REGIME, TERM, 'readings = ["nothing"]'], "unknown-reading"),
            ([INSTRUMENT, REGIME, TERM, 'restates = "CN/1/1"'], "unknown-provision"),
            ([INSTRUMENT, REGIME, TERM, 'overrides = ["CN/1/1"]'], "unknown-provision"),
            (
                [INSTRUMENT, REGIME, CORRECTION.format(effect='{ reading = "x", options = { a = "excludes" } }')],
                "unknown-reading",
            ),
            (
                [
                    INSTRUMENT,
                    REGIME,
                    CORRECTION.format(effect='{ reading = "correction-stop", options = { halts = "excludes" } }'),
                ],
                "unknown-option",
            ),
            (
                [
                    INSTRUMENT,
                    REGIME,
                    CORRECTION.format(effect='{ reading = "correction-stop", options = { stops = "excludes" } }'),
                ],
                "missing-key",
            ),
            ([INSTRUMENT, REGIME.replace('"CN-2007"', '"CN-SC"')], "circular-regime"),
            ([INSTRUMENT, REGIME.replace('over = "CN-2007"', ""), TERM], "incomplete-regime"),
        ],
    )
    def test_refuses_what_does_not_hang_together(self, file: Path, parts: list[str], code: str) -> None:
        """A name that stands nowhere, a regime over itself, one that lacks what every application needs."""
        assert code in {fault.code for fault in refused(file, *parts).faults}

    @pytest.mark.parametrize("link", ["restates", "hangs_on"])
    @pytest.mark.parametrize(
        ("parameters", "code"),
        [
            ("month = 3, day = 31", "outlives-its-text"),
            ("on = 2020-03-31", "outlives-its-text"),
            ("on = 2019-03-31", None),
        ],
    )
    def test_refuses_a_duty_that_outlives_its_text(
        self, file: Path, link: str, parameters: str, code: str | None
    ) -> None:
        """Art. 31 of the regulation of 2007 ended on 14 May 2019: so does what repeats it or hangs on it."""
        duty = DUTY.format(parameters=parameters, link=f'{link} = "CN/492/31"')

        if code is None:
            assert load_law(written(file, INSTRUMENT, duty)).provision("CN-SC/1/9").article == "9"
        else:
            (fault,) = refused(file, INSTRUMENT, duty).faults
            assert (fault.code, fault.path, str(fault.parameters["until"])) == (code, "CN-SC/1/9", "2019-05-14")

    def test_reports_all_faults_of_a_file_at_once(self, file: Path) -> None:
        """Each with its key."""
        error = refused(file, INSTRUMENT, TERM.replace("n = 10", "n = 1.5"), OTHER_TERM)

        assert [fault.path.rsplit(": ", 1)[-1] for fault in error.faults] == [
            "provision[0].parameters.n",
            "provision[1].parameters.unit",
        ]

    def test_names_every_part_that_a_regime_lacks(self, file: Path) -> None:
        """So that the author can write them all."""
        error = refused(file, INSTRUMENT, REGIME.replace('over = "CN-2007"', ""), TERM)
        expected = " ".join(fault.expected for fault in error.faults)

        assert {fault.path for fault in error.faults} == {"CN-SC"}
        assert all(name in expected for name in ("receipt", "email", "extension", "third-party", "post", "received"))


class TestLawSchema:
    """Generated from the model that checks."""

    def test_names_the_parts_of_a_file(self) -> None:
        """As the format's description does."""
        assert set(law_schema()["properties"]) == {
            "format",
            "instrument",
            "regime",
            "provision",
            "reading",
            "unquantified",
            "unheld",
        }
