/**
 * Python's objects: what each type does, and the protocols that join them.
 *
 * <p>An object is an address of a CPython struct ({@code org.jilectomy.heap.layout}); a <em>value</em>
 * is an address or an {@link org.jilectomy.runtime.objects.Immediate} int or float. Read first:
 *
 * <ol>
 *   <li>{@link org.jilectomy.runtime.objects.PyType}: a type's slots, as overridable Java methods. A
 *       built-in type is one subclass with one instance ({@code PyList.TYPE}); its Python-visible
 *       methods are static Java methods that {@code define} lists by signature.
 *   <li>{@link org.jilectomy.runtime.objects.Refs}: who owns a reference, and how values go into
 *       memory and out of it.
 *   <li>{@link org.jilectomy.runtime.objects.Abstract}: what can be done with any object. It calls
 *       slots and turns their empty results into the next step or into CPython's TypeError.
 *   <li>{@link org.jilectomy.runtime.objects.EntryPoint}, {@link
 *       org.jilectomy.runtime.objects.Signature}, {@link
 *       org.jilectomy.runtime.objects.ArgumentBinder}: how Python calls Java.
 * </ol>
 *
 * <p>The object model proper:
 *
 * <pre>
 *   StaticTypes    built-in types: struct, then dict, then slot wrappers, each when first needed
 *   PyHeapType     Python classes: HeapSlots says for each slot which method or which built-in
 *   ClassCreation  type(name, bases, dict): layout, MRO (Mro), __set_name__ (ClassHooks)
 *   TypeCache      look-ups along the MRO, remembered by type; version numbers for inline caches
 *   Attributes     obj.name; InstanceDict: inline values, managed dicts, dict pointers
 *   AttributePlan  what an inline cache may assume about one attribute of one type
 *   CycleCollector garbage that counting cannot free: CycleRound, CycleGraph, CycleTrigger;
 *                  ClassUnloading: that classes are garbage, too
 *   Dealloc        the last reference is gone; Pins: what lives until the interpreter exits
 * </pre>
 *
 * <p>Threads run without a global lock: mutable objects are guarded by their own lock word ({@link
 * org.jilectomy.runtime.objects.ObjectLock}), once a second thread has touched them; what is read without it is immutable, replaced as a
 * whole, or kept alive by {@link org.jilectomy.runtime.objects.Pins}. This room knows neither
 * compiler nor modules: it calls through slots.
 */
package org.jilectomy.runtime.objects;
