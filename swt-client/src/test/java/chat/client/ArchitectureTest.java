package chat.client;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "chat.client", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String WIDGETS = "org.eclipse..";
  private static final String GRPC = "io.grpc..";

  @ArchTest
  static final ArchRule modelsKnowNeitherWidgetsNorGrpc =
      noClasses()
          .that()
          .resideInAPackage("chat.client.model..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(WIDGETS, GRPC, "chat.client.ui..", "chat.client.net..");

  @ArchTest
  static final ArchRule theNetworkKnowsNoWidgets =
      noClasses()
          .that()
          .resideInAPackage("chat.client.net..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(WIDGETS, "chat.client.ui..");

  @ArchTest
  static final ArchRule widgetsKnowNoNetwork =
      noClasses()
          .that()
          .resideInAPackage("chat.client.ui..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(GRPC, "chat.client.net..");

  @ArchTest
  static final ArchRule thereIsOneWayOntoTheUserInterfacesThread =
      noClasses()
          .that()
          .doNotHaveSimpleName("UiDispatcher")
          .should()
          .callMethodWhere(target(nameMatching("asyncExec|syncExec|timerExec")));
}
