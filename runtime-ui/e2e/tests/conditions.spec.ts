import { expect, panel } from './app';
import { signIn, test, visit } from './desk';

test('a field appears where it is needed, says so, and goes again', async ({ page, desk }) => {
  await visit(page, 'desk/tickets/new');
  await expect(page.getByLabel('Steps')).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'What it costs' })).toHaveCount(0);
  await page.getByLabel('Title').fill('The e2e printer');

  await page.getByLabel('Kind').selectOption('fault');

  await expect(page.getByLabel('Steps')).toBeVisible();
  await expect(page.getByLabel('Steps')).toHaveAttribute('required');
  await expect(page.locator('[data-said]')).toHaveText('Now asked for: Steps. Now required: Steps.');
  await page.getByRole('button', { name: 'Create ticket' }).click();
  await expect(page.getByText('Enter the steps')).toBeVisible();
  await expect(page.getByLabel('Steps')).toBeFocused();
  await page.getByLabel('Steps').fill('Print something');
  await page.getByLabel('Kind').selectOption('question');
  await expect(page.getByLabel('Steps')).toHaveCount(0);
  await page.getByRole('button', { name: 'Create ticket' }).click();

  await expect(page.getByText('Created “The e2e printer”')).toBeVisible();
  expect(await desk.find('ticket', 'title', 'The e2e printer')).toMatchObject({ kind: 'question', steps: null, status: 'open' });
});

test('a value makes another one required, and computed fields follow', async ({ page, desk }) => {
  await visit(page, 'desk/tickets/new');
  await page.getByLabel('Title').fill('The e2e plotter');
  await page.getByLabel('Kind').selectOption('purchase');
  await expect(page.getByRole('heading', { name: 'What it costs' })).toBeVisible();

  await page.getByLabel('Amount').fill('1000');
  await expect(page.getByLabel('Purchase order')).not.toHaveAttribute('required');
  await page.getByLabel('Amount').fill('2000');
  await expect(page.getByLabel('Purchase order')).toHaveAttribute('required');
  await expect(page.getByLabel('Gross')).toHaveText('2,400.00');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Enter the purchase order')).toBeVisible();
  await page.getByLabel('Amount').fill('20');
  await expect(page.getByText('Enter the purchase order')).toHaveCount(0);
  await page.keyboard.press('Control+Enter');

  await expect(page.getByText('Created “The e2e plotter”')).toBeVisible();
  expect(await desk.find('ticket', 'title', 'The e2e plotter')).toMatchObject({ amount: '20.00', purchaseOrder: null });
});

test('a locked field shows its value and is not sent', async ({ page, desk }) => {
  const id = await desk.make('ticket', { title: 'The e2e lock', resolution: 'Oiled it' });
  await desk.move('look', id);
  await desk.move('close', id);

  await visit(page, `desk/tickets/${id}?edit=1`);

  await expect(page.locator('[data-control="resolution"]')).toContainText('Read-only');
  await expect(page.locator('[data-control="resolution"] output')).toHaveText('Oiled it');
  await expect(page.locator('[data-control="status"]')).toContainText('Closed');
  await expect(page.locator('[data-control="status"] select')).toHaveCount(0);
  await page.getByLabel('Title').fill('The e2e lock, oiled');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Saved “The e2e lock, oiled”')).toBeVisible();
  await expect(panel(page).locator('[data-control="steps"]')).toHaveCount(0);
  expect(await desk.find('ticket', 'title', 'The e2e lock, oiled')).toMatchObject({ resolution: 'Oiled it', version: 4 });
});

test('what somebody may not see is hidden and not empty, what they may not write is locked', async ({ page, request, desk, browser }) => {
  const keeper = await browser.newPage();
  await signIn(keeper, request, 'desk', ['keeper']);
  await keeper.goto('/u/demo/desk/tickets/new');
  await keeper.getByLabel('Title').fill('The e2e secret');
  await keeper.getByLabel('Priority').fill('3');
  await keeper.getByLabel('Internal note').fill('Handle with care');
  await keeper.getByRole('button', { name: 'Create ticket' }).click();
  await expect(keeper.getByText('Created “The e2e secret”')).toBeVisible();
  await expect(keeper.locator('[data-row]', { hasText: 'The e2e secret' })).toContainText('Handle with care');
  await keeper.close();
  const row = await desk.find('ticket', 'title', 'The e2e secret');

  await visit(page, 'desk/tickets');
  await expect(page.locator('[data-row]', { hasText: 'The e2e secret' })).toContainText('Hidden');
  await page.getByRole('link', { name: 'The e2e secret' }).click();
  await expect(panel(page).locator('[data-control="internalNote"]')).toContainText('Hidden');
  await expect(panel(page).locator('[data-control="priority"]')).toContainText('3');
  await page.getByRole('button', { name: 'Edit' }).click();
  await expect(page.locator('[data-control="internalNote"]')).toContainText('Hidden');
  await expect(page.locator('[data-control="internalNote"] input')).toHaveCount(0);
  await expect(page.locator('[data-control="priority"]')).toContainText('Read-only');
  await expect(page.locator('[data-control="priority"] input')).toHaveCount(0);
  await page.getByLabel('Title').fill('The e2e secret, kept');
  await page.getByRole('button', { name: 'Save changes' }).click();

  await expect(page.getByText('Saved “The e2e secret, kept”')).toBeVisible();
  expect(await desk.find('ticket', 'title', 'The e2e secret, kept')).toMatchObject({ id: row?.['id'], priority: 3, $redacted: ['internalNote'] });
});
