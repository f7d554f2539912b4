import { createReadStream, existsSync, statSync } from 'node:fs';
import path from 'node:path';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * Sends a file below `dir` byte for byte, or only that it is unchanged to a browser that has it, as Grafana does.
 * Answers false if there is none, or if `name` leads out of `dir`.
 */
export function sendFile(response, dir, name) {
  const file = path.join(dir, path.normalize(`/${name}`));
  const packed = `${file}.gz`;
  const found = [file, packed].find((one) => existsSync(one) && statSync(one).isFile());
  if (!found) {
    return false;
  }
  const { mtimeMs, size } = statSync(found);
  const etag = `"${size}-${Math.round(mtimeMs)}"`;
  if (response.req.headers['if-none-match'] === etag) {
    response.writeHead(304, { etag, 'cache-control': 'no-cache' });
    response.end();
    return true;
  }
  response.writeHead(200, {
    'content-type': types[path.extname(file)] ?? 'application/octet-stream',
    'cache-control': 'no-cache',
    etag,
    ...(found === packed ? { 'content-encoding': 'gzip' } : {}),
  });
  createReadStream(found).pipe(response);
  return true;
}

export function sendJson(response, status, body) {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

export function readBody(request) {
  return new Promise((resolve, reject) => {
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => resolve(Buffer.concat(parts)));
    request.on('error', reject);
  });
}
