"""What somebody says the columns and the words of a table mean 列对照。"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from gikdeadlines.values import Fault, FrozenMap, TableError

from .vocabulary import bare

__all__ = ["IGNORED", "NO_MAP", "ColumnMap"]

IGNORED: Final = "ignore"
"""What a column means that is to be carried, whatever its heading says."""

_IGNORED_KEYS: Final = frozenset({IGNORED, "忽略"})


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """Headings, and what they mean; words in cells, by the kind of cell, and what they mean 列对照.

    >>> ColumnMap.of({"办结 时间": "答复日期"}).sense("办结时间")
    '答复日期'

    ``columns`` and ``values`` have keys as they are compared; ``written`` those of ``columns`` as they were written.
    ``comments`` has, by their headings as they were written, the columns whose comments somebody has looked at.
    """

    columns: FrozenMap[str, str] = FrozenMap()
    values: FrozenMap[str, FrozenMap[str, str]] = FrozenMap()
    written: FrozenMap[str, str] = FrozenMap()
    comments: FrozenMap[str, str] = FrozenMap()
    _met: set[tuple[str, str]] = field(default_factory=set, compare=False, repr=False)

    @classmethod
    def of(
        cls,
        columns: Mapping[str, str],
        values: Mapping[str, Mapping[str, str]] = FrozenMap(),
        comments: Mapping[str, str] = FrozenMap(),
    ) -> ColumnMap:
        """The map that mappings state 由字典构造."""
        keys = {bare(heading): heading for heading in columns}
        return cls(
            FrozenMap({bare(heading): sense for heading, sense in columns.items()}),
            FrozenMap({kind: FrozenMap({bare(k): v for k, v in words.items()}) for kind, words in values.items()}),
            FrozenMap(keys),
            FrozenMap(comments),
        )

    @classmethod
    def given(cls, columns: ColumnMap | Mapping[str, str] | None) -> ColumnMap:
        """The map that a caller gives, as such or as a mapping of headings, no word of it met yet 由参数构造."""
        return replace(columns, _met=set()) if isinstance(columns, ColumnMap) else cls.of(columns or {})

    def to_dict(self) -> dict[str, dict[str, str]]:
        """The map as its file would have it 转为字典."""
        columns = {self.written[key]: sense for key, sense in self.columns.items()}
        values = {f"values.{kind}": dict(words) for kind, words in self.values.items()}
        return {"columns": columns, **values, **({"comments": dict(self.comments)} if self.comments else {})}

    def sense(self, heading: str) -> str | None:
        """What a heading is said to mean, None where nothing is said 取含义."""
        return self.columns.get(bare(heading)) if self.columns else None

    def settles_comments(self, heading: str) -> bool:
        """Whether somebody says that the comments in a column tell of nothing 是否已核批注."""
        keys = set(map(bare, self.comments))
        return bool(keys) and (bare(heading) in keys or bare(heading.rpartition("·")[2]) in keys)

    def value(self, kind: str, text: str) -> str | None:
        """What a word in a cell is said to mean 取值含义."""
        words = self.values.get(kind)
        if not words or (key := bare(text)) not in words:
            return None
        self._met.add((kind, key))
        return words[key]

    def require_met(self, path: str) -> None:
        """Refuse a map with words that stood in no cell read by it, once all cells are read 确认各值均已遇到.

        Raises:
            TableError: ``unmatched-word``, for each of them.
        """
        every = ((kind, key) for kind, words in self.values.items() for key in words)
        unmet = [f"values.{kind}.{key}" for kind, key in every if (kind, key) not in self._met]
        if unmet:
            raise TableError(*(Fault("unmatched-word", key, "a word that stands in a cell", path) for key in unmet))


def is_ignored(sense: str) -> bool:
    """Whether a sense is that a column is to be carried 是否忽略.

    >>> is_ignored("忽略"), is_ignored("答复日期")
    (True, False)
    """
    return sense.strip().casefold() in _IGNORED_KEYS


NO_MAP: Final = ColumnMap()
"""Nothing is said of any column."""
