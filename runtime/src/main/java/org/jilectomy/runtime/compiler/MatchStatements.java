package org.jilectomy.runtime.compiler;

import java.lang.classfile.Label;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jilectomy.runtime.ast.Expr;
import org.jilectomy.runtime.ast.ExprContext;
import org.jilectomy.runtime.ast.MatchCase;
import org.jilectomy.runtime.ast.Pattern;
import org.jilectomy.runtime.ast.Span;
import org.jilectomy.runtime.ast.Stmt;

/**
 * Emits {@code match} (PEP 634).
 *
 * <p>A pattern is emitted as tests that jump to a failure label. What it captures waits in
 * temporaries and is stored in the names only when the whole pattern has matched, before the guard,
 * as in CPython. A failure label releases every temporary made since the case began.
 */
final class MatchStatements {
    private final Code code;

    MatchStatements(Code code) {
        this.code = code;
    }

    /** A value a pattern has captured for a name. */
    private record Capture(String name, Operand.Temp value, Span span) {}

    void match(Stmt.Match m) {
        Operand.Temp subject = code.own(code.expressions.value(m.subject()));
        Label end = code.label();
        for (MatchCase c : m.cases()) {
            Label fail = code.label();
            BitSet kept = code.liveTemps();
            List<Capture> captures = new ArrayList<>();
            code.trace.line(c.pattern().span());
            pattern(c.pattern(), subject, fail, captures);
            for (Capture capture : captures) {
                code.assignments.storeName(capture.name(), capture.value(), capture.span());
            }
            if (c.guard() != null) {
                code.conditions.jumpIf(c.guard(), false, fail);
            }
            code.loadTs();
            code.takeSlot(subject.slot());
            code.call(Callees.REFS, "release", "tl:v");
            code.statements.block(c.body());
            code.cb.goto_(end);
            code.bind(fail);
            code.releaseTempsExcept(kept);
        }
        code.release(subject);
        code.bind(end);
    }

    // ---------------------------------------------------------------- patterns

    /** Falls through if {@code subject} (kept) matches, else jumps to {@code fail}. */
    private void pattern(Pattern p, Operand.Temp subject, Label fail, List<Capture> captures) {
        if (p instanceof Pattern.MatchValue v) {
            Operand expected = code.expressions.value(v.value());
            code.at(v.span());
            code.loadTs();
            code.push(subject);
            code.push(expected);
            code.call(Callees.COMPARE, "eq", "tll:z");
            code.release(expected);
            code.cb.ifeq(fail);
        } else if (p instanceof Pattern.MatchSingleton s) {
            Operand expected = code.expressions.constant(s.value());
            code.loadTs();
            code.push(subject);
            code.push(expected);
            code.call(Callees.COMPARE, "is", "tll:z");
            code.release(expected);
            code.cb.ifeq(fail);
        } else if (p instanceof Pattern.MatchAs a) {
            if (a.pattern() != null) {
                pattern(a.pattern(), subject, fail, captures);
            }
            if (a.name() != null) {
                captures.add(new Capture(a.name(), copy(subject), a.span()));
            }
        } else if (p instanceof Pattern.MatchOr o) {
            alternatives(o, subject, fail, captures);
        } else if (p instanceof Pattern.MatchSequence s) {
            sequence(s, subject, fail, captures);
        } else if (p instanceof Pattern.MatchMapping m) {
            mapping(m, subject, fail, captures);
        } else if (p instanceof Pattern.MatchClass c) {
            classPattern(c, subject, fail, captures);
        } else if (p instanceof Pattern.MatchStar s) {
            throw new IllegalStateException("star outside a sequence");
        } else {
            throw new IllegalStateException(p.toString());
        }
    }

    private Operand.Temp copy(Operand.Temp value) {
        code.loadTs();
        code.push(value);
        code.call(Callees.REFS, "retain", "tl:l");
        return code.result();
    }

    private static boolean isWildcard(Pattern p) {
        return p instanceof Pattern.MatchAs a && a.pattern() == null && a.name() == null;
    }

    /** Matches a part of the subject, owned by us, and drops it. */
    private void part(Pattern p, Operand.Temp value, Label fail, List<Capture> captures) {
        pattern(p, value, fail, captures);
        code.release(value);
    }

    /** All alternatives bind the same names: each moves what it captured to common slots. */
    private void alternatives(
            Pattern.MatchOr o, Operand.Temp subject, Label fail, List<Capture> captures) {
        List<Capture> common = new ArrayList<>();
        names(o.patterns().get(0), o.span(), common);
        captures.addAll(common);
        Label matched = code.label();
        int last = o.patterns().size() - 1;
        for (int i = 0; i <= last; i++) {
            Label next = i == last ? fail : code.label();
            BitSet kept = code.liveTemps();
            List<Capture> own = new ArrayList<>();
            pattern(o.patterns().get(i), subject, next, own);
            for (Capture c : own) {
                for (Capture target : common) {
                    if (target.name().equals(c.name())) {
                        code.pushOwned(c.value());
                        code.cb.lstore(target.value().slot());
                    }
                }
            }
            code.cb.goto_(matched);
            if (i < last) {
                code.bind(next);
                code.releaseTempsExcept(kept);
            }
        }
        code.bind(matched);
    }

    /** Reserves a slot for each name a pattern captures. */
    private void names(Pattern p, Span span, List<Capture> found) {
        if (p instanceof Pattern.MatchAs a) {
            if (a.pattern() != null) {
                names(a.pattern(), span, found);
            }
            reserve(a.name(), span, found);
        } else if (p instanceof Pattern.MatchStar s) {
            reserve(s.name(), span, found);
        } else if (p instanceof Pattern.MatchOr o) {
            names(o.patterns().get(0), span, found);
        } else if (p instanceof Pattern.MatchSequence s) {
            s.patterns().forEach(x -> names(x, span, found));
        } else if (p instanceof Pattern.MatchMapping m) {
            m.patterns().forEach(x -> names(x, span, found));
            reserve(m.rest(), span, found);
        } else if (p instanceof Pattern.MatchClass c) {
            c.patterns().forEach(x -> names(x, span, found));
            c.kwdPatterns().forEach(x -> names(x, span, found));
        } else if (!(p instanceof Pattern.MatchValue || p instanceof Pattern.MatchSingleton)) {
            throw new IllegalStateException(p.toString());
        }
    }

    private void reserve(String name, Span span, List<Capture> found) {
        if (name != null) {
            found.add(new Capture(name, new Operand.Temp(code.newTemp()), span));
        }
    }

    // ---------------------------------------------------------------- containers

    private void sequence(
            Pattern.MatchSequence s, Operand.Temp subject, Label fail, List<Capture> captures) {
        int star = -1;
        for (int i = 0; i < s.patterns().size(); i++) {
            if (s.patterns().get(i) instanceof Pattern.MatchStar) {
                star = i;
            }
        }
        int n = s.patterns().size();
        code.at(s.span());
        code.loadTs();
        code.push(subject);
        code.cb.loadConstant(star < 0 ? n : n - 1);
        code.cb.loadConstant(star < 0 ? 0 : 1);
        code.call(Callees.MATCHING, "isSequence", "tlii:z");
        code.cb.ifeq(fail);
        for (int i = 0; i < n; i++) {
            Pattern p = s.patterns().get(i);
            if (p instanceof Pattern.MatchStar rest) {
                if (rest.name() != null) {
                    code.at(s.span());
                    code.loadTs();
                    code.push(subject);
                    code.cb.loadConstant(i);
                    code.cb.loadConstant(n - i - 1);
                    code.call(Callees.MATCHING, "middle", "tlii:l");
                    captures.add(new Capture(rest.name(), code.result(), rest.span()));
                }
            } else if (!isWildcard(p)) {
                code.at(s.span());
                code.loadTs();
                code.push(subject);
                code.cb.loadConstant(star >= 0 && i > star ? i - n : i);
                code.call(Callees.MATCHING, "item", "tli:l");
                part(p, code.result(), fail, captures);
            }
        }
    }

    private void mapping(
            Pattern.MatchMapping m, Operand.Temp subject, Label fail, List<Capture> captures) {
        code.at(m.span());
        code.loadTs();
        code.push(subject);
        code.cb.loadConstant(m.keys().size());
        code.call(Callees.MATCHING, "isMapping", "tli:z");
        code.cb.ifeq(fail);
        if (m.keys().isEmpty() && m.rest() == null) {
            return;
        }
        Operand.Temp keys =
                code.own(
                        code.displays.sequence(
                                m.keys(),
                                "Tuple",
                                new Expr.TupleExpr(
                                        m.keys(),
                                        ExprContext.LOAD,
                                        m.span())));
        code.at(m.span());
        code.loadTs();
        code.push(subject);
        code.push(keys);
        code.call(Callees.MATCHING, "values", "tll:l");
        Operand.Temp values = code.result();
        failIfNull(values, fail);
        parts(m.patterns(), values, fail, captures);
        if (m.rest() != null) {
            code.at(m.span());
            code.loadTs();
            code.push(subject);
            code.push(keys);
            code.call(Callees.MATCHING, "rest", "tll:l");
            captures.add(new Capture(m.rest(), code.result(), m.span()));
        }
        code.release(values);
        code.release(keys);
    }

    private void classPattern(
            Pattern.MatchClass c, Operand.Temp subject, Label fail, List<Capture> captures) {
        Operand cls = code.expressions.value(c.cls());
        code.at(c.span());
        code.loadTs();
        code.push(subject);
        code.push(cls);
        code.cb.loadConstant(c.patterns().size());
        if (c.kwdAttrs().isEmpty()) {
            code.cb.lconst_0();
        } else {
            code.loadConst(code.unit.constants().nameTuple(c.kwdAttrs()));
        }
        code.call(Callees.MATCHING, "attributes", "tllil:l");
        Operand.Temp values = code.result();
        code.release(cls);
        failIfNull(values, fail);
        List<Pattern> all = new ArrayList<>(c.patterns());
        all.addAll(c.kwdPatterns());
        parts(all, values, fail, captures);
        code.release(values);
    }

    private void failIfNull(Operand.Temp value, Label fail) {
        code.cb.lload(value.slot());
        code.cb.lconst_0();
        code.cb.lcmp();
        code.cb.ifeq(fail);
    }

    /** Matches the items of a tuple of values, one by one. */
    private void parts(
            List<Pattern> patterns, Operand.Temp values, Label fail, List<Capture> captures) {
        for (int i = 0; i < patterns.size(); i++) {
            if (!isWildcard(patterns.get(i))) {
                code.loadTs();
                code.push(values);
                code.cb.loadConstant(i);
                code.support("tupleItem", "tli:l");
                part(patterns.get(i), code.result(), fail, captures);
            }
        }
    }
}
