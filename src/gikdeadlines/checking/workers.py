"""Rows assessed, by this process or by several, in the order in which they came 核查的执行。"""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, wait
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain, islice
from threading import Thread, Timer, current_thread
from threading import enumerate as enumerate_threads
from typing import TYPE_CHECKING, Final, TypeVar
from warnings import catch_warnings, simplefilter

from gikdeadlines.law import repeated
from gikdeadlines.loading import Assessable, Refused, Skipped, without_path
from gikdeadlines.values import Assessment, GikError, LedgerDay

from .outcomes import Checked, Outcome, Unread
from .standards import Standards
from .stopping import STOPS, Held, held_back

if TYPE_CHECKING:
    # In a browser there are no processes: they are imported where some are begun.
    from concurrent.futures import ProcessPoolExecutor

__all__ = ["Readable", "in_order", "outcome_of", "outcomes", "standards_of_worker"]


Readable = Assessable | Refused | Skipped | Unread
"""What was read, a case among it not yet assessed."""

T = TypeVar("T")
R = TypeVar("R")

_HEARTBEAT: Final = 0.2
"""Seconds between looks at whether the run was interrupted."""

_GRACE: Final = 5.0
"""Seconds that a worker that is to end waits for the first process to end it."""

_FEW: Final = 2048
"""So many rows are assessed one by one before other processes have begun."""

_CHUNK: Final = 512
_AHEAD: Final = 3
"""Chunks a worker may lie ahead: enough that none waits, few enough that memory stays flat."""


def outcomes(
    rows: Iterable[Readable], standards: Standards, *, jobs: int = 1, ledger: bool = False
) -> Iterator[Outcome]:
    """What becomes of every row 逐行核查.

    Args:
        rows: as they were read.
        standards: by which they are assessed.
        jobs: how many processes share the work.
        ledger: whether the days are asked for: where they are not, none are sent from one process to another.
    """
    alone, shared = (rows, iter(())) if jobs == 1 else few_or_many(iter(rows), _FEW, lambda _: 1)
    for row in alone:
        yield outcome_of(row, _assessed(row, standards)) if isinstance(row, Assessable) else row
    for first in shared:
        yield from _shared(chain([first], shared), standards, jobs, ledger=ledger)


def few_or_many(waiting: Iterator[T], few: int, size: Callable[[T], int]) -> tuple[Iterator[T], Iterator[T]]:
    """What is to be done here, and what is to be shared: all of it there where it is much, else here 少则独办.

    Args:
        waiting: what there is to do.
        few: how much is done here before other processes have begun.
        size: how much each is.
    """
    head: list[T] = []
    taken = 0
    while taken < few:
        each = next(waiting, None)
        if each is None:
            return iter(head), iter(())
        head.append(each)
        taken += size(each)
    return iter(()), chain(head, waiting)


def outcome_of(row: Assessable, found: Assessment | GikError) -> Outcome:
    """The row with its assessment, or refused for what is wrong with its case 一行的结果."""
    place = {"file": row.file, "sheet": row.sheet, "row": row.row, "rows": row.rows, "carried": row.carried}
    if isinstance(found, GikError):
        faults = tuple(map(without_path, found.faults)) if row.is_tabular else found.faults
        return Refused(faults=faults, id=row.case.id, **place)  # type: ignore[arg-type]  # each by its name
    return Checked(case=row.case, assessment=found, **place)  # type: ignore[arg-type]  # each by its name


def _assessed(row: Assessable, standards: Standards) -> Assessment | GikError:
    try:
        assessment = standards.on(row.as_of).assess(row.case)
    except GikError as error:
        return error
    return repeated(assessment, counts=row.counts) if row.repeated_id else assessment


# Several processes


def _shared(rows: Iterable[Readable], standards: Standards, jobs: int, *, ledger: bool) -> Iterator[Outcome]:
    def submit(pool: Executor, chunk: Sequence[Readable]) -> Future[list[Assessment | GikError]]:
        return pool.submit(_work, [row for row in chunk if isinstance(row, Assessable)], ledger=ledger)

    for chunk, found in in_order(_chunks(iter(rows)), submit, standards, jobs, ahead=_AHEAD):
        results = iter(found)
        for row in chunk:
            if not isinstance(row, Assessable):
                yield row
                continue
            each = next(results)
            if isinstance(each, Assessment) and not ledger:
                each = replace(each, _ledger=_LedgerAgain(row, standards))
            yield outcome_of(row, each)


class _LedgerAgain:
    """The ledger of a row that another process assessed, worked out here when it is read: none was sent 逐日计算表.

    Few are: by how much an answer is late at the least is counted in it.
    """

    __slots__ = ("_row", "_standards")

    def __init__(self, row: Assessable, standards: Standards) -> None:
        self._row, self._standards = row, standards

    def __call__(self) -> tuple[LedgerDay, ...]:
        found = _assessed(self._row, self._standards)
        assert isinstance(found, Assessment), found
        return found.ledger

    def __reduce__(self) -> tuple[Callable[..., tuple[LedgerDay, ...]], tuple[tuple[LedgerDay, ...]]]:
        return tuple, (self(),)


def in_order(
    tasks: Iterable[T], submit: Callable[[Executor, T], Future[R]], standards: Standards, jobs: int, *, ahead: int
) -> Iterator[tuple[T, R]]:
    """Each task with what another process made of it, in the order of the tasks 多进程分担.

    Args:
        tasks: what is to be done.
        submit: hands a task over.
        standards: what :func:`standards_of_worker` is to give there.
        jobs: how many processes share the work.
        ahead: how many tasks for each of them may be under way.

    Raises:
        KeyboardInterrupt, Terminated: when the run is to stop; what is under way elsewhere is ended too.
    """
    waiting: deque[tuple[T, Future[R]]] = deque()
    with held_back() as held, _unbroken(held), _pool(standards, jobs) as pool:
        for task in tasks:
            with _stops_blocked():
                waiting.append((task, submit(pool, task)))
            if len(waiting) >= jobs * ahead:
                yield _joined(*waiting.popleft(), held)
        while waiting:
            yield _joined(*waiting.popleft(), held)


@contextmanager
def _unbroken(held: Held) -> Iterator[None]:
    """Of a run that is to stop, the signal is what stopped it, not that workers are gone."""
    try:
        yield
    except BrokenExecutor:
        held.stop_if_told()
        raise


@contextmanager
def _pool(standards: Standards, jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Workers that are deaf to Ctrl-C, which reaches every process of a terminal: the first one ends the others."""
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - not everywhere
    from multiprocessing import active_children, get_context  # noqa: PLC0415 - not everywhere

    how = "fork" if sys.platform == "linux" and not any(map(_may_hold_a_lock, enumerate_threads())) else "spawn"
    pool = ProcessPoolExecutor(jobs, get_context(how), _begin, (standards.standards,))
    others = active_children()
    try:
        with _stops_blocked(), catch_warnings():
            # Python warns of threads of any kind, those that numpy and Arrow keep for themselves among them: these
            # look after a fork.
            simplefilter("ignore", DeprecationWarning)
            pool.submit(_work, (), ledger=False)
        yield pool
    except BaseException:
        # A task may take long, and nobody waits for it any more.
        for child in active_children():
            if child not in others:
                child.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _may_hold_a_lock(thread: Thread) -> bool:
    """Forking a process that has threads may hang it, while a fresh one costs a second of loading.

    The thread that draws how far the run is asks for nothing that a worker needs.
    """
    return thread is not current_thread() and not type(thread).__module__.startswith("rich.")


@contextmanager
def _stops_blocked() -> Iterator[None]:
    """Whatever is handed to the pool may have it start another worker, which inherits what is blocked here.

    Without it, one that has hardly begun would die of Ctrl-C with a traceback, and of SIGTERM before it has read what
    it works by, for which this process would wait for ever.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _chunks(rows: Iterator[Readable]) -> Iterator[list[Readable]]:
    while chunk := list(islice(rows, _CHUNK)):
        yield chunk


def _joined(task: T, promised: Future[R], held: Held) -> tuple[T, R]:
    while not (held.is_told or promised.done()):
        wait([promised], timeout=_HEARTBEAT)
    held.stop_if_told()
    return task, promised.result()


# In a worker

_STANDARDS: Final[list[Standards]] = []
"""What this worker assesses by, sent once rather than with every chunk."""


def _begin(standards: Standards) -> None:
    # Where nothing can be blocked.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _end_soon)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
    Thread(target=_end_with_parent, daemon=True).start()
    _STANDARDS.append(standards)


def _end_soon(*_: object) -> None:
    """SIGTERM to a whole group reaches the first process too, which ends this one; a pool that broke sends it as well.

    A worker that died in the middle of its answer would have the first process wait for the rest of it for ever.
    """
    end = Timer(_GRACE, os._exit, (1,))
    end.daemon = True
    end.start()


def _end_with_parent() -> None:
    """A process that is killed cannot end its workers."""
    from multiprocessing import parent_process  # noqa: PLC0415 - not everywhere

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def standards_of_worker() -> Standards:
    """What this worker assesses by 本进程的依据."""
    return _STANDARDS[0]


def _work(rows: Sequence[Assessable], *, ledger: bool) -> list[Assessment | GikError]:
    found = [_assessed(row, _STANDARDS[0]) for row in rows]
    return found if ledger else [_without_ledger(each) for each in found]


def _without_ledger(found: Assessment | GikError) -> Assessment | GikError:
    """An assessment that is sent writes its ledger out, which takes longer than the assessment itself."""
    return replace(found, _ledger=()) if isinstance(found, Assessment) else found
