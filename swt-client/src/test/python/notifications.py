"""Stands in for a desktop's notifications and launcher: shows nothing, and tells the test of every call.

Each call is written as one line of JSON. A line that is read is "choose NUMBER", as if a person clicked that notification;
"count NUMBER", which is answered as soon as the launcher has that number; or "ping", which is answered after all that was
there before it.
"""
import json
import sys

from gi.repository import Gio, GLib

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
INTERFACE = """
<node><interface name='org.freedesktop.Notifications'>
  <method name='Notify'>
    <arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='s' direction='in'/>
    <arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='as' direction='in'/>
    <arg type='a{sv}' direction='in'/><arg type='i' direction='in'/><arg type='u' direction='out'/>
  </method>
  <method name='CloseNotification'><arg type='u' direction='in'/></method>
  <method name='GetCapabilities'><arg type='as' direction='out'/></method>
  <signal name='ActionInvoked'><arg type='u'/><arg type='s'/></signal>
</interface></node>
"""
numbers = iter(range(1, 1000))


def tell(**what):
    print(json.dumps(what), flush=True)


def called(connection, sender, path, interface, method, arguments, invocation):
    values = arguments.unpack()
    if method == "Notify":
        _, replaces, icon, summary, body, _, _, _ = values
        number = replaces or next(numbers)
        tell(call=method, number=number, icon=icon, summary=summary, body=body)
        invocation.return_value(GLib.Variant("(u)", (number,)))
    elif method == "CloseNotification":
        tell(call=method, number=values[0])
        invocation.return_value(None)
    else:
        invocation.return_value(GLib.Variant("(as)", (["body", "body-markup", "actions"],)))


class Launcher:
    """The number at the program's icon."""

    number = 0
    awaited = None

    def updated(self, connection, sender, path, interface, signal, arguments):
        program, properties = arguments.unpack()
        assert program == "application://grpc-chat-client.desktop", program
        assert properties["count-visible"] == (properties["count"] > 0), properties
        self.number = properties["count"]
        self.look()

    def look(self):
        if self.awaited == self.number:
            self.awaited = None
            tell(call="count", number=self.number)

    def wait_for(self, number):
        self.awaited = number
        self.look()


launcher = Launcher()


def asked(stdin, condition, connection):
    words = stdin.readline().split()
    if not words:
        loop.quit()
        return False
    if words[0] == "choose":
        chosen = GLib.Variant("(us)", (int(words[1]), "default"))
        connection.emit_signal(None, PATH, NAME, "ActionInvoked", chosen)
    elif words[0] == "count":
        launcher.wait_for(int(words[1]))
    else:
        tell(call=words[0])
    return True


def connected(connection, name):
    interface = Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0]
    connection.register_object(PATH, interface, called, None, None)
    connection.signal_subscribe(
        None, "com.canonical.Unity.LauncherEntry", "Update", None, None, Gio.DBusSignalFlags.NONE, launcher.updated
    )
    GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, asked, connection)


loop = GLib.MainLoop()
Gio.bus_own_name(
    Gio.BusType.SESSION, NAME, Gio.BusNameOwnerFlags.NONE, connected, lambda *_: tell(call="ready"), lambda *_: loop.quit()
)
loop.run()
