"""ZIP packages of XML (DOCX, OFD), opened with care: every member is unpacked up to a limit, XML never reaches out."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from types import TracebackType
from typing import TYPE_CHECKING

from hrdocs.errors import FormatError
from hrdocs.readers.limits import MAX_MEMBER_BYTES, MAX_PACKAGE_FILES

if TYPE_CHECKING:
    from lxml import etree

    Element = etree._Element  # pyright: ignore[reportPrivateUsage]

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


class Package:
    """An open package; errors name the file it came from."""

    def __init__(self, data: bytes, where: str) -> None:
        self._where = where
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGED as error:
            raise self._damaged(f"is no whole ZIP package: {error}") from None
        if len(self._zip.filelist) > MAX_PACKAGE_FILES:
            raise self._damaged(f"has more than {MAX_PACKAGE_FILES} members")
        self.names = frozenset(self._zip.namelist())

    def __enter__(self) -> Package:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self._zip.close()

    def read(self, member: str) -> bytes:
        """A member's bytes; never more than `MAX_MEMBER_BYTES`, whatever its header says."""
        try:
            with self._zip.open(member) as stream:
                data = stream.read(MAX_MEMBER_BYTES + 1)
        except KeyError:
            raise self._damaged(f"lacks its member {member}") from None
        except _DAMAGED as error:
            raise self._damaged(f"its member {member} cannot be unpacked: {error}") from None
        if len(data) > MAX_MEMBER_BYTES:
            raise self._damaged(f"its member {member} unpacks to more than {MAX_MEMBER_BYTES // 2**20} MiB")
        return data

    def xml(self, member: str) -> Element:
        """The root of a member; document types (entities, external files) are refused."""
        from lxml import etree

        data = self.read(member)
        if b"<!DOCTYPE" in data or "<!DOCTYPE".encode("utf-16-le") in data or "<!DOCTYPE".encode("utf-16-be") in data:
            raise self._damaged(f"its member {member} declares a document type, which such files never do")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            return etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._damaged(f"its member {member} is not well-formed: {error}") from None

    def main_part(self) -> str | None:
        """The main document of an Office package, as its relationships name it: `word/document.xml`."""
        if "_rels/.rels" not in self.names:
            return None
        for relation in self.xml("_rels/.rels").iter(_RELATIONSHIP):
            if relation.get("Type", "").endswith("/officeDocument"):
                target = posixpath.normpath(relation.get("Target", "")).lstrip("/")
                return target if target in self.names and target.startswith("word") else None
        return None

    def _damaged(self, fault: str) -> FormatError:
        return FormatError(fault, where=self._where, remedy="open it in an office program and save it anew")
