"""Sees and uses the client's windows as a screen reader does, through AT-SPI.

Reads one JSON request per line and answers each with one line. A request that cannot be met yet is tried again until its
time is up, so a test only says what has to come true.
"""
import json
import sys
import time

import pyatspi

PATIENCE_SECONDS = 30
PAUSE_SECONDS = 0.05

# The client puts these around text of mixed direction; they are not part of what is said.
ISOLATES = dict.fromkeys(range(0x2066, 0x206A))


class NotYet(Exception):
    """What was asked for is not on the screen."""


def showing(node):
    yield node
    for child in node:
        if child is not None and child.getState().contains(pyatspi.STATE_SHOWING):
            yield from showing(child)


def windows(pid):
    for app in pyatspi.Registry.getDesktop(0):
        if app is not None and app.get_process_id() == pid:
            yield from app


def controls(pid):
    for window in windows(pid):
        yield from showing(window)


def name_of(node):
    labels = [
        relation.getTarget(i).name
        for relation in node.getRelationSet()
        if relation.getRelationType() == pyatspi.RELATION_LABELLED_BY
        for i in range(relation.getNTargets())
    ]
    return node.name or "".join(labels)


def find(pid, name, *roles):
    for node in controls(pid):
        if node.getRoleName() in roles and name_of(node) == name:
            return node
    raise NotYet(f"no {' or '.join(roles)} named {name!r}")


def text_of(node):
    return node.queryText().getText(0, -1).translate(ISOLATES)


def press(pid, name):
    button = find(pid, name, "push button", "check box")
    if not button.getState().contains(pyatspi.STATE_SENSITIVE):
        raise NotYet(f"the button {name!r} cannot be pressed")
    button.queryAction().doAction(0)


def write(pid, name, text):
    field = find(pid, name, "text")
    field.queryComponent().grabFocus()
    field.queryEditableText().setTextContents(text)


def read(pid, name):
    """The text of a field or a conversation, the cells of a table, or, without a name, all labels."""
    if not name:
        return "\n".join(n.name for n in controls(pid) if n.getRoleName() == "label")
    node = find(pid, name, "text", "table")
    if node.getRoleName() == "table":
        return "\n".join(cell.name.translate(ISOLATES) for cell in showing(node) if cell.name)
    return text_of(node)


def see(pid, name, text):
    seen = read(pid, name)
    if text not in seen:
        raise NotYet(f"{text!r} is not in {seen!r}")


def title(pid, text):
    titles = [window.name for window in windows(pid)]
    if not any(text in each for each in titles):
        raise NotYet(f"{text!r} is in no title of {titles}")


def active(pid, text):
    if not any(w.name.startswith(text) and w.getState().contains(pyatspi.STATE_ACTIVE) for w in windows(pid)):
        raise NotYet(f"no window whose title begins with {text!r} is active")


def hidden(pid):
    titles = [window.name for window in windows(pid) if window.getState().contains(pyatspi.STATE_SHOWING)]
    if titles:
        raise NotYet(f"still to be seen: {titles}")


def choose(pid, item):
    """Takes an item of a menu that is open."""
    find(pid, item, "menu item", "check menu item").queryAction().doAction(0)


REQUESTS = {each.__name__: each for each in (press, write, read, see, title, active, hidden, choose)}


def meet(request):
    action = REQUESTS[request.pop("do")]
    end = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return {"result": action(**request)}
        except Exception as error:  # A window that changes while it is read fails in many ways.
            if time.monotonic() > end:
                return {"error": f"{type(error).__name__}: {error}"}
        time.sleep(PAUSE_SECONDS)


for line in sys.stdin:
    print(json.dumps(meet(json.loads(line))), flush=True)
