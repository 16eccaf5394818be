// Runs the suite: finds a Chromium, starts the real engine on free ports with data of its own, publishes
// the apps of this folder beside the sample, and stops the engine by its pid. Without a Chromium it says
// so and does nothing, except where CI=true.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  appendFileSync,
  chmodSync,
  constants,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startProvider } from './provider.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../../', import.meta.url));
const START_MILLIS = 600_000; // the launcher may have to build first
const STOP_MILLIS = 30_000;

const executable = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

function findChromium() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const elsewhere = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ];
  return [process.env.LIBRETTO_CHROMIUM ?? '', ...onPath, ...elsewhere].find((path) => path && executable(path));
}

function install() {
  const lock = createHash('sha256').update(readFileSync(join(here, 'package-lock.json'))).digest('hex');
  const stamp = join(here, 'node_modules', '.lock.sha256');
  try {
    if (readFileSync(stamp, 'utf8') === lock) return;
  } catch {
    // never installed
  }
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: here,
    stdio: 'inherit',
  });
  if (npm.status !== 0) stop('npm could not install what the browser tests need');
  writeFileSync(stamp, lock);
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Starts the engine and waits for the address it prints; what it says, its mails too, goes into a file. */
async function startEngine(data, log, issuer) {
  const [port, consolePort] = [await freePort(), await freePort()];
  const engine = spawn(
    join(root, 'libretto'),
    ['run', join(root, 'samples/recipes'), '--port', `${port}`, '--console-port', `${consolePort}`, '--data', data, '--no-watch'],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        LIBRETTO_REGISTRATION: 'open',
        LIBRETTO_PRIVATE_PROVIDERS: 'yes',
        LIBRETTO_OIDC_ISSUER: issuer,
        LIBRETTO_OIDC_CLIENT_ID: 'libretto',
        LIBRETTO_OIDC_CLIENT_SECRET: 'a secret of the browser tests',
      },
    },
  );
  let said = '';
  const url = await new Promise((resolve) => {
    const hear = (chunk) => {
      said += chunk;
      appendFileSync(log, chunk);
      const found = /http:\/\/\S+\/u\/demo\/recipes\b/.exec(said);
      if (found) resolve(found[0]);
    };
    engine.stdout.on('data', hear);
    engine.stderr.on('data', hear);
    engine.on('exit', () => resolve(null));
    setTimeout(() => resolve(null), START_MILLIS).unref();
  });
  if (url === null) {
    engine.kill('SIGTERM');
    stop(`The engine did not start:\n${said}`);
  }
  return { engine, url, builder: `http://localhost:${consolePort}` };
}

/** Publishes every app in `apps/` by the builder's API, with this provider; answers the builder's token. */
async function publishApps(builder, data, issuer) {
  const token = readFileSync(join(data, 'builder-token'), 'utf8').trim();
  for (const name of readdirSync(join(here, 'apps'))) {
    const response = await fetch(`${builder}/api/v1/apps/demo/${name}/definition`, {
      method: 'PUT',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: readFileSync(join(here, 'apps', name, 'app.json'), 'utf8').replace('https://id.example.org', issuer),
    });
    if (!response.ok) throw new Error(`${name}: ${await response.text()}`);
  }
  return token;
}

async function stopEngine(engine) {
  const gone = new Promise((resolve) => engine.on('exit', resolve));
  if (engine.exitCode !== null) return;
  engine.kill('SIGTERM');
  const timer = setTimeout(() => engine.kill('SIGKILL'), STOP_MILLIS);
  await gone;
  clearTimeout(timer);
}

function stop(line) {
  console.error(line);
  process.exit(1);
}

const chromium = findChromium();
if (!chromium) {
  const line = 'no Chromium on this machine (Debian: apt-get install chromium; or set LIBRETTO_CHROMIUM)';
  if (process.env.CI === 'true') stop(`The browser tests cannot run: ${line}`);
  console.log(`SKIPPED runtime-ui/e2e: ${line}`);
  process.exit(0);
}

install();
const data = mkdtempSync(join(tmpdir(), 'libretto-e2e-'));
chmodSync(data, 0o755); // as root, PostgreSQL runs under an account of its own
process.on('exit', () => rmSync(data, { recursive: true, force: true }));
const log = join(data, 'engine.log');
const provider = await startProvider();
const { engine, url, builder } = await startEngine(data, log, provider.issuer);
const token = await publishApps(builder, data, provider.issuer).catch(async (failure) => {
  await stopEngine(engine);
  stop(`The apps of the browser tests were not published: ${failure}`);
});
const tests = spawn(process.execPath, [join(here, 'node_modules/@playwright/test/cli.js'), 'test', ...process.argv.slice(2)], {
  cwd: here,
  stdio: 'inherit',
  env: {
    ...process.env,
    LIBRETTO_APP_URL: url,
    LIBRETTO_BUILDER_URL: builder,
    LIBRETTO_BUILDER_TOKEN: token,
    LIBRETTO_ENGINE_LOG: log,
    LIBRETTO_CHROMIUM: chromium,
  },
});
const status = await new Promise((resolve) => tests.on('exit', (code) => resolve(code ?? 1)));
await stopEngine(engine);
provider.stop();
process.exit(status);
