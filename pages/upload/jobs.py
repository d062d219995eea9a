"""Uploads that go on though the page is left: one worker, one job after another."""

import gc
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field

import streamlit as st

from pages.upload.commands import Result

SAY_EVERY = 0.5  # seconds; whoever waits takes as little as possible of the time that it takes


@dataclass
class Job:
    """Files on their way: how many are done, and the results so far; the truth is in the lake."""

    files: int
    results: list[Result] = field(default_factory=list)
    future: Future | None = None


@st.cache_resource
def _workers() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(2, thread_name_prefix="unggah")


def start(steps: list[Callable[[], Result]]) -> Job:
    """Begins; each step loads one file."""
    job = Job(len(steps))

    def run() -> None:
        for step in steps:
            job.results.append(step())
        steps.clear()
        # the files' contents were in memory, and nothing else collects (runner.postScriptGC)
        gc.collect()

    job.future = _workers().submit(run)
    return job


def wait(job: Job) -> list[Result]:
    """Shows how far the job is until it is done; whoever leaves the page does not stop it."""
    with st.status("Menyimpan unggahan …", expanded=False) as status:
        done = threading.Event()
        job.future.add_done_callback(lambda _: done.set())
        while not done.wait(SAY_EVERY):
            now = min(len(job.results) + 1, job.files)
            status.update(
                label=f"Membaca dan menghitung berkas {now} dari {job.files} … Halaman boleh "
                f"ditinggalkan."
            )
        job.future.result()
    return job.results
