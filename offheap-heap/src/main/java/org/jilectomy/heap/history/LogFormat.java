package org.jilectomy.heap.history;

/**
 * The file of a reference log.
 *
 * <pre>
 *  0        header, 64 bytes
 *             0  long  magic, "jilereflog" shortened, and the format's number
 *             8  long  records there is room for
 *            16  long  where the names end
 *            24  long  nanoseconds of the wall clock since 1970 at the start
 *            32  long  process id
 *  64       names, {@value #NAMES_SIZE} bytes: entries of
 *             byte tag ('P'lace, 'T'hread, t'Y'pe), int id, int length, so many bytes of UTF-8
 *  RECORDS  a ring of records, {@value #RECORD} bytes each
 *             0  long  number of the event, from 1; written last: 0 or one that does not
 *                      belong to the slot is a record that was never finished
 *             8  long  address of the object
 *            16  int   which object, from 1: addresses are used again
 *            20  int   place
 *            24  int   thread
 *            28  int   epoch
 *            32  long  references after the event, as the policy counts them; -1 unknown
 *            40  int   kind of the event, its ordinal
 *            44  int   type (with BORN), else 0
 *            48  long  nanoseconds since the start
 *            56  long  free
 * </pre>
 *
 * <p>Little-endian. The file is mapped and written as memory: what the program did before a crash of
 * the JVM, or a kill, is in the system's page cache and will be in the file; each record stands for
 * itself. (A crash of the machine may lose it.) When the ring is full the oldest events are
 * overwritten.
 */
final class LogFormat {
    static final long MAGIC = 0x0131_666C_6572_6C6AL;
    static final int MAGIC_AT = 0;
    static final int CAPACITY_AT = 8;
    static final int NAMES_END_AT = 16;
    static final int START_AT = 24;
    static final int PID_AT = 32;

    static final int NAMES = 64;
    static final int NAMES_SIZE = 4 << 20;
    static final int RECORDS = NAMES + NAMES_SIZE;
    static final int RECORD = 64;

    static final int NUMBER = 0;
    static final int ADDRESS = 8;
    static final int OBJECT = 16;
    static final int PLACE = 20;
    static final int THREAD = 24;
    static final int EPOCH = 28;
    static final int COUNT = 32;
    static final int KIND = 40;
    static final int TYPE = 44;
    static final int NANOS = 48;

    private LogFormat() {
    }
}
