"""The tables that notices become, described once: CSV, XLSX, Parquet and the store all stand on `TABLES`.

Every table has the column `notice` (the notice's name in the batch) as first part of its key. Lists are joined by 、.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal, NamedTuple

from hrdocs.model import Clause, Incentive, Notice, Numeral, Quantity, Tier

ColumnType = Literal["text", "integer", "decimal", "boolean", "date"]
Value = str | int | float | bool | None


class Column(NamedTuple):
    """One column: its name, its type, what it says, and how its value is got from a row's source."""

    name: str
    type: ColumnType
    doc: str
    get: Callable[[Any], Any]


class Table(NamedTuple):
    """One table: its key, its columns behind `notice`, and the sources of its rows in a notice."""

    name: str
    doc: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    sources: Callable[[Notice], Iterable[Any]]

    def rows(self, name: str, notice: Notice) -> Iterator[list[Value]]:
        """The rows that one notice gives."""
        for source in self.sources(notice):
            yield [name, *(_plain(column.get(source)) for column in self.columns)]

    @property
    def header(self) -> list[str]:
        """Column names, `notice` first."""
        return ["notice", *(column.name for column in self.columns)]

    @property
    def types(self) -> list[ColumnType]:
        """Column types, `notice` first."""
        return ["text", *(column.type for column in self.columns)]


def _plain(value: Any) -> Value:
    return "、".join(map(str, value)) if isinstance(value, tuple) else value


def _path(dotted: str) -> Callable[[Any], Any]:
    """A getter for a dotted path; null when anything on the way is."""
    names = dotted.split(".")

    def get(record: Any) -> Any:
        for name in names:
            if record is None:
                return None
            record = getattr(record, name)
        return record

    return get


def _column(name: str, type: ColumnType, doc: str, path: str | None = None) -> Column:
    return Column(name, type, doc, _path(path or name))


def _quantity(prefix: str = "quantity") -> tuple[Column, ...]:
    def get(field: str) -> Callable[[Any], Any]:
        return _path(f"{prefix}.{field}")

    return (
        Column("comparator", "text", "eq ge gt le lt approx range", get("comparator")),
        Column("value", "decimal", "the figure, 万 and 亿 multiplied out", get("value")),
        Column("upper", "decimal", "upper end of a range", get("upper")),
        Column("unit", "text", "元, %, 家, 人 …", get("unit")),
    )


_START = Column("start", "integer", "begin of the span in the text", lambda record: record.span[0])
_END = Column("end", "integer", "end of the span in the text", lambda record: record.span[1])
_QUOTE = _column("quote", "text", "the words")
_CLAUSE = _column("clause", "text", "id of the clause")
_ID = _column("id", "text", "id of the record")
_RULE = _column("rule", "text", "the rule that made it")


def _walk(clauses: Iterable[Clause], parent: str | None = None) -> Iterator[tuple[Clause, str | None]]:
    for clause in clauses:
        yield clause, parent
        yield from _walk(clause.children, clause.id)


class _TierRow(NamedTuple):
    incentive: Incentive
    number: int
    tier: Tier
    sum: Quantity | None


def _tiers(notice: Notice) -> Iterator[_TierRow]:
    sums = {amount.id: amount.quantity for amount in notice.amounts}
    for incentive in notice.incentives:
        for i, tier in enumerate(incentive.tiers, 1):
            yield _TierRow(incentive, i, tier, sums.get(tier.amount or ""))


def _numbered(records: Callable[[Notice], Iterable[Any]]) -> Callable[[Notice], Iterator[tuple[int, Any]]]:
    return lambda notice: enumerate(records(notice), 1)


def _second(column: Column) -> Column:
    return column._replace(get=lambda pair: column.get(pair[1]))


_NUMBER = Column("number", "integer", "counts from 1 within the notice", lambda pair: pair[0])


def _date(numeral: Numeral) -> Any:
    return numeral.date if isinstance(numeral.date, tuple) else None


def _province(notice: Notice) -> str | None:
    code = notice.region.code if notice.region else None
    return f"{code[:2]}0000" if code else None


def _clause(name: str, type: ColumnType, doc: str) -> Column:
    return Column(name, type, doc, lambda pair: getattr(pair[0], name))


TABLES: tuple[Table, ...] = (
    Table(
        "notices",
        "one row a notice",
        ("notice",),
        (
            _column("title", "text", "printed title"),
            _column("genre", "text", "通知, 行动方案 …"),
            _column("document_number", "text", "发文字号"),
            _column("issuers", "text", "发文机关"),
            _column("addressees", "text", "主送机关"),
            _column("issued_on", "date", "成文日期"),
            _column("effective_on", "date", "first day in force", "validity.effective_on"),
            _column("expires_on", "date", "last day in force", "validity.expires_on"),
            _column("period_from", "integer", "first year of the plan", "period.start"),
            _column("period_to", "integer", "last year of the plan", "period.end"),
            _column("region", "text", "place", "region.name"),
            _column("region_code", "text", "GB/T 2260", "region.code"),
            Column("province_code", "text", "GB/T 2260 of the province", _province),
            _column("level", "text", "nation province city county zone", "region.level"),
            _column("disclosure", "text", "公开方式"),
            _column("media_type", "text", "of the file read", "source.media_type"),
            _column("sha256", "text", "of the file's bytes", "source.sha256"),
            _column("characters", "integer", "length of the text", "source.characters"),
        ),
        lambda notice: (notice,),
    ),
    Table(
        "clauses",
        "one row a clause",
        ("notice", "id"),
        (
            _clause("id", "text", "2.1.1"),
            Column("parent", "text", "id of the parent", lambda pair: pair[1]),
            _clause("part", "text", "cover, main, annex1 …"),
            _clause("style", "text", "chinese-comma, article …"),
            _clause("marker", "text", "as printed"),
            _clause("ordinal", "integer", "its number"),
            _clause("depth", "integer", "level from 1"),
            _clause("label", "text", "path of markers"),
            _clause("heading", "text", "title of the clause"),
            _clause("text", "text", "own words"),
            _clause("tail", "text", "own words behind the last child"),
            Column("start", "integer", "begin of the span", lambda pair: pair[0].span[0]),
            Column("end", "integer", "end of the span", lambda pair: pair[0].span[1]),
        ),
        lambda notice: _walk(notice.clauses),
    ),
    Table(
        "targets",
        "one row a target (目标)",
        ("notice", "id"),
        (
            _ID,
            _CLAUSE,
            _column("indicator", "text", "what is counted"),
            _column("scope", "text", "the place or group of the figure"),
            *_quantity(),
            _column("measure", "text", "level count increase growth share multiple coverage rank"),
            _column("year", "integer", "by when", "deadline.year"),
            _column("deadline_basis", "text", "sentence clause document", "deadline.basis"),
            _column("frequency", "text", "yearly …"),
            _column("each", "boolean", "counted per place (各市)"),
            _column("aspirational", "boolean", "力争"),
            _column("total", "text", "id of the target that it is a part of"),
            _QUOTE,
            _START,
            _END,
            _RULE,
        ),
        lambda notice: notice.targets,
    ),
    Table(
        "amounts",
        "one row a monetary figure",
        ("notice", "id"),
        (
            _ID,
            _CLAUSE,
            _column("role", "text", "award threshold target fund credit penalty other"),
            *_quantity(),
            _column("per", "text", "counted by"),
            _column("frequency", "text", "once yearly monthly daily"),
            _QUOTE,
            _START,
            _END,
            _RULE,
        ),
        lambda notice: notice.amounts,
    ),
    Table(
        "incentives",
        "one row an incentive (奖补)",
        ("notice", "id"),
        (
            _ID,
            _CLAUSE,
            _column("action", "text", "奖励, 补贴 …"),
            _column("beneficiary", "text", "who gets it"),
            _column("frequency", "text", "once yearly monthly daily"),
            _column("common_condition", "text", "holds for all tiers"),
            _column("caps", "text", "ids of the amounts that bound it"),
            _column("cumulation", "text", "就高不重复 …"),
            _QUOTE,
            _START,
            _END,
            _RULE,
        ),
        lambda notice: notice.incentives,
    ),
    Table(
        "tiers",
        "one row a tier of an incentive",
        ("notice", "incentive", "number"),
        (
            _column("incentive", "text", "id of the incentive", "incentive.id"),
            _column("number", "integer", "counts from 1"),
            _column("clause", "text", "id of the clause", "incentive.clause"),
            _column("action", "text", "奖励, 补贴 …", "incentive.action"),
            _column("beneficiary", "text", "who gets it", "incentive.beneficiary"),
            _column("condition", "text", "for what", "tier.condition"),
            _column("amount", "text", "id of the amount", "tier.amount"),
            _column("comparator", "text", "of the sum", "sum.comparator"),
            _column("value", "decimal", "the sum", "sum.value"),
            _column("unit", "text", "元", "sum.unit"),
            _column("rate_comparator", "text", "of the rate", "tier.rate.comparator"),
            _column("rate", "decimal", "the rate", "tier.rate.value"),
            _column("rate_unit", "text", "%", "tier.rate.unit"),
            _column("rate_base", "text", "of what", "tier.rate.base"),
        ),
        _tiers,
    ),
    Table(
        "responsibilities",
        "one row a unit, role and clause",
        ("notice", "id"),
        (
            _ID,
            _CLAUSE,
            _column("unit", "text", "as printed"),
            _column("canonical", "text", "place and long form"),
            _column("sector", "text", "人社, 发改 …"),
            _column("role", "text", "lead responsible cooperating interpreting supervising"),
            _column("inherited", "boolean", "stated once for all later tasks"),
            _START,
            _END,
            _RULE,
        ),
        lambda notice: notice.responsibilities,
    ),
    Table(
        "citations",
        "one row a work named",
        ("notice", "number"),
        (
            _NUMBER,
            _second(_column("title", "text", "of the work")),
            _second(_column("document_number", "text", "of the work")),
            _second(_column("issuer", "text", "of the work")),
            _second(_column("role", "text", "basis mention")),
            _second(_START),
            _second(_END),
        ),
        _numbered(lambda notice: notice.citations),
    ),
    Table(
        "numerals",
        "one row a figure of the ledger",
        ("notice", "number"),
        (
            _NUMBER,
            _second(_QUOTE),
            _second(_column("kind", "text", "money count percent date …")),
            *map(_second, _quantity()),
            _second(Column("dates", "text", "days or years", _date)),
            _second(_column("records", "text", "ids of the records that use it")),
            _second(_START),
            _second(_END),
        ),
        _numbered(lambda notice: notice.numerals),
    ),
    Table(
        "findings",
        "one row a finding",
        ("notice", "number"),
        (
            _NUMBER,
            _second(_column("code", "text", "numbering-gap …")),
            _second(_column("severity", "text", "error warning note")),
            _second(_column("message", "text", "what is odd")),
            _second(_CLAUSE),
            _second(Column("start", "integer", "begin of the span", lambda finding: (finding.span or (None,))[0])),
        ),
        _numbered(lambda notice: notice.findings),
    ),
)


def tables_markdown(tables: Iterable[Table] = TABLES) -> str:
    """The tables as documentation: docs/tables.md is this text."""
    lines = [
        "# Tables",
        "",
        "Made from `hrdocs/writers/tables.py`. Every table begins with `notice`, the notice's name in the batch.",
        "",
    ]
    for table in tables:
        lines += [
            f"## {table.name}",
            "",
            f"{table.doc}; key: {', '.join(table.key)}",
            "",
            "| column | type | meaning |",
            "|---|---|---|",
        ]
        lines += [f"| {column.name} | {column.type} | {column.doc} |" for column in table.columns]
        lines.append("")
    return "\n".join(lines)
