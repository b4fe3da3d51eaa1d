from __future__ import annotations

import pickle
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Protocol

import pytest

from gikdeadlines import Calendars, load_calendar, load_calendars
from gikdeadlines.loading import check_notice, new_notice
from gikdeadlines.loading.files import shipped_files
from gikdeadlines.values import CalendarError, CalendarRangeError, FileError, JurisdictionError

D = date.fromisoformat


class Write(Protocol):
    """Writes one file and gives its path."""

    def __call__(self, text: str | bytes, name: str = "notice.toml") -> Path:
        """Text as UTF-8, bytes as they are."""


ANNUAL = """\
format = 1

[notice]
doc_no = "甲〔2026〕1号"
title = "2027年安排"
issuer = "国务院办公厅"
issued = 2026-11-01
published = 2026-11-02
source = "https://example.org/2027"
year = 2027

[[rest]]
festival = "元旦"
from = 2027-01-01
to = 2027-01-03

[[rest]]
festival = "春节"
from = 2027-02-05
to = 2027-02-11

[[rest]]
festival = "清明节"
from = 2027-04-03
to = 2027-04-05

[[rest]]
festival = "劳动节"
from = 2027-05-01
to = 2027-05-05

[[rest]]
festival = "端午节"
from = 2027-06-09
to = 2027-06-09

[[rest]]
festival = "中秋节"
from = 2027-09-15
to = 2027-09-15

[[rest]]
festival = "国庆节"
from = 2027-10-01
to = 2027-10-07

[[work]]
festival = "春节"
dates = [2027-02-14]
"""

LOCAL = """\
format = 1

[notice]
title = "州庆放假"
issuer = "州人民政府"
source = "州人民政府网"
jurisdiction = "CN-SC"

[[rest]]
festival = "州庆"
from = 2024-07-25
to = 2024-07-26
"""


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes one file and gives its path."""

    def written(text: str | bytes, name: str = "notice.toml") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    return written


def faults(path: Path) -> set[tuple[str, str]]:
    """Place in the file and code of everything that loading it over CN finds wrong."""
    with pytest.raises(CalendarError) as caught:
        load_calendar("CN", path)
    return {(fault.path.removeprefix(f"{path.as_posix()}: "), fault.code) for fault in caught.value.faults}


class TestLoadCalendar:
    @pytest.mark.parametrize(
        ("name", "code"),
        [
            ("CN", "CN"), ("全国", "CN"), ("CN-GX", "CN-GX"), ("广西", "CN-GX"), ("广西壮族自治区", "CN-GX"),
            ("新疆维吾尔自治区", "CN-XJ"), ("湖北省", "CN-HB"), ("北京市", "CN"), ("CN-SX", "CN"),
            ("CN-X-CITY2014", "CN"), ("CN-GX-NN", "CN-GX"),
        ],
    )  # fmt: skip
    def test_takes_a_code_or_a_chinese_name(self, name: str, code: str) -> None:
        """A place without days of its own has those of the place around it."""
        assert load_calendar(name).jurisdiction == code

    @pytest.mark.parametrize("name", ["calendars/CN", "cn", "US", "", "2026.toml", "火星省"])
    def test_a_text_is_a_region_and_never_a_path(self, name: str) -> None:
        """What names no region is refused with the hint how to give a file."""
        with pytest.raises(JurisdictionError, match=r"pathlib\.Path") as caught:
            load_calendar(name)

        assert caught.value.code == "unknown-jurisdiction"

    def test_an_overlay_is_a_path(self) -> None:
        """A text there would be read as a region by the reader and as a file by the writer."""
        with pytest.raises(CalendarError) as caught:
            load_calendar("CN", "2027.toml")  # type: ignore[arg-type]  # what is tested

        assert caught.value.code == "not-a-path"

    def test_is_loaded_once(self) -> None:
        """The same data give the same calendar."""
        assert load_calendar("CN") is load_calendar("CN")

    def test_a_new_year_laid_over_moves_the_horizon(self, write: Write) -> None:
        """With the notice of 2027 the calendar runs through 28 December 2027."""
        calendar = load_calendar("CN", write(ANNUAL))

        assert (calendar.first, calendar.horizon) == (D("2008-01-01"), D("2027-12-28"))
        assert [calendar.is_working(D(day)) for day in ("2027-02-14", "2027-02-11", "2026-12-31")] == [
            True,
            False,
            True,
        ]

    def test_a_new_year_leaves_a_region_to_its_own_notice(self, write: Write) -> None:
        """Guangxi's days of 2027 are not known because the nation's are."""
        with pytest.raises(CalendarRangeError) as caught:
            load_calendar("CN-GX", write(ANNUAL)).is_working(D("2027-05-10"))

        assert caught.value.code == "unknown-regional-notice"

    def test_a_file_of_the_users_own_loads_alone(self, write: Write) -> None:
        """A path as the first argument takes nothing from our notices but the week."""
        calendar = load_calendar(write(ANNUAL))

        assert (calendar.first, calendar.horizon, len(calendar.notices)) == (D("2027-01-01"), D("2027-12-28"), 1)

    def test_a_file_of_the_users_own_may_bring_its_week(self, write: Write) -> None:
        """A week of six days, from a folder with both files."""
        week = 'format = 1\n[[week]]\nsince = 2020-01-01\nrest = ["sunday"]\n'
        write(week + 'doc_no = "d"\ntitle = "t"\narticle = "1"\nverified = true\n', "week.toml")
        calendar = load_calendar(write(ANNUAL).parent)

        assert (calendar.is_working(D("2027-03-06")), calendar.is_working(D("2027-03-07"))) == (True, False)

    def test_lays_a_prefecture_over_a_province(self, write: Write) -> None:
        """Two days of its own, cited from its file."""
        calendar = load_calendar("四川", write(LOCAL))

        assert calendar.why(D("2024-07-25")).festival == "州庆"
        assert load_calendar("CN").is_working(D("2024-07-25"))

    def test_refuses_an_overlay_of_another_place(self, write: Write) -> None:
        """A file that would change nothing was given by mistake."""
        with pytest.raises(CalendarError) as caught:
            load_calendar("CN", write(LOCAL))

        assert (caught.value.code, caught.value.given) == ("other-jurisdiction", "CN-SC")

    def test_a_regional_notice_laid_over_settles_its_year(self, write: Write) -> None:
        """What was refused for want of a notice is answered with one."""
        text = LOCAL.replace("CN-SC", "CN-NX").replace("2024-07", "2018-06")
        settled = text.replace('"CN-NX"', '"CN-NX"\nsettles = { from = 2018-01-01, to = 2018-12-31 }')

        assert not load_calendar("CN-NX", write(settled)).is_working(D("2018-06-26"))

    def test_a_later_overlay_prevails(self, write: Write) -> None:
        """In the order in which they are given."""
        back = LOCAL.split("[[rest]]", maxsplit=1)[0].replace("format = 1", "format = 1\nrevoked_rest = [2024-07-26]")
        calendar = load_calendar("CN-SC", write(LOCAL, "a.toml"), write(back, "b.toml"))

        assert (calendar.is_working(D("2024-07-25")), calendar.is_working(D("2024-07-26"))) == (False, True)

    def test_a_copy_of_our_notice_takes_its_place(self, write: Write) -> None:
        """The amendment of 2020 still prevails over a copy of the notice that it amends."""
        (ours,) = [source for source in shipped_files("calendars/CN") if source.path.endswith("/2020.toml")]
        calendar = load_calendar("CN", write(ours.content))

        assert not calendar.is_working(D("2020-02-01"))
        assert len(calendar.notices) == len(load_calendar("CN").notices)


class TestLoadCalendars:
    def test_serves_each_jurisdiction(self) -> None:
        """One object for a table of cases from many places."""
        calendars = load_calendars()

        assert (calendars.of("CN-GX").jurisdiction, calendars.of("山西").jurisdiction) == ("CN-GX", "CN")
        assert calendars.of("CN-SX") is calendars.of("CN") is load_calendar("CN")

    def test_an_overlay_concerns_its_own_place(self, write: Write) -> None:
        """And the parts of it, nobody else."""
        calendars = load_calendars(write(LOCAL))
        free = {
            code: not calendars.of(code).is_working(D("2024-07-25")) for code in ("CN", "CN-SC", "CN-SC-LS", "CN-GX")
        }

        assert free == {"CN": False, "CN-SC": True, "CN-SC-LS": True, "CN-GX": False}

    def test_is_a_value(self) -> None:
        """Equal by its data, hashable, picklable."""
        calendars = load_calendars()
        again = pickle.loads(pickle.dumps(calendars))  # noqa: S301  # our own bytes

        assert isinstance(again, Calendars)
        assert (again == calendars, hash(again) == hash(calendars)) == (True, True)


class TestDigest:
    def test_is_the_sha_256_of_the_contents(self, write: Write) -> None:
        """Names and line ends change nothing, a changed day does."""
        plain = load_calendar(write(ANNUAL, "a.toml")).digest

        assert load_calendar(write(ANNUAL.replace("\n", "\r\n"), "b.toml")).digest == plain
        assert load_calendar(write(ANNUAL.replace("2027-02-14", "2027-02-13"), "c.toml")).digest != plain
        assert len(plain) == 64

    def test_differs_between_regions(self) -> None:
        """Each calendar carries the hash of what it was folded from."""
        assert load_calendar("CN").digest != load_calendar("CN-GX").digest

    def test_is_not_changed_by_another_place(self, write: Write) -> None:
        """A file of Sichuan is no part of the nation's calendar."""
        assert load_calendars(write(LOCAL)).of("CN").digest == load_calendar("CN").digest


class TestRefusals:
    @pytest.mark.parametrize(
        ("old", "new", "place", "code"),
        [
            ("to = 2027-02-11", "to = 2027-02-04", "rest[1].to", "reversed-interval"),
            ("to = 2027-02-11", "to = 2026-12-04", "rest[1].to", "reversed-interval"),
            ("to = 2027-02-11", "to = 2072-02-11", "rest[1].to", "span-too-long"),
            ("to = 2027-02-11", 'to = "2027-02-11"', "rest[1].to", "bad-day"),
            ("to = 2027-02-11", "to = 2027-02-11T08:00:00", "rest[1].to", "bad-day"),
            ("to = 2027-02-11", "to = 20270211", "rest[1].to", "bad-day"),
            ("to = 2027-02-11\n", "", "rest[1].to", "missing-key"),
            ("to = 2027-02-11", "to = 2027-02-11\nuntil = 2027-02-11", "rest[1].until", "unknown-key"),
            ("dates = [2027-02-14]", "dates = [2027-02-14, 2027-02-07]", "work[0].dates[1]", "rest-and-work"),
            ("dates = [2027-02-14]", "dates = [2027-02-14, 2027-02-14]", "work[0].dates[1]", "day-twice"),
            ("dates = [2027-02-14]", "dates = [2027-02-15]", "work[0].dates[0]", "work-on-weekday"),
            ("dates = [2027-02-14]", "dates = [2026-02-14]", "work[0].dates[0]", "far-from-year"),
            ("dates = [2027-02-14]", "dates = []", "work[0].dates", "bad-value"),
            ("dates = [2027-02-14]", "dates = 5", "work[0].dates", "bad-value"),
            ("from = 2027-05-01", "from = 2027-05-02", "rest[3]", "no-statutory-day"),
            ('festival = "端午节"', 'festival = "端午"', "rest", "missing-festival"),
            ("format = 1", "format = 2", "format", "unknown-value"),
            ("format = 1", "format = 1\nrevoked_work = [2027-03-06]", "revoked_work[0]", "nothing-to-revoke"),
            ("format = 1", "format = 1\nrevoked_rest = [2027-03-05]", "revoked_rest[0]", "nothing-to-revoke"),
            ("format = 1", "format = 1\nrevoked_rest = [2027-05-03]", "revoked_rest[0]", "rest-and-work"),
            ("format = 1", "format = 1\nrevoked_work = 3", "revoked_work", "bad-value"),
            ("format = 1", "format = 1\nextra = 1", "extra", "unknown-key"),
            ("issued = 2026-11-01\n", "", "notice.issued", "missing-key"),
            ('doc_no = "甲〔2026〕1号"', 'doc_no = " "', "notice.doc_no", "bad-value"),
            ("year = 2027", 'amends = "乙9号"', "notice.amends", "unknown-amended"),
            ("year = 2027", "year = 2027.0", "notice.year", "bad-value"),
            ("year = 2027", 'year = 2027\njurisdiction = "US"', "notice.jurisdiction", "bad-value"),
            (
                "year = 2027",
                "year = 2027\nsettles = { from = 2027-12-31, to = 2027-01-01 }",
                "notice.settles.to",
                "reversed-interval",
            ),
            ("[[work]]", "[work]", "work", "bad-value"),
        ],
    )
    def test_names_the_place_and_the_fault(self, write: Write, old: str, new: str, place: str, code: str) -> None:
        """Each check of a notice, by one slip in a good file."""
        assert old in ANNUAL
        assert (place, code) in faults(write(ANNUAL.replace(old, new)))

    def test_reports_all_faults_of_a_file_at_once(self, write: Write) -> None:
        """A missing key does not hide a span that runs backward."""
        text = ANNUAL.replace("to = 2027-02-11", "to = 2027-02-04").replace('issuer = "国务院办公厅"\n', "")
        text = text.replace("dates = [2027-02-14]", "dates = [2027-05-02]") + "\n[[rest]]\nfestival = 5\n"

        assert faults(write(text)) == {
            ("notice.issuer", "missing-key"),
            ("rest[1].to", "reversed-interval"),
            ("work[0].dates[0]", "rest-and-work"),
            ("rest[7].festival", "bad-value"),
            ("rest[7].from", "missing-key"),
            ("rest[7].to", "missing-key"),
        }

    def test_reports_the_faults_of_all_files_at_once(self, write: Write) -> None:
        """A folder is read to its end."""
        write(ANNUAL.replace("year = 2027", "year = 0"), "a.toml")
        folder = write(b"\xff\xfe\x00junk", "b.toml").parent
        with pytest.raises(CalendarError) as caught:
            load_calendar("CN", folder)

        assert [fault.path.rsplit("/", 1)[-1] for fault in caught.value.faults] == ["a.toml: notice.year", "b.toml"]

    @pytest.mark.parametrize(
        ("content", "code"),
        [
            (b"\x89PNG\r\n\x1a\n\x00", "not-utf8"),
            (b"format = ", "bad-toml"),
            (b"format = 1\x00", "bad-toml"),
            (b"a = " + b"[" * 100_000, "bad-toml"),
            (b"d = 2017-02-30", "bad-toml"),
            (b"format = 1\nformat = 1", "bad-toml"),
            (b"", "missing-key"),
            (b"notice = 5", "missing-key"),
            (b"[region]", "missing-key"),
            (b"format = 1\nweek = 3", "bad-value"),
        ],
    )
    def test_junk_is_a_fault_and_no_traceback(self, write: Write, content: bytes, code: str) -> None:
        """Binary, broken, deep and empty files."""
        with pytest.raises(CalendarError) as caught:
            load_calendar("CN", write(content))

        assert code in {fault.code for fault in caught.value.faults}

    def test_a_byte_order_mark_is_no_junk(self, write: Write) -> None:
        """Notepad writes one."""
        assert load_calendar("CN", write(b"\xef\xbb\xbf" + ANNUAL.encode())).horizon == D("2027-12-28")

    def test_a_missing_file(self, tmp_path: Path) -> None:
        """Is a file error, which is an OSError."""
        with pytest.raises(OSError, match="a file that can be read") as caught:
            load_calendar("CN", tmp_path / "2027.toml")

        assert isinstance(caught.value, FileError)

    def test_a_path_with_a_nul(self) -> None:
        """Is a file error too."""
        with pytest.raises(FileError):
            load_calendar("CN", Path("a\0b"))

    def test_an_empty_folder(self, tmp_path: Path) -> None:
        """Holds nothing to load."""
        with pytest.raises(FileError) as caught:
            load_calendar("CN", tmp_path)

        assert caught.value.code == "no-files"

    def test_a_file_of_100_mb(self, write: Write) -> None:
        """Is not read to its end."""
        with pytest.raises(FileError) as caught:
            load_calendar("CN", write(b"#" * 1_000_001))

        assert caught.value.code == "too-large"

    def test_a_year_twice(self, write: Write) -> None:
        """Two notices cannot announce one year in one layer."""
        write(ANNUAL, "a.toml")
        folder = write(ANNUAL.replace("甲〔2026〕1号", "乙2号"), "b.toml").parent
        with pytest.raises(CalendarError) as caught:
            load_calendar("CN", folder)

        assert caught.value.code == "year-twice"

    def test_a_hole_between_the_years(self, write: Write) -> None:
        """2028 without 2027 is refused."""
        with pytest.raises(CalendarError, match="2027") as caught:
            load_calendar("CN", write(ANNUAL.replace("2027-", "2028-").replace("year = 2027", "year = 2028")))

        assert "missing-year" in {fault.code for fault in caught.value.faults}

    def test_a_file_without_a_notice_alone(self, write: Write) -> None:
        """Announces no range."""
        region = 'format = 1\n[region]\ncode = "CN-GX"\nname = "广西"\nnotices_since = 2014-03-01\nbasis = "b"\n'
        with pytest.raises(CalendarRangeError):
            load_calendar(write(region))


class TestCheckNotice:
    def test_finds_nothing_in_a_good_file_and_adds_it_up(self, write: Write) -> None:
        """Totals a clerk can compare with the notice."""
        review = check_notice(write(ANNUAL))

        assert review.faults == ()
        assert review.notice is not None
        assert review.totals is not None
        assert (review.totals.rest_days, review.totals.weekdays_off, review.totals.make_up_workdays) == (27, 17, 1)

    def test_knows_where_the_moon_puts_a_festival(self, write: Write) -> None:
        """中秋节 2027 is 15 September; a plain load does not ask, the check does."""
        path = write(ANNUAL.replace("2027-09-15", "2027-09-14"))
        review = check_notice(path)

        assert load_calendar("CN", path).horizon == D("2027-12-28")
        assert [(fault.code, fault.path) for fault in review.faults] == [
            ("no-statutory-day", f"{path.as_posix()}: rest[5]")
        ]

    def test_gives_the_faults_of_a_bad_file(self, write: Write) -> None:
        """Instead of raising them."""
        review = check_notice(write(ANNUAL.replace("to = 2027-02-11", "to = 2027-02-04")))

        assert (review.notice, [fault.code for fault in review.faults][:1]) == (None, ["reversed-interval"])

    def test_gives_the_faults_in_place(self, write: Write) -> None:
        """What is wrong only against the notices below it."""
        review = check_notice(write(ANNUAL.replace("2027-02-14", "2027-02-15")))

        assert [fault.code for fault in review.faults] == ["work-on-weekday"]

    def test_looks_at_a_regional_file_without_festivals(self, write: Write) -> None:
        """A place's own festivals follow no table of ours."""
        assert check_notice(write(LOCAL)).faults == ()

    def test_refuses_a_folder_of_several(self, write: Write) -> None:
        """One file at a time."""
        write(ANNUAL, "a.toml")
        with pytest.raises(CalendarError) as caught:
            check_notice(write(LOCAL, "b.toml").parent)

        assert caught.value.code == "several-files"

    def test_says_when_a_file_is_no_notice(self, write: Write) -> None:
        """A region file has nothing to add up."""
        region = 'format = 1\n[region]\ncode = "CN-GX"\nname = "广西"\nnotices_since = 2014-03-01\nbasis = "b"\n'

        assert [fault.code for fault in check_notice(write(region)).faults] == ["no-notice"]


class TestNewNotice:
    def test_does_not_load_before_it_is_filled_in(self, write: Write) -> None:
        """An empty form is no calendar: each number, day and source is still asked for."""
        places = {place for place, _ in faults(write(new_notice(2027)))}

        assert {"notice.doc_no", "notice.issued", "notice.published", "notice.source", "rest[0].from"} <= set(places)

    def test_loads_when_filled_in(self, write: Write) -> None:
        """The form has the right keys: filled with the lines of a good file, it is one."""
        text = new_notice(2027)
        good = iter(line for line in ANNUAL.splitlines() if line.startswith(("from", "to")))
        lines = [next(good) if line.startswith(("from", "to")) else line for line in text.splitlines()]
        filled = "\n".join(lines).replace('doc_no = ""', 'doc_no = "甲1号"').replace('source = ""', 'source = "s"')
        filled = filled.replace('issued = ""', "issued = 2026-11-01").replace(
            'published = ""', "published = 2026-11-02"
        )
        filled = filled.replace('festival = ""\ndates = []', 'festival = "春节"\ndates = [2027-02-14]')

        assert load_calendar("CN", write(filled)).horizon == D("2027-12-28")

    @pytest.mark.parametrize("year", [2007, 2100, "2027", True, 2027.0], ids=repr)
    def test_refuses_what_is_no_such_year(self, year: object) -> None:
        """Before the law of 2008 and past the table of festivals."""
        with pytest.raises(ValueError, match="a year from 2008 through 2099"):
            new_notice(year)  # type: ignore[arg-type]  # what is tested


def test_a_plain_load_imports_no_heavy_library() -> None:
    """Neither numpy nor pyarrow nor ``holidays``, which alone takes a tenth of a second."""
    program = (
        "import sys, gikdeadlines; gikdeadlines.load_calendar('CN');"
        "print(sorted({'numpy', 'pyarrow', 'holidays'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
