import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test as base, type APIRequestContext, type Page } from '@playwright/test';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const APP = new URL(process.env['LIBRETTO_APP_URL'] ?? 'http://localhost:8080/u/demo/recipes').pathname;

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** The API as a test uses it: to arrange rows, and to see what was really stored. */
export class Api {
  private readonly made: string[] = [];

  constructor(private readonly request: APIRequestContext) {}

  async count(query = ''): Promise<number> {
    const response = await this.request.get(`${APP}/rest/v1/recipe?select=id&limit=1${query}`, {
      headers: { Prefer: 'count=exact' },
    });
    return Number(response.headers()['content-range']?.split('/')[1]);
  }

  async find(title: string): Promise<Record<string, unknown> | undefined> {
    const response = await this.request.get(`${APP}/rest/v1/recipe`, { params: { title: `eq.${title}` } });
    const rows = (await response.json()) as Record<string, unknown>[];
    if (rows[0]) this.made.push(String(rows[0]['id']));
    return rows[0];
  }

  async categoryId(name: string): Promise<string> {
    const response = await this.request.get(`${APP}/rest/v1/category`, { params: { name: `eq.${name}` } });
    return String(((await response.json()) as { id: string }[])[0]?.id);
  }

  /** A recipe of this test's own, which goes when the test ends. */
  async recipe(title: string): Promise<string> {
    const response = await this.request.post(`${APP}/rest/v1/recipe`, {
      headers: { Prefer: 'return=representation', Accept: 'application/vnd.pgrst.object+json' },
      data: {
        title,
        category: await this.categoryId('Soups'),
        instructions: 'Cut everything, then **cook** it for twenty minutes.',
        cost: '12.50',
        cookMinutes: 20,
      },
    });
    expect(response.status()).toBe(201);
    const { id } = (await response.json()) as { id: string };
    this.made.push(id);
    return id;
  }

  async change(id: string, changes: Record<string, unknown>): Promise<void> {
    const response = await this.request.patch(`${APP}/rest/v1/recipe/${id}`, { data: changes });
    expect(response.ok()).toBe(true);
  }

  async clean(): Promise<void> {
    for (const id of this.made) await this.request.delete(`${APP}/rest/v1/recipe/${id}`);
  }
}

interface Fixtures {
  readonly api: Api;
  /** What the page may complain about in this test: answers of the server that belong to it. */
  readonly expected: RegExp;
}

/** Every test fails when the page reports an error, or anything breaks the page's policy. */
export const test = base.extend<Fixtures>({
  expected: [/^$/, { option: true }],
  api: async ({ request }, use) => {
    const api = new Api(request);
    await use(api);
    await api.clean();
  },
  page: async ({ page, expected }, use) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
      });
    });
    await use(page);
    expect(complaints.filter((text) => !expected.test(text))).toEqual([]);
  },
});

export { expect };

/** The rules of WCAG 2.2 AA that a machine can see. */
export async function accessible(page: Page): Promise<void> {
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(root: Document, options: object): Promise<{ violations: unknown[] }> } };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    return (await axe.run(document, { runOnly: { type: 'tag', values: tags } })).violations;
  });
  expect((violations as Violation[]).map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
}

export async function open(page: Page, path = '/recipes'): Promise<void> {
  await page.goto(APP + path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** The titles in the list, in its order: a locator, so that an expectation waits for the rows to come. */
export const titles = (page: Page) => page.locator('[data-row-link]');
export const panel = (page: Page) => page.locator('dialog.panel');
export const footer = (page: Page) => page.locator('main footer').getByRole('status');
