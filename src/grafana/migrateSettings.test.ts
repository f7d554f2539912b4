import fc from 'fast-check';
import { migrateSettings } from './migrateSettings';
import { readSettings } from './settings';

const prod = { id: 'prod', name: 'Production', metrics: { uid: 'm' }, traces: { uid: 't' }, logs: { uid: 'l' } };

describe('settings of another version', () => {
  it('of version 1 mean the same in version 2', () => {
    const first = { version: 1, demo: true, environments: [prod] };
    expect(migrateSettings(first)).toEqual({ is: 'current', value: { ...first, version: 2 } });
    expect(readSettings(first)).toEqual(readSettings({ ...first, version: 2 }));
    expect(readSettings(first).problems).toEqual([]);
  });

  it('leave what was stored as it was', () => {
    const first = Object.freeze({ version: 1, environments: Object.freeze([prod]) });
    migrateSettings(first);
    expect(first.version).toBe(1);
  });

  it('of a later version are not understood in part', () => {
    expect(migrateSettings({ version: 3, environments: [prod] })).toEqual({ is: 'newer', version: 3 });
    expect(readSettings({ version: 3, environments: [prod] }).saved.environments).toEqual([]);
    expect(readSettings({ version: 3, environments: [prod] }).unconfigured).toBe(false);
  });

  it('may be anything at all', () => {
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        expect(['current', 'newer']).toContain(migrateSettings(stored).is);
      })
    );
  });
});
