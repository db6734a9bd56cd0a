/**
 * The import system: from a dotted name to a module in {@code sys.modules}.
 *
 * <pre>
 *  Importer          import statement and __import__(): names, packages, what is bound
 *     │
 *     ├── RelativeNames    which package the dots mean
 *     ├── StarImport       from m import *
 *     ├── Specs            is a module's body still running?
 *     └── Bootstrap        importlib: brought to life at start-up, called for what is not there yet
 *            │
 *            ├── FrozenModules    modules found by name: importlib itself, os, site …
 *            │      └── CodeFile     their compiled code, beside that of other modules
 *            ├── ImportLock       the one lock of _imp
 *            └── StandardLibrary  where the library is
 * </pre>
 *
 * <p>Compare CPython's {@code Python/import.c}. What is found how is Python code, the library's own
 * {@code importlib/_bootstrap.py} and {@code _bootstrap_external.py}; this room has what CPython has
 * in C. Decision: not a loader of our own, however fast, because programs and tools look at specs,
 * loaders and finders and replace them; the cost at start-up is met by caching compiled code.
 *
 * <p>A program from the command line begins before importlib lives ({@link
 * org.jilectomy.runtime.objects.LateStart}): modules in Java are simply made, anything else brings it to
 * life first, and so does whatever could show that it is missing.
 *
 * <p>Without a standard library only modules written in Java can be imported.
 */
package org.jilectomy.runtime.imports;
