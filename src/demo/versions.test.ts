/** @jest-environment node */
import { releasesOf } from '../analysis/releases';
import { lengthOf } from '../model/window';
import type { Question } from '../telemetry/question';
import { metricScope, valueOf } from '../telemetry/testing/scopes';
import { versionsQuestion } from '../telemetry/versions';
import type { ServiceVersions } from '../model/release';
import { anchor, askDemo, type DemoAsked } from './testing/askDemo';

const question: Question<readonly ServiceVersions[]> = versionsQuestion(metricScope());
const versionsIn = (asked: DemoAsked = {}) => valueOf(question.read(askDemo({ is: 'versions' }, asked)));
const told = (asked?: DemoAsked) =>
  releasesOf(versionsIn(asked)).map(({ service, version, before, at }) => [
    service?.name,
    before,
    version,
    Math.round((at - anchor) / 60_000),
  ]);

describe('versions of the shop', () => {
  it('change once in the hour before the anchor: recommendation, three minutes before its cache fails', () => {
    expect(told()).toEqual([['recommendation', '1.4.2', '1.5.0', -21]]);
    expect(told({ environment: 'demo-eu' })).toEqual([]);
    expect(told({ environment: 'demo-staging' })).toEqual([]);
  });

  it('overlap for as long as Prometheus looks back', () => {
    const versions = versionsIn().find(({ service }) => service.name === 'recommendation')?.versions ?? [];
    const [old, young] = versions.map(({ seen }) => seen[0]);
    expect(old && young && lengthOf({ from: young.from, to: old.to })).toBe(285_000);
  });

  it('are known of every service', () => {
    expect(versionsIn({ environment: 'demo-eu' }).map(({ service }) => service.name)).toContain('재고-알림');
  });
});
