import { APP, expect, footer, open, test, titles } from './app';

test('the first page needs no request: its rows came with it', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/rest/v1/recipe?') && request.url().includes('offset')) asked.push(request.url());
  });

  await open(page, '');

  await expect(page.locator('[data-row]')).toHaveCount(25);
  expect(asked).toEqual([]);
  await expect(page).toHaveTitle('Recipes · Recipes');
});

test('counts exactly and turns pages', async ({ page, api }) => {
  const total = await api.count();
  const last = Math.ceil(total / 25);
  await open(page);
  await expect(footer(page)).toHaveText(`1–25 of ${total} recipes`);
  await expect(titles(page)).toHaveCount(25);
  const first = await titles(page).allTextContents();

  await page.getByRole('button', { name: 'Next page' }).click();

  await expect(footer(page)).toHaveText(`26–50 of ${total} recipes`);
  await expect(page).toHaveURL(/page=2/);
  await expect(titles(page)).toHaveCount(25);
  const again = async () => (await titles(page).allTextContents()).filter((title) => first.includes(title));
  await expect.poll(again).toEqual([]);

  await page.goto(`${APP}/recipes?page=${last}`);
  await expect(footer(page)).toHaveText(`${(last - 1) * 25 + 1}–${total} of ${total} recipes`);
  await expect(page.getByRole('button', { name: 'Next page' })).toBeDisabled();
});

test('sorts by a header, both ways, and says so', async ({ page }) => {
  await open(page);
  const header = page.getByRole('columnheader', { name: 'Title' });
  await expect(header).toHaveAttribute('aria-sort', 'ascending');
  await expect(titles(page)).toHaveCount(25);
  const ascending = await titles(page).allTextContents();

  await header.getByRole('button').click();

  await expect(header).toHaveAttribute('aria-sort', 'descending');
  await expect(titles(page).first()).not.toHaveText(ascending[0] ?? '');
  const outOfOrder = async () => {
    const now = await titles(page).allTextContents();
    return now.length === 25 ? now.filter((title, index) => index > 0 && title > (now[index - 1] ?? '')) : ['not yet 25'];
  };
  await expect.poll(outOfOrder).toEqual([]);

  const total = page.getByRole('columnheader', { name: 'Total (min)' });
  await total.getByRole('button').click();
  await expect(total).toHaveAttribute('aria-sort', 'ascending');
  await expect(header).not.toHaveAttribute('aria-sort', /./);
});

test('searches every text, and Escape takes the search back', async ({ page, api }) => {
  await api.recipe('Quokka_100% soup');
  await open(page);

  await page.keyboard.press('/');
  await page.keyboard.type('quokka_100%');

  await expect(footer(page)).toHaveText('1 recipe');
  await expect(titles(page)).toHaveText(['Quokka_100% soup']);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('searchbox')).toHaveValue('');
  await expect(footer(page)).toContainText('1–25 of');
});

test('what is typed means itself: no pattern, no grammar', async ({ page }) => {
  await open(page);

  for (const text of ['%%%', '___', '"),id.not.is.null,title.eq.("', '\\']) {
    await page.getByRole('searchbox').fill(text);
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe(text);
    await expect(page.getByRole('heading', { name: 'No recipes match' })).toBeVisible();
  }
  await page.getByRole('button', { name: 'Clear search and filters' }).click();
  await expect(page.locator('[data-row]')).toHaveCount(25);
});

test('filters by an option and a related record, in the address', async ({ page, api }) => {
  const soups = await api.categoryId('Soups');
  const expected = await api.count(`&difficulty=eq.easy&category=eq.${soups}`);
  await open(page);

  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByRole('button', { name: 'Difficulty' }).and(page.locator('.option')).click();
  await page.getByRole('checkbox', { name: 'Easy' }).check();
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByText('is Easy')).toBeVisible();
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('button', { name: 'Category' }).and(page.locator('.option')).click();
  await page.getByRole('searchbox', { name: 'Search categories' }).fill('soup');
  await page.getByRole('checkbox', { name: 'Soups' }).check();
  await page.keyboard.press('Enter');

  await expect(page.getByText('is Soups')).toBeVisible();
  await expect(footer(page)).toHaveText(`${expected} recipes`);
  await page.reload();
  await expect(page.getByText('is Soups')).toBeVisible();
  await expect(footer(page)).toHaveText(`${expected} recipes`);
});

test('filters by a number, a choice of several and emptiness', async ({ page, api }) => {
  await open(page, `/recipes?filter=servings.gte.8&filter=diets.ov.vegan,glutenFree&filter=cost.filled`);

  await expect(footer(page)).toContainText(String(await api.count('&servings=gte.8&diets=ov.{vegan,glutenFree}&cost=not.is.null')));
  await page.getByRole('button', { name: 'Servings is at least 8' }).first().click();
  await page.getByRole('textbox', { name: 'Value' }).fill('ten');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Enter a number')).toBeVisible();
  await page.getByRole('textbox', { name: 'Value' }).fill('10');
  await page.keyboard.press('Enter');
  await expect(footer(page)).toContainText(String(await api.count('&servings=gte.10&diets=ov.{vegan,glutenFree}&cost=not.is.null')));

  await page.getByRole('button', { name: /^Remove the filter Diets/ }).click();
  await expect(footer(page)).toContainText(String(await api.count('&servings=gte.10&cost=not.is.null')));
});

test('back and forward walk through what was asked', async ({ page }) => {
  await open(page);
  await page.getByRole('searchbox').fill('soup');
  await expect(page).toHaveURL(/q=soup/);
  await expect(footer(page)).not.toContainText('1–25');
  await page.getByRole('link', { name: 'Ingredients' }).click();
  await expect(page).toHaveURL(/\/ingredients$/);

  await page.goBack();
  await expect(page.getByRole('searchbox')).toHaveValue('soup');
  await page.goBack();
  await expect(page.getByRole('searchbox')).toHaveValue('');
  await expect(page.locator('[data-row]')).toHaveCount(25);
  await page.goForward();
  await expect(page.getByRole('searchbox')).toHaveValue('soup');
});

test.describe('when the server does not answer', () => {
  test.use({ expected: /ERR_INTERNET_DISCONNECTED|Failed to load resource/ });

  test('it says so, and tries again when asked', async ({ page, context }) => {
    await open(page);
    await context.setOffline(true);

    await page.getByRole('button', { name: 'Next page' }).click();

    await expect(page.getByRole('alert')).toContainText('There is no connection to the server');
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(footer(page)).toContainText('26–50 of');
  });
});

test('an address that leads nowhere says so and leads back', async ({ page }) => {
  await page.goto(`${APP}/recipes/1/2/3`);
  const response = await page.goto(`${APP}/recipes`);
  expect(response?.headers()['content-security-policy']).toContain("default-src 'none'");
});
