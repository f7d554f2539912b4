import { keepForSession, readSessionSettings } from './sessionSettings';
import type { SavedSettings } from './settings';

const source = (uid: string) => ({ uid, matchers: [] });
const saved: SavedSettings = {
  demo: false,
  environments: [{ id: 'a', name: 'A', metrics: source('m'), traces: source('t'), logs: source('l') }],
};

afterEach(() => window.sessionStorage.clear());

describe('a choice for this tab', () => {
  it('is there after a reload', () => {
    expect(readSessionSettings()).toBeUndefined();
    keepForSession(saved);
    expect(readSessionSettings()).toEqual(saved);
    keepForSession(undefined);
    expect(readSessionSettings()).toBeUndefined();
  });

  it('may be the demo', () => {
    keepForSession({ demo: true, environments: [] });
    expect(readSessionSettings()).toEqual({ demo: true, environments: [] });
  });

  it.each(['nonsense', '{}', 'null', '{"version":2,"environments":[{"id":"x"}]}', '{"version":9}'])(
    'is not believed where it is %s',
    (text) => {
      expect(readSessionSettings({ getItem: () => text })).toBeUndefined();
    }
  );

  it('is not kept, without complaint, where there is no storage', () => {
    const none = () => {
      throw new Error('forbidden');
    };
    expect(() => keepForSession(saved, { setItem: none, removeItem: none })).not.toThrow();
    expect(readSessionSettings({ getItem: none })).toBeUndefined();
  });
});
