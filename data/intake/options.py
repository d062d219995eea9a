"""How a file is to be read, as a person says it with the options of ``load``."""

from dataclasses import dataclass, field
from zoneinfo import available_timezones

from data.access import whose
from data.errors import Refused, quote
from data.importers.columns.fields import parse_map
from data.importers.rows.words import Values, parse_values


@dataclass(frozen=True)
class Options:
    """How a file is to be read; names as on the command line. ``opds``: those whose accounts may be
    loaded, None: all."""

    format: str | None = None
    map: dict[str, str] = field(default_factory=dict)
    dates: str | None = None
    timezone: str = "Asia/Jakarta"
    encoding: str | None = None
    begin: str | None = None
    end: str | None = None
    accounts: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    partial: bool = False
    opds: tuple[str, ...] | None = None
    values: Values = field(default_factory=dict)

    @classmethod
    def of(cls, arguments) -> "Options":
        """From the parsed command line; Refused where a zone or a mapping is not known."""
        if arguments.timezone != cls.timezone and arguments.timezone not in available_timezones():
            unknown = f"{quote(arguments.timezone)} tidak dikenal; tulis misalnya Asia/Jakarta."
            raise Refused(f"--timezone {unknown}", on_screen=f"Zona waktu {unknown}")
        return cls(
            format=arguments.format,
            map=parse_map(arguments.map),
            dates=arguments.dates,
            timezone=arguments.timezone,
            encoding=arguments.encoding,
            begin=arguments.begin,
            end=arguments.until,
            accounts=tuple(arguments.account),
            own=tuple(arguments.own),
            partial=arguments.partial,
            opds=whose.of_environment(),
            values=parse_values(arguments.value),
        )
