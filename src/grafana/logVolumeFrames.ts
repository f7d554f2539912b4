import { logLevels, type LogLevel, type LogVolume } from '../model/log';
import { lineFrame, type DrawnFrame } from './drawnFrame';

/** How a level is called and coloured, in the reader's language and theme. */
export interface LevelLook {
  readonly name: string;
  readonly colour: string;
}

/** One frame per level that occurs, the gravest first, so that it stands at the bottom of the stack. */
export function logVolumeFrames(volume: LogVolume, looks: Readonly<Record<LogLevel, LevelLook>>): DrawnFrame[] {
  return logLevels.flatMap((level) => {
    const series = volume.byLevel.get(level);
    const { name, colour } = looks[level];
    const color = { mode: 'fixed', fixedColor: colour } as const;
    return series ? [lineFrame(series, level, { displayName: name, unit: 'short', min: 0, color })] : [];
  });
}
