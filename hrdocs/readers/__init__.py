"""From the bytes of a file to its text. One module a family of formats, found by media type, imported when used.

A reader module has one function, `read(data, name) -> Reading`. What a reader promises: the same bytes give the same
text; one paragraph is one line; a table row is one line `| 序号 | 任务 |` (hrdocs.readers.rows); nothing is fetched;
a damaged or hostile file ends in `FormatError` within the limits of hrdocs.readers.limits.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from msgspec import Struct

from hrdocs.errors import FormatError
from hrdocs.model import PageBox
from hrdocs.readers.sniff import sniff


class Reading(Struct, frozen=True):
    """What a reader gives: the text, the encoding (null for binary formats), page map, metadata boxes of web pages.

    `pictures` are the pages that hold no text but pictures: scans among printed pages.
    """

    text: str
    media_type: str
    encoding: str | None
    pages: tuple[PageBox, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()
    pictures: tuple[int, ...] = ()


class Format(Struct, frozen=True):
    """One kind of file: its media type, its name for people, the module that reads it, and what that module needs.

    `library` is imported by the reader and comes with the extra `extra`; `program` is started by it.
    """

    media_type: str
    label: str
    reader: str
    library: str | None = None
    extra: str | None = None
    program: str | None = None

    def missing(self) -> str | None:
        """What to install before this format can be read; None when it can: `pip install 'hrdocs[pdf]'`."""
        if self.library and find_spec(self.library) is None:
            return f"pip install 'hrdocs[{self.extra}]'" if self.extra else f"pip install {self.library}"
        if self.program == "soffice":
            from hrdocs.readers.office import program

            if program() is None:
                return "install LibreOffice (Debian: apt install libreoffice-writer-nogui)"
        return None


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS = (
    Format("text/plain", "plain text (UTF-8, UTF-16, GB18030, GBK, GB2312)", "plain"),
    Format("text/html", "web page or fragment", "html", library="selectolax"),
    Format(_WORD, "Word (DOCX)", "docx", library="lxml"),
    Format("application/pdf", "PDF with a text layer", "pdf", library="pypdfium2", extra="pdf"),
    Format("application/msword", "Word 97 (DOC), WPS Writer (WPS)", "office", program="soffice"),
    Format("application/rtf", "rich text (RTF)", "office", program="soffice"),
    Format("application/vnd.oasis.opendocument.text", "OpenDocument text (ODT)", "office", program="soffice"),
    Format("application/ofd", "OFD with a text layer", "ofd", library="lxml"),
)
_BY_MEDIA_TYPE = {entry.media_type: entry for entry in FORMATS}


def read(data: bytes, name: str) -> Reading:
    """Read the bytes of a file; the media type is sniffed from the content, the name only helps where it is silent."""
    media_type = sniff(data, name)
    entry = _BY_MEDIA_TYPE.get(media_type)
    if entry is None:
        raise FormatError(
            f"{media_type} is no format that hrdocs reads",
            where=name,
            remedy="see `hrdocs formats`; save it as text, HTML, DOCX or PDF",
        )
    if missing := entry.missing():
        raise FormatError(f"the reader for {entry.label} is not installed", where=name, remedy=missing)
    return import_module(f"hrdocs.readers.{entry.reader}").read(data, name)
