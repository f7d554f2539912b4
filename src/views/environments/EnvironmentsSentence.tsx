import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { Fragment } from 'react';
import { Link } from 'react-router-dom';
import type { Environment } from '../../model/environment';
import { HealthShape } from '../parts/HealthMark';
import { overviewPath, type Context } from '../routes';
import type { EnvironmentAnswer } from './environmentAnswer';
import { countsText, limitsText, servicesText } from './environmentTexts';

interface Props {
  /** The worst first. */
  readonly environments: readonly Environment[];
  readonly answers: ReadonlyMap<string, EnvironmentAnswer>;
  readonly context: Context;
}

/** The table below has them all. */
const mostNamed = 3;

/** How many environments need attention, and which, before they are listed. */
export function EnvironmentsSentence({ environments, answers, context }: Props) {
  const styles = useStyles2(getStyles);
  const hurt = environments.flatMap((environment) => {
    const answer = answers.get(environment.id);
    const said = answer?.is === 'figures' ? answer.figures.said : undefined;
    return said && said.attention > 0 ? [{ environment, said }] : [];
  });
  const count = (...of: ReadonlyArray<EnvironmentAnswer['is']>) =>
    environments.filter(({ id }) => of.includes(answers.get(id)?.is ?? 'awaited')).length;
  const counts = {
    all: environments.length,
    attention: hurt.length,
    failed: count('failed', 'cancelled'),
    awaited: count('awaited'),
  };
  const level = hurt[0]?.said.level;
  const more = hurt.length - mostNamed;
  return (
    <p className={styles.sentence} data-testid="environments-sentence" aria-live="polite">
      {level && <HealthShape level={level} size={14} />}
      <span>
        {countsText(counts, t)}
        {hurt.slice(0, mostNamed).map(({ environment, said }, index) => (
          <Fragment key={environment.id}>
            {separator(index)}
            <Link to={overviewPath({ ...context, 'var-env': environment.id })}>{environment.name}</Link>
            {`, ${servicesText(said.attention, t)}`}
          </Fragment>
        ))}
        {more > 0 && ` ${t('environments.and-more', '(and {{more}} more)', { more })}`}. {limitsText(counts, t)}
      </span>
    </p>
  );
}

/** Punctuation, the same in every language. */
function separator(index: number): string {
  return index === 0 ? ': ' : '; ';
}

const getStyles = (theme: GrafanaTheme2) => ({
  sentence: css({
    display: 'flex',
    alignItems: 'baseline',
    gap: theme.spacing(1),
    minHeight: 28,
    margin: 0,
    fontSize: theme.typography.h5.fontSize,
    // Beside the first line, however many there are.
    '& svg': { flex: 'none', alignSelf: 'flex-start', marginTop: 'calc((1lh - 14px) / 2)' },
    '& a': { color: theme.colors.text.link, textDecoration: 'underline' },
  }),
});
