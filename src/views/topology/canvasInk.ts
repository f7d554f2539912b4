import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';
import type { HealthLevel } from '../../analysis/health';
import type { LinkTone } from './canvasFacts';
import { calmOpacity } from './textScale';

/** Colours and letters of a drawing that is not made of elements: on a canvas and in a file. */
export interface MapInk {
  readonly background: string;
  readonly surface: string;
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  /** For lines among so many: the more, the fainter. */
  readonly lineAmong: (links: number) => string;
  readonly border: string;
  readonly boxBorder: string;
  readonly error: string;
  readonly warning: string;
  readonly accent: string;
  readonly font: string;
}

export function mapInk({ colors, typography }: GrafanaTheme2): MapInk {
  return {
    background: colors.background.primary,
    surface: colors.background.secondary,
    text: colors.text.primary,
    muted: colors.text.secondary,
    line: laidOver(colors.border.strong, colors.background.primary, 1.15),
    lineAmong: (links) =>
      laidOver(colors.border.strong, colors.background.primary, Math.max(0.2, 1.15 * calmOpacity(links))),
    border: colors.border.medium,
    boxBorder: colors.border.weak,
    error: colors.error.text,
    warning: colors.warning.text,
    accent: colors.primary.text,
    font: typography.fontFamily,
  };
}

export function linkInk(ink: MapInk, tone: LinkTone): string {
  return { usual: ink.line, error: ink.error, warning: ink.warning, changed: ink.text, traced: ink.accent }[tone];
}

/** A colour that lets none through: where lines cross, translucent ones would add up to a glare. */
function laidOver(colour: string, ground: string, strength: number): string {
  const above = colorManipulator.decomposeColor(colour).values;
  const below = colorManipulator.decomposeColor(ground).values;
  const share = Math.min(1, (above[3] ?? 1) * strength);
  const parts = [0, 1, 2].map((part) => Math.round((below[part] ?? 0) * (1 - share) + (above[part] ?? 0) * share));
  return `rgb(${parts.join(', ')})`;
}

/** The colour a level has earned; undefined for all that is well or unknown. */
export function levelInk(ink: MapInk, level: HealthLevel | undefined): string | undefined {
  if (level === 'failing') {
    return ink.error;
  }
  return level === 'degraded' || level === 'affected' ? ink.warning : undefined;
}
