"""The page set from the words that came to stand on it: what no template can know beforehand."""

from __future__ import annotations

from toolkit.word.page.fitting.fitting import fit
from toolkit.word.page.fitting.fitting import fit_ending

__all__ = ["fit", "fit_ending"]
