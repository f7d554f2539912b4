import * as v from 'valibot';
import { demoEnvironments, demoUid } from '../demo/environments';
import type { Environment } from '../model/environment';

/** What the app is set up with, after decoding. There is always at least one environment. */
export interface Settings {
  readonly environments: readonly Environment[];
  /** What could not be used of the stored settings, as `path: what is wrong`. */
  readonly problems: readonly string[];
}

const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/, 'letters, digits, ".", "_" and "-" only'));
const name = v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'));

const signalSource = v.object({
  uid: v.pipe(v.string(), v.trim(), v.minLength(1, 'must be the uid of a data source')),
  matchers: v.optional(
    v.array(
      v.object({
        label: v.pipe(v.string(), v.regex(/^[A-Za-z_][A-Za-z0-9_.:]*$/, 'must be the name of a label')),
        op: v.optional(v.picklist(['=', '!=', '=~', '!~']), '='),
        value: v.string(),
      })
    ),
    []
  ),
});

const environmentSchema = v.object({ id, name, metrics: signalSource, traces: signalSource, logs: signalSource });

const settingsSchema = v.object({
  version: v.literal(1, 'must be 1'),
  demo: v.optional(v.boolean(), false),
  /** Decoded one by one, so that a broken one does not take the others along. */
  environments: v.optional(v.array(v.unknown()), []),
});

/**
 * Decodes the app's `jsonData`, which may be anything. Without usable environments the demo shop is offered, so that
 * a fresh installation shows something; with `demo: true` it stands beside the real ones.
 */
export function readSettings(jsonData: unknown): Settings {
  if (isUntouched(jsonData)) {
    return { environments: demoEnvironments, problems: [] };
  }
  const read = v.safeParse(settingsSchema, jsonData);
  if (!read.success) {
    return { environments: demoEnvironments, problems: reasons(read.issues, '') };
  }
  const { environments, problems } = readEnvironments(read.output.environments);
  const withDemo = read.output.demo || environments.length === 0;
  return { environments: withDemo ? [...environments, ...unlike(environments)] : environments, problems };
}

/** Grafana stores an empty object, or nothing, for an app that nobody has set up. */
function isUntouched(jsonData: unknown): boolean {
  return (
    jsonData === undefined ||
    jsonData === null ||
    (typeof jsonData === 'object' && !Array.isArray(jsonData) && Object.keys(jsonData).length === 0)
  );
}

function readEnvironments(list: readonly unknown[]): { environments: readonly Environment[]; problems: string[] } {
  const environments = new Map<string, Environment>();
  const problems: string[] = [];
  list.forEach((item, index) => {
    const at = `environments.${index}`;
    const read = v.safeParse(environmentSchema, item);
    if (!read.success) {
      problems.push(...reasons(read.issues, at));
    } else if (environments.has(read.output.id)) {
      problems.push(`${at}.id: "${read.output.id}" is used twice`);
    } else if (pretends(read.output)) {
      problems.push(`${at}: the demo shop is switched on with "demo": true`);
    } else {
      environments.set(read.output.id, read.output);
    }
  });
  return { environments: [...environments.values()], problems };
}

/** The demo's uid is ours: a configured data source cannot bear it. */
function pretends(environment: Environment): boolean {
  return [environment.metrics, environment.traces, environment.logs].some((source) => source.uid === demoUid);
}

/** The demo's environments, except one whose id a real one bears: the real one wins. */
function unlike(real: readonly Environment[]): readonly Environment[] {
  const taken = new Set(real.map((environment) => environment.id));
  return demoEnvironments.filter((environment) => !taken.has(environment.id));
}

function reasons(issues: ReadonlyArray<v.BaseIssue<unknown>>, at: string): string[] {
  return issues.map((issue) => {
    const path = [at, v.getDotPath(issue)].filter(Boolean).join('.') || 'settings';
    return `${path}: ${issue.message}`;
  });
}
