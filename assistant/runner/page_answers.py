"""Scripts that ask a page about itself, and Playwright's answers in fewer words."""

import json
import re

PLACES = """elements => elements.map(element => {
  const place = [];
  for (let at = element; at.parentElement; at = at.parentElement)
    place.unshift(Array.prototype.indexOf.call(at.parentElement.children, at));
  return place.join('/');
})"""
"""Run on elements: where each stands in its document, as a path of child numbers."""

# An observer, since Playwright's clock replaces performance.getEntriesByType.
STATUS = """() => {
  const observer = new PerformanceObserver(() => {});
  observer.observe({type: 'navigation', buffered: true});
  return observer.takeRecords()[0]?.responseStatus ?? 0;
}"""
"""Run on anything: the HTTP status of the page."""

CENTRE = "element => element.scrollIntoView({block: 'center', behavior: 'instant'})"
"""Run on one element: bring it to the middle of the window."""

ROOM = """(root, height) => {
  root.style.paddingBottom = root.style.scrollPaddingBottom = height + 'px';
  root.style.scrollPaddingTop = '4rem';
}"""
"""Run on the root: room below everything, which scrolling to an element leaves free, too.

Above the element its label is to be seen.
"""

INTO_SIGHT = "element => element.scrollIntoView({block: 'nearest', behavior: 'instant'})"
"""Run on one element: bring it into the window, if it is not there."""

PAINTED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""Run on anything: wait until what has changed is painted."""

STORED = "() => window.origin === 'null' ? 0 : localStorage.length + sessionStorage.length"
"""Run in a page: how much its site keeps in the browser besides cookies."""

SIZE = "() => [innerWidth, innerHeight]"
"""Run on anything: how wide and high the window is inside."""

UNREADABLE = """elements => {
  for (const element of elements) {
    element.style.setProperty('color', 'transparent', 'important');
    element.style.setProperty('-webkit-text-security', 'disc', 'important');
  }
  return elements.some(element => element.value);
}"""
"""Run on fields: what is typed there cannot be read; whether something is in one already."""

FIELD = """element => element.tagName === 'SELECT'
  ? Array.from(element.selectedOptions, one => one.label).join(', ')
  : ['checkbox', 'radio'].includes(element.type) ? String(element.checked)
  : element.type === 'file' ? Array.from(element.files, one => one.name).join(', ')
  : 'value' in element ? element.value : element.innerText"""
"""Run on one field: what is in it; of a list the label, of a box ``true`` or ``false``."""

TOUCHED = "data-tramite-touched"
"""The attribute that marks what a learner has touched last."""

WATCHING = """(() => {
  if (window.tramiteWatching) return;
  const state = window.tramiteWatching = {pass: false, passing: false};
  const pressable = 'a,button,summary,input[type=submit],input[type=button],input[type=image],'
    + 'input[type=reset],[role=button],[role=link],[role=tab],[role=menuitem]';
  let number = 0;
  const tell = (what, kind, posts) => {
    const mark = String(++number) + '-' + Math.random().toString(36).slice(2);
    what.setAttribute('TOUCHED', mark);
    window.tramiteTouched({mark, kind, posts});
  };
  // By the attribute: a field that is called "method" hides the property.
  const posts = (form, method) =>
    (method || form.getAttribute('method') || 'get').toLowerCase() !== 'get';
  const sends = what => {
    const form = what.form || what.closest('form');
    if (!form || what.tagName === 'A') return false;
    const type = what.type || '';
    if (!['submit', 'image', ''].includes(type)) return false;
    return posts(form, what.getAttribute('formmethod'));
  };
  const pressedIn = event => event.target instanceof Element && event.target.closest(pressable);
  const hold = event => { event.preventDefault(); event.stopImmediatePropagation(); };
  const pressed = event => {
    const what = pressedIn(event);
    if (!what) return;
    // The program's press is a single click: not Enter (0), nor the rest of a double click (2).
    if (state.pass && event.type === 'click' && event.detail === 1) return;
    hold(event);
    if (event.detail < 2) tell(what, 'press', sends(what));
  };
  window.addEventListener('click', pressed, true);
  window.addEventListener('auxclick', pressed, true);
  // Here only what has passed comes by: neither what was held back nor what Playwright takes back
  // because it hit something else, to press once more. Its form is sent at once, before the timer;
  // what a person does meanwhile comes before the timer too, on a busy machine, and is held back.
  document.addEventListener('click', event => {
    if (!state.pass || !pressedIn(event)) return;
    Object.assign(state, {pass: false, passing: true});
    setTimeout(() => { state.passing = false; }, 0);
  }, true);
  for (const kind of ['keydown', 'pointerdown'])
    window.addEventListener(kind, () => { state.passing = false; }, true);
  window.addEventListener('submit', event => {
    if (state.passing) return;
    hold(event);
    const form = event.target, what = event.submitter || form;
    tell(what, 'press', posts(form, what.getAttribute('formmethod')));
  }, true);
  for (const kind of ['input', 'change'])
    window.addEventListener(kind, event => {
      if (event.target instanceof Element) tell(event.target, kind, false);
    }, true);
})()""".replace("TOUCHED", TOUCHED)
"""Run in every page before it is there: holds back what is pressed, and tells what is touched.

With ``pass`` on, one press takes place, and no other after it.
"""

FIELDS = frozenset(("textbox", "searchbox", "combobox", "spinbutton", "slider", "listbox"))
_FIRST_LINE = re.compile(r'([\w-]+)(?: ("(?:[^"\\]|\\.)*"))?[^:]*:?(?: (.*))?')


def reason(message: str) -> str:
    """The line of Playwright's call log that says what stood in the way."""
    lines = [line.strip(" -") for line in message.splitlines() if line.strip()]
    telling = [
        line
        for line in lines
        if any(
            word in line
            for word in ("intercepts", "not enabled", "not visible", "did not find", "not stable",
                         "not editable", "strict mode")
        )
    ]  # fmt: skip
    return (telling or lines or [""])[-1 if telling else 0]


def pressed(message: str) -> bool:
    """Whether a press that was given up had been sent: the page was too slow to say so.

    The call log says so before the first event is sent; another try begins with "retrying".
    """
    return message.rfind("performing") > message.rfind("retrying")


def role_and_name(snapshot: str) -> tuple[str, str]:
    """Role and accessible name from the first line of an aria snapshot: ``- button "Pay"``.

    What stands after the colon is the content; of a field that is what was typed, and left out.
    """
    line = snapshot.splitlines()[0].removeprefix("- ") if snapshot else "generic"
    if line.startswith("'"):  # YAML quotes the whole of it if the name holds a colon
        line = line[1:].replace("''", "'")
    found = _FIRST_LINE.match(line)
    if not found:
        return "generic", ""
    role, quoted, content = found.groups()
    if quoted is not None:
        return role, str(json.loads(quoted, strict=False)).strip()
    return role, "" if role in FIELDS else (content or "").strip().strip('"')
