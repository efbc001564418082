"""The signs that stand for figures in the phrases that the rules of goals see (patterns/goals.toml)."""

from __future__ import annotations

COUNT = "⟨n⟩"
MONEY = "⟨¥⟩"
SHARE = "⟨%⟩"
POINTS = "⟨±⟩"
MULTIPLE = "⟨×⟩"
TIME = "⟨t⟩"
COVERAGE = "全覆盖"  # no figure: it stands for itself
FRACTION = "1"  # the unit of 一半, 三分之二
