"""The scripts as they are published: minified, and still modules that a browser can load."""

from __future__ import annotations

ALONE = {"embed.js", "frame.js", "handout.js"}

BROKEN = """async (names) => {
  const broken = [];
  for (const name of names) {
    // On this page the others miss their elements. That is another kind of error.
    await import(name).catch((error) => error instanceof SyntaxError && broken.push(`${name}: ${error}`));
  }
  return broken;
}"""


def test_every_module_parses(page, site, address):
    files = sorted(path.relative_to(site).as_posix() for path in site.glob("assets/js/**/*.js"))
    page.goto(f"{address}when/")
    assert len(files) > 40
    assert page.evaluate(BROKEN, [f"../{name}" for name in files if name.rpartition("/")[2] not in ALONE]) == []
