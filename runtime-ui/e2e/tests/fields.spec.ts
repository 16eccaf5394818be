import { expect, panel } from './app';
import { signIn, test, visit } from './desk';

const UUID = '01920000-0000-7000-8000-0000000000aa';

test('every type of field is entered, stored and shown', async ({ page, request, desk }) => {
  const email = await signIn(page, request, 'desk', []);
  await desk.make('tag', { name: 'E2e amber' });
  await desk.make('tag', { name: 'E2e basalt' });
  await visit(page, 'desk/specimens/new');

  const text = { 'Text': 'E2e specimen', 'Long text': 'Two\nlines', 'Markdown': '**bold**', 'Integer': '1,234', 'Decimal': '1.25', 'Money': '12.5' };
  for (const [label, value] of Object.entries(text)) await page.getByLabel(label, { exact: true }).fill(value);
  await expect(page.getByLabel('Twice')).toHaveText('2,468');
  await page.getByRole('checkbox', { name: 'Boolean' }).or(page.getByRole('switch', { name: 'Boolean' })).check();
  await page.getByLabel('Date', { exact: true }).fill('2026-03-01');
  await page.getByLabel('Time', { exact: true }).fill('18:30');
  await page.getByLabel('Date time', { exact: true }).fill('2026-07-01T18:30');
  await page.getByLabel('Email').fill('ann@example.org');
  await page.getByLabel('Url').fill('https://example.org/a');
  await page.getByLabel('Phone').fill('+49 30 901820');
  await page.getByLabel('Choice').selectOption('two');
  await page.getByRole('button', { name: 'Green', exact: true }).click();
  await page.getByLabel('Duration, hours').fill('-1');
  await page.getByLabel('Duration, minutes').fill('30');
  await page.getByLabel('Geo, latitude').fill('52.5');
  await page.getByLabel('Geo, longitude').fill('13.4');
  await page.getByLabel('Vector').fill('[0.5, 1]');
  await page.getByLabel('Json').fill('{"a": [1]}');
  await page.getByLabel('Uuid').fill(UUID);
  await page.getByLabel('User').selectOption({ label: `${email} (you)` });
  await page.getByRole('combobox', { name: 'Tag', exact: true }).click();
  await page.getByRole('option', { name: 'E2e amber' }).click();
  await page.getByRole('combobox', { name: 'Tags', exact: true }).click();
  await page.getByRole('option', { name: 'E2e amber' }).click();
  await page.getByRole('option', { name: 'E2e basalt' }).click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Enter 3 numbers; these are 2')).toBeVisible();
  await page.getByLabel('Vector').fill('0.5, 1, -2');
  await page.keyboard.press('Control+Enter');

  await expect(page.getByText('Created “E2e specimen”')).toBeVisible();
  expect(await desk.find('specimen', 'text', 'E2e specimen')).toMatchObject({
    longText: 'Two\nlines', integer: 1234, decimal: '1.250', money: '12.50', boolean: true, date: '2026-03-01', time: '18:30:00',
    dateTime: '2026-07-01T16:30:00Z', email: 'ann@example.org', url: 'https://example.org/a', phone: '+4930901820', choice: 'two',
    multiSelect: ['green'], duration: '-PT1H30M', geo: { type: 'Point', coordinates: [13.4, 52.5] }, json: { a: [1] }, uuid: UUID,
    user: expect.stringMatching(/^member:/) as unknown, tagName: 'E2e amber', tagCount: 2, twice: 2468,
  });

  await page.getByRole('button', { name: 'Open' }).click();
  const shown = (name: string) => panel(page).locator(`[data-control="${name}"] dd`);
  const words = {
    integer: '1,234', decimal: '1.25', money: '€12.50', boolean: 'Yes', date: '1 March 2026', dateTime: '1 July 2026 at 18:30',
    email: 'ann@example.org', phone: '+4930901820', choice: 'Two', multiSelect: 'Green', duration: '−1 h 30 min', geo: '52.50000, 13.40000',
    vector: '3 numbers', uuid: UUID, user: email, tag: 'E2e amber', tags: 'E2e basalt', tagName: 'E2e amber', tagCount: '2', twice: '2,468', file: '–',
  };
  for (const [name, word] of Object.entries(words)) await expect(shown(name)).toContainText(word);
  await expect(shown('markdown').locator('strong')).toHaveText('bold');

  // What was stored comes back into the form, and nothing that was not touched is sent.
  await page.getByRole('button', { name: 'Edit' }).click();
  await expect(page.getByLabel('Vector')).toHaveValue('[0.5,1,-2]');
  await expect(page.getByLabel('Duration, hours')).toHaveValue('-1');
  await page.getByLabel('Text', { exact: true }).fill('E2e specimen, better');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Saved “E2e specimen, better”')).toBeVisible();
  expect(await desk.find('specimen', 'text', 'E2e specimen, better')).toMatchObject({ version: 2, duration: '-PT1H30M', tagCount: 2 });
});

test('tabbing into a number selects it, groups or not', async ({ page }) => {
  await visit(page, 'desk/specimens/new');
  await page.getByLabel('Integer').fill('1234');
  await page.getByLabel('Decimal').focus();
  await expect(page.getByLabel('Integer')).toHaveValue('1,234');

  await page.keyboard.press('Shift+Tab');
  await expect(page.getByLabel('Integer')).toHaveValue('1234');
  await page.keyboard.type('5');

  await expect(page.getByLabel('Integer')).toHaveValue('5');
  await expect(page.getByLabel('Twice')).toHaveText('10');
});

test.describe('what a form cannot bring in itself', () => {
  test.use({ expected: /the server responded with a status of 4\d\d/ });

  test('it asks for by name, and says what is needed', async ({ page }) => {
    await visit(page, 'desk/scans/new');
    await page.getByLabel('Name').fill('E2e scan');
    await page.getByLabel('Embedding').fill('1 2 3');
    await expect(page.getByText('Files are sent by the API; enter the id of one of this app: image/*, up to 5.0 MB.')).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('A file is needed: enter its id')).toBeVisible();
    await expect(page.getByLabel('Picture')).toBeFocused();

    await page.getByLabel('Picture').fill('cat.png');
    await expect(page.getByText('Enter the id of a file')).toBeVisible();
    await page.getByLabel('Picture').fill(UUID);
    await page.keyboard.press('Control+Enter');

    // The server knows no such file, and says so at the field.
    await expect(page.locator('[data-control="picture"] .message')).toBeVisible();
    await expect(page.getByLabel('Picture')).toHaveAttribute('aria-invalid', 'true');
  });
});
