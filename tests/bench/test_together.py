"""Uploads of equal and different files, viewers, a publication and backups, all at once
(``bench.together``, without the browser): rows are counted once, and nothing fails. The longer a
busy machine takes, the more often viewers come and backups are made; here they are few."""

from bench import together


def test_everybody_at_once(tmp_path, monkeypatch):
    monkeypatch.setenv("TANGGAP_NOW", together.NOW)
    home, one_by_one = (together.prepared(tmp_path / part) for part in ("together", "one"))
    paths = together.exports(tmp_path, 2)
    seen = together.everybody(home, tmp_path, [], paths + paths, viewers=2, dashboards=1, backups=5)
    assert together.not_as_should_be(home, one_by_one, paths, seen) == []
    assert seen.views and seen.backups
