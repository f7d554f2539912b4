import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { Link } from 'react-router-dom';
import type { Tally } from '../../analysis/patterns/patternRows';
import type { LogLine } from '../../model/log';
import { formatCount } from '../parts/format';
import { serviceColours } from '../parts/serviceColour';

interface Props {
  readonly services: readonly Tally[];
  /** Lines of the pattern, by which the page of a service is found. */
  readonly lines: readonly LogLine[];
  readonly serviceHref: (line: LogLine) => string | undefined;
}

const mostNamed = 3;

/** Who writes such lines: the first three by name, the others by their number. */
export function PatternServices({ services, lines, serviceHref }: Props) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const colourOf = useMemo(
    () =>
      serviceColours(
        services.map(({ name }) => name),
        theme
      ),
    [services, theme]
  );
  const more = services.slice(mostNamed);
  return (
    <>
      {services.slice(0, mostNamed).map(({ name, count }) => {
        const line = lines.find(({ service }) => service === name);
        const href = line && serviceHref(line);
        const { colour, pattern } = colourOf(name);
        return (
          <span key={name} className={styles.service} title={[name, formatCount(count)].join(': ')}>
            <span className={styles.swatch} style={{ backgroundColor: colour, backgroundImage: pattern }} />
            {href ? <Link to={href}>{name}</Link> : <bdi>{name}</bdi>}
          </span>
        );
      })}
      {more.length > 0 && (
        <span title={more.map(({ name }) => name).join(', ')}>
          {t('patterns.more-services', '', {
            count: more.length,
            defaultValue_one: 'and 1 other service',
            defaultValue_other: 'and {{count}} other services',
          })}
        </span>
      )}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  service: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    minWidth: 0,
    '& a:hover': { color: theme.colors.text.link, textDecoration: 'underline' },
  }),
  swatch: css({ width: 8, height: 8, borderRadius: 2, flex: 'none' }),
});
