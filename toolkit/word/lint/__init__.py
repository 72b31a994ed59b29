"""Faults of a template that can be known without data, each with its place and what to do."""

from __future__ import annotations

from toolkit.word.lint.comments import commented_copy
from toolkit.word.lint.findings import Finding
from toolkit.word.lint.findings import Severity
from toolkit.word.lint.guarded import GuardedLinter
from toolkit.word.lint.linting import lint
from toolkit.word.lint.linting import lint_bytes

__all__ = ["Finding", "GuardedLinter", "Severity", "commented_copy", "lint", "lint_bytes"]
