"""The chats that are compared: each with its server, its settings, and its way into rooms."""

import json
import shlex
import shutil
import socket
import sqlite3
import subprocess
from pathlib import Path

from bots import IrcBot, XmppBot
from desk import await_

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SERVER = ROOT / "target/grpc-chat-server.jar"
TOOLS = ROOT / "tools/target/grpc-chat-tools.jar"
WRITES = "the quick brown fox jumps over the lazy dog and then it says something of some hundred letters more"


def free_port():
    with socket.socket() as it:
        it.bind(("127.0.0.1", 0))
        return it.getsockname()[1]


def listens(port):
    with socket.socket() as it:
        return it.connect_ex(("127.0.0.1", port)) == 0


class Ours:
    """grpc-chat. A person's hand presses Return to log in; the rooms are those of last time."""

    def __init__(self, desk, rooms, command, name="grpc-chat"):
        self.desk, self.rooms, self.name = desk, rooms, name
        self.command = shlex.split(command)
        self.entered = 0
        self.port = free_port()
        self.out = desk.home / f"server-{self.port}"
        with open(self.out, "wb") as out:
            self.server = subprocess.Popen(
                ["java", "-Xmx512m", "-jar", str(SERVER), "--host", "127.0.0.1", "--port", str(self.port)],
                env={
                    **desk.environment,
                    "GRPC_CHAT_ROOMS": "[" + ",".join(f"{{name={room}}}" for room in rooms) + "]",
                    "GRPC_CHAT_LIMITS_PERSON_MESSAGES_PER_SECOND": "off",
                    "GRPC_CHAT_STORE_KIND": "memory",
                    "GRPC_CHAT_OPS_PORT": "off",
                },
                cwd=desk.home,
                stdout=out,
                stderr=out,
            )
        desk.running.append(self.server)
        await_("server", lambda: listens(self.port))

    def log_in_window(self):
        return self.desk.start(self.command)

    def enter(self, ready=lambda: None, rooms=1):
        """Starts the client, after ready, and comes into the first rooms: they are kept open from last time."""
        # A name is kept for who was ended a moment ago.
        self.entered += 1
        name, server = f"ann{self.entered}", f"127.0.0.1:{self.port}"
        inside = self.rooms[:rooms]
        kept = f"rooms.{name}@{server}".replace(":", "\\:")
        self.desk.write("config/grpc-chat/client.properties", f"{kept}={','.join(inside)}\n")
        where = ["--host", "127.0.0.1", "--port", str(self.port), "--no-tls", "--user", name, "--lang", "en"]
        ready()
        program = self.desk.start(self.command + where)
        self.desk.await_window(program, "log in")
        self.desk.xdotool("key", "Return")
        await_("all rooms", lambda: all(map(self.joined, inside)))
        return program

    def joined(self, room):
        return f"joined room={room} user=ann{self.entered} " in self.out.read_text()

    def enter_all(self):
        return self.enter(rooms=len(self.rooms))

    def talk(self, count, rate):
        done = subprocess.run(
            ["java", "-jar", str(TOOLS), "bench", "--target", f"127.0.0.1:{self.port}", "--mode", "rate"]
            # A server lets one connection have 16 streams.
            + ["--users", str(len(self.rooms)), "--rooms", str(len(self.rooms))]
            + ["--connections", str(len(self.rooms) // 16 + 1)]
            + ["--rate", str(rate), "--warmup", "0", "--duration", str(count / rate)],
            capture_output=True,
            text=True,
        )
        # 1: ours saw what the others said late, or not; that is for the tests to judge.
        if done.returncode > 1:
            raise RuntimeError(done.stderr)

    def close(self):
        self.server.terminate()


class HexChat:
    """HexChat with ngIRCd. It connects and enters by itself; it is let keep as many lines as ours keeps."""

    name = "HexChat"

    def __init__(self, desk, rooms):
        self.desk, self.rooms, self.port = desk, rooms, free_port()
        config = desk.home / "ngircd.conf"
        config.write_text(
            f"[Global]\nName = irc.test\nInfo = bench\nListen = 127.0.0.1\nPorts = {self.port}\n"
            "[Limits]\nMaxJoins = 200\nMaxConnectionsIP = 0\nMaxPenaltyTime = 0\n"
            "[Options]\nDNS = no\nIdent = no\nPAM = no\n"
        )
        self.server = desk.run(["/usr/sbin/ngircd", "-n", "-f", str(config)])
        await_("ngircd", lambda: listens(self.port))
        self.bot = IrcBot(self.port, rooms)

    def log_in_window(self):
        return self.desk.start(["hexchat"])

    def _start(self, rooms, ready=lambda: None):
        self.bot.forget()
        self.desk.write(
            "config/hexchat/hexchat.conf",
            "irc_nick1 = ann\nirc_user_name = ann\ngui_slist_skip = 1\nirc_join_delay = 0\ngui_join_dialog = 0\n"
            "text_max_lines = 5000\n",
        )
        self.desk.write(
            "config/hexchat/servlist.conf",
            f"v=2.16.1\n\nN=bench\nE=UTF-8\nF=11\nD=0\nS=127.0.0.1/{self.port}\n"
            + "".join(f"J=#{room}\n" for room in rooms)
            + "\n",
        )
        ready()
        program = self.desk.start(["hexchat"])
        await_("rooms", lambda: all(self.bot.joined("ann", room) for room in rooms))
        return program

    def enter(self, ready=lambda: None):
        return self._start(self.rooms[:1], ready)

    def enter_all(self):
        return self._start(self.rooms)

    def talk(self, count, rate):
        self.bot.talk(self.rooms, count, rate, WRITES)

    def close(self):
        self.bot.close()
        self.server.terminate()


class Gajim:
    """Gajim with Prosody. It connects by itself and enters what is bookmarked."""

    name = "Gajim"

    def __init__(self, desk, rooms):
        self.desk, self.rooms, self.port = desk, rooms, free_port()
        data = desk.home / "prosody"
        shutil.rmtree(data, ignore_errors=True)
        data.mkdir()
        config = desk.home / "prosody.cfg.lua"
        config.write_text(
            f'run_as_root = true\ndata_path = "{data}"\npidfile = "{data}/pid"\n'
            f'interfaces = {{ "127.0.0.1" }}\nc2s_ports = {{ {self.port} }}\ns2s_ports = {{ }}\n'
            'modules_enabled = { "roster", "saslauth", "disco", "pep", "bookmarks", "ping", "carbons" }\n'
            'modules_disabled = { "s2s" }\n'
            "c2s_require_encryption = false\nallow_unencrypted_plain_auth = true\n"
            'authentication = "internal_plain"\n'
            'VirtualHost "localhost"\nComponent "rooms.localhost" "muc"\n'
            "  muc_room_locking = false\n  restrict_room_creation = false\n"
        )
        for name in ("ann", "bot"):
            command = ["prosodyctl", "--config", str(config), "register", name, "localhost", "secret"]
            subprocess.run(command, stdout=desk.log, stderr=desk.log, check=True)
        self.server = desk.run(["prosody", "--config", str(config), "-F"])
        await_("prosody", lambda: listens(self.port))
        self.bot = XmppBot(self.port, "bot", "secret")
        self.bot.enter(rooms)
        self.ann = XmppBot(self.port, "ann", "secret")
        self.bookmarked = []

    def log_in_window(self):
        return self.desk.start(["gajim"])

    def _settings(self):
        """Gajim makes its file itself, at the first start; then the account goes into it."""
        file = self.desk.home / "person/config/gajim/settings.sqlite"
        if not file.exists():
            program = self.log_in_window()
            self.desk.await_window(program)
            program.end()
        account = {
            "name": "ann",
            "hostname": "localhost",
            "password": "secret",
            "savepass": True,
            "active": True,
            "use_custom_host": True,
            "custom_host": "127.0.0.1",
            "custom_port": self.port,
            "custom_type": "PLAIN",
            "use_plain_connection": True,
            "confirm_unencrypted_connection": False,
        }
        with sqlite3.connect(file) as settings:
            kept = json.loads(settings.execute("SELECT settings FROM settings WHERE name = 'app'").fetchone()[0])
            kept.update({"use_keyring": False, "check_for_update": False})
            settings.execute("UPDATE settings SET settings = ? WHERE name = 'app'", [json.dumps(kept)])
            settings.execute(
                "INSERT OR REPLACE INTO account_settings VALUES (?, ?)",
                ["bench", json.dumps({"account": account, "contact": {}, "group_chat": {}})],
            )

    def _start(self, rooms, ready=lambda: None):
        self._settings()
        self.ann.bookmark([room for room in rooms if room not in self.bookmarked], "ann")
        self.bookmarked = rooms
        self.bot.forget()
        ready()
        program = self.desk.start(["gajim"])
        await_("rooms", lambda: all(self.bot.joined("ann", room) for room in rooms))
        return program

    def enter(self, ready=lambda: None):
        return self._start(self.rooms[:1], ready)

    def enter_all(self):
        return self._start(self.rooms)

    def talk(self, count, rate):
        self.bot.talk(self.rooms, count, rate, WRITES)

    def close(self):
        self.bot.close()
        self.ann.close()
        self.server.terminate()
