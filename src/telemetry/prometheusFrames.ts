import { isExemplarFrame } from './exemplars';
import { at, fieldsOf, isRecord, momentOf, rowsOf, textOf } from './columns';
import type { Frame, FrameField } from './frame';
import type { Answers } from './question';
import { readPart, type Reading } from './reading';
import { epochMs, type EpochMs } from '../model/units';
import type { Series } from '../model/series';
import { finished, type Steps } from '../model/steps';

export type Labels = Readonly<Record<string, string>>;

/** One value of an instant query with the labels of its series. */
export interface Sample {
  readonly labels: Labels;
  readonly value: number;
}

/** One series of a range query. */
export interface Course extends Series<number> {
  readonly labels: Labels;
}

/**
 * The vector an instant query answers with. Grafana gives it as one table with a column per label, or as one frame of
 * one row per series with the labels on the field. A value that is not finite is left out: it says "cannot be told".
 */
export function readSamples(answers: Answers, refId: string): Reading<Sample> {
  return readPart(answers, refId, {
    signal: 'metrics',
    expected: 'one number per series',
    read: (frames) => {
      const items: Sample[] = [];
      let unreadable = 0;
      for (const fields of numeric(frames)) {
        const value = valueField(fields);
        const labels = fields.filter((field) => field.type === 'string');
        for (let row = 0, rows = rowsOf(fields); row < rows; row++) {
          const read = at(value, row);
          if (value && typeof read === 'number' && Number.isFinite(read)) {
            items.push({ labels: labelsAt(labels, row, value), value: read });
          } else if (!value || !isGap(read)) {
            unreadable++;
          }
        }
      }
      return { items, unreadable };
    },
  });
}

/**
 * The matrix a range query answers with: each number field beside a time field is a series. Values that are not
 * finite become gaps. Exemplars that came along are left for their own reader.
 */
export function readCourses(answers: Answers, refId: string): Reading<Course> {
  return finished(readCoursesInSteps(answers, refId));
}

/** The same in steps, for answers of thousands of series. */
export function* readCoursesInSteps(answers: Answers, refId: string): Steps<Reading<Course>> {
  const frames = answers.get(refId)?.frames;
  const read = yield* coursesIn(Array.isArray(frames) ? frames : []);
  return readPart(answers, refId, { signal: 'metrics', expected: 'numbers over time', read: () => read });
}

/** So many series are read between two stops. */
const coursesPerStep = 32;

function* coursesIn(frames: readonly Frame[]): Steps<{ readonly items: Course[]; readonly unreadable: number }> {
  const items: Course[] = [];
  let unreadable = 0;
  for (const fields of numeric(frames)) {
    const time = fields.find((field) => field.type === 'time');
    const moments = time ? momentsOf(time) : undefined;
    const values = fields.filter((field) => field.type === 'number');
    if (!moments || values.length === 0) {
      unreadable += rowsOf(fields);
      continue;
    }
    const labels = fields.filter((field) => field.type === 'string');
    for (const field of values) {
      const course = courseOf(moments, field, labelsAt(labels, 0, field));
      unreadable += course.unreadable;
      if (items.push(course.course) % coursesPerStep === 0) {
        yield undefined;
      }
    }
  }
  return { items, unreadable };
}

/** Frames that hold plain numbers, as their fields: neither exemplars nor the cells of a native histogram. */
function numeric(frames: readonly Frame[]): ReadonlyArray<readonly FrameField[]> {
  return frames
    .filter((frame) => isRecord(frame) && !isExemplarFrame(frame))
    .map((frame) => (frame.meta?.type === 'heatmap-cells' ? fieldsOf(frame).slice(0, 1) : fieldsOf(frame)));
}

function valueField(fields: readonly FrameField[]): FrameField | undefined {
  const numbers = fields.filter((field) => field.type === 'number');
  return numbers.find((field) => /^value\b/i.test(field.name)) ?? numbers.at(-1);
}

function labelsAt(columns: readonly FrameField[], row: number, value: FrameField): Labels {
  const labels: Record<string, string> = {};
  if (isRecord(value.labels)) {
    for (const [name, text] of Object.entries(value.labels)) {
      const read = textOf(text);
      if (read !== undefined) {
        labels[name] = read;
      }
    }
  }
  for (const column of columns) {
    const read = textOf(at(column, row));
    if (read !== undefined) {
      labels[column.name] = read;
    }
  }
  return labels;
}

/** Undefined where a value is not a moment. */
function momentsOf(time: FrameField): ReadonlyArray<number | undefined> {
  const moments: Array<number | undefined> = new Array(time.values.length);
  for (let row = 0; row < moments.length; row++) {
    moments[row] = momentOf(time.values[row]);
  }
  return moments;
}

function courseOf(moments: ReadonlyArray<number | undefined>, field: FrameField, labels: Labels) {
  const when: EpochMs[] = [];
  const values: Array<number | undefined> = [];
  let unreadable = Math.max(0, field.values.length - moments.length);
  let rising = true;
  for (let row = 0; row < moments.length; row++) {
    const moment = moments[row];
    const value = field.values[row];
    if (moment === undefined || (typeof value !== 'number' && !isGap(value))) {
      unreadable++;
      continue;
    }
    rising = rising && moment >= (when.at(-1) ?? -Infinity);
    when.push(epochMs(moment));
    values.push(typeof value === 'number' && Number.isFinite(value) ? value : undefined);
  }
  return { course: { labels, ...(rising ? { at: when, values } : inOrder(when, values)) }, unreadable };
}

function inOrder(when: readonly EpochMs[], values: ReadonlyArray<number | undefined>): Series<number> {
  const order = when.map((_, index) => index).sort((a, b) => (when[a] ?? 0) - (when[b] ?? 0));
  return { at: order.map((index) => when[index] ?? epochMs(0)), values: order.map((index) => values[index]) };
}

/** Absence of a value, and NaN and the infinities, which some versions of Grafana write as null. */
function isGap(value: unknown): boolean {
  return value === null || value === undefined || typeof value === 'number';
}
