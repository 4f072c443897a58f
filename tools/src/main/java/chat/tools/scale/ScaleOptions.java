package chat.tools.scale;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which grid to measure.
 *
 * @param server the packaged server
 * @param jvm arguments of its virtual machine
 * @param talkers people in one room who talk
 * @param rate their messages a second, all together
 * @param bystanders how many idle people there are beside them, one after the other
 * @param rooms how many rooms there are
 * @param warmup talk that is not measured, in each cell
 * @param duration of each round
 * @param plot where to draw the grid
 */
record ScaleOptions(
    Path server,
    List<String> jvm,
    int talkers,
    double rate,
    List<Integer> bystanders,
    List<Integer> rooms,
    Duration warmup,
    Duration duration,
    int rounds,
    Optional<Path> plot) {}
