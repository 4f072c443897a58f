"""Sees and uses the client's windows as a screen reader does, through AT-SPI.

Reads one JSON request per line and answers each with one line. A request that cannot be met yet is tried again until its
time is up, so a test only says what has to come true.
"""
import json
import subprocess
import sys
import time

import pyatspi
from gi.repository import GLib

PATIENCE_SECONDS = 30
PAUSE_SECONDS = 0.05

# The client puts these around text of mixed direction; they are not part of what is said.
ISOLATES = dict.fromkeys(range(0x2066, 0x206A))


HEARD = []


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
    # A combo box takes what is chosen in it for its name.
    return "".join(labels) or node.name


def find(pid, name, *roles):
    for node in controls(pid):
        if node.getRoleName() in roles and name_of(node) == name:
            return node
    raise NotYet(f"no {' or '.join(roles)} named {name!r}")


def text_of(node):
    return node.queryText().getText(0, -1).translate(ISOLATES)


def items(node):
    """The items of the menus in a window, whether they are open or not."""
    for child in node:
        if child is None:
            continue
        if child.getRoleName().endswith("menu item"):
            yield child
        if child.getRoleName() in ("filler", "menu bar", "menu"):
            yield from items(child)


def menu_item(pid, name):
    for window in windows(pid):
        for item in items(window):
            if item.name == name:
                return item
    raise NotYet(f"no button or menu item named {name!r}")


def press(pid, name):
    """A button, a box, a page, or an item of the main menu."""
    tab = next((n for n in controls(pid) if n.getRoleName() == "page tab" and n.name == name), None)
    if tab:
        tab.parent.querySelection().selectChild(tab.getIndexInParent())
        return
    try:
        button = find(pid, name, "push button", "check box", "toggle button")
    except NotYet:
        button = menu_item(pid, name)
    if not button.getState().contains(pyatspi.STATE_SENSITIVE):
        raise NotYet(f"the button {name!r} cannot be pressed")
    button.queryAction().doAction(0)


def choose(pid, name, item):
    """Opens a combo box, and picks one of its items."""
    box = find(pid, name, "combo box")
    for each in pyatspi.findAllDescendants(box, lambda node: node.getRoleName() == "menu item"):
        if each.name == item:
            each.queryAction().doAction(0)
            return
    raise NotYet(f"no {item!r} in {name!r}")


def select(pid, name, cell):
    """A row of a table, by the text of one of its cells."""
    grid = find(pid, name, "table").queryTable()
    for row in range(grid.nRows):
        cells = [grid.getAccessibleAt(row, column) for column in range(grid.nColumns)]
        # GTK puts a text into a cell of its own, beside a picture.
        if any(each.name == cell for outer in cells for each in showing(outer)):
            if not grid.addRowSelection(row) and not grid.isRowSelected(row):
                raise NotYet(f"{cell!r} cannot be selected")
            return
    raise NotYet(f"no {cell!r} in {name!r}")


# Its table is what has the focus; a live region is heard and never gone to.
NOT_REACHED = ("table cell", "status bar")


def nameless(pid):
    """What can have the focus, and a screen reader cannot say what it is."""
    return "\n".join(
        f"{node.getRoleName()} in {' / '.join(path(node))}"
        for node in controls(pid)
        if focusable(node)
        and node.getRoleName() not in NOT_REACHED
        and not hands_on(node)
        and (not name_of(node) or node.getRole() in (pyatspi.ROLE_UNKNOWN, pyatspi.ROLE_INVALID))
    )


def focusable(node):
    return node.getState().contains(pyatspi.STATE_FOCUSABLE)


def hands_on(node):
    """Whether it only holds others, and gives the focus to one of them."""
    inside = list(showing(node))[1:]
    return node.getRoleName() in ("panel", "scroll pane") and any(focusable(each) for each in inside)


def path(node):
    while node.parent is not None:
        node = node.parent
        yield node.name or node.getRoleName()


def write(pid, name, text):
    field = find(pid, name, "text")
    field.queryComponent().grabFocus()
    field.queryEditableText().setTextContents(text)


def read(pid, name):
    """The text of a field or a conversation, the cells of a table, or, without a name, all labels."""
    if not name:
        return "\n".join(n.name for n in controls(pid) if n.getRoleName() == "label")
    node = find(pid, name, "text", "table", "combo box")
    if node.getRoleName() == "combo box":
        return node.name
    if node.getRoleName() == "table":
        return "\n".join(cell.name.translate(ISOLATES) for cell in showing(node) if cell.name)
    return text_of(node)


def see(pid, name, text):
    seen = read(pid, name)
    if text not in seen:
        raise NotYet(f"{text!r} is not in {seen!r}")


def messages(pid, name, text):
    """The messages of a conversation, each as the screen reader has it, as soon as one of them has the text."""
    items = [item.name.translate(ISOLATES) for item in find(pid, name, "list")]
    if not any(text in each for each in items):
        raise NotYet(f"{text!r} is in none of {items!r}")
    return "\n\n".join(items)


def focus(pid, name):
    find(pid, name, "text").queryComponent().grabFocus()


def listen(pid):
    """From now on keeps what the window says by itself, and where the reader is."""
    pyatspi.Registry.registerEventListener(
        lambda event: HEARD.append(heard(event)), "object:text-changed:insert", "object:state-changed:focused"
    )


def heard(event):
    attributes = dict(each.split(":", 1) for each in event.source.getAttributes())
    live = attributes.get("container-live", "")
    return (event.type.split(":")[1], live, str(event.any_data) if live else event.source.name)


def hear(pid, what, text):
    """What the live region said, or what got the focus."""
    while GLib.MainContext.default().iteration(False):
        pass
    wanted = [said for kind, live, said in HEARD if (live == "polite" if what == "live" else kind == "state-changed")]
    if not any(text in each.translate(ISOLATES) for each in wanted):
        raise NotYet(f"{text!r} was not heard in {wanted!r}")


def title(pid, text):
    titles = [window.name for window in windows(pid)]
    if not any(text in each for each in titles):
        raise NotYet(f"{text!r} is in no title of {titles}")


def active(pid, text):
    """Asked of the window manager, as this is what a person has before the eyes; a hidden window comes back with an old state."""
    asked = subprocess.run(["xdotool", "getactivewindow", "getwindowpid", "getwindowname"], capture_output=True, text=True)
    if not asked.stdout.startswith(f"{pid}\n{text}"):
        raise NotYet(f"no window whose title begins with {text!r} is active, but {asked.stdout!r}")


def hidden(pid):
    titles = [window.name for window in windows(pid) if window.getState().contains(pyatspi.STATE_SHOWING)]
    if titles:
        raise NotYet(f"still to be seen: {titles}")


def take(pid, item):
    """Takes an item of a menu that is open."""
    find(pid, item, "menu item", "check menu item").queryAction().doAction(0)


OFFERED = (press, choose, select, nameless, write, read, see, title, messages, focus, listen, hear, active, hidden, take)
REQUESTS = {each.__name__: each for each in OFFERED}


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
