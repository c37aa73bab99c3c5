// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import java.util.stream.IntStream;

/** The JMH states of {@link Storm}, made without JMH: a machine of two CPUs and its callers. */
record BootedKernel(KernelUnderTest kernel, Caller[] callers, IterationValidity validity) {

  static BootedKernel version(String id) {
    KernelUnderTest kernel = new KernelUnderTest();
    kernel.version = id;
    kernel.lock = "ticket";
    kernel.mask = "inline";
    kernel.arm = "a";
    kernel.audit = "on";
    BootedKernel booted =
        new BootedKernel(
            kernel,
            IntStream.range(0, TwoCpus.CPUS).mapToObj(cpu -> new Caller()).toArray(Caller[]::new),
            new IterationValidity());
    booted.beginIteration();
    return booted;
  }

  /** Sets up an iteration as JMH does. */
  void beginIteration() {
    kernel.boot(TwoCpus.CPUS);
    for (int cpu = 0; cpu < callers.length; cpu++) {
      callers[cpu].setUp(kernel, JmhParams.thread(cpu, callers.length));
    }
  }

  /** Ends an iteration as JMH does. */
  void endIteration() {
    for (Caller caller : callers) {
      caller.audit(kernel, validity);
    }
    kernel.shutdown();
  }

  /** Lets each CPU call the other this many times. */
  void storm(int calls) throws Exception {
    TwoCpus.run(
        cpu -> {
          IntStream.range(0, calls).forEach(call -> callers[cpu].call(kernel));
          return calls;
        },
        cpu -> callers[cpu].serve());
  }
}
