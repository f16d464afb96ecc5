"""Threads that train: each runs one job at a time, urgent jobs first."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from nudge.rooms.threads.workers import Workers

pytestmark = pytest.mark.anyio


@pytest.fixture
def workers() -> Iterator[Workers]:
    workers = Workers(1)
    yield workers
    workers.close()


async def test_a_job_runs_in_another_thread_and_its_result_comes_back(workers: Workers) -> None:
    name = await workers.run(lambda: threading.current_thread().name, urgent=True)
    assert name.startswith("training")


async def test_the_error_of_a_job_comes_back(workers: Workers) -> None:
    with pytest.raises(ZeroDivisionError):
        await workers.run(lambda: 1 / 0, urgent=False)
    assert await workers.run(lambda: 1, urgent=False) == 1


async def test_an_urgent_job_runs_before_one_that_came_first(workers: Workers) -> None:
    order: list[str] = []
    gate = threading.Event()
    jobs: list[asyncio.Future[Any]] = [asyncio.ensure_future(workers.run(gate.wait, urgent=False))]
    await asyncio.sleep(0)
    for name, urgent in (("slice 1", False), ("slice 2", False), ("command", True)):
        jobs.append(asyncio.ensure_future(workers.run(partial(order.append, name), urgent=urgent)))
    await asyncio.sleep(0)
    gate.set()
    await asyncio.gather(*jobs)
    assert order == ["command", "slice 1", "slice 2"]


async def test_a_cancelled_job_is_not_run(workers: Workers) -> None:
    done: list[str] = []
    gate = threading.Event()
    first = asyncio.ensure_future(workers.run(gate.wait, urgent=True))
    second = asyncio.ensure_future(workers.run(lambda: done.append("second"), urgent=True))
    await asyncio.sleep(0)
    second.cancel()
    await asyncio.gather(second, return_exceptions=True)
    gate.set()
    await first
    await workers.run(lambda: done.append("third"), urgent=True)
    assert done == ["third"]


async def test_closed_workers_take_no_jobs(workers: Workers) -> None:
    workers.close()
    with pytest.raises(RuntimeError, match="closed"):
        await workers.run(lambda: 1, urgent=True)


async def test_however_many_jobs_are_urgent_others_have_every_second_turn(workers: Workers) -> None:
    order: list[str] = []
    begun, gate = threading.Event(), threading.Event()

    def wait_for_gate() -> None:
        begun.set()
        gate.wait()

    jobs = [asyncio.ensure_future(workers.run(wait_for_gate, urgent=False))]
    await asyncio.to_thread(begun.wait)
    for name in ("command 1", "command 2", "command 3", "slice 1", "slice 2"):
        job = workers.run(partial(order.append, name), urgent=name.startswith("command"))
        jobs.append(asyncio.ensure_future(job))
    await asyncio.sleep(0)
    gate.set()
    await asyncio.gather(*jobs)
    assert order == ["command 1", "slice 1", "command 2", "slice 2", "command 3"]


async def test_a_waiting_job_can_be_made_urgent(workers: Workers) -> None:
    order: list[str] = []
    begun, gate = threading.Event(), threading.Event()

    def wait_for_gate() -> None:
        begun.set()
        gate.wait()

    jobs = [asyncio.ensure_future(workers.run(wait_for_gate, urgent=False))]
    await asyncio.to_thread(begun.wait)
    slices = [partial(order.append, name) for name in ("slice 1", "slice 2", "slice 3")]
    jobs += [asyncio.ensure_future(workers.run(slice, urgent=False)) for slice in slices]
    await asyncio.sleep(0)
    workers.prioritize(slices[2])
    workers.prioritize(lambda: order.append("never asked for"))
    gate.set()
    await asyncio.gather(*jobs)
    assert order == ["slice 3", "slice 1", "slice 2"]
