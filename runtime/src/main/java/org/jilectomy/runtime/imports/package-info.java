/**
 * The import system: from a dotted name to a module in {@code sys.modules}.
 *
 * <pre>
 *  Importer      import statement and __import__(): names, packages, what is bound
 *     │
 *     ├── ModuleLocks    one thread runs a module's body, the others wait; circles are let through
 *     ├── SourceFinder   name and path → where the source is (file, package, our own library)
 *     └── ModuleLoader   makes the module object, compiles and runs the source in it
 * </pre>
 *
 * <p>Compare CPython's {@code Lib/importlib/_bootstrap.py} and {@code _bootstrap_external.py}. The
 * order is the same: {@code sys.modules}, modules written in Java ({@link
 * org.jilectomy.runtime.imports.BuiltinModules}, installed from above), then {@code sys.path}. Our
 * own Python library is one entry of {@code sys.path}, {@link
 * org.jilectomy.runtime.imports.SourceFinder#LIBRARY}, whose files are on the class path.
 * Decision: this is Java and not importlib itself, because every start of every program pays for
 * it. There are no finder or loader objects; {@code __spec__} and {@code __loader__} are None.
 */
package org.jilectomy.runtime.imports;
