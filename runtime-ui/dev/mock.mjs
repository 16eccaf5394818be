// A stand-in for the engine: the shell with its bootstrap, the strict policy, and rows in memory.
import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';

const port = Number(process.argv[2] ?? 8090);
const dist = new URL('../dist/', import.meta.url);
const manifest = () => JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'))['src/main.ts'];
const CSP = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: https:; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const f = (name, label, type, more = {}) => ({ name, label, type, origin: 'author', required: false, ...more });
const o = (value, label, tone) => ({ value, label, tone });
const rf = (n) => ({ node: 'field', field: n });
const tables = [
  { name: 'recipe', label: 'Recipe', labelPlural: 'Recipes', titleField: 'title', select: '*,category(id,name)',
    can: { create: true, update: true, delete: true },
    fields: [
      f('number', 'No.', 'autoNumber'),
      f('title', 'Title', 'text', { required: true, minLength: 3, maxLength: 80 }),
      f('category', 'Category', 'relation', { required: true, relation: { table: 'category', titleField: 'name' } }),
      f('difficulty', 'Difficulty', 'select', { required: true, default: 'easy', options: [o('easy', 'Easy', 'green'), o('medium', 'Medium', 'amber'), o('hard', 'Hard', 'red')] }),
      f('servings', 'Servings', 'integer', { required: true, default: 4, minimum: '1', maximum: '100' }),
      f('prepMinutes', 'Prep minutes', 'integer', { minimum: '0', help: 'Washing, cutting, waiting for dough' }),
      f('totalMinutes', 'Total minutes', 'integer', { minimum: '1' }),
      f('cost', 'Cost', 'money', { currency: 'EUR', minimum: '0' }),
      f('perServing', 'Per serving', 'computed', { resultType: 'decimal', scale: 2, currency: 'EUR', origin: 'computed', computed: { node: 'x' } }),
      f('tags', 'Tags', 'multiSelect', { maxItems: 4, options: [o('vegetarian', 'Vegetarian', 'green'), o('vegan', 'Vegan', 'teal'), o('spicy', 'Spicy', 'red'), o('quick', 'Quick', 'blue'), o('winter', 'Winter', 'violet'), o('sweet', 'Sweet', 'pink')] }),
      f('favourite', 'Favourite', 'boolean', { required: true, default: false }),
      f('firstCooked', 'First cooked', 'date'),
      f('source', 'Source', 'url'),
      f('method', 'Method', 'markdown'),
    ],
    checks: [{ name: 'timesAddUp', message: 'The total cannot be shorter than the preparation', fields: ['totalMinutes'], rule: { node: 'x' } }] },
  { name: 'category', label: 'Category', labelPlural: 'Categories', titleField: 'name', select: '*', can: { create: true, update: true, delete: true },
    fields: [f('name', 'Name', 'text', { required: true, maxLength: 40 }), f('note', 'Note', 'longText')], checks: [] },
  { name: 'rating', label: 'Rating', labelPlural: 'Ratings', titleField: 'comment', select: '*,recipe(id,title)', can: { create: true, update: false, delete: false },
    fields: [f('comment', 'Comment', 'text'), f('recipe', 'Recipe', 'relation', { required: true, relation: { table: 'recipe', titleField: 'title' } }), f('stars', 'Stars', 'integer', { minimum: '1', maximum: '5', required: true }), f('ratedAt', 'Rated at', 'dateTime'), f('at', 'Time', 'time'), f('extra', 'Extra', 'json'), f('mail', 'Mail', 'email')], checks: [] },
];
const c = (n) => ({ type: 'Control', scope: `#/properties/${n}` });
const h = (...n) => ({ type: 'HorizontalLayout', elements: n.map(c) });
const views = [
  { kind: 'list', name: 'recipes', label: 'Recipes', table: 'recipe', columns: ['title', 'category', 'difficulty', 'servings', 'totalMinutes', 'cost', 'perServing', 'tags', 'firstCooked'], sort: [{ field: 'title', descending: false }], pageSize: 25 },
  { kind: 'form', name: 'recipe-form', label: 'Recipe', table: 'recipe', layout: { type: 'VerticalLayout', elements: [c('title'), c('category'), h('difficulty', 'servings'), h('prepMinutes', 'totalMinutes'), h('cost', 'perServing'), c('tags'), h('favourite', 'firstCooked'), { type: 'Group', label: 'How it is made', elements: [c('source'), c('method')] }] } },
  { kind: 'detail', name: 'recipe-detail', label: 'Recipe', table: 'recipe', layout: { type: 'VerticalLayout', elements: [h('category', 'difficulty'), h('servings', 'prepMinutes', 'totalMinutes'), h('cost', 'perServing'), c('tags'), h('favourite', 'firstCooked'), { type: 'Group', label: 'How it is made', elements: [c('source'), c('method')] }] } },
  { kind: 'list', name: 'categories', label: 'Categories', table: 'category', columns: ['name', 'note', 'createdAt'], sort: [], pageSize: 25 },
  { kind: 'form', name: 'category-form', label: 'Category', table: 'category', layout: { type: 'Categorization', elements: [{ type: 'Category', label: 'Main', elements: [c('note')] }, { type: 'Category', label: 'More', elements: [c('name')] }] } },
  { kind: 'detail', name: 'category-detail', label: 'Category', table: 'category', layout: { type: 'VerticalLayout', elements: [c('name'), c('note')] } },
  { kind: 'list', name: 'ratings', label: 'Ratings', table: 'rating', columns: ['comment', 'recipe', 'stars', 'ratedAt', 'mail'], sort: [], pageSize: 10 },
  { kind: 'form', name: 'rating-form', label: 'Rating', table: 'rating', layout: { type: 'VerticalLayout', elements: ['comment', 'recipe', 'stars', 'ratedAt', 'at', 'extra', 'mail'].map(c) } },
  { kind: 'detail', name: 'rating-detail', label: 'Rating', table: 'rating', layout: { type: 'VerticalLayout', elements: ['comment', 'recipe', 'stars', 'ratedAt', 'at', 'extra', 'mail'].map(c) } },
];

const data = { recipe: [], category: [], rating: [] };
const system = () => ({ id: randomUUID(), createdAt: '2026-03-01T17:30:00Z', createdBy: null, updatedAt: '2026-03-01T17:30:00Z', version: 1 });
for (const name of ['Soups', 'Pasta', 'Baking', 'Salads', 'Stews', 'Breakfast', 'Desserts']) data.category.push({ ...system(), name, note: null });
const nouns = ['lentil soup', 'tomato pasta', 'rye bread', 'potato salad', 'bean stew', 'oat pancakes', 'apple strudel', 'pumpkin risotto', 'leek tart', 'barley broth', 'walnut cake', 'fennel gratin', 'carrot curry'];
const adjectives = ['Red', 'Slow', 'Quick', 'Farmhouse', 'Sunday', 'Smoky', 'Golden', 'Winter'];
let n = 0;
for (const a of adjectives) for (const b of nouns) {
  const i = n++;
  const cost = (3 + (i * 137) % 2400 / 100).toFixed(2), servings = 2 + (i % 5);
  data.recipe.push({ ...system(), number: i + 1, title: `${a} ${b}`, category: data.category[i % 7].id, difficulty: ['easy', 'medium', 'hard'][(i * 7) % 3], servings, prepMinutes: 5 + (i * 5) % 40, totalMinutes: i % 11 === 0 ? null : 20 + (i * 13) % 160, cost: i % 9 === 0 ? null : cost, tags: [['vegetarian'], ['vegan', 'quick'], ['spicy', 'winter', 'vegan'], [], ['sweet']][i % 5], favourite: i % 4 === 0, firstCooked: i % 6 === 0 ? null : `20${24 + (i % 3)}-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 27)).padStart(2, '0')}`, source: i % 3 ? null : 'https://example.org/recipes/' + i, method: '## Method\n\nRinse the **lentils** and cook them with:\n\n- onions\n- a bay leaf\n- 2 carrots\n\n1. Bring to the boil\n2. Simmer for *20 minutes*\n\n> Better the next day.' });
}
for (let i = 0; i < 12; i++) data.rating.push({ ...system(), comment: i % 4 ? `Lovely, number ${i}` : null, recipe: data.recipe[i].id, stars: 1 + i % 5, ratedAt: `2026-03-${String(i + 1).padStart(2, '0')}T18:05:00Z`, at: '18:30:00', extra: { a: [1, 2] }, mail: 'guest@example.org' });

const out = (t, row) => {
  const it = { ...row };
  if (t === 'recipe') { it.perServing = it.cost === null ? null : (Number(it.cost) / it.servings).toFixed(2); const k = data.category.find((x) => x.id === it.category); it.category = k ? { id: k.id, name: k.name } : null; }
  if (t === 'rating') { const k = data.recipe.find((x) => x.id === it.recipe); it.recipe = k ? { id: k.id, title: k.title } : null; }
  return it;
};
const like = (p) => new RegExp('^' + p.replace(/\\([\\%_])/g, '\u0000$1').replace(/[.*+?^${}()|[\]\\]/g, (m) => (m === '*' ? '.*' : '\\' + m)).replace(/\u0000/g, '') + '$', 'i');
const test = (row, name, cond) => {
  const not = cond.startsWith('not.'); if (not) cond = cond.slice(4);
  const [op, ...r] = cond.split('.'); const v = r.join('.'); const x = row[name];
  const cmp = () => (typeof x === 'number' || /^-?\d+(\.\d+)?$/.test(String(x)) ? Number(x) - Number(v) : String(x) < v ? -1 : String(x) > v ? 1 : 0);
  const res = { eq: () => String(x) === v, neq: () => String(x) !== v, gt: () => x != null && cmp() > 0, gte: () => x != null && cmp() >= 0, lt: () => x != null && cmp() < 0, lte: () => x != null && cmp() <= 0,
    is: () => String(x) === v, in: () => v.slice(1, -1).split(',').map((s) => s.replace(/^"|"$/g, '')).includes(String(x)), ilike: () => x != null && like(v).test(String(x)) }[op]();
  return not ? !res : res;
};
const query = (t, p) => {
  let rows = data[t];
  for (const [k, v] of p) {
    if (['select', 'order', 'limit', 'offset'].includes(k)) continue;
    if (k === 'or') rows = rows.filter((row) => v.slice(1, -1).split(/,(?=\w+\.)/).some((s) => { const [name, ...r] = s.split('.'); return test(row, name, r.join('.').replace(/"/g, '').replace(/\\\\/g, '\\')); }));
    else rows = rows.filter((row) => test(row, k, v));
  }
  rows = rows.map((row) => out(t, row));
  const keys = (p.get('order') ?? 'id').split(',').map((s) => s.split('.'));
  rows.sort((a, b) => { for (const [k, d] of keys) { const x = a[k], y = b[k]; if (x == null || y == null) { if (x == null && y == null) continue; return x == null ? 1 : -1; } const s = isNaN(x) || isNaN(y) ? (x < y ? -1 : x > y ? 1 : 0) : x - y; if (s) return d === 'desc' ? -s : s; } return 0; });
  const from = Number(p.get('offset') ?? 0);
  return { total: rows.length, from, rows: rows.slice(from, from + Number(p.get('limit') ?? 1000)) };
};
const base = '/u/demo/recipes';
const page = (path) => {
  const view = views.find((v) => v.name === path.slice(base.length + 1).split('/')[0]) ?? views[0];
  const boot = { base, user: { signedIn: false, builder: false }, app: { user: 'demo', name: 'recipes', label: 'Recipe box', description: 'What we cook', locale: 'en', timeZone: 'Europe/Vienna', hue: Number(process.env.HUE ?? 255), version: 1 }, tables, views };
  if (view.kind === 'list') { const t = tables.find((x) => x.name === view.table); const order = view.sort.map((s) => s.field + (s.descending ? '.desc' : '.asc')).join(',') || 'createdAt.desc'; const q = query(t.name, new URLSearchParams({ order, limit: view.pageSize })); boot.first = { view: view.name, rows: q.rows, total: q.total }; }
  const m = manifest();
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"><title>Recipe box</title>${(m.css ?? []).map((x) => `<link rel="stylesheet" href="/${x}">`).join('')}${(m.assets ?? []).filter((x) => x.endsWith('.woff2')).map((x) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="/${x}">`).join('')}<script type="module" src="/${m.file}"></script></head><body><div id="app"></div><script type="application/json" id="libretto">${JSON.stringify(boot).replace(/</g, '\\u003c')}</script></body></html>`;
};
createServer(async (req, res) => {
  const url = new URL(req.url, 'http://x');
  const json = (status, body, headers = {}) => { res.writeHead(status, { 'Content-Type': 'application/json', ...headers }); res.end(body === undefined ? '' : JSON.stringify(body)); };
  if (url.pathname.startsWith('/assets/')) { const at = new URL('.' + url.pathname, dist); if (!existsSync(at)) return json(404); const ext = url.pathname.split('.').pop(); res.writeHead(200, { 'Content-Type': { js: 'text/javascript', css: 'text/css', woff2: 'font/woff2' }[ext] ?? 'x/x' }); return res.end(readFileSync(at)); }
  if (url.pathname === '/favicon.ico') { res.writeHead(204); return res.end(); }
  if (url.pathname.startsWith(base + '/rest/v1/')) {
    await new Promise((r) => setTimeout(r, Number(process.env.LAG ?? 20)));
    const [t, id] = url.pathname.slice(base.length + 9).split('/');
    let body = ''; for await (const chunk of req) body += chunk;
    if (process.env.EMPTY) data[t].length = 0;
    if (!id && req.method === 'GET') { const q = query(t, url.searchParams); return json(200, q.rows, { 'Content-Range': `${q.rows.length ? `${q.from}-${q.from + q.rows.length - 1}` : '*'}/${q.total}` }); }
    if (!id && req.method === 'POST') { const row = JSON.parse(body); if (t === 'recipe' && data.recipe.some((x) => x.title === row.title)) return json(409, { code: 'LIB-810', message: 'A recipe with this title exists', details: null, hint: null, errors: [{ field: 'title', pointer: '/title', code: 'LIB-810', message: 'There is a recipe with this title already' }] }); const full = { ...system(), ...Object.fromEntries(tables.find((x) => x.name === t).fields.map((x) => [x.name, x.default ?? null])), ...row }; if (t === 'recipe') full.number = data.recipe.length + 1; data[t].push(full); return json(201, out(t, full)); }
    const at = data[t].findIndex((x) => x.id === id);
    if (at < 0) return json(404, { code: 'LIB-404', message: 'There is no such row', details: null, hint: null });
    const row = data[t][at];
    if (req.method === 'GET') return json(200, out(t, row), { ETag: `"${row.version}"` });
    if (req.headers['if-match'] && req.headers['if-match'] !== `"${row.version}"`) return json(412, { code: 'LIB-812', message: 'The row has changed', details: null, hint: null });
    if (req.method === 'PATCH') { Object.assign(row, JSON.parse(body)); row.version++; row.updatedAt = new Date().toISOString(); return json(200, { ...out(t, row), category: row.category }); }
    if (req.method === 'DELETE') { if (t === 'category' && data.recipe.some((x) => x.category === id)) return json(409, { code: 'LIB-811', message: 'Recipes still belong to this category', details: null, hint: 'Move them first' }); data[t].splice(at, 1); res.writeHead(204); return res.end(); }
  }
  if (url.pathname === base || url.pathname.startsWith(base + '/')) { res.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': CSP }); return res.end(page(url.pathname)); }
  json(404, {});
}).listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}${base}`));
