"""Every output validates against the JSON Schema of the contract, and reads back as the same notice."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import hrdocs
from hrdocs.writers.json import dumps, loads, schema_bytes
from tests.conftest import command, extracted

SCHEMA = json.loads(schema_bytes())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def test_schema_is_valid_and_printed() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert json.loads(command("schema").stdout) == SCHEMA


@pytest.mark.parametrize("text", [False, True])
def test_corpus_validates(folder: Path, text: bool) -> None:
    VALIDATOR.validate(json.loads(dumps(extracted(folder.name), text=text)))


def test_schema_refuses_what_is_no_notice(folder: Path) -> None:
    broken = json.loads(dumps(extracted(folder.name)))
    broken["blocks"][0]["kind"] = "nonsense"
    assert not VALIDATOR.is_valid(broken)


def test_round_trip(folder: Path) -> None:
    notice = extracted(folder.name)
    assert loads(dumps(notice, text=True)) == notice


@settings(max_examples=40)
@given(st.text(alphabet="一二三、（）(1)2.第条章万元亿，。；：\n 对给予奖励达到责任单位市局2025年%", max_size=120))
def test_any_text_validates(words: str) -> None:
    VALIDATOR.validate(json.loads(dumps(hrdocs.extract(words.encode()), text=True)))
