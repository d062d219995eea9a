"""No refusal reaches the upload screen in the words of the command line: all sentences of ``data``
are walked."""

import ast
from pathlib import Path

import pytest

from data.errors import Refused
from data.importers.columns import fields
from words import refusals

ROOT = Path(__file__).parents[2]


def sentences() -> list[str]:
    """Every sentence of ``data`` that a screen may show and that names an option or a command; “X”
    for what is filled in."""
    found = []
    for path in sorted((ROOT / "data").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and getattr(node.func, "id", "") in ("Refused", "Damaged")
                and node.args
            ):
                other = [word.value for word in node.keywords if word.arg == "on_screen"]
                found += _texts(other[0] if other else node.args[0])
    return [text for text in found if "--" in text or "python -m" in text]


def _texts(node: ast.expr) -> list[str]:
    """The sentence with and without what only some refusals add (``hint``)."""
    if isinstance(node, ast.Constant):
        return [node.value]
    if not isinstance(node, ast.JoinedStr):
        return []
    texts = [""]
    for part in node.values:
        if isinstance(part, ast.Constant):
            endings = [part.value]
        elif getattr(part.value, "id", "") == "hint":
            endings = ["", " atau sebutkan akunnya dengan --account"]
        elif getattr(part.value, "id", "") == "option":
            endings = ["--from", "--until"]
        elif getattr(part.value, "id", "") == "why":
            endings = ["Tidak ada kolom sent_at dan direction (pesan) atau opened_at (kasus)"]
        else:
            endings = ["“X”"]
        texts = [text + ending for text in texts for ending in endings]
    return texts


def test_the_walk_finds_the_sentences():
    assert len(sentences()) >= 15


@pytest.mark.parametrize("sentence", sentences())
def test_a_sentence_on_the_screen_names_no_option(sentence):
    shown = refusals.on_screen(str(Refused(sentence)))
    assert "--" not in shown and "python" not in shown and "FIELD=" not in shown
    assert shown[-1] in ".…" and shown[0].isupper() | (shown[0] == "“")
    assert not any(slip in shown for slip in ("  ", " .", " ;", " ,", ",;", "dengan."))


@pytest.mark.parametrize("sentence", [text for text in sentences() if not text.startswith("--")])
def test_a_sentence_that_was_cut_off_names_no_option(sentence):
    for end in range(sentence.find("--"), len(sentence)):
        cut = sentence[:end] + "…"
        assert "--" not in refusals.on_screen(cut), cut


def test_what_is_asked_below_is_said_to_be_below():
    def shown(text: str) -> str:
        return refusals.on_screen(text)

    assert (
        shown(
            "Berkas “a”: siapa akun wa di antara “Budi”, “Sari”? Sebutkan dengan --own NAMA; "
            "diingat."
        )
        == "Berkas “a”: siapa akun wa di antara “Budi”, “Sari”? Pilih namanya di bawah."
    )
    assert (
        shown("Berkas “a” memuat beberapa akun (x, y); sebutkan yang mana dengan --account.")
        == "Berkas “a” memuat beberapa akun (x, y); pilih akunnya di bawah."
    )
    assert (
        shown("… tidak dapat dibaca dengan urutan yang sama. Samakan, atau sebutkan --dates.")
        == "… tidak dapat dibaca dengan urutan yang sama. Samakan di berkas, atau pilih urutannya "
        "di bawah."
    )
    assert (
        refusals.on_columns(
            "Berkas “a”: kolom conversation_id, direction tidak ada; tambahkan kolomnya, sebutkan "
            "dengan --map."
        )
        == "Berkas “a”: kolom “Percakapan”, “Arah (masuk atau keluar)” tidak ada; cocokkan di "
        "bawah, atau tambahkan kolomnya."
    )


def test_every_field_has_a_name_on_the_screen():
    assert set(refusals.FIELDS) == set(fields.FIELDS)
