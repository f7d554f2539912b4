import type { Overrides } from '../model/environment';
import { re2Literal } from './queryText';

/** `GET /healthz`, `HTTP GET /healthz` or the route alone. */
const method = '(?:[A-Z]+ ){0,2}';

const routes = [
  'healthz?(?:/(?:live|liveness|ready|readiness|started|startup))?',
  'livez',
  'readyz',
  'ready',
  'live',
  'ping',
  'metrics',
  'status/health',
].join('|');

/**
 * What is known to serve machines by its name alone: probes, scrapes, and gRPC's own health and reflection. A gRPC
 * service may stand alone, where its method has a label of its own.
 */
const known = [
  `${method}/(?:${routes})/?`,
  `${method}/actuator/(?:health|info|prometheus).*`,
  '/?grpc\\.(?:health\\.v1\\.Health|reflection\\.v1(?:alpha)?\\.ServerReflection)(?:/.*)?',
];

/**
 * Names of operations that serve machines and are left out of what is counted, as an RE2 pattern to be anchored.
 * Undefined where the environment counts them. Further names are its own; `*` in them stands for any characters.
 *
 * Wrong for a shop that sells pings: whoever serves people under such a name has to count them.
 */
export function auxiliaryPattern({ auxiliary }: Overrides = {}): string | undefined {
  if (auxiliary?.counted) {
    return undefined;
  }
  const further = (auxiliary?.operations ?? []).filter((name) => name !== '');
  return [...known, ...further.map((name) => name.split('*').map(re2Literal).join('.*'))].join('|');
}

let last: { readonly pattern: string; readonly compiled: RegExp } | undefined;

/** Whether a pattern of {@link auxiliaryPattern} fits the name, as it does for the data sources. */
export function isAuxiliary(operation: string, pattern: string | undefined): boolean {
  if (pattern === undefined) {
    return false;
  }
  if (last?.pattern !== pattern) {
    last = { pattern, compiled: new RegExp(`^(?:${pattern})$`, 's') };
  }
  return last.compiled.test(operation);
}
