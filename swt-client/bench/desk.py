"""A desktop that nobody sees, and what programs on it take."""

import contextlib
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

PATIENCE_SECONDS = 120
# Gajim takes in a few hundred messages a second.
SETTLE_SECONDS = 1200
POLL_SECONDS = 0.02
# Chats are for ordinary people; HexChat stops and says so to root.
PERSON = {"user": "nobody", "group": "nogroup", "extra_groups": []} if os.geteuid() == 0 else {}
TICKS = os.sysconf("SC_CLK_TCK")


def await_(what, condition, seconds=PATIENCE_SECONDS):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(f"in vain: {what}")
        time.sleep(POLL_SECONDS)


def drop_caches():
    """Everything comes from the disk again, as after the machine was started. Needs root."""
    if os.geteuid() != 0:
        return False
    os.sync()
    Path("/proc/sys/vm/drop_caches").write_text("3")
    return True


class Program:
    """A process with its children."""

    def __init__(self, command, environment, log):
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            command, env=environment, stdout=log, stderr=log, start_new_session=True, **PERSON
        )

    def milliseconds(self):
        return round((time.monotonic() - self.started) * 1000)

    def pids(self):
        found = [self.process.pid]
        for pid in found:
            for children in Path(f"/proc/{pid}/task").glob("*/children"):
                with contextlib.suppress(FileNotFoundError):  # A thread that has just ended.
                    found += [int(each) for each in children.read_text().split()]
        return found

    def memory(self):
        """Resident and proportional memory in MB of 1,000,000 bytes."""
        total = {"Rss:": 0, "Pss:": 0}
        for pid in self.pids():
            for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
                key, *rest = line.split()
                if key in total:
                    total[key] += int(rest[0]) * 1024 / 1e6
        return round(total["Rss:"], 1), round(total["Pss:"], 1)

    def cpu_seconds(self):
        fields = [Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split() for pid in self.pids()]
        return sum(int(each[11]) + int(each[12]) for each in fields) / TICKS

    def settle(self):
        """Waits until it takes less than 2 % of a processor for two seconds."""
        end = time.monotonic() + SETTLE_SECONDS
        while time.monotonic() < end:
            before = self.cpu_seconds()
            time.sleep(2)
            if self.cpu_seconds() - before < 0.04:
                return
        print("    (it does not come to rest)")

    def end(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Desk:
    """Xvfb, openbox and a session bus; a home that is thrown away."""

    def __init__(self):
        self.home = Path(tempfile.mkdtemp(prefix="weigh-", dir="/var/tmp"))
        self.home.chmod(0o755)
        self.log = open(self.home / "log", "wb")
        self.environment = {
            "PATH": os.environ["PATH"],
            "LC_ALL": "C.UTF-8",
            "GTK_THEME": "Adwaita",
            "GTK_IM_MODULE": "gtk-im-context-simple",
        }
        # What runs for the whole session has its sockets here.
        self.environment["XDG_RUNTIME_DIR"] = str(self.home / "run")
        (self.home / "run").mkdir(mode=0o700)
        self._give(self.home / "run")
        self.running = []
        self.fresh()
        number = self._first_line(["Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"])
        self.environment["DISPLAY"] = ":" + number
        bus = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self._first_line(bus)
        self.run(["openbox"], **PERSON)
        self._be_looked_over()

    def _first_line(self, command):
        process = subprocess.Popen(command, env=self.environment, stdout=subprocess.PIPE, stderr=self.log, **PERSON)
        self.running.append(process)
        return process.stdout.readline().decode().strip()

    def _be_looked_over(self):
        """The first GTK program on a display loads OpenGL to look over it, and notes down what it found for the others."""
        look = "import gi; gi.require_version('Gdk', '3.0'); from gi.repository import Gdk; Gdk.Screen.get_default()"
        subprocess.run(["/usr/bin/python3", "-c", look], env=self.environment, check=True)

    def fresh(self):
        """A home as on the first day."""
        shutil.rmtree(self.home / "person", ignore_errors=True)
        for variable, folder in {
            "HOME": "",
            "XDG_CONFIG_HOME": "config",
            "XDG_DATA_HOME": "data",
            "XDG_STATE_HOME": "state",
            "XDG_CACHE_HOME": "cache",
        }.items():
            path = self.home / "person" / folder
            path.mkdir(parents=True, exist_ok=True, mode=0o700)
            self.environment[variable] = str(path)
        # Java asks the list of users, not HOME.
        self.environment["JAVA_TOOL_OPTIONS"] = f"-Duser.home={self.environment['HOME']}"
        self._give(self.home / "person")

    @staticmethod
    def _give(folder):
        if PERSON:
            for each in [folder, *folder.rglob("*")]:
                shutil.chown(each, PERSON["user"], PERSON["group"])

    def write(self, path, text):
        """A file in the person's home."""
        file = self.home / "person" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        self._give(self.home / "person")

    def run(self, command, **how):
        """Starts what a program needs; it ends with the desk."""
        process = subprocess.Popen(
            command, env=self.environment, cwd=self.home, stdout=self.log, stderr=self.log, **how
        )
        self.running.append(process)
        return process

    def start(self, command):
        return Program(command, self.environment, self.log)

    def xdotool(self, *arguments):
        done = subprocess.run(["xdotool", *arguments], env=self.environment, capture_output=True, text=True)
        return done.stdout.split() if done.returncode == 0 else []

    def await_window(self, program, title="."):
        """Until a window of the program has the keyboard."""

        def has_keyboard():
            active = self.xdotool("getactivewindow")
            return active and set(active) & set(
                self.xdotool("search", "--onlyvisible", "--all", "--pid", str(program.process.pid), "--name", title)
            )

        await_(f"window {title}", has_keyboard)

    def close(self):
        for process in reversed(self.running):
            process.terminate()
            process.wait()
        self.log.close()
        shutil.rmtree(self.home, ignore_errors=True)
