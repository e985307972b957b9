"""What elements are called."""

import pytest

from assistant.regression.naming import heard, seen
from tests.regression.pages import shown

CASES = [
    ("<a href=x> Open   it </a>", "Open it", "Open it"),
    ("<button>✗<span class=hidden> Remove 1</span></button>", "✗", "✗ Remove 1"),
    ("<a href=x aria-label=Help><span aria-hidden=true>?</span></a>", "?", "Help"),
    ("<b id=t>NOTES</b><textarea aria-labelledby=t>so far</textarea>", "so far", "NOTES"),
    ("<label for=a>Name *</label><input id=a>", "", "Name *"),
    ("<label>Zone <input></label>", "", "Zone"),
    ("<input placeholder=Search>", "", "Search"),
    ("<input type=submit value=Send>", "", "Send"),
    ("<p>ONE_<wbr>TWO</p>", "ONE_TWO", "ONE_TWO"),
    ("<li>One<p>Two</p>three</li>", "One Two three", "One Two three"),
    ("<td>Here<script>no</script><i hidden>no</i><!-- no --></td>", "Here", "Here"),
    ("<a href=x><img alt=Logo></a>", "Logo", "Logo"),
]


@pytest.mark.parametrize(("html", "text", "name"), CASES)
def test_an_element_has_a_text_and_a_name(html: str, text: str, name: str) -> None:
    tag = shown(html).soup.select("a, button, textarea, input, p, li, td")[0]

    assert (seen(tag), heard(tag)) == (text, name)
