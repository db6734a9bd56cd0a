/**
 * The command line and the life of the interpreter.
 *
 * <pre>
 *  Main ── Options ── Switches          arguments; -X becomes system properties before anything else
 *    │
 *    ├── BenchCommand, TopologyCommand, LayoutCommand
 *    └── Launch                          a thread with a big stack that runs Python
 *          ├── Lifecycle                 boot … finish: modules, threads, atexit, leak check
 *          └── Program                   -c, -m, a file, standard input; exit codes
 * </pre>
 *
 * <p>Start-up is measured in milliseconds, so the classes on the way to the first line of Python use
 * no lambdas, streams, regular expressions or {@code String.format}, and no logging.
 */
package org.jilectomy.runtime.cli;
