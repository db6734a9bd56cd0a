/**
 * From bytes to a checked syntax tree with resolved scopes.
 *
 * <pre>
 *  byte[] --SourceDecoder--> String --Tokenizer--> Tokens --StatementParser--> Mod
 *                                                    |                          |
 *                                       (first failure)                    SymbolTable
 *                                                    v                          v
 *                                                Diagnosis --> SyntaxError   Scope tree
 * </pre>
 *
 * <p>The way is split in two. What is right is parsed once, by a predictive recursive descent over
 * an array of tokens, with hardly any backtracking and no thought of messages. What is wrong is
 * parsed again by {@link org.jilectomy.runtime.parser.Diagnosis}, a packrat parser that tries the
 * alternatives in the order CPython tries them and so finds CPython's message at CPython's place.
 * Nearly all programs never load it.
 *
 * <p>Columns are UTF-8 byte offsets, as in CPython's tree; a SyntaxError's offset counts
 * characters. {@link org.jilectomy.runtime.parser.Parser} is the entrance,
 * {@link org.jilectomy.runtime.parser.SymbolTable} the second.
 */
package org.jilectomy.runtime.parser;
