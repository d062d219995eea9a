"""Texts that an app leaves in place of a message, as patterns for the rows of every format: a
message that was taken back, a call; and what may be one, which answers nobody."""

from data.importers.rows.calls import CALL, NAME
from data.importers.rows.deleted import GONE_MESSAGE

# for texts in lower case (RE2)
REACTION = (
    r"(?:.{1,40} )?reacted [^\w\s]{1,12} ?to .{1,40}\bmessage ?\.?|liked (?:a|your) message ?\.?|"
    r"(?:menanggapi|bereaksi|memberi(?:kan)? (?:reaksi|tanggapan))(?: dengan)? [^\w\s]{1,12} ?"
    r"(?:(?:ke|pada|terhadap) )?pesan(?: .{1,40})?|menyukai (?:sebuah )?pesan(?: anda)?\.?"
)
OF_THE_APP = (
    r"(?:(?:pesan dan panggilan|messages and calls|(?:pesan|messages) (?:ke|di|dalam|to|in) (?:chat|obrolan|this)"
    r"|(?:chat|obrolan|percakapan) ini|this chat|this conversation)\b.{0,60}(?:end-to-end|ujung ke ujung)|"
    r"(?:bisnis|perusahaan|akun) (?:anda|ini) .{0,60}(?:layanan (?:yang )?aman|(?:dari|oleh) meta)|"
    r"(?:your|this) (?:business|company|account) .{0,60}(?:secure service|(?:from|by) meta))\b[^?]*"
)
PATTERN = f"(?:{GONE_MESSAGE.pattern})|(?:{CALL})|{REACTION}|{OF_THE_APP}"
UNSEEN = "menunggu pesan ini"
NOT_SHOWN = (
    rf"(?:waiting for this message|{UNSEEN})\b.*|"
    r"(?:this message|pesan ini) .{0,40}(?:can(?:'|’)t be displayed|tidak dapat ditampilkan|"
    r"not supported|tidak didukung|couldn(?:'|’)t load|could not be loaded|tidak dapat dimuat).*|"
    r"message unavailable\.?|pesan tidak tersedia\.?"
)
# in place of words that the export lacks: below a citizen's name a message, below the account's no reply
PLACEHOLDER = rf"{NOT_SHOWN}|(?:{NAME})\.?"
SENDERS = (  # of what no person writes, as the field of the sender has it, in lower case
    r"(?:system|sistem)(?: (?:message|notification|whatsapp|telegram))?|"
    r"(?:pesan|notifikasi|pemberitahuan) sistem|whatsapp(?: system)?|meta ai"
)
