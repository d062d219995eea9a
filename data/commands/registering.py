"""The commands that take in the register and its rules."""

from data.access import users as user_documents
from data.access import wall_link
from data.access.acting import who
from data.cases import cached
from data.commands.answering import say
from data.lake import home
from data.register import merging
from data.targets import calendar as calendars
from data.targets import classes as class_documents
from data.targets import schedule_file, settings_file
from data.targets import topics as topic_documents


def register(chosen) -> int:
    """Takes in the register; prints how many OPDs and accounts it now has."""
    place = home.current()
    files = chosen.opd_csv, chosen.accounts_csv
    return say(
        merging.take_in(
            place, *files, chosen.correct, by=who(), opened=lambda _: cached.opened(place)
        )
    )


def settings(chosen) -> int:
    """Takes in settings."""
    return say(settings_file.take_in(home.current(), chosen.file, who()))


def calendar(chosen) -> int:
    """Takes in the calendar of the years that the file mentions."""
    return say(calendars.take_in(home.current(), chosen.file, who()))


def topics(chosen) -> int:
    """Takes in which topic is of which class."""
    return say(topic_documents.take_in(home.current(), chosen.file, who()))


def classes(chosen) -> int:
    """Takes in classes of topics with their resolution targets."""
    return say(class_documents.take_in(home.current(), chosen.file, who()))


def schedules(chosen) -> int:
    """Takes in working hours."""
    return say(schedule_file.take_in(home.current(), chosen.file, who()))


def users(chosen) -> int:
    """Takes in users and their roles."""
    return say(user_documents.take_in(home.current(), chosen.file, who()))


def wall(chosen) -> int:
    """Makes the wall's link anew and prints its secret this once, or withdraws it."""
    if chosen.withdraw:
        wall_link.withdraw(home.current(), who())
        return say({"withdrawn": True})
    return say({"kunci": wall_link.make(home.current(), who())})
