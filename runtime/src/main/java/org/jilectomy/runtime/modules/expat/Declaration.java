package org.jilectomy.runtime.modules.expat;

import java.util.ArrayList;
import java.util.List;
import org.jilectomy.runtime.modules.expat.PrologScanner.Kind;

/**
 * One declaration being parsed. What its tokens mean is noted, and done when all of it is there: so a
 * declaration that is not complete can begin again with the next piece. If there is an error in it,
 * what came before is done first.
 */
final class Declaration {
    /** @param alone whether the action itself sees to the default handler */
    private record Step(int start, int end, Runnable action, boolean alone) {}

    private final XmlParser parser;
    private final XmlInput in;
    private final PrologScanner scanner;
    private final List<Step> steps = new ArrayList<>();
    private int at;

    /** The handler for which tokens without an action are not for the default handler; -1: none. */
    private int handledBy = -1;

    /** Whether references to parameter entities may stand inside of declarations. */
    private final boolean external;

    Declaration(XmlParser parser, XmlInput in, PrologScanner scanner, boolean external) {
        this.parser = parser;
        this.in = in;
        this.scanner = scanner;
        this.external = external;
        at = in.pos;
    }

    void handledBy(int event) {
        handledBy = event;
    }

    int start() {
        return scanner.start;
    }

    int end() {
        return scanner.end;
    }

    String text() {
        return in.string(scanner.start, scanner.end);
    }

    /** What is between the quotes of the literal that was read. */
    String unquoted() {
        return in.string(scanner.start + 1, scanner.end - 1);
    }

    /** The next token that is no space. */
    Kind next() {
        while (true) {
            Kind kind = scanner.next(in, at);
            if (kind == Kind.END) {
                throw parser.isExternal() || !in.document
                        ? new XmlError(XmlError.INCOMPLETE_PE, in.place(in.end))
                        : new XmlError(XmlError.NO_ELEMENTS, in.end);
            }
            if (kind == Kind.PARAMETER_REFERENCE && external && splice()) {
                continue;
            }
            at = scanner.end;
            steps.add(new Step(scanner.start, scanner.end, null, false));
            if (kind == Kind.COMMENT || kind == Kind.INSTRUCTION || kind == Kind.ELEMENT) {
                throw wrong();
            }
            if (kind != Kind.SPACE) {
                return kind;
            }
        }
    }

    /** Puts the text of an internal parameter entity in place of the reference to it. */
    private boolean splice() {
        Dtd.Entity entity = parser.dtd.parameters.get(
                in.string(scanner.start + 1, scanner.end - 1));
        if (entity == null || entity.text == null) {
            return false;
        }
        parser.account(entity);
        in.splice(scanner.start, scanner.end, entity.text);
        return true;
    }

    Kind next(Kind expected) {
        Kind kind = next();
        if (kind != expected) {
            throw wrong(kind);
        }
        return kind;
    }

    /** What the token that was read last does. */
    void act(Runnable action) {
        Step last = steps.removeLast();
        steps.add(new Step(last.start(), last.end(), action, false));
    }

    /** As {@link #act}; the action itself sees to the default handler. */
    void actAlone(Runnable action) {
        Step last = steps.removeLast();
        steps.add(new Step(last.start(), last.end(), action, true));
    }

    /** The token that was read last is wrong in itself, so it is nothing for any handler. */
    void drop() {
        steps.removeLast();
    }

    /** The token that was read last should not be here. */
    XmlError wrong() {
        return wrong(null);
    }

    XmlError wrong(Kind kind) {
        if (!steps.isEmpty()) {
            steps.removeLast();
        }
        return new XmlError(kind == Kind.PARAMETER_REFERENCE ? XmlError.PARAM_ENTITY_REF
                : XmlError.SYNTAX, in.place(scanner.start));
    }

    /** All of it is there, or what is wrong with it. */
    void finish() {
        in.pos = at;
        int before = parser.event;
        for (Step step : steps) {
            if (in.document) {
                parser.event = step.start();
            }
            if (step.action() != null) {
                step.action().run();
            }
            if (!step.alone() && (handledBy < 0 || !parser.handler.has(handledBy))) {
                parser.unhandled(in, step.start(), step.end());
            }
        }
        parser.event = in.document ? at : before;
    }
}
