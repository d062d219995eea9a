"""The first start of a regency: OPDs, accounts, users, the first upload, one after the other."""

import streamlit as st

from data.access.users import Users
from data.lake import home
from data.lake.uploads import Lake
from data.register.register import Register
from words import markdown, numbers

UPLOAD = "pages/upload/upload.py"
STEPS = ("opds", "accounts", "users", "upload")


def done() -> dict[str, str]:
    """Step → what there is of it, in words; empty where nothing is."""
    place = home.current()
    register, users = Register.current(place), Users.current(place)
    uploads = Lake.readable(place).valid
    counts = (len(register.opds), len(register.accounts), len(users), len(uploads))
    nouns = ("OPD", "akun", "orang", "unggahan")
    said = [numbers.counted(n, noun) if n else "" for n, noun in zip(counts, nouns, strict=True)]
    return dict(zip(STEPS, said, strict=True))


def next_step() -> str | None:
    """The first step that is still open; None once something is uploaded: the regency has begun."""
    found = done()
    return None if found["upload"] else next(step for step, said in found.items() if not said)


def onward() -> None:
    """Below the last table that was kept: the steps above it may be out of sight."""
    if next_step() == "upload":
        st.page_link(UPLOAD, label=markdown.link("Lanjut: unggahan pertama"))


def show(open_section, section: str) -> None:
    """The four steps with what is done, and the way to the next one from another ``section``."""
    found, following = done(), next_step()
    labels = {
        "opds": "Daftar OPD: ketik satu per satu, atau unggah CSV",
        "accounts": "Daftar akun media sosial setiap OPD",
        "users": "Siapa saja yang dapat masuk",
        "upload": "Unggahan pertama",
    }
    with st.container(border=True, key="first-start"):
        st.subheader("Memulai", anchor=False)
        lines = [
            f"{number}. {'✓ ' if found[step] else ''}"
            + (f"**{label}**" if step == following else label)
            + (f" :gray[{found[step]}]" if found[step] else "")
            for number, (step, label) in enumerate(labels.items(), start=1)
        ]
        st.markdown("\n".join(lines))
        if kept := [said for said in found.values() if said]:
            st.write(f"Tersimpan: {', '.join(kept)}.")
        if following == "upload":
            st.page_link(UPLOAD, label=markdown.link("Buka Unggah"))
        elif following and following != section:
            st.button(
                f"Lanjut: {labels[following].split(':')[0]}",
                key="start-next",
                on_click=open_section,
                args=(following,),
            )
