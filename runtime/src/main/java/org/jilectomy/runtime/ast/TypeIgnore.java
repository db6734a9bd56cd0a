package org.jilectomy.runtime.ast;

/**
 * A comment {@code # type: ignore} of a file that was parsed with type comments.
 *
 * @param lineno its line, from 1
 * @param tag what follows the word
 */
public record TypeIgnore(int lineno, String tag) {}
