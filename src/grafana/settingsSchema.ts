import * as v from 'valibot';
import type { Overrides } from '../model/environment';
import type { Ms } from '../model/units';
import { durationText, readDuration } from './settingsDuration';

/** The version that is written. Older ones are migrated on reading. */
export const settingsVersion = 2;

const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/, 'letters, digits, ".", "_" and "-" only'));
const text = v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'));
const label = v.pipe(v.string(), v.regex(/^[A-Za-z_][A-Za-z0-9_.:/-]*$/, 'must be the name of a label'));

const signalSource = v.object({
  uid: v.pipe(v.string(), v.trim(), v.minLength(1, 'must be the uid of a data source')),
  matchers: v.optional(
    v.array(
      v.object({
        label,
        op: v.optional(v.picklist(['=', '!=', '=~', '!~']), '='),
        value: v.string(),
      })
    ),
    []
  ),
});

/** A share between 0 and 1, and how many times slower than usual. */
const share = v.pipe(v.number(), v.minValue(0, 'must be between 0 and 1'), v.maxValue(1, 'must be between 0 and 1'));
const times = v.pipe(v.number(), v.minValue(1, 'must be 1 or more'), v.maxValue(1000, 'must be 1000 or less'));

/** A length of time: a text such as `6h`, `90m` or `30d`, or a number of milliseconds. */
const duration = v.pipe(
  v.union([v.string(), v.number()], 'must be a length of time such as "6h", or milliseconds'),
  v.rawTransform<string | number, Ms>(({ addIssue, dataset, NEVER }) => {
    const length = readDuration(dataset.value);
    if (length === undefined) {
      addIssue({ message: 'must be a length of time such as "6h", or milliseconds' });
      return NEVER;
    }
    return length;
  })
);

const none = 'there is no such setting, or it is not of the right kind';

/** Strict: a misspelt name would otherwise be no override, and nobody would hear of it. */
export const overridesSchema = v.strictObject(
  {
    convention: v.optional(text),
    graph: v.optional(text),
    labels: v.optional(
      v.strictObject(
        {
          service: v.optional(label),
          namespace: v.optional(label),
          operation: v.optional(label),
          kind: v.optional(label),
          status: v.optional(label),
        },
        none
      )
    ),
    serviceNames: v.optional(
      v.array(
        v.strictObject(
          {
            signal: v.picklist(['traces', 'logs']),
            template: v.optional(
              v.pipe(v.string(), v.includes('{service}', 'must contain {service}, in whose place the name goes'))
            ),
            table: v.optional(v.record(v.string(), text)),
          },
          none
        )
      )
    ),
    thresholds: v.optional(
      v.strictObject(
        {
          failingErrors: v.optional(share),
          degradedErrors: v.optional(share),
          failingSlow: v.optional(times),
          degradedSlow: v.optional(times),
        },
        none
      )
    ),
    hiddenServices: v.optional(v.array(text)),
    auxiliary: v.optional(
      v.strictObject({ counted: v.optional(v.boolean()), operations: v.optional(v.array(text)) }, none)
    ),
    business: v.optional(
      v.array(
        v.strictObject(
          {
            service: text,
            title: text,
            selector: text,
            as: v.picklist(['value', 'per-second', 'per-minute']),
            unit: v.optional(text),
          },
          none
        )
      )
    ),
    longest: v.optional(
      v.strictObject({ metrics: v.optional(duration), traces: v.optional(duration), logs: v.optional(duration) }, none)
    ),
  },
  none
);

export const environmentSchema = v.object({
  id,
  name: text,
  metrics: signalSource,
  traces: signalSource,
  logs: signalSource,
  /** Decoded apart, so that a broken override does not take the environment along. */
  overrides: v.optional(v.unknown()),
});

export const settingsSchema = v.object({
  version: v.literal(settingsVersion, `must be ${settingsVersion}`),
  demo: v.optional(v.boolean(), false),
  /** Decoded one by one, so that a broken one does not take the others along. */
  environments: v.optional(v.array(v.unknown()), []),
});

/** Overrides as they are stored: the same, with lengths of time as texts. */
export function writeOverrides({ longest, ...others }: Overrides): Record<string, unknown> {
  return {
    ...others,
    ...(longest && {
      longest: Object.fromEntries(
        Object.entries(longest).flatMap(([signal, length]) =>
          length === undefined ? [] : [[signal, durationText(length)]]
        )
      ),
    }),
  };
}
