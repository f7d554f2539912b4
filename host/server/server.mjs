import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { outDir, packageDirs } from '../build.mjs';
import { bootScript } from './bootScript.mjs';
import { readBody, sendFile, sendJson } from './files.mjs';
import { metricStores, storeOf } from './metricStores.mjs';
import { savedSettings, saveSettings } from './savedSettings.mjs';
import { contentOf, pluginId, sourceNames } from './sources.mjs';

const rootDir = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const home = `/a/${pluginId}/overview`;

/**
 * Serves the host page, the plugin's `dist` as it is, and what stands behind its data sources.
 * The chosen source, theme and language and injected faults live in cookies: a reload keeps them, browsers do not share them.
 */
export async function startServer({ version = '13', source = 'demo', port = 3300, dist = path.join(rootDir, 'dist') }) {
  const stores = metricStores();
  const context = { version, defaultSource: source, dist, stores };
  const server = createServer((request, response) => {
    answer(context, request, response).catch((error) => {
      sendJson(response, 500, { message: String(error) });
    });
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  if (source !== 'demo') {
    // Ready before anybody asks.
    void stores.url(storeOf[source]);
  }
  return {
    url: `http://localhost:${server.address().port}`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await stores.stop();
    },
    stopNow: () => stores.stopNow(),
  };
}

/** The first route whose path fits answers. */
const routes = [
  ['/host/boot.js', boot],
  ['/host/faults', faults],
  ['/host/theme/', chooseTheme],
  ['/host/lang/', chooseLanguage],
  ['/host/page/', ({ version, rest, response }) => sendFile(response, outDir(version), rest)],
  ['/host/recorded/', ({ rest, response }) => sendFile(response, path.join(rootDir, 'tests', 'recorded'), rest)],
  ['/host/prometheus/', proxy],
  ['/host/dashboards/', ({ dist, rest, response }) => sendFile(response, path.join(dist, 'dashboards'), rest)],
  [`/public/plugins/${pluginId}/`, ({ dist, rest, response }) => sendFile(response, dist, rest)],
  ['/public/build/img/icons/', icon],
  // Nobody wrote anything down here; a test that wants annotations answers in place of this.
  ['/api/annotations', ({ response }) => sendJson(response, 200, [])],
  ['/public/', () => false],
  [`/api/plugins/${pluginId}/settings`, saveSettings],
  ['/', page],
];

async function answer(context, request, response) {
  const url = new URL(request.url, 'http://localhost');
  const cookies = new Map((request.headers.cookie ?? '').split('; ').map((part) => part.split(/=(.*)/s).slice(0, 2)));
  const [prefix, route] = routes.find(([start]) => url.pathname.startsWith(start));
  const rest = decodeURIComponent(url.pathname.slice(prefix.length));
  const known = (name) => sourceNames.includes(name) && !context.stores.unavailable()[name];
  const source = [cookies.get('host-source'), context.defaultSource].find(known) ?? 'demo';
  const theme = cookies.get('host-theme') === 'light' ? 'light' : 'dark';
  const language = languageOf(cookies.get('host-lang'));
  const role = cookies.get('host-role') === 'viewer' ? 'viewer' : 'admin';
  const asked = { request, response, url, rest, cookies, source, theme, language, role, known };
  if ((await route({ ...context, ...asked })) === false) {
    sendJson(response, 404, { message: `Nothing at ${url.pathname}` });
  }
}

async function boot({ version, source: wanted, theme, language, role, cookies, dist, stores, response }) {
  // The page starts when its metrics are there; that takes some seconds the first time.
  const isThere = wanted === 'demo' || (await stores.url(storeOf[wanted]));
  const source = isThere ? wanted : 'demo';
  const plugin = path.join(dist, 'plugin.json');
  const pluginJson = JSON.parse(
    readFileSync(existsSync(plugin) ? plugin : path.join(rootDir, 'src', 'plugin.json'), 'utf8')
  );
  const { version: full } = JSON.parse(
    readFileSync(path.join(packageDirs[version], 'node_modules/@grafana/ui/package.json'), 'utf8')
  );
  const fresh = contentOf(source, stores.storyAt, source === 'prometheus' ? await stores.environments() : []);
  const content = { ...fresh, jsonData: savedSettings(cookies, source) ?? fresh.jsonData };
  const unavailable = stores.unavailable();
  const script = bootScript({ version: full, source, theme, language, role, content, unavailable, pluginJson });
  response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store' });
  response.end(script);
}

/** `POST {uid, mode, delayMs}` makes a data source fail for the asking browser, `DELETE` ends all faults. */
async function faults({ request, response, cookies }) {
  const before =
    request.method === 'DELETE' ? {} : JSON.parse(decodeURIComponent(cookies.get('host-faults') ?? '%7B%7D'));
  if (request.method === 'POST') {
    const { uid, mode, delayMs = mode === 'slow' ? 10_000 : 0 } = JSON.parse(await readBody(request));
    before[uid] = mode ? { mode, delayMs } : undefined;
  }
  response.setHeader('set-cookie', cookie('host-faults', encodeURIComponent(JSON.stringify(before))));
  sendJson(response, 200, before);
}

function chooseTheme({ rest, request, response }) {
  sendBack(request, response, cookie('host-theme', rest));
}

function chooseLanguage({ rest, request, response }) {
  sendBack(request, response, cookie('host-lang', languageOf(rest)));
}

/** To the page that asked, at the address it had. */
function sendBack(request, response, chosen) {
  const back = new URL(request.headers.referer ?? '/', 'http://localhost');
  redirect(response, back.pathname + back.search, [chosen]);
}

/** A language's tag as Grafana writes it; English for anything else. */
const languageOf = (tag) => (/^[a-z]{2}-[A-Z]{2}$/.test(tag ?? '') ? tag : 'en-US');

async function proxy({ rest, url, request, response, stores }) {
  const [store, ...parts] = rest.split('/');
  const base = await stores.url(store);
  if (!base) {
    return false;
  }
  const body = request.method === 'POST' ? await readBody(request) : undefined;
  const headers = body ? { 'content-type': request.headers['content-type'] } : {};
  const reply = await fetch(`${base}/${parts.join('/')}${url.search}`, { method: request.method, headers, body });
  // The body of a refused query says so; the browser need not log it as well.
  const status = request.method === 'POST' ? 200 : reply.status;
  response.writeHead(status, { 'content-type': reply.headers.get('content-type') ?? 'application/json' });
  response.end(Buffer.from(await reply.arrayBuffer()));
  return true;
}

/** Grafana's icons; a few are missing in its packages, ours stand in for them. */
function icon({ version, rest, response }) {
  const own = path.join(rootDir, 'host', 'page', 'icons');
  const theirs = path.join(packageDirs[version], 'node_modules/@grafana/ui/dist/public/img/icons');
  return (
    sendFile(response, theirs, rest) ||
    sendFile(response, own, path.basename(rest)) ||
    sendFile(response, own, 'unknown.svg')
  );
}

/** Every other address is the page's own. `?source=`, `?theme=`, `?lang=` and `?role=` choose and are gone from the address afterwards. */
function page({ version, url, request, response, source, known, stores }) {
  const chosen = taken(url, 'source');
  const theme = taken(url, 'theme');
  const language = taken(url, 'lang');
  const role = taken(url, 'role');
  const lacksRange = addRange(url, contentOf(known(chosen) ? chosen : source, stores.storyAt, []).range);
  if ([chosen, theme, language, role, lacksRange, url.pathname === '/'].some(Boolean)) {
    const cookies = [
      known(chosen) && cookie('host-source', chosen),
      theme && cookie('host-theme', theme),
      language && cookie('host-lang', languageOf(language)),
      role && cookie('host-role', role),
    ];
    redirect(response, `${url.pathname === '/' ? home : url.pathname}${url.search}`, cookies.filter(Boolean));
    return true;
  }
  return request.method === 'GET' && sendFile(response, outDir(version), 'index.html');
}

/** A parameter's value, which the address then no longer has. */
function taken(url, name) {
  const value = url.searchParams.get(name);
  url.searchParams.delete(name);
  return value;
}

/** Writes the source's time range into a page's address that has none; says whether it did. */
function addRange(url, range) {
  if (!range || !/^\/(a|host\/dashboard)\//.test(url.pathname) || url.searchParams.has('from')) {
    return false;
  }
  url.searchParams.set('from', range.from);
  url.searchParams.set('to', range.to);
  return true;
}

function redirect(response, location, cookies) {
  response.writeHead(302, { location, 'set-cookie': cookies, 'cache-control': 'no-store' });
  response.end();
}

const cookie = (name, value) => `${name}=${value}; Path=/; SameSite=Lax`;
