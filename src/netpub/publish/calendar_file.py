"""A calendar file of days, each with a reminder, that calendars can read and subscribe to (RFC 5545)."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from icalendar import Alarm, Calendar, Event

_REMINDER = datetime.timedelta(days=-30)


@dataclass(frozen=True, slots=True)
class Day:
    """An entry: ``id`` stays the same when its ``day`` (ISO 8601) moves, so that a calendar moves it and does not double it."""

    id: str
    day: str
    title: str
    text: str


def write(name: str, days: Iterable[Day], stamp: str) -> bytes:
    """Return a calendar called ``name``; ``stamp`` is the day (ISO 8601) that it is written on."""
    calendar = Calendar()
    calendar.add("prodid", "-//netpub//review dates//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    written = datetime.datetime.combine(datetime.date.fromisoformat(stamp), datetime.time(), datetime.UTC)
    for day in days:
        calendar.add_component(_event(day, written))
    return bytes(calendar.to_ical())


def _event(day: Day, written: datetime.datetime) -> Event:
    """A whole day that blocks no time, with a reminder a month before."""
    event, reminder = Event(), Alarm()
    date = datetime.date.fromisoformat(day.day)
    for name, value in (
        ("uid", day.id), ("dtstamp", written), ("dtstart", date), ("dtend", date + datetime.timedelta(days=1)), ("summary", day.title),
        ("description", day.text), ("transp", "TRANSPARENT"),
    ):
        event.add(name, value)
    reminder.add("action", "DISPLAY")
    reminder.add("description", day.title)
    reminder.add("trigger", _REMINDER)
    event.add_component(reminder)
    return event
