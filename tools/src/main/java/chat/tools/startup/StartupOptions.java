package chat.tools.startup;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What to start, and how often.
 *
 * @param server the packaged server
 * @param jvm arguments of the virtual machine, also of the baseline's
 * @param runs that count
 * @param idle how long after its first call a server is looked at
 * @param baseline whether the baseline server takes its turn in each run
 */
record StartupOptions(Path server, List<String> jvm, int runs, Duration idle, boolean baseline) {}
