"""A client that a generator makes of the description of the data: it is made whole, and it works."""

import json
import subprocess
import sys
from importlib import import_module

import pytest

CONFIG = {
    # The generator knows JSON and texts. What is neither is bytes for it.
    "content_type_overrides": dict.fromkeys(
        ("image/svg+xml", "image/png", "application/pdf"), "application/octet-stream"
    ),
    "post_hooks": [],
}


@pytest.fixture(scope="module", params=["", "es"], ids=["en", "es"])
def client(request, site, address, tmp_path_factory):
    """Return what asks an address: its name, and what goes into it. The answer is typed, or the test fails."""
    folder = tmp_path_factory.mktemp("clients")
    name = f"client_{request.param or 'en'}"
    config = folder / "config.json"
    config.write_text(json.dumps(CONFIG), "utf-8")
    described = site / request.param / "api/v1/openapi.json"
    command = [sys.executable, "-m", "openapi_python_client", "generate", "--path", described, "--meta", "none"]
    command += ["--config", config, "--output-path", folder / name, "--fail-on-warning"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    sys.path.insert(0, str(folder))
    made = import_module(name).Client(base_url=f"{address}{request.param}", raise_on_unexpected_status=True)
    yield lambda address, *parts, **query: import_module(f"{name}.api.default.{address}").sync_detailed(
        *parts, client=made, **query
    )
    sys.path.remove(str(folder))


def test_it_reads_the_guide_and_goes_on_to_each_part(client):
    guide = client("guide").parsed
    link = guide.sections[0].items[0]
    part = client("item", link.id).parsed
    assert (part.title, part.changed, part.addresses.api) == (link.title, link.changed, link.api)
    assert {entry.id for entry in client("search").parsed.entries} >= {link.id}


def test_it_has_an_answer_of_every_kind(client):
    assert client("lookup").parsed.topics[0].parts
    assert client("questionnaire", "checklist").parsed.resource_type == "Questionnaire"
    assert client("schema", "item").parsed["$id"]
    for address, part, beginning in (
        ("changes", [], "<?xml"),
        ("section_changes", ["insurance"], "<?xml"),
        ("item_changes", ["medicare"], "<?xml"),
        ("go", ["medicare"], "<!doctype html>"),
        ("embed", ["medicare"], "<!doctype html>"),
        ("print_", ["medicare"], "<!doctype html>"),
    ):
        assert client(address, *part).parsed.lower().startswith(beginning), address
    assert client("qr_png", "medicare").parsed.payload.read(4) == b"\x89PNG"
    assert b"<svg" in client("qr", "medicare").parsed
    assert client("message", "medicare").parsed and client("oembed", "medicare").parsed["html"]
    assert isinstance(client("pdfs").parsed, list)
    assert "<h1" in client("infobutton", main_search_criteria_v_c="C50").parsed


def test_it_learns_that_there_is_no_such_part(client):
    answer = client("item", "no-such-part")
    assert answer.status_code == 404
    assert isinstance(answer.parsed, str)
