"""Topics: the default table, a file laid over it, and every refusal."""

import pytest

from data.errors import Refused
from data.lake import documents
from data.lake.home import Home
from data.targets import topics
from data.targets.topics import Topics, normalise


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


@pytest.fixture
def take_in(home, tmp_path):
    def take_in(rows, header="topic,class"):
        (tmp_path / "topics.csv").write_text(f"{header}\n{rows}")
        return topics.take_in(home, tmp_path / "topics.csv", "test")

    return take_in


def test_defaults(home):
    assert Topics.current(home).classes == {
        "informasi": "information",
        "permintaan informasi": "information",
        "pertanyaan": "information",
        "aspirasi": "information",
        "pengaduan": "complaint",
        "keluhan": "complaint",
        "pengaduan tidak berkadar pengawasan": "complaint",
        "pengaduan berkadar pengawasan": "oversight",
        "permohonan informasi publik": "ppid",
    }


def test_normalise():
    assert normalise("  Pengaduan \t Berkadar\nPENGAWASAN ") == "pengaduan berkadar pengawasan"


def test_rows_add_to_and_override_the_defaults_and_earlier_rows(home, take_in):
    assert take_in("Jalan  Rusak,Pengaduan\nAspirasi,pengawasan\nKTP,informasi\n") == {"topics": 3}
    assert take_in("jalan rusak,oversight\n") == {"topics": 1}
    classes = Topics.current(home).classes
    assert (classes["jalan rusak"], classes["aspirasi"], classes["ktp"]) == (
        "oversight",
        "oversight",
        "information",
    )
    assert classes["keluhan"] == "complaint"


@pytest.mark.parametrize(
    "row, parts",
    [
        ("sampah,penting", ["baris 3 kolom “class”: “penting”", "oversight"]),
        ("sampah,", ["baris 3 kolom “class”: “”"]),
        (",complaint", ["baris 3 kolom “topic” kosong"]),
        ("JALAN  rusak,oversight", ["baris 3 kolom “class”: “oversight”", "“JALAN rusak”"]),
    ],
)
def test_refused(home, take_in, row, parts):
    with pytest.raises(Refused) as caught:
        take_in(f"Jalan rusak,complaint\n{row}\n")
    assert all(part in str(caught.value) for part in ["Berkas “topics.csv”", *parts]), str(
        caught.value
    )
    assert documents.file_names(home, "topics") == []


def test_missing_column(home, take_in):
    with pytest.raises(Refused, match="“topics.csv” tidak punya kolom “class”"):
        take_in("a,b\n", "topic,kelas")
    assert documents.file_names(home, "topics") == []
