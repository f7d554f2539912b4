import fc from 'fast-check';
import { windowOf } from '../model/window';
import { deployNotesParams, readDeployNotes } from './annotations';

const inProd = [{ label: 'deployment_environment', op: '=', value: 'prod' }] as const;

describe('notes of deploys', () => {
  it('are asked for by any of the tags that tools write', () => {
    expect(deployNotesParams(windowOf(1000, 2000)).toString()).toBe(
      'from=1000&to=2000&type=annotation&matchAny=true&limit=100&tags=deploy&tags=deployment&tags=release'
    );
  });

  it('are read in order, as words', () => {
    const reply = [
      { id: 2, time: 2000, timeEnd: 2000, text: '<b>cart</b>\n2.0.0', tags: ['deploy', 7] },
      { id: 1, time: 1000, tags: ['release', 'ad'] },
      { id: 3, time: 'never', text: 'no moment' },
      { id: 4, time: 3000, text: '', tags: [] },
      null,
    ];
    expect(readDeployNotes(reply, []).value).toEqual([
      { at: 1000, text: '', tags: ['release', 'ad'] },
      { at: 2000, text: 'cart 2.0.0', tags: ['deploy', '7'] },
    ]);
  });

  it('of another environment are left out; those that name none may be of any', () => {
    const note = (...tags: string[]) => [{ time: 1, text: 'x', tags }];
    const isKept = (...tags: string[]) => readDeployNotes(note(...tags), inProd).value.length === 1;
    expect([isKept('env:prod'), isKept('environment=staging'), isKept('deploy')]).toEqual([true, false, true]);
    expect(readDeployNotes(note('env:staging'), []).value).toHaveLength(1);
  });

  it('are none, with a caveat, where the reply is something else', () => {
    expect(readDeployNotes({ message: 'no' }, [])).toMatchObject({
      is: 'ready',
      value: [],
      caveats: [{ kind: 'notes-unread' }],
    });
    fc.assert(fc.property(fc.anything(), (reply) => readDeployNotes(reply, inProd).is === 'ready'));
  });
});
