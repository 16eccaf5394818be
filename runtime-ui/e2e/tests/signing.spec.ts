import { accessible, expect } from './app';
import { fitsAPhone, inMail, invited, signIn, test, visit } from './desk';

const CLUB = '/u/demo/club';

test.describe('signing in', () => {
  test.use({ expected: /the server responded with a status of 4\d\d/ });

  test('an invitation signs one in, and signing out says so', async ({ page, request }) => {
    await signIn(page, request, 'club', ['rower']);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Outings');
    await expect(page.getByRole('button', { name: 'New outing' })).toBeVisible();

    await page.getByRole('button', { name: 'Sign out' }).click();

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are signed out');
    await page.getByRole('link', { name: 'Sign in again' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
  });

  test('a code signs a member in, after a wrong one was refused', async ({ page, request, browser }) => {
    const other = await browser.newPage();
    const email = await signIn(other, request, 'club', ['rower']);
    await other.close();
    await page.goto(`${CLUB}/outings`);
    await expect(page.getByRole('link', { name: 'Sign in with Harbour id' })).toBeVisible();

    await page.getByLabel('Mail address').fill(email);
    await page.getByRole('button', { name: 'Send me a link' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check your mail');
    await page.getByLabel('Code').fill('AAAA-AAAA');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('alert')).toContainText('4 tries are left');
    await expect(page.getByLabel('Code')).toBeFocused();
    await page.getByLabel('Code').fill(await inMail(email, /\b[A-Z0-9]{4}-[A-Z0-9]{4}\b/));
    await page.getByRole('button', { name: 'Sign in' }).click();

    // Back where one wanted to go.
    await expect(page).toHaveURL(/\/u\/demo\/club\/outings$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Outings');
  });

  test('who has no role is told so, and offered nothing', async ({ page, request }) => {
    await signIn(page, request, 'club', []);

    await expect(page.getByRole('heading', { name: 'The outings are not open to you' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'New outing' })).toHaveCount(0);
    await accessible(page);
  });

  test('a used invitation says what became of it', async ({ page, request }) => {
    const { link } = await invited(request, 'club', ['rower']);
    await page.goto(link);
    await page.getByRole('button', { name: 'Accept the invitation' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Outings');
    await page.context().clearCookies();

    await page.goto(link);

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This did not work');
    await expect(page.getByRole('alert')).toBeVisible();
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const device of ['desktop', 'phone'] as const) {
    test.describe(`the pages of signing in, ${colorScheme}, ${device}`, () => {
      test.use({
        colorScheme,
        expected: /the server responded with a status of 4\d\d/,
        ...(device === 'phone' ? { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } : {}),
      });

      test('are accessible and fit', async ({ page, request }) => {
        const check = async () => {
          await accessible(page);
          if (device === 'phone') await fitsAPhone(page);
        };
        await page.goto(CLUB);
        await check();
        await page.getByLabel('Mail address').fill('stranger@example.org');
        await page.getByRole('button', { name: 'Send me a link' }).click();
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check your mail');
        await check();
        await page.getByLabel('Code').fill('AAAA-AAAA');
        await page.getByRole('button', { name: 'Sign in' }).click();
        await expect(page.getByRole('alert')).toBeVisible();
        await check();
        await page.goto(`${CLUB}/auth/link/${'x'.repeat(43)}`);
        await check();
        await page.goto((await invited(request, 'club', ['rower'])).link);
        await check();
        await page.goto('/u/demo/nothing-of-this-name');
        await check();
      });

      test('the help desk is accessible and fits', async ({ page, desk }) => {
        const id = await desk.make('ticket', { title: 'The e2e easel', kind: 'fault', steps: 'Stand it up' });
        await desk.move('look', id);
        const check = async () => {
          await accessible(page);
          if (device === 'phone') await fitsAPhone(page, 'dialog');
        };
        await visit(page, `desk/tickets/${id}`);
        await expect(page.locator('dialog [aria-current="step"]')).toHaveText('In review');
        await page.getByRole('button', { name: 'History', exact: true }).click();
        await expect(page.locator('.history li')).toHaveCount(2);
        await page.locator('.moves').getByRole('button', { name: 'Close', exact: true }).click();
        await expect(page.locator('dialog').getByRole('alert')).toContainText('Say how it was solved first.');
        await check();
        await visit(page, `desk/tickets/${id}?edit=1`);
        await expect(page.getByLabel('Steps')).toBeVisible();
        await check();
        await visit(page, 'desk/specimens/new');
        await expect(page.getByLabel('Vector')).toBeVisible();
        await check();
        await visit(page, 'desk/scans/new');
        await page.keyboard.press('Control+Enter');
        await expect(page.getByText('A file is needed: enter its id')).toBeVisible();
        await check();
      });
    });
  }
}
