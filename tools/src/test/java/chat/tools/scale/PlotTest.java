package chat.tools.scale;

import static org.assertj.core.api.Assertions.assertThat;

import chat.tools.Spread;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlotTest {
  private static final List<Integer> BYSTANDERS = List.of(0, 90, 990, 9990);
  private static final List<Integer> ROOMS = List.of(4, 100, 1000);

  @TempDir private Path directory;

  private static Cell cell(int rooms, int bystanders, double micros) {
    return new Cell(rooms, 10 + bystanders, new Spread(micros, micros, micros), 1, Map.of());
  }

  private static long colours(BufferedImage image) {
    return IntStream.range(0, image.getWidth() * image.getHeight())
        .map(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()))
        .distinct()
        .count();
  }

  /** How many colours the picture has. */
  private long drawn(List<Integer> rooms, List<Cell> cells) throws IOException {
    ScaleOptions options =
        new ScaleOptions(
            Path.of("server.jar"),
            List.of(),
            10,
            200,
            BYSTANDERS,
            rooms,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            1,
            Optional.empty());
    Path file = directory.resolve("plot.png");
    Plot.draw(options, cells, file);
    return colours(ImageIO.read(file.toFile()));
  }

  @Test
  void aGridIsDrawnWithoutADisplay() throws IOException {
    List<Cell> cells = new ArrayList<>();
    for (int rooms : ROOMS) {
      BYSTANDERS.forEach(idle -> cells.add(cell(rooms, idle, 40 + rooms / 100.0)));
    }

    assertThat(drawn(ROOMS, cells)).isGreaterThan(10);
  }

  @Test
  void aSingleCellIsDrawnToo() throws IOException {
    assertThat(drawn(List.of(4), List.of(cell(4, 90, 40)))).isGreaterThan(10);
  }
}
