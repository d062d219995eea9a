"""What an app writes of a call, in Indonesian and English: a call is no message, taken or not."""

import re

from data.importers.patterns import Pattern

KINDS = r"(?:grup|suara|video|audio|masuk|keluar|whatsapp|group|voice|phone|incoming|outgoing)"
NOUN = rf"(?:(?:{KINDS} )*(?:panggilan|telepon|telpon|call|chat suara|voice chat)(?: {KINDS})*)"
MISSED = r"(?:missed|silenced|declined|unanswered|cancell?ed|failed|rejected)"
NOT_TAKEN = r"(?:(?:yang )?(?:tak|tidak|belum) (?:ter|di)?(?:jawab|angkat|sambung))"
OUTCOME = (
    rf"(?:{NOT_TAKEN}|(?:tidak|tak) ada jawaban|(?:tidak|tak) tersedia|(?:di)?tolak|(?:di)?batalkan|"
    r"(?:di)?bisukan|(?:di)?senyapkan|gagal|sibuk|terlewat|berakhir|dimulai|berlangsung|selesai|"
    r"terputus|dijawab(?: di perangkat lain)?|"
    r"mode (?:fokus|jangan ganggu|senyap)|"
    r"no answer|not answered|un?answered|declined|rejected|cancell?ed|silenced|failed|busy|missed|"
    r"ended|started|ongoing|unavailable|not available|answered(?: on other device)?|"
    r"focus mode|do not disturb)"
)
UNIT = r"(?:detik|dtk|menit|mnt|jam|j|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?)"
LENGTH = rf"(?:\d+[.:,]?\d* ?{UNIT}\.?(?: (?:dan |and )?\d+ ?{UNIT}\.?)*|\d+[.:]\d\d(?:[.:]\d\d)?)"
TAIL = (
    r"(?:ketuk untuk .{1,40}|tap to .{1,40}|(?:pada pukul|pada|pukul|at) \d.{0,12}|"
    r"\d+ (?:bergabung|joined|peserta|participants))"
)
SEPARATOR = r"(?: ?[,:;.•·(\[–—-] ?| ?\n ?)"
OF_KIND = r"(?: (?:grup|group|suara|voice|video|audio|whatsapp))+"
CALL = (
    rf"<?(?:anda (?:menelepon|menelpon)|you called|(?:"
    rf"undangan(?: ke)? (?:panggilan|obrolan|chat){OF_KIND}|"
    rf"(?:{KINDS} )+(?:call|chat) (?:invitation|invite)|"
    rf"invitation to (?:an? )?(?:{KINDS} )+(?:call|chat)|call invitation|"
    rf"anda (?:memulai|mengakhiri|menolak|membatalkan|melewatkan|bergabung (?:ke|dengan)|"
    rf"keluar dari) (?:sebuah )?panggilan{OF_KIND}|"
    rf"you (?:started|ended|joined|left|missed|declined|cancell?ed) an? (?:{KINDS} )*call|"
    rf"panggilan{OF_KIND} (?:masuk|keluar|terjadwal|dijadwalkan|dimulai|(?:sedang )?berlangsung|berakhir|terputus)|"
    rf"(?:obrolan|chat) (?:suara|video) (?:dimulai|berakhir|berlangsung)|"
    rf"(?:incoming|outgoing|ongoing|scheduled) (?:{KINDS} )*call|"
    rf"(?:{KINDS} )+(?:call|chat) (?:started|ended|declined|cancell?ed|unanswered)|"
    rf"call (?:ended|declined|cancell?ed)|(?:cancell?ed|declined|unanswered) call|"
    rf"(?:durasi panggilan|call duration):? {LENGTH}|"
    rf"{MISSED} (?:{KINDS} )+(?:call|chat)|"  # missed voice call
    rf"(?:panggilan|telepon|telpon)(?: {KINDS})+ {NOT_TAKEN}|"  # panggilan suara tak terjawab
    rf"panggilan (?:suara|video)(?: grup)? (?:di)?(?:batalkan|tolak|senyapkan|bisukan)|"
    rf"panggilan (?:tak|tidak) terjawab|"
    rf"{NOUN}{SEPARATOR}(?:{OUTCOME}|{LENGTH}|{TAIL})|"  # telepon suara, tidak dijawab
    rf"(?:panggilan|call) (?:gagal|failed|disenyapkan|silenced)"
    rf")(?:{SEPARATOR}? ?(?:{OUTCOME}|{LENGTH}|{TAIL}))*)[)\]>.! ]*"
)

# the heading of a call without its outcome, which a person may write, too
NAME = (
    r"(?:missed |ongoing )?(?:group )?(?:voice|video|audio) (?:call|chat)|missed call|"
    r"(?:panggilan|telepon|telpon|obrolan)(?: grup)? (?:suara|video|audio)(?: grup)?|"
    r"panggilan (?:masuk|keluar|berakhir)|(?:ketuk untuk )?(?:menelepon|telepon) balik|(?:tap to )?call back"
)
CALL_ALONE = Pattern(CALL, re.IGNORECASE)


def is_call(text: str) -> bool:
    """The text is nothing but what an app says of a call."""
    return CALL_ALONE.fullmatch(text) is not None
