package org.jilectomy.runtime.modules.libc;

import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code struct statx}, which has one layout on all machines, unlike {@code struct stat}.
 *
 * <pre>
 *   0 mask       4 blksize    8 attributes  16 nlink  20 uid  24 gid  28 mode (16 bits)
 *  32 ino       40 size      48 blocks      56 attributes mask
 *  64 atime     80 btime     96 ctime      112 mtime        each: seconds (64), nanoseconds (32)
 * 128 rdev major  132 rdev minor  136 dev major  140 dev minor
 * </pre>
 */
public final class Statx {
    public static final int SIZE = 256;
    public static final int AT_FDCWD = -100;
    public static final int AT_SYMLINK_NOFOLLOW = 0x100;
    private static final int AT_EMPTY_PATH = 0x1000;
    private static final int BASIC_STATS = 0x7ff;

    /** An empty C string, for {@link #AT_EMPTY_PATH}. */
    private static final long EMPTY = Memory.map(Memory.MAP_GRANULE, Memory.MAP_GRANULE);

    private Statx() {}

    /** 0 or minus errno. */
    public static int fstat(int fd, long to) {
        return Libc.STATX.call(fd, EMPTY, AT_EMPTY_PATH, BASIC_STATS, to, 0);
    }

    /** As {@link #fstat}, of a path; the thread is detached meanwhile. */
    public static int stat(ThreadState ts, int folder, long path, boolean follow, long to) {
        return Libc.STATX.blocking(
                ts, folder, path, follow ? 0 : AT_SYMLINK_NOFOLLOW, BASIC_STATS, to, 0);
    }

    public static int blockSize(long stat) {
        return Memory.getInt(stat + 4);
    }

    public static long links(long stat) {
        return Memory.getInt(stat + 16) & 0xffffffffL;
    }

    public static long uid(long stat) {
        return Memory.getInt(stat + 20) & 0xffffffffL;
    }

    public static long gid(long stat) {
        return Memory.getInt(stat + 24) & 0xffffffffL;
    }

    public static int mode(long stat) {
        return Memory.getShort(stat + 28) & 0xffff;
    }

    public static long ino(long stat) {
        return Memory.getLong(stat + 32);
    }

    public static long size(long stat) {
        return Memory.getLong(stat + 40);
    }

    public static long blocks(long stat) {
        return Memory.getLong(stat + 48);
    }

    public static final int ATIME = 64;
    public static final int CTIME = 96;
    public static final int MTIME = 112;

    public static long seconds(long stat, int which) {
        return Memory.getLong(stat + which);
    }

    public static int nanos(long stat, int which) {
        return Memory.getInt(stat + which + 8);
    }

    /** {@code st_rdev}. */
    public static long rdev(long stat) {
        return makedev(Memory.getInt(stat + 128), Memory.getInt(stat + 132));
    }

    /** {@code st_dev}. */
    public static long dev(long stat) {
        return makedev(Memory.getInt(stat + 136), Memory.getInt(stat + 140));
    }

    /** {@code makedev} of the GNU C library. */
    public static long makedev(long major, long minor) {
        return (major & 0xfff) << 8 | (major & ~0xfffL) << 32
                | minor & 0xff | (minor & ~0xffL) << 12;
    }

    public static long major(long dev) {
        return dev >>> 8 & 0xfff | dev >>> 32 & ~0xfffL;
    }

    public static long minor(long dev) {
        return dev & 0xff | dev >>> 12 & ~0xffL;
    }
}
