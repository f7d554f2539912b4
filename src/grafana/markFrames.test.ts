import { toDataFrame } from '@grafana/data';
import { epochMs } from '../model/units';
import { markFrames } from './markFrames';

describe('frames of marks', () => {
  it('are annotations in the words that Grafana looks for', () => {
    const [frame] = markFrames([{ at: epochMs(1000), text: 'cart 2.0.0' }]).map(toDataFrame);
    expect(frame?.meta?.dataTopic).toBe('annotations');
    expect(frame?.fields.map(({ name, values }) => [name, values[0]])).toEqual([
      ['time', 1000],
      ['text', 'cart 2.0.0'],
      ['color', 'text'],
    ]);
  });

  it('say names as they are, since Grafana reads them as HTML', () => {
    expect(markFrames([{ at: epochMs(1), text: '<script>"&' }])[0]?.fields[1]?.values).toEqual([
      '&lt;script&gt;&quot;&amp;',
    ]);
  });

  it('are none where nothing is marked', () => expect(markFrames([])).toEqual([]));
});
