"""Sums of money."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.extract.amounts import amounts, whole_amount


def sums(text):
    return [(text[start:end], a.value, a.currency) for start, end, a in amounts(text)]


@pytest.mark.parametrize(
    ("text", "words", "value", "currency"),
    [
        # signs and codes before the number
        ("Some $2.5 million was pledged.", "$2.5 million", 2_500_000, "USD"),
        ("Aid of AED 50m arrived.", "AED 50m", 50_000_000, "AED"),
        ("It lent US$100 million.", "US$100 million", 100_000_000, "USD"),
        ("It lent US $20 million.", "US $20 million", 20_000_000, "USD"),
        ("It lent U.S. $20 million.", "U.S. $20 million", 20_000_000, "USD"),
        ("A €1bn fund.", "€1bn", 1_000_000_000, "EUR"),
        ("A £20m loan.", "£20m", 20_000_000, "GBP"),
        ("Paid Sh60 million.", "Sh60 million", 60_000_000, "KES"),
        ("Paid Dh 3,500.", "Dh 3,500", 3500, "AED"),
        ("A grant of ¥900 million.", "¥900 million", 900_000_000, "JPY"),
        ("CHF 3 million went there.", "CHF 3 million", 3_000_000, "CHF"),
        ("EUR 12 million went there.", "EUR 12 million", 12_000_000, "EUR"),
        ("USD12.5m went there.", "USD12.5m", 12_500_000, "USD"),
        ("A$20 million went there.", "A$20 million", 20_000_000, "AUD"),
        ("C$3 million went there.", "C$3 million", 3_000_000, "CAD"),
        ("R8 billion went there.", "R8 billion", 8_000_000_000, "ZAR"),
        ("₹500 crore went there.", "₹500 crore", 5_000_000_000, "INR"),
        ("Rs 2 lakh went there.", "Rs 2 lakh", 200_000, "INR"),
        ("It costs $5.", "$5", 5, "USD"),
        ("It costs $0.50 each.", "$0.50", 0.5, "USD"),
        ("It costs $3,000,000.", "$3,000,000", 3_000_000, "USD"),
        ("It costs $3.000.000.", "$3.000.000", 3_000_000, "USD"),
        ("It costs $750K.", "$750K", 750_000, "USD"),
        ("A $400-million loan.", "$400-million", 400_000_000, "USD"),
        ("A $1.2 trillion debt.", "$1.2 trillion", 1_200_000_000_000, "USD"),
        # names of coins after it
        ("It gave 214 million dollars.", "214 million dollars", 214_000_000, "USD"),
        ("It gave 900 million yen.", "900 million yen", 900_000_000, "JPY"),
        ("It gave 4 million Swiss francs.", "4 million Swiss francs", 4_000_000, "CHF"),
        ("It gave 50 billion CFA francs.", "50 billion CFA francs", 50_000_000_000, "XOF"),
        ("It gave 12,500 euros.", "12,500 euros", 12_500, "EUR"),
        ("It gave 2,5 million euros.", "2,5 million euros", 2_500_000, "EUR"),
        ("It gave 1 500 000 euros.", "1 500 000 euros", 1_500_000, "EUR"),
        ("It gave 12 million EUR.", "12 million EUR", 12_000_000, "EUR"),
        ("It gave 7 million Jordanian dinars.", "7 million Jordanian dinars", 7_000_000, "JOD"),
        ("It gave 40 million Egyptian pounds.", "40 million Egyptian pounds", 40_000_000, "EGP"),
        ("It gave 20 million Danish kroner.", "20 million Danish kroner", 20_000_000, "DKK"),
        ("It gave 30 billion Pakistani rupees.", "30 billion Pakistani rupees", 30_000_000_000, "PKR"),
        ("It gave 1.5 trillion won.", "1.5 trillion won", 1_500_000_000_000, "KRW"),
        ("It gave 5 million soums.", "5 million soums", 5_000_000, "UZS"),
        ("It gave two million dollars.", "two million dollars", 2_000_000, "USD"),
        ("It gave half a million dollars.", "half a million dollars", 500_000, "USD"),
        ("A billion-dollar deal.", "A billion-dollar", 1_000_000_000, "USD"),
        # of a range, the lower end
        ("It costs $5-7 million.", "$5-7 million", 5_000_000, "USD"),
        ("It costs $5 to $7 million.", "$5 to $7 million", 5_000_000, "USD"),
        ("It costs 5 to 7 million euros.", "5 to 7 million euros", 5_000_000, "EUR"),
    ],
)  # fmt: skip
def test_a_sum_has_a_value_and_a_currency(text, words, value, currency):
    assert sums(text) == [(words, value, currency)]


@pytest.mark.parametrize(
    "text",
    [
        "350,000 tonnes of wheat",
        "paid in $ and €",
        "a wall of 5 m",
        "5m people",
        "3 million pounds of flour",
        "20 million dinars of nobody knows where",
        "he won 5 games and 3 won seats",
        "COP 27 and COP27",
        "5 try again, 4 mad men, 2 cop cars",
        "hundreds of millions of dollars",
        "R8 was tested",
        "the G20 and 20 km",
        "",
    ],
)
def test_a_number_alone_is_no_money(text):
    assert sums(text) == []


def test_sums_come_in_the_order_of_the_text_and_never_overlap():
    found = sums("It gave 3 million euros, $5 million ($4 million of it as loans) and AED 50m.")

    assert [currency for *_, currency in found] == ["EUR", "USD", "USD", "AED"]


def test_only_the_stretch_that_is_asked_for_is_searched():
    text = "$1 million and $2 million and $3 million"

    assert [a.value for *_, a in amounts(text, 12, 28)] == [2_000_000]


@given(st.text(st.sampled_from("$€ 0123456789,.mbkn-dolarsueo illion\n"), max_size=40))
def test_any_signs_and_digits_can_be_looked_through(text):
    ends = 0
    for start, end, amount in amounts(text):
        assert ends <= start < end <= len(text)
        assert amount.value >= 0
        ends = end


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("give $6 million in three instalments of $2 million", 6_000_000, "USD"),
        ("pay three instalments of $2 million", 6_000_000, "USD"),
        ("pay 4 yearly tranches of some €1.5 million", 6_000_000, "EUR"),
        ("give AED 50m and €2 million", 50_000_000, "AED"),
        ("give 12 million euros ($13 million)", 12_000_000, "EUR"),
        ("give three cars", None, None),
    ],
)
def test_what_is_paid_in_parts_is_summed(text, value, currency):
    found = whole_amount(text, 0, len(text))

    assert (found and found.value, found and found.currency) == (value, currency)
