"""What the tests of Register do and read on its screen."""

from data.access.users import Users
from data.lake import home as homes_of_data

REGISTER = "pages/register/register.py"


def click(at, key: str):
    """A press of the button with that key."""
    return next(b for b in at.button if b.key == key).click().run()


def deeds(at) -> list[str]:
    """What was done, newest first."""
    return next(d.value for d in at.dataframe if "Apa" in d.value.columns)["Apa"].tolist()


def people(home) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Who may sign in: role and OPDs."""
    return {
        email: (user.role, user.opd_ids)
        for email, user in Users.current(homes_of_data.Home(home)).items()
    }


def given(at, text: str):
    """The CSV uploaded into the section that is open, and looked at."""
    at.file_uploader[0].upload("berkas.csv", text.encode(), "text/csv").run()
    return next(b for b in at.button if (b.key or "").startswith("look-file-")).click().run()


def rows(text: str) -> str:
    """A CSV of settings."""
    return "name,value,valid_from,ground_kind,ground,verified_by,verified_on\n" + text


def said(at, element) -> str:
    """Without what keeps Markdown from reading it."""
    return element.value.replace("\u00a0", " ").replace("\\", "")


def fill(at, table: str, **fields: str):
    """A row written in the plain fields, and put into the table."""
    for column, text in fields.items():
        key = f"add-{table}-{column}"
        kind = at.selectbox if any(s.key == key for s in at.selectbox) else at.text_input
        kind(key=key).set_value(text)
    return next(b for b in at.button if b.label == "Tambahkan ke tabel").click().run()
