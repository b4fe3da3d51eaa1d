from __future__ import annotations

import pytest

from gikdeadlines.values import JurisdictionError, jurisdiction_of, lies_within, name_of


class TestJurisdictionOf:
    """ISO 3166-2 codes and Chinese names."""

    @pytest.mark.parametrize(
        ("written", "code"),
        [
            ("CN", "CN"),
            ("CN-SX", "CN-SX"),
            ("CN-X-CITY2014", "CN-X-CITY2014"),
            (" CN-SX ", "CN-SX"),
            ("山西", "CN-SX"),
            ("陕西省", "CN-SN"),
            ("北京市", "CN-BJ"),
            ("广西壮族自治区", "CN-GX"),
            ("宁夏回族自治区", "CN-NX"),
            ("新疆维吾尔自治区", "CN-XJ"),
            ("内蒙古自治区", "CN-NM"),
            ("香港特别行政区", "CN-HK"),
            ("全国", "CN"),
        ],
    )
    def test_knows_codes_and_names(self, written: str, code: str) -> None:
        """With and without what a province is called after its name."""
        assert jurisdiction_of(written) == code

    @pytest.mark.parametrize("written", ["", "Atlantis", "cn-sx", "US", "CN-", "CN-sx", "CN_SX", "省", "亚特兰蒂斯省"])
    def test_refuses_what_is_no_place(self, written: str) -> None:
        """With what was expected."""
        with pytest.raises(JurisdictionError) as caught:
            jurisdiction_of(written)

        assert (caught.value.code, caught.value.given) == ("unknown-jurisdiction", written)

    @pytest.mark.parametrize(
        ("written", "hint"),
        [
            ("山东省1", "did you mean 山东?"),
            ("cn-sx", "did you mean CN-SX?"),
            ("Atlantis", ""),
        ],
    )
    def test_says_what_to_do(self, written: str, hint: str) -> None:
        """A place that was misspelt."""
        with pytest.raises(JurisdictionError) as caught:
            jurisdiction_of(written)

        assert caught.value.hint == hint


class TestNameOf:
    """The name that a person reads."""

    @pytest.mark.parametrize(("code", "name"), [("CN-SX", "山西"), ("CN-SN", "陕西"), ("CN-SX-TY", "CN-SX-TY")])
    def test_is_the_chinese_name_or_the_code(self, code: str, name: str) -> None:
        """A code without a name stands for itself."""
        assert name_of(code) == name


class TestLiesWithin:
    """A place and those it is a part of."""

    @pytest.mark.parametrize(
        ("inner", "outer", "lies"),
        [
            ("CN", "CN", True),
            ("CN-SX", "CN", True),
            ("CN-SX-TY", "CN-SX", True),
            ("CN", "CN-SX", False),
            ("CN-SXX", "CN-SX", False),
            ("CN-SX", "CN-SN", False),
        ],
    )
    def test_goes_by_whole_parts_of_the_code(self, inner: str, outer: str, lies: bool) -> None:
        """A longer code that begins alike is another place."""
        assert lies_within(inner, outer) is lies
