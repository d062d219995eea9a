"""What a person should hear of a chat's lines that are no messages, or may be none."""

from data.importers.chats.whatsapp_chat import Read


def of_lines(read: list[Read]) -> tuple[str, ...]:
    """One sentence per kind of line, with how many there are and where the first one is."""
    inside = [(one, row, stamp) for one in read for row, stamp in one.strange.inside]
    unnamed = [(one, row, None) for one in read for row in one.unnamed]
    doubtful = [(one, row, None) for one in read for row in one.doubtful]
    kinds = (
        (
            inside,
            "di dalam pesan tampak seperti awal pesan lain dan dihitung sebagai isi pesan itu; bila "
            "berkas ini gabungan beberapa ekspor, unggah tiap ekspor sendiri",
        ),
        (
            unnamed,
            "tanpa nama penulis tidak dikenal sebagai pemberitahuan WhatsApp dan tidak dihitung; "
            "bila itu pesan, ekspor lagi obrolannya dari ponsel",
        ),
        (
            doubtful,
            "bertanda tulisan WhatsApp sendiri, tetapi tidak dikenal, dan dihitung sebagai pesan; "
            "periksa apakah itu tulisan orang",
        ),
    )
    return tuple(
        f"{len(lines)} baris {what} ({_place(*lines[0])})." for lines, what in kinds if lines
    )


def _place(one: Read, row: int, stamp: str | None) -> str:
    """The line, never its words: the sentence is kept."""
    where = f"{one.member.name}, baris {row}" if one.member.name else f"baris {row}"
    return f"{where}, {stamp}" if stamp else where
