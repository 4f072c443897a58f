package chat.tools.scale;

import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.colors.ColorBlindFriendlySeriesColors;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Draws the grid: for each number of rooms a line, and a dashed one without what the server does
 * while nobody talks. Needs a font, but no display.
 */
final class Plot {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 540;

  /** Some air above the highest point. */
  private static final double HEADROOM = 1.25;

  private static final Color[] COLOURS = new ColorBlindFriendlySeriesColors().getSeriesColors();

  private Plot() {}

  /** Writes a PNG file. */
  static void draw(ScaleOptions options, List<Cell> cells, Path file) throws IOException {
    System.setProperty("java.awt.headless", "true");
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(
                "What one delivery costs: %d people talk in one room, %s messages a second"
                    .formatted(options.talkers(), plain(options.rate())))
            .xAxisTitle(
                "people on the server, all but %d idle in other rooms".formatted(options.talkers()))
            .yAxisTitle("server CPU in microseconds (dashed: without idleness)")
            .build();
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart
        .getStyler()
        .setXAxisLogarithmic(true)
        .setXAxisLogarithmicDecadeOnly(true)
        .setXAxisDecimalPattern("#,##0")
        .setYAxisMin(0.0)
        .setYAxisMax(highest(cells) * HEADROOM)
        .setLegendPosition(LegendPosition.InsideSE)
        .setLocale(Locale.ENGLISH);
    for (int i = 0; i < options.rooms().size(); i++) {
      addLines(chart, options.rooms().get(i), COLOURS[i % COLOURS.length], cells);
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      BitmapEncoder.saveBitmap(chart, out, BitmapFormat.PNG);
    }
  }

  private static void addLines(XYChart chart, int rooms, Color colour, List<Cell> cells) {
    List<Cell> line = cells.stream().filter(cell -> cell.rooms() == rooms).toList();
    double[] people = line.stream().mapToDouble(Cell::people).toArray();
    double[] all = line.stream().mapToDouble(cell -> cell.micros().median()).toArray();
    double[] talk =
        line.stream().mapToDouble(cell -> cell.micros().median() - cell.idleMicros()).toArray();
    chart
        .addSeries(rooms + " rooms", people, all)
        .setMarkerColor(colour)
        .setLineColor(colour)
        .setLineStyle(SeriesLines.SOLID);
    chart
        .addSeries(rooms + " rooms, the talk alone", people, talk)
        .setMarker(SeriesMarkers.NONE)
        .setLineColor(colour)
        .setLineStyle(SeriesLines.DASH_DASH)
        .setShowInLegend(false);
  }

  private static double highest(List<Cell> cells) {
    return cells.stream().mapToDouble(cell -> cell.micros().median()).max().orElse(1);
  }

  private static String plain(double rate) {
    return rate == Math.rint(rate) ? Long.toString((long) rate) : Double.toString(rate);
  }
}
