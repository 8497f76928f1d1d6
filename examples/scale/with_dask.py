#!/usr/bin/env python3
"""rung batch as a partition filter under Dask.distributed: the file is cut into blocks of whole lines, each block goes
through the same binary on some worker, and the answers are written in the order of the input. A worker that dies is made
up for: its blocks are decided again by another, and since the same lines give the same bytes, nobody can tell.

    with_dask.py RUNG CASES.ndjson OUT.ndjson [--workers 2] [--block 65536] [--kill] [OPTION of rung batch]...

--kill ends one worker half-way with SIGKILL, to show it. Needs Debian's python3-distributed.
"""
import argparse
import os
import signal
import subprocess
import sys

from distributed import Client, LocalCluster, as_completed


def blocks(path, size):
    """Where each block of whole lines begins and ends, in bytes."""
    with open(path, "rb") as lines:
        begin, end = 0, os.path.getsize(path)
        while begin < end:
            lines.seek(min(begin + size, end))
            lines.readline()  # to the end of the line that stands there
            yield begin, lines.tell()
            begin = lines.tell()


def decide(rung, options, path, begin, end):
    """What rung says of one block. An exit status other than 0 is a failure of the task, never of a line."""
    with open(path, "rb") as lines:
        lines.seek(begin)
        text = lines.read(end - begin)
    command = [rung, "batch", "-", "--jobs", "1", *options]
    return subprocess.run(command, input=text, stdout=subprocess.PIPE, check=True).stdout


def kill_one(client):
    worker, pid = next(iter(client.run(os.getpid).items()))
    print(f"killing worker {worker}, process {pid}", file=sys.stderr)
    os.kill(pid, signal.SIGKILL)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rung")
    parser.add_argument("cases")
    parser.add_argument("out")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--block", type=int, default=65536)
    parser.add_argument("--kill", action="store_true")
    arguments, options = parser.parse_known_args()

    cluster = LocalCluster(n_workers=arguments.workers, threads_per_worker=1, processes=True, dashboard_address=None)
    with cluster, Client(cluster) as client, open(arguments.out + ".part", "wb") as out:
        futures = [client.submit(decide, arguments.rung, options, arguments.cases, *block, pure=False)
                   for block in blocks(arguments.cases, arguments.block)]
        if arguments.kill:
            for done, _ in enumerate(as_completed(futures), 1):
                if done >= len(futures) // 2:
                    kill_one(client)
                    break
        for future in futures:
            out.write(future.result())
    os.rename(arguments.out + ".part", arguments.out)


if __name__ == "__main__":
    main()
