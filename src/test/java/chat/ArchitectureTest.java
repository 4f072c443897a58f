package chat;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Which part may know which. */
class ArchitectureTest {
  private static final JavaClasses SERVER =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("chat");
  private static final JavaClasses SERVER_AND_TESTS =
      new ClassFileImporter().importPackages("chat");

  @Test
  void actorsKnowNothingOfTheWire() {
    noClasses()
        .that()
        .resideInAPackage("chat.actors..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "chat.proto..",
            "chat.grpc..",
            "chat.transport..",
            "com.google.protobuf..",
            "io.grpc..",
            "akka.grpc..",
            "akka.http..",
            "io.netty..")
        .check(SERVER);
  }

  @Test
  void transportKnowsNothingOfTheChat() {
    noClasses()
        .that()
        .resideInAPackage("chat.transport..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("chat..").and(resideOutsideOfPackage("chat.transport..")))
        .check(SERVER);
  }

  @Test
  void onlyGrpcKnowsTheContract() {
    noClasses()
        .that()
        .resideOutsideOfPackages("chat.grpc..", "chat.proto..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("chat.proto..")
        .check(SERVER);
  }

  @Test
  void nothingKnowsTheWiring() {
    noClasses()
        .that()
        .resideOutsideOfPackage("chat")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("chat")
        .check(SERVER);
  }

  @Test
  void storeKnowsNothingOfWhoUsesIt() {
    noClasses()
        .that()
        .resideInAPackage("chat.store..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("chat..")
                .and(resideOutsideOfPackages("chat.store..", "chat.config..", "chat.logging..")))
        .check(SERVER);
  }

  @Test
  void onlyTheStoreKnowsDatabases() {
    noClasses()
        .that()
        .resideOutsideOfPackage("chat.store..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.sql..",
            "javax.sql..",
            "org.jdbi..",
            "org.flywaydb..",
            "org.sqlite..",
            "org.postgresql..",
            "com.zaxxer..")
        .check(SERVER);
  }

  @Test
  void onlyTheEndpointsKnowTheOperatorsPart() {
    noClasses()
        .that()
        .resideOutsideOfPackages("chat", "chat.grpc..", "chat.ops..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("chat.ops..")
        .check(SERVER);
  }

  @Test
  void operatorsPartKnowsNothingOfTheChatsWire() {
    noClasses()
        .that()
        .resideInAPackage("chat.ops..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "chat.grpc..",
            "chat.proto..",
            "com.google.protobuf..",
            "io.grpc..",
            "akka.grpc..",
            "io.netty..")
        .check(SERVER);
  }

  @Test
  void onlyTheOperatorsPartKnowsWhoCollectsMetrics() {
    noClasses()
        .that()
        .resideOutsideOfPackage("chat.ops..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.prometheus..")
        .check(SERVER_AND_TESTS);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("chat.(*)..").should().beFreeOfCycles().check(SERVER);
  }

  @Test
  void nobodySleeps() {
    noClasses()
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(Thread.class, "sleep", long.class, int.class)
        .orShould()
        .callMethod(TimeUnit.class, "sleep", long.class)
        .check(SERVER_AND_TESTS);
  }

  @Test
  void onlyMainExits() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(Main.class)
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .check(SERVER_AND_TESTS);
  }

  @Test
  void onlyTheWiringHaltsTheProcess() {
    noClasses()
        .that()
        .resideOutsideOfPackage("chat")
        .should()
        .callMethod(Runtime.class, "halt", int.class)
        .check(SERVER_AND_TESTS);
  }
}
