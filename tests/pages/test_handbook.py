"""The reference explains the fields and rules as they are, and each example in CONTRIBUTING.md is good."""

import re

import pytest

from macros import model
from macros.__main__ import main
from macros.reader import yaml_tree
from macros.reports import reference
from macros.reports.markdown import cell
from macros.rules import all_rules
from macros.text.markup import LINK

from ..conftest import PROJECT

REFERENCE = (PROJECT / reference.BOOK).read_text(encoding="utf-8")
BOOK = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"(?:<!-- (\w+) -->\n)?```yaml\n(.*?)```", BOOK, re.DOTALL)


def test_the_generated_parts_are_current():
    assert reference.filled(REFERENCE) == REFERENCE, "Run 'make handbook'."


def test_every_field_of_every_kind_is_explained():
    kinds = {kind.name: kind for kind in reference.kinds()}
    for kind in (model.Item, model.Picture, model.Asking, *model.COLLECTIONS.values(), *model.SINGLES.values()):
        explained = {field.name for field in kinds[kind.__name__].fields}
        assert explained == {info.alias or name for name, info in kind.model_fields.items()}
    for kind in kinds.values():
        assert all(field.about for field in kind.fields), kind.name


def test_every_rule_is_explained():
    for rule in all_rules():
        assert f"| `{rule.name}`" in REFERENCE


def test_the_command_mends_what_is_out_of_date(tmp_path, monkeypatch):
    stale = re.sub(r"(<!-- rules -->\n).*?(<!-- /rules -->)", r"\1old\n\2", REFERENCE, flags=re.DOTALL)
    (tmp_path / ".github").mkdir()
    (tmp_path / reference.BOOK).write_text(stale, encoding="utf-8")
    monkeypatch.setattr("macros.commands.maintenance.PROJECT", tmp_path)
    assert main(["handbook"]) == 0
    assert (tmp_path / reference.BOOK).read_text(encoding="utf-8") == REFERENCE


@pytest.mark.parametrize(("kind", "example"), EXAMPLES, ids=[kind for kind, _ in EXAMPLES])
def test_every_example_is_good(content, kind, example):
    root, _, problems = yaml_tree.parse(example, "example")
    assert not problems
    for row in root.data():
        part = getattr(model, kind).model_validate(row)
        assert set(getattr(part, "sources", [])) <= set(content.guide.sources)
        for name in model.text_fields(type(part)):
            value = getattr(part, name)
            for text in value if isinstance(value, list) else [value or ""]:
                assert {link["target"] for link in LINK.finditer(text)} <= {
                    item.id for _, item in content.guide.items()
                }


def test_the_links_written_about_are_good(content, guide_site):
    for target in re.findall(r"`\[[^\]]+\]\(([^)]+)\)`", BOOK):
        scheme, _, name = target.rpartition(":")
        known = {"": guide_site.page_of, "source": content.guide.sources, "phone": content.guide.phones}
        assert name in known[scheme]


def test_the_message_shown_is_the_one_that_is_printed(tmp_path, capsys):
    for path in (PROJECT / "content").glob("*.yml"):
        (tmp_path / "content").mkdir(exist_ok=True)
        (tmp_path / "content" / path.name).write_bytes(path.read_bytes())
    file = tmp_path / "content/when.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("    summary:", "    sumary:", 1), encoding="utf-8")
    main(["check", "--project", str(tmp_path)])
    message = re.search(r"unknown-field: .*", BOOK)[0]
    assert message in capsys.readouterr().out


def test_every_picture_and_file_that_is_named_exists():
    for name in ("CONTRIBUTING.md", "README.md", "MAINTAINING.md", reference.BOOK):
        text = (PROJECT / name).read_text(encoding="utf-8")
        for target in re.findall(
            r"(?<!\\)\]\(((?!https?:|#)[^)]+)\)", re.sub(r"(`{3}|`).+?\1", "", text, flags=re.DOTALL)
        ):
            assert ((PROJECT / name).parent / target.partition("#")[0]).exists(), f"{name}: {target}"


def test_every_command_that_is_named_exists():
    targets = set(re.findall(r"^([a-z]+):", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for name in ("CONTRIBUTING.md", "README.md", ".github/pull_request_template.md", reference.BOOK):
        text = (PROJECT / name).read_text(encoding="utf-8")
        assert set(re.findall(r"`make ([a-z]+)", text)) <= targets


@pytest.mark.parametrize("text", ["[a](b)", "a|b", "**a**", "a\nb", "<b>"])
def test_a_cell_shows_just_its_words(text):
    written = cell(text)
    assert "\n" not in written
    assert not re.search(r"(?<!\\)[|*`<\[]", written)


@pytest.mark.parametrize("text", ["", "<!-- fields -->\n<!-- /fields -->\n" * 2])
def test_a_handbook_without_its_marks_or_with_two_of_them_is_not_written(text):
    with pytest.raises(ValueError, match="'<!-- fields -->' and '<!-- /fields -->' once"):
        reference.filled(text)
