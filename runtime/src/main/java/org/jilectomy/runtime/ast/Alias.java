package org.jilectomy.runtime.ast;

/**
 * One name of an import.
 *
 * @param name   the dotted name, or {@code *}
 * @param asname null without {@code as}
 */
public record Alias(String name, String asname, Span span) {}
