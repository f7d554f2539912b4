import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React from 'react';
import { useTimeKeys } from '../../grafana/clock';
import type { Absence } from '../../model/outcome';
import { traceqlOfForm } from '../../telemetry/searchedTraces';
import { asText } from '../parts/asText';
import { absenceText } from '../parts/problemText';
import { shownText } from '../parts/shownText';
import type { TracesView } from '../tracesRoutes';
import { relaxations } from './relaxations';
import { relaxationText } from './tracesTexts';

interface Props {
  readonly absence: Absence;
  readonly view: TracesView;
  readonly environment: string;
  readonly onView: (view: TracesView) => void;
}

/** Nothing was found: what was asked, and what one may leave out of it. */
export function NoTraces({ absence, view, environment, onView }: Props) {
  const styles = useStyles2(getStyles);
  const { zoomOut } = useTimeKeys();
  return (
    <div className={styles.box}>
      <p>
        {absence.why === 'nothing-found'
          ? t('traces.none', 'No trace in {{environment}} in this time has a span like this:', {
              environment,
              ...asText,
            })
          : absenceText(absence, t)}
      </p>
      <pre className={styles.asked}>{shownText(view.traceql ?? traceqlOfForm(view))}</pre>
      <div className={styles.ways}>
        <Button size="sm" variant="secondary" icon="search-minus" onClick={zoomOut}>
          {t('traces.wider', 'Twice as much time')}
        </Button>
        {relaxations(view).map((relaxation) => (
          <Button
            key={relaxation.without}
            size="sm"
            variant="secondary"
            icon="times"
            onClick={() => onView({ ...relaxation.view, selection: undefined, tab: undefined })}
          >
            {relaxationText(relaxation, t)}
          </Button>
        ))}
      </div>
      <p>{t('traces.none-late', 'Tempo shows what happened only after about 30 seconds.')}</p>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: theme.spacing(1),
    '& p': { margin: 0 },
  }),
  asked: css({ margin: 0, maxWidth: '100%', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }),
  ways: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }),
});
