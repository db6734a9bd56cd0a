package org.jilectomy.runtime.parser;

/**
 * As what a source is read, besides its mode.
 *
 * @param barry whether {@code from __future__ import barry_as_FLUFL} is in force from outside
 * @param typeComments whether {@code # type:} comments are parts of the tree, and errors elsewhere
 * @param asyncNames whether {@code async} and {@code await} may be names, as before Python 3.7
 */
public record Dialect(boolean barry, boolean typeComments, boolean asyncNames) {
    public static final Dialect PLAIN = new Dialect(false, false, false);
}
