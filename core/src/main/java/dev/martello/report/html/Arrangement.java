package dev.martello.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the boxes of a picture stand.
 *
 * @param places for each node of the picture
 */
record Arrangement(List<Place> places, int width, int height) {
  /*
   * Layered drawing (Sugiyama, Tagawa, Toda 1981) with the columns given: the boxes of a column are
   * ordered by the middle of their neighbours, a few times from left to right and back, then moved as
   * near to the middle of their neighbours as their order allows. Columns without a box take no room.
   */
  private static final int MARGIN = 12;
  private static final int GAP_ACROSS = 46;
  private static final int GAP_DOWN = 18;
  private static final int SWEEPS = 4;
  private static final int WIDEST = 236;
  private static final int LINE = 16;
  private static final double LETTER = 7.1;
  private static final double SMALL_LETTER = 5.9;
  static final int PADDING = 11;

  /** A box in pixels. */
  record Place(int x, int y, int width, int height) {
    int middle() {
      return y + height / 2;
    }
  }

  Arrangement {
    places = List.copyOf(places);
  }

  static Arrangement of(Picture picture) {
    return new Arranging(picture).arrange();
  }

  /** Returns how many letters of a name fit into the widest box. */
  static int mostLetters() {
    return (int) ((WIDEST - 2 * PADDING) / LETTER);
  }

  private static final class Arranging {
    private final List<Picture.Node> nodes;
    private final Map<Integer, List<Integer>> before = new HashMap<>();
    private final Map<Integer, List<Integer>> after = new HashMap<>();
    private final List<List<Integer>> columns = new ArrayList<>();
    private final int[] widths;
    private final int[] heights;
    private final double[] middles;

    private Arranging(Picture picture) {
      nodes = picture.nodes();
      for (var edge : picture.edges()) {
        after.computeIfAbsent(edge.from(), _ -> new ArrayList<>()).add(edge.to());
        before.computeIfAbsent(edge.to(), _ -> new ArrayList<>()).add(edge.from());
      }
      widths = nodes.stream().mapToInt(Arranging::width).toArray();
      heights = nodes.stream().mapToInt(Arranging::height).toArray();
      middles = new double[nodes.size()];
      var layers = nodes.stream().map(Picture.Node::layer).distinct().sorted().toList();
      for (int layer : layers) {
        var column = new ArrayList<Integer>();
        for (int at = 0; at < nodes.size(); at++) {
          if (nodes.get(at).layer() == layer) {
            column.add(at);
          }
        }
        columns.add(column);
      }
    }

    private static int width(Picture.Node node) {
      double letters = node.above().length() * SMALL_LETTER;
      for (var line : node.lines()) {
        letters = Math.max(letters, Math.min(line.length(), mostLetters()) * LETTER);
      }
      return (int) Math.ceil(letters) + 2 * PADDING;
    }

    private static int height(Picture.Node node) {
      int small = node.above().isEmpty() ? 0 : LINE - 2;
      return node.lines().size() * LINE + small + PADDING + 3;
    }

    private Arrangement arrange() {
      columns.forEach(this::stack);
      for (int sweep = 0; sweep < SWEEPS; sweep++) {
        for (var column : columns) {
          order(column, before);
        }
        for (var column : columns.reversed()) {
          order(column, after);
        }
      }
      columns.forEach(column -> settle(column, before));
      columns.reversed().forEach(column -> settle(column, after));
      return placed();
    }

    /** Puts a column's boxes below each other, around a middle line. */
    private void stack(List<Integer> column) {
      double all = column.stream().mapToInt(at -> heights[at] + GAP_DOWN).sum() - GAP_DOWN;
      double y = -all / 2;
      for (int at : column) {
        middles[at] = y + heights[at] / 2.0;
        y += heights[at] + GAP_DOWN;
      }
    }

    private void order(List<Integer> column, Map<Integer, List<Integer>> neighbours) {
      var wanted = new HashMap<Integer, Double>();
      column.forEach(at -> wanted.put(at, wanted(at, neighbours)));
      column.sort(
          Comparator.<Integer>comparingDouble(at -> wanted.getOrDefault(at, 0.0))
              .thenComparingInt(at -> at));
      stack(column);
    }

    private double wanted(int at, Map<Integer, List<Integer>> neighbours) {
      return neighbours.getOrDefault(at, List.of()).stream()
          .mapToDouble(other -> middles[other])
          .average()
          .orElse(middles[at]);
    }

    /** Moves the boxes towards their neighbours without changing their order. */
    private void settle(List<Integer> column, Map<Integer, List<Integer>> neighbours) {
      var wanted = column.stream().mapToDouble(at -> wanted(at, neighbours)).toArray();
      double lowest = Double.NEGATIVE_INFINITY;
      for (int index = 0; index < column.size(); index++) {
        int at = column.get(index);
        middles[at] = Math.max(wanted[index], lowest + heights[at] / 2.0);
        lowest = middles[at] + heights[at] / 2.0 + GAP_DOWN;
      }
      // What was pushed down in a row goes up again by half of it.
      double pushed = 0;
      for (int index = 0; index < column.size(); index++) {
        pushed += middles[column.get(index)] - wanted[index];
      }
      double up = column.isEmpty() ? 0 : pushed / column.size();
      column.forEach(at -> middles[at] -= up);
    }

    private Arrangement placed() {
      double top = Double.POSITIVE_INFINITY;
      double bottom = Double.NEGATIVE_INFINITY;
      for (int at = 0; at < nodes.size(); at++) {
        top = Math.min(top, middles[at] - heights[at] / 2.0);
        bottom = Math.max(bottom, middles[at] + heights[at] / 2.0);
      }
      var places = new Place[nodes.size()];
      int x = MARGIN;
      for (var column : columns) {
        int widest = column.stream().mapToInt(at -> widths[at]).max().orElse(0);
        for (int at : column) {
          int y = (int) Math.round(middles[at] - heights[at] / 2.0 - top) + MARGIN;
          places[at] = new Place(x + (widest - widths[at]) / 2, y, widths[at], heights[at]);
        }
        x += widest + GAP_ACROSS;
      }
      int height = nodes.isEmpty() ? 0 : (int) Math.ceil(bottom - top);
      return new Arrangement(List.of(places), x - GAP_ACROSS + MARGIN, height + 2 * MARGIN);
    }
  }
}
