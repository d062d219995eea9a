"""What an answer of an API says beside its list: that the list is one page of several. Whoever saves
one page has a part of the rows, and nobody sees it in them."""

OTHER = frozenset(  # an address, a mark or a number of what comes next or before
    "next nextpage nextpageurl nexturl nextlink nextpagetoken nextpagelink nextcursor nexttoken odatanextlink "
    "previous prev previouspage prevpage previouspageurl prevpageurl previousurl prevurl previouslink prevlink".split()
)
MORE = frozenset("hasmore hasnext hasnextpage morefollows incomplete".split())
PAGES = frozenset(  # from 1: their number, or which one it is
    "page currentpage pagenumber pageno totalpages totalpage lastpage pagecount numpages pages".split()
)
ROWS = frozenset(
    "total totalcount count totalrows totalrecords recordstotal recordsfiltered totalresults totalitems totaldata "
    "jumlahdata totalelements odatacount numfound".split()
)


def left_out(beside: list[tuple[str, object]], rows: int) -> int:
    """How many rows other pages have, at least; 0 where the lists are whole. ``beside``: keys and
    plain values that stand outside of lists; ``rows``: those of all lists."""
    said = [("".join(filter(str.isalnum, key.casefold())), value) for key, value in beside]
    is_last = any(name in MORE and value is False for name, value in said)
    is_page = any(
        name in OTHER and bool(value) and not is_last  # some tools name both ends always
        or name in MORE and value is True
        or name in PAGES and _number(value) > 1
        for name, value in said
    )  # fmt: skip
    missing = max((_number(value) - rows for name, value in said if name in ROWS), default=0)
    return max(missing, int(is_page)) if rows else 0


def _number(value: object) -> int:
    text = str(value)
    return int(text) if not isinstance(value, bool) and text.isdigit() and len(text) < 12 else 0


def note(rows: int, missing: int) -> str:
    """The remark on such lists."""
    others = f"{missing} baris lain" if missing > 1 else "baris yang lain"
    return (
        f"Berkas ini hanya satu halaman dari beberapa: berisi {rows} baris, {others} tidak ada di "
        "dalamnya; unduh semua halamannya. Tanpa pernyataan Anda tidak ada hari yang dianggap "
        "lengkap."
    )
