"""The guide as data under ``/api/v1/``, for portals and for programs. schema.py says what it looks like."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from pydantic import BaseModel

from ...model import Item, Section, Topic, text_fields
from ...model.reviews import reviews_of
from ...pages import review_status
from ...pages.changelog import feed_of, feed_of_item, spots
from ...pages.history import changed_on, published_on
from ...pages.lookup import words_of
from ...pages.site import PAGES, SLUGS, Site
from ...text.readability import cached_measure, flesch_kincaid
from ..templating import write
from ..web.feeds import FILE
from ..web.json_ld import LICENSE
from . import fhir, item_formats, openapi, schema
from .fhir.common import canonical

ROOT = "api/v1/"
VERSION = "1.2.0"


Items = dict[str, schema.ItemData]


def publish(site: Site, out_dir: Path) -> None:
    """Write all data, and what describes it."""
    folder = out_dir / ROOT
    items = {one.id: one for one in _items(site)}
    withdrawn = list(_withdrawn(site, items))
    former = _former(site, items)
    current = {name: items[now] for name, now in former.items()} | items
    answers: dict[str, schema.Answer] = {**current, **{one.id: one for one in withdrawn}}
    for name, answer in answers.items():
        _write(folder / "items" / f"{name}.json", answer)
    _write(folder / "guide.json", _guide(site, items, withdrawn, former))
    _write(folder / "search.json", schema.SearchData(entries=list(_entries(site, items))))
    _write(folder / "lookup.json", _lookup(site))
    for name, kind in schema.kinds(site).items():
        _write(folder / "schema" / f"{name}.json", openapi.schema(f"{site.home}{ROOT}schema/{name}.json", kind))
    for path, resource in fhir.files(site):
        _write(out_dir / path, resource)
    _write(folder / "openapi.json", openapi.description(site, VERSION))


def _write(path: Path, data: BaseModel | dict[str, object]) -> None:
    said = data.model_dump(mode="json") if isinstance(data, BaseModel) else data
    write(path, json.dumps(said, ensure_ascii=False, separators=(",", ":")) + "\n")


def _items(site: Site) -> Iterator[schema.ItemData]:
    published, changed = published_on(site.guide), changed_on(site.guide)
    with cached_measure(flesch_kincaid) as grade:
        for name, one in site.guide.items():
            days = {"since": published[one.id], "changed": changed[one.id]}
            yield _item(site, name, one, days, None if site.folder else grade(list(_texts(one))))


def _item(site: Site, name: str, one: Item, days: dict[str, dt.date], grade: float | None) -> schema.ItemData:
    section = site.guide.sections[name]
    sources = [site.guide.sources[fact] for fact in one.sources]
    plain = partial(item_formats.plain, site)
    kind: Callable[..., schema.ItemData] = schema.TranslatedItemData if site.folder else schema.ItemData
    return kind(
        id=one.id,
        formerly=one.formerly,
        section=SLUGS[name],
        section_title=plain(section.title),
        title=plain(one.title),
        summary=plain(one.summary),
        markdown=item_formats.as_markdown(site, one),
        html=item_formats.as_html(site, one),
        text=item_formats.as_text(site, one),
        do=[plain(row) for row in one.do],
        sources=[schema.SourceData.model_validate(fact, from_attributes=True) for fact in sources],
        situations=one.situations,
        grade=None if grade is None else round(grade, 1),
        checked=min((fact.checked for fact in sources), default=None),
        reviewed=section.reviewed,
        **days,
        language=site.locale,
        translations=_translations(site, f"items/{one.id}.json"),
        addresses=addresses(site, one.id, site.place_of(one.id)),
        notice=[
            site.guide.words["trust_not_advice"],
            *review_status.notice(site.guide, {name, one.id}, site.translation),
        ],
        reviews=_reviews(site, {name, one.id}),
        license=_license(site),
    )


def _reviews(site: Site, names: set[str]) -> list[schema.ReviewData]:
    return [
        schema.ReviewData(
            name=review.by.name,
            credential=review.by.credential,
            role=review.by.credential,
            date=review.by.date,
            of="translation" if kind else "content",
            changed_since=bool(review.changed),
        )
        for kind in dict.fromkeys((None, site.translation))
        for review in reviews_of(site.guide, names, kind)
        if not review.lapsed
    ]


def _texts(one: Item) -> Iterator[str]:
    """Yield the texts that the check measures, in its order, so that none is measured twice."""
    for name in text_fields(type(one)):
        value = getattr(one, name)
        yield from (row for row in (value if isinstance(value, list) else [value]) if isinstance(row, str))


def addresses(site: Site, name: str, page: str) -> schema.Addresses:
    """Return where a part is, in each form."""
    root = site.home
    return schema.Addresses(
        page=f"{site.address}{page}",
        go=f"{root}go/{name}/",
        embed=f"{root}embed/{name}/",
        qr=f"{root}qr/{name}.svg",
        qr_png=f"{root}qr/{name}.png",
        print=f"{root}print/{name}/",
        api=f"{root}{ROOT}items/{name}.json",
        feed=f"{root}{feed_of_item(name)}",
    )


def _translations(site: Site, file: str) -> dict[str, str]:
    return {other.language: f"{other.home}{ROOT}{file}" for other in site.others}


def _notice(site: Site) -> list[str]:
    return [site.guide.words["trust_not_advice"], review_status.notice_of_guide(site.guide)]


def _license(site: Site) -> schema.License:
    return schema.License(name="CC BY 4.0", url=LICENSE, attribution=site.guide.words["attribution"])


def _withdrawn(site: Site, items: Items) -> Iterator[schema.WithdrawnData]:
    for name, entry in site.guide.register.items():
        if entry.retired and entry.now is None and name not in items:
            yield schema.WithdrawnData(
                id=name, withdrawn=entry.retired, because=entry.because or "", go=f"{site.home}go/{name}/"
            )


def _former(site: Site, items: Items) -> dict[str, str]:
    """Return each former id, and the item that has it now."""
    return {name: spot.id for name, spot in spots(site.guide).items() if name != spot.id and spot.id in items}


def _guide(site: Site, items: Items, withdrawn: list[schema.WithdrawnData], former: dict[str, str]) -> schema.GuideData:
    api = f"{site.home}{ROOT}"
    return schema.GuideData(
        api_version=VERSION,
        title=site.guide.words["site_name"],
        description=site.guide.words["site_about"],
        language=site.locale,
        translations=_translations(site, "guide.json"),
        address=site.home,
        changed=max(changed_on(site.guide).values()),
        notice=_notice(site),
        license=_license(site),
        sections=[_section(site, name, section, items) for name, section in site.guide.sections.items()],
        formerly=former,
        withdrawn=withdrawn,
        questionnaires=[f"{canonical(site, 'Questionnaire', name)}.json" for name in fhir.QUESTIONNAIRES],
        feed=f"{site.home}{FILE}",
        search=f"{api}search.json",
        lookup=f"{api}lookup.json",
        openapi=f"{api}openapi.json",
    )


def _section(site: Site, name: str, section: Section[Item], items: Items) -> schema.SectionData:
    plain = partial(item_formats.plain, site)
    page = f"{site.address}{site.address_of(PAGES[name])}"
    links = (items[one.id] for one in section.items)
    return schema.SectionData(
        id=SLUGS[name],
        title=plain(section.title),
        main_message=plain(section.main_message),
        in_short=[plain(row) for row in section.in_short],
        known=[plain(row) for row in section.known],
        unknown=[plain(row) for row in section.unknown],
        reviewed=section.reviewed,
        reviews=_reviews(site, {name}),
        page=page,
        markdown=f"{page}index.md",
        feed=f"{site.home}{feed_of(SLUGS[name])}",
        items=[
            schema.ItemLink(id=one.id, title=one.title, summary=one.summary, changed=one.changed, api=one.addresses.api)
            for one in links
        ],
    )


def _lookup(site: Site) -> schema.LookupData:
    lookup = site.guide.lookup
    topics = [
        schema.TopicData(
            **vars(_general(site, topic)),
            icd10cm=topic.icd10cm,
            snomed=topic.snomed,
            words=words["words"],
            unless=words["unless"],
            child=topic.child,
        )
        for topic, words in zip(lookup.topics, words_of(site), strict=True)
    ]
    return schema.LookupData(
        language=site.locale,
        emergency=item_formats.plain(site, site.guide.search.safety),
        topics=topics,
        general=_general(site, lookup.general),
        notice=_notice(site),
        license=_license(site),
    )


def _general(site: Site, topic: Topic) -> schema.GeneralParts:
    plain = partial(item_formats.plain, site)
    parts = {item.id: (item.title, item.summary) for _, item in site.guide.items()}
    parts |= {name: (section.title, section.main_message) for name, section in site.guide.sections.items()}
    found = [
        schema.LookupPart(id=name, title=plain(title), summary=plain(summary), go=f"{site.home}go/{name}/")
        for name in topic.fits
        for title, summary in [parts[name]]
    ]
    return schema.GeneralParts(title=plain(topic.title), parts=found)


def _entries(site: Site, items: Items) -> Iterator[schema.SearchEntry]:
    for _, one in site.guide.items():
        data = items[one.id]
        yield schema.SearchEntry(
            id=one.id,
            title=data.title,
            summary=data.summary,
            section=data.section,
            section_title=data.section_title,
            text=data.text,
            words=one.search,
            go=data.addresses.go,
            api=data.addresses.api,
        )
