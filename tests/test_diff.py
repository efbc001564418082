"""`hrdocs diff`, `matrix` and `view`: what the comparison says, in every form, with the right exit code."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterable
from functools import cache
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pytest
from msgspec import UNSET, structs

import hrdocs
from hrdocs.compare import Mode, mode_of
from hrdocs.compare.matrix import compare as compare_many
from hrdocs.compare.model import RegionsDiff, TargetSide
from hrdocs.compare.words import terms, words
from hrdocs.grammar import load
from hrdocs.model import Clause
from hrdocs.writers.comparison.markdown import diff_markdown
from hrdocs.writers.comparison.page import diff_page
from tests.conftest import CORPUS, FOLDERS, command, extracted

NAMES = [folder.name for folder in FOLDERS]
PAIRS = [("sichuan-2023", "hefei-2024"), ("shanghai-2023", "chongqing-2023"), ("chuannan", "sichuan-2023")]


@cache
def regions(left: str, right: str) -> RegionsDiff:
    diff = hrdocs.diff(extracted(left), extracted(right))
    assert isinstance(diff, RegionsDiff)
    return diff


def notice(name: str) -> Path:
    return CORPUS / name / "notice.txt"


def leaf_ids(clauses: Iterable[Clause]) -> list[str]:
    return [leaf for clause in clauses for leaf in (leaf_ids(clause.children) or [clause.id])]


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_every_leaf_is_in_one_match_or_alone(left: str, right: str) -> None:
    diff = regions(left, right)
    for name, matched, alone in (
        (left, [one for match in diff.matches for one in match.left], diff.left_only),
        (right, [one for match in diff.matches for one in match.right], diff.right_only),
    ):
        assert sorted([*matched, *alone]) == sorted(leaf_ids(extracted(name).clauses))


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_every_figure_is_compared_or_alone(left: str, right: str) -> None:
    diff = regions(left, right)
    for side, name in (("left", left), ("right", right)):
        records = extracted(name)
        shown = {getattr(pair, side).id for pair in diff.targets if getattr(pair, side)}
        assert shown == {target.id for target in records.targets}
        gifts = [getattr(pair, side).id for pair in diff.incentives if getattr(pair, side)]
        assert sorted(gifts) == sorted(gift.id for gift in records.incentives)


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_ratio_only_for_the_same_indicator(left: str, right: str) -> None:
    for pair in regions(left, right).targets:
        assert (pair.ratio is not None) == (pair.verdict == "same-indicator")
        if pair.verdict == "same-indicator":
            assert pair.left and pair.right
            assert pair.left.frequency == pair.right.frequency
            assert pair.left.measure == pair.right.measure
        assert (pair.verdict == "different-indicator") <= bool(pair.reasons)


def figures(diff: RegionsDiff) -> set[tuple[str, str, str]]:
    def said(side: TargetSide | None) -> str:
        return f"{side.clause} {side.quantity.quote}" if side else "—"

    return {(pair.verdict, said(pair.left), said(pair.right)) for pair in diff.targets if pair.left and pair.right}


def test_figures_of_sichuan_and_hefei() -> None:
    """Read against both notices: income is not turnover, a year is not a total, a number of firms is."""
    assert figures(regions("sichuan-2023", "hefei-2024")) >= {
        ("different-indicator", "1.2 2800亿元", "1 500亿元"),
        ("different-indicator", "3 1. 7万户", "1 1600家以上"),
        ("same-indicator", "3.9 20户左右", "1 20家"),
        ("same-indicator", "3.9 20户左右", "2.2.4 10家左右"),
        ("different-indicator", "6 2000万人次左右", "1 550万人次"),
        ("same-indicator", "7.23 150万人左右", "1 3万人"),
    }


def test_figures_of_shanghai_and_chongqing() -> None:
    assert figures(regions("shanghai-2023", "chongqing-2023")) >= {
        ("different-indicator", "1.2 5800亿元", "1.3 1500亿元"),
        ("same-indicator", "1.2 4000家", "1.3 3500家"),
    }


def test_incentives_are_paired_by_what_is_rewarded() -> None:
    found = {
        (pair.verdict, pair.left.clause, pair.right.clause, pair.promised)
        for pair in regions("sichuan-2023", "hefei-2024").incentives
        if pair.left and pair.right
    }
    assert ("promised-without-figure", "3.9", "2.2.6", ("left",)) in found
    assert ("promised-without-figure", "5.19", "2.2.7", ("left",)) in found
    assert ("both-with-figure", "4.14", "2.4.16", ()) in found


def test_who_leads_here_and_helps_there() -> None:
    pairs = [pair for match in regions("shanghai-2023", "hefei-2024").matches for pair in match.responsibilities]
    verdicts = {pair.verdict for pair in pairs}
    assert {"same-role", "different-role"} <= verdicts
    for pair in pairs:
        if pair.verdict == "same-role":
            assert any(duty.role in ("lead", "responsible") for duty in pair.left) == any(
                duty.role in ("lead", "responsible") for duty in pair.right
            )


def test_also_quotes_the_text() -> None:
    diff = regions("sichuan-2023", "hefei-2024")
    assert any(match.also for match in diff.matches)
    for match in diff.matches:
        for link in match.also:
            text = extracted("sichuan-2023" if link.from_left else "hefei-2024").text
            assert text is not UNSET
            assert link.quote == text[slice(*link.span)]
            assert (link.left in match.left) != (link.right in match.right)


def test_uptake_of_a_higher_notice() -> None:
    higher = "一、任务\n（一）发展总部经济。支持企业设立区域总部，引进一批名优企业。鼓励开展海外并购业务。\n（二）加强诚信建设。建立信用记录，开展诚信评价。\n"
    local = "一、任务\n（一）发展总部经济。支持企业设立区域总部，引进一批名优企业。\n（二）诚信建设。为机构建立信用记录，每年开展诚信评价活动。\n"
    diff = hrdocs.diff(higher, local, against=True)
    assert isinstance(diff, RegionsDiff)
    assert diff.uptake
    assert [one.verdict for one in diff.uptake] == ["word-for-word", "not-taken-up", "adapted"]


def test_mode_is_recognised() -> None:
    hefei = extracted("hefei-2024")
    assert hefei.text is not UNSET
    later = hrdocs.extract(hefei.text.replace("20万元", "25万元").replace("两年", "三年"))
    assert mode_of(hefei, later) == "versions"
    assert all(mode_of(extracted(a), extracted(b)) == "regions" for a in NAMES for b in NAMES if a < b)


def test_stored_without_text_compares_the_same() -> None:
    left, right = (extracted(name) for name in ("sichuan-2023", "hefei-2024"))
    bare = [structs.replace(notice, text=UNSET) for notice in (left, right)]
    assert hrdocs.diff(*bare) == regions("sichuan-2023", "hefei-2024")


@pytest.mark.parametrize("mode", ["regions", "versions"])
@pytest.mark.parametrize("left", ["", "没有条款的通知。", "一、目标\n到2025年，培育企业20家。\n"])
@pytest.mark.parametrize("right", ["", "1.\n2.\n", "第一条 本办法自2024年1月1日起施行。"])
def test_poor_notices_compare_too(mode: Mode, left: str, right: str) -> None:
    one, other = hrdocs.extract(left, name="a"), hrdocs.extract(right, name="b")
    diff = hrdocs.diff(one, other, mode=mode)
    read_page(diff_page(diff, one, other))
    assert diff_markdown(diff, one, other)


def test_matrix_holds_every_leaf_once() -> None:
    matrix = compare_many([extracted(name) for name in NAMES], load())
    for number, name in enumerate(NAMES):
        assert sorted(one for row in matrix.rows for one in row.cells[number].clauses) == sorted(
            leaf_ids(extracted(name).clauses)
        )
    shared = [row for row in matrix.rows if sum(bool(cell.clauses) for cell in row.cells) > 1]
    assert matrix.rows[: len(shared)] == tuple(shared)
    parks = next(row for row in matrix.rows if "4.13" in row.cells[NAMES.index("sichuan-2023")].clauses)
    assert parks.cells[NAMES.index("shanghai-2023")].clauses == ("5.10",)


def test_words_come_from_our_own_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dictionary planted in the temporary folder must not be read, and none is written there."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    done = command("diff", notice("hefei-2024"), notice("chuannan"), "--to", "json")
    assert done.returncode == 0
    assert list(tmp_path.iterdir()) == []
    assert words("培育龙头企业，给予20万元") == ["培育", "龙头企业"] or words("培育龙头企业")[0] == "培育"
    assert "龙头" in terms("培育龙头企业")


# -- the command and its forms ------------------------------------------------------------------------------------


class Page(HTMLParser):
    """What a page refers to, and whether its tags close."""

    VOID = frozenset({"meta", "input", "br", "link", "img"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.VOID:
            self.open.append(tag)
        found = dict(attrs)
        if found.get("id"):
            self.ids.append(str(found["id"]))
        if tag == "a":
            self.links.append(str(found["href"]))
        self.parts += [str(found[name]) for name in ("src", "srcset", "data") if found.get(name)]
        if tag == "link":
            self.parts.append(str(found.get("href")))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def read_page(data: str) -> Page:
    page = Page()
    page.feed(data)
    page.close()
    assert page.open == []
    return page


def assert_one_file(data: str) -> None:
    """A page without external parts, whose links lead somewhere and whose ids are unique."""
    page = read_page(data)
    assert page.parts == []
    assert "url(" not in data
    assert "@import" not in data
    assert len(page.ids) == len(set(page.ids))
    assert {link for link in page.links if not link.startswith("#")} == set()
    assert {link[1:] for link in page.links} <= set(page.ids)


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_page_of_two_regions(left: str, right: str, tmp_path: Path) -> None:
    page = tmp_path / "diff.html"
    assert command("diff", notice(left), notice(right), "-o", page).returncode == 0
    assert_one_file(page.read_text("utf-8"))


def test_page_of_two_states_and_matrix_and_view(tmp_path: Path) -> None:
    other = tmp_path / "new.txt"
    other.write_text(notice("hefei-2024").read_text("utf-8").replace("20万元", "30万元"), "utf-8")
    page = tmp_path / "page.html"
    assert command("diff", notice("hefei-2024"), other, "-o", page).returncode == 0
    assert_one_file(page.read_text("utf-8"))
    assert command("diff", *map(notice, NAMES), "-o", page).returncode == 0
    assert_one_file(page.read_text("utf-8"))
    assert command("view", notice("hefei-2024"), "-o", page).returncode == 0
    assert_one_file(page.read_text("utf-8"))


def test_pages_escape_what_a_notice_says(tmp_path: Path) -> None:
    nasty = tmp_path / "nasty.txt"
    nasty.write_text(
        '<script>alert(1)</script>方案\n一、目标</script><b>\n到2025年，培育"><img src=x>企业20家。\n二、任务\n给予10万元奖励。\n',
        "utf-8",
    )
    for arguments in (("view", nasty), ("diff", nasty, notice("chuannan"), "--to", "html")):
        data = command(*arguments).stdout.decode()
        assert "<img" not in data
        assert "<script>alert" not in data
        assert data.count("</script>") == len(re.findall(r"<script[ >]", data))


def test_json_says_what_the_library_says() -> None:
    done = command("diff", notice("sichuan-2023"), notice("hefei-2024"), "--to", "json")
    data = json.loads(done.stdout)
    assert (data["schema"], data["mode"]) == ("hrdocs/diff/1", "regions")
    assert [match["left"] for match in data["matches"]] == [
        list(match.left) for match in regions("sichuan-2023", "hefei-2024").matches
    ]


def test_workbook_and_markdown(tmp_path: Path) -> None:
    book = tmp_path / "diff.xlsx"
    assert command("diff", notice("sichuan-2023"), notice("hefei-2024"), "-o", book).returncode == 0
    with zipfile.ZipFile(BytesIO(book.read_bytes())) as parts:
        names = re.findall(r'sheet name="([^"]+)"', parts.read("xl/workbook.xml").decode())
    assert names == ["条款", "目标", "奖补", "分工"]
    again = tmp_path / "again.xlsx"
    command("diff", notice("sichuan-2023"), notice("hefei-2024"), "-o", again)
    assert again.read_bytes() == book.read_bytes()
    words_ = command("diff", notice("sichuan-2023"), notice("hefei-2024"), "--to", "md").stdout.decode()
    tables = [line for line in words_.splitlines() if line.startswith("|")]
    assert len(tables) > 50
    assert all(line.endswith("|") for line in tables)


def test_plain_when_piped() -> None:
    done = command("diff", notice("sichuan-2023"), notice("hefei-2024"))
    assert b"\x1b" not in done.stdout
    assert "龙头企业" in done.stdout.decode()


def test_exit_codes() -> None:
    same = (notice("hefei-2024"), notice("hefei-2024"))
    assert command("diff", *same, "--exit-code").returncode == 0
    assert command("diff", notice("sichuan-2023"), notice("hefei-2024"), "--exit-code").returncode == 1
    assert command("diff", notice("sichuan-2023"), notice("hefei-2024")).returncode == 0
    assert command("diff", notice("hefei-2024")).returncode == 2
    assert command("diff", *same, "-o", "out.xyz").returncode == 2


def test_matrix_of_a_folder(tmp_path: Path) -> None:
    for name in NAMES:
        (tmp_path / f"{name}.txt").write_bytes(notice(name).read_bytes())
    data = json.loads(command("matrix", tmp_path, "--to", "json").stdout)
    assert data["schema"] == "hrdocs/matrix/1"
    assert [header["name"] for header in data["notices"]] == sorted(f"{name}.txt" for name in NAMES)


def test_stored_extractions(tmp_path: Path) -> None:
    assert command("batch", CORPUS, "-o", tmp_path, "--no-cache").returncode == 0
    data = json.loads(command("matrix", tmp_path, "--to", "json").stdout)
    assert len(data["notices"]) == len(NAMES)
    stored = sorted(path for path in tmp_path.rglob("*.json") if "notice" in path.name)
    assert json.loads(command("diff", *stored[:2], "--to", "json").stdout)["matches"]


def test_order_of_the_sides_does_not_matter() -> None:
    there = {(a, b) for match in regions("sichuan-2023", "hefei-2024").matches for a in match.left for b in match.right}
    back = {(b, a) for match in regions("hefei-2024", "sichuan-2023").matches for a in match.left for b in match.right}
    assert there == back
