/**
 * The module {@code _warnings}: what becomes of a warning; compare CPython's {@code
 * Python/_warnings.c}.
 *
 * <pre>
 *  WarningsModule    warn(), warn_explicit(): from the caller's frame to file, line and registry;
 *     │              also what the runtime's own warnings go to (objects.Warnings)
 *     ├── WarningFilters   the action for a warning: filters, once-registry, default
 *     └── WarningPrinter   warnings._showwarnmsg, or stderr while that module is not imported
 * </pre>
 *
 * <p>If the Python module {@code warnings} is imported, its {@code filters}, {@code defaultaction}
 * and {@code onceregistry} count, as they may have been replaced; else those of {@code _warnings}.
 */
package org.jilectomy.runtime.modules.warnings;
