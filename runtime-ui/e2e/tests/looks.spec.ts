import type { Page } from '@playwright/test';
import { accessible, expect, open, panel, test } from './app';

const surface = (page: Page) => page.locator('main').evaluate((main) => getComputedStyle(main).backgroundColor);

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('the list is accessible', async ({ page }) => {
      await open(page);
      await accessible(page);
      await page.getByRole('button', { name: 'Filter' }).click();
      await expect(page.locator('.option:visible').first()).toBeVisible();
      await accessible(page);
      await open(page, '/recipes?q=nothing+of+that+name');
      await expect(page.getByRole('heading', { name: 'No recipes match' })).toBeVisible();
      await accessible(page);
    });

    test('a record is accessible', async ({ page }) => {
      await open(page);
      await page.locator('[data-row-link]').first().click();
      await expect(panel(page).getByRole('heading', { level: 2 })).toBeVisible();
      await accessible(page);
      await page.getByRole('button', { name: 'Delete' }).click();
      await expect(page.getByRole('alertdialog')).toBeVisible();
      await accessible(page);
    });

    test('a form with messages is accessible, in each of its tabs', async ({ page }) => {
      await open(page, '/recipes/new');
      await expect(page.getByLabel('Title')).toBeVisible();
      await accessible(page);
      await page.keyboard.press('Control+Enter');
      await expect(page.getByText('Enter the title')).toBeVisible();
      await accessible(page);
      for (const name of ['Time and money', 'Instructions', 'History']) {
        await page.getByRole('tab', { name: new RegExp(name) }).click();
        await expect(page.getByRole('tab', { name: new RegExp(name) })).toHaveAttribute('aria-selected', 'true');
        await accessible(page);
      }
      await page.getByRole('tab', { name: /The dish/ }).click();
      await page.getByRole('combobox', { name: 'Category' }).click();
      await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
      await accessible(page);
    });

    test('derived views are accessible', async ({ page }) => {
      for (const path of ['/ratings', '/ratings/new', '/categories', '/most-cooked']) {
        await open(page, path);
        await expect(panel(page)).toHaveCount(path.endsWith('/new') ? 1 : 0);
        await expect(page.locator('main footer').getByRole('status')).toContainText(/\w/);
        await accessible(page);
      }
    });
  });
}

test('the theme is chosen once, for this app alone', async ({ page }) => {
  await open(page);
  const light = await surface(page);

  await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
  await expect.poll(() => surface(page)).not.toBe(light);
  const dark = await surface(page);
  await page.reload();

  await expect.poll(() => surface(page)).toBe(dark);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['libretto:/u/demo/recipes:theme']);
  await page.getByRole('radio', { name: 'As the system' }).check({ force: true });
  await expect.poll(() => surface(page)).toBe(light);
});
