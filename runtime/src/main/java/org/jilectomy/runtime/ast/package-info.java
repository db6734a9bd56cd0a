/**
 * The abstract syntax tree of a Python 3.11 program, as immutable records.
 *
 * <p>The shapes are those of CPython's {@code Python.asdl}: who knows
 * {@code ast.BinOp(left, op, right)} finds {@link org.jilectomy.runtime.ast.Expr.BinOp} with the
 * same components in the same order. A sum type of the ASDL is a sealed interface whose variants
 * are nested records, so a {@code switch} over it is checked for completeness; a product type is a
 * record of its own; an enumeration is an enum. Differences, all forced by Java:
 *
 * <ul>
 *   <li>snake_case components are camelCase ({@code decorator_list} is {@code decoratorList});</li>
 *   <li>{@code Expr}, {@code List} and {@code Tuple} are called {@code ExprStmt}, {@code ListExpr},
 *       {@code TupleExpr}: the plain words are taken by the interface and {@code java.util};</li>
 *   <li>the four location attributes are the last component, one
 *       {@link org.jilectomy.runtime.ast.Span}.</li>
 * </ul>
 *
 * <p>An optional part ({@code ?} in the ASDL) is {@code null} when absent; the component says so.
 * Lists are never {@code null}, must not be modified, and hold {@code null} only in
 * {@code Expr.Dict.keys} (a {@code **} entry) and {@code Arguments.kwDefaults} (no default).
 * Nodes are compared by identity wherever a table hangs on them: record equality is structural and
 * linear in the tree.
 */
package org.jilectomy.runtime.ast;
