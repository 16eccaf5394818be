import { expect, open, panel, test, titles } from './app';

test('a row opens its record, and closing returns to the row', async ({ page }) => {
  await open(page);
  const link = page.locator('[data-row-link]').nth(3);
  const title = await link.textContent();

  await page.locator('[data-row]').nth(3).locator('td').nth(4).click();

  await expect(panel(page).getByRole('heading', { level: 2 })).toHaveText(title ?? '');
  await expect(page).toHaveTitle(`${title} · Recipes · Recipes`);
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await expect(link).toBeFocused();
});

test('the address of a record opens it, and back leaves it', async ({ page, api }) => {
  const id = await api.recipe('Deep link dumplings');
  await open(page);

  await page.goto(`${page.url()}/${id}`);

  await expect(panel(page).getByRole('heading', { name: 'Deep link dumplings' })).toBeVisible();
  await expect(panel(page)).toContainText('€12.50');
  await expect(panel(page).locator('strong', { hasText: 'cook' })).toBeVisible();
  await page.goBack();
  await expect(panel(page)).toHaveCount(0);
  await page.goForward();
  await expect(panel(page).getByRole('heading', { name: 'Deep link dumplings' })).toBeVisible();
});

test('creates a record, after saying what it needs', async ({ page, api }) => {
  await open(page);
  await page.keyboard.press('c');
  await expect(page).toHaveURL(/\/recipes\/new$/);

  await page.getByRole('button', { name: 'Create recipe' }).click();

  await expect(page.getByRole('status').filter({ hasText: 'need a look' })).toHaveText('Three fields need a look');
  await expect(page.getByLabel('Title')).toBeFocused();
  await expect(page.getByText('Enter the title')).toBeVisible();
  await page.getByLabel('Title').fill('E2e');
  await expect(page.getByText('Enter the title')).toHaveCount(0);
  await page.getByLabel('Title').fill('Escabeche of the tests');
  await page.getByRole('combobox', { name: 'Category' }).click();
  await page.keyboard.type('soup');
  await page.getByRole('option', { name: 'Soups' }).click();
  await expect(page.getByRole('combobox', { name: 'Category' })).toHaveValue('Soups');
  await page.getByRole('button', { name: 'Vegan', exact: true }).click();
  await page.getByRole('button', { name: 'Vegetarian', exact: true }).click();
  await page.getByRole('tab', { name: 'Time and money' }).click();
  await page.getByLabel('Cooking (min)').fill('25');
  await page.getByLabel('Cost').fill('1,234.5');
  await page.getByRole('tab', { name: 'History' }).click();
  await page.getByLabel('Last cooked').fill('2026-07-01T18:30');
  await page.getByLabel('First cooked').fill('2026-06-01');
  await page.keyboard.press('Control+Enter');

  // What needs a look stands in tabs that are hidden: each is brought to the front in its turn.
  await expect(page.getByRole('tab', { name: /Time and money/ })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByText('Enter a number from €0.00 to €500.00')).toBeVisible();
  await expect(page.getByLabel('Cost')).toBeFocused();
  await page.getByLabel('Cost').fill('123.45');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('tab', { name: /Instructions/ })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByLabel('Instructions', { exact: true }).and(page.locator('textarea'))).toBeFocused();
  await page.keyboard.type('Fry, then marinate for a night in vinegar.');
  await page.keyboard.press('Control+Enter');

  await expect(page.getByText('Created “Escabeche of the tests”')).toBeVisible();
  await expect(panel(page)).toHaveCount(0);
  expect(await api.find('Escabeche of the tests')).toMatchObject({
    cost: '123.45',
    cookMinutes: 25,
    diets: ['vegetarian', 'vegan'],
    difficulty: 'easy',
    lastCooked: '2026-07-01T16:30:00Z',
    firstCooked: '2026-06-01',
    version: 1,
  });
  await page.getByRole('button', { name: 'Open' }).click();
  await expect(panel(page).getByRole('heading', { level: 2 })).toHaveText('Escabeche of the tests');
});

test.describe('when the server refuses', () => {
  test.use({ expected: /the server responded with a status of 4\d\d/ });

  test('what it finds stands at the field', async ({ page, api }) => {
    await api.recipe('The only bouillon');
    const id = await api.recipe('Another bouillon');
    await open(page, `/recipes/${id}?edit=1`);

    await page.getByLabel('Title').fill('The only bouillon');
    await page.getByRole('button', { name: 'Save changes' }).click();

    await expect(page.getByText('There is already a recipe with this title.')).toBeVisible();
    await expect(page.getByLabel('Title')).toBeFocused();
    await expect(page.getByLabel('Title')).toHaveAttribute('aria-invalid', 'true');
  });

  test('two people on one record: mine is kept over theirs', async ({ page, api }) => {
    const id = await api.recipe('Shared shakshuka');
    await open(page, `/recipes/${id}?edit=1`);
    await page.getByLabel('Title').fill('Shared shakshuka, mine');
    await api.change(id, { servings: 9 });

    await page.getByRole('button', { name: 'Save changes' }).click();

    await expect(page.getByRole('alert')).toContainText('Someone changed this recipe');
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await expect(page.getByText('Saved “Shared shakshuka, mine”')).toBeVisible();
    expect(await api.find('Shared shakshuka, mine')).toMatchObject({ servings: 9, version: 3 });
  });

  test('two people on one record: theirs is taken', async ({ page, api }) => {
    const id = await api.recipe('Their tabbouleh');
    await open(page, `/recipes/${id}?edit=1`);
    await page.getByLabel('Title').fill('Mine');
    await api.change(id, { title: 'Their better tabbouleh' });

    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByRole('button', { name: 'Reload theirs' }).click();

    await expect(page.getByLabel('Title')).toHaveValue('Their better tabbouleh');
  });

  test('a record that is gone says so', async ({ page }) => {
    await open(page, '/recipes/01920000-0000-7000-8000-000000000000');

    await expect(panel(page).getByRole('alert')).toContainText('There is no such record');
    await page.getByRole('button', { name: 'Back to Recipes' }).click();
    await expect(panel(page)).toHaveCount(0);
  });
});

test('edits a record and shows it again', async ({ page, api }) => {
  const id = await api.recipe('Plain pilaf');
  await open(page, `/recipes/${id}`);

  await page.keyboard.press('e');
  await page.getByLabel('Title').fill('Golden pilaf');
  await page.getByLabel('Cuisine').selectOption('turkish');
  await page.getByRole('button', { name: 'Save changes' }).click();

  await expect(page.getByText('Saved “Golden pilaf”')).toBeVisible();
  await expect(panel(page).getByRole('heading', { level: 2 })).toHaveText('Golden pilaf');
  await expect(panel(page)).toContainText('Turkish');
  await expect(panel(page)).toContainText('Soups');
  expect(await api.find('Golden pilaf')).toMatchObject({ id, cuisine: 'turkish', cost: '12.50', version: 2 });
});

test('computed fields and checks answer while one types', async ({ page, api }) => {
  const id = await api.recipe('Reckoned risotto');
  await open(page, `/recipes/${id}?edit=1`);

  await page.getByRole('tab', { name: 'Time and money' }).click();
  await page.getByLabel('Preparation (min)').fill('0');
  await page.getByLabel('Cooking (min)').fill('0');
  await page.keyboard.press('Control+Enter');

  await expect(page.getByText('Preparation and cooking cannot both take no time.')).toBeVisible();
  await page.getByLabel('Cooking (min)').fill('12');
  await expect(page.getByText('Preparation and cooking cannot both take no time.')).toHaveCount(0);
});

test('deletes a record, after asking', async ({ page, api }) => {
  const id = await api.recipe('Ephemeral eclairs');
  await open(page, '/recipes?q=ephemeral');
  await expect(titles(page)).toHaveText(['Ephemeral eclairs']);
  await page.locator(`[data-row-link="${id}"]`).click();

  await page.getByRole('button', { name: 'Delete' }).click();
  const question = page.getByRole('alertdialog', { name: 'Delete this recipe?' });
  await expect(question).toContainText('“Ephemeral eclairs” can be brought back for 30 days.');
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await expect(panel(page)).toBeVisible();
  await page.getByRole('button', { name: 'Delete' }).click();
  await question.getByRole('button', { name: 'Delete' }).click();

  await expect(page.getByText('Deleted “Ephemeral eclairs”')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'No recipes match' })).toBeVisible();
  expect(await api.find('Ephemeral eclairs')).toBeUndefined();
});

test('unsaved words are not lost by accident', async ({ page, api }) => {
  const id = await api.recipe('Unsaved udon');
  await open(page);
  await page.goto(`${page.url()}?q=unsaved`);
  await page.locator(`[data-row-link="${id}"]`).click();
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByLabel('Title').fill('Unsaved udon, better');

  await page.keyboard.press('Escape');
  const question = page.getByRole('alertdialog', { name: 'Leave without saving?' });
  await expect(question).toBeVisible();
  await question.getByRole('button', { name: 'Keep writing' }).click();
  await expect(page.getByLabel('Title')).toHaveValue('Unsaved udon, better');
  await page.goBack();
  await expect(question).toBeVisible();
  await expect(page).toHaveURL(/edit=1/);
  await question.getByRole('button', { name: 'Discard changes' }).click();

  await expect(page).toHaveURL(new RegExp(`${id}\\?q=unsaved$`));
  await expect(panel(page).getByRole('heading', { level: 2 })).toHaveText('Unsaved udon');
});
