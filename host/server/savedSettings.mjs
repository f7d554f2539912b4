import { randomUUID } from 'node:crypto';
import { readBody, sendJson } from './files.mjs';

/** What browsers saved, by browser and source; gone when the server ends. */
const saved = new Map();
/** A server that runs for long does not keep everything. */
const mostKept = 500;

const keyOf = (cookies, source) => `${cookies.get('host-browser')} ${source}`;

/** The app's settings as this browser saved them for a source; undefined where it saved none. */
export function savedSettings(cookies, source) {
  return saved.get(keyOf(cookies, source));
}

/** Grafana's way to save an app's settings: for administrators only. */
export async function saveSettings({ request, response, cookies, source, role }) {
  if (request.method !== 'POST' && request.method !== 'PUT') {
    return false;
  }
  const { jsonData } = JSON.parse(await readBody(request));
  if (role !== 'admin') {
    const message = "You'll need additional permissions to perform this action. Permissions needed: plugins:write";
    sendJson(response, 403, { accessErrorId: 'ACE0000000000', message, title: 'Access denied' });
    return true;
  }
  const browser = cookies.get('host-browser') ?? randomUUID();
  response.setHeader('set-cookie', `host-browser=${browser}; Path=/; SameSite=Lax`);
  saved.set(keyOf(new Map([['host-browser', browser]]), source), jsonData);
  [...saved.keys()].slice(0, -mostKept).forEach((key) => saved.delete(key));
  sendJson(response, 200, { message: 'Plugin settings updated' });
  return true;
}
