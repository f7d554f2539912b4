import { listed, longestText, withLongest, nameTemplate, withName, withThreshold, written } from './overrideEdits';

describe('editing overrides', () => {
  it('keeps nothing of what says nothing', () => {
    expect(written({ hiddenServices: [], thresholds: {}, convention: undefined })).toBeUndefined();
    expect(written({ convention: 'istio', hiddenServices: listed(' , ') })).toEqual({ convention: 'istio' });
  });

  it('takes names from a list with commas', () => {
    expect(listed('load*, probe ,')).toEqual(['load*', 'probe']);
  });

  it('writes and shows how a signal calls services, and leaves its table alone', () => {
    const table = { a: 'b' };
    const named = withName({ serviceNames: [{ signal: 'logs', table }] }, 'logs', 'prod-<service>');
    expect(named.serviceNames).toEqual([{ signal: 'logs', template: 'prod-{service}', table }]);
    expect(nameTemplate(named, 'logs')).toBe('prod-<service>');
    expect(withName(named, 'logs', '').serviceNames).toEqual([{ signal: 'logs', table }]);
    expect(withName({}, 'traces', 'all the same').serviceNames).toEqual([]);
  });

  it('takes the longest window as a length of time, or not at all', () => {
    const narrowed = withLongest({}, 'logs', '6h');
    expect(narrowed.longest).toEqual({ logs: 21_600_000 });
    expect(longestText(narrowed, 'logs')).toBe('6h');
    expect(longestText(withLongest({}, 'logs', '1500ms'), 'logs')).toBe('1500ms');
    expect(withLongest(narrowed, 'logs', 'soon').longest).toEqual({});
  });

  it('takes thresholds within their bounds only', () => {
    expect(withThreshold({}, 'failingErrors', '0,05').thresholds).toEqual({ failingErrors: 0.05 });
    expect(withThreshold({ thresholds: { failingErrors: 0.05 } }, 'failingErrors', '7').thresholds).toEqual({});
    expect(withThreshold({}, 'failingSlow', '3').thresholds).toEqual({ failingSlow: 3 });
    expect(withThreshold({}, 'failingSlow', 'three').thresholds).toEqual({});
  });
});
