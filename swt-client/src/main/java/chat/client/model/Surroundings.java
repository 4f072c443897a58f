package chat.client.model;

import java.time.Clock;
import java.util.function.DoubleSupplier;

/**
 * What the models need of the world.
 *
 * @param random numbers from 0 to 1
 */
public record Surroundings(
    Network network,
    Timers timers,
    Clock clock,
    DoubleSupplier random,
    SessionKeys keys,
    TrustedCertificates trusted,
    Drafts drafts) {}
