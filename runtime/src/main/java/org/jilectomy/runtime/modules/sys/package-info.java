/**
 * The module {@code sys}; compare CPython's {@code Python/sysmodule.c}.
 *
 * <pre>
 *  SysModule       the module: exceptions, limits, sizes, interning; what the command line sets
 *    ├── SysHooks      displayhook, excepthook, unraisablehook, breakpointhook, audit hooks
 *    ├── SysRuntime    frames, tracing, limits
 *    ├── AsyncHooks    asynchronous generators and coroutines
 *    ├── SysInfo       constants: versions, number types, implementation, flags
 *    ├── SysFlags      what command line and environment decided, before there is an interpreter
 *    └── StdlibNames   sys.stdlib_module_names
 * </pre>
 */
package org.jilectomy.runtime.modules.sys;
