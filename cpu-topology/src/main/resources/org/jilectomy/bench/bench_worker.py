"""The bench's worker: one process, one configuration, for the whole session.

Runs unchanged on CPython 3.11 and on Jilectomy. It reads commands from standard input and answers
on standard output with lines that begin with "@bench"; whatever else appears there was printed by
the script. Only sys, time, threading and a way to pin a thread are needed, so that a runtime in
its first week can already be measured.

    load PATH           compile and execute a script that defines bench()
                          -> loaded NANOSECONDS
    round N CPU,... LOOPS call bench() LOOPS times in each of N threads, thread i on the i-th CPU
                          -> thread I PINNED CPU_NS START_NS END_NS
                             WAIT_NS SWITCHES TAKEN MINOR MAJOR UNEVEN_NS  (one line, N times)
                          -> round WALL_NS PROCESS_CPU_NS
    empty                 the same with nothing to call, a hundred times -> empty MEDIAN_NS
    quit                  -> bye

Five numbers of a thread's line are the kernel's, between just before and just after the timed
region: time in the run queue, voluntary and involuntary switches, minor and major faults. Of several
threads they count from the closed gate on: who waits for a CPU to pass it waits too. The last
says how evenly the region went: its calls are done in eight stretches, and so much longer did it
take than at the pace of the faster quarter of them. -1 below eight calls.

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


def find_counters():
    """Functions of no arguments for the calling thread: one that opens its schedstat, and rusage."""
    schedule = None
    usage = None
    try:
        import os
        os.pread(os.open("/proc/thread-self/schedstat", os.O_RDONLY), 100, 0)

        def schedule():
            return os.open("/proc/thread-self/schedstat", os.O_RDONLY)
    except Exception:
        pass
    try:
        import resource
        who = resource.RUSAGE_THREAD
        ask = resource.getrusage
        ask(who)

        def usage():
            return ask(who)
    except Exception:
        pass
    return schedule, usage


open_schedule, thread_usage = find_counters()
if open_schedule is not None:
    from os import close, pread


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


def waited(line):
    """Nanoseconds in the run queue: the second number of a schedstat."""
    return int(line.split()[1])


STRETCHES = 8


def stretches_of(loops):
    """As many ranges as there are stretches, equally long but for one call."""
    if loops < STRETCHES:
        return [range(loops)]
    return [range(loops * i // STRETCHES, loops * (i + 1) // STRETCHES) for i in range(STRETCHES)]


def unevenness(start, ends, stretches):
    """What the region took beyond the pace of the faster quarter of its stretches; -1 unknown."""
    if len(ends) < STRETCHES:
        return -1
    paces = []
    before = start
    calls = 0
    for end, stretch in zip(ends, stretches):
        paces.append((end - before) / len(stretch))
        before = end
        calls += len(stretch)
    paces.sort()
    return max(0, before - start - round(paces[STRETCHES // 4] * calls))


def counters(schedule):
    """What the kernel has counted for this thread so far."""
    usage = None
    line = b"0 0 0"
    if thread_usage is not None:
        usage = thread_usage()
    if schedule is not None:
        line = pread(schedule, 100, 0)
    return usage, line


def timed(bench, loops, result, pinned, schedule, ready, gate):
    """The timed region, with the kernel's counters read around it, the clocks closest."""
    stretches = stretches_of(loops)
    ends = []
    usage_end = None
    line_end = b"0 0 0"
    usage, line = counters(schedule)
    if gate is not None:
        ready.release()
        gate.acquire()
    cpu_start = clock(thread_time_ns)
    start = perf_counter_ns()
    for stretch in stretches:
        for _ in stretch:
            bench()
        ends.append(perf_counter_ns())
    cpu_end = clock(thread_time_ns)
    if schedule is not None:
        line_end = pread(schedule, 100, 0)
    if thread_usage is not None:
        usage_end = thread_usage()
    end = ends[-1]
    used = wait = -1
    if thread_time_ns is not None:
        used = cpu_end - cpu_start
    if schedule is not None:
        wait = waited(line_end) - waited(line)
    counts = (-1, -1, -1, -1)
    if usage is not None:
        gave_up = usage_end.ru_nvcsw - usage.ru_nvcsw
        if gate is not None:
            gave_up = max(0, gave_up - 1)   # at the gate
        counts = (gave_up, usage_end.ru_nivcsw - usage.ru_nivcsw,
                  usage_end.ru_minflt - usage.ru_minflt, usage_end.ru_majflt - usage.ru_majflt)
    counts += (unevenness(start, ends, stretches),)
    result.append((pinned, used, start, end, wait) + counts)


def pin_to(cpu):
    """The CPU, or -1 if this thread could not be pinned to it."""
    if pin_thread is not None and cpu >= 0:
        try:
            pin_thread(cpu)
            return cpu
        except Exception:
            pass
    return -1


def run(bench, cpu, loops, ready, gate, result):
    """One thread of a round: pin, report, wait for the gate, work."""
    pinned = pin_to(cpu)
    schedule = None
    if open_schedule is not None:
        schedule = open_schedule()
    try:
        timed(bench, loops, result, pinned, schedule, ready, gate)
    except BaseException as error:
        result.append(describe(error))
        if ready.locked():      # it failed before the gate, where it is waited for
            ready.release()
    if schedule is not None:
        close(schedule)


def held_lock():
    lock = threading.Lock()
    lock.acquire()
    return lock


main_pinned = -2     # the CPU this thread was last pinned to
main_schedule = None


def measure_here(bench, cpu, loops):
    """A round of one thread needs no other than this one."""
    global main_pinned, main_schedule
    if main_pinned != cpu:
        main_pinned = cpu if pin_to(cpu) == cpu else -1
    if main_schedule is None and open_schedule is not None:
        main_schedule = open_schedule()
    result = []
    cpu_start = clock(process_time_ns)
    try:
        timed(bench, loops, result, main_pinned, main_schedule, None, None)
    except BaseException as error:
        result.append(describe(error))
    cpu_end = clock(process_time_ns)
    if isinstance(result[0], str):
        tell([result], 0, 0, -1)
    else:
        tell([result], result[0][2], result[0][3], cpu_end - cpu_start)


def measure(bench, cpus, loops):
    """All threads are up and pinned before the clock starts; it stops when the last has ended."""
    threads = []
    gates = []
    results = []
    for cpu in cpus:
        ready = held_lock()
        gate = held_lock()
        result = []
        thread = threading.Thread(target=run, args=(bench, cpu, loops, ready, gate, result))
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
    tell(results, start, end, cpu_end - cpu_start)


def tell(results, start, end, used):
    for index in range(len(results)):
        result = results[index]
        if not result:
            say("error", "script", "thread", index, "ended without a result")
            return
        if isinstance(result[0], str):
            say("error", "script", result[0])
            return
    for index in range(len(results)):
        pinned, cpu, begun, ended, *counts = results[index][0]
        say("thread", index, pinned, cpu, begun - start, ended - start, *counts)
    if process_time_ns is None:
        used = -1
    say("round", end - start, used)


def nothing():
    pass


def measure_nothing():
    times = []
    for _ in range(100):
        result = []
        timed(nothing, STRETCHES, result, -1, main_schedule, None, None)
        times.append(result[0][3] - result[0][2])
    say("empty", sorted(times)[50])


def command(words, bench):
    """Obeys one command and returns the benchmark function there is now."""
    if words[0] == "load":
        return load(words[1])
    if words[0] == "round":
        if bench is None:
            say("error", "protocol", "round before load")
        else:
            count, cpus, loops = words[1].split()
            numbers = [int(cpu) for cpu in cpus.split(",")]
            if len(numbers) != int(count):
                say("error", "protocol", "a CPU for each thread is needed")
            elif len(numbers) == 1:
                measure_here(bench, numbers[0], int(loops))
            else:
                measure(bench, numbers, int(loops))
    elif words[0] == "empty":
        measure_nothing()
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
