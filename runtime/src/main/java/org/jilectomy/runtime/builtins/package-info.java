/**
 * What every Python program finds without an import: the module {@code builtins}, standard output,
 * and how an uncaught exception looks.
 *
 * <p>{@link org.jilectomy.runtime.builtins.BuiltinModule} is what a module written in Java is: a
 * table of functions, each a static Java method declared by its Python signature, and an {@code
 * init} for the rest. {@link org.jilectomy.runtime.builtins.BuiltinsModule} is the first of them;
 * the others live one room higher, in {@code modules}. Functions are grouped by what they do:
 * {@link org.jilectomy.runtime.builtins.Reductions} (sum, min, sorted …), {@link
 * org.jilectomy.runtime.builtins.Conversions} (hex, chr, round …), {@link
 * org.jilectomy.runtime.builtins.Inspection} (getattr, dir, isinstance …), {@link
 * org.jilectomy.runtime.builtins.Evaluation} (compile, eval, exec, import) and {@link
 * org.jilectomy.runtime.builtins.Printing} (print, input).
 *
 * <p>To add a built-in function: a static method in the class of its group and one line in {@link
 * org.jilectomy.runtime.builtins.BuiltinsModule#define}.
 */
package org.jilectomy.runtime.builtins;
