"""Sums of money: value, currency, words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.records import Amount

SIGNS = {
    "$": "USD", "US$": "USD", "US $": "USD", "U.S. $": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW",
    "₽": "RUB", "₺": "TRY", "₴": "UAH", "₸": "KZT", "₪": "ILS", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD",
    "NZ$": "NZD", "S$": "SGD", "HK$": "HKD", "R$": "BRL", "NT$": "TWD", "N$": "NAD", "₦": "NGN", "GH¢": "GHS", "GH₵": "GHS",
    "Rs": "INR", "Rs.": "INR", "Sh": "KES", "Ksh": "KES", "KSh": "KES", "Dh": "AED", "Dhs": "AED", "RM": "MYR", "SFr": "CHF",
    "Rp": "IDR", "R": "ZAR",
}  # fmt: skip
CODES = (
    "USD EUR GBP JPY CNY RUB CHF AED SAR QAR KWD BHD OMR TRY KZT UZS KGS TJS TMT AFN PKR INR IRR IQD EGP SDG ETB KES NGN GHS ZAR "
    "AUD NZD CAD SEK NOK DKK PLN CZK HUF UAH GEL AMD AZN ILS JOD LBP SYP YER KRW TWD HKD SGD MYR THB VND IDR PHP BDT LKR NPR MNT "
    "BRL ARS CLP COP PEN MXN MAD DZD TND LYD XOF XAF"
).split()
NAMES = {
    "dollars": "USD", "dollar": "USD", "euros": "EUR", "euro": "EUR", "pounds sterling": "GBP", "pounds": "GBP", "pound": "GBP",
    "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "roubles": "RUB", "rubles": "RUB", "francs": "CHF", "dirhams": "AED",
    "riyals": "SAR", "rials": "IRR", "lira": "TRY", "liras": "TRY", "tenge": "KZT", "soums": "UZS", "sums": "UZS", "som": "KGS",
    "soms": "KGS", "somoni": "TJS", "manat": "TMT", "afghanis": "AFN", "rupees": "INR", "taka": "BDT", "won": "KRW",
    "shekels": "ILS", "rand": "ZAR", "naira": "NGN", "cedis": "GHS", "krona": "SEK", "kronor": "SEK", "kroner": "NOK",
    "zloty": "PLN", "hryvnia": "UAH", "lari": "GEL", "drams": "AMD", "baht": "THB", "ringgit": "MYR", "rupiah": "IDR",
    "pesos": "MXN", "reais": "BRL", "birr": "ETB", "shillings": "KES", "tugrik": "MNT", "tugriks": "MNT", "soles": "PEN",
}  # fmt: skip
NATIONAL = {
    "dollars": "us USD, u.s. USD, american USD, australian AUD, canadian CAD, hong kong HKD, new zealand NZD, singapore SGD, "
               "taiwan TWD, namibian NAD, jamaican JMD",
    "pounds": "british GBP, egyptian EGP, sudanese SDG, south sudanese SSP, lebanese LBP, syrian SYP",
    "dinars": "algerian DZD, bahraini BHD, iraqi IQD, jordanian JOD, kuwaiti KWD, libyan LYD, serbian RSD, tunisian TND",
    "dirhams": "emirati AED, uae AED, moroccan MAD",
    "riyals": "saudi SAR, qatari QAR, omani OMR, yemeni YER",
    "rials": "iranian IRR, omani OMR, yemeni YER",
    "rupees": "indian INR, pakistani PKR, nepalese NPR, nepali NPR, sri lankan LKR, mauritian MUR",
    "francs": "swiss CHF, cfa XOF, congolese CDF, rwandan RWF, burundian BIF, djiboutian DJF, guinean GNF",
    "kroner": "norwegian NOK, danish DKK",
    "kronor": "swedish SEK",
    "koruna": "czech CZK",
    "pesos": "mexican MXN, argentine ARS, chilean CLP, colombian COP, cuban CUP, philippine PHP, uruguayan UYU",
    "shillings": "kenyan KES, ugandan UGX, tanzanian TZS, somali SOS",
    "manat": "azerbaijani AZN, turkmen TMT",
    "lira": "turkish TRY",
    "won": "south korean KRW, north korean KPW",
    "rubles": "russian RUB, belarusian BYN",
    "rand": "south african ZAR",
    "crowns": "swedish SEK, norwegian NOK, danish DKK, czech CZK",
}  # fmt: skip
"""Coins that several states have, by the adjective before them."""
NAMES |= {
    f"{adjective} {coin}": code
    for coin, states in NATIONAL.items()
    for adjective, code in (state.rsplit(" ", 1) for state in states.split(", "))
}
NEEDS_SCALE = frozenset("R COP PEN TRY MAD won sums som soms soles rand".split())
"""Words and codes that mean much else ("he won", "COP 28"); only a sum in thousands or more makes them money."""
SCALES = {"hundred": 1e2, "thousand": 1e3, "k": 1e3, "lakh": 1e5, "million": 1e6, "mn": 1e6, "m": 1e6, "crore": 1e7, "billion": 1e9,
          "bn": 1e9, "b": 1e9, "trillion": 1e12, "tn": 1e12}  # fmt: skip
IN_WORDS = {"half a": 0.5, "a": 1.0, "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0,
            "seven": 7.0, "eight": 8.0, "nine": 9.0, "ten": 10.0}  # fmt: skip


def _any_of(words: Iterator[str] | list[str]) -> str:
    """The words as alternatives, the longest first; a blank stands for any run of blanks."""
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in longest_first)


_NUMBER = (
    r"\d{1,3}(?:[,  ]\d{3})+(?:\.\d+)?(?!\d)|\d{1,3}(?:\.\d{3}){2,}|\d+(?:\.\d+)?"
    r"|\d{1,3},\d{1,2}(?=\s(?:million|billion))"
)
_SCALE = rf"(?:[\s-]?(?P<scale>(?i:{_any_of([*SCALES])}))\b)?"
# "$5-7 million" and "5 to 7 million euros" are told by their lower end.
_UP_TO = (
    r"(?:(?:\s?[-–]\s?|\sto\s)[$€£]?\d+(?:\.\d+)?(?=[\s-]?(?:million|billion|trillion|mn|bn|m\b)))?"
)
_SUM = rf"(?P<number>{_NUMBER}){_UP_TO}{_SCALE}"
_SUM_IN_WORDS = rf"(?P<words>(?i:{_any_of([*IN_WORDS])}))[\s-](?P<scale_of_words>hundred|thousand|million|billion|trillion)\b"
_COIN = rf"(?:(?P<code>{'|'.join(CODES)})|(?P<name>(?i:{_any_of([*NAMES])})))\b"

BEFORE = re.compile(rf"(?<![\w$€£.])(?P<sign>{_any_of([*SIGNS, *CODES])})\s?{_SUM}")
AFTER = re.compile(rf"(?<![\w.,$€£])(?:{_SUM}|{_SUM_IN_WORDS})[\s-]{_COIN}(?!\s+of\s+(?!aid\b))")

INSTALMENTS = re.compile(
    r"\b(?P<number>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)\s+(?:[a-z]+\s)?"
    r"(?:instal?lments?|tranches|payments)\s+of\s+(?:about\s+|some\s+)?$",
    re.IGNORECASE,
)
"""What may stand right before a sum that is paid several times."""


def amounts(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, Amount]]:
    """(start, end, amount) of every sum of money between two characters, in order.

    "Some $2.5 million" is 2,500,000 USD; "AED 50m" 50,000,000 AED; "350,000 tonnes" none, and
    neither are "20 million dinars" of nobody knows where.
    """
    stop = len(text) if end is None else end
    found = [(m.start(), m.end(), Amount(_value(m), _currency(m)))
             for pattern in (BEFORE, AFTER) for m in pattern.finditer(text, start, stop) if _is_money(m)]  # fmt: skip
    last = start
    for a, b, amount in sorted(found, key=lambda f: (f[0], -f[1])):
        if a >= last:
            last = b
            yield a, b, amount


def whole_amount(text: str, start: int, end: int) -> Amount | None:
    """What is given in all between two characters, by the first sum told; None if none is.

    "Three instalments of $2 million" are six million; of "€2 million and $3 million" the first is taken.
    """
    for at, _, amount in amounts(text, start, end):
        parts = INSTALMENTS.search(text, start, at)
        if parts is None:
            return amount
        number = parts["number"].lower()
        count = IN_WORDS.get(number) or float(number)
        return Amount(round(amount.value * count, 2), amount.currency)
    return None


def _is_money(m: re.Match[str]) -> bool:
    """Whether the sign or coin can mean nothing else beside this number."""
    given = m.groupdict()
    coin = given.get("sign") or given.get("code") or (given.get("name") or "").lower()
    return coin not in NEEDS_SCALE or _value(m) >= 1000


def _value(m: re.Match[str]) -> float:
    given = m.groupdict()
    scale = (given["scale"] or given.get("scale_of_words") or "").lower()
    if words := given.get("words"):
        number = IN_WORDS[" ".join(words.lower().split())]
    else:
        number = _number(m["number"])
    return round(number * SCALES.get(scale, 1.0), 2)


def _number(written: str) -> float:
    if written.count(".") > 1:
        return float(written.replace(".", ""))  # "3.000.000"
    if re.fullmatch(r"\d+,\d{1,2}", written):
        return float(written.replace(",", "."))  # "2,5 million"
    return float(re.sub(r"[,  ]", "", written))


def _currency(m: re.Match[str]) -> str:
    given = m.groupdict()
    if sign := given.get("sign"):
        return SIGNS.get(" ".join(sign.split()), sign)
    if code := given.get("code"):
        return str(code)
    return NAMES[" ".join(m["name"].lower().split())]
