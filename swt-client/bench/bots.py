"""Somebody who is in all rooms, talks, and sees who comes in."""

import base64
import re
import socket
import threading
import time


class Bot:
    """One connection that is read by a thread of its own."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.seen = ""
        self.grown = threading.Condition()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        while data := self._received():
            with self.grown:
                # Enough for what is waited for; the talk itself is not kept.
                self.seen = (self.seen + data.decode(errors="replace"))[-(1 << 20) :]
                self.grown.notify_all()
            self.heard(data)

    def _received(self):
        try:
            return self.socket.recv(1 << 16)
        except OSError:  # Closed.
            return b""

    def heard(self, data):
        pass

    def send(self, text):
        self.socket.sendall(text.encode())

    def has_seen(self, pattern):
        with self.grown:
            return re.search(pattern, self.seen) is not None

    def await_(self, pattern, seconds=60):
        with self.grown:
            if not self.grown.wait_for(lambda: re.search(pattern, self.seen), seconds):
                raise TimeoutError(f"in vain: {pattern} in {self.seen[-2000:]}")

    def forget(self):
        with self.grown:
            self.seen = ""

    def talk(self, rooms, count, rate, text):
        """One message after the other, round the rooms, so many a second."""
        begin = time.monotonic()
        for i in range(count):
            self.say(rooms[i % len(rooms)], f"{i} {text}")
            if i % 50 == 49:
                time.sleep(max(0, begin + i / rate - time.monotonic()))

    def close(self):
        self.socket.close()


class IrcBot(Bot):
    def __init__(self, port, rooms):
        super().__init__(port)
        self.send("NICK bot\r\nUSER bot 0 * :bot\r\n")
        self.await_(r" (376|422) ")
        for room in rooms:
            self.send(f"JOIN #{room}\r\n")
        self.await_(rf" 366 bot #{rooms[-1]} ")

    def heard(self, data):
        if b"PING " in data:
            self.send("PONG :irc.test\r\n")

    def say(self, room, text):
        self.send(f"PRIVMSG #{room} :{text}\r\n")

    def joined(self, name, room):
        return self.has_seen(rf":{name}!\S+ JOIN :?#{room}\b")


class XmppBot(Bot):
    STREAM = (
        "<stream:stream to='localhost' version='1.0' xmlns='jabber:client' "
        "xmlns:stream='http://etherx.jabber.org/streams'>"
    )

    def __init__(self, port, name, password):
        super().__init__(port)
        self.send(self.STREAM)
        self.await_("</stream:features>")
        secret = base64.b64encode(f"\0{name}\0{password}".encode()).decode()
        self.send(f"<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>{secret}</auth>")
        self.await_("<success")
        self.forget()
        self.send(self.STREAM)
        self.await_("</stream:features>")
        self.send(
            "<iq id='b' type='set'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'>"
            "<resource>bench</resource></bind></iq>"
        )
        self.await_("<jid>")

    def enter(self, rooms):
        for room in rooms:
            self.send(
                f"<presence to='{room}@rooms.localhost/bot'><x xmlns='http://jabber.org/protocol/muc'>"
                "<history maxstanzas='0'/></x></presence>"
            )
            self.await_(f"from='{room}@rooms.localhost/bot'")

    def bookmark(self, rooms, nick):
        """Has the account's programs enter the rooms by themselves."""
        for room in rooms:
            self.send(
                f"<iq id='m-{room}' type='set'><pubsub xmlns='http://jabber.org/protocol/pubsub'>"
                f"<publish node='urn:xmpp:bookmarks:1'><item id='{room}@rooms.localhost'>"
                f"<conference xmlns='urn:xmpp:bookmarks:1' autojoin='true' name='{room}'><nick>{nick}</nick>"
                "</conference></item></publish><publish-options><x xmlns='jabber:x:data' type='submit'>"
                "<field var='FORM_TYPE' type='hidden'>"
                "<value>http://jabber.org/protocol/pubsub#publish-options</value></field>"
                "<field var='pubsub#persist_items'><value>true</value></field>"
                "<field var='pubsub#max_items'><value>max</value></field>"
                "<field var='pubsub#access_model'><value>whitelist</value></field></x></publish-options>"
                "</pubsub></iq>"
            )
            self.await_(f"<iq[^>]*id='m-{room}'")

    def say(self, room, text):
        self.send(f"<message to='{room}@rooms.localhost' type='groupchat'><body>{text}</body></message>")

    def joined(self, name, room):
        return self.has_seen(f"from='{room}@rooms.localhost/{name}'")
