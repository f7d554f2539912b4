/** What measures and draws letters. */
type Letters = Pick<CanvasRenderingContext2D, 'measureText' | 'font'>;

/** Cuts texts to the width they have; each is measured once. */
export interface TextFitter {
  /** `text`, or its beginning with an ellipsis, so that it is at most `room` wide at a letter size. */
  readonly fitted: (letters: Letters, text: string, at: { readonly room: number; readonly size: number }) => string;
  readonly width: (letters: Letters, text: string, size: number) => number;
}

/** Size at which texts are measured: widths of all others follow. */
const measured = 20;

export function textFitter(font: string): TextFitter {
  const widths = new Map<string, number>();
  const cuts = new Map<string, string>();
  const width = (letters: Letters, text: string, size: number) => {
    const known = widths.get(text);
    if (known !== undefined) {
      return known * size;
    }
    const before = letters.font;
    letters.font = `${measured}px ${font}`;
    const share = letters.measureText(text).width / measured;
    letters.font = before;
    widths.set(text, share);
    return share * size;
  };
  const fitted: TextFitter['fitted'] = (letters, text, { room, size }) => {
    const whole = width(letters, text, size);
    if (whole <= room) {
      return text;
    }
    // Widths of letters differ: the first guess is that they do not, and the rest is found letter by letter.
    const key = `${Math.floor((room / size) * 4)} ${text}`;
    const known = cuts.get(key);
    if (known !== undefined) {
      return known;
    }
    const marks = [...text];
    let length = Math.max(1, Math.floor((marks.length * room) / whole));
    while (length > 1 && width(letters, `${marks.slice(0, length).join('')}…`, size) > room) {
      length--;
    }
    const cut = `${marks.slice(0, length).join('').trimEnd()}…`;
    cuts.set(key, cut);
    return cut;
  };
  return { fitted, width };
}
