import { applyFieldOverrides, createTheme, toDataFrame, type InterpolateFunction } from '@grafana/data';
import { exemplarFrames } from '../../grafana/redFrames';
import type { Exemplar } from '../../model/exemplar';
import { readTraceId } from '../../model/ids';
import type { ServiceId } from '../../model/service';
import { epochMs, ms } from '../../model/units';
import { readThread } from '../routes';
import { english } from '../testing/english';
import { exemplarHref, exemplarText, isMarked } from './exemplarText';

const exemplar: Exemplar = {
  traceId: readTraceId('5bdaf816e0c326fd0f82631bdbb244c4')!,
  at: epochMs(Date.UTC(2026, 10, 21, 2, 20, 7, 45) + 0.4),
  duration: ms(1423.00071),
  service: 'cart',
  failed: true,
};

describe('an exemplar', () => {
  it('says that it failed before how long it took, when and what it was', () => {
    expect(exemplarText(exemplar, english, 'utc')).toBe('failed · 1.42 s at 02:20:07.045 · cart');
  });

  it('is known again from the link that it was opened by', () => {
    const { search } = new URL(exemplarHref(exemplar, {}), 'http://grafana');
    const { exemplar: mark, service } = readThread(exemplar.traceId, search);
    expect(service).toEqual({ name: 'cart' });
    expect(mark?.operation).toBeUndefined();
    expect(mark && isMarked(exemplar, mark)).toBe(true);
    expect(mark && isMarked({ ...exemplar, duration: ms(1424) }, mark)).toBe(false);
  });

  it('tells its link what was measured, and Grafana’s panels leave that as it is', () => {
    const operation = 'GET /cart/${__value.raw}/[[id]]/$1?a=1&b=2+3#%26 "</script>';
    const service = { name: 'a&b', namespace: 'c#d' };
    const point = { ...exemplar, operation };
    for (const href of [exemplarHref(point, {}, service), linkInPanel(point, service)]) {
      const thread = readThread(exemplar.traceId, new URL(href ?? '', 'http://grafana').search);
      expect(thread).toMatchObject({ service, exemplar: { took: 1423.001, operation } });
    }
  });

  it('belongs to the service that one looks at, with its namespace, rather than to its own label', () => {
    const service = { name: 'cart', namespace: 'eu' };
    const { search } = new URL(exemplarHref(exemplar, {}, service), 'http://grafana');
    expect(readThread(exemplar.traceId, search).service).toEqual(service);
  });
});

/** What Grafana makes of the link of an exemplar in a time series panel. */
function linkInPanel(point: Exemplar, service: ServiceId): string | undefined {
  const names = { rate: '', errors: '', openTrace: '' };
  const data = exemplarFrames([point], (one) => exemplarHref(one, {}, service), names).map(toDataFrame);
  const replaceVariables: InterpolateFunction = (text) =>
    text.replace(/\$\w+|\[\[\w+?(?::\w+)?\]\]|\$\{[^}]+\}/g, 'replaced');
  const fieldConfig = { defaults: {}, overrides: [] };
  const [frame] = applyFieldOverrides({ data, fieldConfig, replaceVariables, theme: createTheme() });
  const links = frame?.fields.flatMap((field) => field.getLinks?.({ valueRowIndex: 0 }) ?? []);
  return links?.[0]?.href;
}
