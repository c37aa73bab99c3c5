package smpcall.explore;
import java.util.*;
import smpcall.explore.local.*;
import smpcall.explore.order.*;
import smpcall.kernel.*;
import smpcall.linux.*;
public class Probe {
  static Program parse(String text, boolean results, boolean nested) {
    List<List<Task>> tasks = new ArrayList<>(); int call=0; 
    String[] parts=text.split(";"); int n=Integer.parseInt(parts[0]);
    for(int i=0;i<n;i++) tasks.add(new ArrayList<>());
    for(int i=1;i<parts.length;i++){ int cpu=parts[i].charAt(0)-'A';
      for(String c: parts[i].substring(2).split(",")){ boolean wait=!c.endsWith("n"); int bits=0; for(char ch: c.replace("n","").toCharArray()) bits|=1<<(ch-'A');
        tasks.get(cpu).add(new Task(Task.Kind.CALL, call++, bits, wait)); } }
    return new Program(tasks, results, nested);
  }
  public static void main(String[] a) {
    for (String model : a[1].split(",")) for (String v : a[0].split(",")) {
      Program p = parse(a[2], false, false);
      KernelConfig c = new KernelConfig(a.length>3 && a[3].contains("tas") ? LockKind.TAS : LockKind.TICKET, MaskPlace.INLINE, p.cpus()>2);
      KernelVersion kv = KernelVersion.of(v);
      Subject s = new Subject(m -> kv.boot(m, c), p, MemoryModel.valueOf(model), Weakening.NONE, a.length<5);
      Search.Result r = new Search(s, Long.getLong("max", 6L<<30), a.length>=4 && a[3].contains("out"), () -> false).run();
      System.out.printf("%s %s complete=%s states=%d trans=%d ends=%d B/state=%.1f %.2fs %.2f M/s%n", v, model, r.complete(), r.states(), r.transitions(), r.ends(), (double) r.bytes()/r.states(), r.nanos()/1e9, r.states()*1e3/r.nanos());
      r.found().forEach((i,f)->System.out.println("   "+i+" "+f.path().length+" "+f.breach().text()));
      if (!r.outcomes().isEmpty()) System.out.println("   outcomes "+r.outcomes().size()+" "+r.outcomes().hashCode());
    }
  }
}
