package org.jilectomy.runtime.cli;

/** What {@code -V} says. */
final class Version {
    /** The language version we follow, and our own. */
    static final String TEXT = "3.11.2 (Jilectomy 0.1.0)";

    private Version() {}
}
