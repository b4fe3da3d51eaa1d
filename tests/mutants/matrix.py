"""Which property catches which known bug, as a Markdown table 错误与性质对照表.

Run from the top of a checkout: ``python -m tests.mutants.matrix``. Takes some minutes.
"""

from __future__ import annotations

from dataclasses import replace

from tests.mutants.faults import FAULTS
from tests.mutants.planting import planted

from gikdeadlines import load_calendar, load_law
from gikdeadlines.testing.verification import verify


def main() -> None:
    """Prints one row a fault: its number, its name, every property of a quick verification that it breaks."""
    calendar, law = load_calendar("CN"), load_law()
    for fault in FAULTS:
        with planted(*fault.patches):
            results = verify(replace(calendar), replace(law), profile="quick")
        caught = [result.property.id for result in results if result.result == "broken"]
        shown = " ".join(name.removeprefix("GIK-P-") for name in caught) or "**survives**"
        print(f"| {fault.number} | {fault.name} | {shown} |", flush=True)  # noqa: T201 - a program


if __name__ == "__main__":
    main()
