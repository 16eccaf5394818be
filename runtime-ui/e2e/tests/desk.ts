import { readFileSync } from 'node:fs';
import { expect, type APIRequestContext, type Page } from '@playwright/test';
import { test as base } from './app';

const BUILDER = process.env['LIBRETTO_BUILDER_URL'] ?? 'http://localhost:8081';
const LOG = process.env['LIBRETTO_ENGINE_LOG'] ?? '';

/** The rows of the help desk, arranged and looked at without a browser; they go when the test ends. */
export class Desk {
  private readonly made: string[] = [];

  constructor(private readonly request: APIRequestContext) {}

  async make(table: string, values: Record<string, unknown>): Promise<string> {
    const response = await this.request.post(`/u/demo/desk/rest/v1/${table}`, {
      headers: { Prefer: 'return=representation', Accept: 'application/vnd.pgrst.object+json' },
      data: values,
    });
    expect(response.status(), await response.text()).toBe(201);
    const { id } = (await response.json()) as { id: string };
    this.made.push(`${table}/${id}`);
    return id;
  }

  async move(transition: string, id: string): Promise<void> {
    const response = await this.request.post(`/u/demo/desk/rest/v1/rpc/${transition}`, { data: { id } });
    expect(response.ok(), await response.text()).toBe(true);
  }

  async change(table: string, id: string, values: Record<string, unknown>): Promise<void> {
    const response = await this.request.patch(`/u/demo/desk/rest/v1/${table}/${id}`, { data: values });
    expect(response.ok(), await response.text()).toBe(true);
  }

  /** The one row in which a field has this value; it too goes when the test ends. */
  async find(table: string, field: string, value: string): Promise<Record<string, unknown> | undefined> {
    const response = await this.request.get(`/u/demo/desk/rest/v1/${table}`, { params: { [field]: `eq.${value}` } });
    const rows = (await response.json()) as Record<string, unknown>[];
    if (rows[0]) this.made.push(`${table}/${String(rows[0]['id'])}`);
    return rows[0];
  }

  async clean(): Promise<void> {
    for (const row of this.made.reverse()) await this.request.delete(`/u/demo/desk/rest/v1/${row}`);
  }
}

let people = 0;

/** Invites somebody nobody knows yet, and gives back their address and the link in their mail. */
export async function invited(request: APIRequestContext, app: string, roles: readonly string[]): Promise<{ email: string; link: string }> {
  const email = `guest-${process.pid}-${++people}-${Date.now()}@example.org`;
  const response = await request.post(`${BUILDER}/api/v1/apps/demo/${app}/members`, {
    headers: { Authorization: `Bearer ${process.env['LIBRETTO_BUILDER_TOKEN'] ?? ''}` },
    data: { email, roles },
  });
  expect(response.ok(), await response.text()).toBe(true);
  return { email, link: await inMail(email, /http:\/\/\S+\/auth\/invite\/\S+/) };
}

/** What the last mail to somebody says; the engine shows its mails in its log. */
export async function inMail(email: string, what: RegExp): Promise<string> {
  let found: string | undefined;
  const look = () => {
    const mail = readFileSync(LOG, 'utf8').split(`To: ${email},`).at(-1) ?? '';
    found = mail === '' || !readFileSync(LOG, 'utf8').includes(`To: ${email},`) ? undefined : what.exec(mail)?.[0];
    return found;
  };
  await expect.poll(look, { message: `a mail to ${email}` }).toBeDefined();
  return found ?? '';
}

/** Signs a new member in, with these roles, and leaves the page at the start of the app. */
export async function signIn(page: Page, request: APIRequestContext, app: string, roles: readonly string[]): Promise<string> {
  const { email, link } = await invited(request, app, roles);
  await page.goto(link);
  await page.getByRole('button', { name: 'Accept the invitation' }).click();
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  return email;
}

export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(`/u/demo/${path}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

export const test = base.extend<{ desk: Desk }>({
  desk: async ({ request }, use) => {
    const desk = new Desk(request);
    await use(desk);
    await desk.clean();
  },
});

/** No page scrolls sideways, and what a finger means is large enough for it. */
export async function fitsAPhone(page: Page, within = 'body'): Promise<void> {
  const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await expect.poll(sideways).toBe(0);
  const small = () =>
    page.locator(`${within} :is(button, a.way, input:not([type=checkbox], [type=hidden]), select, textarea)`).evaluateAll((controls) =>
      controls
        .filter((control) => control.checkVisibility({ visibilityProperty: true }) && !control.matches('.unseen'))
        .filter((control) => control.getBoundingClientRect().height < 43.5)
        .map((control) => control.outerHTML.slice(0, 160)),
    );
  await expect.poll(small).toEqual([]);
}
