"""An Office file with the same bytes on every day: python-pptx and the workbooks that it embeds
write the time of making into their archives."""

import io
import re
import zipfile

FIXED = (1980, 1, 1, 0, 0, 0)
STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")
EPOCH = b"2000-01-01T00:00:00Z"


def with_fixed_stamps(content: bytes, is_outer: bool = True) -> bytes:
    """The archive with every member in its order, without times of its own. The outer file's stated
    dates stay, those of embedded workbooks become EPOCH."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for member in source.infolist():
            data = source.read(member)
            if member.filename.endswith(".xlsx"):
                data = with_fixed_stamps(data, is_outer=False)
            if not is_outer and member.filename == "docProps/core.xml":
                data = STAMP.sub(rb"\g<1>" + EPOCH + rb"\g<3>", data)
            info = zipfile.ZipInfo(member.filename, FIXED)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, data)
    return out.getvalue()
