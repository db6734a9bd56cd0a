/**
 * Syntax trees as Python sees them: the classes of the module {@code _ast}, and the way between their
 * instances and the records of {@link org.jilectomy.runtime.ast}.
 *
 * <p>{@code Grammar} is the one table, {@code Python.asdl} as data; {@code NodeClasses} makes the
 * Python classes of it when the first tree is asked for. Both directions then go by the table: a
 * record's components stand in the order of its class's {@code _fields}, so {@code NodesToPython}
 * and {@code NodesFromPython} need no case for each kind of node. {@code NodeChecks} is what a tree
 * made by hand must satisfy before it is compiled, with CPython's messages.
 */
package org.jilectomy.runtime.builtins.nodes;
