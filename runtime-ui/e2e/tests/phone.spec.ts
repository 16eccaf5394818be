import { accessible, expect, open, panel, test } from './app';

test.use({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });

test('the list fits a phone: two lines a row, tabs below, nothing sideways', async ({ page }) => {
  await open(page);

  await expect(page.locator('[data-row]')).toHaveCount(25);
  await expect(page.getByRole('table')).toHaveCount(0);
  const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await expect.poll(sideways).toBe(0);
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Ingredients' }).tap();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ingredients');
  await accessible(page);
});

test('targets are big enough for fingers, inputs do not zoom', async ({ page }) => {
  await open(page, '/recipes/new');
  await expect(page.getByLabel('Title')).toBeVisible();

  const small = () =>
    page.locator('dialog :is(button, input:not([type=checkbox]), select)').evaluateAll((controls) =>
      controls
        .filter((control) => control.checkVisibility() && control.getBoundingClientRect().height < 43.5)
        .map((control) => control.outerHTML),
    );
  await expect.poll(small).toEqual([]);
  const smallest = () =>
    page
      .locator('dialog :is(input:not([type=checkbox]), select, textarea)')
      .evaluateAll((inputs) => Math.min(...inputs.map((input) => Number.parseFloat(getComputedStyle(input).fontSize))));
  await expect.poll(smallest).toBeGreaterThanOrEqual(16);
});

test('writes a record full screen', async ({ page, api }) => {
  await open(page);

  await page.getByRole('button', { name: 'New recipe' }).tap();
  await expect.poll(() => panel(page).boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 });
  await page.getByLabel('Title').fill('Pocket pierogi');
  await page.getByRole('combobox', { name: 'Category' }).tap();
  await page.getByRole('combobox', { name: 'Category' }).fill('soup');
  await page.getByRole('option', { name: 'Soups' }).tap();
  await page.getByRole('tab', { name: 'Instructions' }).tap();
  await page.locator('textarea:visible').fill('Fill them, boil them, butter them.');
  await accessible(page);
  await page.getByRole('button', { name: 'Create recipe' }).tap();

  await expect(page.getByText('Created “Pocket pierogi”')).toBeVisible();
  expect(await api.find('Pocket pierogi')).toMatchObject({ title: 'Pocket pierogi' });
});

test('the theme is behind the mark of the app', async ({ page }) => {
  await open(page);

  await page.getByRole('button', { name: 'About Recipes' }).tap();
  await page.getByText('Dark', { exact: true }).locator('..').tap();

  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});
