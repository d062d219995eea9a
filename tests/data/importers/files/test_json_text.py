"""JSON of anybody: read in pieces as it is read whole, and whatever is wrong ends in one
sentence."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import Refused
from data.importers.files import json_text
from data.importers.files.json_text import Stream, load_json, parse_json
from data.importers.files.opening import Member

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


def walked(stream: Stream, depth: int):
    """The value that comes next, its outermost levels visited one by one."""
    sign = stream.next_sign() if depth else ""
    if sign == "{":
        return {key: walked(stream, depth - 1) for key in stream.keys()}
    if sign == "[":
        return [walked(stream, depth - 1) for _ in stream.items()]
    return stream.value()


@given(VALUES, st.integers(0, 3), st.integers(1, 40), st.sampled_from((None, 1)))
def test_a_stream_is_what_json_says(tmp_path_factory, value, depth, chunk, indent):
    path = tmp_path_factory.getbasetemp() / "acak.json"
    path.write_text(
        json.dumps(value, indent=indent, ensure_ascii=False), encoding="utf-8", errors="replace"
    )
    with pytest.MonkeyPatch.context() as patch, Stream(path, "acak.json") as stream:
        patch.setattr(json_text, "CHUNK", chunk)
        assert walked(stream, depth) == json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("[" * 101 + "]" * 101, "bersarang"),
        ('{"a":' * 101 + "1" + "}" * 101, "bersarang"),
        ("[1,", "terpotong"),
        ('{"a":}', "terpotong"),
        ("", "terpotong"),
        ('["a\x00b"]', "byte nol"),
        ("9" * 5_000, "rusak"),
        ('{"a" 1}', "rusak"),
    ],
)
def test_what_is_wrong_is_one_sentence(tmp_path, text, word):
    path = tmp_path / "salah.json"
    path.write_text(text)
    member = Member(None, "salah.json", path, "salah.json")
    with Stream(path, "salah.json") as stream:
        for read in (
            lambda: load_json(member, "salah.json"),
            lambda: parse_json(text, "salah.json"),
            stream.value,
        ):
            with pytest.raises(Refused, match="salah.json") as refusal:
                read()
            assert word in str(refusal.value)


@pytest.mark.parametrize("walked_levels", [0, 1, 3])
@pytest.mark.parametrize("levels, is_taken", [(100, True), (101, False)])
def test_a_hundred_levels_are_taken(tmp_path, levels, is_taken, walked_levels):
    """Whether some of them are walked through or all decoded at once."""
    path = tmp_path / "dalam.json"
    path.write_text(
        '{"a": [' * (levels // 2)
        + "[" * (levels % 2)
        + "1"
        + "]" * (levels % 2)
        + "]}" * (levels // 2)
    )
    with Stream(path, "dalam.json") as stream:
        if is_taken:
            assert walked(stream, walked_levels) == json.loads(path.read_text())
        else:
            with pytest.raises(Refused, match="bersarang"):
                walked(stream, walked_levels)


def test_limits_on_size(tmp_path, monkeypatch):
    path = tmp_path / "besar.json"
    path.write_text(json.dumps(["x" * 3_000]))
    member = Member(None, "besar.json", path, "besar.json")
    assert load_json(member, "besar.json") == ["x" * 3_000]
    monkeypatch.setattr(json_text, "MAX_WHOLE", 1_000)
    monkeypatch.setattr(json_text, "MAX_VALUE", 1_000)
    monkeypatch.setattr(json_text, "CHUNK", 100)
    with pytest.raises(Refused, match="besar.json.* MB"):
        load_json(member, "besar.json")
    with Stream(path, "besar.json") as stream, pytest.raises(Refused, match="satu nilainya"):
        stream.value()


def test_halves_of_a_pair_become_text():
    found = parse_json('{"a": ["\\ud83d", "\\ud83d\\ude4f"]}', "a.json")
    assert found == {"a": ["?", "🙏"]}
