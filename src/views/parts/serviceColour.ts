import type { GrafanaTheme2 } from '@grafana/data';

/** How a service is painted: a colour, and a pattern over it where the colours are used up. */
export interface ServiceColour {
  readonly colour: string;
  /** A CSS `background-image` that tells two services of the same colour apart. */
  readonly pattern?: string;
}

/**
 * Eight of Grafana's own colours for either kind of theme: the ones that stay furthest apart for trichromats and for
 * people who see no red, green or blue, that stand out by 3 : 1 from what is behind them, and that do not look like an
 * error or a warning. By value, because Grafana's themes for the colour-blind give the names to other colours, some
 * of which could not be told from the rest.
 */
const onDark = ['#5794F2', '#56A64B', '#806EB7', '#D683CE', '#967302', '#70DBED', '#8AB8FF', '#96D98D'];
const onLight = ['#3274D9', '#3F6833', '#806EB7', '#962D82', '#967302', '#2F575E', '#1250B0', '#3F2B5B'];
const colours = onDark.length;

/**
 * Paints services that are seen together: all alike in every theme and after every reload, and no two the same as
 * long as there are at most 24. Each service wishes a colour by its name; the first by name of those with the same
 * wish has it in any company, the others take what is left, and only then patterns begin. The name always stands
 * beside the colour.
 */
export function serviceColours(names: Iterable<string>, theme: GrafanaTheme2): (name: string) => ServiceColour {
  const looks = looksOf(theme);
  const places = placesOf(names);
  return (name) => looks[(places.get(name) ?? wishOf(name)) % looks.length] ?? { colour: theme.colors.text.secondary };
}

/** All colours plain, then all striped, then all split lengthwise. */
function looksOf({ colors, isDark }: GrafanaTheme2): ServiceColour[] {
  const gap = colors.background.primary;
  const patterns = [
    undefined,
    `repeating-linear-gradient(135deg, transparent 0 4px, ${gap} 4px 6px)`,
    `linear-gradient(transparent 0 40%, ${gap} 40% 60%, transparent 60%)`,
  ];
  return patterns.flatMap((pattern) => (isDark ? onDark : onLight).map((colour) => ({ colour, pattern })));
}

/** Round by round, in each of which every colour is given away once: first to who wishes it, then to who comes next. */
function placesOf(names: Iterable<string>): Map<string, number> {
  const places = new Map<string, number>();
  let waiting = [...new Set(names)].sort();
  for (let round = 0; waiting.length > 0; round += 1) {
    const free = new Set(Array.from({ length: colours }, (_, colour) => colour));
    const take = (name: string, colour: number | undefined) => {
      if (colour === undefined || !free.delete(colour)) {
        return false;
      }
      places.set(name, round * colours + colour);
      return true;
    };
    const outdone = waiting.filter((name) => !take(name, wishOf(name)));
    waiting = outdone.filter((name) => !take(name, nextFree(free, wishOf(name))));
  }
  return places;
}

function wishOf(name: string): number {
  return hash(name) % colours;
}

/** The first free colour from the wished one on, beginning anew at the end. */
function nextFree(free: ReadonlySet<number>, wish: number): number | undefined {
  const from = (colour: number) => (colour - wish + colours) % colours;
  return [...free].sort((a, b) => from(a) - from(b))[0];
}

/** FNV-1a with a final mix, so that names which differ in one letter fall far apart. */
function hash(text: string): number {
  let mixed = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    mixed = Math.imul(mixed ^ text.charCodeAt(index), 0x01000193);
  }
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}
