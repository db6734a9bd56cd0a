package org.jilectomy.runtime.compiler;

import java.util.LinkedHashSet;

/**
 * What {@code co_names} and {@code co_consts} show of a code object: names and values in the order
 * in which its code was emitted. The compiled code needs neither.
 */
final class Listing {
    private final LinkedHashSet<String> names = new LinkedHashSet<>();

    /** Boxed values; ~index for a nested code object. */
    private final LinkedHashSet<Long> consts = new LinkedHashSet<>();

    /** The name that is on the stack. */
    private String last;

    /** A name was pushed: a global's, an attribute's, a module's or a mere keyword's. */
    void pushed(String name) {
        last = name;
    }

    /** {@code method} of the runtime is called for the name that was pushed last. */
    void nameOf(String method) {
        switch (method) {
            case "loadName", "loadGlobal", "storeName", "storeGlobal", "deleteName", "delAttr",
                    "importModule", "importFrom" -> names.add(last);
            default -> {}
        }
    }

    /** A call site uses the name. */
    void name(String name) {
        names.add(name);
    }

    void constant(long boxed) {
        consts.add(boxed);
    }

    /** A nested code object, by its index in the unit. */
    void code(int index) {
        consts.add(-1L - index);
    }

    /** Adds all of it; in a body of parts, to what the parts before have listed. */
    void addTo(LinkedHashSet<String> allNames, LinkedHashSet<Long> allConsts) {
        allNames.addAll(names);
        allConsts.addAll(consts);
    }
}
