"""Pages on which a program that goes by what it knows would do the wrong thing."""

from copy import copy
from typing import TYPE_CHECKING

from assistant.mock.markup import (
    FREE_TEXT,
    OTHER_WORD,
    WORD,
    acts,
    field_boxes,
    forms,
    keep,
    labelled,
    language,
    pairs,
    reword,
)

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

ELSEWHERE = "elsewhere"
"""Where a decoy leads to; no portal has such a page, so a request for it is a wrong click."""


def twin_elements(page: "BeautifulSoup") -> None:
    """Put a second one of the same name after every button, link and field."""
    for one in acts(page):
        one.insert_after(_twin(one))
    for box in field_boxes(page):
        box.insert_after(_twin(box))


def hidden_twins(page: "BeautifulSoup") -> None:
    """Put a hidden one of the same name before every button, link and field."""
    for one in (*acts(page), *field_boxes(page)):
        twin = _twin(one)
        twin["style"] = "display: none"
        one.insert_before(twin)


def _twin(one: "Tag") -> "Tag":
    """Copy an element with all that is in it; what the copy holds is not sent with the form."""
    twin = copy(one)
    for each in (twin, *twin.select("[id], [for], [name]")):
        for name in ("id", "for"):
            if each.has_attr(name):
                each[name] = f"{each[name]}-twin"
        if each.has_attr("name") and each.name != "button":
            each["name"] = f"{each['name']}-twin"
    return twin


def swapped_buttons(page: "BeautifulSoup") -> None:
    """Swap the names of two buttons or links that stand side by side, like Pay and Cancel."""
    for one, other in list(pairs(page)):
        _swap_names(one, other)


def _swap_names(one: "Tag", other: "Tag") -> None:
    inside, others = [each.extract() for each in list(one.contents)], list(other.contents)
    one.extend([each.extract() for each in others])
    other.extend(inside)
    _swap(one, other, "aria-label")


def _swap(one: "Tag", other: "Tag", attribute: str) -> None:
    values = other.attrs.pop(attribute, None), one.attrs.pop(attribute, None)
    for each, value in zip((one, other), values, strict=True):
        if value is not None:
            each[attribute] = value


def swapped_labels(page: "BeautifulSoup") -> None:
    """Swap the labels of the first two text fields of every form."""
    for form in forms(page):
        if len(found := labelled(page, form, FREE_TEXT)) > 1:
            _swap_names(found[0][0], found[1][0])


def moved_ids(page: "BeautifulSoup") -> None:
    """Swap the ids of two buttons side by side, and of the first two text fields of a form."""
    for one, other in list(pairs(page)):
        _swap(one, other, "id")
    for form in forms(page):
        if len(found := labelled(page, form, FREE_TEXT)) > 1:
            (label, field), (other_label, other_field) = found[:2]
            _swap(field, other_field, "id")
            _swap(label, other_label, "for")


def decoys(page: "BeautifulSoup") -> None:
    """Rename every button and link, and put one with the old name, leading elsewhere, before it."""
    word = WORD[language(page)]
    for one in acts(page):
        decoy = _leading_elsewhere(_twin(one))
        decoy.attrs.pop("id", None)
        one.insert_before(decoy)
        reword(one, word)


def false_friends(page: "BeautifulSoup") -> None:
    """Rename every button and link; another with a name as much like it takes over its id."""
    words = language(page)
    for one in acts(page):
        friend = _leading_elsewhere(copy(one))
        one.attrs.pop("id", None)
        one.insert_before(friend)
        reword(one, WORD[words])
        reword(friend, OTHER_WORD[words])


def _leading_elsewhere(one: "Tag") -> "Tag":
    one["href" if one.name == "a" else "formaction"] = ELSEWHERE
    return one


def modal_in_front(page: "BeautifulSoup") -> None:
    """Open a dialog that covers the whole page."""
    title, text, button = {
        "en": ("We have news", "There is a survey about this site.", "Take part"),
        "es": ("Tenemos novedades", "Hay una encuesta sobre este sitio.", "Participar"),
    }[language(page)]
    covers = "position: fixed; inset: 0; z-index: 9999; background: white; padding: 4rem"
    dialog = page.new_tag(
        "div", attrs={"role": "dialog", "aria-modal": "true", "aria-label": title, "style": covers}
    )
    dialog.append(page.new_tag("p", string=text))
    dialog.append(page.new_tag("a", attrs={"href": ELSEWHERE}, string=button))
    if page.body:
        page.body.append(dialog)


def div_buttons(page: "BeautifulSoup") -> None:
    """Replace every button by a ``div`` that a script makes work."""
    for one in page.select("form button"):
        send = "const f=this.closest('form'),i=document.createElement('input');i.type='hidden';"
        if one.has_attr("name"):
            send += f"i.name='{one['name']}';i.value='{one.get('value', '')}';f.append(i);"
        div = page.new_tag("div", attrs={"onclick": f"{send}f.submit()"})
        keep(one, div, "id", "class")
        div.extend(list(one.contents))
        one.replace_with(div)


def disabled_buttons(page: "BeautifulSoup") -> None:
    """Disable every button."""
    for one in page.select("button"):
        one["disabled"] = ""


def reworded_headings(page: "BeautifulSoup") -> None:
    """Add a word to the page's heading: it may be another page by now."""
    for heading in page.select("h1"):
        reword(heading, WORD[language(page)])
