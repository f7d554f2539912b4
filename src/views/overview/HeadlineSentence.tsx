import { t, Trans } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { Fragment } from 'react';
import { Link } from 'react-router-dom';
import type { Headline, Hurt } from '../../analysis/headline';
import { timeZoneOf } from '../../grafana/timeZone';
import type { Release } from '../../model/release';
import { HealthShape } from '../parts/HealthMark';
import { listPieces } from '../parts/language';
import { sentenceStyle } from '../parts/sentenceStyle';
import { serviceLabel } from '../parts/serviceName';
import { overviewPath, servicePath, type Context } from '../routes';
import { AfterRelease } from './AfterRelease';
import { byLevel, calmText, countText, headlineFacts, mostNamed, sinceThen, slowBefore } from './headlineTexts';

interface Props {
  readonly headline: Headline;
  readonly context: Context;
}

interface SentenceProps extends Props {
  /** Those within the window, in order. */
  readonly releases?: readonly Release[];
}

const noReleases: readonly Release[] = [];

/** How the environment is, said before it is drawn. Services and the time are links. */
export function HeadlineSentence({ headline, context, releases = noReleases }: SentenceProps) {
  const sentence = useStyles2(sentenceStyle);
  return (
    <p className={sentence} data-testid="headline" aria-live="polite">
      {headline.level && <HealthShape level={headline.level} size={14} />}
      <span>
        {countText(headline, t)} <Story headline={headline} context={context} />{' '}
        <AfterRelease headline={headline} context={context} releases={releases} />
      </span>
    </p>
  );
}

function Story({ headline, context }: Props) {
  switch (headline.kind) {
    case 'errors':
      return <Failing headline={headline} context={context} />;
    case 'slow':
      return <Slow headline={headline} context={context} />;
    case 'hurt':
      return (
        <>
          <WhoIsHurt headline={headline} context={context} /> {calmText(headline, t)}
        </>
      );
    default:
      return <>{calmText(headline, t)}</>;
  }
}

/** How many requests fail, since when, and through whom. */
function Failing({ headline, context }: Props) {
  const { since, hurt } = headline;
  const values = headlineFacts(headline, t, timeZoneOf(context.timezone));
  const causes = <Causes headline={headline} context={context} />;
  return since === undefined ? (
    <Trans
      i18nKey="overview.headline.failing-through"
      defaults="{{ratio}} of requests fail ({{rate}}), through <causes/>."
      values={values}
      components={{ causes }}
    />
  ) : (
    <Trans
      i18nKey="overview.headline.failing-since-through"
      defaults="{{ratio}} of requests fail ({{rate}}) since <at>{{time}}</at>, through <causes/>."
      values={values}
      components={{
        causes,
        at: <Link to={overviewPath(sinceThen(context, since), { selected: hurt[0]?.service })} />,
      }}
    />
  );
}

function Causes({ headline, context }: Props) {
  const named = headline.hurt.slice(0, mostNamed);
  const [worst] = named;
  const told = { window: headline.window, timeZone: timeZoneOf(context.timezone) };
  const before = worst ? slowBefore(worst, t, told) : '';
  return (
    <>
      <Names named={named} beside={before && ` ${before}`} context={context} />
      <More count={headline.hurt.length - named.length} />
    </>
  );
}

function Slow({ headline, context }: Props) {
  const { since, hurt } = headline;
  const values = headlineFacts(headline, t, timeZoneOf(context.timezone));
  const service = hurt[0]?.service;
  const components = {
    at: <Link to={overviewPath(sinceThen(context, since), { selected: service })} />,
    to: service ? <Link to={servicePath(context, service)} /> : <span />,
  };
  return since === undefined ? (
    <Trans
      i18nKey="overview.headline.slow"
      defaults="<to>{{service}}</to> takes {{p95}} (p95), {{times}} its usual."
      values={values}
      components={components}
    />
  ) : (
    <Trans
      i18nKey="overview.headline.slow-since"
      defaults="<to>{{service}}</to> takes {{p95}} (p95), {{times}} its usual, since <at>{{time}}</at>."
      values={values}
      components={components}
    />
  );
}

/** Who is hurt, where nothing says that those who ask feel it. */
function WhoIsHurt({ headline, context }: Props) {
  const groups = byLevel(headline, t);
  return (
    <>
      {groups.map(({ word, named }, index) => (
        <Fragment key={word}>
          {index > 0 && '. '}
          {word} <Names named={named} context={context} />
        </Fragment>
      ))}
      <More count={headline.hurt.length - mostNamed} />.
    </>
  );
}

interface NamesProps {
  readonly named: readonly Hurt[];
  /** Said beside the first. */
  readonly beside?: string;
  readonly context: Context;
}

/** Services as links: `a`, `a and b`, `a, b, and c`. */
function Names({ named, beside, context }: NamesProps) {
  return (
    <>
      {listPieces(named.length).map((piece, index) => (
        <Fragment key={index}>
          {'between' in piece ? piece.between : <Name hurt={named[piece.item]} context={context} />}
          {index === 0 && beside}
        </Fragment>
      ))}
    </>
  );
}

function Name({ hurt, context }: { readonly hurt?: Hurt; readonly context: Context }) {
  return hurt ? <Link to={servicePath(context, hurt.service)}>{serviceLabel(hurt.service, t)}</Link> : null;
}

function More({ count }: { readonly count: number }) {
  return count > 0 ? <> {t('overview.headline.and-more', '(and {{more}} more)', { more: count })}</> : null;
}
