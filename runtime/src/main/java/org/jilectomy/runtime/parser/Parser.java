package org.jilectomy.runtime.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jilectomy.runtime.ast.Expr;
import org.jilectomy.runtime.ast.Mod;
import org.jilectomy.runtime.ast.Stmt;
import org.jilectomy.runtime.ast.TypeIgnore;

/**
 * Parses Python 3.11. The methods are independent of each other and may be called from any thread.
 *
 * <p>All throw {@link SyntaxErrorException} for a source that is not Python, with CPython 3.11's
 * message and place. Errors that need scopes, such as a {@code return} outside a function, are
 * found by {@link SymbolTable}, as CPython finds them when it compiles.
 */
public final class Parser {
    private static final Consumer<SourceWarning> NOBODY = new Consumer<>() {
        @Override
        public void accept(SourceWarning warning) {}
    };

    private Parser() {}

    /** {@code sys.set_int_max_str_digits}: longer decimal literals are errors; 0 for no limit. */
    public static void setMaxStrDigits(int digits) {
        NumberLiterals.setMaxStrDigits(digits);
    }

    /** Once; also before the error of what is not Python: CPython warns while it parses. */
    private static void tell(Tokens tokens, Consumer<SourceWarning> warnings) {
        List<SourceWarning> found = tokens.names.warnings;
        tokens.names.warnings = null;
        if (found != null) {
            for (int i = 0; i < found.size(); i++) {
                warnings.accept(found.get(i));
            }
        }
    }

    /** A file: {@code compile(source, filename, "exec")}. */
    public static Mod.Module parseModule(String source, String filename) {
        return parseModule(source, filename, NOBODY);
    }

    /** As {@link #parseModule(String, String)}; warnings are told when the source is accepted. */
    public static Mod.Module parseModule(
            String source, String filename, Consumer<SourceWarning> warnings) {
        return parseModule(source, filename, false, warnings, Dialect.PLAIN);
    }

    /**
     * As the other, in a dialect. With {@code allowIncomplete}, a source that fails at its very end
     * ends in {@code incomplete input}.
     */
    public static Mod.Module parseModule(
            String source, String filename, boolean allowIncomplete,
            Consumer<SourceWarning> warnings, Dialect dialect) {
        Tokens tokens = tokenize(source, filename, true, dialect);
        TokenStream in = new TokenStream(tokens);
        try {
            List<Stmt> body = new StatementParser(in).file();
            List<TypeIgnore> ignores = tokens.typeIgnores;
            Mod.Module mod = new Mod.Module(body, ignores == null ? List.of() : ignores);
            tell(tokens, warnings);
            return mod;
        } catch (ParseFailure failure) {
            tell(tokens, warnings);
            SyntaxErrorException e = Diagnosis.ofModule(tokens, in.topLevelStart);
            throw allowIncomplete ? Diagnosis.orIncomplete(tokens, "file", e) : e;
        } catch (StackOverflowError tooDeep) {
            throw TokenStream.tooComplex(filename);
        } catch (SyntaxErrorException e) {
            tell(tokens, warnings);
            SyntaxErrorException found = Diagnosis.withRestOfSource(tokens, e);
            throw allowIncomplete ? Diagnosis.orIncomplete(tokens, "file", found) : found;
        }
    }

    /** An expression: {@code compile(source, filename, "eval")}. */
    public static Mod.Expression parseExpression(String source, String filename) {
        return parseExpression(source, filename, NOBODY);
    }

    public static Mod.Expression parseExpression(
            String source, String filename, Consumer<SourceWarning> warnings) {
        return parseExpression(source, filename, false, warnings, Dialect.PLAIN);
    }

    /** See {@link #parseModule(String, String, boolean, Consumer, Dialect)}. */
    public static Mod.Expression parseExpression(
            String source, String filename, boolean allowIncomplete,
            Consumer<SourceWarning> warnings, Dialect dialect) {
        Tokens tokens = tokenize(source, filename, false, dialect);
        try {
            TokenStream in = new TokenStream(tokens);
            Expr body = new ExpressionParser(in).expressions();
            while (in.accept(TokenType.NEWLINE)) {
                // eval's argument may end in empty lines
            }
            in.expect(TokenType.ENDMARKER);
            tell(tokens, warnings);
            return new Mod.Expression(body);
        } catch (ParseFailure failure) {
            tell(tokens, warnings);
            SyntaxErrorException e = Diagnosis.ofExpression(tokens);
            throw allowIncomplete ? Diagnosis.orIncomplete(tokens, "eval", e) : e;
        } catch (StackOverflowError tooDeep) {
            throw TokenStream.tooComplex(filename);
        } catch (SyntaxErrorException e) {
            tell(tokens, warnings);
            SyntaxErrorException found = Diagnosis.withRestOfSource(tokens, e);
            throw allowIncomplete ? Diagnosis.orIncomplete(tokens, "eval", found) : found;
        }
    }

    /** The type comment of a function: {@code compile(source, filename, "func_type")}. */
    public static Mod.FunctionType parseFunctionType(
            String source, String filename, Consumer<SourceWarning> warnings, Dialect dialect) {
        Tokens tokens = tokenize(source, filename, false, dialect);
        try {
            TokenStream in = new TokenStream(tokens);
            Mod.FunctionType type = functionType(in, new ExpressionParser(in));
            tell(tokens, warnings);
            return type;
        } catch (ParseFailure failure) {
            tell(tokens, warnings);
            throw Diagnosis.ofFunctionType(tokens);
        } catch (StackOverflowError tooDeep) {
            throw TokenStream.tooComplex(filename);
        } catch (SyntaxErrorException e) {
            tell(tokens, warnings);
            throw Diagnosis.withRestOfSource(tokens, e);
        }
    }

    /** Positional types, then at most one each behind a star and two stars. */
    private static Mod.FunctionType functionType(TokenStream in, ExpressionParser expressions) {
        in.expect(TokenType.LPAR);
        List<Expr> types = new ArrayList<>();
        if (!in.accept(TokenType.RPAR)) {
            int stars = 0;
            do {
                if (stars == 0 && in.accept(TokenType.STAR)) {
                    stars = 1;
                } else if (stars < 2 && in.accept(TokenType.DOUBLESTAR)) {
                    stars = 2;
                } else if (stars > 0) {
                    throw ParseFailure.INSTANCE;
                }
                types.add(expressions.expression());
            } while (in.accept(TokenType.COMMA));
            in.expect(TokenType.RPAR);
        }
        in.expect(TokenType.RARROW);
        Expr returns = expressions.expression();
        while (in.accept(TokenType.NEWLINE)) {
            // as for eval
        }
        in.expect(TokenType.ENDMARKER);
        return new Mod.FunctionType(types, returns);
    }

    /** One statement as typed at a prompt: {@code compile(source, filename, "single")}. */
    public static Mod.Interactive parseInteractive(String source, String filename) {
        return parseInteractive(source, filename, false);
    }

    /**
     * One statement as typed at a prompt. With {@code allowIncomplete}, a source that more lines
     * could complete ends in the message {@code incomplete input}, which is how {@code codeop}
     * knows that it has to ask for them (its flags {@code PyCF_ALLOW_INCOMPLETE_INPUT} and
     * {@code PyCF_DONT_IMPLY_DEDENT}).
     */
    public static Mod.Interactive parseInteractive(
            String source, String filename, boolean allowIncomplete) {
        return parseInteractive(source, filename, allowIncomplete, NOBODY);
    }

    public static Mod.Interactive parseInteractive(
            String source, String filename, boolean allowIncomplete,
            Consumer<SourceWarning> warnings) {
        return parseInteractive(source, filename, allowIncomplete, warnings, Dialect.PLAIN);
    }

    /** See {@link #parseModule(String, String, boolean, Consumer, Dialect)}. */
    public static Mod.Interactive parseInteractive(
            String source, String filename, boolean allowIncomplete,
            Consumer<SourceWarning> warnings, Dialect dialect) {
        Tokens tokens = tokenize(source, filename, false, dialect);
        tokens.endInteractive(!allowIncomplete);
        List<Stmt> body = new ArrayList<>(1);
        try {
            TokenStream in = new TokenStream(tokens);
            StatementParser statements = new StatementParser(in);
            int start = in.pos;
            if (in.accept(TokenType.NEWLINE)) {
                body.add(new Stmt.Pass(in.spanFrom(start)));
            } else {
                Stmt compound = statements.compound().compoundStatement();
                if (compound == null) {
                    statements.simpleStatements(body);
                } else {
                    body.add(compound);
                    in.expect(TokenType.NEWLINE);
                }
            }
            if (!onlyBlankFollows(tokens, in.pos)) {
                throw Diagnosis.multipleStatements(tokens, in.pos);
            }
            tell(tokens, warnings);
            return new Mod.Interactive(body);
        } catch (ParseFailure failure) {
            tell(tokens, warnings);
            throw Diagnosis.ofInteractive(tokens, allowIncomplete);
        } catch (StackOverflowError tooDeep) {
            throw TokenStream.tooComplex(filename);
        } catch (SyntaxErrorException e) {
            tell(tokens, warnings);
            throw Diagnosis.withRestOfSource(tokens, e);
        }
    }

    private static boolean onlyBlankFollows(Tokens tokens, int token) {
        while (tokens.kind[token] == TokenType.NEWLINE) {
            token++;
        }
        return tokens.kind[token] == TokenType.ENDMARKER;
    }

    /** The expression of an f-string's field; the source holds it in parentheses. */
    static Expr parseField(SourceText source, NameTable names) {
        Tokens tokens = Tokenizer.tokenize(source, names);
        try {
            TokenStream in = new TokenStream(tokens);
            return new ExpressionParser(in).starExpressions();
        } catch (ParseFailure failure) {
            throw Diagnosis.ofField(tokens);
        } catch (SyntaxErrorException e) {
            throw Diagnosis.withRestOfSource(tokens, e);
        }
    }

    private static Tokens tokenize(
            String source, String filename, boolean addNewline, Dialect dialect) {
        NameTable names = NameTable.withKeywords();
        names.barry = dialect.barry();
        names.typeComments = dialect.typeComments();
        Tokens tokens = Tokenizer.tokenize(SourceText.of(source, filename, addNewline), names);
        if (dialect.asyncNames()) {
            AsyncNames.apply(tokens);
        }
        return tokens;
    }
}
