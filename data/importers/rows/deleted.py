"""What an app leaves in the place of a message that somebody took back."""

import re

from data.importers.patterns import Pattern

DELETED = "pesan ini dihapus"  # as read_messages.sql knows it
GONE_MESSAGE = Pattern(
    r"<?(?:"
    r"(?:pesan|chat)(?: ini)? (?:(?:telah |sudah )?(?:dihapus|terhapus|ditarik)(?: kembali)?|"
    r"(?:telah |sudah )?dibatalkan pengirimannya)(?: (?:oleh|untuk) .{1,80})?|"
    r"(?:anda|kamu) (?:telah |sudah )?(?:menghapus|menarik|membatalkan pengiriman|membatalkan) "
    r"(?:sebuah )?pesan(?: ini)?(?: sebagai admin| untuk semua orang)?|"
    r"(?:this |a )?message (?:was |has been |is )?(?:deleted|unsent|removed)"
    r"(?: (?:by|for) .{1,80})?|"
    r"you (?:have )?(?:deleted|unsent|removed|took back) (?:this|a) message"
    r"(?: as admin| for everyone)?|"
    r"(?:deleted|unsent) (?:this )?message"
    r")>?[.!]?",
    re.IGNORECASE,
)
