package org.jilectomy.runtime.objects;

/**
 * Marks a class whose instances know addresses of objects without owning them; who dies takes
 * himself out. Under {@code refcount=tracing} they keep nothing alive.
 */
public interface Borrowed {}
