"""The results of a verification as a document that can be filed and cited 检验报告。"""

from __future__ import annotations

import json
import platform
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final

from gikdeadlines.calendar import Calendar
from gikdeadlines.checking.targets import written
from gikdeadlines.law import Law
from gikdeadlines.loading import load_calendar, load_law
from gikdeadlines.values import Fault, FrozenMap, MissingExtraError
from gikdeadlines.values.version import __version__

from .properties import AREAS, Property
from .vectors import Vector, load_vectors
from .verification import Profile, Result

__all__ = ["DOSSIER_SCHEMA", "Dossier", "dossier_files", "dossier_of", "vectors_on", "write_dossier"]

DOSSIER_SCHEMA: Final = "gikdeadlines/dossier/1"

PACKAGES: Final = ("hypothesis", "holidays", "pydantic", "python-dateutil")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """What was verified, with what, and what came of it 检验报告.

    ``versions`` and the sha-256 of calendar and law say on what the results stand.
    """

    profile: Profile
    versions: FrozenMap[str, str]
    calendar: str
    calendar_jurisdiction: str
    law: str
    results: tuple[Result, ...]

    @property
    def holds(self) -> bool:
        """Whether no property is broken 是否全部成立."""
        return all(result.result != "broken" for result in self.results)

    @property
    def digest(self) -> str:
        """The sha-256 of what was found, by which the dossier is cited 报告摘要.

        The seconds that it took are left out: the same evidence has the same digest on every machine of these versions.
        """
        timeless = {**self._parts(), "properties": [_timeless(result) for result in self.results]}
        return sha256(json.dumps(timeless, ensure_ascii=False, sort_keys=True).encode()).hexdigest()

    def to_dict(self) -> dict[str, Any]:
        """The dossier as plain values 转为字典."""
        properties = [{**result.to_dict(), "vectors": _ids(result.property)} for result in self.results]
        return {"schema": DOSSIER_SCHEMA, **self._parts(), "digest": self.digest, "properties": properties}

    def to_json(self) -> str:
        """The dossier as JSON 转为 JSON."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=1, allow_nan=False)

    def to_html(self) -> str:
        """The dossier as one page without anything outside it 转为 HTML.

        Raises:
            MissingExtraError: ``missing-extra``, without Jinja.
        """
        template = _environment().get_template("dossier.html.jinja")
        groups = [
            (AREAS[area], [result for result in self.results if result.property.area == area])
            for area in AREAS
            if any(result.property.area == area for result in self.results)
        ]
        vectors = {result.property.id: _ids(result.property) for result in self.results}
        return str(template.render(dossier=self, groups=groups, vectors=vectors))

    def _parts(self) -> dict[str, Any]:
        return {
            "profile": self.profile,
            "versions": dict(self.versions),
            "calendar": {"jurisdiction": self.calendar_jurisdiction, "sha256": self.calendar},
            "law": {"sha256": self.law},
            "holds": self.holds,
        }


def dossier_of(
    results: Iterable[Result], calendar: Calendar | None = None, law: Law | None = None, *, profile: Profile = "default"
) -> Dossier:
    """The dossier of results 编制检验报告.

    Args:
        results: of :func:`gikdeadlines.testing.verification.verify`.
        calendar: on which it was run; ours of the whole country unless given.
        law: on which it was run; ours unless given.
        profile: with which it was run.
    """
    days, rules = calendar or load_calendar("CN"), law or load_law()
    return Dossier(
        profile=profile,
        versions=FrozenMap(_versions()),
        calendar=days.digest,
        calendar_jurisdiction=days.jurisdiction,
        law=rules.digest,
        results=tuple(results),
    )


def dossier_files(path: Path) -> tuple[Path, ...]:
    """The files that a dossier takes: a page has its JSON beside it 检验报告的文件."""
    return (path, path.with_suffix(".json")) if path.suffix.lower() in (".html", ".htm") else (path,)


def write_dossier(dossier: Dossier, path: Path) -> tuple[Path, ...]:
    """Writes the dossier: as JSON, and for a path that ends in ``.html`` as a page beside it 写出检验报告.

    Returns:
        The files that were written.

    Raises:
        UsageError: ``unwritable-file``.
    """
    files = dossier_files(path)
    texts = (dossier.to_html(), dossier.to_json() + "\n") if len(files) > 1 else (dossier.to_json() + "\n",)
    for file, text in zip(files, texts, strict=True):
        with written(file) as stream:
            stream.write(text)
    return files


def vectors_on(stated: Property) -> tuple[Vector, ...]:
    """The worked examples of the provisions that a property rests on 性质所依条款的算例."""
    return tuple(vector for vector in load_vectors() if vector.provision in stated.basis)


def _ids(stated: Property) -> list[str]:
    return [vector.id for vector in vectors_on(stated)]


def _timeless(result: Result) -> dict[str, Any]:
    plain = result.to_dict()
    del plain["seconds"]
    return plain


def _versions() -> dict[str, str]:
    found = {"gikdeadlines": __version__, "python": platform.python_version()}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


def _environment() -> Any:  # noqa: ANN401 - of a package that may be absent
    try:
        from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - an extra
    except ImportError as error:
        hint = "pip install 'gikdeadlines[report]', or give a file that ends in .json"
        fault = Fault(
            code="missing-extra",
            given="jinja2",
            expected="the report extra",
            hint=hint,
            parameters=FrozenMap(says="dossier"),
        )
        raise MissingExtraError(fault) from error
    loader = PackageLoader("gikdeadlines.testing", "templates")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
