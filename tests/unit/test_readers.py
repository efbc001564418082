"""Which reader a file goes to, and what the readers make of it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from hrdocs import readers
from hrdocs.errors import FormatError
from hrdocs.readers.sniff import sniff
from tests.conftest import ROOT, command
from tests.making import typed_document

SNIFFED = [
    (b"%PDF-1.7\n", "a.doc", "application/pdf"),
    (b"{\\rtf1 x}", "a.doc", "application/rtf"),
    ("第一条".encode(), "a.pdf", "text/plain"),
    (b"<!DOCTYPE html><html><p>x</p>", "a.txt", "text/html"),
    ("<html><p>第一条</p>".encode("utf-16"), "a", "text/html"),
    ("\ufeff<div>第一条</div>".encode(), "a", "text/html"),
    ("第一条<br>第二条<p>第三条</p>".encode(), "a.html", "text/html"),
    ("第一条<br>第二条<p>第三条</p>".encode(), "a.txt", "text/plain"),
    ("<关于促进就业的通知>".encode(), "a", "text/plain"),
    (b"", "a", "text/plain"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "a.doc", "application/vnd.ms-excel"),
]


@pytest.mark.parametrize(("data", "name", "media_type"), SNIFFED)
def test_content_tells_the_kind(data: bytes, name: str, media_type: str) -> None:
    assert sniff(data, name) == media_type


def test_word_file_is_known_by_its_members() -> None:
    assert readers.read(typed_document("chuannan"), "x.bin").media_type.endswith("wordprocessingml.document")


def test_kinds_that_are_not_read_are_named() -> None:
    with pytest.raises(FormatError, match=r"image/jpeg is no format.*hrdocs formats"):
        readers.read(b"\xff\xd8\xff\xe0" + bytes(100), "scan.jpg")


def test_missing_reader_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "find_spec", lambda name: None)
    with pytest.raises(FormatError, match=r"pip install 'hrdocs\[pdf\]'"):
        readers.read(b"%PDF-1.7", "a.pdf")


def test_formats_command_lists_every_reader() -> None:
    words = command("formats").stdout.decode()
    assert all(entry.media_type in words and entry.label in words for entry in readers.FORMATS)


def test_plain_text_imports_nothing_heavy() -> None:
    """Readers are imported when used."""
    code = (
        "import sys; from hrdocs import readers; readers.read('第一条'.encode(), 'a.txt');"
        "print([m for m in ('lxml', 'selectolax', 'pypdfium2', 'zipfile', 'subprocess') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
