"""What only the metadata box of a page says fills the frame, and a finding marks it."""

from __future__ import annotations

import hrdocs

PAGE = """<html><head><meta charset="utf-8"></head><body><ul class="nav"><li><a>首页</a></li></ul>
<table><tr><td>索引号：</td><td>01</td><td>发文字号：</td><td>某府办[2024] 5号</td></tr>
<tr><td>发布机构：</td><td>某市人民政府办公室</td><td>成文日期：</td><td>2024年03月05日</td></tr>
<tr><td>有效性：</td><td>{status}</td></tr></table>
<div id="zoom">{body}</div></body></html>"""
BODY = "<p>一、总体要求</p><p>坚持就业优先，完善服务体系。</p><p>二、重点任务</p><p>到2026年，建成产业园5家。</p>"


def extract(body: str = BODY, status: str = "有效") -> hrdocs.Notice:
    return hrdocs.extract(PAGE.format(body=body, status=status).encode())


def marked(notice: hrdocs.Notice) -> list[str]:
    return [finding.message.split()[0] for finding in notice.findings if finding.code == "from-metadata"]


def test_box_fills_what_the_text_does_not_say() -> None:
    notice = extract()
    assert (notice.document_number, notice.issuers) == ("某府办〔2024〕5号", ("某市人民政府办公室",))
    assert notice.issued_on == "2024-03-05"
    assert marked(notice) == ["document_number", "issuers", "issued_on"]
    assert [clause.id for clause in notice.clauses] == ["1", "2"]


def test_text_goes_before_the_box() -> None:
    notice = extract("<p>某政发〔2023〕9号</p>" + BODY + "<p>某市人民政府</p><p>2023年12月1日</p>")
    assert (notice.document_number, notice.issued_on) == ("某政发〔2023〕9号", "2023-12-01")
    assert marked(notice) == []


def test_box_says_that_the_notice_has_ended() -> None:
    assert [f.severity for f in extract(status="已废止").findings if f.code == "ended-by-metadata"] == ["warning"]
    assert [f for f in extract().findings if f.code == "ended-by-metadata"] == []
