"""Files of every kind made from the corpus notices, with the programs that people use for it."""

from __future__ import annotations

import html
import io
import re
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from hrdocs.model import Clause
from tests.conftest import CORPUS, extracted

_FORMATS = {"chinese": "chineseCounting", "arabic": "decimal", "circled": "decimalEnclosedCircle"}
_TYPED = ("ordinal-word", "row")
_NUMERAL = re.compile(r"[0-9]+|[一二三四五六七八九十]+|[①-⑳]")


def words_of(name: str) -> str:
    """The text of a corpus notice."""
    return (CORPUS / name / "notice.txt").read_bytes().decode("utf-8-sig")


def page_of(name: str, encoding: str = "utf-8") -> bytes:
    """A government web page around a notice: menus, a box, tools, neighbours, footer, and a hidden copy."""
    lines = [line.strip() for line in words_of(name).splitlines()]
    body = "\n".join(f'<p style="text-indent:2em"><span>　　{html.escape(line)}</span></p>' for line in lines if line)
    copy = html.escape(" ".join(lines))
    menu = "".join(
        f'<li><a href="/c{i}/">{word}</a></li>' for i, word in enumerate(("首页", "要闻动态", "政务公开", "办事服务"))
    )
    return f"""<!DOCTYPE html>
<html><head><meta charset="{encoding}"><title>通知公告-某某人民政府</title>
<script>var a = "<p>不是正文。这是脚本，不会显示。</p>";</script></head>
<body><div class="header"><ul class="nav">{menu}</ul><form><input name="q">搜索</form></div>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/zw/">政务公开</a></div>
<table class="box"><tr><td>索引号：</td><td>000014349/2024-00001</td><td>主题分类：</td><td>人力资源</td></tr>
<tr><td>体裁分类：</td><td>其他</td><td>有效性：</td><td>有效</td></tr></table>
<div class="tools">【字体：<a>大</a> <a>中</a> <a>小</a>】 <a>打印</a> <a>关闭</a></div>
<div class="content"><div id="zoom">{body}</div></div>
<div class="share-box">分享到：<a>微信</a><a>微博</a></div>
<div class="more"><p>上一篇：<a href="/1">关于某事的通知</a></p><p>下一篇：<a href="/2">关于另一事的通知</a></p></div>
<div style="display:none">{copy}</div>
<div class="footer"><p>主办单位：某某人民政府办公室，联系电话：000-0000000。</p><p>某ICP备00000000号</p></div>
</body></html>""".encode(encoding)


def typed_document(name: str) -> bytes:
    """A Word file whose numbers are typed, with running head and page number."""
    document = _document(name)
    for line in words_of(name).splitlines():
        _paragraph(document, line.strip())
    return _saved(document)


def numbered_document(name: str, *, flat: bool = False) -> bytes:
    """A Word file whose numbers are counted by Word: list definitions, levels and restarts, no number in the text.

    One definition has a level for each kind of marker; `flat` makes a list of its own for every run of markers, as
    people do who press the numbering button; there —— is typed, for in the format of Word 97 a bullet is one sign.
    """
    document = _document(name)
    lists = _FlatLists(document) if flat else _Lists(document)
    text = words_of(name)
    opened = {clause.span[0]: clause for clause in _walk(extracted(name).clauses)}
    at = 0
    for line in text.splitlines(keepends=True):
        start = at + len(line) - len(line.lstrip())
        at += len(line)
        clause = opened.get(start) if line.strip() else None
        if clause is None or clause.style in _TYPED or (flat and clause.style == "dash"):
            _paragraph(document, line.strip())
        else:
            paragraph = _paragraph(document, text[start + len(clause.marker) : at].strip())
            lists.number(paragraph, clause)
    return _saved(document)


@cache
def pdf_of(name: str) -> bytes:
    """The Word file printed by LibreOffice: several pages, a running head, page numbers."""
    return converted(typed_document(name), "docx", "pdf")


@cache
def doc_of(name: str) -> bytes:
    """The Word file with automatic numbers, saved by LibreOffice in the format of Word 97."""
    return converted(numbered_document(name, flat=True), "docx", "doc")


def converted(data: bytes, suffix: str, target: str) -> bytes:
    """What LibreOffice makes of a file; the test is skipped where it is not installed."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed (.ci/packages installs it)")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, f"notice.{suffix}")
        source.write_bytes(data)
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = [program, "--headless", profile, "--convert-to", target, "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return source.with_suffix(f".{target}").read_bytes()


def printed_page(page: bytes) -> bytes:
    """A web page printed to PDF by Chromium."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("Chromium is not installed (.ci/packages installs it)")
    with tempfile.TemporaryDirectory() as folder:
        source, made = Path(folder, "page.html"), Path(folder, "page.pdf")
        source.write_bytes(page)
        options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile"]
        command = [program, *options, f"--print-to-pdf={made}", source.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return made.read_bytes()


def _walk(clauses: tuple[Clause, ...]) -> list[Clause]:
    return [found for clause in clauses for found in (clause, *_walk(clause.children))]


def _document(name: str) -> Document:
    document = docx.Document()
    style: Any = document.styles["Normal"]
    style.font.name = "Noto Serif CJK SC"
    style.font.size = Pt(16)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Noto Serif CJK SC")
    section = document.sections[0]
    section.header.paragraphs[0].text = f"内部资料 {name}"
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    footer.add_run("— ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    footer._p.append(field)
    footer.add_run(" —")
    return document


def _paragraph(document: Document, words: str) -> Any:
    paragraph = document.add_paragraph(words)
    if len(words) > 40:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Pt(32)
    return paragraph


def _saved(document: Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


class _Lists:
    """One list definition with a level for each kind of marker; a list that starts anew where Word would miscount."""

    def __init__(self, document: Document) -> None:
        self._root: Any = document.part.numbering_part.element
        self._next = 900
        self._levels: list[tuple[str, str]] = []
        self._counts: dict[int, int] = {}
        self._definition = self._define()
        self._current = self._list()

    def number(self, paragraph: Any, clause: Clause) -> None:
        """Put a paragraph into the list, so that Word counts what the clause prints."""
        key = _kind(clause)
        if key not in self._levels:
            self._definition.append(_level(len(self._levels), key))
            self._levels.append(key)
        level = self._levels.index(key)
        expected = self._counts.get(level, 0) + 1
        if key[0] != "bullet" and clause.ordinal != expected:
            self._current = self._list(
                f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{clause.ordinal}"/></w:lvlOverride>'
            )
            expected = clause.ordinal
        self._counts = {k: count for k, count in self._counts.items() if k < level} | {level: expected}
        _put(paragraph, self._current, level)

    def _define(self) -> Any:
        self._next += 1
        definition = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{self._next}"/>')
        self._root.insert(0, definition)
        return definition

    def _list(self, override: str = "") -> int:
        self._next += 1
        definition = self._definition.get(qn("w:abstractNumId"))
        words = (
            f'<w:num {nsdecls("w")} w:numId="{self._next}"><w:abstractNumId w:val="{definition}"/>{override}</w:num>'
        )
        self._root.append(parse_xml(words))
        return self._next


class _FlatLists(_Lists):
    """A definition of one level for every run of markers."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._runs: dict[tuple[str, str], tuple[int, int]] = {}

    def number(self, paragraph: Any, clause: Clause) -> None:
        key = _kind(clause)
        current, count = self._runs.get(key, (0, 0))
        if not current or (key[0] != "bullet" and clause.ordinal != count + 1):
            self._definition = self._define()
            self._definition.append(_level(0, key, clause.ordinal))
            current = self._list()
        self._runs[key] = (current, clause.ordinal)
        _put(paragraph, current, 0)


def _kind(clause: Clause) -> tuple[str, str]:
    """Number format and pattern of a marker: （三） → chineseCounting, （%）."""
    if clause.style in ("dash", "bullet"):
        return "bullet", clause.marker
    return _FORMATS.get(clause.style.partition("-")[0], "chineseCounting"), _NUMERAL.sub("%", clause.marker, count=1)


def _level(index: int, kind: tuple[str, str], start: int = 1) -> Any:
    return parse_xml(
        f'<w:lvl {nsdecls("w")} w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{kind[0]}"/>'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{kind[1].replace("%", f"%{index + 1}")}"/></w:lvl>'
    )


def _put(paragraph: Any, list_id: int, level: int) -> None:
    numbering = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    numbering.get_or_add_ilvl().val = level
    numbering.get_or_add_numId().val = list_id
