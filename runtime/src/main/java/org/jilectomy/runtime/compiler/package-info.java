/**
 * From syntax tree to JVM bytecode.
 *
 * <p>{@link org.jilectomy.runtime.compiler.Compilation} is the door: source text in, code object
 * out. A unit (module, {@code exec} or {@code eval} source) becomes one class with one static method
 * a code object; {@code UnitCompiler} owns that class, its constant table and the queue of code
 * objects. {@code Bodies} emits a method, {@code MethodFrame} how it begins and ends. {@code
 * Expressions}, {@code Conditions}, {@code Displays}, {@code Arithmetic}, {@code FloatTrees}, {@code
 * Calls}, {@code Statements}, {@code Assignments}, {@code TryStatements}, {@code ExceptStar}, {@code
 * WithStatements}, {@code MatchStatements}, {@code Definitions} and {@code Generators} each emit
 * what their name says, sharing the state in {@code Code}; {@code Callees} is what the emitted code
 * calls. {@code NumberFields} are attributes that a function computes with, which {@code NumberUses}
 * looks for.
 *
 * <p>Code that does not fit in a JVM method is compiled once more, cut into {@code Parts} where {@code
 * Partition} says. {@code AsyncStatements} adds the awaits to {@code for} and {@code with}; a coroutine
 * is a generator by other names ({@code Generators}). {@code CompileOptions} is what {@code compile()}
 * can ask for, {@code SourceWarnings} what goes to the filters of {@code warnings}.
 *
 * <p>Three rules carry the whole generator:
 *
 * <ul>
 *   <li>Every evaluated expression is an {@code Operand}: a constant, a value borrowed from a local,
 *       or a temporary slot that owns its value. Nothing owned waits on the JVM operand stack, so an
 *       exception can never lose a reference.
 *   <li>All long slots are zero unless they hold something; one handler a method releases what it
 *       finds. Until an exception happens this costs nothing.
 *   <li>What is not shared is not counted: parameters and locals are borrowed where nothing can
 *       rebind them meanwhile, constants are immortal. {@code -X elide=0} counts every load, as
 *       CPython's eval loop does.
 * </ul>
 */
package org.jilectomy.runtime.compiler;
