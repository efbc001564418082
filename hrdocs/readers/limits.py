"""How much a file may ask of a reader, so that a hostile one ends in an error and not in an exhausted machine.

The limits are far above any notice: the longest known has some 300,000 characters on 400 pages.
"""

from __future__ import annotations

MAX_MEMBER_BYTES = 64 * 1024 * 1024  # one unpacked file of a DOCX or OFD package
MAX_PACKAGE_FILES = 10_000
MAX_PAGES = 5_000  # of a PDF or OFD
MAX_CHARACTERS = 20_000_000  # of text out of a PDF, DOCX or OFD
MAX_TAG_DEPTH = 2_000  # nested elements of a web page
CONVERSION_SECONDS = 120  # for LibreOffice to convert one file
CONVERSION_BYTES = 4 * 1024**3  # address space of the conversion; LibreOffice itself maps more than one GiB
