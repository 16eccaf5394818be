package dev.libretto;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The arrows between packages and the habits of the code, proved. */
@AnalyzeClasses(packages = "dev.libretto", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  /** From the ground up: a layer knows only those before it. */
  private static final List<String> LAYERS =
      List.of(
          "json",
          "problem",
          "definition",
          "expression",
          "kind",
          "program",
          "access",
          "plan",
          "store",
          "secret",
          "oidc",
          "space",
          "rows",
          "member",
          "account");

  private static final String[] FREE_OF_VERTX = {
    "dev.libretto.json..",
    "dev.libretto.problem..",
    "dev.libretto.definition..",
    "dev.libretto.expression..",
    "dev.libretto.program..",
    "dev.libretto.access..",
    "dev.libretto.publish.load..",
    "dev.libretto.publish.check..",
    "dev.libretto.publish.compile..",
    "dev.libretto.publish.diff..",
    "dev.libretto.publish.report.."
  };

  @ArchTest
  static void arrowsPointDown(JavaClasses classes) {
    IntStream.range(0, LAYERS.size())
        .forEach(i ->
            noClasses()
                .that()
                .resideInAPackage(packages(LAYERS.get(i)))
                .should()
                .dependOnClassesThat(
                    resideInAnyPackage(
                        LAYERS.subList(i + 1, LAYERS.size()).stream()
                            .map(ArchitectureTest::packages)
                            .toArray(String[]::new)))
                .orShould()
                .dependOnClassesThat(
                    resideInAnyPackage(
                        "dev.libretto.publish..", "dev.libretto.serve..", "dev.libretto.run.."))
                .because(
                    "arrows point down: hand the upper part in as a constructor's argument,"
                        + " or move what both need below")
                .allowEmptyShould(true)
                .check(classes));
  }

  @ArchTest
  static final ArchRule SERVING_DOES_NOT_KNOW_PUBLISHING =
      noClasses()
          .that()
          .resideInAPackage("dev.libretto.serve..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.libretto.publish..")
          .because("a request meets a publication in space and rows; put there what both need");

  @ArchTest
  static final ArchRule RUNNING_KNOWS_NEITHER =
      noClasses()
          .that()
          .resideInAPackage("dev.libretto.run..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.libretto.publish..", "dev.libretto.serve..")
          .because("what runs by itself meets both in programs and the store: hand in a port");

  @ArchTest
  static final ArchRule NEITHER_KNOWS_RUNNING =
      noClasses()
          .that()
          .resideInAnyPackage("dev.libretto.publish..", "dev.libretto.serve..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.libretto.run..")
          .because("a write leaves an event in the outbox and knows nothing of what comes of it");

  @ArchTest
  static final ArchRule ACCOUNTS_ARE_FOR_THE_EDGE =
      noClasses()
          .that()
          .resideInAnyPackage("dev.libretto.publish..", "dev.libretto.serve..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.libretto.account..")
          .because("who asks is settled before: take a Caller or a Builder")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule PUBLISHING_DOES_NOT_KNOW_SERVING =
      noClasses()
          .that()
          .resideInAPackage("dev.libretto.publish..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.libretto.serve..")
          .because("a publication meets requests in space and rows; put there what both need");

  @ArchTest
  static void stagesOfPublishingKnowThoseBefore(JavaClasses classes) {
    var stages = List.of("load", "check", "compile", "diff", "migrate", "trial");
    IntStream.range(0, stages.size() - 1)
        .forEach(i ->
            noClasses()
                .that()
                .resideInAPackage(packages("publish." + stages.get(i)))
                .should()
                .dependOnClassesThat(
                    resideInAnyPackage(
                        stages.subList(i + 1, stages.size()).stream()
                            .map(stage -> packages("publish." + stage))
                            .toArray(String[]::new)))
                .because("a stage works on what the stages before it have proved")
                .allowEmptyShould(true)
                .check(classes));
  }

  @ArchTest
  static final ArchRule RULES_DO_NO_INPUT_OR_OUTPUT =
      noClasses()
          .that()
          .resideInAnyPackage(FREE_OF_VERTX)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.vertx..", "io.netty..", "java.net.http..", "java.sql..")
          .because("the stage that knows the rules does no I/O: return a value and let store act");

  @ArchTest
  static final ArchRule DEFINITIONS_ARE_OUR_OWN_JSON =
      noClasses()
          .that()
          .resideInAnyPackage(FREE_OF_VERTX)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.fasterxml.jackson..")
          .because("a mutable tree would reach the program: use dev.libretto.json.Json");

  @ArchTest
  static final ArchRule THE_DATABASE_IS_REACHED_THROUGH_THE_STORE =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.libretto.store..",
              "dev.libretto.rows..",
              // The tests' own look into the database.
              "dev.libretto.testkit..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.vertx.sqlclient..", "io.vertx.pgclient..")
          .because("SQL and its driver stay in store: add a statement there and call it");

  @ArchTest
  static final ArchRule THE_WEB_IS_FOR_THE_SERVER =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.vertx.ext.web..")
          .because("routes are server.http's: take and return values here");

  @ArchTest
  static final ArchRule ONLY_PUBLISHING_AND_RUNNING_WAIT =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.libretto.publish..", "dev.libretto.run..")
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "Future.await()",
                  call ->
                      call.getTarget().getName().equals("await")
                          && call.getTargetOwner().getFullName().equals("io.vertx.core.Future")))
          .because(
              "requests compose futures; publishing and running alone are on virtual threads and wait");

  @ArchTest
  static final ArchRule PARTS_HAVE_NO_CYCLES =
      slices()
          .matching("dev.libretto.(*)..")
          .should()
          .beFreeOfCycles()
          .because("two parts that need each other are one: merge them or move the shared part");

  /** A package and those inside it count as one: the inner ones share the outer one's words. */
  @ArchTest
  static void neighboursInsideAPartHaveNoCycles(JavaClasses classes) {
    for (String part : List.of("publish", "rows", "run", "serve", "store")) {
      slices()
          .matching("dev.libretto." + part + ".(*)..")
          .should()
          .beFreeOfCycles()
          .because("two packages that need each other are one: merge them or move the shared part")
          .allowEmptyShould(true)
          .check(classes);
    }
  }

  @ArchTest
  static final ArchRule NAMES_NAME_THE_DIFFERENCE =
      noClasses()
          .should()
          .haveNameMatching(
              ".*[.$](\\w*(Impl|Manager|Utils?|Helper|Service|Processor)|(Base|Abstract|Default|Common)[A-Z]\\w*)")
          .because(
              "such a name says nothing: name what it is or does, as PostgresQueue or Publish");

  @ArchTest
  static final ArchRule CLASSES_ARE_CLOSED =
      classes()
          .that()
          .areNotInterfaces()
          .and()
          .areNotAnonymousClasses()
          .should(new BeClosed())
          .because("the language is a closed core: make it final, a record or an enum and compose");

  @ArchTest
  static final ArchRule STATE_IS_PASSED =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ThreadLocal.class)
          .because("ambient state hides power: pass the caller and the space as parameters");

  @ArchTest
  static final ArchRule STATICS_ARE_CONSTANT =
      fields()
          .that()
          .areStatic()
          .should()
          .beFinal()
          .because("a mutable static is shared by all apps: pass the state to a constructor");

  @ArchTest
  static final ArchRule NOTHING_PRINTS =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .because("what people see is written by the server's cli");

  /** The exception steps aside for locks in PostgreSQL, which signals nobody when they are gone. */
  @ArchTest
  static final ArchRule NOTHING_SLEEPS =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("dev.libretto.publish.migrate.Pause")
          .should()
          .callMethodWhere(target(name("sleep")))
          .because("wait for a signal instead");

  @ArchTest
  static final ArchRule CHECKS_ARE_ALL_RUN =
      classes()
          .that()
          .implement(
              DescribedPredicate.describe(
                  "DefinitionCheck", type -> type.getSimpleName().equals("DefinitionCheck")))
          .should()
          .onlyHaveDependentClassesThat(
              DescribedPredicate.describe(
                  "are Checks or checks",
                  type -> type.getPackageName().equals("dev.libretto.publish.check")))
          .andShould(new BeMadeByChecks())
          .because("a check that is not in the list of Checks is never asked: add it there");

  /** Every package says what it is and allows no null. */
  @Test
  void packagesAreNullMarked() {
    var classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.libretto");
    var all = new TreeSet<String>();
    var marked = new TreeSet<String>();
    for (JavaClass type : classes) {
      all.add(type.getPackageName());
      if (type.getPackage().isAnnotatedWith(NullMarked.class)) {
        marked.add(type.getPackageName());
      }
    }

    assertEquals(all, marked);
  }

  private static String packages(String name) {
    return "dev.libretto." + name + "..";
  }

  private static final class BeClosed extends ArchCondition<JavaClass> {
    BeClosed() {
      super("be final, a record, an enum or sealed");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      boolean closed =
          type.getModifiers().contains(FINAL)
              || type.isRecord()
              || type.isEnum()
              || type.getModifiers().contains(JavaModifier.SYNTHETIC)
              || type.reflect().isSealed()
              || type.getSimpleName().equals("package-info")
              // The body of an enum's constant.
              || type.getRawSuperclass().filter(JavaClass::isEnum).isPresent();
      events.add(
          new SimpleConditionEvent(
              type, closed, type.getName() + (closed ? " is" : " is not") + " closed"));
    }
  }

  private static final class BeMadeByChecks extends ArchCondition<JavaClass> {
    BeMadeByChecks() {
      super("be made by Checks");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      boolean made =
          type.getConstructorCallsToSelf().stream()
              .anyMatch(call -> call.getOriginOwner().getSimpleName().equals("Checks"));
      events.add(
          new SimpleConditionEvent(
              type, made, type.getName() + (made ? " is" : " is not") + " run"));
    }
  }
}
