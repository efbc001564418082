"""Where things are kept between runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from hrdocs.kept import Kept, cache_folder


def no_home() -> Path:
    raise RuntimeError("Could not determine home directory.")


def test_user_without_a_home_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HRDOCS_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", no_home)
    kept = Kept("digest")
    assert kept.parsed("a.toml", lambda: {"rule": []}) == {"rule": []}
    kept.write()
    assert not cache_folder().exists()
