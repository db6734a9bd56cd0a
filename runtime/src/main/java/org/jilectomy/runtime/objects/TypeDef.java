package org.jilectomy.runtime.objects;

import java.util.ArrayList;

/**
 * The list of a built-in type's (or module's) Python-visible members, in the order they were
 * declared; compare {@code PyMethodDef}, {@code PyGetSetDef}.
 *
 * <p>Each entry names a static method of the declaring class by its Java name; nothing is looked up
 * until it is called. See {@link EntryPoint} for the methods' type.
 */
public final class TypeDef {
    /** What a declared member becomes in the dict. */
    public enum Kind {
        METHOD,
        CLASS_METHOD,
        STATIC_METHOD,
        GETSET,
        MEMBER,
        VALUE,
        NUMBER
    }

    /**
     * One member.
     *
     * @param owner class of the static Java methods
     * @param javaName static Java method (getter for GETSET)
     * @param setter Java method of the setter or null
     * @param value for VALUE: an owned (immortal) object; for MEMBER: the field's offset
     */
    public record Member(
            Class<?> owner,
            Kind kind,
            String name,
            Signature signature,
            String javaName,
            String setter,
            String doc,
            long value) {}

    /** Value of a GETSET that stands for a member descriptor. */
    static final long READ_ONLY = 1;

    private Class<?> current;
    final ArrayList<Member> members = new ArrayList<>(64);

    /** What was declared, in order. */
    public Iterable<Member> members() {
        return members;
    }

    public TypeDef(Class<?> owner) {
        current = owner;
    }

    /** The members declared from here on are static methods of {@code owner}. */
    public TypeDef in(Class<?> owner) {
        current = owner;
        return this;
    }

    /** {@code method("append(self, object, /)", "doc")}: Java method {@code append}. */
    public TypeDef method(String text, String doc) {
        return add(Kind.METHOD, text, null, doc);
    }

    /** As {@link #method(String, String)}, with a Java name of its own. */
    public TypeDef method(String text, String doc, String javaName) {
        return add(Kind.METHOD, text, javaName, doc);
    }

    /**
     * As {@link #method(String, String)} of what hands its arguments on to another: it takes {@code
     * text}, {@code __text_signature__} says {@code shown}.
     */
    public TypeDef methodShownAs(String shown, String text, String doc) {
        return add(Kind.METHOD, text, Signature.parse(text).shownAs(shown), null, doc);
    }

    public TypeDef classMethod(String text, String doc, String javaName) {
        return add(Kind.CLASS_METHOD, text, javaName, doc);
    }

    /** {@code self} is the type. */
    public TypeDef staticMethod(String text, String doc, String javaName) {
        return add(Kind.STATIC_METHOD, text, javaName, doc);
    }

    /**
     * Getter {@code long g(ThreadState, long self)}, setter {@code void s(ThreadState, long self,
     * long valueOr0)} or null.
     */
    public TypeDef getset(String name, String getter, String setter, String doc) {
        members.add(new Member(current, Kind.GETSET, name, null, getter, setter, doc, 0));
        return this;
    }

    /** A read-only object field at {@code offset}; None when it holds 0. */
    public TypeDef member(String name, int offset, String doc) {
        members.add(new Member(current, Kind.MEMBER, name, null, null, null, doc, offset));
        return this;
    }

    /** As {@link #member} of a field that is no object: {@code getter} makes one of it. */
    public TypeDef computedMember(String name, String getter, String doc) {
        members.add(new Member(current, Kind.GETSET, name, null, getter, null, doc, READ_ONLY));
        return this;
    }

    /** As {@link #member}, and it may be set and deleted. */
    public TypeDef writableMember(String name, int offset, String doc) {
        members.add(new Member(current, Kind.MEMBER, name, null, null, "set", doc, offset));
        return this;
    }

    /** A plain value in the dict; must be immortal or the reference is given away. */
    public TypeDef value(String name, long object) {
        members.add(new Member(current, Kind.VALUE, name, null, null, null, null, object));
        return this;
    }

    /** An int in the dict. */
    public TypeDef number(String name, long value) {
        members.add(new Member(current, Kind.NUMBER, name, null, null, null, null, value));
        return this;
    }

    /** {@code __dict__}, for a type with a dict pointer ({@link TypeSpec#dict}). */
    public TypeDef instanceDict() {
        members.add(InstanceAttributes.KEPT_DICT);
        return this;
    }

    private TypeDef add(Kind kind, String text, String javaName, String doc) {
        return add(kind, text, Signature.parse(text), javaName, doc);
    }

    private TypeDef add(Kind kind, String text, Signature s, String javaName, String doc) {
        String name = text.substring(0, text.indexOf('('));
        members.add(new Member(current, kind, name, s, javaName == null ? name : javaName, null,
                doc, 0));
        return this;
    }
}
