"""Gold against output: precision, recall and F1 a record kind, and whether an extraction keeps its promises.

The keys of a record are those of the annotation guide (corpus/README.md); a record is right when all of its key is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import orjson

from hrdocs.errors import InputError
from hrdocs.model import Notice
from hrdocs.promises import DIGITS, broken_promises, walk

Json = Mapping[str, Any]
SIMILAR = 0.6
_META = ("title", "genre", "document_number", "issuers", "addressees", "issued_on", "period", "disclosure")
_LETTERS = re.compile(r"[\W_]+")


class Score(NamedTuple):
    """How well one record kind was found."""

    right: int
    missed: list[Any]
    spurious: list[Any]

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 when nothing was found."""
        found = self.right + len(self.spurious)
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found; 1 when the gold is empty."""
        wanted = self.right + len(self.missed)
        return self.right / wanted if wanted else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = 2 * self.right + len(self.missed) + len(self.spurious)
        return 2 * self.right / total if total else 1.0


class Evaluation(NamedTuple):
    """One notice: its scores by record kind, and the promises that it breaks."""

    name: str
    scores: dict[str, Score]
    broken: list[str]


def similar(a: str | None, b: str | None) -> float:
    """Dice coefficient over character pairs; 1 when one holds the other and is at least half as long."""
    left, right = _LETTERS.sub("", a or ""), _LETTERS.sub("", b or "")
    if left == right:
        return 1.0
    if not left or not right:
        return 0.0
    short, long = sorted((left, right), key=len)
    if short in long and 2 * len(short) >= len(long):
        return 1.0
    first, second = (Counter(words[i : i + 2] for i in range(max(len(words) - 1, 1))) for words in (left, right))
    return 2 * (first & second).total() / (first.total() + second.total())


def corpus_folders(corpus: Path) -> list[Path]:
    """The folders of a corpus that hold a notice and its gold, by name."""
    folders = sorted(path.parent for path in corpus.glob("*/gold.json"))
    if not folders:
        raise InputError("no folder with a gold.json", where=str(corpus), remedy="see corpus/README.md")
    return folders


def notice_file(folder: Path) -> Path:
    """The notice of a corpus folder: the one file called notice.*."""
    found = sorted(folder.glob("notice.*"))
    if len(found) != 1:
        raise InputError(f"{len(found)} files called notice.*", where=str(folder), remedy="there must be exactly one")
    return found[0]


def evaluate(name: str, notice: Json, text: str, gold: Json) -> Evaluation:
    """Compare one extraction (as JSON with plain dicts and lists) with its gold."""
    scores = {"meta": _meta(notice, gold)}
    for kind, score in _RECORDS.items():
        if (
            kind.split(".")[0].replace("incentive tiers", "incentives") in gold
            and (result := score(notice, gold)) is not None
        ):
            scores[kind] = result
    if "numerals" in gold:
        scores["numerals"] = _numerals(notice, gold, text)
    return Evaluation(name, scores, list(broken_promises(notice, text)))


def evaluate_folder(folder: Path, notice: Notice) -> Evaluation:
    """Compare the extraction of a corpus folder's notice with the folder's gold."""
    document: dict[str, Any] = orjson.loads(msgspec.json.encode(notice))
    return evaluate(folder.name, document, document.pop("text"), load_gold(folder / "gold.json"))


def pooled(evaluations: Iterable[Evaluation]) -> dict[str, Score]:
    """The scores of several notices added up."""
    total: dict[str, Score] = {}
    for evaluation in evaluations:
        for kind, score in evaluation.scores.items():
            sums = total.setdefault(kind, Score(0, [], []))
            total[kind] = Score(sums.right + score.right, sums.missed + score.missed, sums.spurious + score.spurious)
    return total


def load_gold(path: Path) -> dict[str, Any]:
    """A gold file, checked to be JSON."""
    try:
        return orjson.loads(path.read_bytes())
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", where=str(path)) from None
    except orjson.JSONDecodeError as error:
        raise InputError(f"is not valid JSON: {error}", where=str(path)) from None


# -- keys -----------------------------------------------------------------------------------------------------------


def _number(value: Any) -> float | None:
    return None if value is None else round(float(value), 6)


def _value(record: Json) -> tuple[float | None, float | None]:
    quantity = record.get("quantity") or record
    return _number(quantity.get("value")), _number(quantity.get("upper"))


def _comparator(record: Json) -> str:
    return (record.get("quantity") or record)["comparator"]


def _unit(record: Json) -> str | None:
    return (record.get("quantity") or record).get("unit")


def _year(target: Json) -> int | None:
    return (target.get("deadline") or {}).get("year") if "deadline" in target else target.get("year")


def _amount_core(a: Json, b: Json) -> bool:
    return a["clause"] == b["clause"] and _value(a) == _value(b)


def _amount(a: Json, b: Json) -> bool:
    return (
        _amount_core(a, b)
        and _comparator(a) == _comparator(b)
        and a["role"] == b["role"]
        and list(a["per"]) == list(b["per"])
        and a["frequency"] == b["frequency"]
    )


def _target_core(a: Json, b: Json) -> bool:
    return _amount_core(a, b) and _unit(a) == _unit(b)


def _target(a: Json, b: Json) -> bool:
    return (
        _target_core(a, b)
        and _comparator(a) == _comparator(b)
        and _year(a) == _year(b)
        and similar(a["indicator"], b["indicator"]) >= SIMILAR
    )


def _responsibility(*keys: str) -> Callable[[Json, Json], bool]:
    return lambda a, b: all(a[key] == b[key] for key in keys)


def _tier(a: Json, b: Json) -> bool:
    same = a["clause"] == b["clause"] and a["amount"] == b["amount"] and a["rate"] == b["rate"]
    return same and (b["condition"] is None or similar(a["condition"], b["condition"]) >= SIMILAR)


def _incentive(a: Json, b: Json) -> bool:
    if (a["clause"], a["action"], a["frequency"], a["sums"]) != (b["clause"], b["action"], b["frequency"], b["sums"]):
        return False
    if a["beneficiary"] is None or b["beneficiary"] is None:
        return a["beneficiary"] is b["beneficiary"]
    return similar(a["beneficiary"], b["beneficiary"]) >= SIMILAR


# -- matching -------------------------------------------------------------------------------------------------------


def _match(found: Sequence[Any], wanted: Sequence[Any], same: Callable[[Any, Any], bool]) -> Score:
    """One to one, in order."""
    left, missed = list(found), []
    for want in wanted:
        for i, have in enumerate(left):
            if same(have, want):
                del left[i]
                break
        else:
            missed.append(want)
    return Score(len(wanted) - len(missed), missed, left)


def _meta(notice: Json, gold: Json) -> Score:
    fields = [(name, notice[name], gold[name]) for name in _META if name in gold]
    if "region" in gold:
        fields.append(("region", (notice["region"] or {}).get("code"), gold["region"]))
    if "validity" in gold:
        keys = ("effective_on", "expires_on")
        have, want = ({key: (side["validity"] or {}).get(key) for key in keys} for side in (notice, gold))
        fields.append(("validity", have, want))
    if "parts" in gold:
        fields.append(("parts", [[part["kind"], part["title"]] for part in notice["parts"]], gold["parts"]))
    wrong = [{"field": name, "found": have, "gold": want} for name, have, want in fields if have != want]
    return Score(len(fields) - len(wrong), wrong, [])


def _clauses(notice: Json, gold: Json) -> Score:
    found = [[clause["id"], clause["marker"], clause["heading"]] for clause in walk(notice["clauses"])]
    return _match(found, gold["clauses"], lambda a, b: a == b)


def _citations(notice: Json, gold: Json) -> Score:
    found = [[work["title"], work["document_number"], work["role"]] for work in notice["citations"]]
    return _match(found, gold["citations"], lambda a, b: a == b)


def _sums(incentive: Json, amounts: Json | None) -> list[Any]:
    """Tier sums and rates, then caps, as values; `amounts` resolves the ids that an extraction holds."""

    def value(reference: Any) -> Any:
        return _number(amounts[reference]["quantity"]["value"] if amounts and isinstance(reference, str) else reference)

    tiers = [
        (value(tier["amount"]), _number(tier["rate"]["value"]) if tier["rate"] else None) for tier in incentive["tiers"]
    ]
    return [tiers, sorted(str(value(cap)) for cap in incentive["caps"])]


def _incentives(notice: Json, gold: Json) -> Score:
    amounts = {amount["id"]: amount for amount in notice["amounts"]}
    found = [{**incentive, "sums": _sums(incentive, amounts)} for incentive in notice["incentives"]]
    return _match(
        found, [{**incentive, "sums": _sums(incentive, None)} for incentive in gold["incentives"]], _incentive
    )


def _tiers(notice: Json, gold: Json) -> Score:
    def rows(incentives: Iterable[Json], amounts: Json | None) -> list[Json]:
        return [
            {"clause": incentive["clause"], "condition": tier["condition"], "amount": amount, "rate": rate}
            for incentive in incentives
            for tier, (amount, rate) in zip(incentive["tiers"], _sums(incentive, amounts)[0], strict=True)
        ]

    amounts = {amount["id"]: amount for amount in notice["amounts"]}
    return _match(rows(notice["incentives"], amounts), rows(gold["incentives"], None), _tier)


def _target_detail(notice: Json, gold: Json) -> Score:
    totals = {target["id"]: _value(target)[0] for target in notice["targets"]}

    def same(a: Json, b: Json) -> bool:
        scopes = similar(a["scope"], b["scope"]) >= SIMILAR if a["scope"] or b["scope"] else True
        return (
            _target(a, b)
            and scopes
            and totals.get(a["total"]) == _number(b["total"])
            and all(a[key] == b[key] for key in ("measure", "frequency", "aspirational"))
        )

    return _match(notice["targets"], gold["targets"], same)


def _canonical(notice: Json, gold: Json) -> Score | None:
    if not all("canonical" in duty for duty in gold["responsibilities"]):
        return None
    return _match(
        notice["responsibilities"], gold["responsibilities"], _responsibility("clause", "canonical", "sector")
    )


_RECORDS: dict[str, Callable[[Json, Json], Score | None]] = {
    "clauses": _clauses,
    "amounts.core": lambda n, g: _match(n["amounts"], g["amounts"], _amount_core),
    "amounts": lambda n, g: _match(n["amounts"], g["amounts"], _amount),
    "incentive tiers": _tiers,
    "incentives": _incentives,
    "targets.core": lambda n, g: _match(n["targets"], g["targets"], _target_core),
    "targets": lambda n, g: _match(n["targets"], g["targets"], _target),
    "targets.detail": _target_detail,
    "responsibilities": lambda n, g: _match(
        n["responsibilities"], g["responsibilities"], _responsibility("clause", "unit", "role", "inherited")
    ),
    "responsibilities.canonical": _canonical,
    "citations": _citations,
}


def _numerals(notice: Json, gold: Json, text: str) -> Score:
    """By place of the first digit, and kind; expressions without digits are not scored."""
    wanted: dict[int, str] = {}
    at = 0
    for quote, kind in gold["numerals"]:
        at = text.find(quote, at)
        if at < 0:
            raise InputError(f"gold numeral {quote!r} is not in the text, in this order", where=str(gold.get("notice")))
        if digit := DIGITS.search(quote):
            wanted[at + digit.start()] = kind
        at += len(quote)
    found: dict[int, str] = {}
    for entry in notice["numerals"]:
        if digit := DIGITS.search(entry["quote"]):
            found[entry["span"][0] + digit.start()] = entry["kind"]
    missed = [[text[max(0, p - 6) : p + 8], kind, found.get(p)] for p, kind in wanted.items() if found.get(p) != kind]
    spurious = [[text[max(0, p - 6) : p + 8], kind] for p, kind in found.items() if p not in wanted]
    return Score(len(wanted) - len(missed), missed, spurious)
