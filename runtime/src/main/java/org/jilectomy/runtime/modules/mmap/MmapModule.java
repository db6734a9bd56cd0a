package org.jilectomy.runtime.modules.mmap;

import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.modules.libc.Libc;
import org.jilectomy.runtime.modules.posix.PosixConstants;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** The module {@code mmap}. */
public final class MmapModule extends BuiltinModule {
    /** Linux's, the same on all its architectures that we run on. */
    private static final String NUMBERS = """
            PROT_EXEC=4 PROT_READ=1 PROT_WRITE=2 MAP_SHARED=1 MAP_PRIVATE=2 MAP_DENYWRITE=2048
            MAP_EXECUTABLE=4096 MAP_ANON=32 MAP_ANONYMOUS=32 MAP_POPULATE=32768 MAP_STACK=131072
            ACCESS_DEFAULT=0 ACCESS_READ=1 ACCESS_WRITE=2 ACCESS_COPY=3
            MADV_NORMAL=0 MADV_RANDOM=1 MADV_SEQUENTIAL=2 MADV_WILLNEED=3 MADV_DONTNEED=4 MADV_REMOVE=9
            MADV_DONTFORK=10 MADV_DOFORK=11 MADV_HWPOISON=100 MADV_MERGEABLE=12 MADV_UNMERGEABLE=13
            MADV_HUGEPAGE=14 MADV_NOHUGEPAGE=15 MADV_DONTDUMP=16 MADV_DODUMP=17 MADV_FREE=8
            """;

    private static final int SC_PAGESIZE = 30;

    public MmapModule() {
        super("mmap");
    }

    @Override
    protected void define(TypeDef def) {}

    @Override
    protected void init(ThreadState ts, long dict) {
        PosixConstants.put(ts, dict, NUMBERS);
        long page = Libc.SYSCONF.callLong(SC_PAGESIZE, 0, 0);
        putSteal(ts, dict, "PAGESIZE", PyLong.of(ts, page));
        putSteal(ts, dict, "ALLOCATIONGRANULARITY", PyLong.of(ts, page));
        PyDict.setItemName(ts, dict, Names.of("error"), Exceptions.OSError.address);
        putType(ts, dict, PyMmap.TYPE);
    }
}
