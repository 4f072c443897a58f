package chat;

import akka.actor.testkit.typed.javadsl.BehaviorTestKit;
import akka.actor.typed.javadsl.Behaviors;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Walks all commands of an actor, private ones included: the compiler does not tell whether a
 * receive builder forgot one.
 */
public final class EveryCommand {
  private EveryCommand() {}

  /** The names of all commands, but for those that cannot reach the actor. */
  public static Set<String> of(Class<?> command, String... unreachable) {
    Set<String> names = new TreeSet<>();
    types(command).forEach(type -> names.add(type.getSimpleName()));
    for (String name : unreachable) {
      if (!names.remove(name)) {
        throw new IllegalArgumentException("no command " + name);
      }
    }
    return names;
  }

  /**
   * The names of those commands that an actor in some phase handles.
   *
   * @param phase makes an actor in that phase; asked once per command
   * @param values what the commands are made of, found by type
   */
  public static <C> Set<String> handledBy(
      Supplier<BehaviorTestKit<C>> phase, Class<C> command, Object... values)
      throws ReflectiveOperationException {
    Set<String> handled = new TreeSet<>();
    for (Class<?> type : types(command).toList()) {
      BehaviorTestKit<C> actor = phase.get();
      actor.run(command.cast(instance(type, values)));
      if (actor.returnedBehavior() != Behaviors.<C>unhandled()) {
        handled.add(type.getSimpleName());
      }
    }
    return handled;
  }

  /** Those of a group among them one by one. */
  private static Stream<Class<?>> types(Class<?> command) {
    return Arrays.stream(command.getPermittedSubclasses())
        .flatMap(type -> type.isSealed() ? types(type) : Stream.of(type));
  }

  private static Object instance(Class<?> type, Object[] values)
      throws ReflectiveOperationException {
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    Constructor<?> constructor = type.getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    return constructor.newInstance(
        Arrays.stream(constructor.getParameterTypes())
            .map(wanted -> pick(wanted, values))
            .toArray());
  }

  private static Object pick(Class<?> wanted, Object[] values) {
    return Arrays.stream(values)
        .filter(
            value ->
                wanted.isInstance(value)
                    || wanted == int.class && value instanceof Integer
                    || wanted == long.class && value instanceof Long
                    || wanted == boolean.class && value instanceof Boolean)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no value of type " + wanted.getName()));
  }
}
