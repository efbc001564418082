"""Web pages and fragments: the notice's own lines, without the page around it.

What is no longer than a line and looks like page is dropped; a paragraph never is: a kept menu line does less harm than
a missing paragraph. Metadata boxes (索引号, 发文字号 …) go to `metadata`.
"""

from __future__ import annotations

from hrdocs.readers import Reading
from hrdocs.readers.html.bytes import decode_page
from hrdocs.readers.html.content import notice_lines
from hrdocs.readers.html.metadata import metadata_of
from hrdocs.readers.html.walk import walk
from hrdocs.readers.webpage import vocabulary


def read(data: bytes, name: str) -> Reading:
    """The notice on a page: `<p>一、总则</p><div class="share">分享到</div>` → 一、总则."""
    words, encoding = decode_page(data, name)
    page = walk(words)
    words_of_pages = vocabulary()
    metadata, box = metadata_of(page, words_of_pages.fields)
    lines = notice_lines(page, words_of_pages, box)
    return Reading("\n".join(lines), "text/html", encoding, metadata=metadata)
