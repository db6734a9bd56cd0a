package org.jilectomy.runtime.modules.posix;

import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.modules.libc.Libc;
import org.jilectomy.runtime.modules.libc.OsError;
import org.jilectomy.runtime.modules.libc.PathArg;
import org.jilectomy.runtime.modules.libc.Scratch;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyStructSequence;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** The modules {@code pwd} and {@code grp}: users and groups. */
public final class PasswordModule extends BuiltinModule {
    private static final PyStructSequence USER = new PyStructSequence("pwd.struct_passwd", 7, true,
            "pw_name", "pw_passwd", "pw_uid", "pw_gid", "pw_gecos", "pw_dir", "pw_shell");

    private static final PyStructSequence GROUP = new PyStructSequence("grp.struct_group", 4, true,
            "gr_name", "gr_passwd", "gr_gid", "gr_mem");

    /** Room for the texts of one entry. */
    private static final int ROOM = 1 << 16;

    private final boolean users;

    /** @param name {@code pwd} or {@code grp} */
    public PasswordModule(String name) {
        super(name);
        users = name.equals("pwd");
    }

    @Override
    protected void define(TypeDef def) {
        if (users) {
            def.method("getpwuid(module, uidobj, /)", null)
                    .method("getpwnam(module, name, /)", null)
                    .method("getpwall(module, /)", null);
        } else {
            def.method("getgrgid(module, id)", null)
                    .method("getgrnam(module, name)", null)
                    .method("getgrall(module, /)", null);
        }
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        putType(ts, dict, users ? USER : GROUP);
    }

    private static long text(ThreadState ts, long at) {
        return at == 0 ? Singletons.None : PathArg.decode(ts, Scratch.bytes(at));
    }

    /** {@code struct passwd}: name, passwd, uid (32), gid (32), gecos, dir, shell. */
    private static long user(ThreadState ts, long p) {
        return USER.createSteal(ts, text(ts, Memory.getLong(p)), text(ts, Memory.getLong(p + 8)),
                PyLong.of(ts, Memory.getInt(p + 16) & 0xffffffffL),
                PyLong.of(ts, Memory.getInt(p + 20) & 0xffffffffL),
                text(ts, Memory.getLong(p + 24)), text(ts, Memory.getLong(p + 32)),
                text(ts, Memory.getLong(p + 40)));
    }

    /** {@code struct group}: name, passwd, gid (32), members. */
    private static long group(ThreadState ts, long g) {
        long members = PyList.create(ts);
        long vector = Memory.getLong(g + 24);
        for (long name; vector != 0 && (name = Memory.getLong(vector)) != 0; vector += 8) {
            PyList.appendSteal(ts, members, text(ts, name));
        }
        return GROUP.createSteal(ts, text(ts, Memory.getLong(g)), text(ts, Memory.getLong(g + 8)),
                PyLong.of(ts, Memory.getInt(g + 16) & 0xffffffffL), members);
    }

    /** Looks one entry up; 0 if there is none. */
    private static long find(ThreadState ts, Libc function, long key, boolean user) {
        try (Scratch s = Scratch.zeroed(ts, 128 + ROOM)) {
            int r;
            ts.detach();
            try {
                r = (int) function.raw(
                        key, s.address + 8, s.address + 128, ROOM, s.address, 0);
            } finally {
                ts.attach();
            }
            long found = Memory.getLong(s.address);
            if (found == 0) {
                if (r != 0 && r != 2 && r != 3) {
                    throw OsError.of(ts, r);
                }
                return 0;
            }
            return user ? user(ts, found) : group(ts, found);
        }
    }

    private static RuntimeException missing(ThreadState ts, String message) {
        long text = PyUnicode.fromJava(ts, message);
        try {
            return Errors.raiseValue(ts, Exceptions.KeyError, text);
        } finally {
            org.jilectomy.runtime.objects.Refs.release(ts, text);
        }
    }

    private static long byNumber(ThreadState ts, Libc function, long number, boolean user) {
        String what = user ? "uid" : "gid";
        long id;
        try {
            id = PosixArgs.id(ts, number, what);
        } catch (org.jilectomy.runtime.errors.PyException e) {
            if (!Errors.matches(e, Exceptions.OverflowError)) {
                throw e;
            }
            Errors.discard(ts, e);
            throw missing(ts, (user ? "getpwuid(): uid" : "getgrgid(): gid") + " not found");
        }
        long entry = find(ts, function, id, user);
        if (entry == 0) {
            throw missing(ts, (user ? "getpwuid(): uid" : "getgrgid(): gid") + " not found: "
                    + Abstract.reprJava(ts, number));
        }
        return entry;
    }

    private static long byName(
            ThreadState ts, Libc function, long name, boolean user, String called) {
        PosixArgs.text(ts, name, called, user ? "" : "'name'");
        long entry;
        try (Scratch s = Scratch.string(ts, PathArg.encode(ts, name))) {
            entry = find(ts, function, s.address, user);
        }
        if (entry == 0) {
            throw missing(ts, called + "(): name not found: " + Abstract.reprJava(ts, name));
        }
        return entry;
    }

    static long getpwuid(ThreadState ts, long module, long uid) {
        return byNumber(ts, Libc.GETPWUID_R, uid, true);
    }

    static long getpwnam(ThreadState ts, long module, long name) {
        return byName(ts, Libc.GETPWNAM_R, name, true, "getpwnam");
    }

    static long getgrgid(ThreadState ts, long module, long gid) {
        return byNumber(ts, Libc.GETGRGID_R, gid, false);
    }

    static long getgrnam(ThreadState ts, long module, long name) {
        return byName(ts, Libc.GETGRNAM_R, name, false, "getgrnam");
    }

    private static synchronized long all(
            ThreadState ts, Libc next, String begin, String end, boolean user) {
        new Libc(begin).raw(0, 0, 0, 0, 0, 0);
        long list = PyList.create(ts);
        long entry;
        while ((entry = next.raw(0, 0, 0, 0, 0, 0)) != 0) {
            PyList.appendSteal(ts, list, user ? user(ts, entry) : group(ts, entry));
        }
        new Libc(end).raw(0, 0, 0, 0, 0, 0);
        return list;
    }

    static long getpwall(ThreadState ts, long module) {
        return all(ts, Libc.GETPWENT, "setpwent", "endpwent", true);
    }

    static long getgrall(ThreadState ts, long module) {
        return all(ts, Libc.GETGRENT, "setgrent", "endgrent", false);
    }
}
