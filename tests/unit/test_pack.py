"""``make release``: the packed site is the same, whenever and by whomever it is packed."""

import tarfile

from macros.__main__ import main


def test_a_pack_is_the_same_for_the_same_files(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    packs = [tmp_path / "first/site.tar.gz", tmp_path / "second/other-name.tar.gz"]
    for pack, names in zip(packs, ("ab", "ba"), strict=True):
        folder = pack.parent / "site"
        folder.mkdir(parents=True)
        (folder / "index.html").touch(mode=0o600 if names == "ab" else 0o664)
        for name in names:
            (folder / name).write_text(name)
        assert main(["release", str(folder), str(pack)]) == 0
    assert packs[0].read_bytes() == packs[1].read_bytes()
    with tarfile.open(packs[0]) as packed:
        assert packed.getnames() == [".", "./a", "./b", "./index.html"]
        assert {(entry.mtime, entry.uid, entry.uname) for entry in packed} == {(86400, 0, "")}


def test_a_site_that_was_not_built_is_one_line(tmp_path, capsys):
    for command in ("release", "preview"):
        assert main([command, str(tmp_path / "no-site"), str(tmp_path / command)]) == 2
        (line,) = capsys.readouterr().err.splitlines()
        assert line == f"{tmp_path}/no-site holds no built site: run `make site` first."
        assert not (tmp_path / command).exists()
