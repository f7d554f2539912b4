import type { LogMark } from '../../model/spanLogs';
import { epochMs, ms } from '../../model/units';
import { levelCounts, logTicks } from './logTicks';

const zero = epochMs(1_700_000_000_000);
const mark = (at: number, level: LogMark['level']): LogMark => ({ at: epochMs(zero + at), level });

describe('the ticks of log lines on an axis', () => {
  it('stand at their instant, lines of one moment together under the gravest level', () => {
    const ticks = logTicks(
      [mark(0, 'info'), mark(50, 'info'), mark(50.1, 'error')],
      { from: ms(0), to: ms(100) },
      zero
    );
    expect(ticks).toEqual([
      { share: 0, level: 'info', counts: [['info', 1]] },
      {
        share: 0.5,
        level: 'error',
        counts: [
          ['error', 1],
          ['info', 1],
        ],
      },
    ]);
  });

  it('leave out what is not in sight', () => {
    expect(logTicks([mark(0, 'info'), mark(50, 'info')], { from: ms(10), to: ms(20) }, zero)).toEqual([]);
  });

  it('count levels, gravest first', () => {
    expect(levelCounts([mark(1, 'info'), mark(2, 'warn'), mark(3, 'info')])).toEqual([
      ['warn', 1],
      ['info', 2],
    ]);
  });
});
