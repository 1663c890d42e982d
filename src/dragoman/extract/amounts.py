"""Sums of money: value, currency, words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.records import Amount

_NUMBER = r"(?P<number>\d{1,3}(?:[,  ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_SCALE = r"(?:[\s-]?(?P<scale>hundred|thousand|million|billion|trillion|mn|bn|tn|m|b|k)\b)?"
SIGNS = {
    "$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY", "₴": "UAH",
    "₸": "KZT", "₪": "ILS", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD", "S$": "SGD", "HK$": "HKD",
    "R$": "BRL", "NT$": "TWD", "Rs": "INR", "Rs.": "INR", "Sh": "KES", "Ksh": "KES", "KSh": "KES", "Dh": "AED", "Dhs": "AED",
    "RM": "MYR", "CHF": "CHF", "SFr": "CHF", "Fr": "CHF", "GH¢": "GHS", "GH₵": "GHS", "N$": "NAD", "₦": "NGN",
}  # fmt: skip
CODES = (
    "USD EUR GBP JPY CNY RUB CHF AED SAR QAR KWD BHD OMR TRY KZT UZS KGS TJS TMT AFN PKR INR IRR IQD EGP SDG ETB KES NGN GHS ZAR "
    "AUD NZD CAD SEK NOK DKK PLN CZK HUF UAH GEL AMD AZN ILS JOD LBP SYP YER KRW TWD HKD SGD MYR THB VND IDR PHP BDT LKR NPR MNT "
    "BRL ARS CLP COP PEN MXN MAD DZD TND LYD XOF XAF"
).split()
NAMES = {
    "us dollars": "USD", "u.s. dollars": "USD", "american dollars": "USD", "dollars": "USD", "dollar": "USD", "euros": "EUR",
    "euro": "EUR", "pounds sterling": "GBP", "pounds": "GBP", "pound": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY",
    "roubles": "RUB", "rubles": "RUB", "swiss francs": "CHF", "francs": "CHF", "dirhams": "AED", "riyals": "SAR", "lira": "TRY", "liras": "TRY",
    "tenge": "KZT", "soums": "UZS", "sums": "UZS", "som": "KGS", "soms": "KGS", "somoni": "TJS", "manat": "TMT", "afghanis": "AFN",
    "rupees": "INR", "won": "KRW", "shekels": "ILS", "rand": "ZAR", "naira": "NGN", "cedis": "GHS", "krona": "SEK", "kronor": "SEK",
    "kroner": "NOK", "zloty": "PLN", "hryvnia": "UAH", "lari": "GEL", "baht": "THB", "ringgit": "MYR", "pesos": "MXN", "reais": "BRL",
    "australian dollars": "AUD", "canadian dollars": "CAD", "birr": "ETB", "shillings": "KES", "tugrik": "MNT", "tugriks": "MNT",
    "soles": "PEN",
}  # fmt: skip
SCALES = {"hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "mn": 1e6, "m": 1e6, "billion": 1e9,
          "bn": 1e9, "b": 1e9, "trillion": 1e12, "tn": 1e12}  # fmt: skip

_SIGN = "|".join(re.escape(s) for s in sorted([*SIGNS, *CODES], key=len, reverse=True))
_NAME = "|".join(re.escape(n) for n in sorted(NAMES, key=len, reverse=True))
BEFORE = re.compile(rf"(?<![\w$€£])(?P<sign>{_SIGN})\s?{_NUMBER}{_SCALE}")
AFTER = re.compile(rf"(?<![\w.,]){_NUMBER}{_SCALE}\s(?:(?P<code>{'|'.join(CODES)})\b|(?P<name>{_NAME})\b)", re.IGNORECASE)


def amounts(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, Amount]]:
    """(start, end, amount) of every sum of money between two characters, in order.

    "Some $2.5 million" is 2,500,000 USD; "AED 50m" 50,000,000 AED; "350,000 tonnes" none.
    """
    stop = len(text) if end is None else end
    found = [(m.start(), m.end(), Amount(_value(m), _currency(m)))
             for pattern in (BEFORE, AFTER) for m in pattern.finditer(text, start, stop)]  # fmt: skip
    last = start
    for a, b, amount in sorted(found, key=lambda f: (f[0], -f[1])):
        if a >= last:
            last = b
            yield a, b, amount


def _value(m: re.Match[str]) -> float:
    number = float(re.sub(r"[,  ]", "", m["number"]))
    return round(number * SCALES.get((m["scale"] or "").lower(), 1.0), 2)


def _currency(m: re.Match[str]) -> str:
    given = m.groupdict()
    if sign := given.get("sign"):
        return SIGNS.get(sign, sign)
    if code := given.get("code"):
        return str(code).upper()
    return NAMES[m["name"].lower()]
