import fc from 'fast-check';
import type { Headline, Hurt } from '../../analysis/headline';
import { epochMs, hours, minutes, ms, perSecond, ratio } from '../../model/units';
import { windowOf } from '../../model/window';
import { english } from '../testing/english';
import { byLevel, calmText, countText, formatFailures, headlineFacts, sinceThen, slowBefore } from './headlineTexts';

const calm: Headline = { kind: 'all-well', attention: 0, affected: 0, of: 19, hurt: [], window: windowOf(0, 1) };
const since = epochMs(Date.UTC(2026, 10, 21, 2, 20));
const slow = { kind: 'slow', level: 'failing', p95: ms(900), quiet: ms(50), times: 18 } as const;

describe('the first sentence of the overview', () => {
  it('counts in the form that the language has for the number', () => {
    expect(countText(calm, english)).toBe('All 19 services are well.');
    expect(countText({ ...calm, of: 1 }, english)).toBe('The one service is well.');
    expect(countText({ ...calm, kind: 'errors', attention: 1, affected: 2 }, english)).toBe(
      '1 of 19 services needs attention, 2 more affected.'
    );
  });

  it('says of a long time that it is one, so that nobody takes it for the present', () => {
    const window = (length: number) => windowOf(since - length, since);
    const over90 = { ...calm, window: window(hours(24 * 90)), failing: ratio(0.003) };
    expect(countText(over90, english)).toBe('On average over 90 days all 19 services were well.');
    expect(calmText(over90, english)).toBe('0.3 % of requests failed.');
    expect(countText({ ...over90, kind: 'hurt', attention: 2 }, english)).toBe(
      '2 of 19 services need attention, over 90 days.'
    );
    expect(countText({ ...calm, window: window(hours(24)) }, english)).toMatch('over 24 hours');
    expect(countText({ ...calm, window: window(hours(12)) }, english)).toBe('All 19 services are well.');
  });

  it('does not speak of failures that nobody measured', () => {
    expect(calmText(calm, english)).toBe('');
    expect(calmText({ ...calm, failing: ratio(0) }, english)).toBe('0 % of requests fail.');
  });

  it('is filled with facts in the reader’s zone, and leaves out what is not known', () => {
    const hurt: Hurt[] = [{ service: { name: 'cart' }, level: 'failing', slow }];
    expect(headlineFacts({ ...calm, kind: 'slow', since, hurt }, english, 'utc')).toMatchObject({
      p95: '900 ms',
      times: '×18',
      time: '02:20',
      service: 'cart',
    });
    expect(headlineFacts(calm, english, 'utc')).toMatchObject({ time: '', service: '', ratio: '–', rate: '–' });
  });

  it('tells the day, too, where the window has several', () => {
    const window = windowOf(since - hours(72), since);
    expect(headlineFacts({ ...calm, since, window }, english, 'utc')).toMatchObject({ time: 'Nov 21, 02:20' });
  });

  it('tells the slowness of the end rather than that of all the time since it began', () => {
    const latest = { p95: ms(1200), times: 24 };
    const hurt: Hurt[] = [{ service: { name: 'cart' }, level: 'failing', slow: { ...slow, latest } }];
    expect(headlineFacts({ ...calm, hurt }, english, 'utc')).toMatchObject({ p95: '1.2 s', times: '×24' });
  });

  it('says that a cause was slow only if it was so before it failed', () => {
    const errors = { kind: 'errors', level: 'failing', ratio: ratio(0.1) } as const;
    const hurt = (slowSince?: number, failingSince?: number): Hurt => ({
      service: { name: 'cart' },
      level: 'failing',
      errors: { ...errors, since: failingSince === undefined ? undefined : epochMs(failingSince) },
      slow: { ...slow, since: slowSince === undefined ? undefined : epochMs(slowSince) },
    });
    const told = { window: calm.window, timeZone: 'utc' };
    expect(slowBefore(hurt(since, since + minutes(3)), english, told)).toBe('(slow since 02:20)');
    expect(slowBefore(hurt(since, since), english, told)).toBe('');
    expect(slowBefore(hurt(undefined, since), english, told)).toBe('');
    expect(slowBefore(hurt(since, undefined), english, told)).toBe('');
  });

  it('names a few services by their level, the worst first', () => {
    const hurt = (['failing', 'degraded', 'degraded', 'degraded'] as const).map((level, index) => ({
      service: { name: `s${index}` },
      level,
    }));
    const groups = byLevel({ ...calm, hurt }, english);
    expect(groups.map(({ word, named }) => [word, ...named.map(({ service }) => service.name)])).toEqual([
      ['Failing:', 's0'],
      ['Degraded:', 's1', 's2'],
    ]);
  });

  it('leads to the time from shortly before it began', () => {
    expect(sinceThen({ from: 'now-1h', to: 'now' }, since)).toEqual({ from: '2026-11-21T02:10:00.000Z', to: 'now' });
    expect(sinceThen({ from: 'now-1h' }, undefined)).toEqual({ from: 'now-1h' });
  });
});

describe('the number of failures', () => {
  it('is told by the minute, and of few by a longer time', () => {
    expect(formatFailures(perSecond(0.55))).toBe('33/min');
    expect(formatFailures(perSecond(0.001))).toBe('3.6/h');
    expect(formatFailures(undefined)).toBe('–');
  });

  it('law: is nought only if there are none', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e4, noNaN: true }), (failures) => {
        expect(formatFailures(perSecond(failures))).not.toMatch(/^0\/|^–/);
      })
    );
  });
});
