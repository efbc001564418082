"""The best assignment: who is whose partner when every clause may have one, so that the sum of all gains is greatest."""

from __future__ import annotations

from math import inf

Gains = dict[tuple[int, int], float]


def assign(gains: Gains) -> list[tuple[int, int]]:
    """Pairs with the greatest sum of gains, each index once a side; pairs without a positive gain are never taken."""
    useful = {pair: gain for pair, gain in gains.items() if gain > 0}
    chosen: list[tuple[int, int]] = []
    for lefts, rights in _islands(useful):
        costs = [[-useful.get((i, j), 0.0) for j in rights] for i in lefts]
        chosen += [(lefts[i], rights[j]) for i, j in _hungarian(costs) if (lefts[i], rights[j]) in useful]
    return sorted(chosen)


def _islands(gains: Gains) -> list[tuple[list[int], list[int]]]:
    """Groups of indices that no gain connects with each other; each is assigned for itself."""
    neighbours: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for i, j in gains:
        neighbours.setdefault((0, i), []).append((1, j))
        neighbours.setdefault((1, j), []).append((0, i))
    seen: set[tuple[int, int]] = set()
    found: list[tuple[list[int], list[int]]] = []
    for start in neighbours:
        if start in seen:
            continue
        seen.add(start)
        island = [start]
        for node in island:
            for other in neighbours[node]:
                if other not in seen:
                    seen.add(other)
                    island.append(other)
        found.append((sorted(i for side, i in island if side == 0), sorted(j for side, j in island if side == 1)))
    return found


def _hungarian(costs: list[list[float]]) -> list[tuple[int, int]]:
    """The assignment of least cost (Kuhn and Munkres, with potentials, in the cube of the size)."""
    turned = len(costs) > len(costs[0])
    table = [list(column) for column in zip(*costs, strict=True)] if turned else costs
    rows, columns = len(table), len(table[0])
    row_potential, column_potential = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner, before = [0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        owner[0] = row
        column = 0
        least, used = [inf] * (columns + 1), [False] * (columns + 1)
        while owner[column]:
            used[column] = True
            current, step, following = owner[column], inf, 0
            for other in range(1, columns + 1):
                if used[other]:
                    continue
                reduced = table[current - 1][other - 1] - row_potential[current] - column_potential[other]
                if reduced < least[other]:
                    least[other], before[other] = reduced, column
                if least[other] < step:
                    step, following = least[other], other
            for other in range(columns + 1):
                if used[other]:
                    row_potential[owner[other]] += step
                    column_potential[other] -= step
                else:
                    least[other] -= step
            column = following
        while column:
            owner[column], column = owner[before[column]], before[column]
    pairs = [(owner[column] - 1, column - 1) for column in range(1, columns + 1) if owner[column]]
    return [(j, i) for i, j in pairs] if turned else pairs
