"""How Word writes a counted number: number formats by their names in WordprocessingML (ST_NumberFormat)."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "零一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"


def written(count: int, number_format: str) -> str:
    """A count in a number format; unknown formats count in digits: (3, "chineseCounting") → 三."""
    writer = _WRITERS.get(number_format)
    return writer(count) if writer and count >= 0 else str(count)


def _thousand(count: int, digits: str = _DIGITS, units: str = "十百千", bare_ten: bool = True) -> str:
    """Below 10000 as it is said: 21 → 二十一, 101 → 一百零一; above that in digits."""
    if count == 0 or count >= 10_000:
        return digits[0] if count == 0 else str(count)
    words = ""
    for place in range(3, -1, -1):
        digit = count // 10**place % 10
        if digit:
            words += digits[digit] + ("" if place == 0 else units[place - 1])
        elif words and not words.endswith(digits[0]) and count % 10**place:
            words += digits[0]
    return words[1:] if bare_ten and 10 <= count < 20 else words


def _counting(count: int) -> str:
    return _thousand(count) if count < 100 else _by_digit(count, "○")


def _by_digit(count: int, zero: str) -> str:
    return "".join(zero if sign == "0" else _DIGITS[int(sign)] for sign in str(count))


def _japanese(count: int) -> str:
    """Without zeros and with bare 百 and 千: 111 → 百十一."""
    words = _thousand(count).replace("零", "")
    return words.replace("一十", "十").replace("一百", "百").replace("一千", "千")


def _from(signs: str) -> Callable[[int], str]:
    return lambda count: signs[count - 1] if 0 < count <= len(signs) else str(count)


def _signs(first: str, length: int) -> str:
    return "".join(chr(ord(first) + i) for i in range(length))


def _letters(count: int) -> str:
    """a … z, aa, bb … as Word goes on."""
    return chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 30) if count else ""


def _roman(count: int) -> str:
    if not 0 < count < 4000:
        return str(count)
    words = ""
    for size, sign in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    ):
        words += sign * (count // size)
        count %= size
    return words


_CIRCLED = _signs("①", 20) + _signs("㉑", 15) + _signs("㊱", 15)
_WRITERS: dict[str, Callable[[int], str]] = {
    "none": lambda count: "",
    "decimalZero": lambda count: f"{count:02d}",
    "decimalFullWidth": lambda count: str(count).translate({ord("0") + i: ord("０") + i for i in range(10)}),
    "decimalFullWidth2": lambda count: str(count).translate({ord("0") + i: ord("０") + i for i in range(10)}),
    "decimalEnclosedCircle": _from(_CIRCLED),
    "decimalEnclosedCircleChinese": _from(_CIRCLED),
    "decimalEnclosedParen": _from(_signs("⑴", 20)),
    "decimalEnclosedFullstop": _from(_signs("⒈", 20)),
    "numberInDash": lambda count: f"- {count} -",
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerLetter": _letters,
    "upperRoman": lambda count: _roman(count).upper(),
    "lowerRoman": _roman,
    "chineseCounting": _counting,
    "taiwaneseCounting": _counting,
    "chineseCountingThousand": _thousand,
    "taiwaneseCountingThousand": _thousand,
    "chineseLegalSimplified": lambda count: _thousand(count, _LEGAL, "拾佰仟", bare_ten=False),
    "japaneseCounting": _japanese,
    "koreanCounting": _japanese,
    "japaneseDigitalTenThousand": lambda count: _by_digit(count, "〇"),
    "taiwaneseDigital": lambda count: _by_digit(count, "○"),
    "ideographDigital": lambda count: _by_digit(count, "〇"),
    "ideographEnclosedCircle": _from(_signs("㊀", 10)),
    "ideographTraditional": _from(_STEMS),
    "ideographZodiac": _from(_BRANCHES),
    "ideographZodiacTraditional": lambda count: _STEMS[(count - 1) % 10] + _BRANCHES[(count - 1) % 12] if count else "",
    "ordinal": lambda count: f"{count}.",
}
