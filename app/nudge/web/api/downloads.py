"""Which data sets there are, which of them are here, and getting the others.

A download belongs to the server, not to a room: whoever may make a room may begin one. It
costs the disk of whoever runs the server what ``bytes`` says, once.
"""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel

from nudge.data.catalogue import CATALOGUE, About, about
from nudge.data.datasets import DATASETS
from nudge.data.downloads import Downloads

router = APIRouter(prefix="/api/datasets")


class DownloadState(BaseModel):
    """How far the last download is, in bytes; what went wrong, where it failed."""

    state: Literal["running", "done", "failed", "cancelled"]
    done: int
    total: int
    file: str | None
    mirror: str | None
    error: str | None


class Listed(BaseModel):
    """A data set in a few words. ``bytes`` are those of a download, 0 where there is none."""

    name: str
    title: str
    credit: str
    train: int
    test: int
    names: tuple[str, ...]
    bytes: int
    available: bool
    download: DownloadState | None


def downloads_of(request: Request) -> Downloads:
    """Return the downloads of this server."""
    downloads: Downloads = request.app.state.downloads
    return downloads


AllDownloads = Annotated[Downloads, Depends(downloads_of)]


@router.get("")
def list_datasets(downloads: AllDownloads) -> list[Listed]:
    """Return all data sets, those that are here and those that can be."""
    return [listed(data, downloads) for data in CATALOGUE.values()]


@router.post("/{name}/download", responses={202: {"model": Listed}})
def start_download(name: str, downloads: AllDownloads, response: Response) -> Listed:
    """Begin to download a data set: 202 while that goes on, 200 where it is here already."""
    response.status_code = 202 if downloads.start(name) else 200
    return listed(about(name), downloads)


@router.delete("/{name}/download")
def end_download(name: str, downloads: AllDownloads) -> Listed:
    """End a download; what has arrived is kept, and the next one goes on from there."""
    downloads.cancel(name)
    return listed(about(name), downloads)


def listed(data: About, downloads: Downloads) -> Listed:
    """Return a data set as it is told."""
    progress = downloads.progress(data.name)
    return Listed(
        name=data.name,
        title=data.title,
        credit=data.credit,
        train=data.train,
        test=data.test,
        names=data.names,
        bytes=data.size,
        available=DATASETS.has(data.name),
        download=DownloadState(**vars(progress)) if progress else None,
    )
