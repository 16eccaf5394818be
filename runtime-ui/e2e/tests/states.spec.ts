import { expect, panel } from './app';
import { signIn, test, visit } from './desk';

const step = (name: string) => ({ name, exact: true });

test.describe('a state machine', () => {
  test.use({ expected: /the server responded with a status of (409|412)/ });

  test('moves a record by its transitions, and says why one is blocked', async ({ page, desk }) => {
    const id = await desk.make('ticket', { title: 'The e2e elevator' });
    await visit(page, `desk/tickets/${id}`);
    const current = panel(page).locator('[aria-current="step"]');
    await expect(current).toHaveText('Open');
    await expect(panel(page).getByRole('button', step('Shelve'))).toHaveCount(0);

    await panel(page).getByRole('button', step('Send to review')).click();

    await expect(page.getByText('“The e2e elevator” is now In review')).toBeVisible();
    await expect(current).toHaveText('In review');
    await expect(panel(page).getByRole('heading', { level: 2 })).toBeFocused();
    await expect(page.locator('[data-row]', { hasText: 'The e2e elevator' })).toContainText('In review');
    // The guard asks for a resolution.
    await panel(page).locator('.moves').getByRole('button', step('Close')).click();
    await expect(panel(page).getByRole('alert')).toContainText('Say how it was solved first.');
    await expect(current).toHaveText('In review');
    await desk.change('ticket', id, { resolution: 'Took the stairs' });
    await page.reload();
    await panel(page).locator('.moves').getByRole('button', step('Close')).click();
    await expect(current).toHaveText('Closed');
    await expect(panel(page).getByRole('button', step('Open again'))).toBeVisible();
  });

  test('a record that has moved meanwhile is read again', async ({ page, desk }) => {
    const id = await desk.make('ticket', { title: 'The e2e escalator' });
    await visit(page, `desk/tickets/${id}`);
    await expect(panel(page).getByRole('button', step('Send to review'))).toBeVisible();
    await desk.move('look', id);

    await panel(page).getByRole('button', step('Send to review')).click();

    await expect(panel(page).getByRole('alert')).not.toBeEmpty();
    await expect(panel(page).locator('[aria-current="step"]')).toHaveText('In review');
  });
});

test('offers a move to those whose roles allow it', async ({ page, request, desk }) => {
  await signIn(page, request, 'desk', ['keeper']);
  const id = await desk.make('ticket', { title: 'The e2e drawer' });

  await visit(page, `desk/tickets/${id}`);
  await panel(page).getByRole('button', step('Shelve')).click();

  await expect(panel(page).locator('[aria-current="step"]')).toHaveText('Closed');
});

test('the history says who changed what, when it is asked for', async ({ page, desk }) => {
  const customer = await desk.make('customer', { name: 'Nordlys' });
  const id = await desk.make('ticket', { title: 'The e2e hinge' });
  await desk.change('ticket', id, { customer, resolution: 'Oiled' });
  await desk.move('look', id);
  const asked: string[] = [];
  page.on('request', (sent) => {
    if (sent.url().includes('/history')) asked.push(sent.url());
  });
  await visit(page, `desk/tickets/${id}`);
  await expect(panel(page).getByRole('button', step('History'))).toBeVisible();
  expect(asked).toEqual([]);

  await panel(page).getByRole('button', step('History')).click();

  const entries = panel(page).locator('.history li');
  await expect(entries).toHaveCount(3);
  await expect(entries.nth(0)).toContainText('Send to review');
  await expect(entries.nth(0)).toContainText(/Status\s*from\s*Open\s*→\s*to\s*In review/);
  await expect(entries.nth(1)).toContainText('Somebody without a sign-in');
  await expect(entries.nth(1)).toContainText(/Customer\s*from\s*–\s*→\s*to\s*Nordlys/);
  await expect(entries.nth(2)).toContainText('Created');
  // What happens while it is open is added.
  await panel(page).getByRole('button', step('Open again')).click();
  await expect(entries).toHaveCount(4);
  await expect(entries.nth(0)).toContainText('Open again');
});

test('a deletion can be taken back', async ({ page, desk }) => {
  const id = await desk.make('ticket', { title: 'The e2e phoenix' });
  await visit(page, `desk/tickets/${id}`);
  await panel(page).getByRole('button', { name: 'Delete' }).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('“The e2e phoenix” can be brought back for 30 days.');

  await question.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('Deleted “The e2e phoenix”')).toBeVisible();
  await expect(page.locator(`[data-row-link="${id}"]`)).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();

  await expect(page.getByText('Restored “The e2e phoenix”')).toBeVisible();
  await expect(page.locator(`[data-row-link="${id}"]`)).toBeVisible();
  expect(await desk.find('ticket', 'title', 'The e2e phoenix')).toMatchObject({ id });
});

test('where nothing is kept, nothing can be taken back', async ({ page, desk }) => {
  const id = await desk.make('specimen', { text: 'The e2e moth' });
  await visit(page, `desk/specimens/${id}`);
  await panel(page).getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('alertdialog')).toContainText('“The e2e moth” will be gone for good.');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();

  await expect(page.getByText('Deleted “The e2e moth”')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
});
