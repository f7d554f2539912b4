import { failed, ready } from '../../model/outcome';
import { hours, seconds } from '../../model/units';
import { english } from '../testing/english';
import { checkText, doubtText, findingText, reasonText } from './setupTexts';

describe('what the set-up says', () => {
  it('of why a data source was chosen', () => {
    expect(reasonText({ by: 'correlation', setting: 'serviceMap', of: 'Tempo' }, english)).toBe(
      'connected by the service graph setting of Tempo'
    );
    expect(reasonText({ by: 'name', key: 'prod' }, english)).toBe('named “prod”, like the others');
    expect(reasonText({ by: 'only-one' }, english)).toBe('the only one there is');
  });

  it('of what is doubtful', () => {
    expect(doubtText({ kind: 'dangling', of: 'Tempo', setting: 'tracesToLogs', uid: 'gone' }, english)).toMatch(
      '“trace to logs” of Tempo names “gone”'
    );
  });

  it('of what a check found', () => {
    const convention = {
      is: 'convention',
      title: 'Istio',
      unit: 'ms',
      histogram: 'native',
      interval: seconds(15),
      hasGraph: false,
    } as const;
    expect(findingText(convention, english)).toMatch('Istio, milliseconds, native histogram, every ');
    expect(findingText({ is: 'reaches-back', by: hours(24 * 7) }, english)).toBe('7 days or more');
    expect(findingText({ is: 'environments', label: 'env', values: [...'abcdefg'] }, english)).toBe(
      'env: a, b, c, d, e and 2 more'
    );
    expect(checkText(ready({ is: 'trace-id', where: 'line' }), english)).toEqual({
      text: 'no field; looked for in the line’s text',
      good: true,
    });
  });

  it('of a check that was refused, and what to ask for', () => {
    const { good, text } = checkText(failed({ kind: 'forbidden', signal: 'logs', reply: '403' }), english);
    expect(good).toBe(false);
    expect(text).toMatch(/^You may not query Logs\. Ask an administrator/);
  });
});
