import type { Page } from '@playwright/test';
import { accessible, expect } from './app';
import { test } from './desk';

const CLUB = '/u/demo/club';
const BUILDER = process.env['LIBRETTO_BUILDER_URL'] ?? 'http://localhost:8081';

let visitors = 0;

/** Somebody the provider has not seen. */
const visitor = () => `visitor-${process.pid}-${++visitors}-${Date.now()}`;

async function answer(page: Page, user: string, button: 'Agree' | 'Refuse'): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Harbour id');
  await page.getByLabel('Who are you?').fill(user);
  await page.getByRole('button', { name: button }).click();
}

/** Makes an address of the provider a member; the invitation is not opened. */
async function expectedAtTheClub(page: Page, user: string): Promise<void> {
  const response = await page.request.post(`${BUILDER}/api/v1/apps/demo/club/members`, {
    headers: { Authorization: `Bearer ${process.env['LIBRETTO_BUILDER_TOKEN'] ?? ''}` },
    data: { email: `${user}@example.org`, roles: ['rower'] },
  });
  expect(response.ok(), await response.text()).toBe(true);
}

/** Agrees at the provider, but does not follow where it sends one; answers that address. */
async function answered(page: Page, user: string): Promise<string> {
  await page.goto(CLUB);
  await page.getByRole('link', { name: 'Sign in with Harbour id' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Harbour id');
  const response = await page.request.post(page.url(), { form: { user, answer: 'yes' }, maxRedirects: 0 });
  return response.headers()['location'] ?? '';
}

test.describe('a member and a provider', () => {
  test.use({ expected: /the server responded with a status of 4\d\d/ });

  test('go there and come back signed in, to where one wanted to go', async ({ page }) => {
    const user = visitor();
    await expectedAtTheClub(page, user);
    await page.goto(`${CLUB}/outings`);

    await page.getByRole('link', { name: 'Sign in with Harbour id' }).click();
    await answer(page, user, 'Agree');

    await expect(page).toHaveURL(/\/u\/demo\/club\/outings$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Outings');
    await expect(page.getByRole('button', { name: 'New outing' })).toBeVisible();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are signed out');
  });

  test('who says no there is told so here, and can try again', async ({ page }) => {
    const user = visitor();
    await expectedAtTheClub(page, user);
    await page.goto(CLUB);
    await page.getByRole('link', { name: 'Sign in with Harbour id' }).click();

    await answer(page, user, 'Refuse');

    await expect(page.getByRole('alert')).toContainText('The provider has not signed you in');
    await accessible(page);
    await page.goto(CLUB);
    await page.getByRole('link', { name: 'Sign in with Harbour id' }).click();
    await answer(page, user, 'Agree');
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  });

  test('whom nobody has invited is not let in', async ({ page }) => {
    await page.goto(CLUB);
    await page.getByRole('link', { name: 'Sign in with Harbour id' }).click();

    await answer(page, visitor(), 'Agree');

    await expect(page.getByRole('alert')).toBeVisible();
    await page.goto(CLUB);
    await expect(page.getByRole('link', { name: 'Sign in with Harbour id' })).toBeVisible();
  });

  test('an answer meant for another browser signs nobody in', async ({ page, browser }) => {
    const user = visitor();
    await expectedAtTheClub(page, user);
    const other = await browser.newPage();
    const address = await answered(other, user);

    await page.goto(address);

    await expect(page.getByRole('alert')).toBeVisible();
    await page.goto(CLUB);
    await expect(page.getByRole('link', { name: 'Sign in with Harbour id' })).toBeVisible();
    await other.close();
  });

  test('an answer with another state signs nobody in', async ({ page }) => {
    const user = visitor();
    await expectedAtTheClub(page, user);
    const changed = new URL(await answered(page, user));
    changed.searchParams.set('state', 'x'.repeat(43));

    await page.goto(changed.href);

    await expect(page.getByRole('alert')).toBeVisible();
    await page.goto(CLUB);
    await expect(page.getByRole('link', { name: 'Sign in with Harbour id' })).toBeVisible();
  });
});

test.describe('a builder and a provider', () => {
  test.use({ expected: /the server responded with a status of 4\d\d/ });

  test('go there and come back signed in', async ({ page }) => {
    const user = visitor();
    await page.goto(`${BUILDER}/api/v1/auth/oidc/start`);

    await answer(page, user, 'Agree');

    await expect(page).toHaveURL(/\/api\/v1\/auth\/oidc\/callback\?/);
    const session = JSON.parse(await page.locator('body').innerText()) as { builder: string; accessToken: string };
    expect(session.builder.startsWith(user.slice(0, 7))).toBe(true);
    const profile = await page.request.get(`${BUILDER}/api/v1/profile`, {
      headers: { Authorization: `Bearer ${session.accessToken}` },
    });
    expect(((await profile.json()) as { name: string }).name).toBe(session.builder);
    // The same address once more is nobody's sign-in.
    await page.reload();
    await expect(page.locator('body')).toContainText('LIB-829');
  });

  test('who says no there is nobody here', async ({ page }) => {
    await page.goto(`${BUILDER}/api/v1/auth/oidc/start`);

    await answer(page, visitor(), 'Refuse');

    await expect(page.locator('body')).toContainText('LIB-829');
  });
});
