"""The pages of the command line: what ``--help`` says of every command, one page a language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from gikdeadlines.cli.app import command_tree
from gikdeadlines.cli.help import EXAMPLES, placeholder
from gikdeadlines.wording import Language, Wording, wording_in

__all__ = ["PAGES", "page"]

PAGES: Final[dict[Language, Path]] = {
    "en": Path("docs/reference/command-line.md"),
    "zh": Path("docs/zh/reference/command-line.md"),
}

HEADS: Final[dict[Language, str]] = {
    "en": """\
# The command line

% Written by docs/tools/pages.py from --help; do not edit by hand.

Standard output holds the result alone; progress, totals and warnings go to standard error.
What the exit status says stands with [the nightly check](../how-to/nightly-check.md); `explain`, `due` and `stats` never give 1 or 5, and `calendar check`, `verify` and `conformance` give 1 when something failed.
Words follow `--lang`, else the locale, else they are Chinese; codes and JSON never change.
""",
    "zh": """\
# 命令行

% Written by docs/tools/pages.py from --help; do not edit by hand.

标准输出只有结果；进度、合计和提醒都在标准错误。
退出状态的含义见[夜间核查](../how-to/nightly-check.md)；`explain`、`due`、`stats` 不会给出 1 和 5，`calendar check`、`verify`、`conformance` 有不合格时给出 1。
文字依 `--lang`，否则依系统语言，否则为中文；代码和 JSON 不变。
""",
}

Row = tuple[str, str]
"""What is typed, and what it says."""

_TITLES: Final = {"en": ("to give", "says"), "zh": ("参数", "含义")}
_EXAMPLE: Final = {"en": "Example: {}", "zh": "例：{}"}
_COMMON_TITLE: Final = {"en": "Common options", "zh": "通用选项"}
_COMMON: Final = {"en": "Also the [common options](#common-options).", "zh": "另有[通用选项](#通用选项)。"}


def page(language: Language) -> str:
    """The whole page of a language."""
    top = command_tree(wording_in(language))
    common = _common(top, wording_in(language))
    lines = [line for name, each in _named(top, "gikdeadlines") for line in _section(name, each, common, language)]
    opening = ["", f"## {_COMMON_TITLE[language]}", "", *_table(common, language)]
    return HEADS[language] + "".join(f"{line}\n" for line in (*opening, *lines))


def _common(top: Any, say: Wording) -> list[Row]:  # noqa: ANN401 - click's, by typer's version
    """The options that stand in every command that computes, the as-of day being the first of them."""
    rows = _parameters(top.commands["due"], say)
    return rows[next(i for i, row in enumerate(rows) if row[0].startswith("--as-of")) :]


def _named(command: Any, name: str) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - click's, by typer's version
    yield name, command
    for under, found in getattr(command, "commands", {}).items():
        yield from _named(found, f"{name} {under}")


def _section(name: str, command: Any, common: Sequence[Row], language: Language) -> Iterator[str]:  # noqa: ANN401 - click's
    rows = _parameters(command, wording_in(language))
    own = [row for row in rows if row not in common]
    arguments = " ".join(
        _given(each, wording_in(language)) for each in command.params if each.param_type_name == "argument"
    )
    yield from ("", f"## `{name}{' ' + arguments if arguments else ''}`", "", command.help)
    if example := EXAMPLES.get(name.partition(" ")[2]):
        yield from ("", _EXAMPLE[language].format(f"`gikdeadlines {example}`"))
    if own:
        yield from ("", *_table(own, language))
    if set(common) <= set(rows):
        yield from ("", _COMMON[language])


def _parameters(command: Any, say: Wording) -> list[Row]:  # noqa: ANN401 - click's, by typer's version
    return [(_given(each, say), each.help or "") for each in command.params if each.name != "help"]


def _given(parameter: Any, say: Wording) -> str:  # noqa: ANN401 - click's, by typer's version
    if parameter.param_type_name == "argument":
        return placeholder(parameter, say)
    names = " / ".join((*parameter.opts, *parameter.secondary_opts))
    if parameter.is_flag:
        return names
    default = f" ({parameter.default})" if type(parameter.default) in {int, str} else ""
    return f"{names} {placeholder(parameter, say)}{default}"


def _table(rows: Sequence[Row], language: Language) -> Iterator[str]:
    yield from ("| {} | {} |".format(*_TITLES[language]), "|---|---|")
    for given, says in rows:
        yield "| `{}` | {} |".format(given.replace("|", "\\|"), says.replace("|", "\\|"))
