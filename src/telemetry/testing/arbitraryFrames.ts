import fc from 'fast-check';
import type { Frame } from '../frame';
import type { Answers } from '../question';

const names = [
  'Time',
  'Value',
  'Value #A',
  'service',
  'client',
  'server',
  'span_name',
  'traceID',
  'traceIdHidden',
  'spanID',
  'startTime',
  'time',
  'duration',
  'nested',
  'labels',
  'Line',
  'body',
  'timestamp',
  'tsNs',
  'id',
  'trace_id',
  'tags',
  'logs',
  'references',
  'serviceTags',
  'statusCode',
  'kind',
  'json',
  '',
];

const value = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    NaN,
    Infinity,
    -1,
    0,
    1795227150000,
    '1795227150000000000',
    'abc',
    '',
    '{',
    '[{"key":1}]',
    'ff',
    '0'
  ),
  fc.double(),
  fc.string(),
  fc.jsonValue()
);

const field = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record(
      {
        name: fc.constantFrom(...names),
        type: fc.constantFrom('time', 'number', 'string', 'other', 'nestedFrames', 'nonsense'),
        labels: fc.oneof(
          fc.dictionary(fc.constantFrom('service', 'client', 'le', 'quantile', '__proto__'), value),
          fc.constant(null)
        ),
        values: fc.oneof({ weight: 9, arbitrary: fc.array(value, { maxLength: 6 }) }, { weight: 1, arbitrary: value }),
      },
      { requiredKeys: ['name', 'type', 'values'] }
    ),
  },
  { weight: 1, arbitrary: value }
);

const frame = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record(
      {
        name: fc.constantFrom('Trace', 'Traces', 'Spans', 'exemplar', 'Value'),
        meta: fc.oneof(
          fc.record({ type: value, dataTopic: value, custom: value }),
          fc.constantFrom<unknown>(
            null,
            undefined,
            { type: 'heatmap-cells' },
            { custom: { partial: true, message: 3 } }
          )
        ),
        fields: fc.oneof({ weight: 9, arbitrary: fc.array(field, { maxLength: 6 }) }, { weight: 1, arbitrary: value }),
        length: fc.constantFrom(0, 1, 1e9, -1),
      },
      { requiredKeys: ['fields'] }
    ),
  },
  { weight: 1, arbitrary: value }
);

/** Frames that fit the declared shape by luck only: wrong types, ragged columns, missing parts. */
export const anyFrames = fc.array(frame, { maxLength: 4 }).map((frames) => frames as readonly Frame[]);

/** The same frames, or others, or none, as the answers to all of `refIds`. */
export function anyAnswers(refIds: readonly string[]): fc.Arbitrary<Answers> {
  return fc
    .array(fc.option(anyFrames, { nil: undefined }), { minLength: refIds.length, maxLength: refIds.length })
    .map(
      (each) =>
        new Map(refIds.flatMap((refId, index) => (each[index] ? [[refId, { frames: each[index] }] as const] : [])))
    );
}
