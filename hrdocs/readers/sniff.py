"""What kind of file some bytes are, told from the bytes; text is the default, the name only helps where they are silent."""

from __future__ import annotations

import re

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MAGIC = (
    (b"%PDF-", "application/pdf"),
    (b"{\\rtf", "application/rtf"),
    (b"\x89PNG\r\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"\x1f\x8b\x08", "application/gzip"),
    (b"7z\xbc\xaf'\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"MZ\x90\0", "application/vnd.microsoft.portable-executable"),
    (b"\x7fELF", "application/x-executable"),
)
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD = 4096
_TAG = (  # compiled when first asked: few files need it
    rb"(?i)<(?:!doctype\s+html|(?:html|head|body|meta|title|link|script|style|div|p|span|table|tbody|tr|ul|ol|section|article"
    rb"|main|h[1-6]|br|center|font|a|img|b|strong|i|em|form|input|iframe)(?=[\s/>]))"
)
_LEAD = rb"(?s)(?:\s|<\?xml[^>]{0,500}\?>|<!--.{0,3000}?-->)*"
_PAIRED_TAG = rb"(?i)</(?:p|div|span|table|td|body|html|font|strong|b|h[1-6])\s*>"


def sniff(data: bytes, name: str) -> str:
    """The media type: `%PDF-1.7…` → application/pdf; bytes without a sign of their own are text/plain."""
    head = data[:_HEAD]
    if not head.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith((b"<", b"%PDF-", b"{\\rtf")):
        return _by_magic(data, head, name) or (
            "text/html" if _named_page(name) and re.search(_PAIRED_TAG, data) else "text/plain"
        )
    words = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    lead = re.match(_LEAD, words)
    words = words[lead.end() if lead else 0 :]
    if b'progid="Word.Document"' in head or b"schemas.microsoft.com/office/word/2003/wordml" in head:
        return "application/msword"
    if re.match(_TAG, words) or (_named_page(name) and words.startswith(b"<")):
        return "text/html"
    return _by_magic(data, words, name) or "text/plain"


def _by_magic(data: bytes, head: bytes, name: str) -> str | None:
    if head.startswith(_ZIP):
        return _package(data, name)
    if head.startswith(_OLE):
        return _compound(data)
    return next((media_type for magic, media_type in _MAGIC if head.startswith(magic)), None)


def _named_page(name: str) -> bool:
    return name.lower().endswith((".html", ".htm", ".shtml", ".xhtml", ".mhtml"))


def _package(data: bytes, name: str) -> str:
    """Which package a ZIP file is, by the members that make it one."""
    from hrdocs.readers.package import Package

    with Package(data, name) as package:
        names = package.names
        if "word/document.xml" in names or package.main_part() is not None:
            return _WORD
        if "OFD.xml" in names:
            return "application/ofd"
        if "mimetype" in names:
            return package.read("mimetype").decode("ascii", "replace").strip()
    return "application/zip"


def _compound(data: bytes) -> str:
    """Which OLE compound file it is, by the names in its directory: Word and WPS keep a stream WordDocument."""
    if "WordDocument".encode("utf-16-le") in data:
        return "application/msword"
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "application/x-encrypted-office"
    if "Workbook".encode("utf-16-le") in data:
        return "application/vnd.ms-excel"
    if "PowerPoint Document".encode("utf-16-le") in data:
        return "application/vnd.ms-powerpoint"
    return "application/x-ole-storage"
