"""XML names of WordprocessingML, and the two questions that every part asks of an element."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from hrdocs.readers.package import Element

_MAIN = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"


def local(element: Element) -> str:
    """The name without its namespace, "" for comments: `w:pPr` → pPr."""
    tag = cast(object, element.tag)  # a function for comments and processing instructions
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant along a path of names: child(p, "pPr", "numPr")."""
    for name in path:
        if element is None:
            return None
        element = next((below for below in element if local(below) == name), None)
    return element


def value(element: Element | None, attribute: str = "val") -> str | None:
    """An attribute of Word's own namespace: `<w:ilvl w:val="1"/>` → "1"."""
    if element is None:
        return None
    return element.get(_MAIN + attribute, element.get(_STRICT + attribute))


def number(element: Element | None, attribute: str = "val") -> int | None:
    """An attribute that is a whole number; None when it is absent or no number."""
    words = value(element, attribute)
    try:
        return int(words) if words is not None else None
    except ValueError:
        return None


def is_on(element: Element | None) -> bool:
    """Whether a switch is set: `<w:vanish/>` is, `<w:vanish w:val="0"/>` is not."""
    return element is not None and value(element) not in ("0", "false", "off", "none")
