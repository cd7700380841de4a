"""Every trouble with the system's keyring, met in the real window on a bus of its own: the passphrase is the way on."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from vault.bus import run_on_a_bus

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the Secret Service is a Linux matter")

START = "from ui.window_scene import *\n"

LET_IN_AND_OUT = """
make_library(with_keyring=False)
start()
asked = dialog(UnlockDialog)
until(asked.next_time.isVisible)
assert "Secret Service" in asked.next_time.text()
assert asked.notice == "", asked.notice
asked.next_time.setChecked(True)
unlock(asked)
until(slots)
assert len(entries()) == 1 and len(entries()[0]) == 64
close_library()
program.door.arrive()
until(lambda: program.desktop.session is not None)
entry = slots()[0].entry
ways = ways_dialog()
turn_keyring(ways, "No keyring opens the library.")
assert slots() == () and kept(entry) is None
turn_keyring(ways, "The keyring opens the library.")
assert len(slots()) == 1 and len(entries()[0]) == 64
entry = slots()[0].entry
turn_keyring(ways, "No keyring opens the library.")
assert slots() == () and kept(entry) is None
ways.accept()
end()
print("done")
"""

CHANGED_AND_REMOVED = """
make_library(with_keyring=True)
first = slots()[0].entry
keyring.set_password("Briefer", first, "00" * 32)
start()
asked = dialog(UnlockDialog)
print(asked.notice)
until(asked.next_time.isVisible)
asked.next_time.setChecked(True)
unlock(asked)
until(lambda: slots()[0].entry != first)
until(lambda: kept(first) is None)
assert len(slots()) == 1
close_library()
keyring.delete_password("Briefer", slots()[0].entry)
program.door.arrive()
asked = dialog(UnlockDialog)
until(lambda: bool(asked.notice))
print(asked.notice)
unlock(asked)
from briefer.workflow.removing import remove_library
from briefer.workflow.entering import let_keyring_open
from briefer.workflow.caring import WayIn
let_keyring_open(default_library_path(), WayIn(PASSPHRASE))
names = [slot.entry for slot in slots()]
remove_library(program.desktop.release_library())
assert len(names) == 2 and [kept(name) for name in names] == [None, None]
frame.close()
"""

MEET = """
start()
asked = dialog(UnlockDialog)
until(lambda: bool(asked.notice))
print(asked.notice)
"""

AGAIN = """
QTest.mouseClick(asked.again, Qt.MouseButton.LeftButton)
until(asked.unlock.isEnabled)
print(asked.notice)
"""

GO_ON = """
assert not asked.wants_keyring
unlock(asked)
end()
assert max(waits) < 0.5, max(waits)
print("opened")
"""

SILENT = """
import subprocess, sys
mute = '''
from jeepney import message_bus
from jeepney.io.blocking import open_dbus_connection
connection = open_dbus_connection("SESSION")
connection.send_and_get_reply(message_bus.RequestName("org.freedesktop.secrets"))
print("mute", flush=True)
while True:
    connection.receive()
'''
service = subprocess.Popen([sys.executable, "-c", mute], stdout=subprocess.PIPE, text=True)
assert service.stdout.readline() == "mute\\n"
"""


def test_the_keyring_is_let_in_at_the_unlock_and_out_again_in_the_dialog_of_ways(tmp_path: Path) -> None:
    assert run_on_a_bus(START + LET_IN_AND_OUT, tmp_path, password="signed in") == "done"


def test_a_changed_entry_a_removed_one_and_the_entry_of_a_library_that_goes(tmp_path: Path) -> None:
    changed, removed = run_on_a_bus(START + CHANGED_AND_REMOVED, tmp_path, password="signed in").splitlines()
    assert "does not fit this library. Use your passphrase; you can then let the keyring open it again." in changed
    assert "has no entry for this library. Use your passphrase" in removed


@pytest.mark.parametrize("password", ["another", None], ids=["locked", "prompt dismissed"])
def test_a_locked_keyring_leads_to_the_passphrase(tmp_path: Path, password: str | None) -> None:
    run_on_a_bus(START + "make_library(with_keyring=True)", tmp_path, password="signed in")
    first, second, opened = run_on_a_bus(START + MEET + AGAIN + GO_ON, tmp_path, password=password).splitlines()
    assert first == "This computer’s keyring is locked. Unlock it and try again, or use your passphrase."
    assert second == first
    assert opened == "opened"


def test_without_a_keyring_the_passphrase_opens_and_none_is_offered(tmp_path: Path) -> None:
    run_on_a_bus(START + "make_library(with_keyring=True)", tmp_path, password="signed in")
    no_bus = "import os\nos.environ['DBUS_SESSION_BUS_ADDRESS'] = 'unix:path=/nowhere'\n"
    first, *_rest, opened = run_on_a_bus(no_bus + START + MEET + AGAIN + GO_ON, tmp_path, password=None).splitlines()
    assert first == "This computer has no keyring that Briefer can trust. Use your passphrase."
    assert opened == "opened"


def test_a_keyring_that_never_answers_is_not_waited_for_by_the_window(tmp_path: Path) -> None:
    run_on_a_bus(START + "make_library(with_keyring=True)", tmp_path, password="signed in")
    printed = run_on_a_bus(
        START + SILENT + MEET + GO_ON + "service.kill()\nservice.communicate()\n", tmp_path, password=None
    )
    assert printed.splitlines()[0].startswith("This computer’s keyring did not answer. Unlock it and try again")
    assert printed.splitlines()[-1] == "opened"
