"""Writes a film's frames as WebM and as GIF, with FFmpeg's libraries (PyAV)."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import av
from av.filter import Graph
from PIL import Image

VideoFrame: Final[Any] = av.VideoFrame
"""PyAV has types for some of it only."""
WEBM: Final = {
    "crf": "28",
    "b": "0",
    "deadline": "good",
    "cpu-used": "3",
    "row-mt": "1",
    "g": "250",
}
"""VP9 at constant quality, with a key frame every ten seconds."""
GIF_SIZE: Final = (896, 504)
"""About as wide as a README is shown."""
GIF_COLOURS: Final = 128


def write_webm(frames: Sequence[bytes], rate: int, file: Path) -> None:
    """Write PNGs as WebM, with `rate` of them a second."""
    with av.open(str(file), "w") as container:
        stream: Any = container.add_stream("libvpx-vp9", rate=rate, options=WEBM)
        stream.pix_fmt = "yuv420p"
        stream.width, stream.height = size(frames)
        for frame in decoded(frames, rate):
            container.mux(stream.encode(frame))
        container.mux(stream.encode())


def write_gif(frames: Sequence[bytes], rate: int, file: Path) -> None:
    """Write PNGs as GIF that repeats, with `rate` of them a second, a divisor of 100.

    All frames have one palette, so that what does not change has the same bits: the encoder then
    leaves it out.
    """
    graph = palette_graph(*size(frames), rate)
    for frame in decoded(frames, rate):
        graph.push(frame)
    graph.push(None)
    with av.open(str(file), "w", options={"loop": "0"}) as container:
        stream: Any = container.add_stream("gif", rate=rate)
        stream.pix_fmt = "pal8"
        stream.width, stream.height = GIF_SIZE
        for frame in pulled(graph):
            container.mux(stream.encode(frame))
        container.mux(stream.encode())


def palette_graph(width: int, height: int, rate: int) -> Any:
    """Return a graph that scales frames of this size and gives them one palette."""
    graph: Any = Graph()
    source = graph.add_buffer(width=width, height=height, format="rgb24", time_base=f"1/{rate}")
    scale = graph.add("scale", f"{GIF_SIZE[0]}:{GIF_SIZE[1]}:flags=lanczos")
    split = graph.add("split")
    make = graph.add("palettegen", f"max_colors={GIF_COLOURS}:stats_mode=full")
    use = graph.add("paletteuse", "dither=none:diff_mode=rectangle")
    sink = graph.add("buffersink")
    source.link_to(scale)
    scale.link_to(split)
    split.link_to(make, 0, 0)
    split.link_to(use, 1, 0)
    make.link_to(use, 0, 1)
    use.link_to(sink)
    graph.configure()
    return graph


def pulled(graph: Any) -> Iterator[Any]:
    """Yield the frames that leave a graph, once all have entered it."""
    while True:
        try:
            yield graph.pull()
        except EOFError:
            return


def size(frames: Sequence[bytes]) -> tuple[int, int]:
    """Return the width and height of PNGs."""
    return Image.open(io.BytesIO(frames[0])).size


def decoded(frames: Sequence[bytes], rate: int) -> Iterator[Any]:
    """Yield PNGs as FFmpeg's frames, with their times. The same one in a row is decoded once."""
    image, png = Image.new("RGB", (1, 1)), b""
    for index, each in enumerate(frames):
        if each is not png:
            image, png = Image.open(io.BytesIO(each)).convert("RGB"), each
        frame = VideoFrame.from_image(image)
        frame.pts, frame.time_base = index, Fraction(1, rate)
        yield frame
