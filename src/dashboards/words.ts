import type { FieldDefaults, Mapped } from './dashboard';
import { said, type Edition } from './edition';
import { states } from './figures';

/** The words for how a service is, each with a shape and a colour, by the number that stands for it. */
export function stateWords(edition: Edition, well: 'text' | 'transparent'): NonNullable<FieldDefaults['mappings']> {
  const working = said(edition, '● Working', '● 정상');
  const slow = said(edition, '▲ Slower than usual', '▲ 평소보다 느림');
  const someFail = said(edition, '◆ Some requests fail', '◆ 일부 요청 실패');
  const failing = said(edition, '✕ Failing', '✕ 장애');
  const words: ReadonlyArray<readonly [keyof typeof states, string, string]> = [
    ['working', working, well],
    // Grafana's yellow cannot be read on white.
    ['slow', slow, '#A87B00'],
    ['someFail', someFail, 'orange'],
    ['someFailAndSlow', someFail, 'orange'],
    ['failing', failing, 'red'],
    ['failingAndSlow', failing, 'red'],
  ];
  const options: Record<string, Mapped> = Object.fromEntries(
    words.map(([state, text, color], index) => [String(states[state]), { text, color, index }])
  );
  return [{ type: 'value', options }];
}

/** One word for whatever is there, for timelines of things that are there or not. */
export function thereWord(text: string): NonNullable<FieldDefaults['mappings']> {
  return [
    {
      type: 'value',
      options: Object.fromEntries(
        Array.from({ length: 20 }, (_, index) => [String(index + 1), { text, color: 'blue', index }])
      ),
    },
  ];
}
