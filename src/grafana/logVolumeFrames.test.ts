import { logLevels, type LogLevel, type LogVolume } from '../model/log';
import { epochMs } from '../model/units';
import { logVolumeFrames, type LevelLook } from './logVolumeFrames';

const looks = Object.fromEntries(
  logLevels.map((level) => [level, { name: `the ${level}`, colour: `c-${level}` }])
) as Record<LogLevel, LevelLook>;
const at = [epochMs(1000), epochMs(2000)];
const volume: LogVolume = {
  byLevel: new Map([
    ['info', { at, values: [5, undefined] }],
    ['error', { at, values: [0, 2] }],
  ]),
};

describe('log volume as Grafana draws it', () => {
  const frames = logVolumeFrames(volume, looks);

  it('has a frame per level that occurs, the gravest first', () => {
    expect(frames.map((frame) => frame.name)).toEqual(['error', 'info']);
  });

  it('keeps a gap a gap and a zero a zero', () => {
    expect(frames.map((frame) => frame.fields[1]?.values)).toEqual([
      [0, 2],
      [5, null],
    ]);
  });

  it('names and colours each level as the page does', () => {
    expect(frames[0]?.fields[1]?.config).toMatchObject({ displayName: 'the error', color: { fixedColor: 'c-error' } });
  });
});
