import * as v from 'valibot';
import { demoEnvironments, demoUid } from '../demo/environments';
import type { Environment, Overrides, Signal, SignalSource } from '../model/environment';
import { migrateSettings } from './migrateSettings';
import { environmentSchema, overridesSchema, settingsSchema, settingsVersion, writeOverrides } from './settingsSchema';

/** What an administrator decides: the real environments, and whether the demo shop stands beside them. */
export interface SavedSettings {
  readonly environments: readonly Environment[];
  readonly demo: boolean;
}

/** What the app is set up with, after decoding. */
export interface Settings {
  /** As shown: the real ones, then the demo's where that is wanted or nothing else is there. Never empty. */
  readonly environments: readonly Environment[];
  /** What of it can be saved again. */
  readonly saved: SavedSettings;
  /** Nobody has set anything up yet. */
  readonly unconfigured: boolean;
  /** What could not be used of the stored settings, as `path: what is wrong`. Saving would lose it. */
  readonly problems: readonly string[];
}

/**
 * Decodes the app's `jsonData`, which may be anything and of any version. Without usable environments the demo shop is
 * offered, so that a fresh installation shows something; with `demo: true` it stands beside the real ones.
 */
export function readSettings(jsonData: unknown): Settings {
  if (isUntouched(jsonData)) {
    return { ...settingsOf({ environments: [], demo: false }), unconfigured: true };
  }
  const migrated = migrateSettings(jsonData);
  if (migrated.is === 'newer') {
    const problem = `version: ${migrated.version} was written by a later version of Throughline; this one knows ${settingsVersion}`;
    return settingsOf({ environments: [], demo: false }, [problem]);
  }
  const read = v.safeParse(settingsSchema, migrated.value);
  if (!read.success) {
    return settingsOf({ environments: [], demo: false }, reasons(read.issues, ''));
  }
  const { environments, problems } = readEnvironments(read.output.environments);
  return settingsOf({ environments, demo: read.output.demo }, problems);
}

/** Settings as they are shown; the demo fills in where there is nothing real. */
export function settingsOf(saved: SavedSettings, problems: readonly string[] = []): Settings {
  const { demo, environments } = saved;
  const withDemo = demo || environments.length === 0;
  return {
    environments: withDemo ? [...environments, ...unlike(environments)] : environments,
    saved,
    unconfigured: false,
    problems,
  };
}

/** The `jsonData` that {@link readSettings} reads as `saved`. Provisioning files hold the same. */
export function writeSettings({ demo, environments }: SavedSettings): Record<string, unknown> {
  return { version: settingsVersion, demo, environments: environments.map(writeEnvironment) };
}

function writeEnvironment({ id, name, metrics, traces, logs, overrides }: Environment): Record<string, unknown> {
  return {
    id,
    name,
    metrics: writeSource(metrics),
    traces: writeSource(traces),
    logs: writeSource(logs),
    ...(overrides && Object.keys(overrides).length > 0 ? { overrides: writeOverrides(overrides) } : {}),
  };
}

function writeSource({ uid, matchers }: SignalSource): Record<string, unknown> {
  return matchers.length > 0 ? { uid, matchers } : { uid };
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
      const { overrides: stored, ...environment } = read.output;
      const { overrides, problems: broken } = readOverrides(stored, `${at}.overrides`);
      problems.push(...broken);
      environments.set(environment.id, overrides ? { ...environment, overrides } : environment);
    }
  });
  return { environments: [...environments.values()], problems };
}

/** Overrides of which those that are well are used, and what is wrong with the others is said. */
export function readOverrides(stored: unknown, at: string): { overrides?: Overrides; problems: readonly string[] } {
  if (stored === undefined) {
    return { problems: [] };
  }
  const read = v.safeParse(overridesSchema, stored);
  if (read.success) {
    return { ...named(read.output), problems: [] };
  }
  const broken = new Set(read.issues.map((issue) => issue.path?.[0]?.key));
  const good = isStored(stored) ? Object.entries(stored).filter(([name]) => !broken.has(name)) : [];
  const rest = v.safeParse(overridesSchema, Object.fromEntries(good));
  return { ...(rest.success ? named(rest.output) : {}), problems: reasons(read.issues, at) };
}

function named(overrides: Overrides): { overrides?: Overrides } {
  return Object.keys(overrides).length > 0 ? { overrides } : {};
}

function isStored(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The demo's uid is ours: a configured data source cannot bear it. */
function pretends(environment: Pick<Environment, Signal>): boolean {
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
