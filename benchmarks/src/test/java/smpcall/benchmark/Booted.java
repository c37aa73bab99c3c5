// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import java.util.stream.IntStream;

/** JMH's states of {@link Storm}, made by hand: a machine of two CPUs and its callers. */
record Booted(KernelUnderTest kernel, Caller[] callers, IterationValidity soundness) {

  static Booted version(String id) {
    KernelUnderTest kernel = new KernelUnderTest();
    kernel.version = id;
    kernel.lock = "ticket";
    kernel.mask = "inline";
    kernel.arm = "a";
    kernel.audit = "on";
    Booted booted =
        new Booted(
            kernel,
            IntStream.range(0, TwoCpus.CPUS).mapToObj(cpu -> new Caller()).toArray(Caller[]::new),
            new IterationValidity());
    booted.beginIteration();
    return booted;
  }

  /** What JMH does before an iteration. */
  void beginIteration() {
    kernel.boot(TwoCpus.CPUS);
    for (int cpu = 0; cpu < callers.length; cpu++) {
      callers[cpu].become(kernel, JmhParams.thread(cpu, callers.length));
    }
  }

  /** What JMH does after it. */
  void endIteration() {
    for (Caller caller : callers) {
      caller.audit(kernel, soundness);
    }
    kernel.shutdown();
  }

  /** Both CPUs call each other so many times. */
  void storm(int calls) throws Exception {
    TwoCpus.run(
        cpu -> {
          IntStream.range(0, calls).forEach(call -> callers[cpu].call(kernel));
          return calls;
        },
        cpu -> callers[cpu].serve());
  }
}
