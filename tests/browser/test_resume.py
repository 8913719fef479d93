"""On the first page, who comes back goes on with the checklist that they have begun."""

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from macros.pages.sections import home_page
from macros.pages.site import Site

from ..helpers.checklist import FIRST, SECOND, add_own, box, choose, choose_who, document, open_list, put


def come_back(page, address):
    page.goto(address)
    page.wait_for_load_state("networkidle")
    return page.locator("#resume")


def begin(page, address):
    open_list(page, address)
    box(page, FIRST).check()
    box(page, SECOND).check()
    add_own(page, "Ask my sister")


def test_who_comes_back_goes_on_where_they_were(page, address):
    begin(page, address)
    done, _, count = page.locator("#progress").inner_text().split()[:3]
    resume = come_back(page, address)
    expect(resume.get_by_role("link")).to_have_text(f"Continue my checklist ({done} of {count} done)")
    resume.get_by_role("link").click()
    expect(box(page, FIRST)).to_be_checked()


@pytest.mark.parametrize("situation", [None, "Surgery is planned", "No insurance"])
def test_it_counts_as_the_checklist_does(context, address, situation):
    home, tab = context.new_page(), context.new_page()
    begin(tab, address)
    if situation:
        choose(tab, situation)
    home.goto(address)
    counted = set()
    for person in (None, "child", "cant-decide"):
        if person:
            choose_who(tab, person)
        for sees_all in (False, True):
            if sees_all and tab.locator("#shown").is_visible():
                tab.click("[data-act=show-all]")
            done, _, count = tab.locator("#progress").inner_text().split()[:3]
            counted.add(count)
            expect(home.locator("#resume a")).to_have_text(f"Continue my checklist ({done} of {count} done)")
        if tab.locator("[data-act=show-mine]").is_visible():
            tab.click("[data-act=show-mine]")
    assert len(counted) > 1


def test_it_counts_what_was_checked_off_under_a_former_id(page, address, content):
    checklist = content.guide.checklist.model_copy(deep=True)
    next(task for task in checklist.tasks if task.id == FIRST).formerly.append("do-old")
    guide = replace(content.guide, singles={**content.guide.singles, "checklist": checklist})
    formerly = BeautifulSoup(home_page(Site(guide, "")), "html.parser").find(id="resume")["data-formerly"]

    def rename(route):
        home = BeautifulSoup(route.fetch().text(), "html.parser")
        home.find(id="resume")["data-formerly"] = formerly
        route.fulfill(body=str(home), content_type="text/html")

    page.goto(f"{address}about/")
    put(page, document({"tick/do-old": True, f"tick/{SECOND}": True}))
    page.route(address, rename)
    expect(come_back(page, address)).to_contain_text("(2 of ")


@pytest.mark.parametrize(
    "stored", [None, document({}), document({"blank/my-name": "Maria"}), "hello", {"format": "second-opinion-guide"}]
)
def test_there_is_nothing_to_go_on_with(page, address, stored):
    errors = []
    page.on("pageerror", lambda error: errors.append(error))
    if stored is not None:
        page.goto(f"{address}about/")
        put(page, stored)
    expect(come_back(page, address)).to_be_hidden()
    assert errors == []


def test_who_keeps_nothing_on_the_device_is_told_nothing(page, address):
    open_list(page, address)
    box(page, FIRST).check()
    page.locator("#keep-nothing").check()
    expect(come_back(page, address)).to_be_hidden()


def test_what_another_tab_does_is_seen_at_once(context, address):
    home, tab = context.new_page(), context.new_page()
    home.goto(address)
    open_list(tab, address)
    box(tab, FIRST).check()
    expect(home.locator("#resume a")).to_contain_text("(1 of ")
    tab.once("dialog", lambda dialog: dialog.accept())
    tab.locator("[data-act=erase]").click()
    expect(home.locator("#resume")).to_be_hidden()
