package org.jilectomy.runtime.modules.expat;

import java.util.ArrayList;
import java.util.List;

/**
 * A parser that is given its document in pieces; it behaves as expat does.
 *
 * <pre>
 *   START ─ XML declaration ─► PROLOG ─ first tag ─► CONTENT ─ its end ─► EPILOG
 *     │                        │ ▲ DOCTYPE [ ... ]                        any of them ─► FAILED
 *     └─ of an external entity: CONTENT, or SUBSET: nothing but declarations
 * </pre>
 *
 * A token is parsed when it is complete: else {@link XmlError.Partial} comes out of it, nothing was
 * done, and it begins again when more has come. What is found is told to an {@link XmlHandler} at
 * once. Decision: this is an own parser because what programs can see of expat, the places and
 * numbers of errors, the events of a DTD, which text comes in one piece and what the default handler
 * gets, no library for the JVM has. Written from the XML 1.0 and Namespaces recommendations and from what
 * CPython shows.
 *
 * <p>Not thread-safe: the caller's lock.
 */
final class XmlParser {
    private enum State {
        START,
        PROLOG,
        CONTENT,
        SUBSET,
        EPILOG,
        FAILED
    }

    /** Replaced text is limited to so many times the document, if it is more than so much at all. */
    private static final int MAX_AMPLIFICATION = 100;

    private static final long AMPLIFICATION_THRESHOLD = 8 << 20;

    /** An element that is open. */
    record Tag(String rawName, String name, Namespaces.Binding bindings) {}

    final XmlHandler handler;
    final XmlInput document = new XmlInput();
    final Dtd dtd;
    final Namespaces namespaces; // null: not asked for
    final List<Tag> tags = new ArrayList<>();

    /** The entity of whose text this is the parser; null for the document. */
    private final String context;

    private final boolean isExternal;
    private final ContentParser content;
    private final PrologParser prolog;
    private State state = State.START;
    private boolean forcedEncoding;
    private boolean finished;
    private long direct;
    private long indirect;

    /** Where the current event begins in the document; -1 before the first. */
    int event = -1;

    int errorCode;
    String base;
    int parameterParsing;
    boolean foreignDtd;
    boolean inCdata;

    /** The parser of a document. @param separator null: names are not expanded */
    XmlParser(XmlHandler handler, String separator) {
        this.handler = handler;
        dtd = new Dtd();
        namespaces = separator == null ? null : new Namespaces(separator);
        context = null;
        isExternal = false;
        content = new ContentParser(this);
        prolog = new PrologParser(this);
    }

    /** The parser of an external entity. @param context as the handler got it; null: declarations */
    XmlParser(XmlHandler handler, XmlParser parent, String separator, String context) {
        this.handler = handler;
        dtd = parent.dtd;
        namespaces = separator == null ? null : new Namespaces(separator);
        base = parent.base;
        parameterParsing = parent.parameterParsing;
        this.context = context;
        isExternal = true;
        content = new ContentParser(this);
        prolog = new PrologParser(this);
        if (context == null) {
            dtd.parameterRead = true;
        } else {
            for (String item : context.split("\f")) {
                int equals = item.indexOf('=');
                Dtd.Entity entity = equals < 0 ? dtd.entities.get(item) : null;
                if (entity != null) {
                    entity.open = true;
                } else if (equals >= 0 && namespaces != null) {
                    namespaces.restore(item.substring(0, equals), item.substring(equals + 1));
                }
            }
        }
    }

    boolean started() {
        return state != State.START || document.end > 0;
    }

    boolean isExternal() {
        return isExternal;
    }

    /** The open entities and namespaces, as a new parser needs them, and one entity more. */
    String contextOf(String entity) {
        StringBuilder out = new StringBuilder();
        if (namespaces != null) {
            namespaces.describe(out);
        }
        for (Dtd.Entity e : dtd.entities.values()) {
            if (e.open && !e.name.equals(entity)) {
                out.append(out.isEmpty() ? "" : "\f").append(e.name);
            }
        }
        return out.append(out.isEmpty() ? "" : "\f").append(entity).toString();
    }

    /** From now on the encoding is this, whatever the document says. */
    void forceEncoding(String name) {
        if (!started() && !forcedEncoding) {
            XmlEncoding known = XmlEncoding.named(name);
            int[] table = known == null ? handler.encodingTable(name) : null;
            if (known == null && table == null) {
                fail(new XmlError(XmlError.UNKNOWN_ENCODING, 0));
                return;
            }
            document.setEncoding(known == null ? XmlEncoding.TABLE : known, table);
            forcedEncoding = true;
        }
    }

    // ---------------------------------------------------------------- parsing

    /** The next piece. @return whether all is well; else {@link #errorCode} says what is not */
    boolean parse(byte[] data, boolean last) {
        if (state == State.FAILED) {
            return false;
        }
        if (finished) {
            errorCode = XmlError.FINISHED;
            return false;
        }
        direct += data.length;
        int done = document.pos;
        document.feed(data, last);
        if (document.pos != done) {
            event = Math.max(0, event - done);
        }
        try {
            run();
            finished = last;
            return true;
        } catch (XmlError e) {
            fail(e);
            return false;
        }
    }

    private void fail(XmlError e) {
        errorCode = e.code;
        if (e.at != XmlError.HERE) {
            event = e.at;
        }
        state = State.FAILED;
    }

    private void run() {
        XmlInput in = document;
        try {
            if (state == State.START) {
                start(in);
            }
            while (state == State.PROLOG || state == State.SUBSET) {
                event = in.pos;
                if (in.pos == in.end && !in.hasRest()) {
                    atEnd(in);
                    return;
                }
                if (!prolog.token(in, state == State.SUBSET)) {
                    state = State.CONTENT;
                }
            }
            if (state == State.CONTENT && content.parse(in, isExternal ? 1 : 0)) {
                state = State.EPILOG;
            }
            while (state == State.EPILOG && (in.pos < in.end || in.hasRest())) {
                event = in.pos;
                epilog(in);
            }
            event = in.pos;
        } catch (XmlError.Partial p) {
            if (in.last) {
                throw prolog.unfinished(in);
            }
        }
    }

    private void atEnd(XmlInput in) {
        if (!in.last) {
            return;
        }
        if (state == State.PROLOG) {
            throw new XmlError(XmlError.NO_ELEMENTS, in.end);
        }
        prolog.endOfSubset();
    }

    private void start(XmlInput in) {
        if (in.end == 0 && !in.last) {
            throw XmlError.Partial.MORE;
        }
        if (in.end == 0 && !isExternal && !in.hasRest()) {
            throw new XmlError(XmlError.NO_ELEMENTS);
        }
        event = 0;
        int first = in.end > 0 && in.text[0] == 0xfeff ? 1 : 0;
        in.pos = first;
        event = first;
        boolean declared = false;
        try {
            declared = in.startsWith("<?xml", first)
                    && (XmlChars.isSpace(in.at(first + 5)) || in.at(first + 5) == '?');
        } catch (XmlError.Partial p) {
            if (!in.last) {
                in.pos = 0;
                throw p;
            }
        }
        if (declared) {
            try {
                new XmlDeclaration(this).parse(in, isExternal);
            } catch (XmlError.Partial p) {
                in.pos = 0;
                throw p;
            }
        }
        in.settled();
        state = !isExternal ? State.PROLOG : context == null ? State.SUBSET : State.CONTENT;
    }

    /** Changes to what the XML declaration names. @param at where its name is */
    void declaredEncoding(String name, XmlInput in, int at, int end) {
        if (forcedEncoding) {
            return;
        }
        XmlEncoding known = XmlEncoding.named(name);
        boolean wide = in.encoding().isWide();
        if (known != null && known.isWide() != wide) {
            throw new XmlError(XmlError.INCORRECT_ENCODING, at);
        }
        int[] table = null;
        if (known == null) {
            table = handler.encodingTable(name);
            if (table == null || wide) {
                throw new XmlError(XmlError.UNKNOWN_ENCODING, at);
            }
        }
        if (!wide && known != XmlEncoding.UTF_8) {
            in.redecode(known == null ? XmlEncoding.TABLE : known, table, end);
        }
    }

    private void epilog(XmlInput in) {
        int start = in.pos;
        int c = in.at(start);
        if (XmlChars.isSpace(c) || c == '<' && in.at(start + 1) == '!' && in.at(start + 2) == '-'
                || c == '<' && in.at(start + 1) == '?') {
            prolog.misc(in);
            return;
        }
        prolog.peek(in); // says what is wrong with the token itself
        throw new XmlError(XmlError.JUNK_AFTER_DOC_ELEMENT, start);
    }

    // ---------------------------------------------------------------- events of both parts

    /** What has no handler goes to the default handler as it stands. */
    void unhandled(XmlInput in, int from, int to) {
        if (to > from && handler.has(XmlHandler.DEFAULT)) {
            content.inPieces(in, from, to, true);
        }
    }

    void unhandled(String text) {
        if (handler.has(XmlHandler.DEFAULT)) {
            handler.call(XmlHandler.DEFAULT, text);
        }
    }

    /** Text of an entity is about to be put in. */
    void account(Dtd.Entity entity) {
        indirect += entity.text.length;
        if (indirect > AMPLIFICATION_THRESHOLD
                && (indirect + direct) / Math.max(1, direct) > MAX_AMPLIFICATION) {
            throw new XmlError(XmlError.AMPLIFICATION_LIMIT_BREACH);
        }
    }

    /** The name {@code [from, to)}; with namespaces it has one colon at most, and that inside. */
    int nameEnd(XmlInput in, int from) {
        if (!XmlChars.isNameStart(in.at(from)) || namespaces != null && in.at(from) == ':') {
            throw in.invalid(from);
        }
        int i = from + 1;
        boolean colon = false;
        while (true) {
            int c = in.at(i);
            if (!XmlChars.isName(c)) {
                return i;
            }
            if (c == ':' && namespaces != null) {
                if (colon || !XmlChars.isNameStart(in.at(i + 1)) || in.at(i + 1) == ':') {
                    throw in.invalid(colon ? i : i + 1);
                }
                colon = true;
            }
            i++;
        }
    }
}
