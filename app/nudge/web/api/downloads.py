"""The list of data sets, and their downloads.

A download belongs to the server, not to a room: everybody who may make a room may start one. It
takes ``bytes`` of the server's disk, once.
"""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel

from nudge.data.catalogue import CATALOGUE, DatasetInfo, dataset_info
from nudge.data.datasets import DATASETS
from nudge.data.downloads import Downloads
from nudge.data.progress import DownloadProgress
from nudge.texts import Text

router = APIRouter(prefix="/api/datasets")


class DownloadState(BaseModel):
    """The state of the last download, in bytes. ``error`` says why it failed, in English."""

    state: Literal["running", "done", "failed", "cancelled"]
    done: int
    total: int
    file: str | None
    mirror: str | None
    error: str | None
    error_text: Text | None


class DatasetEntry(BaseModel):
    """A data set in the list. ``bytes`` is the size of its download, 0 for the embedded digits.

    ``test_origin`` says what the test images are. A data set that is not ``offered`` is only for
    rooms that train on it already. Where ``upright`` is true, its images are those of another data
    set, made upright, and its download is that one's.
    """

    name: str
    title: str
    title_text: Text
    credit: str
    credit_text: Text
    train: int
    test: int
    test_origin: str
    test_origin_text: Text
    offered: bool
    upright: bool
    names: tuple[str, ...]
    names_text: tuple[Text | str, ...]
    bytes: int
    available: bool
    download: DownloadState | None


def get_downloads(request: Request) -> Downloads:
    """Return the downloads of this server."""
    downloads: Downloads = request.app.state.downloads
    return downloads


AllDownloads = Annotated[Downloads, Depends(get_downloads)]


@router.get("")
def list_datasets(downloads: AllDownloads) -> list[DatasetEntry]:
    """Return all data sets: those that are available, and those that can be downloaded.

    One that is made of another's images is listed where those are available.
    """
    return [
        dataset_entry(data, downloads)
        for data in CATALOGUE.values()
        if not data.is_upright or DATASETS.has(data.name)
    ]


@router.post("/{name}/download", responses={202: {"model": DatasetEntry}})
def start_download(name: str, downloads: AllDownloads, response: Response) -> DatasetEntry:
    """Start a download: status 202 while it runs, 200 where the data set is available already."""
    response.status_code = 202 if downloads.start(name) else 200
    return dataset_entry(dataset_info(name), downloads)


@router.delete("/{name}/download")
def end_download(name: str, downloads: AllDownloads) -> DatasetEntry:
    """Cancel a download. The bytes on disk stay, and the next download continues from there."""
    downloads.cancel(name)
    return dataset_entry(dataset_info(name), downloads)


def dataset_entry(data: DatasetInfo, downloads: Downloads) -> DatasetEntry:
    """Return the entry of a data set, with the state of its download."""
    progress = downloads.progress(data.name)
    return DatasetEntry(
        name=data.name,
        title=str(data.title),
        title_text=data.title,
        credit=str(data.credit),
        credit_text=data.credit,
        train=data.train,
        test=data.test,
        test_origin=str(data.test_origin),
        test_origin_text=data.test_origin,
        offered=data.offered,
        upright=data.is_upright,
        names=tuple(str(name) for name in data.names),
        names_text=data.names,
        bytes=dataset_info(data.files_of).size,
        available=DATASETS.has(data.name),
        download=_download_state(progress) if progress else None,
    )


def _download_state(progress: DownloadProgress) -> DownloadState:
    error = progress.error
    values = {**vars(progress), "error": None if error is None else str(error)}
    return DownloadState(**values, error_text=error)
