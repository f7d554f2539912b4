import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React from 'react';

/** The id of the map in words: where the link before the drawing leads. */
export const twinId = 'map-in-words';

/** Before the drawing, for whoever reads with the keyboard or aloud: seen only while it has the focus. */
export function SkipToTwin({ onSkip }: { readonly onSkip: () => void }) {
  const styles = useStyles2(getStyles);
  return (
    <Button
      variant="secondary"
      size="sm"
      icon="table"
      className={styles.skip}
      onClick={onSkip}
      data-testid="skip-to-twin"
    >
      {t('map.read-as-table', 'Read the map as a table')}
    </Button>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  skip: css({
    position: 'absolute',
    zIndex: theme.zIndex.dropdown,
    '&:not(:focus)': { width: 1, height: 1, padding: 0, overflow: 'hidden', clipPath: 'inset(50%)' },
  }),
});
