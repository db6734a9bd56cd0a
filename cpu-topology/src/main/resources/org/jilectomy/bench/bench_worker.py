"""The bench's worker: one process, one configuration, for the whole session.

Runs unchanged on CPython 3.11 and on Jilectomy. It reads commands from standard input and answers
on standard output with lines that begin with "@bench"; whatever else appears there was printed by
the script. Only sys, time, threading and a way to pin a thread are needed, so that a runtime in
its first week can already be measured.

    load PATH           compile and execute a script that defines bench()
                          -> loaded NANOSECONDS
    round N CPU,CPU,... call bench() once in each of N threads, thread i pinned to the i-th CPU
                          -> thread I PINNED CPU_NS START_NS END_NS    (N times)
                          -> round WALL_NS PROCESS_CPU_NS
    quit                  -> bye

Any failure -> error KIND MESSAGE, and the worker waits for the next command. A figure that the
runtime does not offer is -1.
"""

import sys
import threading
import time

out = sys.stdout
perf_counter_ns = time.perf_counter_ns
thread_time_ns = getattr(time, "thread_time_ns", None)
process_time_ns = getattr(time, "process_time_ns", None)


def find_pin():
    """The best way to pin the calling thread: its name, and a function of a CPU number."""
    try:
        import os
        if hasattr(os, "sched_setaffinity"):
            return "os", lambda cpu: os.sched_setaffinity(0, {cpu})
    except Exception:
        pass
    try:
        import posix
        if hasattr(posix, "sched_setaffinity"):
            return "posix", lambda cpu: posix.sched_setaffinity(0, {cpu})
    except Exception:
        pass
    try:
        import _jilectomy
        return "_jilectomy", _jilectomy.pin
    except Exception:
        pass
    return "none", None


pin_name, pin_thread = find_pin()


def say(*words):
    out.write("@bench " + " ".join([str(word) for word in words]) + "\n")
    out.flush()


def one_line(text):
    return " ".join(str(text).split())


def describe(error):
    """The error, and the line of the script nearest to it."""
    text = type(error).__name__ + ": " + one_line(error)
    try:
        line = 0
        traceback = error.__traceback__
        while traceback is not None:
            line = traceback.tb_lineno
            traceback = traceback.tb_next
        if line and not isinstance(error, SyntaxError):
            text += " (line " + str(line) + ")"
    except Exception:
        pass
    return text


def clock(function):
    if function is None:
        return 0
    return function()


def load(path):
    start = perf_counter_ns()
    with open(path) as file:
        source = file.read()
    namespace = {"__name__": "__bench__", "__file__": path}
    exec(compile(source, path, "exec"), namespace)
    if "bench" not in namespace:
        say("error", "no-bench", "the script defines no function bench()")
        return None
    if not callable(namespace["bench"]):
        say("error", "no-bench", "bench is not callable")
        return None
    say("loaded", perf_counter_ns() - start)
    return namespace["bench"]


def run(bench, cpu, ready, gate, result):
    """One thread of a round: pin, report, wait for the gate, work."""
    pinned = -1
    if pin_thread is not None and cpu >= 0:
        try:
            pin_thread(cpu)
            pinned = cpu
        except Exception:
            pass
    ready.release()
    gate.acquire()
    try:
        start = perf_counter_ns()
        cpu_start = clock(thread_time_ns)
        bench()
        cpu_end = clock(thread_time_ns)
        end = perf_counter_ns()
        used = -1
        if thread_time_ns is not None:
            used = cpu_end - cpu_start
        result.append((pinned, used, start, end))
    except BaseException as error:
        result.append(describe(error))


def held_lock():
    lock = threading.Lock()
    lock.acquire()
    return lock


def measure(bench, cpus):
    """All threads are up and pinned before the clock starts; it stops when the last has ended."""
    threads = []
    gates = []
    results = []
    for cpu in cpus:
        ready = held_lock()
        gate = held_lock()
        result = []
        thread = threading.Thread(target=run, args=(bench, cpu, ready, gate, result))
        thread.start()
        ready.acquire()
        threads.append(thread)
        gates.append(gate)
        results.append(result)
    cpu_start = clock(process_time_ns)
    start = perf_counter_ns()
    for gate in gates:
        gate.release()
    for thread in threads:
        thread.join()
    end = perf_counter_ns()
    cpu_end = clock(process_time_ns)
    for index in range(len(results)):
        result = results[index]
        if not result:
            say("error", "script", "thread", index, "ended without a result")
            return
        if isinstance(result[0], str):
            say("error", "script", result[0])
            return
    for index in range(len(results)):
        pinned, used, begun, ended = results[index][0]
        say("thread", index, pinned, used, begun - start, ended - start)
    used = -1
    if process_time_ns is not None:
        used = cpu_end - cpu_start
    say("round", end - start, used)


def command(words, bench):
    """Obeys one command and returns the benchmark function there is now."""
    if words[0] == "load":
        return load(words[1])
    if words[0] == "round":
        if bench is None:
            say("error", "protocol", "round before load")
        else:
            count, cpus = words[1].split()
            numbers = [int(cpu) for cpu in cpus.split(",")]
            if len(numbers) != int(count):
                say("error", "protocol", "a CPU for each thread is needed")
            else:
                measure(bench, numbers)
    else:
        say("error", "protocol", "unknown command " + words[0])
    return bench


def serve():
    bench = None
    name = "python"
    try:
        name = sys.implementation.name
    except Exception:
        pass
    version = sys.version.split()[0]
    clocks = "yes"
    if thread_time_ns is None:
        clocks = "no"
    say("hello", 1, name, version, pin_name, clocks)
    try:
        sys.stdout = sys.stderr  # what the script prints must not get between our lines
    except Exception:
        pass
    while True:
        line = sys.stdin.readline()
        words = line.strip().split(None, 1)
        if not line or words == ["quit"]:
            say("bye")
            return
        if not words:
            continue
        try:
            bench = command(words, bench)
        except BaseException as error:
            say("error", "script", describe(error))


serve()
