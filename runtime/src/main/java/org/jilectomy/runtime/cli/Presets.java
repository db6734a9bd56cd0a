package org.jilectomy.runtime.cli;

/**
 * Sets of switches named after the story: the Gilectomy's talks, PEP 703, and this runtime. {@code -X
 * preset=NAME}; a switch that is given itself wins over the preset's value.
 *
 * <pre>
 *  preset        counts    immortals  allocator     statistics  locks    thread state  values
 *  gil           gil       no         thread-local  no          (GIL)    passed        faithful
 *  june-2016     atomic    no         locked        shared      always   lookup        faithful
 *  october-2016  buffered  no         locked        shared      always   lookup        faithful
 *  april-2017    buffered  no         two-stage     no          always   lookup        faithful
 *  may-2017      buffered  no         thread-local  no          always   passed        faithful
 *  pep703        deferred  yes        thread-local  no          always   passed        faithful
 *  jilectomy     biased    yes        thread-local  no          private  passed        unboxed,
 *                                                                                      elided
 * </pre>
 *
 * <p>The talk's INCREF1 is {@code incref=2} with {@code threadstate=lookup}: one look-up an operation,
 * whatever needs it; its INCREF2 is that with {@code passed}.
 *
 * <p>PEP 703 counts by bias and defers the counts of functions and classes; both is {@code deferred}.
 * It also reads lists and dicts without their locks; here that is so for what the reader need not
 * count on a line that others write: immortal and deferred objects and those of its own. The Gilectomy
 * knew no immortal objects: {@code None} and small ints were counted by all threads.
 *
 * <p>The Gilectomy had no cycle collector at first, and then, in {@code may-2017}, one whose list of
 * objects threads report to in batches: {@code track=buffered}.
 *
 * <p>Faithful: {@code unbox=0 elide=0}, each value an object and each load counted, as in ceval of
 * those years; so presets but the last differ by the technique alone, and the last by all at once.
 * Under {@code gil} the allocator needs no lock, and has none in {@code thread-local}.
 *
 * <p>To add a preset: one line here.
 */
final class Presets {
    private static final String FAITHFUL = "unbox=0 elide=0 header=inline";
    private static final String TALKS = FAITHFUL + " immortal=off";

    /** Name, what it is, switches. */
    private static final String[][] TABLE = {
        {"gil", "CPython with its GIL",
            TALKS + " refcount=gil alloc=thread-local heapstats=0 threadstate=passed"},
        {"june-2016", "atomic counts, a lock around the allocator, all objects locked",
            TALKS + " refcount=atomic alloc=locked heapstats=shared locks=always"
                    + " threadstate=lookup"},
        {"october-2016", "buffered counts",
            TALKS + " refcount=buffered incref=2 alloc=locked heapstats=shared locks=always"
                    + " threadstate=lookup"},
        {"april-2017", "two-stage allocator without statistics",
            TALKS + " refcount=buffered incref=2 alloc=two-stage heapstats=0 locks=always"
                    + " threadstate=lookup"},
        {"may-2017", "the thread state is passed, pools are a thread's own",
            TALKS + " refcount=buffered incref=2 alloc=thread-local heapstats=0 locks=always"
                    + " threadstate=passed track=buffered"},
        {"pep703", "biased and deferred counts, a lock in each object, reads without it",
            FAITHFUL + " immortal=on refcount=deferred alloc=thread-local heapstats=0"
                    + " locks=always threadstate=passed reads=lock-free"},
        {"jilectomy", "this runtime's defaults",
            "unbox=1 elide=1 header=inline immortal=on refcount=biased alloc=thread-local"
                    + " heapstats=0 locks=private threadstate=passed reads=lock-free"},
    };

    private Presets() {}

    /** The names, in the order of the story. */
    static String[] names() {
        String[] names = new String[TABLE.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = TABLE[i][0];
        }
        return names;
    }

    /** The switches of a preset, separated by spaces; null if there is none of that name. */
    static String switches(String name) {
        for (String[] row : TABLE) {
            if (row[0].equals(name)) {
                return row[2];
            }
        }
        return null;
    }

    /** One line a preset, for the help text. */
    static String help() {
        StringBuilder all = new StringBuilder();
        for (String[] row : TABLE) {
            all.append("           ").append(row[0]);
            for (int i = row[0].length(); i < 14; i++) {
                all.append(' ');
            }
            all.append(row[1]).append('\n');
        }
        return all.toString();
    }
}
