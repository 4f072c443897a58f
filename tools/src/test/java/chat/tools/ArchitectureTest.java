package chat.tools;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses ALL = new ClassFileImporter().importPackages("chat.tools");

  @Test
  void nobodySleeps() {
    noClasses()
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(TimeUnit.class, "sleep", long.class)
        .check(ALL);
  }

  @Test
  void theJudgeKnowsNoNetwork() {
    noClasses()
        .that()
        .resideInAPackage("chat.tools.judge..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.grpc..", "chat.tools.net..", "chat.tools.verify..")
        .check(ALL);
  }

  @Test
  void onlyMainExits() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(Main.class)
        .should()
        .callMethod(System.class, "exit", int.class)
        .check(ALL);
  }
}
