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

/** Sends a file below `dir` byte for byte. Answers false if there is none, or if `name` leads out of `dir`. */
export function sendFile(response, dir, name) {
  const file = path.join(dir, path.normalize(`/${name}`));
  const packed = `${file}.gz`;
  const found = [file, packed].find((one) => existsSync(one) && statSync(one).isFile());
  if (!found) {
    return false;
  }
  response.writeHead(200, {
    'content-type': types[path.extname(file)] ?? 'application/octet-stream',
    'cache-control': 'no-cache',
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
