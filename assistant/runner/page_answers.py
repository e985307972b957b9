"""Scripts that ask a page about itself, and Playwright's answers in fewer words."""

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


def role_and_name(snapshot: str) -> tuple[str, str]:
    """Role and accessible name from the first line of an aria snapshot: ``- button "Pay"``."""
    line = snapshot.splitlines()[0].removeprefix("- ") if snapshot else "generic"
    role, _space, rest = line.partition(" ")
    name = rest.split('"')[1] if rest.count('"') >= 2 else rest.rpartition(": ")[2]
    return role.rstrip(":"), name.strip().rstrip(":")
