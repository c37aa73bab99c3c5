// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.engine;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.IntConsumer;

/**
 * Coroutines on what virtual threads are made of, in the thread that runs them: a hand-over takes
 * no scheduler. The class is internal to the JDK. A JVM of JDK 21 or newer gives access by {@code
 * --add-exports=java.base/jdk.internal.vm=ALL-UNNAMED}; without that there are {@link
 * ThreadCoroutines}, which do the same.
 */
final class ContinuationCoroutines implements Coroutines {

  private static final String CONTINUATION = "jdk.internal.vm.Continuation";
  private static final MethodHandle RUN;
  private static final MethodHandle YIELD;
  private static final MethodHandle NEW;
  private static final Object SCOPE;

  static {
    MethodHandle run = null;
    MethodHandle yield = null;
    MethodHandle make = null;
    Object scope = null;
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      Class<?> continuation = Class.forName(CONTINUATION);
      Class<?> scopeClass = Class.forName(CONTINUATION + "Scope");
      scope = scopeClass.getConstructor(String.class).newInstance("simulated CPUs");
      make =
          lookup
              .findConstructor(
                  continuation, MethodType.methodType(void.class, scopeClass, Runnable.class))
              .asType(MethodType.methodType(Object.class, Object.class, Runnable.class));
      run =
          lookup
              .findVirtual(continuation, "run", MethodType.methodType(void.class))
              .asType(MethodType.methodType(void.class, Object.class));
      yield =
          lookup
              .findStatic(continuation, "yield", MethodType.methodType(boolean.class, scopeClass))
              .asType(MethodType.methodType(boolean.class, Object.class));
    } catch (ReflectiveOperationException e) {
      run = null; // an older JDK, or no access
    }
    RUN = run;
    YIELD = yield;
    NEW = make;
    SCOPE = scope;
  }

  private final Object[] continuations;
  private int current;

  ContinuationCoroutines(int count, IntConsumer body) {
    continuations = new Object[count];
    for (int number = 0; number < count; number++) {
      int mine = number;
      continuations[number] = make(() -> body.accept(mine));
    }
  }

  /** Whether this JVM gives access to them. */
  static boolean areHere() {
    return RUN != null;
  }

  private static Object make(Runnable body) {
    try {
      return (Object) NEW.invokeExact(SCOPE, body);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  private static IllegalStateException failed(Throwable e) {
    return new IllegalStateException("a coroutine cannot be switched: " + e, e);
  }

  @Override
  public void run(int first) {
    current = first;
    while (current != main()) {
      try {
        RUN.invokeExact(continuations[current]);
      } catch (Throwable e) {
        throw failed(e);
      }
    }
  }

  @Override
  public int main() {
    return continuations.length;
  }

  @Override
  public void switchTo(int next, int mine) {
    current = next;
    try {
      if (!(boolean) YIELD.invokeExact(SCOPE)) {
        throw new IllegalStateException("pinned");
      }
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  @Override
  public void handOver(int next) {
    current = next;
  }
}
