import { DataTopic, FieldType } from '@grafana/data';
import type { Exemplar } from '../model/exemplar';
import { readTraceId } from '../model/ids';
import type { RedOverTime } from '../model/red';
import { epochMs, ms, perSecond, ratio } from '../model/units';
import { exemplarFrames, redFrames } from './redFrames';

const at = [epochMs(1000), epochMs(2000)];
const red: RedOverTime = {
  rate: { at, values: [perSecond(3), undefined] },
  errors: { at, values: [ratio(0), ratio(0.5)] },
  p50: { at, values: [ms(10), ms(12)] },
  p95: { at, values: [ms(40), ms(45)] },
  p99: { at: [], values: [] },
  exemplars: [],
};
const names = { rate: 'requests', errors: 'failed', openTrace: 'Open trace' };

describe('frames of RED', () => {
  it('carry the unit of their measure, and the values as they are', () => {
    const [rate] = redFrames(red, 'rate', names);
    expect(rate?.fields.map((field) => [field.type, field.config.unit, field.values])).toEqual([
      [FieldType.time, undefined, [1000, 2000]],
      [FieldType.number, 'reqps', [3, null]],
    ]);
    expect(redFrames(red, 'errors', names)[0]?.fields[1]?.config.unit).toBe('percentunit');
  });

  it('keep no requests apart from nothing measured', () => {
    expect(redFrames(red, 'errors', names)[0]?.fields[1]?.values).toEqual([0, 0.5]);
    expect(redFrames(red, 'rate', names)[0]?.fields[1]?.values[1]).toBeNull();
  });

  it('show no failures as a flat line below 1 %, and let more failures go beyond', () => {
    const errors = { at, values: [ratio(0), ratio(0)] };
    expect(redFrames({ ...red, errors }, 'errors', names)[0]?.fields[1]).toMatchObject({
      config: { min: 0, custom: { axisSoftMax: 0.01 } },
      values: [0, 0],
    });
    expect(redFrames(red, 'errors', names)[0]?.fields[1]?.config).not.toHaveProperty('max');
    expect(redFrames(red, 'rate', names)[0]?.fields[1]?.config).not.toHaveProperty('custom');
  });

  it('draw a line for each quantile that is known', () => {
    const frames = redFrames(red, 'duration', names);
    expect(frames.map((frame) => frame.name)).toEqual(['p50', 'p95']);
    expect(frames[0]?.fields[1]?.config.unit).toBe('ms');
  });
});

describe('frames of durations that are only known from a bound on', () => {
  it('say so in their names, and show the bound on the axis', () => {
    const p95 = { at, values: [undefined, ms(190)] };
    const frames = redFrames({ ...red, p95, below: ms(100) }, 'duration', names);
    expect(frames[1]).toMatchObject({ name: 'p95 ≥ 100 ms' });
    expect(frames[1]?.fields[1]).toMatchObject({ values: [null, 190], config: { custom: { axisSoftMax: 100 } } });
    const nothing = { at, values: [undefined, undefined] };
    const [empty] = redFrames({ ...red, p50: nothing, p95: nothing, below: ms(100) }, 'duration', names);
    expect(empty?.fields[1]?.config).toMatchObject({ min: 0, max: 100 });
  });
});

describe('frames of exemplars', () => {
  const traceId = readTraceId('abc');
  const exemplar: Exemplar | undefined = traceId && { traceId, at: epochMs(1500), duration: ms(37.5), service: 'cart' };

  it('give each point its own finished link', () => {
    const [frame] = exemplarFrames(exemplar ? [exemplar] : [], (point) => `/traces/${point.traceId}?at=1`, names);
    expect(frame?.meta?.dataTopic).toBe(DataTopic.Annotations);
    const byName = Object.fromEntries(frame?.fields.map((field) => [field.name, field]) ?? []);
    expect(byName.Value?.values).toEqual([37.5]);
    expect(byName.Value?.config.unit).toBe('ms');
    expect(byName.service?.values).toEqual(['cart']);
    expect(byName.operation).toBeUndefined();
    expect(byName.traceID?.config.links).toEqual([
      { title: 'Open trace', url: `/traces/${traceId}?at=1`, targetBlank: false },
    ]);
  });
});
