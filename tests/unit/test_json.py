"""A notice's JSON, and what is taken from it without decoding it."""

import pytest

import hrdocs
from hrdocs.writers.json import dumps, findings_of, line_of, loads


@pytest.mark.parametrize("text", ["一、甲", '一、"text":"乙",\n（一）,"text":"丙"\\', '一、{"a":"b","text":"c"}'])
def test_without_its_text(text: str) -> None:
    notice = hrdocs.extract(text)
    body = dumps(notice, text=True)
    assert line_of(body) == dumps(notice) + b"\n"
    assert findings_of(body) == list(notice.findings)
    assert loads(body) == notice
