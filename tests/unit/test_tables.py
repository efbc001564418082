"""Task tables and tables of sums, in every shape that they come in."""

from __future__ import annotations

import io

import docx
import pytest

import hrdocs
from hrdocs.model import Notice
from tests.making import converted

HEAD = ("序号", "重点任务", "牵头单位", "配合单位", "完成时限")
ROWS = (
    ("1", "建设市级产业园", "市人力资源社会保障局", "市财政局、市发展改革委", "2025年底"),
    ("2", "培育龙头企业5家。优先支持专精特新企业", "市商务局", "市税务局", "2026年6月底"),
)
BEFORE = ("一、总体要求", "坚持就业优先，做好服务工作。", "二、任务分工", "任务分工见下表。")
AFTER = ("三、其他", "本方案自2025年1月1日起施行，请认真执行。")


def lines(table: list[str]) -> str:
    return "\n".join([*BEFORE, *table, *AFTER])


def barred() -> str:
    return lines([f"| {' | '.join(row)} |" for row in (HEAD, ("---",) * 5, *ROWS)])


def tabbed() -> str:
    return lines(["\t".join(row) for row in (HEAD, *ROWS)])


def flattened() -> str:
    return lines([cell for row in (HEAD, *ROWS) for cell in row])


def page() -> bytes:
    rows = "".join("<tr>" + "".join(f"<td><p>{cell}</p></td>" for cell in row) + "</tr>" for row in (HEAD, *ROWS))
    before, after = ("".join(f"<p>{line}</p>" for line in part) for part in (BEFORE, AFTER))
    return f"<html><body><div class='content'>{before}<table>{rows}</table>{after}</div></body></html>".encode()


def word_file() -> bytes:
    document = docx.Document()
    for line in BEFORE:
        document.add_paragraph(line)
    table = document.add_table(len(ROWS) + 1, len(HEAD), style="Table Grid")
    for i, row in enumerate((HEAD, *ROWS)):
        for j, cell in enumerate(row):
            table.cell(i, j).text = cell
    for line in AFTER:
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def rows_of(notice: Notice) -> list[tuple[str, str | None, str]]:
    return [(row.id, row.heading, row.style) for row in notice.clauses[1].children]


def check(notice: Notice) -> None:
    assert [(clause.id, clause.heading) for clause in notice.clauses] == [
        ("1", "总体要求"),
        ("2", "任务分工"),
        ("3", "其他"),
    ]
    assert rows_of(notice) == [("2.1", "建设市级产业园", "row"), ("2.2", None, "row")]
    assert [(r.clause, r.unit, r.role) for r in notice.responsibilities] == [
        ("2.1", "市人力资源社会保障局", "lead"),
        ("2.1", "市财政局", "cooperating"),
        ("2.1", "市发展改革委", "cooperating"),
        ("2.2", "市商务局", "lead"),
        ("2.2", "市税务局", "cooperating"),
    ]
    (target,) = notice.targets
    assert (target.clause, target.quantity.value) == ("2.2", 5)
    assert target.deadline is not None and (target.deadline.year, target.deadline.basis) == (2026, "clause")


@pytest.mark.parametrize("make", [barred, tabbed, flattened])
def test_task_table_in_text(make: object) -> None:
    assert callable(make)
    check(hrdocs.extract(make(), name="notice.txt"))


def test_task_table_on_a_page() -> None:
    check(hrdocs.extract(page()))


def test_task_table_in_word() -> None:
    check(hrdocs.extract(word_file()))


@pytest.mark.parametrize("target", ["pdf", "doc"])
def test_task_table_printed_or_saved(target: str) -> None:
    check(hrdocs.extract(converted(word_file(), "docx", target)))


def test_unit_of_merged_cells_holds_for_every_row() -> None:
    rows = "<tr><td>1</td><td>建园区</td><td rowspan='2'>市商务局</td></tr><tr><td>2</td><td>引机构</td></tr>"
    table = f"<table><tr><td>序号</td><td>重点任务</td><td>责任单位</td></tr>{rows}</table>"
    notice = hrdocs.extract(f"<p>一、分工</p><p>按下表执行，抓好落实。</p>{table}".encode())
    assert [(r.clause, r.unit, r.inherited) for r in notice.responsibilities] == [
        ("1.1", "市商务局", False),
        ("1.2", "市商务局", True),
    ]


def test_words_behind_a_table_are_the_tail() -> None:
    notice = hrdocs.extract(
        "一、分工\n见下表：\n| 序号 | 任务 | 责任单位 |\n| 1 | 建园区 | 市商务局 |\n各单位要按月报送。\n二、附则\n",
        name="t",
    )
    clause = notice.clauses[0]
    assert (clause.text, clause.tail) == ("见下表：", "各单位要按月报送。")
    assert clause.span[0] <= clause.children[0].span[0] and clause.children[0].span[1] <= clause.span[1]


def test_table_of_sums() -> None:
    notice = hrdocs.extract(
        "一、标准\n奖励按下表执行：\n| 档次 | 奖励条件 | 奖励标准（万元） |\n| 一档 | 年营业收入达到1亿元 | 50 |\n"
        "| 二档 | 年营业收入达到5000万元 | 30-40 |\n",
        name="t",
    )
    awards = {a.id: a.quantity for a in notice.amounts if a.role == "award"}
    assert [(q.value, q.upper, q.unit, q.quote) for q in awards.values()] == [
        (500_000, None, "元", "50"),
        (300_000, 400_000, "元", "30-40"),
    ]
    assert [a.quantity.value for a in notice.amounts if a.role == "threshold"] == [100_000_000, 50_000_000]
    (incentive,) = notice.incentives
    assert (incentive.action, incentive.clause) == ("奖励", "1")
    assert [tier.condition for tier in incentive.tiers] == ["年营业收入达到1亿元", "年营业收入达到5000万元"]
    assert [tier.amount for tier in incentive.tiers] == list(awards)


def test_table_without_known_columns_is_left_alone() -> None:
    notice = hrdocs.extract("一、名单\n见下表：\n| 姓名 | 电话 |\n| 张三 | 010 |\n| 李四 | 020 |\n", name="t")
    assert notice.clauses[0].children == ()
    assert any(block.kind == "table" for block in notice.blocks)
