// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.cache;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongFunction;
import smpcall.memory.Symbol;

/** The fields of structures: a small number for each, by the address of a word. */
public final class Fields {

  /** The number of words that nobody described. */
  public static final int OTHER = 1;

  private static final String OTHER_NAME = "other";

  private record Range(long address, long bytes, LongFunction<Symbol> symbolAt) {}

  private final NavigableMap<Long, Range> ranges = new TreeMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final short[] ofWord;

  Fields(int bytes) {
    ofWord = new short[bytes / Integer.BYTES];
    number("");
    number(OTHER_NAME);
  }

  /** Names a range, as {@link smpcall.memory.Memory#describe} does. */
  public void describe(long address, long bytes, LongFunction<Symbol> symbolAt) {
    ranges.put(address, new Range(address, bytes, symbolAt));
  }

  /** The number of the field at an address. */
  public int at(long address) {
    int field = ofWord[(int) (address >> 2)];
    return field == 0 ? look(address) : field;
  }

  private int look(long address) {
    Map.Entry<Long, Range> entry = ranges.floorEntry(address);
    int field = OTHER;
    if (entry != null && address < entry.getKey() + entry.getValue().bytes()) {
      Symbol symbol = entry.getValue().symbolAt().apply(address - entry.getKey());
      if (symbol != null) {
        field = number(symbol.structure() + "." + symbol.field());
      }
    }
    ofWord[(int) (address >> 2)] = (short) field;
    return field;
  }

  private int number(String name) {
    return numbers.computeIfAbsent(
        name,
        any -> {
          names.add(name);
          return names.size() - 1;
        });
  }

  /** The number of fields met so far, with those that stand for none. */
  public int count() {
    return names.size();
  }

  /** The name of a field, such as {@code cfd_data.refs}. */
  public String name(int field) {
    return names.get(field);
  }
}
