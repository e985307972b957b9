"""A real Secret Service for tests: Debian's gnome-keyring on a private D-Bus, in its own home."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from keyring.backend import get_all_keyring

INSTALL = "sudo apt-get install -y gnome-keyring dbus"

needs_secret_service = pytest.mark.skipif(
    sys.platform != "linux"
    or not (shutil.which("gnome-keyring-daemon") and shutil.which("dbus-daemon")),
    reason=f"no gnome-keyring or no D-Bus here: {INSTALL}",
)


@contextmanager
def secret_service(home: Path, password: str | None) -> Iterator[dict[str, str]]:
    """The environment in which it is found; without a password it stays locked."""
    _look_again()
    home.mkdir(parents=True, exist_ok=True)
    places = {"HOME": home, "XDG_RUNTIME_DIR": home, "XDG_DATA_HOME": home, "XDG_CONFIG_HOME": home}
    environment = {"PATH": "/usr/bin:/bin", **{name: str(place) for name, place in places.items()}}
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    try:
        assert bus.stdout
        environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        # It goes into the background when it is ready, and ends with its bus.
        subprocess.run(
            ["gnome-keyring-daemon", "--start" if password is None else "--unlock",
             "--components=secrets"],
            env=environment, input=password or "", text=True, check=True, timeout=30,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        yield environment
    finally:
        _look_again()
        bus.terminate()
        bus.communicate()


def _look_again() -> None:
    """Have the library forget which keyrings there are: it looks only once."""
    vars(get_all_keyring).pop("saved_result", None)
