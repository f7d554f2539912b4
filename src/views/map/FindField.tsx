import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, IconButton, Input, useStyles2 } from '@grafana/ui';
import React, { useId } from 'react';
import { asText } from '../parts/asText';
import { formatCount } from '../parts/format';
import { FindOffers } from './FindOffers';
import type { FindState } from './useFind';

/** What is looked for on the map: a name, or a small query; a list offers how it could go on. */
export function FindField({ find }: { readonly find: FindState }) {
  const styles = useStyles2(getStyles);
  const listId = useId();
  const faultId = useId();
  const { box, text, fault, offers } = find;
  const chosen = offers.chosen === undefined ? undefined : `${listId}-${offers.chosen}`;
  return (
    <div className={styles.box} ref={box}>
      <Input
        type="search"
        role="combobox"
        value={text}
        prefix={<Icon name="search" />}
        suffix={<Found find={find} />}
        placeholder={t('map.find.placeholder', 'Find: cart, errors > 1%, kind = database')}
        aria-label={t('map.find.title', 'Find on the map')}
        aria-autocomplete="list"
        aria-expanded={offers.list.length > 0}
        aria-controls={listId}
        aria-activedescendant={chosen}
        aria-invalid={fault !== undefined}
        aria-describedby={fault === undefined ? undefined : faultId}
        onChange={({ currentTarget }) => find.onType(currentTarget.value, currentTarget.selectionStart)}
        onFocus={find.onFocus}
        onBlur={find.onBlur}
        onKeyDown={find.onKeyDown}
        data-testid="map-find"
      />
      <FindOffers id={listId} offers={offers} onTake={find.onTake} />
      {fault !== undefined && offers.list.length === 0 && (
        <div id={faultId} role="status" className={styles.fault} data-testid="map-find-fault">
          <Icon name="exclamation-triangle" size="sm" /> {fault}
        </div>
      )}
    </div>
  );
}

/** How many there are, which of them one is at, and what can be done with them. */
function Found({ find }: { readonly find: FindState }) {
  const styles = useStyles2(getStyles);
  const { count, at, fault } = find;
  if (find.text.trim() === '') {
    return <kbd className={styles.key}>/</kbd>;
  }
  const total = formatCount(count ?? 0);
  return (
    <span className={styles.found}>
      {fault === undefined && count !== undefined && (
        <span role="status" data-testid="map-found" className={styles.count}>
          {at === undefined
            ? t('map.find.count', '{{total}} found', { total, ...asText })
            : t('map.find.at', '{{at}} of {{total}}', { at: formatCount(at + 1), total, ...asText })}
        </span>
      )}
      {count !== undefined && count > 0 && (
        <>
          <IconButton
            name="angle-up"
            size="md"
            tooltip={t('map.find.previous', 'Previous found (shift+Enter)')}
            onClick={() => find.onStep(-1)}
          />
          <IconButton
            name="angle-down"
            size="md"
            tooltip={t('map.find.next', 'Next found (Enter)')}
            onClick={() => find.onStep(1)}
          />
          <IconButton
            name="eye-slash"
            size="sm"
            tooltip={t('map.find.hide', 'Hide what is found')}
            onClick={find.onHide}
          />
        </>
      )}
      <IconButton name="times" size="sm" tooltip={t('map.find.clear', 'Clear (Esc)')} onClick={find.onClear} />
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({ position: 'relative', '& input[type="search"]::-webkit-search-cancel-button': { display: 'none' } }),
  found: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.25) }),
  count: css({ whiteSpace: 'nowrap', fontSize: theme.typography.bodySmall.fontSize, marginRight: theme.spacing(0.5) }),
  key: css({ marginRight: theme.spacing(0.5) }),
  fault: css({
    position: 'absolute',
    top: '100%',
    left: 0,
    right: 0,
    zIndex: theme.zIndex.dropdown - 1,
    padding: theme.spacing(0.5, 1),
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.warning.text,
    background: theme.colors.background.elevated,
    borderRadius: theme.shape.radius.default,
    boxShadow: theme.shadows.z2,
  }),
});
