"""Files made to exhaust or to spy end in one clear error, in little time and memory, and nothing is ever fetched."""

from __future__ import annotations

import io
import shutil
import socket
import subprocess
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import hrdocs
from hrdocs.errors import FormatError, HrdocsError
from tests.conftest import COMMAND, ROOT
from tests.making import converted, pdf_of, typed_document

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_MEMORY = 1536 * 1024 * 1024
_SECONDS = 60


def package(members: dict[str, str | bytes]) -> bytes:
    """A DOCX with these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return stream.getvalue()


def document(body: str, **members: str) -> bytes:
    """A DOCX with this body; other members as word/NAME.xml."""
    parts = {"word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'}
    parts |= {f"word/{name}.xml": content for name, content in members.items()}
    return package(dict(parts))


def bomb() -> bytes:
    return package({"word/document.xml": b"<a>" + b" " * (80 * 1024 * 1024)})


def entity_bomb() -> bytes:
    levels = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 10))
    return package({"word/document.xml": f'<!DOCTYPE a [<!ENTITY e0 "聚">{levels}]><a>&e9;</a>'})


def looping_list() -> bytes:
    numbering = (
        f'<w:numbering xmlns:w="{_WORD}"><w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="S"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    styles = (
        f'<w:styles xmlns:w="{_WORD}"><w:style w:type="numbering" w:styleId="S"><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style></w:styles>"
    )
    body = '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>总则</w:t></w:r></w:p>'
    return document(body, numbering=numbering, styles=styles)


HOSTILE = {
    "zip bomb": (bomb, "unpacks to more than 64 MiB"),
    "entity bomb": (entity_bomb, "declares a document type"),
    "million nested tags": (lambda: b"<html><body>" + b"<div>" * 1_000_000 + "第一条".encode(), "nests its tags"),
    "deep XML": (lambda: document("<w:sdt>" * 100_000 + "</w:sdt>" * 100_000), "not well-formed"),
    "truncated DOCX": (lambda: typed_document("hefei-2024")[:9000], "no whole ZIP package"),
    "list that rests on itself": (looping_list, "numbering loops"),
    "PDF that is only a head": (lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<<", "no whole PDF"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(500), "image/png is no format"),
    "archive": (lambda: package({"a.txt": "第一条"}), "application/zip is no format"),
}


@pytest.mark.parametrize(("make", "fault"), HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_file_is_one_clear_error(make: object, fault: str, tmp_path: Path) -> None:
    """In a process of its own with 1.5 GiB of address space and a minute."""
    assert callable(make)
    path = tmp_path / "notice.docx"
    path.write_bytes(make())
    limits = [prlimit, f"--as={_MEMORY}"] if (prlimit := shutil.which("prlimit")) else []
    done = subprocess.run([*limits, *COMMAND, "extract", str(path)], cwd=ROOT, capture_output=True, timeout=_SECONDS)
    words = done.stderr.decode()
    assert done.returncode == 2
    assert fault in words and "notice.docx" in words
    assert len(words.splitlines()) == 1


def test_truncated_pdf_is_read_or_refused() -> None:
    data = pdf_of("hefei-2024")
    for size in (200, len(data) // 2, len(data) - 300):
        try:
            assert hrdocs.extract(data[:size], name="notice.pdf").source.media_type == "application/pdf"
        except FormatError as error:
            assert error.where == "notice.pdf"


def test_style_that_rests_on_itself() -> None:
    styles = (
        f'<w:styles xmlns:w="{_WORD}"><w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
    )
    made = document('<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>一、总则</w:t></w:r></w:p>', styles=styles)
    assert hrdocs.extract(made).text == "一、总则"


def test_pdf_without_text() -> None:
    blank = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
trailer<</Root 1 0 R>>"""
    with pytest.raises(FormatError, match="no-text-layer"):
        hrdocs.extract(blank)


class Listener:
    """A server that counts who calls."""

    def __init__(self) -> None:
        self.calls = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}/x"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.calls += 1
            connection.close()

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    made = Listener()
    yield made
    made.close()


def test_listener_hears(listener: Listener) -> None:
    """The check of the check: a call is counted."""
    with socket.create_connection(("127.0.0.1", int(listener.url.split(":")[2].split("/")[0]))) as connection:
        connection.recv(1)
    assert listener.calls == 1


def test_page_fetches_nothing(listener: Listener) -> None:
    page = (
        f'<html><head><link rel="stylesheet" href="{listener.url}"><script src="{listener.url}"></script></head><body>'
        f'<img src="{listener.url}"><iframe src="{listener.url}"></iframe><p>一、总则</p></body></html>'
    )
    assert hrdocs.extract(page.encode()).text == "一、总则"
    assert listener.calls == 0


def test_word_file_fetches_nothing(listener: Listener) -> None:
    external = f'<!DOCTYPE a SYSTEM "{listener.url}"><a/>'
    with pytest.raises(FormatError, match="document type"):
        hrdocs.extract(package({"word/document.xml": external}))
    relations = (
        f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" Type="x/attachedTemplate" TargetMode="External" '
        f'Target="{listener.url}"/><Relationship Id="r2" Type="x/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    body = "<w:p><w:r><w:t>一、总则</w:t></w:r></w:p>"
    made = package(
        {
            "_rels/.rels": relations,
            "word/_rels/document.xml.rels": relations,
            "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>',
        }
    )
    assert hrdocs.extract(made).text == "一、总则"
    assert listener.calls == 0


def test_rich_text_fetches_nothing(listener: Listener) -> None:
    field = f'{{\\field{{\\*\\fldinst INCLUDEPICTURE "{listener.url}" \\\\d}}{{\\fldrslt x}}}}'
    rich = f"{{\\rtf1\\ansi{{\\*\\template {listener.url}}} {field}\\u19968?\\u12289?\\u24635?\\u21017?\\par}}"
    converted(b"x", "txt", "pdf")  # skips where LibreOffice is missing
    assert "一、总则" in (hrdocs.extract(rich.encode()).text or "")
    assert listener.calls == 0


def test_old_word_file_that_is_none() -> None:
    converted(b"x", "txt", "pdf")
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le") + bytes(2000)
    with pytest.raises(HrdocsError):
        hrdocs.extract(data, name="notice.doc")
