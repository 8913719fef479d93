"""What a reader does with each tool, in every engine alike."""

from __future__ import annotations

from dataclasses import dataclass

from ..checklist import KEY
from .reader import LIVE, Reader

WORDS = "Ask Zoe"
MORE = " now"
ANSWERED = "document.querySelector('.keep__out') || [...document.querySelectorAll('[role=status]')].some(one => one.textContent)"
MERGE = "dialog button[value=merge]"
IN_SIGHT = """(() => {
  const one = document.querySelector('.keep__out textarea');
  const { left, right, top, bottom } = one?.getBoundingClientRect() ?? {};
  const hit = (y) => document.elementFromPoint((left + right) / 2, y) === one;
  return one && hit(top + 4) && hit(bottom - 4);
})()"""
SAVED = 'JSON.parse(localStorage.getItem(given[0]) ?? "{}").fields?.[given[1]]?.v === given[2]'


@dataclass(frozen=True)
class Tool:
    """A tool's page, and the fields that the tests use there."""

    path: str
    box: str
    """Something to check, or one of several things to choose."""
    field: str
    """A field for a text."""
    saved: str
    """The name by which the store keeps that text."""
    opens: str = ""
    """The button that has to be pressed before the field is there."""
    copy: str = ".keep [data-act=copy]"
    is_plain: bool = True
    """Whether the box and the field are there without JavaScript."""
    needs: str = ""
    """The tool that has to be used first: the plan shows what was done elsewhere."""


TOOLS = {
    "checklist": Tool(
        "checklist/",
        box='[id="do-ask-safe-to-wait"] .task__tick input',
        field="#note-do-write-decide-by-date",
        saved="note/do-write-decide-by-date",
        opens='[id="do-write-decide-by-date"] [data-act=note]',
    ),
    "decide": Tool(
        "decide/",
        box='[data-field="decide/reason/major-surgery"]',
        field='[data-field="decide/why"]',
        saved="decide/why",
    ),
    "questions": Tool("questions/", box="#q-how-sure input", field="#answer-q-how-sure", saved="ask/answer/q-how-sure"),
    "letters": Tool(
        "letters/#letter-words-ask-doctor",
        box='[data-field="letter/words-ask-doctor/plan"]',
        field="#words-ask-doctor-my-name",
        saved="blank/my-name",
        is_plain=False,
        copy="#letter-words-ask-doctor [data-act=copy]",
    ),
    "compare": Tool(
        "compare/",
        box='[data-field="compare/compare-diagnosis/mark"][value=different]',
        field="#compare-diagnosis-1",
        saved="compare/compare-diagnosis/1",
    ),
    "visit": Tool(
        "visit/", box='[data-field="tick/do-ask-written-report"]', field="#medicines", saved="plan/medicines"
    ),
    "plan": Tool(
        "plan/",
        box='[data-field="tick/do-write-decide-by-date"]',
        field="#fact-call",
        saved="plan/call",
        is_plain=False,
        needs="checklist",
    ),
}


def open_tool(reader: Reader, tool: Tool) -> None:
    reader.open_tool(tool.path)


def use(reader: Reader, tool: Tool) -> None:
    """Check a tool's box and write in its field, as someone who has never been here. All is saved at the end."""
    if tool.needs:
        fill_in(reader, TOOLS[tool.needs])
    fill_in(reader, tool)


def use_all(reader: Reader) -> None:
    """Use every tool, one after the other."""
    for tool in TOOLS.values():
        fill_in(reader, tool)


def fill_in(reader: Reader, tool: Tool) -> None:
    """Check a tool's box and write in its field, whatever was done before."""
    open_tool(reader, tool)
    do(reader, tool)


def do(reader: Reader, tool: Tool) -> None:
    """Check the box and write in the field of the tool that is open. All is saved at the end."""
    reader.check(tool.box)
    write(reader, tool)
    wait_until_saved(reader, tool)


def write(reader: Reader, tool: Tool, words: str = WORDS) -> None:
    if tool.opens and not reader.count(tool.field):
        reader.click(tool.opens)
    reader.type(tool.field, words)


def wait_until_saved(reader: Reader, tool: Tool, words: str = WORDS) -> None:
    reader.wait_until(SAVED, KEY, tool.saved, words)


def wait_until_there(reader: Reader, tool: Tool, words: str = WORDS) -> None:
    reader.wait_until("document.querySelector(given[0])?.value === given[1]", tool.field, words)


def assert_there(reader: Reader, tool: Tool, words: str = WORDS) -> None:
    """What ``use`` did is on the page."""
    reader.wait_for(LIVE)
    reader.wait_for(tool.field)
    assert (reader.is_checked(tool.box), reader.value(tool.field)) == (True, words)


def show_the_link_at_one_press(reader: Reader) -> None:
    """Press on the bar's button for the link, which is in sight then."""
    reader.click("[data-act=bar-move]")
    reader.wait_until(IN_SIGHT)
    assert "#move=" in reader.value(".keep__out textarea")


def assert_all_there(reader: Reader) -> None:
    """What ``use_all`` did is on each tool's page when it is opened."""
    for tool in TOOLS.values():
        open_tool(reader, tool)
        assert_there(reader, tool)
