"""Enters all rooms of our client's list as a screen reader would: choose a row, press the button."""

import sys
import time

import pyatspi


def nodes(node):
    yield node
    for child in node:
        if child is not None:
            yield from nodes(child)


def find(role, *names):
    for app in pyatspi.Registry.getDesktop(0):
        if app is not None and app.get_process_id() == int(sys.argv[1]):
            for node in nodes(app):
                labels = [
                    relation.getTarget(0).name
                    for relation in node.getRelationSet()
                    if relation.getRelationType() == pyatspi.RELATION_LABELLED_BY
                ]
                if node.getRoleName() == role and (node.name in names or set(labels) & set(names)):
                    return node
    raise LookupError(f"no {role} named {names}")


table = find("table", "Rooms")
button = find("push button", "Join")
rows = table.queryTable()
for i in range(rows.nRows):
    rows.addRowSelection(i)
    end = time.monotonic() + 1
    while not button.getState().contains(pyatspi.STATE_SENSITIVE) and time.monotonic() < end:
        time.sleep(0.01)
    button.queryAction().doAction(0)
    end = time.monotonic() + 5
    while button.getState().contains(pyatspi.STATE_SENSITIVE) and time.monotonic() < end:
        time.sleep(0.01)
