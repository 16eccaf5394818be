package dev.libretto.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of ADR 0001 as far as they concern the server. */
@AnalyzeClasses(packages = "dev.libretto", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArrowsTest {

  @ArchTest
  static final ArchRule webStaysInHttp =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.libretto.server.http..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.vertx.ext.web..")
          .because("only http speaks HTTP: give it a value to answer with instead");

  @ArchTest
  static final ArchRule nobodyBelowKnowsTheServer =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.libretto.server..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.libretto.server..")
          .because("the interpreter must run without a server: pass what it needs in wiring");

  @ArchTest
  static final ArchRule theCommandLineKnowsNoEventLoop =
      noClasses()
          .that()
          .resideInAnyPackage("dev.libretto.server.cli..", "dev.libretto.server.config..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.vertx..", "dev.libretto.server.http..")
          .because("commands are straight-line code: reach the engine through cli.Engine");

  @ArchTest
  static final ArchRule httpKnowsNoCommand =
      noClasses()
          .that()
          .resideInAPackage("dev.libretto.server.http..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.libretto.server.cli..",
              "dev.libretto.server.config..",
              "dev.libretto.server.wiring..")
          .because("http gets what it needs as constructor arguments from wiring");

  @ArchTest
  static final ArchRule onlyWiringStartsADatabase =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.libretto.server.wiring..",
              "dev.libretto.server.config..",
              "dev.libretto.postgres..",
              "dev.libretto.testkit..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.libretto.postgres..")
          .because("an embedded and an operator's database must look the same to everybody else");

  @ArchTest
  static final ArchRule configurationKnowsNobodyAbove =
      noClasses()
          .that()
          .resideInAPackage("dev.libretto.server.config..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.libretto.server.cli..",
              "dev.libretto.server.http..",
              "dev.libretto.server.wiring..")
          .because("settings are values that everybody may read");

  @ArchTest
  static final ArchRule picocliStaysInTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.libretto.server.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..")
          .because("what a command needs of the engine is a method of cli.Engine");

  @ArchTest
  static final ArchRule noCircles =
      slices()
          .matching("dev.libretto.server.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a circle has no first class to read");

  @ArchTest
  static final ArchRule namesSayWhatTheyDo =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.libretto.server..", "dev.libretto.postgres..", "dev.libretto.testkit..")
          .should()
          .haveNameMatching(
              ".*(Impl|Manager|Util|Utils|Helper|Service|Processor|Base|Abstract|Default|Common)$")
          .because("the name must tell what is particular to the class");

  @ArchTest
  static final ArchRule classesAreFinal =
      classes()
          .that()
          .resideInAnyPackage(
              "dev.libretto.server..", "dev.libretto.postgres..", "dev.libretto.testkit..")
          .and()
          .areNotInterfaces()
          .and()
          .areNotAnonymousClasses()
          .and()
          .areNotEnums()
          .should()
          .haveModifier(JavaModifier.FINAL)
          .because("behaviour is shared by composition");
}
