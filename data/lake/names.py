"""What the files and folders of a home are called. Whatever is called otherwise is a stranger's
(``.DS_Store``, ``lost+found``, a letter put there by hand): left alone, counted nowhere."""

import re

UPLOAD = re.compile(r"\d{6,}-[0-9a-f]{12}")
DOCUMENT = re.compile(r"\d{6,}-\d{8}T\d{6}Z-([0-9a-f]{24})\.json")
MONTH, VERSION = re.compile(r"\d{4}-\d{2}"), re.compile(r"\d+\.\d+")
TEMPORARY = re.compile(r"\..*\.tmp")  # not yet renamed, or left by a kill
SUMS, UPLOAD_JSON, MANIFEST = "SHA256SUMS", "upload.json", "manifest.json"
OF_UPLOAD = frozenset({SUMS, UPLOAD_JSON, "messages.parquet", "cases.parquet"})
OF_SYSTEMS = frozenset(
    {
        ".DS_Store",
        ".Spotlight-V100",
        ".Trashes",
        ".fseventsd",
        "Thumbs.db",
        "desktop.ini",
        "System Volume Information",
        "$RECYCLE.BIN",
        "lost+found",
    }
)  # what operating systems put into every folder or disk; a disk with only these is empty


def is_ours(name: str) -> bool:
    """Whether a path relative to a home is called like an upload, a document or a published
    version."""
    match name.split("/"):
        case ["uploads", upload]:
            return UPLOAD.fullmatch(upload) is not None
        case ["documents", _, document]:
            return DOCUMENT.fullmatch(document) is not None
        case ["published", month, version]:
            return bool(MONTH.fullmatch(month) and VERSION.fullmatch(version))
    return False
