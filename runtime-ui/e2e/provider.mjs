// An OpenID provider that asks its visitor, as real ones do: discovery, a page to agree or refuse on, the
// token endpoint, which insists on PKCE (RFC 7636) and takes a code once, and the keys. Its page says whom
// it signs in, so a test can choose; it trusts everybody, since it is reached from this machine alone.
import { createHash, createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';

const KEY_ID = 'e2e';
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const encoded = (value) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

function idToken(issuer, grant) {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: issuer,
    sub: grant.user,
    aud: grant.client,
    iat: now,
    exp: now + 300,
    nonce: grant.nonce,
    email: `${grant.user}@example.org`,
    email_verified: true,
    preferred_username: grant.user,
    name: grant.user,
  };
  const content = `${encoded({ alg: 'RS256', typ: 'JWT', kid: KEY_ID })}.${encoded(claims)}`;
  return `${content}.${createSign('RSA-SHA256').update(content).sign(privateKey).toString('base64url')}`;
}

const page = (query) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Harbour id</title></head><body>
<h1>Harbour id</h1><form method="post" action="/authorize?${query.toString().replaceAll('&', '&amp;').replaceAll('"', '%22')}">
<label>Who are you? <input name="user" required></label>
<button name="answer" value="yes">Agree</button> <button name="answer" value="no" formnovalidate>Refuse</button></form></body></html>`;

async function form(request) {
  let body = '';
  for await (const chunk of request) body += chunk;
  return new URLSearchParams(body);
}

/** Starts it on a free port; answers its issuer and how to stop it. */
export async function startProvider() {
  const grants = new Map();
  let issuer = '';

  const json = (response, status, value) =>
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));

  async function authorize(request, response, query) {
    if (request.method === 'GET') {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page(query));
      return;
    }
    const answers = await form(request);
    const back = new URL(query.get('redirect_uri'));
    back.searchParams.set('state', query.get('state'));
    // Providers add parameters of their own, which nobody has to know (RFC 6749, section 4.1.2).
    back.searchParams.set('authuser', '0');
    if (answers.get('answer') === 'yes') {
      const code = randomUUID();
      grants.set(code, {
        user: answers.get('user'),
        client: query.get('client_id'),
        nonce: query.get('nonce'),
        challenge: query.get('code_challenge'),
        redirect: query.get('redirect_uri'),
      });
      back.searchParams.set('code', code);
    } else {
      back.searchParams.set('error', 'access_denied');
      back.searchParams.set('error_description', 'The visitor said no');
    }
    response.writeHead(302, { Location: back.href }).end();
  }

  async function token(request, response) {
    const asked = await form(request);
    const grant = grants.get(asked.get('code'));
    grants.delete(asked.get('code'));
    const challenge = createHash('sha256').update(asked.get('code_verifier') ?? '').digest('base64url');
    if (!grant || grant.challenge !== challenge || grant.redirect !== asked.get('redirect_uri')) {
      json(response, 400, { error: 'invalid_grant' });
      return;
    }
    json(response, 200, { access_token: randomUUID(), token_type: 'Bearer', id_token: idToken(issuer, grant) });
  }

  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, issuer);
    if (pathname === '/.well-known/openid-configuration') {
      json(response, 200, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
      });
    } else if (pathname === '/keys') {
      json(response, 200, { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: KEY_ID, alg: 'RS256', use: 'sig' }] });
    } else if (pathname === '/authorize') {
      authorize(request, response, searchParams);
    } else if (pathname === '/token') {
      token(request, response);
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://localhost:${server.address().port}`;
  return {
    issuer,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
