"""The repository itself: its lock, its commands, and a fresh clone that is built as on Read the Docs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent

# Addresses and places that hold for one machine or network only.
LOCAL = re.compile(
    r"""pypi[.]org | pythonhosted[.]org | registry[.]npmjs | deb[.]debian | archive[.]ubuntu
    | --(?:extra-)?index-url | --find-link[s] | (?:file|git[+]\w+):/{2}
    | (?<![\w./-])/(?:work|tmp|root|opt|home|Users|mnt|srv)/\w""",
    re.VERBOSE,
)
REQUIREMENT = re.compile(r"[\w.-]+==[\w.]+( ; [\w.<>=!' ]+)? +( *--hash=sha256:[0-9a-f]{64})+")
TARGET = re.compile(r"^([a-z]+):", re.MULTILINE)


def run(*command: str | Path, cwd: Path = ROOT, **env: str) -> str:
    """Run a command that has to succeed; return what it printed."""
    done = subprocess.run(
        command, cwd=cwd, env=os.environ | env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert done.returncode == 0, f"{command} exited with {done.returncode}:\n{done.stdout}"
    return done.stdout


@pytest.fixture
def tracked() -> list[Path]:
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    return [path for name in run("git", "ls-files", "-z").split("\0") if (path := ROOT / name).is_file()]


@pytest.mark.parametrize("name", ["requirements.lock", "tests/isso/requirements.lock"])
def test_lock_holds_versions_with_hashes_and_nothing_else(name: str) -> None:
    lock = re.sub(r"^ *#.*\n", "", (ROOT / name).read_text("utf-8"), flags=re.MULTILINE)
    requirements = lock.replace("\\\n", "").splitlines()
    assert requirements
    assert [line for line in requirements if not REQUIREMENT.fullmatch(line)] == []


def test_lock_serves_the_site_the_tests_and_the_build() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    names = set(re.findall(r"^([\w.-]+)==", lock, re.MULTILINE))
    assert {"sphinx", "furo", "pytest", "hatchling"} <= names


def test_no_file_names_a_machine(tracked: list[Path]) -> None:
    found = []
    for path in tracked:
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(ROOT)}: {match[0]}" for match in LOCAL.finditer(text)]
    assert found == []


@pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")
def test_help_lists_each_target() -> None:
    targets = TARGET.findall((ROOT / "Makefile").read_text("utf-8"))
    assert {"html", "test", "serve", "pdf", "epub", "lint", "lock", "clean"} <= set(targets)
    shown = run("make", "--no-print-directory", "help")
    assert [target for target in targets if f"make {target} " not in shown] == []


@pytest.mark.slow
@pytest.mark.usefixtures("tracked")
def test_a_clone_builds_as_on_read_the_docs(tmp_path: Path) -> None:
    clone, venv, output = tmp_path / "clone", tmp_path / "venv", tmp_path / "output"
    run("git", "clone", "--quiet", ROOT, clone)
    config = yaml.safe_load((clone / ".readthedocs.yaml").read_text("utf-8"))
    assert config["sphinx"] == {"configuration": "conf.py", "fail_on_warning": True}
    assert set(config["formats"]) == {"pdf", "epub"}

    run(sys.executable, "-m", "venv", venv)
    python = venv / "bin" / "python"
    [install] = config["python"]["install"]
    run(python, "-m", "pip", "install", "--exists-action=w", "-r", install["requirements"], cwd=clone)
    address = "https://last-reel.example/en/latest/"
    for builder in ("html", "epub"):
        options = f"-T -W --keep-going -b {builder} -d _build/doctrees -D language=en".split()
        target = output / builder
        run(python, "-m", "sphinx", *options, ".", target, cwd=clone, READTHEDOCS_CANONICAL_URL=address)

    front = (output / "html" / "index.html").read_text("utf-8")
    assert f'<link rel="canonical" href="{address}index.html">' in front
    assert (output / "html" / "guides" / "her" / "ending.html").is_file()
    assert (output / "epub" / "last-reel.epub").is_file()
