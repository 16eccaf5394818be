import type { Page } from '@playwright/test';
import { expect, open, panel, test } from './app';

/** Tab until the focus is where it should be; a person would see the ring on its way. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    const text = `${await focused.getAttribute('aria-label')} ${await focused.innerText()}`;
    if (typeof name === 'string' ? text.includes(name) : name.test(text)) return;
  }
  throw new Error(`Tab never came to ${name}`);
}

test('a whole record by keyboard alone', async ({ page, api }) => {
  await open(page);

  await page.keyboard.press('c');
  await expect(page.getByLabel('Title')).toBeFocused();
  await page.keyboard.type('Keyboard kedgeree');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('combobox', { name: 'Category' })).toBeFocused();
  await page.keyboard.type('soups');
  await expect(page.getByRole('listbox').getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Category' })).toHaveValue('Soups');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('tab', { name: /Instructions/ })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.type('Boil the rice, flake the fish, fold.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Created “Keyboard kedgeree”')).toBeVisible();
  await expect(panel(page)).toHaveCount(0);

  await page.keyboard.press('/');
  await page.keyboard.type('kedgeree');
  await expect(page.locator('[data-row-link]')).toHaveText(['Keyboard kedgeree']);
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[data-row-link]')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('heading', { level: 2 })).toHaveText('Keyboard kedgeree');
  await page.keyboard.press('e');
  await expect(page.getByLabel('Title')).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.type(', smoked');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Saved “Keyboard kedgeree, smoked”')).toBeVisible();
  await tabTo(page, 'Delete');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await tabTo(page, 'Delete');
  await page.keyboard.press('Enter');

  await expect(page.getByText('Deleted “Keyboard kedgeree, smoked”')).toBeVisible();
  expect(await api.find('Keyboard kedgeree, smoked')).toBeUndefined();
});

test('arrows walk the rows, and Enter opens one', async ({ page }) => {
  await open(page);
  const links = page.locator('[data-row-link]');

  await page.keyboard.press('ArrowDown');
  await expect(links.nth(0)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await expect(links.nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(panel(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(links.nth(1)).toBeFocused();
});

test('a filter by keyboard alone', async ({ page }) => {
  await open(page);
  await tabTo(page, 'Filter');

  await page.keyboard.press('Enter');
  await expect(page.locator('.option:focus')).toHaveText('No.');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.option:focus')).toHaveText('Title');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Value' })).toBeFocused();
  await page.keyboard.type('soup');
  await page.keyboard.press('Enter');

  await expect(page.getByText('contains “soup”')).toBeVisible();
  await expect(page).toHaveURL(/filter=title\.contains\.soup/);
});

test('the help says the shortcuts, and letters in a field are letters', async ({ page }) => {
  await open(page);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.getByRole('searchbox').fill('c?e/');
  await expect(page).toHaveURL(/q=/);
  await expect(panel(page)).toHaveCount(0);
});
