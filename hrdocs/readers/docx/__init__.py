"""Word files (DOCX): paragraphs as lines, tables as rows, and the numbers that Word counts but does not store.

Tracked changes read as accepted. Headers, footers, footnotes, comments, the table of contents and hidden text are left
out; text boxes follow the paragraph that they are anchored in.
"""

from __future__ import annotations

from hrdocs.errors import FormatError
from hrdocs.readers import Reading
from hrdocs.readers.docx.body import Body
from hrdocs.readers.docx.numbering import Numbering
from hrdocs.readers.docx.styles import Styles
from hrdocs.readers.limits import MAX_CHARACTERS
from hrdocs.readers.package import Package

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read(data: bytes, name: str) -> Reading:
    """The text of a Word file, numbers included: a paragraph 加强保障 of a list `%1、` → `三、加强保障`."""
    with Package(data, name) as package:
        main = package.main_part() or "word/document.xml"
        folder = main.rpartition("/")[0]
        parts = {part: f"{folder}/{part}.xml" for part in ("styles", "numbering")}
        roots = {part: package.xml(member) if member in package.names else None for part, member in parts.items()}
        styles = Styles(roots["styles"])
        body = Body(styles, Numbering(roots["numbering"], styles, name))
        lines = body.lines(package.xml(main))
    text = "\n".join(lines)
    if len(text) > MAX_CHARACTERS:
        raise FormatError(f"holds more than {MAX_CHARACTERS} characters", where=name, remedy="split the file")
    return Reading(text, MEDIA_TYPE, None)
