package chat.store;

import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * An open database whose schema is up to date.
 *
 * @param name what and where it is, to be used in a sentence
 * @param writer has one connection, the only one that writes
 * @param readers has a connection for each reader
 * @param resources what is given back at the end, in this order
 */
record Database(String name, Jdbi writer, Jdbi readers, List<Runnable> resources)
    implements AutoCloseable {
  @Override
  public void close() {
    resources.forEach(Runnable::run);
  }
}
