"""The other engines, installed beneath bench/out: none of them is a dependency."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
OUT = HERE.parent / "out" / "word"
PYTHON_PEERS = {
    "docxtpl": ("docxtpl==0.20.2", "docx-mailmerge2==1.0.3"),
    "rust": ("rust-docxtpl==0.1.2",),
}
NODE_PEERS = ("docxtemplater@3.71.0", "pizzip@3.3.0", "easy-template-x@7.2.8")
INSTALL_SECONDS = 300


@dataclass(frozen=True)
class Engine:
    """An engine: its name in the table and in the worker, its template's dialect, how it is started."""

    title: str
    name: str
    dialect: str
    command: tuple[str, ...]
    folder: Path = HERE.parents[1]
    loops: bool = True
    named: bool = False


def engines() -> tuple[list[Engine], list[str]]:
    """Return the engines that could be installed, and why others could not."""
    OUT.mkdir(parents=True, exist_ok=True)
    ours = (sys.executable, str(HERE / "worker.py"))
    found = [
        Engine("this engine", "own", "docxtpl", ours),
        Engine("this engine, limits and named figures", "pooled", "docxtpl", ours, named=True),
        Engine("this engine, `taizhang render`", "guarded", "docxtpl", ours, named=True),
    ]
    missing: list[str] = []
    for name, packages in PYTHON_PEERS.items():
        python = _venv(name, packages, missing)
        if python is not None:
            found += _python_engines(name, (python, str(HERE / "worker.py")))
    if _node(missing):
        command, folder = ("node", str(HERE / "worker.mjs")), OUT / "node"
        found.append(Engine("docxtemplater", "docxtemplater", "mustache", command, folder))
        found.append(Engine("easy-template-x", "easy-template-x", "mustache", command, folder))
    return found, missing


def _python_engines(name: str, command: tuple[str, ...]) -> list[Engine]:
    if name == "rust":
        return [Engine("rust-docxtpl, one object a document", "rust-docxtpl", "docxtpl", command)]
    return [
        Engine("docxtpl, one object a document", "docxtpl", "docxtpl", command),
        Engine("docxtpl, one object reused", "docxtpl-reused", "docxtpl", command),
        Engine(
            "docx-mailmerge2 (no paragraph loop)", "mailmerge", "mergefield", command, loops=False
        ),
    ]


def _venv(name: str, packages: tuple[str, ...], missing: list[str]) -> str | None:
    folder = OUT / f"venv-{name}"
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    ready = folder / "installed.txt"
    if ready.is_file() and ready.read_text(encoding="utf-8") == "\n".join(packages):
        return str(python)
    shutil.rmtree(folder, ignore_errors=True)
    made = _run([sys.executable, "-m", "venv", str(folder)])
    if not made or not _run([str(python), "-m", "pip", "install", "-q", *packages]):
        missing.append(f"{', '.join(packages)}: pip could not install it")
        return None
    ready.write_text("\n".join(packages), encoding="utf-8")
    return str(python)


def _node(missing: list[str]) -> bool:
    folder = OUT / "node"
    if shutil.which("node") is None or shutil.which("npm") is None:
        missing.append(f"{', '.join(NODE_PEERS)}: node and npm are not installed")
        return False
    if (folder / "node_modules" / "easy-template-x").is_dir():
        return True
    folder.mkdir(exist_ok=True)
    (folder / "package.json").write_text('{"private": true}\n', encoding="utf-8")
    if _run(["npm", "install", "--no-audit", "--no-fund", "--save-exact", *NODE_PEERS], folder):
        return True
    missing.append(f"{', '.join(NODE_PEERS)}: npm could not install it")
    return False


def _run(command: list[str], folder: Path | None = None) -> bool:
    done = subprocess.run(
        command, cwd=folder, capture_output=True, timeout=INSTALL_SECONDS, check=False
    )
    return done.returncode == 0
