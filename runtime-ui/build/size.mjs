// The budget of a first visit: what the entry and its static imports weigh over the wire.
import { readFileSync, statSync } from 'node:fs';

const LIMITS = { js: 60_000, css: 12_000 }; // bytes after brotli 11
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));

const reached = new Set();
const files = { js: new Set(), css: new Set() };
const visit = (key) => {
  if (reached.has(key)) return;
  reached.add(key);
  const chunk = manifest[key];
  files.js.add(chunk.file);
  for (const css of chunk.css ?? []) files.css.add(css);
  for (const next of chunk.imports ?? []) visit(next);
};
visit('src/main.ts');

const weight = (names) => [...names].reduce((sum, name) => sum + statSync(new URL(`${name}.br`, dist)).size, 0);
let tooHeavy = false;
for (const [kind, limit] of Object.entries(LIMITS)) {
  const bytes = weight(files[kind]);
  tooHeavy ||= bytes > limit;
  console.log(`first load ${kind}: ${(bytes / 1000).toFixed(1)} kB brotli of ${limit / 1000} kB`);
}
const later = Object.values(manifest)
  .filter((chunk) => chunk.file.endsWith('.js') && !files.js.has(chunk.file))
  .map((chunk) => `${chunk.name ?? chunk.file} ${(weight([chunk.file]) / 1000).toFixed(1)} kB`);
if (later.length) console.log(`loaded when needed: ${later.join(', ')}`);
if (tooHeavy) {
  console.error('The first load is over its budget: load a part later, or take it out.');
  process.exit(1);
}
