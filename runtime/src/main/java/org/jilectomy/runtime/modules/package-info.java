/**
 * The modules written in Java that a program imports by name; compare CPython {@code Modules/}.
 *
 * <p>{@link org.jilectomy.runtime.modules.ModuleTable} is the one list of them. A module is made
 * when it is first imported, and its class is not even loaded before. Modules written in
 * Python are the standard library's; finding them is the importer's work. A module of more than a
 * few classes has a package of its own.
 *
 * <p>To add a module: one class {@code FooModule} (see {@link
 * org.jilectomy.runtime.builtins.BuiltinModule}) and one line in the table.
 */
package org.jilectomy.runtime.modules;
