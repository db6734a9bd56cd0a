package org.jilectomy.runtime.modules.posix;

import java.util.ArrayList;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.modules.libc.Libc;
import org.jilectomy.runtime.modules.libc.OsError;
import org.jilectomy.runtime.modules.libc.PathArg;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** Other programs: beside this one ({@code posix_spawn}) or in its place ({@code execv}). */
final class SpawnCalls {
    private static final Libc EXECVE = new Libc("execve");
    private static final Libc FEXECVE = new Libc("fexecve");

    private SpawnCalls() {}

    static void define(TypeDef def) {
        String options = ", /, *, file_actions=(), setpgroup=None, resetids=False, setsid=False,"
                + " setsigmask=(), setsigdef=(), scheduler=None)";
        def.in(SpawnCalls.class)
                .method("posix_spawn(module, path, argv, env" + options, null, "spawn")
                .method("posix_spawnp(module, path, argv, env" + options, null, "spawnp")
                .method("execv(module, path, argv, /)", null)
                .method("execve(module, path, argv, env)", null);
    }

    // ---------------------------------------------------------------- arguments

    /** The arguments of a program. */
    static ArrayList<byte[]> arguments(ThreadState ts, long argv, String function) {
        if (!PyList.TYPE.isInstance(argv) && !PyTuple.TYPE.isInstance(argv)) {
            throw Errors.typeError(ts, function + ": argv must be a tuple or list");
        }
        ArrayList<byte[]> texts = texts(ts, argv);
        if (texts.isEmpty()) {
            throw Errors.valueError(
                    ts, function.startsWith("execv") && !function.equals("execve")
                            ? "execv() arg 2 must not be empty"
                            : function + ": argv must not be empty");
        }
        if (texts.get(0).length == 0) {
            throw Errors.valueError(
                    ts, function + ": argv first element cannot be empty");
        }
        return texts;
    }

    static ArrayList<byte[]> texts(ThreadState ts, long sequence) {
        ArrayList<byte[]> texts = new ArrayList<>();
        long items = PyTuple.fromIterable(ts, sequence);
        try {
            for (int i = 0; i < PyTuple.size(items); i++) {
                texts.add(PosixArgs.path(ts, PyTuple.item(items, i)));
            }
        } finally {
            Refs.release(ts, items);
        }
        return texts;
    }

    /** {@code KEY=value} of a mapping. */
    static ArrayList<byte[]> environment(ThreadState ts, long env, String function) {
        long keys = 0;
        long values = 0;
        long method = Abstract.lookupAttr(ts, env, Names.keys);
        Refs.xrelease(ts, method);
        if (method == 0) {
            throw Errors.typeError(ts, function + ": environment must be a mapping object");
        }
        ArrayList<byte[]> texts = new ArrayList<>();
        try {
            keys = listOf(ts, Abstract.callMethod(ts, env, Names.keys));
            values = listOf(ts, Abstract.callMethod(ts, env, Names.values));
            for (int i = 0; i < PyTuple.size(keys); i++) {
                byte[] key = PosixArgs.path(ts, PyTuple.item(keys, i));
                byte[] value = PosixArgs.path(ts, PyTuple.item(values, i));
                for (int k = 0; k < key.length; k++) {
                    if (key[k] == '=' && k > 0 || key.length == 0) {
                        throw Errors.valueError(ts, "illegal environment variable name");
                    }
                }
                byte[] both = java.util.Arrays.copyOf(key, key.length + 1 + value.length);
                both[key.length] = '=';
                System.arraycopy(value, 0, both, key.length + 1, value.length);
                texts.add(both);
            }
            return texts;
        } finally {
            Refs.xrelease(ts, keys);
            Refs.xrelease(ts, values);
        }
    }

    private static long listOf(ThreadState ts, long iterableSteal) {
        try {
            return PyTuple.fromIterable(ts, iterableSteal);
        } finally {
            Refs.release(ts, iterableSteal);
        }
    }

    static int[] integers(ThreadState ts, long sequence) {
        long items = PyTuple.fromIterable(ts, sequence);
        try {
            int[] numbers = new int[(int) PyTuple.size(items)];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = PyLong.asInt(ts, PyTuple.item(items, i));
            }
            return numbers;
        } finally {
            Refs.release(ts, items);
        }
    }

    // ---------------------------------------------------------------- posix_spawn

    static long spawn(ThreadState ts, long module, long path, long argv, long env, long actions,
            long group, long resetIds, long setsid, long mask, long defaults, long scheduler) {
        return spawn(ts, path, argv, env, actions, group, resetIds, setsid, mask, defaults,
                scheduler, false);
    }

    static long spawnp(ThreadState ts, long module, long path, long argv, long env, long actions,
            long group, long resetIds, long setsid, long mask, long defaults, long scheduler) {
        return spawn(ts, path, argv, env, actions, group, resetIds, setsid, mask, defaults,
                scheduler, true);
    }

    private static boolean given(long value) {
        return value != 0 && value != Singletons.None;
    }

    private static long spawn(ThreadState ts, long path, long argv, long env, long actions,
            long group, long resetIds, long setsid, long mask, long defaults, long scheduler,
            boolean search) {
        String function = search ? "posix_spawnp" : "posix_spawn";
        byte[] program = PosixArgs.path(ts, path);
        ArrayList<byte[]> args = arguments(ts, argv, function);
        ArrayList<byte[]> variables = environment(ts, env, function);
        if (given(scheduler)) {
            throw Errors.notImplemented(ts, function + "() with scheduler=");
        }
        try (Spawn spawn = new Spawn(ts)) {
            if (given(group)) {
                spawn.group(PyLong.asInt(ts, group));
            }
            if (Args.truth(ts, resetIds, false)) {
                spawn.flag(Spawn.RESETIDS);
            }
            if (Args.truth(ts, setsid, false)) {
                spawn.flag(Spawn.SETSID);
            }
            if (mask != 0) {
                spawn.mask(signals(ts, mask));
            }
            if (defaults != 0) {
                spawn.defaults(signals(ts, defaults));
            }
            if (given(actions)) {
                addActions(ts, spawn, actions);
            }
            int pid = spawn.run(program, spawn.vector(args), spawn.vector(variables), search);
            return PyLong.of(ts, OsError.check(ts, pid, path));
        }
    }

    private static int[] signals(ThreadState ts, long sequence) {
        int[] numbers = integers(ts, sequence);
        for (int n : numbers) {
            if (n < 1 || n > 64) {
                throw Errors.valueError(ts, "signal number " + n + " out of range [1; 64]");
            }
        }
        return numbers;
    }

    private static void addActions(ThreadState ts, Spawn spawn, long actions) {
        long items = PyTuple.fromIterable(ts, actions);
        try {
            for (int i = 0; i < PyTuple.size(items); i++) {
                long action = PyTuple.item(items, i);
                if (!PyTuple.TYPE.isInstance(action) || PyTuple.size(action) == 0) {
                    throw Errors.typeError(
                            ts, "Each file_actions element must be a non-empty tuple");
                }
                int n = (int) PyTuple.size(action);
                int kind = PyLong.asInt(ts, PyTuple.item(action, 0));
                int want = kind == 0 ? 5 : kind == 1 ? 2 : kind == 2 ? 3 : -1;
                if (want < 0) {
                    throw Errors.typeError(ts, "Unknown file_actions identifier");
                }
                if (n != want) {
                    String name = kind == 0 ? "open" : kind == 1 ? "close" : "dup2";
                    throw Errors.typeError(ts, "A " + name + " file_action tuple must have "
                            + want + " elements");
                }
                int fd = PyLong.asInt(ts, PyTuple.item(action, 1));
                switch (kind) {
                    case 0 -> spawn.open(fd, PosixArgs.path(ts, PyTuple.item(action, 2)),
                            PyLong.asInt(ts, PyTuple.item(action, 3)),
                            PyLong.asInt(ts, PyTuple.item(action, 4)));
                    case 1 -> spawn.closeFd(fd);
                    default -> spawn.dup2(fd, PyLong.asInt(ts, PyTuple.item(action, 2)));
                }
            }
        } finally {
            Refs.release(ts, items);
        }
    }

    // ---------------------------------------------------------------- exec

    static long execv(ThreadState ts, long module, long path, long argv) {
        ArrayList<byte[]> args = arguments(ts, argv, "execv");
        try (PathArg p = PathArg.of(ts, path, "execv", "path"); Spawn memory = new Spawn(ts)) {
            return failed(ts, EXECVE.call(p.address(), memory.vector(args), environ()), p);
        }
    }

    static long execve(ThreadState ts, long module, long path, long argv, long env) {
        ArrayList<byte[]> args = arguments(ts, argv, "execve");
        ArrayList<byte[]> variables = environment(ts, env, "execve");
        try (PathArg p = PathArg.of(ts, path, "execve", "path", true, false);
                Spawn memory = new Spawn(ts)) {
            long a = memory.vector(args);
            long e = memory.vector(variables);
            return failed(ts, p.isFd() ? FEXECVE.call(p.fd, a, e)
                    : EXECVE.call(p.address(), a, e), p);
        }
    }

    private static long environ() {
        return Memory.getLong(new Libc("environ").address());
    }

    private static long failed(ThreadState ts, int result, PathArg p) {
        throw OsError.of(ts, result, p.object);
    }
}
