import fc from 'fast-check';
import { alikeFindings } from './alikeFindings';
import type { Finding } from './overRepresented';

const finding = (key: string, count: number, meaning: Finding['meaning'] = 'operation'): Finding => ({
  key,
  value: 'x',
  isText: true,
  meaning,
  selected: { count, of: 10 },
  others: { count: 1, of: 100 },
  difference: 0.5,
  interval: { from: 0.4, to: 0.6 },
  ratio: 2,
  p: 0,
  falseDiscovery: 0,
  isOfPresence: false,
});

describe('findings with the very same counts', () => {
  it('are one, led by the first, unless they mean something else', () => {
    const given = [finding('name', 9), finding('span.rpc.method', 9), finding('span.app.version', 9, 'version')];
    expect(alikeFindings(given)).toEqual([
      { finding: given[0], alike: [given[1]] },
      { finding: given[2], alike: [] },
    ]);
  });

  it('are each in exactly one group', () => {
    const counts = fc.array(fc.nat(4), { maxLength: 20 });
    fc.assert(
      fc.property(counts, (drawn) => {
        const given = drawn.map((count, index) => finding(`key${index}`, count));
        const grouped = alikeFindings(given).flatMap((group) => [group.finding, ...group.alike]);
        expect(new Set(grouped)).toEqual(new Set(given));
        expect(grouped).toHaveLength(given.length);
      })
    );
  });
});
