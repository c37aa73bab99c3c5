package smpcall.explore;
import java.util.*;
import smpcall.explore.local.*;
import smpcall.explore.order.*;
import smpcall.kernel.*;
import smpcall.linux.*;
public class Probe {
  public static void main(String[] a) {
    for (String model : a[1].split(",")) for (String v : a[0].split(",")) {
      Program p = Scenario.find(a[2]).map(Scenario::program).orElseGet(() -> ProgramText.parse(a[2], false, false));
      KernelConfig c = new KernelConfig(a.length>3 && a[3].contains("tas") ? LockKind.TAS : LockKind.TICKET, MaskPlace.INLINE, p.cpus()>2);
      Kernel kv = Kernel.find(v).get();
      Subject s = new Subject(m -> kv.boot(m, c), p, MemoryModel.valueOf(model), Weakening.NONE, a.length<5);
      Search.Result r = new Search(s, Long.getLong("max", 6L<<30), a.length>=4 && a[3].contains("out"), () -> false).run();
      System.out.printf("%s %s complete=%s states=%d trans=%d ends=%d B/state=%.1f %.2fs %.2f M/s%n", v, model, r.complete(), r.states(), r.transitions(), r.ends(), (double) r.bytes()/r.states(), r.nanos()/1e9, r.states()*1e3/r.nanos());
      r.found().forEach((i,f)->{System.out.println("   "+i+" "+f.path().length+" "+f.breach().text());
        if (Boolean.getBoolean("show")) { Replayer.Replayed rp = Replayer.path(s, f.path(), f.atEnd()); ScheduleTable.print(rp.steps(), p.cpus(), 1).forEach(System.out::println); System.out.println(rp.breaches());
          System.out.println(new ReplayToken(new CellSetup(kv, a[2], MemoryModel.valueOf(model), c.lock(), c.mask()), rp.choices()).text()); } });
      if (!r.outcomes().isEmpty()) System.out.println("   outcomes "+r.outcomes().size()+" "+r.outcomes().hashCode());
    }
  }
}
