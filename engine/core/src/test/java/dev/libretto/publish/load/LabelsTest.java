package dev.libretto.publish.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LabelsTest {

  @ParameterizedTest
  @CsvSource({
    "prepMinutes, Prep minutes",
    "recipe-form, Recipe form",
    "order_line, Order line",
    "imageURL, Image URL",
    "URLList, URL list",
    "a, A",
    "step2Text, Step2 text",
    "very easy, Very easy",
    "öko, Öko",
    "__, __"
  })
  void putsNamesIntoWords(String name, String label) {
    assertEquals(label, Labels.humanise(name));
  }

  @ParameterizedTest
  @CsvSource({
    "Recipe, Recipes",
    "Category, Categories",
    "Day, Days",
    "Box, Boxes",
    "Batch, Batches",
    "Dish, Dishes",
    "Class, Classes"
  })
  void findsTheEnglishPlural(String label, String plural) {
    assertEquals(plural, Labels.plural(label));
  }
}
