"""Register on a home with nothing in it: the steps, and what is empty."""

from data.lake import home as homes_of_data
from data.register.register import Register
from tests.pages.register.steps import REGISTER, click, given


def test_whoever_looks_elsewhere_finds_the_way_back_to_the_next_step(app, tmp_path):
    at = app(tmp_path / "home", REGISTER, bagian="letterhead")
    assert at.query_params["bagian"] == "letterhead"
    assert click(at, "start-next").query_params["bagian"] == "opds"


def test_a_regency_begins_on_the_screen(app, tmp_path):
    """From nothing: OPDs, accounts, users, then the first upload."""
    home = tmp_path / "home"
    files = {
        "opds": "opd_id,name,kind\nsosial,Dinas Sosial,dinas\n",
        "accounts": "account_id,opd_id,platform,handle\nig,sosial,instagram,@sosial\n",
        "users": "email,name,role,opd_ids\nsri@klaten.go.id,Sri,diskominfo,\n",
    }
    at = app(home, REGISTER)
    for step, text in files.items():
        assert at.subheader[0].value == "Memulai"
        assert at.query_params["bagian"] == step  # each opens by itself
        assert not [b for b in at.button if b.key == "start-next"]
        at = click(given(at, text), f"keep-{step}")
        assert not at.exception and not at.error
    assert any("4. **Unggahan pertama**" in element.value for element in at.markdown)
    register = Register.current(homes_of_data.Home(home))
    assert register.names == {"sosial": "Dinas Sosial"} and list(register.accounts) == ["ig"]


def test_what_is_empty_says_so_in_our_words(app, tmp_path):
    """Streamlit's own word for a table without rows is English."""
    for section, says in {
        **dict.fromkeys(("opds", "accounts", "users"), "Belum ada baris."),
        "history": "Belum ada yang dilakukan.",
    }.items():
        at = app(tmp_path / "home", REGISTER, bagian=section)
        assert says in [e.value for e in (*at.caption, *at.markdown)]
        assert not at.dataframe
