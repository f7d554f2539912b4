import { settingsVersion } from './settingsSchema';

/** Stored settings in the shape of the current version, or why they cannot be brought there. */
export type Migrated =
  | { readonly is: 'current'; readonly value: unknown }
  /** Written by a later version of the app. Nothing of it is used, and nothing of it may be lost. */
  | { readonly is: 'newer'; readonly version: number };

type Stored = Readonly<Record<string, unknown>>;

/** From each version to the next. Version 1 knew no overrides and is otherwise the same. */
const steps: Readonly<Record<number, (stored: Stored) => Stored>> = {
  1: (stored) => ({ ...stored, version: 2 }),
};

/**
 * Brings what is stored to the current version, step by step. Pure, and total: what is no settings at all is handed
 * on as it is, for the schema to say what is wrong with it.
 */
export function migrateSettings(stored: unknown): Migrated {
  let value = stored;
  while (isStored(value)) {
    const version: unknown = value.version;
    if (typeof version === 'number' && Number.isInteger(version) && version > settingsVersion) {
      return { is: 'newer', version };
    }
    const step = typeof version === 'number' ? steps[version] : undefined;
    if (!step) {
      break;
    }
    value = step(value);
  }
  return { is: 'current', value };
}

function isStored(value: unknown): value is Stored {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
