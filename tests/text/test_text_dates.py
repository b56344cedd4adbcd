"""Dates in running text: every format that pages write, and silence or two readings where the text leaves the day open."""

import datetime
import itertools
import time

import pytest
from babel.dates import format_date, format_skeleton
from hypothesis import given, settings
from hypothesis import strategies as st

from netpub.text import dates

LOCALES = ["en_US", "en_GB", "es_ES", "es_MX"]
DAYS = st.dates(min_value=datetime.date(1990, 1, 1), max_value=datetime.date(2069, 12, 31))


def read(text: str, language: str = "", *, years: bool = False) -> list[str]:
    return [date.iso for date in dates.parse(text, language, years=years)]


@pytest.mark.parametrize(("text", "iso"), [
    ("March 29, 2025", "2025-03-29"),
    ("March 29 2025", "2025-03-29"),
    ("March 29th, 2025", "2025-03-29"),
    ("29 March 2025", "2025-03-29"),
    ("the 29th of March, 2025", "2025-03-29"),
    ("29-Mar-2025", "2025-03-29"),
    ("Saturday, 29 March 2025", "2025-03-29"),
    ("29 de marzo de 2025", "2025-03-29"),
    ("sábado, 29 de marzo del 2025", "2025-03-29"),
    ("sabado 29 de Marzo de 2025", "2025-03-29"),
    ("marzo 29 de 2025", "2025-03-29"),
    ("1.º de enero de 2025", "2025-01-01"),
    ("9 de setiembre de 2025", "2025-09-09"),
    ("2025-03-29", "2025-03-29"),
    ("2025/3/29", "2025-03-29"),
    ("2018-08-20T10:11:12-04:00", "2018-08-20"),
    ("03/29/2025", "2025-03-29"),
    ("29/03/2025", "2025-03-29"),
    ("29.03.2025", "2025-03-29"),
    ("7/7/22", "2022-07-07"),
    ("12/31/98", "1998-12-31"),
    ("March 2025", "2025-03"),
    ("marzo de 2025", "2025-03"),
    ("Sept. 2026", "2026-09"),
])
def test_reads_each_format(text: str, iso: str) -> None:
    for language in ("en", "es-MX", ""):
        found = dates.parse(f"x {text}.", language)
        assert [date.iso for date in found] == [iso]
        assert found[0].end == len(f"x {text}")


@pytest.mark.parametrize("text", ["10/7/22", "03/04/2025", "4-3-2025", "01.02.2024"])
def test_a_day_that_nobody_can_tell_has_two_readings_and_no_value(text: str) -> None:
    for language in ("en-US", "en-GB", "es"):
        (date,) = dates.parse(text, language)
        assert date.ambiguous
        assert (date.iso, len(date.readings)) == ("", 2)


@pytest.mark.parametrize("text", [
    "30 February 2024", "31/31/2025", "00/00/2022", "5/0/2022", "2025-00-10", "0000-01-01", "May 0, 2025",
    "https://example.org/2022/10/07/x", "doi 10.1007/12-10-2022", "V.2.2024", "1-800-227-2345", "24/7", "978-0-00-000000-2", "in 2023", "marching 2025",
])
def test_what_is_no_date_stays_none(text: str) -> None:
    assert read(text) == []


def test_a_year_alone_or_a_numeric_month_counts_only_when_asked_for() -> None:
    assert read("2023", years=True) == ["2023"]
    assert read("2023-07 and 08/2024", years=True) == ["2023-07", "2024-08"]
    assert read("2023 and 08/2024") == []
    assert read("30 February 2024", years=True) == []


def test_exactness_is_that_of_the_text() -> None:
    assert [date.exactness for date in dates.parse("2023; May 2024; 3 May 2024", years=True)] == ["year", "month", "day"]


def test_spans_mark_the_dates_of_a_sentence() -> None:
    text = "Published 3 May 2020, reviewed May 2023."
    assert [text[date.start:date.end] for date in dates.parse(text)] == ["3 May 2020", "May 2023"]


@given(DAYS, st.sampled_from(LOCALES), st.sampled_from(["full", "long", "medium"]))
@settings(deadline=None)
def test_a_formatted_date_is_read_back(day: datetime.date, locale: str, form: str) -> None:
    assert read(format_date(day, form, locale=locale), locale.replace("_", "-")) == [day.isoformat()]


@given(DAYS, st.sampled_from(LOCALES))
@settings(deadline=None)
def test_a_formatted_month_is_read_back(day: datetime.date, locale: str) -> None:
    assert read(str(format_skeleton("yMMMM", day, locale=locale)), locale.replace("_", "-")) == [day.isoformat()[:7]]


@given(DAYS, st.sampled_from(LOCALES))
@settings(deadline=None)
def test_a_short_numeric_date_is_never_read_wrongly(day: datetime.date, locale: str) -> None:
    (date,) = dates.parse(format_date(day, "short", locale=locale), locale.replace("_", "-"))
    assert day.isoformat() in date.readings
    assert date.ambiguous == (day.day <= 12 and day.day != day.month)


@given(st.text(alphabet="0123456789/-. Mayde,º", max_size=60))
@settings(deadline=None)
def test_spans_are_ordered_and_apart_on_any_text(text: str) -> None:
    found = dates.parse(text, "es", years=True)
    assert all(before.end <= after.start for before, after in itertools.pairwise(found))
    assert all(0 <= date.start < date.end <= len(text) for date in found)


@pytest.mark.parametrize("piece", ["29 de ", "May ", "1/2/", " ", "March,,", "2025-"])
def test_time_grows_with_length_and_no_faster(piece: str) -> None:
    dates.parse(piece)
    started = time.process_time()
    dates.parse(piece * 20_000)
    assert time.process_time() - started < 5
