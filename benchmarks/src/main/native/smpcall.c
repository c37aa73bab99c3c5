// SPDX-License-Identifier: Apache-2.0
/*
 * The native control: the protocol of four ports in C. Is a difference between them one of the
 * locks, or one of Java?
 *
 *   cc -O2 -pthread -o smpcall smpcall.c -lm
 *   ./smpcall --version spinlock --workload storm --cpus 0,1 --gap 1000
 *
 * Written from the same facts as the Java ports SmpSpinlock, SmpLockfree, SmpPatched and
 * SmpLinux2639, in the same order of steps, with the same layout and the same places where a
 * waiting CPU takes interrupts. The harness does what Storm, Broadcast, Caller, Pacer, Stopwatch
 * and SequenceAudit do. Nothing is copied from the kernel.
 *
 * Differences from the Java ports:
 *   - clearing a mask bit is one locked instruction on x86, as in the kernel; C2 makes a loop;
 *   - the path of a call with one target does not exist here; Java goes past it (fastPath=false);
 *   - the numbers of steps in a waiting loop and after a call are variables, in Java constants.
 *
 * The shared memory: "opaque" accesses order nothing, and are never torn, repeated or omitted. A
 * store behind a write barrier pairs with an acquire load, or with a load before a read barrier.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <pthread.h>
#include <sched.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

_Static_assert(sizeof(void *) == 8, "the layout of an entry needs 64-bit pointers");

/* Bytes from one structure to the next: two 64-byte lines, which x86 fetches in pairs. */
#define LINE 128
#define ON_A_LINE __attribute__((aligned(LINE)))
#define INLINE static inline __attribute__((always_inline))
#define NOINLINE static __attribute__((noinline))

#define EXIT_BAD_USAGE 2

NOINLINE _Noreturn void fail(int status, const char *format, ...)
{
  va_list arguments;

  va_start(arguments, format);
  fputs("smpcall: ", stderr);
  vfprintf(stderr, format, arguments);
  fputc('\n', stderr);
  va_end(arguments);
  _exit(status);
}

/* ---- Memory: the accesses and fences of smpcall.memory.Memory ---- */

#define GET_OPAQUE(word) __atomic_load_n(&(word), __ATOMIC_RELAXED)
#define SET_OPAQUE(word, value) __atomic_store_n(&(word), (value), __ATOMIC_RELAXED)
#define GET_ACQUIRE(word) __atomic_load_n(&(word), __ATOMIC_ACQUIRE)
#define SET_RELEASE(word, value) __atomic_store_n(&(word), (value), __ATOMIC_RELEASE)
#define GET_AND_SET(word, value) __atomic_exchange_n(&(word), (value), __ATOMIC_SEQ_CST)
#define GET_AND_ADD(word, delta) __atomic_fetch_add(&(word), (delta), __ATOMIC_SEQ_CST)
#define GET_AND_AND(word, mask) __atomic_fetch_and(&(word), (mask), __ATOMIC_SEQ_CST)

/* Orders loads before it with loads behind it: smp_rmb. No instruction on x86. */
INLINE void load_load_fence(void)
{
  __atomic_thread_fence(__ATOMIC_ACQUIRE);
}

/* Orders stores before it with stores behind it: smp_wmb. No instruction on x86. */
INLINE void store_store_fence(void)
{
#ifdef __aarch64__
  __asm__ volatile("dmb ishst" ::: "memory"); /* a release fence would also order loads */
#else
  __atomic_thread_fence(__ATOMIC_RELEASE);
#endif
}

/* Orders everything: smp_mb. On x86 the instruction that C2 uses too; mfence is slower. */
INLINE void full_fence(void)
{
#ifdef __x86_64__
  __asm__ volatile("lock addl $0, -132(%%rsp)" ::: "memory", "cc");
#else
  __atomic_thread_fence(__ATOMIC_SEQ_CST);
#endif
}

/* Before and behind a read-modify-write it makes this a full barrier where it is none by itself. */
INLINE void atomic_fence(void)
{
#if !defined(__x86_64__) && !defined(__s390x__)
  full_fence();
#endif
}

/* ---- Options ---- */

enum version { SPINLOCK, LOCKFREE, PATCHED, LINUX_2_6_39 };
enum workload { STORM, BROADCAST };

/* The mask of an entry ends with its 128 bytes. */
#define MASK_WORDS 10
#define MOST_CPUS (MASK_WORDS * 64)

static struct {
  int version;
  enum workload workload;
  int placement[MOST_CPUS];
  int64_t gap;
  int64_t seed;
  int64_t place;
  int64_t pad;
  int64_t timed;
  int64_t warmup;
  int64_t measure;
  int64_t millis;
} options = {.version = -1, .seed = 1, .timed = 16, .warmup = 2, .measure = 5, .millis = 1000};

static int nr_cpus;

/* Steps of each turn of a waiting loop beyond the processor's own pause. */
static int64_t spin_steps;

/* ---- Steps: a chain of x * x + 1 of about a nanosecond each ---- */

INLINE uint64_t make_steps(uint64_t number, int64_t steps)
{
  for (int64_t step = 0; step < steps; step++)
    number = number * number + 1;
  return number;
}

INLINE void spin_wait(void)
{
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield" ::: "memory");
#else
  __asm__ volatile("" ::: "memory");
#endif
}

/* The compiler must not compute the steps by itself, nor leave them out. */
INLINE void relax(void)
{
  spin_wait();
  if (spin_steps > 0) {
    uint64_t number = 0;

    __asm__ volatile("" : "+r"(number));
    number = make_steps(number, spin_steps);
    __asm__ volatile("" : : "r"(number));
  }
}

/* ---- Structures ---- */

struct list {
  struct list *next;
  struct list *prev;
};

/* x86 since 2.6.25: first come, first served. Always taken with interrupts off. */
struct ticket_lock {
  uint32_t next;
  uint32_t owner;
};

struct cpumask {
  uint64_t words[MASK_WORDS];
};

/* call_function_data: all but a long mask is on its first 64-byte line. */
struct entry {
  struct list list;
  uint64_t func;
  uint64_t info;
  uint32_t flags;
  struct ticket_lock lock;
  int32_t refs;
  struct cpumask cpumask;
} ON_A_LINE;

_Static_assert(offsetof(struct entry, flags) == 32, "as CallFunctionLayout");
_Static_assert(offsetof(struct entry, lock) == 36, "as CallFunctionLayout");
_Static_assert(offsetof(struct entry, refs) == 44, "as CallFunctionLayout");
_Static_assert(offsetof(struct entry, cpumask) == 48, "as CallFunctionLayout");
_Static_assert(sizeof(struct entry) == LINE, "one CPU's entry shares no line with another's");

/* call_function: the one global list and its lock. */
struct queue {
  struct list list;
  struct ticket_lock lock;
} ON_A_LINE;

/* The words by which others reach a CPU: a pending word for each vector, and one that stops it. */
struct cpu_line {
  uint32_t call_function;
  uint32_t call_function_single;
  uint32_t stop;
} ON_A_LINE;

/* The addresses of a machine's lines, in the order in which they lie. */
static struct {
  struct cpu_line *cpus;
  struct cpumask *online;
  struct queue *call_function;
  struct entry *entries;
  bool stopped;
} machine ON_A_LINE;

/* The audit's words of one CPU, on lines of their own; only its thread writes them. */
struct counters {
  uint64_t issued;
  uint64_t returned;
  uint64_t executions;
  uint64_t duplicated;
  uint64_t lost;
  uint64_t lockups;
  uint64_t last_run[MOST_CPUS];
} ON_A_LINE;

#define GAPS 4096

/* Log-linear buckets with two digits, those of HdrHistogram: 128 for each power of two. */
#define LONGEST_NANOS INT64_C(10000000000)
#define HALF_BUCKETS 128
#define BUCKETS (28 * HALF_BUCKETS)

/* One CPU, which is one pinned thread. */
struct cpu {
  struct cpu_line *line;
  struct counters *counters;
  int id;
  int pinned_to;
  uint64_t warnings;
  jmp_buf panic;

  int64_t *gaps;
  uint64_t *from_start;
  uint64_t *from_due;
  unsigned int next_gap;
  bool has_returned;
  int64_t returned;
  int64_t timed_calls;
  int64_t nanos;
  int64_t due_nanos;
  uint64_t step;

  uint32_t random;
  int64_t calls_left;

  int64_t began;
  int64_t measured_nanos;
  int64_t switches;
  int64_t migrations;
  bool misplaced;
  pthread_t thread;
} ON_A_LINE;

static struct cpu *cpus;

/* An iteration: its threads begin when all are ready, and leave when all have seen its end. */
static struct {
  int ready ON_A_LINE;
  int stop ON_A_LINE;
  int stopped ON_A_LINE;
} iteration;

/* ---- CPUs and interrupts ---- */

static void interrupt_spinlock(struct cpu *cpu);
static void interrupt_lockfree(struct cpu *cpu);
static void interrupt_patched(struct cpu *cpu);
static void interrupt_linux_2_6_39(struct cpu *cpu);

INLINE void handle_call_function(struct cpu *cpu, enum version version)
{
  switch (version) {
  case SPINLOCK:
    interrupt_spinlock(cpu);
    break;
  case LOCKFREE:
    interrupt_lockfree(cpu);
    break;
  case PATCHED:
    interrupt_patched(cpu);
    break;
  case LINUX_2_6_39:
    interrupt_linux_2_6_39(cpu);
    break;
  }
}

static void stop_machine(void)
{
  SET_OPAQUE(machine.stopped, true);
  for (int id = 0; id < nr_cpus; id++)
    SET_OPAQUE(machine.cpus[id].stop, 1);
}

/* Ends this CPU when the machine was stopped: it may be in a wait and hold locks. */
INLINE void check_stopped(struct cpu *cpu)
{
  if (GET_OPAQUE(cpu->line->stop) != 0)
    longjmp(cpu->panic, 1);
}

/* WARN_ON. */
NOINLINE void warn(struct cpu *cpu)
{
  cpu->warnings++;
}

/* A fault in the interrupt handler, or BUG_ON. */
NOINLINE _Noreturn void die(struct cpu *cpu)
{
  warn(cpu);
  stop_machine();
  longjmp(cpu->panic, 1);
}

/* Orders nothing. */
INLINE void send_call_function_ipi(int target)
{
  SET_OPAQUE(machine.cpus[target].call_function, 1);
}

/*
 * Runs the handler of each pending vector. An exchange clears the pending word: a plain store could
 * overwrite the next interrupt, or become visible after the handler's reads. The other vector is
 * looked at as in Java; nothing sends it.
 */
INLINE void take_interrupts(struct cpu *cpu, enum version version)
{
  if (GET_OPAQUE(cpu->line->call_function) != 0) {
    GET_AND_SET(cpu->line->call_function, 0);
    handle_call_function(cpu, version);
  }
  if (GET_OPAQUE(cpu->line->call_function_single) != 0)
    die(cpu);
}

/* cpu_relax in a loop that waits with interrupts on. */
INLINE void cpu_relax(struct cpu *cpu, enum version version)
{
  relax();
  take_interrupts(cpu, version);
  check_stopped(cpu);
}

/* cpu_relax in a loop that waits for a lock, with interrupts off. */
INLINE void cpu_relax_irqs_off(struct cpu *cpu)
{
  relax();
  check_stopped(cpu);
}

/* ---- Locks ---- */

INLINE void lock(struct cpu *cpu, struct ticket_lock *lock)
{
  uint32_t ticket = GET_AND_ADD(lock->next, 1);

  while (GET_ACQUIRE(lock->owner) != ticket) /* pairs with the release in unlock */
    cpu_relax_irqs_off(cpu);
}

INLINE void unlock(struct ticket_lock *lock)
{
  /* Pairs with the acquire in lock. */
  SET_RELEASE(lock->owner, GET_OPAQUE(lock->owner) + 1);
}

static bool is_locked(struct ticket_lock *lock)
{
  return GET_OPAQUE(lock->owner) != GET_OPAQUE(lock->next);
}

/* ---- Masks: a bit for each CPU ---- */

static int mask_words;

INLINE uint64_t bit(int cpu)
{
  return UINT64_C(1) << (cpu % 64);
}

/* Orders nothing. */
INLINE bool test_cpu(struct cpumask *mask, int cpu)
{
  return (GET_OPAQUE(mask->words[cpu / 64]) & bit(cpu)) != 0;
}

/* Atomic; orders nothing in the kernel. */
INLINE void clear_cpu(struct cpumask *mask, int cpu)
{
  GET_AND_AND(mask->words[cpu / 64], ~bit(cpu));
}

/* A full barrier on both sides. */
INLINE bool test_and_clear_cpu(struct cpumask *mask, int cpu)
{
  bool was_set;

  atomic_fence();
  was_set = (GET_AND_AND(mask->words[cpu / 64], ~bit(cpu)) & bit(cpu)) != 0;
  atomic_fence();
  return was_set;
}

/* The CPUs in both masks but one; stores each word once, ordering nothing. */
INLINE void and_not(struct cpumask *mask, struct cpumask *first, struct cpumask *second, int except)
{
  for (int i = 0; i < mask_words; i++) {
    uint64_t bits = GET_OPAQUE(first->words[i]) & GET_OPAQUE(second->words[i]);

    if (i == except / 64)
      bits &= ~bit(except);
    SET_OPAQUE(mask->words[i], bits);
  }
}

/* Orders nothing. */
INLINE int weight(struct cpumask *mask)
{
  int weight = 0;

  for (int i = 0; i < mask_words; i++)
    weight += __builtin_popcountll(GET_OPAQUE(mask->words[i]));
  return weight;
}

/* Orders nothing. */
INLINE bool is_empty(struct cpumask *mask)
{
  for (int i = 0; i < mask_words; i++)
    if (GET_OPAQUE(mask->words[i]) != 0)
      return false;
  return true;
}

INLINE uint64_t word_of_both(struct cpumask *mask, struct cpumask *other, int index)
{
  uint64_t bits = GET_OPAQUE(mask->words[index]);

  return other == mask ? bits : bits & GET_OPAQUE(other->words[index]);
}

/* The first CPU after this one that is in both masks; nr_cpus if there is none. */
INLINE int next_and(int cpu, struct cpumask *mask, struct cpumask *other)
{
  int from = cpu + 1;
  int index = from / 64;
  uint64_t bits;

  if (from >= nr_cpus)
    return nr_cpus;
  bits = word_of_both(mask, other, index) & (~UINT64_C(0) << (from % 64));
  while (bits == 0) {
    if (++index == mask_words)
      return nr_cpus;
    bits = word_of_both(mask, other, index);
  }
  return index * 64 + __builtin_ctzll(bits);
}

/* ---- The global list: changed under its lock, walked without ---- */

/* The prev of a deleted entry, whose next stays: a CPU that has reached it walks on. */
#define POISON ((struct list *)-1)

INLINE void list_add_rcu(struct list *element)
{
  struct list *head = &machine.call_function->list;
  struct list *first = GET_OPAQUE(head->next);

  SET_OPAQUE(element->next, first);
  SET_OPAQUE(element->prev, head);
  store_store_fence(); /* pairs with the acquire loads of the walk */
  SET_OPAQUE(head->next, element);
  SET_OPAQUE(first->prev, element);
}

INLINE void list_del_rcu(struct cpu *cpu, struct list *element)
{
  struct list *prev = GET_OPAQUE(element->prev);
  struct list *next;

  if (prev == POISON)
    die(cpu);
  next = GET_OPAQUE(element->next);
  SET_OPAQUE(next->prev, prev);
  SET_OPAQUE(prev->next, next);
  SET_OPAQUE(element->prev, POISON);
}

INLINE struct list *list_first(void)
{
  return GET_ACQUIRE(machine.call_function->list.next); /* pairs with list_add_rcu */
}

INLINE struct list *list_next(struct cpu *cpu, struct list *element)
{
  check_stopped(cpu); /* a walk of a cycle has no other end */
  return GET_ACQUIRE(element->next); /* pairs with list_add_rcu */
}

#define FOR_EACH_ENTRY(cpu, at) \
  for (struct list *at = list_first(); at != &machine.call_function->list; \
      at = list_next(cpu, at))

/* ---- Entries ---- */

#define CSD_FLAG_LOCK 1u

/* Takes interrupts until LOCK is clear. Orders nothing. */
INLINE void csd_lock_wait(struct cpu *cpu, struct entry *data, enum version version)
{
  while ((GET_OPAQUE(data->flags) & CSD_FLAG_LOCK) != 0)
    cpu_relax(cpu, version);
}

INLINE void csd_lock(struct cpu *cpu, struct entry *data, enum version version)
{
  csd_lock_wait(cpu, data, version);
  SET_OPAQUE(data->flags, CSD_FLAG_LOCK);
  full_fence(); /* LOCK is seen before later writes; pairs with the one in csd_unlock */
}

INLINE void csd_unlock(struct entry *data)
{
#ifdef PLANT_LOCKUP /* a planted bug, for the test of the watchdog */
  if ((GET_OPAQUE(data->info) & 7) == 7)
    return;
#endif
  full_fence(); /* pairs with the one in csd_lock */
  SET_OPAQUE(data->flags, GET_OPAQUE(data->flags) & ~CSD_FLAG_LOCK);
}

INLINE void csd_set(struct entry *data, uint64_t func, uint64_t info)
{
  SET_OPAQUE(data->func, func);
  SET_OPAQUE(data->info, info);
}

typedef void (*function)(struct cpu *cpu, uint64_t info);

INLINE void run_function(struct cpu *cpu, struct entry *data)
{
  function func = (function)GET_OPAQUE(data->func);
  uint64_t info = GET_OPAQUE(data->info);

#ifdef PLANT_LOST /* a planted bug, for the test of the audit */
  if ((info & 7) == 7)
    return;
#endif
  func(cpu, info);
}

/* atomic_dec_return: a full barrier on both sides. */
INLINE int32_t dec_return(int32_t *refs)
{
  int32_t before;

  atomic_fence();
  before = GET_AND_ADD(*refs, -1);
  atomic_fence();
  return before - 1;
}

INLINE void delete_entry(struct cpu *cpu, struct entry *data)
{
  lock(cpu, &machine.call_function->lock);
  list_del_rcu(cpu, &data->list);
  unlock(&machine.call_function->lock);
}

/* ---- The interrupt handlers; the list is the first member of an entry ---- */

static void interrupt_spinlock(struct cpu *cpu)
{
  /* The entry is on the list before the interrupt; pairs with the barrier before it is sent. */
  full_fence();

  FOR_EACH_ENTRY(cpu, at) {
    struct entry *data = (struct entry *)at;
    int32_t refs;

    lock(cpu, &data->lock);
    if (!test_cpu(&data->cpumask, cpu->id)) {
      unlock(&data->lock);
      continue;
    }
    clear_cpu(&data->cpumask, cpu->id);
    unlock(&data->lock);

    run_function(cpu, data);

    lock(cpu, &data->lock);
    if (GET_OPAQUE(data->refs) == 0)
      warn(cpu);
    refs = GET_OPAQUE(data->refs) - 1;
    SET_OPAQUE(data->refs, refs);
    if (refs == 0)
      delete_entry(cpu, data);
    unlock(&data->lock);

    if (refs == 0)
      csd_unlock(data);
  }
}

/* The end of a call on one target in lockfree and patched. */
INLINE void drop_reference(struct cpu *cpu, struct entry *data)
{
  int32_t refs = dec_return(&data->refs);

  if (refs < 0)
    warn(cpu);
  if (refs == 0) {
    delete_entry(cpu, data);
    csd_unlock(data);
  }
}

static void interrupt_lockfree(struct cpu *cpu)
{
  /* The entry is on the list before the interrupt; pairs with the barrier before it is sent. */
  full_fence();

  FOR_EACH_ENTRY(cpu, at) {
    struct entry *data = (struct entry *)at;

    if (!test_and_clear_cpu(&data->cpumask, cpu->id))
      continue;

    run_function(cpu, data);
    drop_reference(cpu, data);
  }
}

static void interrupt_patched(struct cpu *cpu)
{
  /* The entry is on the list before the interrupt; pairs with the barrier before it is sent. */
  full_fence();

  FOR_EACH_ENTRY(cpu, at) {
    struct entry *data = (struct entry *)at;

    if (GET_OPAQUE(data->refs) == 0)
      continue;

    load_load_fence(); /* pairs with the write barrier in the sender */

    if (!test_cpu(&data->cpumask, cpu->id))
      continue;

    load_load_fence(); /* pairs with the write barrier in the sender */

    if (GET_OPAQUE(data->refs) == 0)
      continue;

    if (!test_and_clear_cpu(&data->cpumask, cpu->id))
      continue;

    run_function(cpu, data);
    drop_reference(cpu, data);
  }
}

static void interrupt_linux_2_6_39(struct cpu *cpu)
{
  /* The entry is on the list before the interrupt; pairs with the barrier before it is sent. */
  full_fence();

  FOR_EACH_ENTRY(cpu, at) {
    struct entry *data = (struct entry *)at;
    int32_t refs;

    if (!test_cpu(&data->cpumask, cpu->id))
      continue;

    load_load_fence(); /* pairs with the write barrier in the sender */

    if (GET_OPAQUE(data->refs) == 0)
      continue;

    run_function(cpu, data);

    if (!test_and_clear_cpu(&data->cpumask, cpu->id)) {
      warn(cpu); /* the function let in an interrupt, which ran it a second time */
      continue;
    }

    refs = dec_return(&data->refs);
    if (refs < 0)
      warn(cpu);
    if (refs == 0) {
      if (!is_empty(&data->cpumask))
        warn(cpu);
      delete_entry(cpu, data);
      csd_unlock(data);
    }
  }
}

/* ---- The senders: between the entry's LOCK and the interrupts ---- */

INLINE void add_entry(struct cpu *cpu, struct entry *data)
{
  lock(cpu, &machine.call_function->lock);
  list_add_rcu(&data->list);
  unlock(&machine.call_function->lock);
}

INLINE void fill_spinlock(struct cpu *cpu, struct entry *data, struct cpumask *mask,
    uint64_t func, uint64_t info)
{
  lock(cpu, &data->lock);
  csd_set(data, func, info);
  and_not(&data->cpumask, mask, machine.online, cpu->id);
  SET_OPAQUE(data->refs, weight(&data->cpumask));

  add_entry(cpu, data);

  unlock(&data->lock);
}

INLINE void fill_lockfree(struct cpu *cpu, struct entry *data, struct cpumask *mask,
    uint64_t func, uint64_t info)
{
  csd_set(data, func, info);
  and_not(&data->cpumask, mask, machine.online, cpu->id);
  take_interrupts(cpu, LOCKFREE); /* interrupts are on here */
  SET_OPAQUE(data->refs, weight(&data->cpumask));

  add_entry(cpu, data);
}

INLINE void fill_patched(struct cpu *cpu, struct entry *data, struct cpumask *mask,
    uint64_t func, uint64_t info)
{
  csd_set(data, func, info);
  and_not(&data->cpumask, mask, machine.online, cpu->id);
  take_interrupts(cpu, PATCHED); /* interrupts are on here */

  /* A CPU that sees this call's refs sees its mask; pairs with the handler's read barriers. */
  store_store_fence();

  SET_OPAQUE(data->refs, weight(&data->cpumask));

  add_entry(cpu, data);
}

/* Returns whether there is a target. */
INLINE bool fill_linux_2_6_39(struct cpu *cpu, struct entry *data, struct cpumask *mask,
    uint64_t func, uint64_t info)
{
  int refs;

  if (GET_OPAQUE(data->refs) != 0 || !is_empty(&data->cpumask))
    die(cpu);

  SET_OPAQUE(data->refs, 0);
  csd_set(data, func, info);

  /* A CPU that sees this call's mask sees its refs of 0, func and info; pairs with the
     handler's read barrier. */
  store_store_fence();

  and_not(&data->cpumask, mask, machine.online, cpu->id);
  take_interrupts(cpu, LINUX_2_6_39); /* interrupts are on here */
  refs = weight(&data->cpumask);
  if (refs == 0) {
    csd_unlock(data);
    return false;
  }

  lock(cpu, &machine.call_function->lock);
  list_add_rcu(&data->list);
  /* Behind the write barrier in list_add_rcu, and under the lock: a CPU that drops it to 0
     waits there. */
  SET_OPAQUE(data->refs, refs);
  unlock(&machine.call_function->lock);
  return true;
}

/* cpumask_next_and(mask, cpu_online_mask), without the caller. */
INLINE int next_other(int after, int this_cpu, struct cpumask *mask)
{
  int next = next_and(after, mask, machine.online);

  return next == this_cpu ? next_and(next, mask, machine.online) : next;
}

/* Reads the shared mask again: targets may have cleared their bits by now. */
INLINE void send_call_function_ipi_mask(struct cpumask *mask)
{
  for (int target = next_and(-1, mask, mask); target < nr_cpus;
      target = next_and(target, mask, mask))
      send_call_function_ipi(target);
}

/* smp_call_function_many with wait. */
INLINE void smp_call_function_many(struct cpu *cpu, struct cpumask *mask, uint64_t func,
    uint64_t info, enum version version)
{
  struct entry *data = &machine.entries[cpu->id];

  if (next_other(-1, cpu->id, mask) >= nr_cpus)
    return;

  csd_lock(cpu, data, version);

  switch (version) {
  case SPINLOCK:
    fill_spinlock(cpu, data, mask, func, info);
    break;
  case LOCKFREE:
    fill_lockfree(cpu, data, mask, func, info);
    break;
  case PATCHED:
    fill_patched(cpu, data, mask, func, info);
    break;
  case LINUX_2_6_39:
    if (!fill_linux_2_6_39(cpu, data, mask, func, info))
      return;
    break;
  }

  /* The entry is on the list before the interrupt; pairs with the barrier in the handler. */
  full_fence();

  send_call_function_ipi_mask(&data->cpumask);

  csd_lock_wait(cpu, data, version);
}

/* ---- The audit: a sender's calls have consecutive numbers, each target expects the next ---- */

#define SEQUENCE_BITS 48
#define SEQUENCE ((UINT64_C(1) << SEQUENCE_BITS) - 1)

NOINLINE void out_of_order(struct counters *own, int sender, uint64_t sequence, uint64_t expected)
{
  if (sequence < expected) {
    own->duplicated++;
  } else {
    own->executions++;
    own->lost += sequence - expected;
    own->last_run[sender] = sequence;
  }
}

/* The function that every call runs. */
static void executed(struct cpu *cpu, uint64_t info)
{
  struct counters *own = cpu->counters;
  int sender = (int)(info >> SEQUENCE_BITS);
  uint64_t sequence = info & SEQUENCE;
  uint64_t expected = own->last_run[sender] + 1;

  if (sequence == expected) {
    own->executions++;
    own->last_run[sender] = sequence;
  } else {
    out_of_order(own, sender, sequence, expected);
  }
}

/* A call to all other CPUs. */
INLINE void call_all(struct cpu *cpu, enum version version)
{
  struct counters *own = cpu->counters;
  uint64_t sequence = own->issued + 1;

  SET_OPAQUE(own->issued, sequence);
  smp_call_function_many(cpu, machine.online, (uint64_t)executed,
      (uint64_t)cpu->id << SEQUENCE_BITS | sequence, version);
  SET_OPAQUE(own->returned, own->issued);
}

/* ---- Times ---- */

INLINE int64_t now(void)
{
  struct timespec time;

  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * INT64_C(1000000000) + time.tv_nsec;
}

INLINE void record(uint64_t *buckets, int64_t nanos)
{
  int shift;

  if (nanos > LONGEST_NANOS)
    nanos = LONGEST_NANOS;
  shift = 63 - __builtin_clzll((uint64_t)nanos | 255) - 7;
  buckets[shift * HALF_BUCKETS + (nanos >> shift)]++;
}

/* The shortest duration of a bucket. */
static int64_t shortest(int bucket)
{
  int shift = bucket < 2 * HALF_BUCKETS ? 0 : bucket / HALF_BUCKETS - 1;

  return (int64_t)(bucket - shift * HALF_BUCKETS) << shift;
}

/* ---- The loops of an iteration ---- */

INLINE bool is_running(void)
{
  return !GET_OPAQUE(iteration.stop);
}

/* The steps after a call, in which nothing is served; they go on from the last result. */
INLINE void pad(struct cpu *cpu)
{
  if (options.pad > 0)
    cpu->step = make_steps(cpu->step, options.pad);
}

/* Calls at random times, and times them; in between it takes interrupts as an idle CPU does. */
INLINE void paced_calls(struct cpu *cpu, enum version version)
{
  while (is_running()) {
    int64_t start = now();
    int64_t due = (cpu->has_returned ? cpu->returned : start)
        + cpu->gaps[cpu->next_gap++ & (GAPS - 1)];

    while (start - due < 0) {
      cpu_relax(cpu, version);
      if (!is_running())
        return;
      start = now();
    }
    call_all(cpu, version);
    cpu->returned = now();
    cpu->has_returned = true;
    record(cpu->from_start, cpu->returned - start);
    record(cpu->from_due, cpu->returned - due);
    cpu->timed_calls++;
    cpu->nanos += cpu->returned - start;
    cpu->due_nanos += cpu->returned - due;
    pad(cpu);
  }
}

/* A random number of calls from 1 to 2 n - 1, evenly distributed: n on average. */
static int64_t calls_until_timed(struct cpu *cpu)
{
  if (options.timed == 0)
    return INT64_MAX;
  cpu->random ^= cpu->random << 13;
  cpu->random ^= cpu->random >> 17;
  cpu->random ^= cpu->random << 5;
  return 1 + cpu->random % (2 * options.timed - 1);
}

/* Calls back to back, and times one in so many. */
INLINE void calls_back_to_back(struct cpu *cpu, enum version version)
{
  while (is_running()) {
    if (--cpu->calls_left > 0) {
      call_all(cpu, version);
    } else {
      int64_t start = now();

      call_all(cpu, version);
      record(cpu->from_start, now() - start);
      cpu->calls_left = calls_until_timed(cpu);
    }
    pad(cpu);
  }
}

/* The idle loop of a CPU that makes no calls. */
INLINE void serve(struct cpu *cpu, enum version version)
{
  while (is_running())
    cpu_relax(cpu, version);
}

/*
 * After the end no call starts. A CPU that left would let those wait for ever that still call it,
 * so it serves until all have stopped: every call that began returns.
 */
INLINE void serve_until_all_stopped(struct cpu *cpu, enum version version)
{
  GET_AND_ADD(iteration.stopped, 1); /* pairs with the acquire of the others */
  while (GET_ACQUIRE(iteration.stopped) < nr_cpus)
    cpu_relax(cpu, version);
}

/* No call starts before every CPU can take an interrupt. */
INLINE void await_start(struct cpu *cpu)
{
  GET_AND_ADD(iteration.ready, 1); /* pairs with the acquire of the others */
  while (GET_ACQUIRE(iteration.ready) < nr_cpus)
    cpu_relax_irqs_off(cpu);
  cpu->began = now();
}

static void end_measurement(struct cpu *cpu)
{
  cpu->measured_nanos = now() - cpu->began;
}

/* Each version has loops of its own, so that nothing in them asks for the version. */
#define DEFINE_LOOPS(name, version) \
  NOINLINE void paced_##name(struct cpu *cpu) \
  { \
    await_start(cpu); \
    paced_calls(cpu, version); \
    end_measurement(cpu); \
    serve_until_all_stopped(cpu, version); \
  } \
  NOINLINE void back_to_back_##name(struct cpu *cpu) \
  { \
    await_start(cpu); \
    calls_back_to_back(cpu, version); \
    end_measurement(cpu); \
    serve_until_all_stopped(cpu, version); \
  } \
  NOINLINE void serve_##name(struct cpu *cpu) \
  { \
    await_start(cpu); \
    serve(cpu, version); \
    end_measurement(cpu); \
    serve_until_all_stopped(cpu, version); \
  }

DEFINE_LOOPS(spinlock, SPINLOCK)
DEFINE_LOOPS(lockfree, LOCKFREE)
DEFINE_LOOPS(patched, PATCHED)
DEFINE_LOOPS(linux_2_6_39, LINUX_2_6_39)

static const struct {
  const char *id;
  void (*paced)(struct cpu *cpu);
  void (*back_to_back)(struct cpu *cpu);
  void (*serve)(struct cpu *cpu);
} versions[] = {
  [SPINLOCK] = {"spinlock", paced_spinlock, back_to_back_spinlock, serve_spinlock},
  [LOCKFREE] = {"lockfree", paced_lockfree, back_to_back_lockfree, serve_lockfree},
  [PATCHED] = {"patched", paced_patched, back_to_back_patched, serve_patched},
  [LINUX_2_6_39] =
      {"linux-2.6.39", paced_linux_2_6_39, back_to_back_linux_2_6_39, serve_linux_2_6_39},
};

#define VERSIONS ((int)(sizeof(versions) / sizeof(versions[0])))

static const char *const workloads[] = {[STORM] = "storm", [BROADCAST] = "broadcast"};

/* ---- Threads ---- */

/* The most CPUs that Linux can be built for. */
#define SET_CPUS 8192

union cpu_bits {
  cpu_set_t set;
  unsigned char bytes[SET_CPUS / 8];
};

static void pin(struct cpu *cpu)
{
  union cpu_bits wanted = {.bytes = {0}};
  union cpu_bits found = {.bytes = {0}};

  CPU_SET_S(cpu->pinned_to, sizeof(wanted), &wanted.set);
  if (sched_setaffinity(0, sizeof(wanted), &wanted.set) != 0)
    fail(1, "the kernel refuses to pin a thread to CPU %d (%s)", cpu->pinned_to,
        strerror(errno));
  if (sched_getaffinity(0, sizeof(found), &found.set) != 0
      || memcmp(&wanted, &found, sizeof(found)) != 0)
    fail(1, "pinned to CPU %d, but the kernel reads back others", cpu->pinned_to);
}

static int64_t involuntary_switches(void)
{
  struct rusage usage;

  return getrusage(RUSAGE_THREAD, &usage) == 0 ? usage.ru_nivcsw : -1;
}

/* -1: the kernel does not tell. */
static int64_t migrations(void)
{
  FILE *file = fopen("/proc/thread-self/sched", "r");
  int64_t count = -1;
  char text[256];

  if (file == NULL)
    return -1;
  while (count < 0 && fgets(text, sizeof(text), file) != NULL)
    sscanf(text, "se.nr_migrations : %" SCNd64, &count);
  fclose(file);
  return count;
}

static int64_t since(int64_t before, int64_t after)
{
  return before < 0 || after < 0 ? -1 : after - before;
}

static void run_loop(struct cpu *cpu)
{
  if (options.workload == BROADCAST && cpu->id > 0)
    versions[options.version].serve(cpu);
  else if (options.gap > 0)
    versions[options.version].paced(cpu);
  else
    versions[options.version].back_to_back(cpu);
}

/* The machine was stopped, so this thread cannot go on; the iteration has no speed any more. */
static void await_end_after_panic(struct cpu *cpu)
{
  if (cpu->counters->issued != cpu->counters->returned)
    cpu->counters->lockups++;
  while (is_running())
    relax();
  end_measurement(cpu);
}

static void iterate(struct cpu *cpu)
{
  int64_t switches_before, migrations_before;

  pin(cpu);
  cpu->has_returned = false;
  cpu->timed_calls = 0;
  cpu->nanos = 0;
  cpu->due_nanos = 0;
  migrations_before = migrations();
  switches_before = involuntary_switches();
  if (setjmp(cpu->panic) == 0)
    run_loop(cpu);
  else
    await_end_after_panic(cpu);
  cpu->misplaced = sched_getcpu() != cpu->pinned_to;
  cpu->switches = since(switches_before, involuntary_switches());
  cpu->migrations = since(migrations_before, migrations());
}

/* ---- The round trip of a cache line between the first two CPUs ---- */

#define TRIPS 50
#define LEAST_BATCHES 9
#define MOST_BATCHES 8192
#define WARMUP_NANOS 1000000
#define MEASURED_NANOS 8000000
#define NO_MORE_TRIPS UINT64_MAX

static struct {
  uint64_t turn ON_A_LINE;
  double nanos ON_A_LINE;
} trips;

static double batch_of_trips(void)
{
  int64_t began = now();
  uint64_t turn = GET_ACQUIRE(trips.turn);

  for (int trip = 0; trip < TRIPS; trip++, turn += 2) {
    SET_RELEASE(trips.turn, turn + 1); /* pairs with the acquire in answer */
    while (GET_ACQUIRE(trips.turn) != turn + 2)
      spin_wait();
  }
  return (double)(now() - began) / TRIPS;
}

static int compare(const void *one, const void *other)
{
  double a = *(const double *)one, b = *(const double *)other;

  return (a > b) - (a < b);
}

static double median(double *values, int count)
{
  qsort(values, count, sizeof(*values), compare);
  return values[count / 2];
}

/* A few batches at least, so that one in which a thread lost its CPU decides nothing. */
static void ask(void)
{
  static double batches[MOST_BATCHES];
  int64_t began = now();
  int count = 0;

  while (now() - began < WARMUP_NANOS)
    batch_of_trips();
  began = now();
  do
    batches[count++] = batch_of_trips();
  while (count < LEAST_BATCHES || (count < MOST_BATCHES && now() - began < MEASURED_NANOS));
  SET_RELEASE(trips.turn, NO_MORE_TRIPS);
  trips.nanos = median(batches, count);
}

/* Answers odd numbers with the next even one. */
static void answer(void)
{
  uint64_t turn;

  while ((turn = GET_ACQUIRE(trips.turn)) != NO_MORE_TRIPS) {
    if ((turn & 1) == 1)
      SET_RELEASE(trips.turn, turn + 1); /* pairs with the acquire in batch_of_trips */
    spin_wait();
  }
}

/* ---- Threads wait for tasks between iterations ---- */

enum task { ITERATE, MEASURE_ROUND_TRIP, LEAVE };

static pthread_barrier_t task_given;
static enum task task;
static int finished ON_A_LINE;

static void *work(void *argument)
{
  struct cpu *cpu = argument;

  pin(cpu);
  pthread_barrier_wait(&task_given);
  while (task != LEAVE) {
    if (task == ITERATE)
      iterate(cpu);
    else if (cpu->id == 0)
      ask();
    else if (cpu->id == 1)
      answer();
    GET_AND_ADD(finished, 1); /* pairs with the acquire of the main thread */
    pthread_barrier_wait(&task_given);
  }
  return NULL;
}

static void give(enum task next)
{
  task = next;
  finished = 0;
  pthread_barrier_wait(&task_given);
}

static void sleep_nanos(int64_t nanos)
{
  struct timespec time = {nanos / 1000000000, nanos % 1000000000};

  nanosleep(&time, NULL);
}

static void *allocate(size_t bytes)
{
  void *memory = aligned_alloc(LINE, (bytes + LINE - 1) / LINE * LINE);

  if (memory == NULL)
    fail(1, "no memory for %zu bytes", bytes);
  return memset(memory, 0, (bytes + LINE - 1) / LINE * LINE);
}

/* A thread that ends this process with the one at the other end of its standard input. */
static void *end_with_parent(void *argument)
{
  char bytes[64];
  ssize_t count;

  do
    count = read(STDIN_FILENO, bytes, sizeof(bytes));
  while (count > 0 || (count < 0 && errno == EINTR));
  _exit(EXIT_BAD_USAGE);
  return argument;
}

static void watch_parent(void)
{
  struct stat input;
  pthread_t thread;

  if (fstat(STDIN_FILENO, &input) == 0 && S_ISFIFO(input.st_mode)
      && pthread_create(&thread, NULL, end_with_parent, NULL) != 0)
    fail(1, "no thread can be started");
}

/* ---- Random numbers: splitmix64 ---- */

static uint64_t next_random(uint64_t *state)
{
  uint64_t number = *state += UINT64_C(0x9e3779b97f4a7c15);

  number = (number ^ number >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
  number = (number ^ number >> 27) * UINT64_C(0x94d049bb133111eb);
  return number ^ number >> 31;
}

/* Exponential times, one from each of as many quantiles, in random order. */
static void draw_gaps(struct cpu *cpu)
{
  uint64_t state = (uint64_t)options.seed * 65536 + cpu->id;

  for (int i = 0; i < GAPS; i++) {
    double below = (double)(next_random(&state) >> 11) / (UINT64_C(1) << 53);
    int64_t gap = llround(-(double)options.gap * log((i + 1 - below) / GAPS));
    int place = next_random(&state) % (i + 1);

    cpu->gaps[i] = cpu->gaps[place];
    cpu->gaps[place] = gap < 1 ? 1 : gap;
  }
}

/* ---- A machine for each iteration ---- */

#define MEMORY_BYTES (16 << 20)

static unsigned char *memory;
static uint64_t places;

/* Makes a machine at a random line. */
static void boot(void)
{
  size_t lines = 2 * (size_t)nr_cpus + 2;
  size_t line = next_random(&places) % (MEMORY_BYTES / LINE - lines + 1);
  unsigned char *start = memory + line * LINE;

  memset(start, 0, lines * LINE);
  machine.cpus = (struct cpu_line *)start;
  machine.online = (struct cpumask *)(start + nr_cpus * LINE);
  machine.call_function = (struct queue *)(start + (nr_cpus + 1) * LINE);
  machine.entries = (struct entry *)(start + (nr_cpus + 2) * LINE);
  machine.call_function->list.next = &machine.call_function->list;
  machine.call_function->list.prev = &machine.call_function->list;
  machine.stopped = false;
  for (int id = 0; id < nr_cpus; id++) {
    struct list *list = &machine.entries[id].list;

    list->next = list->prev = NULL;
    machine.online->words[id / 64] |= bit(id);
    cpus[id].line = &machine.cpus[id];
    cpus[id].warnings = 0;
    memset(cpus[id].counters, 0, sizeof(*cpus[id].counters));
  }
}

/* Things that are not at rest. */
static int leftovers(void)
{
  struct list *head = &machine.call_function->list;
  int found = head->next != head || is_locked(&machine.call_function->lock);

  for (int id = 0; id < nr_cpus; id++) {
    struct entry *data = &machine.entries[id];

    found += data->flags != 0 || data->refs != 0 || !is_empty(&data->cpumask);
    found += is_locked(&data->lock);
  }
  return found;
}

/* ---- The watchdog: stops a machine on which a call does not return ---- */

#define TICK_NANOS 100000000
#define DEADLINE_TICKS 30

static struct {
  uint64_t call;
  int ticks;
} watched[MOST_CPUS];

/* Counts time in ticks, so that a pause of the host is not taken for a lockup. */
static void watch(void)
{
  for (int id = 0; id < nr_cpus; id++) {
    uint64_t returned = GET_OPAQUE(cpus[id].counters->returned);
    uint64_t issued = GET_OPAQUE(cpus[id].counters->issued);

    if (issued == returned || issued != watched[id].call) {
      watched[id].call = issued;
      watched[id].ticks = 0;
    } else if (++watched[id].ticks > DEADLINE_TICKS && !GET_OPAQUE(machine.stopped)) {
      stop_machine();
    }
  }
}

/* Waits for the end of the iteration, and ticks; returns when all threads have finished. */
static void supervise(void)
{
  int64_t end, tick;

  while (GET_ACQUIRE(iteration.ready) < nr_cpus)
    sleep_nanos(100000);
  memset(watched, 0, sizeof(watched));
  tick = now() + TICK_NANOS;
  end = now() + options.millis * 1000000;
  while (GET_ACQUIRE(finished) < nr_cpus) {
    int64_t time = now();
    int64_t next;

    if (time >= tick) {
      watch();
      tick = time + TICK_NANOS;
    }
    if (time >= end)
      SET_OPAQUE(iteration.stop, true);
    next = time >= end ? time + 1000000 : end < tick ? end : tick;
    sleep_nanos(next - time);
  }
}

/* ---- Results ---- */

struct result {
  uint64_t calls, executions, lost, duplicated, warnings, leftovers, lockups;
  uint64_t least_calls, most_calls, squared_calls;
  int64_t timed_calls, nanos, due_nanos;
  int64_t switches, migrations;
  int short_threads, misplaced;
  double calls_per_second;
};

static uint64_t total_from_start[BUCKETS];
static uint64_t total_from_due[BUCKETS];
static int dropped_iterations;

static uint64_t failures(const struct result *result)
{
  return result->lost + result->duplicated + result->warnings + result->leftovers
      + result->lockups;
}

/* Counts the last calls of a sender as lost that have not run on a target. */
static void settle(void)
{
  for (int target = 0; target < nr_cpus; target++)
    for (int sender = 0; sender < nr_cpus; sender++)
      if (sender != target)
        cpus[target].counters->lost +=
            cpus[sender].counters->issued
            - cpus[target].counters->last_run[sender];
}

static int64_t sum_or_unknown(int64_t sum, int64_t summand)
{
  return sum < 0 || summand < 0 ? -1 : sum + summand;
}

/* A stopped machine is not at rest: what is missing after a lockup is not counted too. */
static struct result close_iteration(void)
{
  struct result result = {.least_calls = UINT64_MAX};

  if (!machine.stopped) {
    settle();
    result.leftovers = leftovers();
  }
  for (int id = 0; id < nr_cpus; id++) {
    struct cpu *cpu = &cpus[id];
    struct counters *own = cpu->counters;

    result.calls += own->issued;
    result.executions += own->executions;
    result.lost += own->lost;
    result.duplicated += own->duplicated;
    result.lockups += own->lockups;
    result.warnings += cpu->warnings;
    if (own->issued < result.least_calls)
      result.least_calls = own->issued;
    if (own->issued > result.most_calls)
      result.most_calls = own->issued;
    result.squared_calls += own->issued * own->issued;
    result.timed_calls += cpu->timed_calls;
    result.nanos += cpu->nanos;
    result.due_nanos += cpu->due_nanos;
    result.switches = sum_or_unknown(result.switches, cpu->switches);
    result.migrations = sum_or_unknown(result.migrations, cpu->migrations);
    result.short_threads += cpu->measured_nanos < options.millis * 500000;
    result.misplaced += cpu->misplaced;
    result.calls_per_second += own->issued * 1e9 / cpu->measured_nanos;
  }
  return result;
}

/* Adds the durations to the totals, if they count; a wrong answer has no speed. */
static void collect_durations(bool measured, bool valid)
{
  for (int id = 0; id < nr_cpus; id++) {
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      if (measured && valid) {
        total_from_start[bucket] += cpus[id].from_start[bucket];
        total_from_due[bucket] += cpus[id].from_due[bucket];
      }
      cpus[id].from_start[bucket] = 0;
      cpus[id].from_due[bucket] = 0;
    }
  }
  dropped_iterations += measured && !valid;
}

static struct result run_iteration(bool measured)
{
  struct result result;

  boot();
  iteration.ready = 0;
  iteration.stop = false;
  iteration.stopped = 0;
  give(ITERATE);
  supervise();
  result = close_iteration();
  collect_durations(measured,
      failures(&result) == 0 && result.short_threads + result.misplaced == 0);
  return result;
}

static double run_round_trip(void)
{
  trips.turn = 0;
  give(MEASURE_ROUND_TRIP);
  while (GET_ACQUIRE(finished) < nr_cpus)
    sleep_nanos(1000000);
  return trips.nanos;
}

/* The cost of one reading of the clock, nanoseconds. */
static double clock_nanos(void)
{
  enum { BATCHES = 21, READINGS = 5000 };
  double nanos[BATCHES];

  for (int batch = 0; batch < BATCHES; batch++) {
    int64_t began = now();
    int64_t last = began;

    for (int i = 0; i < READINGS; i++)
      last = now();
    nanos[batch] = (double)(last - began) / READINGS;
  }
  return median(nanos, BATCHES);
}

/* ---- Output: one JSON object ---- */

static void print_iterations(const char *name, const struct result *results, int64_t count)
{
  printf(", \"%s\": [", name);
  for (int64_t i = 0; i < count; i++) {
    const struct result *result = &results[i];

    printf("%s\n{\"counts\": {\"calls\": %" PRIu64 ", \"executions\": %" PRIu64,
        i > 0 ? "," : "", result->calls, result->executions);
    printf(", \"failures\": %" PRIu64 ", \"lost\": %" PRIu64 ", \"duplicated\": %" PRIu64,
        failures(result), result->lost, result->duplicated);
    printf(", \"warnings\": %" PRIu64 ", \"leftovers\": %" PRIu64
        ", \"lockups\": %" PRIu64,
        result->warnings, result->leftovers, result->lockups);
    printf(", \"leastCalls\": %" PRIu64 ", \"mostCalls\": %" PRIu64
        ", \"squaredCalls\": %" PRIu64,
        result->least_calls, result->most_calls, result->squared_calls);
    printf(", \"shortThreads\": %d, \"misplaced\": %d", result->short_threads,
        result->misplaced);
    printf(", \"involuntarySwitches\": %" PRId64 ", \"migrations\": %" PRId64,
        result->switches, result->migrations);
    printf(", \"timedCalls\": %" PRId64 "}", result->timed_calls);
    printf(", \"callNanos\": %" PRId64 ", \"dueNanos\": %" PRId64, result->nanos,
        result->due_nanos);
    printf(", \"callsPerSecond\": %.1f}", result->calls_per_second);
  }
  printf("]");
}

/* Pairs of a duration in nanoseconds and the number of calls with about this duration. */
static void print_histogram(const char *name, const uint64_t *buckets)
{
  const char *separator = "";

  printf(",\n\"%s\": [", name);
  for (int bucket = 0; bucket < BUCKETS; bucket++) {
    if (buckets[bucket] > 0) {
      printf("%s[%" PRId64 ",%" PRIu64 "]", separator, shortest(bucket),
          buckets[bucket]);
      separator = ",";
    }
  }
  printf("]");
}

/* ---- The command line ---- */

struct number_option {
  const char *name;
  int64_t *value;
  int64_t least;
  int64_t largest;
};

#define LARGEST_SEED INT64_C(999999999999999999)

static const struct number_option number_options[] = {
  {"--gap", &options.gap, 0, 1000000000},
  {"--seed", &options.seed, 0, LARGEST_SEED},
  {"--place", &options.place, 0, LARGEST_SEED},
  {"--pad", &options.pad, 0, 10000},
  {"--spin", &spin_steps, 0, 10000},
  {"--timed", &options.timed, 0, 999999999},
  {"--warmup", &options.warmup, 0, 1000},
  {"--measure", &options.measure, 1, 1000},
  {"--millis", &options.millis, 1, 3600000},
};

#define NUMBER_OPTIONS ((int)(sizeof(number_options) / sizeof(number_options[0])))

static const char help[] =
    "usage: smpcall --version VERSION --workload WORKLOAD --cpus LIST [options]\n"
    "  --version VERSION    spinlock, lockfree, patched or linux-2.6.39\n"
    "  --workload WORKLOAD  storm: every CPU calls all others; broadcast: the first one does\n"
    "  --cpus LIST          CPU of each thread, such as 0,1\n"
    "  --gap NS             mean of the random time before each call; 0: back to back\n"
    "                       (default: 0)\n"
    "  --seed N             seed of these times (default: 1)\n"
    "  --place N            seed of the places in memory (default: 0)\n"
    "  --pad N              steps after each call, about 1 ns each (default: 0)\n"
    "  --spin N             steps more in each turn of a waiting loop (default: 0)\n"
    "  --timed N            one call in N is timed back to back; 0: none (default: 16)\n"
    "  --warmup N           warm-up iterations (default: 2)\n"
    "  --measure N          measured iterations (default: 5)\n"
    "  --millis MS          length of an iteration (default: 1000)\n"
    "It prints one JSON object. If its standard input is a pipe, it ends when that is closed.\n";

/* Digits only; -1: it is no such number. */
static int64_t number(const char *text, size_t length)
{
  int64_t value = 0;

  if (length == 0 || length > 18)
    return -1;
  for (size_t i = 0; i < length; i++) {
    if (text[i] < '0' || text[i] > '9')
      return -1;
    value = 10 * value + (text[i] - '0');
  }
  return value;
}

static void parse_number(const struct number_option *option, const char *text)
{
  int64_t value = number(text, strlen(text));

  if (value < option->least || value > option->largest)
    fail(EXIT_BAD_USAGE, "%s %s: give a whole number from %" PRId64 " to %" PRId64,
        option->name, text, option->least, option->largest);
  *option->value = value;
}

static void parse_version(const char *text)
{
  for (int version = 0; version < VERSIONS; version++) {
    if (strcmp(text, versions[version].id) == 0) {
      options.version = version;
      return;
    }
  }
  fail(EXIT_BAD_USAGE,
      "--version %s: there are spinlock, lockfree, patched and linux-2.6.39", text);
}

static bool has_workload;

static void parse_workload(const char *text)
{
  if (strcmp(text, workloads[STORM]) == 0)
    options.workload = STORM;
  else if (strcmp(text, workloads[BROADCAST]) == 0)
    options.workload = BROADCAST;
  else
    fail(EXIT_BAD_USAGE, "--workload %s: there are storm and broadcast", text);
  has_workload = true;
}

static void parse_cpu(const char *list, int64_t cpu)
{
  if (cpu < 0 || cpu >= SET_CPUS)
    fail(EXIT_BAD_USAGE, "--cpus %s: give numbers of CPUs, such as 0,1", list);
  for (int id = 0; id < nr_cpus; id++)
    if (options.placement[id] == cpu)
      fail(EXIT_BAD_USAGE, "--cpus %s: CPU %" PRId64 " twice; give each once", list,
          cpu);
  if (nr_cpus == MOST_CPUS)
    fail(EXIT_BAD_USAGE, "--cpus: give %d CPUs at most", MOST_CPUS);
  options.placement[nr_cpus++] = cpu;
}

static void parse_cpus(const char *list)
{
  const char *at = list;

  nr_cpus = 0;
  for (;;) {
    size_t length = strcspn(at, ",");

    parse_cpu(list, number(at, length));
    if (at[length] == '\0')
      break;
    at += length + 1;
  }
  if (nr_cpus < 2)
    fail(EXIT_BAD_USAGE, "--cpus %s: give two CPUs or more", list);
}

static void parse_option(const char *name, const char *value)
{
  for (int i = 0; i < NUMBER_OPTIONS; i++) {
    if (strcmp(name, number_options[i].name) == 0) {
      parse_number(&number_options[i], value);
      return;
    }
  }
  if (strcmp(name, "--version") == 0)
    parse_version(value);
  else if (strcmp(name, "--workload") == 0)
    parse_workload(value);
  else
    parse_cpus(value);
}

static bool is_option(const char *name)
{
  for (int i = 0; i < NUMBER_OPTIONS; i++)
    if (strcmp(name, number_options[i].name) == 0)
      return true;
  return strcmp(name, "--version") == 0 || strcmp(name, "--workload") == 0
      || strcmp(name, "--cpus") == 0;
}

/* An option that is given twice has its last value. */
static void parse(int count, char **arguments)
{
  for (int i = 1; i < count; i += 2) {
    if (strcmp(arguments[i], "--help") == 0) {
      fputs(help, stdout);
      exit(EXIT_SUCCESS);
    }
    if (!is_option(arguments[i]))
      fail(EXIT_BAD_USAGE, "no option '%s'; --help lists them", arguments[i]);
    if (i + 1 == count)
      fail(EXIT_BAD_USAGE, "%s needs a value; --help describes it", arguments[i]);
    parse_option(arguments[i], arguments[i + 1]);
  }
  if (options.version < 0)
    fail(EXIT_BAD_USAGE, "--version is missing; --help lists the options");
  if (!has_workload)
    fail(EXIT_BAD_USAGE, "--workload is missing; --help lists the options");
  if (nr_cpus == 0)
    fail(EXIT_BAD_USAGE, "--cpus is missing; --help lists the options");
}

static void require_allowed_cpus(void)
{
  union cpu_bits allowed = {.bytes = {0}};

  if (sched_getaffinity(0, sizeof(allowed), &allowed.set) != 0)
    fail(1, "the kernel does not tell which CPUs may be used (%s)", strerror(errno));
  for (int id = 0; id < nr_cpus; id++)
    if (!CPU_ISSET_S(options.placement[id], sizeof(allowed), &allowed.set))
      fail(EXIT_BAD_USAGE, "--cpus: this process may not use CPU %d; give others",
          options.placement[id]);
}

/* ---- The main thread sleeps while the others run ---- */

static void start_threads(void)
{
  pthread_barrier_init(&task_given, NULL, nr_cpus + 1);
  for (int id = 0; id < nr_cpus; id++) {
    struct cpu *cpu = &cpus[id];

    cpu->id = id;
    cpu->pinned_to = options.placement[id];
    cpu->counters = allocate(sizeof(*cpu->counters));
    cpu->gaps = allocate(GAPS * sizeof(*cpu->gaps));
    cpu->from_start = allocate(BUCKETS * sizeof(*cpu->from_start));
    cpu->from_due = allocate(BUCKETS * sizeof(*cpu->from_due));
    cpu->random = UINT32_C(0x9e3779b9) * (id + 1);
    cpu->calls_left = calls_until_timed(cpu);
    draw_gaps(cpu);
    if (pthread_create(&cpu->thread, NULL, work, cpu) != 0)
      fail(1, "no thread can be started");
  }
}

static void end_threads(void)
{
  give(LEAVE);
  for (int id = 0; id < nr_cpus; id++)
    pthread_join(cpus[id].thread, NULL);
}

static void *allocate_list(int64_t count, size_t bytes)
{
  return allocate((count + 1) * bytes);
}

int main(int count, char **arguments)
{
  struct result *warmup, *measured;
  double clock, before, after, *between;

  parse(count, arguments);
  require_allowed_cpus();
  watch_parent();
  mask_words = (nr_cpus + 63) / 64;
  places = options.place;
  memory = allocate(MEMORY_BYTES);
  cpus = allocate(nr_cpus * sizeof(*cpus));
  warmup = allocate_list(options.warmup, sizeof(*warmup));
  measured = allocate_list(options.measure, sizeof(*measured));
  between = allocate_list(options.measure, sizeof(*between));

  clock = clock_nanos();
  start_threads();
  before = run_round_trip();
  for (int64_t i = 0; i < options.warmup; i++)
    warmup[i] = run_iteration(false);
  for (int64_t i = 0; i < options.measure; i++) {
    if (i > 0)
      between[i - 1] = run_round_trip();
    measured[i] = run_iteration(true);
  }
  after = run_round_trip();
  end_threads();

  printf("{\"version\": \"%s\", \"workload\": \"%s\", \"clockNanos\": %.1f",
      versions[options.version].id, workloads[options.workload], clock);
  printf(", \"droppedIterations\": %d", dropped_iterations);
  printf(", \"roundTripNanos\": {\"before\": %.1f, \"after\": %.1f, \"between\": [", before,
      after);
  for (int64_t i = 0; i + 1 < options.measure; i++)
    printf("%s%.1f", i > 0 ? ", " : "", between[i]);
  printf("]}");
  print_iterations("warmup", warmup, options.warmup);
  print_iterations("measured", measured, options.measure);
  print_histogram("fromStart", total_from_start);
  print_histogram("fromDue", total_from_due);
  printf("}\n");
  return fflush(stdout) == 0 && !ferror(stdout) ? EXIT_SUCCESS : EXIT_FAILURE;
}
