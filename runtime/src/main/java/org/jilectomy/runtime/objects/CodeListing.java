package org.jilectomy.runtime.objects;

/** What only tools ask a code object for; kept apart, so that reading compiled code skips it. */
public interface CodeListing {
    /** Names of globals, attributes and modules, in the order of their first use. */
    String[] names();

    /**
     * The constants: immortal objects, and {@code -1 - index} for the nested code object with that
     * index in its unit.
     */
    long[] consts();
}
