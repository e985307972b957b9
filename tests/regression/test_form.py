"""What a browser would send."""

from urllib.parse import parse_qsl

from assistant.regression.form import Upload, sending
from tests.regression.pages import shown

FORM = """
<input name=aside form=f value=outside>
<form id=f method=post action=/there>
 <input type=hidden name=csrf value=abc>
 <input name=note value="a b"> <input name=off value=no disabled> <input value=nameless>
 <fieldset disabled><input name=also-off value=no></fieldset>
 <input type=checkbox name=tick> <input type=checkbox name=on checked>
 <input type=radio name=way value=1> <input type=radio name=way value=2 checked>
 <select name=use><option value="">-</option><option selected>Stamped</option></select>
 <select name=first><option disabled>no</option><option value=x>X</option></select>
 <textarea name=long>
one
two</textarea>
 <button name=action value=save>Save</button> <button name=action value=go>Go</button>
</form>
<form><input name=other value=no></form>
"""


def test_everything_in_the_form_is_sent_and_nothing_else() -> None:
    page = shown(FORM)
    form = page.soup.select("form")[0]

    sent = sending(form, page.find("button", "Go"), {})

    assert (sent.method, sent.action) == ("POST", "/there")
    assert parse_qsl(sent.content.decode(), keep_blank_values=True) == [
        ("aside", "outside"),
        ("csrf", "abc"),
        ("note", "a b"),
        ("on", "on"),
        ("way", "2"),
        ("use", "Stamped"),
        ("first", "x"),
        ("long", "one\r\ntwo"),
        ("action", "go"),
    ]


def test_a_form_without_a_method_asks_in_the_address() -> None:
    page = shown("<form action='/s?old=1'><input name=q value='é'><button>Search</button></form>")

    sent = sending(page.soup.select("form")[0], page.find("button", "Search"), {})

    assert (sent.method, sent.action, sent.content) == ("GET", "/s?q=%C3%A9", b"")


def test_a_button_may_say_where_to_and_how() -> None:
    html = "<form method=post><button formaction=/b formmethod=get>B</button></form>"
    page = shown(html)

    sent = sending(page.soup.select("form")[0], page.find("button", "B"), {})

    assert (sent.method, sent.action) == ("GET", "/b?")


def test_files_go_in_parts_also_the_one_that_is_not_there() -> None:
    html = """<form method=post enctype=multipart/form-data><input name=why value=x>
    <input type=file name=paper><input type=file name=more><button>Send</button></form>"""
    page = shown(html)

    sent = sending(
        page.soup.select("form")[0], page.find("button", "Send"), {"paper": Upload("a.pdf", b"%P")}
    )

    assert b'name="why"\r\n\r\nx\r\n' in sent.content
    assert b'name="paper"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n%P\r\n' in (
        sent.content
    )
    assert b'name="more"; filename=""\r\n' in sent.content
    assert sent.kind.startswith("multipart/form-data; boundary=")
