package org.jilectomy.memory;

/**
 * The slow door: every access of {@link Memory} comes here first while {@link Memory#CHECK} is on.
 *
 * <p>A checker reads memory itself (pool headers, poison), so a thread inside a check is not
 * checked. The flag for that is thread-local, and slow; what {@link AddressChecker#permits} lets pass
 * never comes to it.
 */
final class Checks {
    private static final long NULL_PAGES = 1 << 16;

    /** Written once at start-up, in practice; volatile so that all threads obey it at once. */
    static volatile AddressChecker checker = Checks::outsideNullPages;

    private static final ThreadLocal<boolean[]> INSIDE =
            ThreadLocal.withInitial(() -> new boolean[1]);

    private Checks() {}

    static void read(long address, long bytes) {
        judge(address, bytes, false);
    }

    static void write(long address, long bytes) {
        judge(address, bytes, true);
    }

    static void copy(long src, long dst, long bytes) {
        judge(src, bytes, false);
        judge(dst, bytes, true);
    }

    private static void judge(long address, long bytes, boolean write) {
        if (!checker.permits(address, bytes, write)) {
            judgeSlow(address, bytes, write);
        }
    }

    private static void judgeSlow(long address, long bytes, boolean write) {
        boolean[] inside = INSIDE.get();
        if (inside[0] || bytes == 0) {
            return;
        }
        inside[0] = true;
        try {
            checker.check(address, bytes, write);
        } finally {
            inside[0] = false;
        }
    }

    private static void outsideNullPages(long address, long bytes, boolean write) {
        if (address >= 0 && address < NULL_PAGES) {
            throw new IllegalStateException((write ? "write of " : "read of ") + bytes
                    + " bytes near the null address: 0x" + Long.toHexString(address));
        }
    }
}
