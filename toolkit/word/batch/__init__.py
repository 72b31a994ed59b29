"""Many documents from one template: read, named, rendered, listed, resumed, shown."""

from __future__ import annotations

from toolkit.word.batch.batch import BatchResult
from toolkit.word.batch.batch import State
from toolkit.word.batch.batch import Work
from toolkit.word.batch.batch import render_batch
from toolkit.word.batch.data import DataError
from toolkit.word.batch.data import read_data
from toolkit.word.batch.manifest import MANIFEST
from toolkit.word.batch.naming import stems
from toolkit.word.batch.preview import Preview
from toolkit.word.batch.preview import preview
from toolkit.word.batch.typed import with_types

__all__ = [
    "MANIFEST",
    "BatchResult",
    "DataError",
    "Preview",
    "State",
    "Work",
    "preview",
    "read_data",
    "render_batch",
    "stems",
    "with_types",
]
