"""Texts that an app leaves in place of a message, as one pattern for the rows of every format: a
message that was taken back, a call."""

from data.importers.rows.calls import CALL
from data.importers.rows.deleted import GONE_MESSAGE

PATTERN = f"(?:{GONE_MESSAGE.pattern})|(?:{CALL})"  # for texts in lower case (RE2)
SENDERS = (  # of what no person writes, as the field of the sender has it, in lower case
    r"(?:system|sistem)(?: (?:message|notification|whatsapp|telegram))?|"
    r"(?:pesan|notifikasi|pemberitahuan) sistem|whatsapp(?: system)?|meta ai"
)
