"""From signs on pages to paragraphs: order, wraps, running heads, tables, and back to page and box."""

from __future__ import annotations

import base64
import io
import zipfile

import docx

import hrdocs
from hrdocs import readers
from hrdocs.readers.layout import text_of
from hrdocs.readers.layout.page import Glyph, Page, Ruling
from tests.making import converted, pdf_of

_PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
SIZE = 16.0
LEFT = 80.0
FULL = 26  # signs of a full line


def line(words: str, y: float, indent: int = 0, size: float = SIZE) -> list[Glyph]:
    x = LEFT + indent * SIZE
    found: list[Glyph] = []
    for sign in words:
        wide = size * (0.5 if sign.isascii() else 1.0)
        if sign != " ":
            found.append(Glyph(sign, x, x + wide, y, size))
        x += wide
    return found


def page(number: int, *lines: list[Glyph], rulings: list[Ruling] | None = None) -> Page:
    return Page(number, 595, 842, [glyph for part in lines for glyph in part], rulings or [])


PARAGRAPH = (
    "为贯彻落实上级文件精神，进一步促进人力资源服务业高质量发展，由市自然资源局会同有关部门制定本办法，请遵照执行。"
)


def wrapped(words: str, y: float) -> list[list[Glyph]]:
    lines = [line(words[: FULL - 2], y, 2)]
    rest = words[FULL - 2 :]
    for i in range(0, len(rest), FULL):
        lines.append(line(rest[i : i + FULL], y + 28 * (i // FULL + 1)))
    return lines


def test_wraps_are_undone_and_paragraphs_kept() -> None:
    text, _ = text_of([page(1, *wrapped(PARAGRAPH, 200), *wrapped("第二段" + PARAGRAPH, 284), line("附则", 400, 2))])
    assert text.split("\n") == [PARAGRAPH, "第二段" + PARAGRAPH, "附则"]


def test_paragraph_runs_on_over_the_page_and_its_furniture() -> None:
    first, second = PARAGRAPH[: FULL - 2], PARAGRAPH[FULL - 2 :]
    pages = [
        page(1, line("内部资料", 40), *wrapped("开头" + PARAGRAPH, 200), line(first, 720, 2), line("— 1 —", 800, 12)),
        page(
            2,
            line("内部资料", 40),
            *[line(second[i : i + FULL], 100 + i) for i in range(0, len(second), FULL)],
            line("— 2 —", 800, 12),
        ),
    ]
    text, boxes = text_of(pages)
    assert text.split("\n") == ["开头" + PARAGRAPH, PARAGRAPH]
    assert {box.page for box in boxes} == {1, 2}


def test_number_line_inside_the_page_is_no_page_number() -> None:
    text, _ = text_of([page(1, line("序号", 300), line("12", 330), line("3", 800))])
    assert text.split("\n") == ["序号", "12"]


def test_signs_are_sorted_by_place() -> None:
    quoted = line("建设“一核两翼”布局", 200)
    late = [*quoted[:2], *quoted[3:7], *quoted[8:], quoted[7], quoted[2]]
    assert text_of([page(1, late)])[0] == "建设“一核两翼”布局"


def test_bold_print_is_read_once_and_dashes_twice() -> None:
    bold = [glyph for sign in line("总则", 200) for glyph in (sign, sign._replace(left=sign.left + 0.4))]
    assert text_of([page(1, bold)])[0] == "总则"
    dashes = line("——甲", 200)
    joined = [dashes[0], dashes[1]._replace(left=dashes[0].left), dashes[2]]
    assert text_of([page(1, joined)])[0] == "——甲"


def test_gaps_are_blanks_between_words_only() -> None:
    assert text_of([page(1, line("第一章  总则", 200))])[0] == "第一章 总则"
    stretched = [
        glyph._replace(left=glyph.left + 3 * i, right=glyph.right + 3 * i)
        for i, glyph in enumerate(line("总体要求", 200))
    ]
    assert text_of([page(1, stretched)])[0] == "总体要求"


def test_blanks_of_the_file_count_where_there_is_a_gap() -> None:
    bodies = line("某市民政局 某市财政局", 200)
    blank = Glyph(" ", bodies[4].right, bodies[5].left, 200, SIZE)
    narrow = [*bodies[:5], blank, *(g._replace(left=g.left - 4, right=g.right - 4) for g in bodies[5:])]
    assert text_of([page(1, narrow)])[0] == "某市民政局 某市财政局"
    closed = [*bodies[:5], blank, *(g._replace(left=g.left - 8, right=g.right - 8) for g in bodies[5:])]
    assert text_of([page(1, closed)])[0] == "某市民政局某市财政局"


def grid(xs: list[float], ys: list[float]) -> list[Ruling]:
    across = [Ruling(True, y, xs[0], xs[-1]) for y in ys]
    return [*across, *(Ruling(False, x, ys[0], ys[-1]) for x in xs)]


def test_ruled_table_is_rows() -> None:
    rulings = grid([80, 180, 380, 500], [180, 220, 260, 300])
    cells = [("序号", 0), ("任务", 7), ("单位", 20)]
    head = [glyph for words, indent in cells for glyph in line(words, 205, indent)]
    first = [*line("1", 245), *line("建园区", 245, 7), *line("市商", 238, 20), *line("务局", 255, 20)]
    second = [*line("2", 285), *line("引机构", 285, 7)]
    text, boxes = text_of([page(1, line("见下表：", 150), head, first, second, line("完", 340), rulings=rulings)])
    assert text.split("\n") == [
        "见下表：",
        "| 序号 | 任务 | 单位 |",
        "| 1 | 建园区 | 市商务局 |",
        "| 2 | 引机构 |  |",
        "完",
    ]
    assert any(text[slice(*box.span)] == "市商务局" for box in boxes)


def test_cells_without_a_border_between_are_one() -> None:
    rulings = grid([80, 180, 380, 500], [180, 220, 260, 300])
    rulings = [r for r in rulings if (r.horizontal and r.at != 260) or not r.horizontal]
    rulings.append(Ruling(True, 260, 80, 380))
    first = [*line("1", 245), *line("建园区", 245, 7), *line("市局", 245, 20)]
    second = [*line("2", 285), *line("引机构", 285, 7)]
    head = [*line("序号", 205), *line("任务", 205, 7), *line("单位", 205, 20)]
    text, _ = text_of([page(1, head, first, second, rulings=rulings)])
    assert text.split("\n")[1:] == ["| 1 | 建园区 | 市局 |", "| 2 | 引机构 | 〃 |"]


def test_frame_around_running_text_is_no_table() -> None:
    text, _ = text_of([page(1, line("一、要求", 200), line("二、任务", 230), rulings=grid([60, 550], [100, 700]))])
    assert text.split("\n") == ["一、要求", "二、任务"]


def test_every_stretch_of_a_pdf_has_page_and_box() -> None:
    notice = hrdocs.extract(pdf_of("hefei-2024"))
    text, pages = notice.text, notice.source.pages
    assert isinstance(text, str) and isinstance(pages, tuple)
    covered = "".join(text[slice(*entry.span)] for entry in pages)
    assert covered == text.replace("\n", "")
    assert all(0 <= entry.box[0] < entry.box[2] <= 612 and 0 < entry.box[1] < entry.box[3] < 842 for entry in pages)
    assert [entry.page for entry in pages] == sorted(entry.page for entry in pages) and pages[-1].page > 3


def test_scans_among_printed_pages_are_reported() -> None:
    document, picture = docx.Document(), io.BytesIO(_PICTURE)
    document.add_paragraph("一、总体要求")
    document.add_page_break()
    document.add_picture(picture)
    stream = io.BytesIO()
    document.save(stream)
    notice = hrdocs.extract(converted(stream.getvalue(), "docx", "pdf"))
    assert notice.text == "一、总体要求"
    assert [f.message.split(" are ")[0] for f in notice.findings if f.code == "no-text-layer"] == ["pages 2"]


def ofd(*lines: tuple[str, float]) -> bytes:
    """An OFD file with these lines, each at its height in millimetres."""
    objects = "".join(
        f'<ofd:TextObject ID="{i}" Boundary="20 {y} 170 6" Font="1" Size="5"><ofd:TextCode X="0" Y="5" DeltaX="g {len(words)} 5">'
        f"{words}</ofd:TextCode></ofd:TextObject>"
        for i, (words, y) in enumerate(lines)
    )
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    members = {
        "OFD.xml": f"<ofd:OFD {space}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {space}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>"
        '</ofd:PageArea></ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>',
        "Doc_0/Pages/Page_0/Content.xml": f"<ofd:Page {space}><ofd:Content><ofd:Layer>{objects}</ofd:Layer></ofd:Content></ofd:Page>",
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name, content in members.items():
            made.writestr(name, content)
    return stream.getvalue()


def test_ofd() -> None:
    reading = readers.read(ofd(("一、总体要求", 40), ("二、重点任务", 52), ("-1-", 285)), "a.ofd")
    assert reading.text.split("\n") == ["一、总体要求", "二、重点任务"]
    assert (reading.media_type, reading.pages[0].page) == ("application/ofd", 1)
