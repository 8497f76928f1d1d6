#!/usr/bin/env python3
"""Types half a command line and a tab into a real shell, and holds what the shell makes of it to what it should be.

    completion.py bash|zsh|fish RUNG COMPLETION

Exit status: 0 as it should be, 1 not, 77 skipped since the shell is not here.
"""
import os, pty, re, select, shutil, sys, tempfile, time

shell, rung, completion = sys.argv[1], os.path.abspath(sys.argv[2]), os.path.abspath(sys.argv[3])

# What is typed before the tab, and what the line must then be.
LINES = [
    ("rung recom", "rung recommend "),
    ("rung prove --wit", "rung prove --witness "),
    ("rung recommend --format js", "rung recommend --format json "),
    ("rung check adol", "rung check adolescent "),
    ("rung help --as fi", "rung help --as fish "),
]

home = tempfile.mkdtemp()
folder = os.path.join(home, "completions")
os.mkdir(folder)
shutil.copy(completion, os.path.join(folder, "_rung"))
# How a shell is started bare, and how it takes the completion as an installed one is taken.
STARTED = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], f"bind 'set enable-bracketed-paste off'; source {folder}/_rung"),
    "zsh": (["zsh", "-f", "-i"], f"unsetopt zle_bracketed_paste; fpath=({folder} $fpath); autoload -Uz compinit; compinit -u"),
    "fish": (["fish", "--no-config", "-i"], f"set -g fish_autosuggestion_enabled 0; source {folder}/_rung"),
}


def read_until(terminal, wanted, seconds):
    """What the terminal shows, without its colours and moves of the cursor, until `wanted` is in it."""
    shown, end = "", time.monotonic() + seconds
    while wanted not in shown and time.monotonic() < end:
        if select.select([terminal], [], [], 0.1)[0]:
            try:
                shown += os.read(terminal, 65536).decode(errors="replace")
            except OSError:
                break
            shown = re.sub(r"\x1b\[[0-9;?>]*[A-Za-z]|\x1b[()].|\x1b[=>]|\x1b\][^\x07]*\x07", "", shown)
    return shown


def completed(typed, wanted):
    """The line that an `echo` in its place is given, so that what the shell draws does not matter."""
    command, prepare = STARTED[shell]
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update(HOME=home, TERM="dumb" if shell == "bash" else "xterm", PS1="$ ", LC_ALL="C.UTF-8",
                          PATH=os.path.dirname(rung) + ":" + os.environ["PATH"])
        os.execvp(command[0], command)
    try:
        os.write(terminal, (prepare + "; echo rea''dy\n").encode())
        read_until(terminal, "ready", 20)
        time.sleep(0.3)
        os.write(terminal, (typed + "\t").encode())
        time.sleep(0.2)
        # To the start of the line: what follows becomes an argument. The quotes keep the typed line out of the answer.
        read_until(terminal, wanted.rstrip(), 5)
        os.write(terminal, b"\x01echo lin''e=\n")
        shown = read_until(terminal, "line=", 5) + read_until(terminal, "\n", 2)
        found = re.search(r"line=(.*?)\r?\n", shown)
        return found.group(1) if found else shown
    finally:
        os.close(terminal)
        os.kill(pid, 9)
        os.waitpid(pid, 0)


if not shutil.which(shell):
    print(f"skipped: {shell} is not here", file=sys.stderr)
    sys.exit(77)
failed = 0
for typed, wanted in LINES:
    found = completed(typed, wanted)
    if found.split() != wanted.split():
        print(f"FAILED in {shell}: `{typed}` and a tab became `{found}`, not `{wanted}`")
        failed = 1
shutil.rmtree(home)
sys.exit(failed)
