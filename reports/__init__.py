"""Published months: figures that never change silently (handbook, section 7).

A version is a folder of the home, ``published/<month>/<version>/`` (1.0, then 1.1, 1.2 …), written
under a temporary name, flushed and renamed; nothing ever writes to it again. ``manifest.json``:

- ``layout`` (1), ``number`` (1, 2 … over all months), ``month`` (YYYY-MM), ``version``;
- ``hash``: SHA-256 over the manifest without it, which holds the ``sha256``, ``rows`` and
  ``columns`` of every file in ``files``; ``previous``: the hash of the version published before it,
  of whatever month (null for the first): a chain;
- ``at`` (UTC), ``by``, ``reason`` (null for 1.0), ``as_of`` (the latest of all accounts, UTC),
  ``program`` (its number and a hash of its rules), ``settings`` (name → text, as on the month's
  last day).

Tables, each ``<name>.parquet``; durations in seconds, rates 0–1, stamps UTC unless said otherwise,
null where there is nothing to judge. Keys first:

========== =====================================================================================
figures    ``by`` (regency, kind, opd, account), ``unit``, ``clock`` (wall, office), ``period``
           (month, window); names (``opd_id, opd_name, kind, platform, handle``) and
           ``metrics.figures.COLUMNS``
headlines  ``board, clock``: the regency's window: ``cases, met, due, rate, change, direction,
           ceiling``
boards     ``unit_type`` (opd, account), ``board`` (response, resolution), ``clock``, ``within``
           (kind of OPD; empty: all), ``position``, ``unit``; ``status, place, place_low,
           place_high, group, score, met, due, rate, change, direction`` …: the columns of
           ``metrics.board.board.board``, with the result of the draws, not their seed
trends     ``by, unit, clock, board, period`` (first day of a month, 24 of them): counts, rate with
           90 % bounds, ``unfinished``, ``limit_low, limit_high, centre, signal``
monthly    ``by, unit, clock, month``: every figure of the same months
weeks, parts, ceilings, activity, rhythm, waits, curves, before: what Tren and Profil show besides
           (``reports.tables.views``); the first versions do not have them
questions  with the last mark: ``mark, note, marked_by, marked_at, is_open``
exclusions ``case_id, account_id, opd_id, opened_on, reason, by, at``; ``corrections``:
           ``account_id, case_id, effect, field, value, contest, by, at``
contests   ``number, opd_id, by, unit, figure, case_id`` …, ``state, answer``; waiting: undecided
moved      since the version before: ``cause`` (an upload or document), ``account_id, opd_id,
           kind, case_id, opened_on, what, fields, why`` (``reports.moved.between``)
cases      opened in the window and the three months before it; ``cluster`` counts as one post
coverage   ``account_id, day, covered`` of these six months; ``states``: ``account_id, as_of``
letterhead ``office, official, title, logo``: whose documents they are
notes      ``opd_id`` (null: the whole month), ``text, by, at``; ``samples``: closed cases that
           were looked at, with ``verdict`` right, wrong or null
opds, accounts, calendar, topics, classes, targets, hours, definitions: as they held;
           ``schedules``: hours and targets day by day (``reports.tables.inputs``)
uploads    the uploads that counted; ``inputs``: every upload and document that there was
========== =====================================================================================

``reports.published`` reads a version from its folder alone; ``reports.draft`` gives the same tables
of a month that is not published. Both are one class, ``Version``.
"""
